// Was ordered what the plan orders?
#include <algorithm>
#include <map>

#include "core/base/text.hpp"
#include "core/catalog/lifecycle.hpp"
#include "core/customer/units_in_use.hpp"
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

void Check::order(std::size_t number, const UserIndex& users) {
  const TargetLine& line = plan_.target_lines[number];
  VerifyItem& item = add(VerifyKind::Order, VerifyState::Done);
  item.target_line = line.id;
  item.due = line.usable_from;
  item.planned = line.units;
  for (const Action& action : plan_.actions) {
    if (action.kind == ActionKind::Order && action.target_line == line.id) item.action = action.id;
  }
  if (!matches_.line[number]) return order_not_seen(number, users, item);
  const Subscription& found = now_.subscriptions[*matches_.line[number]];
  item.found = found.key;
  item.found_count = found.units;
  if (matches_.other_sku[number]) {
    item.state = VerifyState::Different;
    say(item, "VERIFY-ORDER", Severity::Blocker, "order_sku", {{"planned", line.name}, {"found", name_of(found)}, {"units", found.units}});
  }
  if (found.units != line.units) {
    item.state = VerifyState::Different;
    if (found.units < line.units) {
      too_few(line, found, users, item);
    } else {
      say(item, "VERIFY-ORDER", Severity::Warning, "order_units", {{"name", line.name}, {"planned", line.units}, {"found", found.units}});
      too_many(line, found, item);
    }
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

Check::Replaced Check::replaced_by(const TargetLine& line) const {
  Replaced replaced;
  bool all_owed = !line.for_subscriptions.empty();
  bool first = true;
  for (std::size_t number = 0; number < planned_.subscriptions.size(); ++number) {
    const Subscription& before = planned_.subscriptions[number];
    if (std::find(line.for_subscriptions.begin(), line.for_subscriptions.end(), before.key) == line.for_subscriptions.end()) continue;
    const auto move =
        std::find_if(plan_.moves.begin(), plan_.moves.end(), [&](const Move& each) { return each.subscription == before.key; });
    if (move == plan_.moves.end()) continue;
    text::append_listed(replaced.names, name_of(before));
    const Subscription* after = matches_.source[number] ? &now_.subscriptions[*matches_.source[number]] : nullptr;
    replaced.ended = replaced.ended && !(after && alive(*after, today_));
    if (move->source_last_day) replaced.last_day = std::min(replaced.last_day.value_or(*move->source_last_day), *move->source_last_day);
    const bool by_choice = move->end_choice && move->end_choice_by && today_ <= *move->end_choice_by;
    if (!by_choice)
      replaced.set_back_by.reset();
    else if (first || replaced.set_back_by)
      replaced.set_back_by = std::min(replaced.set_back_by.value_or(*move->end_choice_by), *move->end_choice_by);
    first = false;
    const auto owed = owed_.find(before.key);
    all_owed = all_owed && owed != owed_.end();
    if (owed != owed_.end()) replaced.owed_to = std::min(replaced.owed_to.value_or(owed->second), owed->second);
  }
  replaced.owed = all_owed && replaced.owed_to.has_value();
  replaced.ended = replaced.ended && replaced.last_day && today_ > *replaced.last_day;
  return replaced;
}

std::int64_t Check::users_without(const TargetLine& line, std::int64_t missing, const UserIndex& users) const {
  std::int64_t needed = units_in_use(now_, line.sku).assigned;
  for (const Action& action : plan_.actions) {
    if (action.kind != ActionKind::Swap) continue;
    const bool gives = std::any_of(action.add.begin(), action.add.end(), [&](const AssignedSku& added) { return added.sku == line.sku; });
    if (!gives) continue;
    const SwapCount count = users.count(action);
    needed += count.known ? std::max<std::int64_t>(0, action.users - count.done - count.gone) : action.users;
  }
  std::int64_t there = 0;
  for (std::size_t n = 0; n < now_.subscriptions.size(); ++n) {
    const Subscription& each = now_.subscriptions[n];
    if (each.sku != line.sku || !each.seat_based || !alive(each, today_)) continue;
    bool ends = false;
    for (std::size_t p = 0; p < planned_.subscriptions.size() && !ends; ++p) {
      ends = matches_.source[p] == n && std::any_of(plan_.moves.begin(), plan_.moves.end(), [&](const Move& move) {
               return move.subscription == planned_.subscriptions[p].key && should_end(move) && owed_.count(move.subscription) == 0;
             });
    }
    if (!ends) there += each.units;
  }
  return std::clamp<std::int64_t>(needed - there, 0, std::max<std::int64_t>(0, missing));
}

// Somebody is without a licence, or will be on the day on which the old units end.
void Check::too_few(const TargetLine& line, const Subscription& found, const UserIndex& users, VerifyItem& item) {
  const std::int64_t missing = line.units - found.units;
  const Replaced replaced = replaced_by(line);
  const std::int64_t without = users_without(line, missing, users);
  std::vector<MessageArgument> arguments{{"name", line.name}, {"planned", line.units}, {"found", found.units}};
  if (without == 0 || !replaced.last_day || replaced.owed) {
    say(item, "VERIFY-ORDER", Severity::Blocker, "order_units", std::move(arguments));
    return;
  }
  arguments.insert(arguments.end(), {{"missing", missing}, {"users", without}, {"source", replaced.names}, {"end", *replaced.last_day}});
  if (replaced.set_back_by) arguments.push_back({"by", *replaced.set_back_by});
  say(item, "VERIFY-ORDER", Severity::Blocker,
      replaced.ended         ? "order_too_few_ended"
      : replaced.set_back_by ? "order_too_few_or_back"
                             : "order_too_few",
      std::move(arguments));
}

// No subscription to be seen.
void Check::order_not_seen(std::size_t number, const UserIndex& users, VerifyItem& item) {
  const TargetLine& line = plan_.target_lines[number];
  const std::int64_t came = units_came_[number];
  if (came >= line.units && line.units > 0) {
    item.found_count = came;
    say(item, "VERIFY-ORDER", Severity::Note, "order_units_only", {{"name", line.name}, {"units", came}});
    return;
  }
  const Replaced replaced = replaced_by(line);
  std::vector<MessageArgument> arguments{{"name", line.name}, {"units", line.units}, {"date", line.order_date}};
  // Bought now, a second year would run beside the one that is owed.
  if (replaced.owed) {
    item.state = VerifyState::Different;
    arguments.insert(arguments.end(), {{"source", replaced.names}, {"end", *replaced.owed_to}});
    say(item, "VERIFY-ORDER", Severity::Blocker, "order_given_up", std::move(arguments));
    return;
  }
  if (today_ <= line.usable_from) {
    item.state = VerifyState::Open;
    say(item, "VERIFY-ORDER", Severity::Note, "order_open", std::move(arguments));
    return;
  }
  item.state = VerifyState::Late;
  const std::int64_t without = replaced.ended && !now_.subscriptions.empty() ? users_without(line, line.units, users) : 0;
  if (without > 0) arguments.insert(arguments.end(), {{"users", without}, {"source", replaced.names}, {"end", *replaced.last_day}});
  say(item, "VERIFY-ORDER", Severity::Blocker, without > 0 ? "order_late_ended" : "order_late", std::move(arguments));
}

}  // namespace csp::verifying
