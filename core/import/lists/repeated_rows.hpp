#pragma once
// Does one row stand in a list twice? Two orders of as many units may end on one day, and a row may have been copied: both count, and it is
// said.

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>

#include "core/base/text.hpp"
#include "core/customer/customer.hpp"
#include "core/import/finding_ids.hpp"
#include "core/import/report.hpp"

namespace csp {

class RepeatedRows {
 public:
  // `cells`: all that tells two rows apart. For rows without an id of their own.
  void look(FileReport& report, std::span<const std::string_view> cells, const Subscription& subscription) {
    std::string row;
    for (const std::string_view cell : cells) row.append(cell).append("\n");
    const auto [known, first] = rows_.emplace(std::move(row), std::int64_t{report.origin().row});
    if (first) return;
    report.note(import_finding::kRowCountedTwice,
                {{"name", text::quoted(subscription.name)}, {"units", subscription.units}, {"first", known->second}}, subscription.key);
  }

 private:
  std::map<std::string, std::int64_t> rows_;  // what each said, and where
};

}  // namespace csp
