#include "core/plan/steps/source_steps.hpp"

#include <algorithm>

namespace csp::plan {

StepForm end_choice_of(Channel channel) {
  if (is_direct(channel)) return StepForm::EndChoiceDirect;
  if (channel == Channel::Unknown) return StepForm::EndChoiceUnknown;
  return is_volume_licence(channel) ? StepForm::EndChoiceAgreement : StepForm::EndChoiceCsp;
}

bool knows_choice(const Draft& draft) { return draft.end.est_eligible || is_volume_licence(draft.source.channel); }

Role seller_of(Channel channel) {
  const bool partner = channel == Channel::CspPartner || channel == Channel::CspPartnerLegacy || channel == Channel::Unknown;
  return partner ? Role::SourcePartner : Role::CustomerAdmin;
}

bool by_provider(const PlanSettings& settings) { return settings.partner_model == PartnerModel::IndirectReseller; }

std::vector<MessageArgument> arguments_of(const Draft& draft, Date today) {
  const std::string& id = draft.source.subscription->commerce_id;
  // The admin center's page of licences has one row for each SKU, under the SKU's name; its page of products one for each subscription,
  // without our marks.
  return {{"name", draft.source.name},
          {"product", draft.source.sku == nullptr ? draft.source.name : draft.source.sku->name},
          {"row", draft.source.row_name},
          {"units", draft.source.units},
          {"end", draft.schedule.term_end.value_or(draft.source.term_end.value_or(today))},
          {"id", id.empty() ? MessageValue(TextKey{"step.fill_id"}) : MessageValue(id)}};
}

void set_end(StepList& list, std::size_t step, const Draft& draft, Date date, EndOfTermAction choice) {
  Action action;
  action.kind = ActionKind::SetEndOfTerm;
  action.date = date;
  action.subscription = draft.key();
  action.choice = choice;
  list.act(step, std::move(action));
}

// Credited on any day, and after its end a renewed term would have to be paid first.
Date latest_cancellation(const Draft& draft) {
  const Schedule& schedule = draft.schedule;
  const Date latest = schedule.cancel_by.value_or(*schedule.cancel_on + kUnhurriedMonth);
  const bool ends_first = schedule.ending == Leaving::CancelWithCredit && schedule.term_end && *schedule.term_end >= *schedule.cancel_on;
  return ends_first ? std::min(latest, *schedule.term_end) : latest;
}

}  // namespace csp::plan
