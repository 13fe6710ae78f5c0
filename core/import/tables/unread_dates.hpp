#pragma once
// Does a table hold dates in columns whose names are not known, while no column tells the end? Then the day on which a subscription ends
// must not vanish because somebody calls it otherwise.

#include <map>
#include <string>

#include "core/import/values/fields.hpp"

namespace csp {

class UnreadDates {
 public:
  void look(const Cells& cells, std::size_t end_column);
  void tell(FileReport& report) const;

 private:
  std::map<std::string, std::string> examples_;  // by column
};

}  // namespace csp
