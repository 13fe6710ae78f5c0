#include "core/import/lists/compared_columns.hpp"

#include "core/base/text.hpp"
#include "core/import/values/ids.hpp"
#include "core/import/values/values.hpp"

namespace csp {
namespace {

std::string_view text_at(const Cells& cells, int place) {
  return value::without_spreadsheet_guard(cells.as_written()[static_cast<std::size_t>(place)]);
}

std::string name_at(const Cells& cells, int place) { return std::string(text::trimmed(cells.header()[static_cast<std::size_t>(place)])); }

// Words that are not known are told by themselves.
bool differ(Compared as, std::string_view one, std::string_view other) {
  switch (as) {
    case Compared::Units: {
      // Names of products, or the day of purchase, are another thing under the same name.
      const auto count = value::count(one), there = value::count(other);
      return count && there && count != there;
    }
    case Compared::PartNumber: {
      const auto product = value::product_sku_in(one), there = value::product_sku_in(other);
      return product && there && !(product->id == there->id);
    }
    case Compared::Day:
      return !value::same_date(value::date(one), value::date(other));
    case Compared::Renewal:
      return value::renews(one) && value::renews(other) && value::renews(one) != value::renews(other);
    case Compared::State: {
      const SubscriptionState state = value::state(one), there = value::state(other);
      return state != there && state != SubscriptionState::Unknown && there != SubscriptionState::Unknown;
    }
    case Compared::Term: {
      const Term term = value::term(one), there = value::term(other);
      return term != there && term != Term::Unknown && there != Term::Unknown;
    }
  }
  return false;
}

}  // namespace

void compare_columns(FileReport& report, const Cells& cells, std::initializer_list<ComparedColumn> columns) {
  for (const ComparedColumn& each : columns) {
    if (!cells.varies(each.column)) continue;
    for (const int place : cells.other_places(each.column)) {
      if (value::is_placeholder(text_at(cells, place)) || !differ(each.as, cells[each.column], text_at(cells, place))) continue;
      report.note(import_finding::kColumnsDiffer, {{"column", cells.name(each.column)}, {"other", name_at(cells, place)}});
      break;
    }
  }
}

int other_trial_place(const Cells& cells, std::size_t column) {
  if (!cells.varies(column)) return -1;
  for (const int place : cells.other_places(column)) {
    const bool asks_for_trial = text::folded(name_at(cells, place)).find("trial") != std::string::npos;
    const std::string_view text = text_at(cells, place);
    if (value::names_trial(text) || (asks_for_trial && value::truth(text).value_or(false))) return place;
  }
  return -1;
}

}  // namespace csp
