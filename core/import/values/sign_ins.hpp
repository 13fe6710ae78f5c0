#pragma once
// Who is the row of a table of users about? The sign-in name, without what mail programs put round it; and what is none is told, because
// scripts name the users so.

#include <optional>
#include <string>
#include <string_view>

#include "core/import/values/fields.hpp"

namespace csp {

class SignIns {
 public:
  // Empty: the row is about nobody, and the report says why: no name, or a user who is deleted.
  std::optional<std::string_view> of_row(FileReport& report, const Cells& cells, std::size_t column);

 private:
  std::string example_;  // of what is none, the first: all rows with such fold into one finding
};

}  // namespace csp
