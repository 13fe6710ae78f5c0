// Does each subscription of the customer's go the way that the plan says?
#include <algorithm>

#include "core/base/text.hpp"
#include "core/plan/rule_figures.hpp"
#include "core/plan/verify/check.hpp"
#include "core/plan/words.hpp"

namespace csp::verifying {
namespace {

// Do the exports list subscriptions of the one that bills it? The directory lists those of all.
bool would_show(const Customer& now, const Subscription& before) {
  return std::any_of(now.subscriptions.begin(), now.subscriptions.end(), [&](const Subscription& each) {
    return each.channel == before.channel || each.channel == Channel::Unknown || before.channel == Channel::Unknown ||
           !each.directory_id.empty();
  });
}

// An annual term that is followed by a month is none that renewed: it goes on in an extended service term, or by the month.
constexpr int kDaysOfMonth = 31;

TextKey choice_word(EndOfTermAction choice) { return {std::string(text_key(choice))}; }

}  // namespace

bool should_end(const Move& move) { return move.source_last_day && (buys(move.path) || move.path == Path::LetGo); }

void Check::choice(const Move& move, const Subscription& before, const Subscription& after) {
  if (!move.end_choice || !alive(after, today_)) return;
  // Once it should have ended, there is nothing left to choose: ended() says what is to be done.
  if (should_end(move) && today_ > *move.source_last_day) return;
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

PlanSettings Check::without_days(PlanSettings settings) {
  for (auto& [key, decision] : settings.subscriptions) {
    decision.term_end.reset();
    decision.purchased.reset();
  }
  return settings;
}

// What was to end goes on: the one case in which a word on the right day saves a whole term.
void Check::say_still_runs(VerifyItem& item, const Move& move, const Subscription& before, const Subscription& after) {
  std::vector<MessageArgument> arguments{{"name", name_of(before)}, {"date", *move.source_last_day}};
  const auto source =
      std::find_if(now_as_sources_.begin(), now_as_sources_.end(), [&](const plan::Source& each) { return each.key() == after.key; });
  const bool windowed =
      source != now_as_sources_.end() && (source->channel == Channel::CspPartner || source->channel == Channel::WebDirectMca);
  if (!windowed || !source->term_end || *source->term_end < today_) {
    say(item, "VERIFY-END", Severity::Warning, "end_still_runs", std::move(arguments));
    return;
  }
  arguments.push_back({"end", *source->term_end});
  const bool renewed = before.term_end && *source->term_end > *before.term_end;
  const bool by_month = renewed && before.term != Term::OneMonth && *source->term_end - *before.term_end <= kDaysOfMonth;
  if (source->extended || by_month) {
    if (item.action.empty()) text::append_listed(to_cancel_, name_of(before));
    say(item, "VERIFY-END", Severity::Blocker, "end_extended", std::move(arguments));
    return;
  }
  // The plan knew the end before, so it knows the day of the renewal, also where no file tells how long the term is (rule NCE-CANCEL).
  const bool counted = renewed && !after.cancel_until;
  const std::optional<Date> until = counted ? *before.term_end + plan::rule_figures(catalog_).cancel_days : source->cancel_until;
  if (!until) {
    say(item, "VERIFY-END", Severity::Warning, "end_still_runs", std::move(arguments));
    return;
  }
  arguments.push_back({"until", *until});
  if (today_ > *until)
    owed_.emplace(before.key, *source->term_end);
  else if (item.action.empty())
    text::append_listed(to_cancel_, name_of(before));
  say(item, "VERIFY-END", Severity::Blocker, today_ <= *until ? "end_window_open" : "end_window_closed", std::move(arguments));
}

void Check::ended(const Move& move, const Subscription& before, const Subscription* after) {
  const bool runs = after && alive(*after, today_);
  const std::string name = name_of(before);
  const bool was_alive = before.state == SubscriptionState::Active || before.state == SubscriptionState::Unknown;
  const auto cancelled = std::find_if(plan_.actions.begin(), plan_.actions.end(), [&](const Action& action) {
    return action.kind == ActionKind::CancelNow && action.subscription == before.key;
  });
  const bool to_cancel = cancelled != plan_.actions.end();
  if (should_end(move) && today_ > (to_cancel && runs ? cancelled->date : *move.source_last_day)) {
    VerifyItem& item = add(VerifyKind::SourceEnd, runs ? VerifyState::Late : VerifyState::Done);
    item.subscription = before.key;
    if (after) item.found = after->key;
    if (to_cancel) item.action = cancelled->id;  // until it is done, nothing after it is next
    item.due = move.source_last_day;
    if (runs)
      say_still_runs(item, move, before, *after);
    else
      say(item, "VERIFY-END", Severity::Note, "end_done", {{"name", name}, {"date", *move.source_last_day}});
    return;
  }
  if (runs || !was_alive || move.path == Path::OutOfScope) return;
  if (!after && now_.subscriptions.empty()) return;  // exports without subscriptions cannot show one
  if (!after && !would_show(now_, before)) {
    VerifyItem& item = add(VerifyKind::VanishedSubscription, VerifyState::NotShown);
    item.subscription = before.key;
    item.due = move.source_last_day;
    say(item, "VERIFY-VANISHED", Severity::Ask, "vanished_not_shown", {{"name", name}});
    return;
  }
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
  const bool at_renewal = std::any_of(plan_.actions.begin(), plan_.actions.end(), [&](const Action& action) {
    return action.kind == ActionKind::Transfer && action.subscription == before.key;
  });
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
        : late   ? (at_renewal ? "reduce_renewal_late" : "reduce_late")
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

}  // namespace csp::verifying
