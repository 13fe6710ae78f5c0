#include "core/plan/verify/verify.hpp"

#include <algorithm>
#include <unordered_map>

#include "core/catalog/lifecycle.hpp"
#include "core/inventory/names.hpp"
#include "core/plan/verify/match.hpp"
#include "core/plan/verify/users.hpp"

namespace csp {
namespace {

using namespace verifying;

bool alive(const Subscription& subscription, Date today) {
  if (subscription.state == SubscriptionState::Active || subscription.state == SubscriptionState::Pending) return true;
  return subscription.state == SubscriptionState::Unknown && (!subscription.term_end || *subscription.term_end >= today);
}

TextKey choice_word(EndOfTermAction choice) {
  switch (choice) {
    case EndOfTermAction::Renew:
      return {"end_action.renew"};
    case EndOfTermAction::CancelAtTermEnd:
      return {"end_action.cancel"};
    case EndOfTermAction::ExtendedServiceTerm:
      return {"end_action.est"};
    case EndOfTermAction::Unknown:
      break;
  }
  return {"end_action.unknown"};
}

const UnitPool* pool_of(const Customer& customer, const Guid& sku) {
  for (const UnitPool& pool : customer.pools) {
    if (pool.sku == sku) return &pool;
  }
  return nullptr;
}

class Check {
 public:
  Check(const Catalog& catalog, const Customer& planned, const PlanSettings& settings, const Plan& plan, const Customer& now, Date today)
      : catalog_(catalog),
        planned_(planned),
        settings_(settings),
        plan_(plan),
        now_(now),
        today_(today),
        matches_(match(planned, settings, plan, now)) {}

  Verification run();

 private:
  VerifyItem& add(VerifyKind kind, VerifyState state) {
    result_.items.push_back({});
    result_.items.back().kind = kind;
    result_.items.back().state = state;
    return result_.items.back();
  }
  void say(VerifyItem& item, const char* rule, Severity severity, const char* key, std::vector<MessageArgument> arguments) {
    Finding finding;
    finding.rule = rule;
    finding.severity = severity;
    finding.message = {std::string("verify.") + key, std::move(arguments)};
    finding.subject = !item.subscription.empty() ? item.subscription : !item.target_line.empty() ? item.target_line : item.action;
    item.findings.push_back(std::move(finding));
  }
  std::string name_of(const Subscription& subscription) const { return csp::name_of(catalog_, subscription); }
  std::string sku_name(const Guid& id) const { return csp::sku_name(catalog_, id); }
  void order(std::size_t line);
  void order_not_seen(const TargetLine& line, VerifyItem& item);
  void too_many(const TargetLine& line, const Subscription& found, VerifyItem& item);
  void source(std::size_t planned);
  void choice(const Move& move, const Subscription& before, const Subscription& after);
  void transfer(const Action& action, const Subscription& before, const Subscription& after);
  void ended(const Move& move, const Subscription& before, const Subscription* after);
  bool reductions(const Subscription& before, const Subscription& after);
  void changed(const Subscription& before, const Subscription& after);
  void reassignment(const Action& action, const UserIndex& users);
  void unplanned(std::size_t found);
  void find_next();
  void count();

  const Catalog& catalog_;
  const Customer& planned_;
  const PlanSettings& settings_;
  const Plan& plan_;
  const Customer& now_;
  Date today_;
  Matches matches_;
  Verification result_;
};

void Check::order(std::size_t number) {
  const TargetLine& line = plan_.target_lines[number];
  VerifyItem& item = add(VerifyKind::Order, VerifyState::Done);
  item.target_line = line.id;
  item.due = line.usable_from;
  item.planned = line.units;
  for (const Action& action : plan_.actions) {
    if (action.kind == ActionKind::Order && action.target_line == line.id) item.action = action.id;
  }
  if (!matches_.line[number]) return order_not_seen(line, item);
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
    say(item, "VERIFY-ORDER", Severity::Blocker, "order_not_active", {{"name", line.name}, {"state", found.state_text}});
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

// No subscription to be seen. Exports of the tenant alone show the units all the same.
void Check::order_not_seen(const TargetLine& line, VerifyItem& item) {
  const UnitPool* before = pool_of(planned_, line.sku);
  const UnitPool* after = pool_of(now_, line.sku);
  const std::int64_t grown = (after ? after->enabled : 0) - (before ? before->enabled : 0);
  if (after && grown >= line.units && line.units > 0) {
    item.found_count = grown;
    say(item, "VERIFY-ORDER", Severity::Note, "order_units_only", {{"name", line.name}, {"units", grown}});
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

void Check::choice(const Move& move, const Subscription& before, const Subscription& after) {
  if (!move.end_choice || !alive(after, today_)) return;
  VerifyItem& item = add(VerifyKind::EndChoice, VerifyState::Done);
  item.subscription = before.key;
  item.found = after.key;
  item.due = move.end_choice_by;
  for (const Action& action : plan_.actions) {
    if (action.kind == ActionKind::SetEndOfTerm && action.subscription == before.key && action.choice == *move.end_choice)
      item.action = action.id;
  }
  const std::string name = name_of(before);
  if (after.end_action == *move.end_choice) {
    say(item, "VERIFY-CHOICE", Severity::Note, "choice_done", {{"name", name}, {"choice", choice_word(*move.end_choice)}});
    return;
  }
  const bool passed = move.end_choice_by && today_ > *move.end_choice_by;
  if (after.end_action == EndOfTermAction::Unknown) {
    // The switch alone says nothing: off without a choice becomes the paid extended service term (EST-API-FIELD).
    item.state = VerifyState::NotShown;
    say(item, "VERIFY-CHOICE", passed ? Severity::Warning : Severity::Ask,
        after.auto_renew == false ? "choice_switch_only" : "choice_not_shown", {{"name", name}, {"choice", choice_word(*move.end_choice)}});
    return;
  }
  item.state = passed ? VerifyState::Late : VerifyState::Open;
  std::vector<MessageArgument> arguments{
      {"name", name}, {"choice", choice_word(*move.end_choice)}, {"found", choice_word(after.end_action)}};
  if (move.end_choice_by) arguments.push_back({"date", *move.end_choice_by});
  const char* key = !move.end_choice_by ? "choice_open" : passed ? "choice_late" : "choice_open_until";
  say(item, "VERIFY-CHOICE", passed ? Severity::Blocker : Severity::Note, key, std::move(arguments));
}

void Check::transfer(const Action& action, const Subscription& before, const Subscription& after) {
  VerifyItem& item = add(VerifyKind::Transfer, VerifyState::Done);
  item.action = action.id;
  item.subscription = before.key;
  item.found = after.key;
  item.due = action.date;
  const std::string name = name_of(before);
  const bool owner_known = after.owner_tenant && settings_.partner_tenant;
  const bool ours = owner_known ? after.owner_tenant == settings_.partner_tenant : after.channel == Channel::TargetPartner;
  if (ours) {
    say(item, "VERIFY-TRANSFER", Severity::Note, "transfer_done", {{"name", name}});
  } else if (!owner_known && after.channel == Channel::Unknown) {
    item.state = VerifyState::NotShown;
    say(item, "VERIFY-TRANSFER", Severity::Ask, "transfer_not_shown", {{"name", name}});
  } else if (today_ <= action.date) {
    item.state = VerifyState::Open;
    say(item, "VERIFY-TRANSFER", Severity::Note, "transfer_open", {{"name", name}, {"date", action.date}});
  } else {
    item.state = VerifyState::Late;
    say(item, "VERIFY-TRANSFER", Severity::Warning, "transfer_late", {{"name", name}, {"date", action.date}});
  }
}

void Check::ended(const Move& move, const Subscription& before, const Subscription* after) {
  const bool should_end = move.source_last_day && (buys(move.path) || move.path == Path::LetGo);
  const bool runs = after && alive(*after, today_);
  const std::string name = name_of(before);
  const bool was_alive = before.state == SubscriptionState::Active || before.state == SubscriptionState::Unknown;
  if (should_end && today_ > *move.source_last_day) {
    VerifyItem& item = add(VerifyKind::SourceEnd, runs ? VerifyState::Late : VerifyState::Done);
    item.subscription = before.key;
    if (after) item.found = after->key;
    item.due = move.source_last_day;
    say(item, "VERIFY-END", runs ? Severity::Warning : Severity::Note, runs ? "end_still_runs" : "end_done",
        {{"name", name}, {"date", *move.source_last_day}});
    return;
  }
  if (runs || !was_alive || move.path == Path::OutOfScope) return;
  if (!after && now_.subscriptions.empty()) return;  // exports without subscriptions cannot show one
  VerifyItem& item = add(after ? VerifyKind::SourceChange : VerifyKind::VanishedSubscription, VerifyState::Different);
  item.subscription = before.key;
  item.due = move.source_last_day;
  say(item, after ? "VERIFY-END" : "VERIFY-VANISHED", Severity::Blocker, after ? "end_early" : "vanished", {{"name", name}});
}

// Where units are given back in parts, fewer of them are as planned when some of the first parts make up the difference. False: they do
// not, or nothing was to be given back.
bool Check::reductions(const Subscription& before, const Subscription& after) {
  std::vector<const Action*> planned;
  for (const Action& action : plan_.actions) {
    if (action.kind == ActionKind::Reduce && action.subscription == before.key) planned.push_back(&action);
  }
  std::int64_t left = before.units;
  std::size_t done = 0;
  for (; done < planned.size() && left > after.units; ++done) left -= planned[done]->units;
  if (planned.empty() || left != after.units) return false;
  for (std::size_t i = 0; i < planned.size(); ++i) {
    const Action& action = *planned[i];
    const bool late = i >= done && today_ > action.date;
    VerifyItem& item = add(VerifyKind::Reduction, i < done ? VerifyState::Done : late ? VerifyState::Late : VerifyState::Open);
    item.action = action.id;
    item.subscription = before.key;
    item.found = after.key;
    item.due = action.date;
    item.planned = action.units;
    say(item, "VERIFY-SOURCE", late ? Severity::Warning : Severity::Note,
        i < done ? "reduce_done"
        : late   ? "reduce_late"
                 : "reduce_open",
        {{"name", name_of(before)}, {"units", action.units}, {"date", action.date}});
  }
  return true;
}

void Check::changed(const Subscription& before, const Subscription& after) {
  if (!alive(after, today_)) return;
  const bool units = !reductions(before, after) && after.units != before.units;
  const bool end = before.term_end && after.term_end && *after.term_end != *before.term_end;
  if (!units && !end) return;
  VerifyItem& item = add(VerifyKind::SourceChange, VerifyState::Different);
  item.subscription = before.key;
  item.found = after.key;
  item.planned = before.units;
  item.found_count = after.units;
  if (units) {
    say(item, "VERIFY-SOURCE", Severity::Warning, "source_units",
        {{"name", name_of(before)}, {"planned", before.units}, {"found", after.units}});
  }
  if (end) {
    say(item, "VERIFY-SOURCE", Severity::Warning, "source_end",
        {{"name", name_of(before)}, {"planned", *before.term_end}, {"found", *after.term_end}});
  }
}

void Check::source(std::size_t number) {
  const Subscription& before = planned_.subscriptions[number];
  const auto move = std::find_if(plan_.moves.begin(), plan_.moves.end(), [&](const Move& m) { return m.subscription == before.key; });
  if (move == plan_.moves.end()) return;
  const Subscription* after = matches_.source[number] ? &now_.subscriptions[*matches_.source[number]] : nullptr;
  if (after) {
    if (move->path != Path::OutOfScope) choice(*move, before, *after);
    for (const Action& action : plan_.actions) {
      if (action.kind == ActionKind::Transfer && action.subscription == before.key) transfer(action, before, *after);
    }
  }
  ended(*move, before, after);
  if (after && move->path != Path::OutOfScope) changed(before, *after);
}

void Check::reassignment(const Action& action, const UserIndex& users) {
  const SwapCount count = users.count(action);
  VerifyItem& item = add(VerifyKind::Reassignment, VerifyState::Done);
  item.action = action.id;
  item.due = action.date;
  item.planned = action.users;
  item.found_count = count.done;
  const std::string from = action.remove.empty() ? std::string("–") : sku_name(action.remove.front());
  const std::string to = action.add.empty() ? std::string("–") : sku_name(action.add.front().sku);
  if (!count.known) {
    item.state = VerifyState::NotShown;
    say(item, "VERIFY-SWAP", Severity::Ask, "swap_not_shown", {{"users", action.users}, {"from", from}, {"to", to}});
    return;
  }
  if (count.gone > 0) say(item, "VERIFY-SWAP", Severity::Note, "swap_gone", {{"users", count.gone}});
  const std::int64_t left = action.users - count.done - count.gone;
  if (left <= 0) {
    say(item, "VERIFY-SWAP", Severity::Note, "swap_done", {{"users", count.done}, {"from", from}, {"to", to}});
    return;
  }
  const bool late = today_ > action.date;
  item.state = late ? VerifyState::Late : VerifyState::Open;
  say(item, "VERIFY-SWAP", late ? Severity::Blocker : Severity::Note, late ? "swap_late" : "swap_open",
      {{"users", left}, {"of", action.users}, {"from", from}, {"to", to}, {"date", action.date}});
}

void Check::unplanned(std::size_t found) {
  const Subscription& subscription = now_.subscriptions[found];
  if (!subscription.seat_based || subscription.state == SubscriptionState::Deleted) return;
  VerifyItem& item = add(VerifyKind::NewSubscription, VerifyState::Different);
  item.found = subscription.key;
  item.found_count = subscription.units;
  say(item, "VERIFY-NEW", Severity::Ask, "new", {{"name", name_of(subscription)}, {"units", subscription.units}});
  item.findings.back().subject = subscription.key;
}

// Steps whose actions the exports show are judged by them; the others count as done once their day has passed.
void Check::find_next() {
  std::unordered_map<std::string, VerifyState> state_of;
  for (const VerifyItem& item : result_.items) {
    if (!item.action.empty()) state_of[item.action] = item.state;
  }
  for (const Step& step : plan_.steps) {
    bool to_do = step.planned >= today_;
    bool judged = false;
    for (const std::string& action : step.actions) {
      const auto found = state_of.find(action);
      if (found == state_of.end() || found->second == VerifyState::NotShown) continue;
      const bool left = found->second == VerifyState::Open || found->second == VerifyState::Late;
      to_do = judged ? to_do || left : left;
      judged = true;
    }
    if (!to_do) continue;
    NextStep next;
    next.step = step.id;
    next.title = step.title();
    next.late = step.planned < today_;
    next.date = next.late ? today_ : step.planned;
    result_.next = std::move(next);
    return;
  }
}

void Check::count() {
  for (const VerifyItem& item : result_.items) {
    switch (item.state) {
      case VerifyState::Done:
        ++result_.done;
        break;
      case VerifyState::Open:
        ++result_.open;
        break;
      case VerifyState::Late:
        ++result_.late;
        break;
      case VerifyState::Different:
        ++result_.different;
        break;
      case VerifyState::NotShown:
        ++result_.not_shown;
        break;
    }
  }
}

Verification Check::run() {
  result_.today = today_;
  for (std::size_t line = 0; line < plan_.target_lines.size(); ++line) order(line);
  for (std::size_t number = 0; number < planned_.subscriptions.size(); ++number) source(number);
  const UserIndex users(planned_, now_);
  for (const Action& action : plan_.actions) {
    if (action.kind == ActionKind::Swap) reassignment(action, users);
  }
  for (const std::size_t found : matches_.unplanned) unplanned(found);
  std::stable_sort(result_.items.begin(), result_.items.end(), [](const VerifyItem& a, const VerifyItem& b) { return a.kind < b.kind; });
  find_next();
  count();
  return std::move(result_);
}

}  // namespace

std::vector<Finding> Verification::findings() const {
  std::vector<Finding> all;
  for (const VerifyItem& item : items) {
    if (item.state == VerifyState::Done || item.state == VerifyState::Open) continue;
    all.insert(all.end(), item.findings.begin(), item.findings.end());
  }
  std::stable_sort(all.begin(), all.end(), [](const Finding& a, const Finding& b) { return a.severity > b.severity; });
  return all;
}

Verification verify(const Catalog& catalog, const Customer& planned, const PlanSettings& settings, const Plan& plan, const Customer& now,
                    Date today) {
  return Check(catalog, planned, settings, plan, now, today).run();
}

}  // namespace csp
