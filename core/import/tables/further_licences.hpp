#pragma once
// A table of users may have the licences of one user in several columns: "License", "License 2", or nameless ones where a spreadsheet cut a
// cell into columns. All of them are read; what other columns hold besides is told, because it may be what the users are to have.

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/import/lists/user_records.hpp"
#include "core/import/reader.hpp"

namespace csp {

// "license2" and "licenses1" go on with what "license" and "licenses" begin. Both folded.
bool goes_on_with(std::string_view name, std::string_view first);

class FurtherLicences {
 public:
  // What this row says in all columns of the list, one a line; good until the next row.
  std::string_view text_of(const Cells& cells, std::size_t column);
  // Another column with a name that is known, which holds licences that are not among these?
  void compare(const ReaderContext& context, const Cells& cells, std::size_t column, UserRecords::HoldingNumber holding);
  // The first name in the text of a licence that is not among these.
  std::string other_in(const ReaderContext& context, std::string_view text, UserRecords::HoldingNumber holding);

 private:
  void find(const Cells& cells, std::size_t column);
  std::string unknown_of(const ReaderContext& context, std::string_view text, UserRecords::HoldingNumber holding);

  bool found_ = false;
  std::vector<std::size_t> places_;
  std::string text_;
  std::map<std::pair<std::string, UserRecords::HoldingNumber>, bool> others_;  // tells another licence than the holding has?
  std::map<int, std::string> examples_;                                        // by the place of the column, the first
};

}  // namespace csp
