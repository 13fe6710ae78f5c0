#include "core/plan/steps/transfer_steps.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "core/plan/dates/workdays.hpp"
#include "core/plan/sources/losing_partners.hpp"
#include "core/plan/steps/source_steps.hpp"

namespace csp::plan {
namespace {

// The losing partner has to find time for it, and its completion may take days as well.
Date latest_request(Date request_on, Date complete_by, const RuleFigures& figures) {
  return std::max(request_on, complete_by - figures.transfer_last_days);
}

void add_request(StepList& list, const Circumstances& circumstances, const std::vector<const Draft*>& members,
                 const Prerequisites& prerequisites) {
  const TransferDates& dates = members.front()->transfer;
  const RuleFigures& figures = circumstances.figures;
  const PlanSettings& settings = circumstances.settings;
  Date latest = dates.complete_by;
  std::vector<std::string> keys;
  for (const Draft* member : members) {
    latest = std::min(latest, member->transfer.complete_by);
    keys.push_back(member->key());
  }
  const MessageArguments arguments = {{"count", static_cast<std::int64_t>(keys.size())},
                                      {"partner", settings.partner_name},
                                      {"lapses", dates.request_on + figures.transfer_lapse_days},
                                      {"complete", dates.complete_on}};
  const std::size_t requested =
      list.add("transfer-request", by_provider(settings) ? "transfer_request_by_provider" : "transfer_request", Role::TargetPartner,
               dates.request_on, latest_request(dates.request_on, latest, figures), "TRANSFER-NCE", arguments);
  list.after(requested, prerequisites.relationship);
  list.after(requested, prerequisites.agreement);
  for (const Draft* member : members) list.not_before(requested, member->transfer.not_before);
  const Date submit = workday_within(dates.request_on + 1, dates.complete_on);
  // Between the two the same days are left as in the plan: it takes some until the subscriptions have arrived.
  const std::size_t submitted = list.add("transfer-submit", "transfer_submit", Role::SourcePartner, submit,
                                         latest - (dates.complete_on - submit), "TRANSFER-LAPSE", arguments);
  list.after(submitted, requested);
  const std::size_t completed =
      list.add("transfer-complete", "transfer_complete", Role::TargetPartner, dates.complete_on, latest, "TRANSFER-SPLIT", arguments);
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
  const std::size_t chosen = list.add("end-choice", "end_choice_transferred", Role::TargetPartner, dates.end_choice_on,
                                      std::max(dates.end_choice_on, latest + figures.transfer_last_days - 1), "EST-DEFAULT", arguments);
  list.step(chosen).subscriptions = keys;
  list.after(chosen, completed);
  for (const Draft* member : members) set_end(list, chosen, *member, dates.end_choice_on, EndOfTermAction::Renew);
}

}  // namespace

void add_transfer_steps(StepList& list, const Circumstances& circumstances, const std::vector<Draft>& drafts,
                        const Prerequisites& prerequisites) {
  const LosingPartners partners(circumstances.customer, circumstances.settings);
  std::map<std::tuple<Date, Date, LosingPartner>, std::vector<const Draft*>> by_day;
  for (const Draft& draft : drafts) {
    if (draft.path == Path::PartnerTransfer && draft.transfer.possible)
      by_day[{draft.transfer.request_on, draft.transfer.complete_on, partners.of(draft.key())}].push_back(&draft);
  }
  const std::size_t most = static_cast<std::size_t>(circumstances.figures.transfer_items);
  for (const auto& [days, members] : by_day) {
    for (std::size_t first = 0; first < members.size(); first += most) {
      const auto begin = members.begin() + static_cast<std::ptrdiff_t>(first);
      const auto end = members.begin() + static_cast<std::ptrdiff_t>(std::min(members.size(), first + most));
      add_request(list, circumstances, {begin, end}, prerequisites);
    }
  }
}

}  // namespace csp::plan
