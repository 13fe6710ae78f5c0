#pragma once
// Do rows of one file hold the same GUID within different texts? "<tenant>:1001" and "<tenant>:1002" are two subscriptions, although a
// GUID is taken for the subscription's id where it stands in a text.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/customer/customer.hpp"
#include "core/import/report.hpp"

namespace csp {

class SharedIds {
 public:
  // `text`: the id as the row has it.
  void look(FileReport& report, const std::string& column, std::string_view text);
  struct Apart {
    Subscription* subscription = nullptr;
    std::string_view text;
  };
  // Once all rows are read: those that only the whole of their texts tells apart. A person is asked about them.
  std::vector<Apart> finish(FileReport& report, std::vector<Subscription>& subscriptions) const;

 private:
  struct Row {
    std::int32_t row = 0;
    std::string column;
    std::string text;
  };
  std::map<Guid, std::vector<Row>> rows_;  // of longer texts alone
};

}  // namespace csp
