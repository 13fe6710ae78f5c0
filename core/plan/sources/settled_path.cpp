#include "core/plan/sources/settled_path.hpp"

#include <algorithm>

#include "core/plan/dates/let_go_window.hpp"
#include "core/plan/findings.hpp"
#include "core/plan/sources/paths.hpp"
#include "core/plan/sources/retired.hpp"
#include "core/plan/sources/transfers.hpp"
#include "core/plan/words.hpp"

namespace csp::plan {
namespace {

void append(std::vector<Finding>& into, const std::vector<Finding>& from) { into.insert(into.end(), from.begin(), from.end()); }

// A balance that is paid in, such as Communications Credits, is no licence: it neither moves nor comes with an order.
bool holds_balance(const Catalog& catalog, const Sku* sku) {
  return sku != nullptr && std::any_of(sku->plans.begin(), sku->plans.end(),
                                       [&](PlanIndex plan) { return catalog.plans[plan].data_at_risk == "prepaid_balance_toll"; });
}

// What would happen at the term end if nobody chose: a warning to cancel only where the plan lets it end. Where the plan renews it, that
// is said instead; where it ends otherwise, the plan's own findings tell how.
void append_end_findings(const Draft& draft, std::vector<Finding>& into) {
  const bool renews = draft.path == Path::PartnerTransfer || draft.path == Path::RenewAndWait;
  const bool ends_at_term = !draft.schedule.possible || draft.schedule.ending == Leaving::AtTermEnd;
  for (std::size_t at = 0; at < draft.end.findings.size(); ++at) {
    if (draft.end.told_default != at || (!renews && ends_at_term)) {
      into.push_back(draft.end.findings[at]);
    } else if (renews && draft.source.term_end) {
      // "Off" may be a wish to end it, and the renewal is owed for its whole term: the customer is asked.
      into.push_back(finding("EST-DEFAULT", Severity::Ask, "est_renewed",
                             {{"name", draft.source.name}, {"date", *draft.source.term_end + 1}}, draft.key(), true));
    }
  }
}

// The last open day on which the same can still be bought before the term ends; empty where it cannot.
std::optional<Date> last_day_to_buy(const Draft& draft, const Calendar& calendar) {
  const Way* bought = find_way(draft.ways, Path::BuySame);
  if (bought == nullptr || !bought->feasible || bought->schedule.ending != Leaving::AtTermEnd) return std::nullopt;
  Date latest = bought->schedule.latest_order;
  if (calendar.latest_finish) latest = std::min(latest, *calendar.latest_finish);
  latest = calendar.days.on_or_before(latest);
  return latest >= calendar.earliest ? std::optional<Date>(latest) : std::nullopt;
}

// What is set to end does so where it is not handed over in time, and nobody is obliged to hand it over (rule TRANSFER-NCE).
void append_end_before_transfer(const Draft& draft, const Circumstances& circumstances, std::vector<Finding>& into) {
  const TransferDates& transfer = draft.transfer;
  if (draft.end.action != EndOfTermAction::CancelAtTermEnd || !draft.source.term_end || !transfer.last) return;
  if (*transfer.last - transfer.complete_on >= circumstances.calendar.margin_days) return;
  std::vector<MessageArgument> arguments = {
      {"name", draft.source.name}, {"end", *draft.source.term_end}, {"date", transfer.complete_on}, {"by", *transfer.last}};
  const std::optional<Date> latest = last_day_to_buy(draft, circumstances.calendar);
  if (latest) arguments.push_back({"latest", *latest});
  into.push_back(finding("TRANSFER-LAST-WEEK", Severity::Warning, latest ? "transfer_may_fail" : "transfer_only_way", std::move(arguments),
                         draft.key(), true));
}

// Where a day of the plan is close to one on which it would be too late.
void append_close_days(const Draft& draft, const Circumstances& circumstances, std::vector<Finding>& into) {
  const Source& source = draft.source;
  const bool waits = buys(draft.path) && draft.schedule.possible && draft.schedule.ending == Leaving::AtTermEnd && draft.schedule.term_end;
  if (waits && source.cancel_until && *source.cancel_until >= circumstances.calendar.today &&
      *source.cancel_until < draft.schedule.order_date) {
    into.push_back(finding("NCE-CANCEL", Severity::Ask, "window_closes",
                           {{"name", source.name}, {"until", *source.cancel_until}, {"end", *draft.schedule.term_end}}, source.key(),
                           true));
  }
  const bool let_go = draft.path == Path::LetGo;
  if (let_go && draft.schedule.ending == Leaving::AtTermEnd && window_is_open(source, circumstances.calendar.today)) {
    const bool needed = !nobody_needs(source, circumstances.customer, circumstances.figures, circumstances.calendar.today);
    into.push_back(finding("NCE-CANCEL", Severity::Ask, needed ? "let_go_window" : "let_go_window_closed",
                           {{"name", source.name}, {"until", *source.cancel_until}, {"end", *source.term_end}}, source.key(), true));
  }
  constexpr int kTight = 3;  // a planning choice: in fewer days another company may be late
  const Schedule& planned = draft.schedule;
  if ((buys(draft.path) || let_go) && sold_by_partner(source.channel) && planned.cancel_on && planned.cancel_by &&
      *planned.cancel_by - *planned.cancel_on < kTight) {
    into.push_back(finding("NCE-CANCEL", Severity::Warning, let_go ? "cancel_tight_let_go" : "cancel_tight",
                           {{"name", source.name}, {"date", *planned.cancel_on}, {"latest", *planned.cancel_by}}, source.key(), true));
  }
  const bool transferred = draft.path == Path::PartnerTransfer && draft.transfer.possible;
  if (transferred && draft.transfer.complete_on - draft.transfer.request_on < circumstances.figures.transfer_last_days) {
    into.push_back(finding("TRANSFER-LAST-WEEK", Severity::Warning, "transfer_hurried",
                           {{"name", source.name}, {"asked", draft.transfer.request_on}, {"date", draft.transfer.complete_on}},
                           source.key(), true));
  }
  if (transferred) append_end_before_transfer(draft, circumstances, into);
}

// Where days on which nothing may change leave only a weekend: whoever does it has to know.
void append_weekends(const Draft& draft, const Calendar& calendar, std::vector<Finding>& into) {
  if (!draft.buys_something()) return;
  for (const WeekendStep& step : weekend_steps(draft.schedule, calendar)) {
    if (calendar.days.freeze_of(step.day) != nullptr) continue;  // the weekend is frozen too: what changes something there is said itself
    const bool finish = calendar.days.freeze_of(step.closed) == nullptr;
    into.push_back(finding(finish ? "PLAN-FINISH" : "PLAN-FREEZE", Severity::Warning, "weekend_work",
                           {{"name", draft.source.name}, {"date", step.day}, {"step", TextKey{step.name}}}, draft.key(), true));
  }
}

// Units that somebody wants, where the subscription itself goes on: that changes none of them by itself.
void append_decided_units(const Draft& draft, std::vector<Finding>& into) {
  const Source& source = draft.source;
  const std::optional<std::int64_t> wanted = source.decision != nullptr ? source.decision->units : std::nullopt;
  const bool goes_on = draft.path == Path::PartnerTransfer || draft.path == Path::RenewAndWait || draft.path == Path::ChannelTransfer;
  if (!goes_on || !wanted || *wanted == source.units) return;
  const std::optional<UnitsChange> change =
      draft.path == Path::PartnerTransfer ? units_change(source, draft.transfer) : std::optional<UnitsChange>();
  std::vector<MessageArgument> arguments = {{"name", source.name}, {"units", source.units}, {"wanted", *wanted}};
  if (change) arguments.push_back({"date", change->from});
  const char* key = !change ? "units_stay" : *wanted < source.units ? "units_kept_until" : "units_added";
  into.push_back(finding("NCE-REDUCE", Severity::Ask, key, std::move(arguments), source.key(), true));
}

// Why the path is this one, and why its days are these.
std::vector<Message> reasons_of_path(const Draft& draft, bool feasible, const Circumstances& circumstances) {
  const Source& source = draft.source;
  std::vector<Message> why;
  // Where it can neither be transferred nor renew, a finding says so, and nothing of it is told as planned.
  if (!feasible && (draft.path == Path::PartnerTransfer || draft.path == Path::RenewAndWait)) return why;
  if (draft.path == Path::BuySame && source.subscription->sku.is_zero()) {
    why.push_back(Message{"why.path.unidentified", {{"name", source.name}, {"rule", std::string("PLAN-SKU-UNKNOWN")}}});
    return why;
  }
  const bool renewed = draft.path == Path::PartnerTransfer && draft.transfer.after_renewal;
  why.push_back(Message{renewed ? std::string("why.path.transfer_renewed") : std::string("why.path.") + std::string(word(draft.path)),
                        {{"name", source.name},
                         {"rule", draft.path == Path::PartnerTransfer ? std::string("TRANSFER-NCE") : std::string("PLAN-PREFERENCE")}}});
  if (draft.schedule.possible && !draft.schedule.order_why.key.empty()) why.push_back(draft.schedule.order_why);
  why.insert(why.end(), draft.schedule.why.begin(), draft.schedule.why.end());
  if (draft.path == Path::PartnerTransfer) {
    const bool lapses = draft.transfer.complete_by == draft.transfer.request_on + circumstances.figures.transfer_lapse_days;
    std::vector<MessageArgument> arguments = {{"date", draft.transfer.complete_on},
                                              {"by", draft.transfer.complete_by},
                                              {"rule", std::string(lapses ? "TRANSFER-LAPSE" : "TRANSFER-LAST-WEEK")}};
    why.push_back(Message{lapses ? "why.transfer_lapses" : "why.transfer_date", std::move(arguments)});
    const std::optional<Date> window = source.cancel_until;
    if (window && *window >= circumstances.calendar.today) {
      why.push_back(Message{"why.transfer_window",
                            {{"until", *window}, {"date", draft.transfer.request_on}, {"rule", std::string("TRANSFER-STATE")}}});
    }
    why.push_back(Message{"why.transfer_end_choice", {{"date", draft.transfer.end_choice_on}, {"rule", std::string("EST-DEFAULT")}}});
  }
  return why;
}

// What is paid for the rest of a suspended term, whether it is used or not; empty where no price tells it.
std::optional<Money> owed_for_nothing(const Draft& draft, const Circumstances& circumstances) {
  if (!draft.tariff.month || !draft.source.term_end || *draft.source.term_end > circumstances.horizon_end) return std::nullopt;
  std::optional<Money> owed;
  for (const LedgerLine& line : charges_of(course_of(draft, circumstances), circumstances.calendar.today, circumstances.horizon_end)) {
    if (line.kind != LedgerKind::SourceUnusedCommitment) continue;
    if (!owed) owed = Money{Decimal(), line.amount.currency};
    owed->amount += line.amount.amount;
  }
  return owed;
}

// With the amount where something is owed: the dates are made before anything is added up.
void append_schedule_findings(Draft& draft, const Circumstances& circumstances) {
  const std::size_t before = draft.findings.size();
  append(draft.findings, draft.schedule.findings);
  if (const std::optional<std::size_t> told = draft.schedule.told_paid_to_end)
    draft.findings[before + *told] = suspended_in_term(draft.source, draft.schedule, owed_for_nothing(draft, circumstances));
}

}  // namespace

void settle_path(Draft& draft, const Circumstances& circumstances) {
  const Source& source = draft.source;
  for (const Way& way : draft.ways) {
    PathOption option;
    option.path = way.path;
    option.feasible = way.feasible;
    option.chosen = way.path == draft.path;
    option.reasons = way.reasons;
    if (!way.feasible) append(option.reasons, way.schedule.findings);
    if (way.feasible && way.path != Path::ChannelTransfer) option.cost = way.cost ? *way.cost : cost_of(draft, way, circumstances);
    draft.options.push_back(std::move(option));
  }
  const Way* chosen = find_way(draft.ways, draft.path);
  if (chosen == nullptr) return;
  append(draft.findings, retired_findings(circumstances, source));
  const bool goes = buys(draft.path) || draft.path == Path::LetGo;
  if (goes && holds_balance(circumstances.catalog, source.sku))
    draft.findings.push_back(finding("PLAN-PREPAID", Severity::Ask, "prepaid_balance", {{"name", source.name}}, source.key(), true));
  append_end_findings(draft, draft.findings);
  append(draft.findings, chosen->reasons);
  append_schedule_findings(draft, circumstances);
  if (draft.path == Path::BuyOther) append(draft.findings, draft.target_findings);
  if (!chosen->feasible && !has_blocker(chosen->schedule.findings)) {
    draft.findings.push_back(finding("PLAN-PATH-INFEASIBLE", Severity::Blocker, "path_infeasible",
                                     {{"name", source.name}, {"path", TextKey{std::string(text_key(draft.path))}}}, source.key(), true));
  }
  append_decided_units(draft, draft.findings);
  append_close_days(draft, circumstances, draft.findings);
  append_weekends(draft, circumstances.calendar, draft.findings);
  const std::vector<Message> why = reasons_of_path(draft, chosen->feasible, circumstances);
  draft.why.insert(draft.why.begin(), why.begin(), why.end());  // before what the search for the optimum says about the day
}

void tell_who_loses(const Source& source, const Customer& customer, const LicenceLosses& losses, Move& move) {
  const auto tell = [&](std::int64_t users, std::vector<Finding>& into) {
    if (users == 0) return;
    into.push_back(
        finding("PLAN-STILL-ASSIGNED", Severity::Warning, "still_assigned", {{"name", source.name}, {"units", users}}, source.key(), true));
  };
  const std::int64_t planned = losses.at_end_of(source.key());
  if (move.path == Path::LetGo) tell(planned, move.findings);
  if (move.path == Path::LetGo && nobody_tells_who_has(*source.subscription)) {
    move.findings.push_back(finding("PLAN-STILL-ASSIGNED", Severity::Warning, "let_go_unidentified",
                                    {{"name", source.name}, {"units", source.units}}, source.key(), true));
  }
  for (PathOption& option : move.options) {
    if (option.path == Path::LetGo) tell(option.chosen ? planned : only_held_from(customer, *source.subscription), option.reasons);
  }
}

}  // namespace csp::plan
