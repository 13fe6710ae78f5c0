#pragma once
// One thing that can be opened: an export, or a packed file with parts of its own. Internal to the unpacker.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/import/containers/archive.hpp"
#include "core/import/containers/limits.hpp"
#include "core/import/finding_ids.hpp"
#include "core/import/import.hpp"

namespace csp {

struct PartContext {
  const Catalog& catalog;
  ImportOptions options;
  UnpackBudget budget;
};

class Part {
 public:
  virtual ~Part() = default;
  virtual void feed(std::string_view bytes) = 0;
  // After the last byte: does a slice of what is left to do; false when done.
  virtual bool work() = 0;
  virtual std::int64_t rows_so_far() const { return 0; }
  std::vector<ImportedFile> results;  // when done
};

// Tells by its first bytes what it is. `depth`: how many packed files it stands in.
std::unique_ptr<Part> make_part(PartContext& context, std::string name, int depth);
std::unique_ptr<Part> make_archive_part(PartContext& context, std::string name, int depth);
// The entries are those of a workbook; `archive` outlives the part.
std::unique_ptr<Part> make_workbook_part(PartContext& context, std::string name, std::string_view archive,
                                         std::vector<ArchiveEntry> entries);
bool is_workbook(const std::vector<ArchiveEntry>& entries);

// A part that cannot be used, with the reason.
ImportedFile refused_part(std::string name, const FindingId& id, std::vector<MessageArgument> arguments = {});

// Recognised parts first, in their order; among several, those that are nothing known become a note instead of a warning.
void put_in_order(std::vector<ImportedFile>& parts);

}  // namespace csp
