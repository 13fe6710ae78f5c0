// Was ordered what the plan orders?
#include <algorithm>
#include <map>

#include "core/catalog/lifecycle.hpp"
#include "core/plan/verify/check.hpp"
#include "core/plan/words.hpp"

namespace csp::verifying {
namespace {

const UnitPool* pool_of(const Customer& customer, const Guid& sku) {
  for (const UnitPool& pool : customer.pools) {
    if (pool.sku == sku) return &pool;
  }
  return nullptr;
}

}  // namespace

void Check::order(std::size_t number) {
  const TargetLine& line = plan_.target_lines[number];
  VerifyItem& item = add(VerifyKind::Order, VerifyState::Done);
  item.target_line = line.id;
  item.due = line.usable_from;
  item.planned = line.units;
  for (const Action& action : plan_.actions) {
    if (action.kind == ActionKind::Order && action.target_line == line.id) item.action = action.id;
  }
  if (!matches_.line[number]) return order_not_seen(number, item);
  const Subscription& found = now_.subscriptions[*matches_.line[number]];
  item.found = found.key;
  item.found_count = found.units;
  if (matches_.other_sku[number]) {
    item.state = VerifyState::Different;
    say(item, "VERIFY-ORDER", Severity::Blocker, "order_sku", {{"planned", line.name}, {"found", name_of(found)}, {"units", found.units}});
  }
  if (found.units != line.units) {
    item.state = VerifyState::Different;
    say(item, "VERIFY-ORDER", found.units < line.units ? Severity::Blocker : Severity::Warning, "order_units",
        {{"name", line.name}, {"planned", line.units}, {"found", found.units}});
    too_many(line, found, item);
  }
  if (found.term_end && *found.term_end != line.term_end) {
    item.state = VerifyState::Different;
    say(item, "VERIFY-ORDER", Severity::Warning, "order_end",
        {{"name", line.name}, {"planned", line.term_end}, {"found", *found.term_end}});
  }
  const bool product_differs = found.product_sku && line.product_sku && !(*found.product_sku == *line.product_sku);
  if (product_differs && !matches_.other_sku[number]) {
    item.state = VerifyState::Different;
    say(item, "VERIFY-ORDER", Severity::Warning, "order_product",
        {{"name", line.name}, {"planned", line.product_sku->text()}, {"found", found.product_sku->text()}});
  }
  if (!alive(found, today_)) {
    item.state = VerifyState::Different;
    say(item, "VERIFY-ORDER", Severity::Blocker, "order_not_active", {{"name", line.name}, {"state", said_state(found)}});
  }
  if (item.state == VerifyState::Done)
    say(item, "VERIFY-ORDER", Severity::Note, "order_done", {{"name", line.name}, {"units", line.units}});
}

// Seats go back within days of being added, later only at renewal (rule NCE-REDUCE).
void Check::too_many(const TargetLine& line, const Subscription& found, VerifyItem& item) {
  const std::optional<int> days = rule_days(catalog_, "NCE-REDUCE");
  if (found.units <= line.units || !days) return;
  const Date last = found.term_start.value_or(found.purchased.value_or(line.order_date)) + (*days - 1);
  const bool over = today_ > last;
  say(item, "NCE-REDUCE", Severity::Warning, over ? "order_reduce_over" : "order_reduce_until",
      {{"name", line.name}, {"units", found.units - line.units}, {"date", last}, {"end", found.term_end.value_or(line.term_end)}});
}

// Exports of the tenant alone show the units of an order without its subscription. Of one SKU the earlier order came first; units of
// subscriptions that are seen belong to their own lines.
std::vector<std::int64_t> Check::units_of_unseen_lines() const {
  const auto enabled = [](const Customer& customer, const Guid& sku) {
    const UnitPool* pool = pool_of(customer, sku);
    return pool ? pool->enabled : 0;
  };
  std::map<Guid, std::int64_t> left;
  for (const TargetLine& line : plan_.target_lines) left[line.sku] = enabled(now_, line.sku) - enabled(planned_, line.sku);
  std::vector<std::size_t> unseen;
  for (std::size_t number = 0; number < plan_.target_lines.size(); ++number) {
    if (!matches_.line[number])
      unseen.push_back(number);
    else if (const auto pool = left.find(now_.subscriptions[*matches_.line[number]].sku); pool != left.end())
      pool->second -= now_.subscriptions[*matches_.line[number]].units;
  }
  std::stable_sort(unseen.begin(), unseen.end(),
                   [&](std::size_t a, std::size_t b) { return plan_.target_lines[a].order_date < plan_.target_lines[b].order_date; });
  std::vector<std::int64_t> came(plan_.target_lines.size(), 0);
  for (const std::size_t number : unseen) {
    const TargetLine& line = plan_.target_lines[number];
    came[number] = left[line.sku];
    if (came[number] >= line.units) left[line.sku] -= line.units;
  }
  return came;
}

// No subscription to be seen.
void Check::order_not_seen(std::size_t number, VerifyItem& item) {
  const TargetLine& line = plan_.target_lines[number];
  const std::int64_t came = units_came_[number];
  if (came >= line.units && line.units > 0) {
    item.found_count = came;
    say(item, "VERIFY-ORDER", Severity::Note, "order_units_only", {{"name", line.name}, {"units", came}});
    return;
  }
  if (today_ <= line.usable_from) {
    item.state = VerifyState::Open;
    say(item, "VERIFY-ORDER", Severity::Note, "order_open", {{"name", line.name}, {"units", line.units}, {"date", line.order_date}});
    return;
  }
  item.state = VerifyState::Late;
  say(item, "VERIFY-ORDER", Severity::Blocker, "order_late", {{"name", line.name}, {"units", line.units}, {"date", line.order_date}});
}

}  // namespace csp::verifying
