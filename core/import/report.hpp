#pragma once
// What became of each row? Keeps the ledger of one file (read + repaired + refused = rows) and folds equal findings of many rows
// into one with many origins, so that a million bad rows stay readable.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/import/finding_ids.hpp"
#include "core/import/import.hpp"

namespace csp {

class Cells;

class FileReport {
 public:
  FileReport(ImportedFile& file, std::int32_t file_index) : file_(file), file_index_(file_index) {}

  using Arguments = std::vector<MessageArgument>;

  void begin_row(std::int64_t row);
  void end_row();
  Origin origin() const { return {file_index_, row_}; }
  bool row_refused() const { return outcome_ == Outcome::Refused; }

  // About the row that is being read. It counts as repaired or refused with them, and as read with note().
  void repaired(const FindingId& id, Arguments arguments = {}, std::string subject = {});
  void refused(const FindingId& id, Arguments arguments = {});
  void note(const FindingId& id, Arguments arguments = {}, std::string subject = {});

  // After its end, when the whole file is known: a value of this row, or the row itself, turns out to be unusable, or there is something
  // to say about it.
  void repaired_later(std::int32_t row, const FindingId& id, Arguments arguments = {});
  void refused_later(std::int32_t row, const FindingId& id, Arguments arguments = {});
  void noted_later(std::int32_t row, const FindingId& id, Arguments arguments = {}, std::string subject = {});

  void about_file(const FindingId& id, Arguments arguments = {}, Arguments action_arguments = {});

  // The number under which a column, or a path inside an item, is known in ImportedFile::fields.
  std::uint16_t field(std::string_view name);
  std::uint16_t field(const Cells& cells, std::size_t column);

  // Nothing of the file is used: every row becomes a refused one; `unread` more could not even be counted.
  void refuse_file(std::int64_t unread);

  // Forgets every finding: the file says something graver.
  void restart();

  // Totals behind "and 1,234 more". Call once at the end.
  void finish();

 private:
  enum class Outcome { Read, Repaired, Refused };
  void add(const FindingId& id, Origin origin, Arguments arguments, Arguments action_arguments, std::string subject);

  ImportedFile& file_;
  std::int32_t file_index_;
  std::int32_t row_ = 0;
  Outcome outcome_ = Outcome::Read;
  std::unordered_set<std::int32_t> repaired_rows_;
  std::vector<std::uint16_t> field_of_column_;                // of a table, whose columns stay the same
  std::unordered_map<std::string, std::size_t> index_;        // never walked: order comes from file_.findings
  std::map<std::string, std::size_t, std::less<>> distinct_;  // by rule
  std::map<std::string, std::size_t, std::less<>> more_;      // finding that counts the rest of a rule
};

}  // namespace csp
