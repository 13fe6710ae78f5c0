#pragma once
// Does one row stand in a list twice? Two orders of as many units may end on one day, and a row may have been copied: both count, and it is
// said.

#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>

#include "core/base/guid.hpp"
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

// For rows with ids: two of one id and product become one subscription. Under an id of Microsoft's that is one, and a seller may have given
// each part of an order the same number.
class RepeatedIds {
 public:
  void look(FileReport& report, std::span<const std::string_view> cells, const Subscription& subscription) {
    std::string row;
    for (const std::string_view cell : cells) row.append(cell).append("\n");
    const std::string product = subscription.product_sku ? subscription.product_sku->text() : text::folded(subscription.name);
    const Row now = {std::int64_t{report.origin().row}, subscription.units, std::hash<std::string>()(row)};
    const auto [known, first] = rows_.emplace(subscription.key + " " + product, now);
    if (first || known->second.units != subscription.units) return;  // other units are told where rows are joined
    if (!Guid::parse_plain(subscription.commerce_id)) {
      report.note(import_finding::kRowCountedOnce,
                  {{"name", text::quoted(subscription.name)},
                   {"units", subscription.units},
                   {"id", text::quoted(subscription.commerce_id)},
                   {"first", known->second.row}},
                  subscription.key);
    } else if (!cells.empty() && known->second.text == now.text) {
      report.note(import_finding::kRowRepeated);
    }
  }

 private:
  struct Row {
    std::int64_t row = 0;
    std::int64_t units = 0;
    std::size_t text = 0;  // of the row, in short
  };
  std::map<std::string, Row> rows_;
};

}  // namespace csp
