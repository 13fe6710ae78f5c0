#include "core/plan/steps/transfer_steps.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "core/plan/dates/workdays.hpp"
#include "core/plan/sources/losing_partners.hpp"
#include "core/plan/sources/transfers.hpp"
#include "core/plan/steps/source_steps.hpp"

namespace csp::plan {
namespace {

// The losing partner has to find time for it, and its completion may take days as well.
Date latest_request(Date request_on, Date complete_by, const RuleFigures& figures) {
  return std::max(request_on, complete_by - figures.transfer_last_days);
}

// Its term ends before the request can be made: it renews first.
bool renews_first(const Draft& draft) { return draft.source.term_end && *draft.source.term_end < draft.transfer.request_on; }

bool is_transferred(const Draft& draft) { return draft.path == Path::PartnerTransfer && draft.transfer.possible; }

// What renews first is owed for another term if its partner does not submit then: its word is needed while the customer can still decide
// otherwise.
void add_renewal_notices(StepList& list, const Circumstances& circumstances, const std::vector<Draft>& drafts,
                         const LosingPartners& partners, std::map<LosingPartner, std::size_t>& asked) {
  struct Renewing {
    Date first_end;
    std::vector<std::string> keys;
  };
  std::map<LosingPartner, Renewing> renewing;
  for (const Draft& draft : drafts) {
    if (!is_transferred(draft) || !renews_first(draft)) continue;
    Renewing& of_partner = renewing[partners.of(draft.key())];
    const Date end = *draft.source.term_end;
    of_partner.first_end = of_partner.keys.empty() ? end : std::min(of_partner.first_end, end);
    of_partner.keys.push_back(draft.key());
  }
  const Date today = circumstances.calendar.today;
  for (auto& [partner, of_partner] : renewing) {
    const Date soon = workday_within(today, std::max(today, of_partner.first_end));
    std::vector<MessageArgument> arguments = partner_arguments(partners, partner);
    arguments.push_back({"count", static_cast<std::int64_t>(of_partner.keys.size())});
    arguments.push_back({"letter", partners.letter("letter-transfer-renewal", partner)});
    arguments.push_back({"end", of_partner.first_end});
    const std::size_t notice = list.add(StepForm::RenewalNotice, Role::TargetPartner, soon, std::max(soon, of_partner.first_end - 1),
                                        "TRANSFER-LAST-WEEK", std::move(arguments));
    list.step(notice).subscriptions = std::move(of_partner.keys);
    asked[partner] = notice;
  }
}

// A term keeps its units: fewer are set beside the choice, for its renewal, and more are added once it has arrived (rule NCE-REDUCE). Any
// change of units deletes what was chosen for the end (rule NCE-SCHED): first the units, then the choice.
void change_units(StepList& list, const Circumstances& circumstances, const Draft& draft, std::size_t completed, std::size_t chosen) {
  const std::optional<UnitsChange> change = units_change(draft.source, draft.transfer);
  if (!change) return;
  const bool fewer = change->units < draft.source.units;
  const Date on = draft.transfer.end_choice_on;
  std::vector<MessageArgument> arguments = arguments_of(draft, circumstances.calendar.today);
  arguments.push_back({"wanted", change->units});
  arguments.push_back({"renewal", change->from});
  arguments.push_back({"closes", change->from + (circumstances.figures.cancel_days - 1)});
  const std::size_t changed = list.add(fewer ? StepForm::ReduceRenewal : StepForm::AddUnits, Role::TargetPartner, on,
                                       fewer ? std::max(on, change->from - 2) : on + kUnhurriedMonth, "NCE-REDUCE", std::move(arguments));
  list.step(changed).subscriptions = {draft.key()};
  list.after(changed, fewer ? chosen : completed);
  Action action;
  if (!fewer) {
    list.after(chosen, changed);
    action.kind = ActionKind::Order;
    action.date = on;
    action.subscription = draft.key();
    action.sku = draft.source.subscription->sku;
    action.units = change->units - draft.source.units;
    list.act(changed, std::move(action));
    return;
  }
  action.kind = ActionKind::Reduce;
  action.date = change->from - 1;
  action.subscription = draft.key();
  action.units = draft.source.units - change->units;
  list.act(changed, std::move(action));
}

// Returns the step of the request.
std::size_t add_request(StepList& list, const Circumstances& circumstances, const std::vector<const Draft*>& members,
                        const LosingPartners& partners, const Prerequisites& prerequisites) {
  const TransferDates& dates = members.front()->transfer;
  const RuleFigures& figures = circumstances.figures;
  const PlanSettings& settings = circumstances.settings;
  Date latest = dates.complete_by;
  std::vector<std::string> keys;
  for (const Draft* member : members) {
    latest = std::min(latest, member->transfer.complete_by);
    keys.push_back(member->key());
  }
  std::vector<MessageArgument> told = partner_arguments(partners, partners.of(keys.front()));
  told.push_back({"count", static_cast<std::int64_t>(keys.size())});
  told.push_back({"partner", settings.partner_name});
  told.push_back({"most", std::int64_t{figures.transfer_items}});
  told.push_back({"lapses", dates.request_on + figures.transfer_lapse_days});
  told.push_back({"complete", dates.complete_on});
  const MessageArguments arguments = std::move(told);
  const std::size_t requested =
      list.add(by_provider(settings) ? StepForm::TransferRequestByProvider : StepForm::TransferRequest, Role::TargetPartner,
               dates.request_on, latest_request(dates.request_on, latest, figures), "TRANSFER-NCE", arguments);
  list.after(requested, prerequisites.relationship);
  list.after(requested, prerequisites.agreement);
  for (const Draft* member : members) list.not_before(requested, member->transfer.not_before);
  // Submitted at once it would take effect on that day (rule TRANSFER-SPLIT): not long before its week.
  const Date submit = circumstances.calendar.days.within(
      std::max(dates.request_on + 1, dates.complete_on - (figures.transfer_last_days - 1)), dates.complete_on - 1);
  // Between the two the same days are left as in the plan: it takes some until the subscriptions have arrived.
  const std::size_t submitted =
      list.add(StepForm::TransferSubmit, Role::SourcePartner, submit, latest - (dates.complete_on - submit), "TRANSFER-LAPSE", arguments);
  list.after(submitted, requested);
  const std::size_t completed =
      list.add(StepForm::TransferComplete, Role::TargetPartner, dates.complete_on, latest, "TRANSFER-SPLIT", arguments);
  list.after(completed, submitted);
  for (const std::size_t step : {requested, submitted, completed}) list.step(step).subscriptions = keys;
  for (const Draft* member : members) {
    Action action;
    action.kind = ActionKind::Transfer;
    action.date = dates.complete_on;
    action.subscription = member->key();
    list.act(completed, std::move(action));
  }
  // No transfer falls into the last days of a term: those are left to choose, but for the very last one.
  const std::size_t chosen = list.add(StepForm::EndChoiceTransferred, Role::TargetPartner, dates.end_choice_on,
                                      std::max(dates.end_choice_on, latest + figures.transfer_last_days - 1), "EST-DEFAULT", arguments);
  list.step(chosen).subscriptions = keys;
  list.after(chosen, completed);
  for (const Draft* member : members) set_end(list, chosen, *member, dates.end_choice_on, EndOfTermAction::Renew);
  for (const Draft* member : members) change_units(list, circumstances, *member, completed, chosen);
  return requested;
}

}  // namespace

void add_transfer_steps(StepList& list, const Circumstances& circumstances, const std::vector<Draft>& drafts,
                        const Prerequisites& prerequisites) {
  const LosingPartners partners(circumstances.customer, circumstances.settings);
  std::map<std::tuple<Date, Date, LosingPartner>, std::vector<const Draft*>> by_day;
  for (const Draft& draft : drafts) {
    if (is_transferred(draft)) by_day[{draft.transfer.request_on, draft.transfer.complete_on, partners.of(draft.key())}].push_back(&draft);
  }
  std::map<LosingPartner, std::size_t> renewals;
  add_renewal_notices(list, circumstances, drafts, partners, renewals);
  const std::size_t most = static_cast<std::size_t>(circumstances.figures.transfer_items);
  for (const auto& [days, members] : by_day) {
    for (std::size_t first = 0; first < members.size(); first += most) {
      const auto begin = members.begin() + static_cast<std::ptrdiff_t>(first);
      const auto end = members.begin() + static_cast<std::ptrdiff_t>(std::min(members.size(), first + most));
      const std::size_t requested = add_request(list, circumstances, {begin, end}, partners, prerequisites);
      const bool answer_first = std::any_of(begin, end, [](const Draft* member) { return renews_first(*member); });
      if (answer_first) list.after(requested, renewals.at(std::get<LosingPartner>(days)));
    }
  }
}

}  // namespace csp::plan
