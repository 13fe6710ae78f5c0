#include "core/plan/step_form.hpp"

namespace csp {
namespace {

struct Facts {
  StepKind kind = StepKind::Relationship;
  std::string_view texts;  // empty: no form
};

// A switch without default: the compiler names the form that is missing here.
constexpr Facts facts_of(StepForm form) {
  switch (form) {
    case StepForm::Relationship:
      return {StepKind::Relationship, "step.relationship"};
    case StepForm::Agreement:
      return {StepKind::Agreement, "step.agreement"};
    case StepForm::AgreementAgain:
      return {StepKind::Agreement, "step.agreement_again"};
    case StepForm::Gdap:
      return {StepKind::Gdap, "step.gdap"};
    case StepForm::SegmentCheckEducation:
      return {StepKind::SegmentCheck, "step.segment_check_education"};
    case StepForm::SegmentCheckNonprofit:
      return {StepKind::SegmentCheck, "step.segment_check_nonprofit"};
    case StepForm::SegmentCheckGovernment:
      return {StepKind::SegmentCheck, "step.segment_check_government"};
    case StepForm::Extension:
      return {StepKind::Extension, "step.extension"};
    case StepForm::ExtensionNumbered:
      return {StepKind::Extension, "step.extension_numbered"};
    case StepForm::Order:
      return {StepKind::Order, "step.order"};
    case StepForm::OrderByProvider:
      return {StepKind::Order, "step.order_by_provider"};
    case StepForm::CheckUnits:
      return {StepKind::CheckUnits, "step.check_units"};
    case StepForm::CheckUnitsEnding:
      return {StepKind::CheckUnits, "step.check_units_ending"};
    case StepForm::CheckUnitsEnded:
      return {StepKind::CheckUnits, "step.check_units_ended"};
    case StepForm::CheckUnitsStopped:
      return {StepKind::CheckUnits, "step.check_units_stopped"};
    case StepForm::KeepAliveRenew:
      return {StepKind::KeepAlive, "step.keep_alive_renew"};
    case StepForm::KeepAliveCredited:
      return {StepKind::KeepAlive, "step.keep_alive_credited"};
    case StepForm::KeepAliveEst:
      return {StepKind::KeepAlive, "step.keep_alive_est"};
    case StepForm::Swap:
      return {StepKind::Swap, "step.swap"};
    case StepForm::SwapGroup:
      return {StepKind::Swap, "step.swap_group"};
    case StepForm::Release:
      return {StepKind::Swap, "step.release"};
    case StepForm::ReleaseGroup:
      return {StepKind::Swap, "step.release_group"};
    case StepForm::Consent:
      return {StepKind::Consent, "step.consent"};
    case StepForm::ConsentRenew:
      return {StepKind::Consent, "step.consent_renew"};
    case StepForm::SourceNotice:
      return {StepKind::SourceNotice, "step.source_notice"};
    case StepForm::SourceNoticeRenew:
      return {StepKind::SourceNotice, "step.source_notice_renew"};
    case StepForm::RenewalNotice:
      return {StepKind::RenewalNotice, "step.renewal_notice"};
    case StepForm::GoAhead:
      return {StepKind::GoAhead, "step.go_ahead"};
    case StepForm::GoAheadOrdered:
      return {StepKind::GoAhead, "step.go_ahead_ordered"};
    case StepForm::GoAheadTrial:
      return {StepKind::GoAhead, "step.go_ahead_trial"};
    case StepForm::UsageLocation:
      return {StepKind::UsageLocation, "step.usage_location"};
    case StepForm::TransferRequest:
      return {StepKind::TransferRequest, "step.transfer_request"};
    case StepForm::TransferRequestByProvider:
      return {StepKind::TransferRequest, "step.transfer_request_by_provider"};
    case StepForm::TransferSubmit:
      return {StepKind::TransferSubmit, "step.transfer_submit"};
    case StepForm::TransferComplete:
      return {StepKind::TransferComplete, "step.transfer_complete"};
    case StepForm::EndChoiceTransferred:
      return {StepKind::EndChoice, "step.end_choice_transferred"};
    case StepForm::EndChoiceCsp:
      return {StepKind::EndChoice, "step.end_choice_csp"};
    case StepForm::EndChoiceUnknown:
      return {StepKind::EndChoice, "step.end_choice_unknown"};
    case StepForm::EndChoiceClassic:
      return {StepKind::EndChoice, "step.end_choice_classic"};
    case StepForm::EndChoiceOff:
      return {StepKind::EndChoice, "step.end_choice_off"};
    case StepForm::EndChoiceDirect:
      return {StepKind::EndChoice, "step.end_choice_direct"};
    case StepForm::EndChoiceAgreement:
      return {StepKind::EndChoice, "step.end_choice_agreement"};
    case StepForm::EndChoiceAgreementAll:
      return {StepKind::EndChoice, "step.end_choice_agreement_all"};
    case StepForm::EndChoiceStands:
      return {StepKind::EndChoice, "step.end_choice_stands"};
    case StepForm::EndChoiceLetGo:
      return {StepKind::EndChoice, "step.end_choice_let_go"};
    case StepForm::EndChoiceRenew:
      return {StepKind::EndChoice, "step.end_choice_renew"};
    case StepForm::ReduceRenewal:
      return {StepKind::Reduce, "step.reduce_renewal"};
    case StepForm::Reduce:
      return {StepKind::Reduce, "step.reduce"};
    case StepForm::AddUnits:
      return {StepKind::AddUnits, "step.add_units"};
    case StepForm::CancelWindow:
      return {StepKind::Cancel, "step.cancel_window"};
    case StepForm::CancelUnused:
      return {StepKind::Cancel, "step.cancel_unused"};
    case StepForm::CancelIfItGoesOn:
      return {StepKind::Cancel, "step.cancel_if_it_goes_on"};
    case StepForm::CancelEst:
      return {StepKind::Cancel, "step.cancel_est"};
    case StepForm::CancelCredit:
      return {StepKind::Cancel, "step.cancel_credit"};
    case StepForm::Credit:
      return {StepKind::Credit, "step.credit"};
    case StepForm::CreditUnused:
      return {StepKind::Credit, "step.credit_unused"};
    case StepForm::CreditPartner:
      return {StepKind::Credit, "step.credit_partner"};
    case StepForm::Check:
      return {StepKind::Check, "step.check"};
    case StepForm::CheckFewer:
      return {StepKind::Check, "step.check_fewer"};
    case StepForm::CheckFree:
      return {StepKind::Check, "step.check_free"};
    case StepForm::CheckTotal:
      return {StepKind::Check, "step.check_total"};
    case StepForm::CheckShort:
      return {StepKind::Check, "step.check_short"};
    case StepForm::CheckStopped:
      return {StepKind::Check, "step.check_stopped"};
    case StepForm::CheckGone:
      return {StepKind::Check, "step.check_gone"};
    case StepForm::CheckCancelled:
      return {StepKind::Check, "step.check_cancelled"};
    case StepForm::Review:
      return {StepKind::Review, "step.review"};
    case StepForm::TrialDecision:
      return {StepKind::TrialDecision, "step.trial_decision"};
    case StepForm::TrialOff:
      return {StepKind::Trial, "step.trial_off"};
    case StepForm::Trial:
      return {StepKind::Trial, "step.trial"};
    case StepForm::ExportData:
      return {StepKind::ExportData, "step.export_data"};
    case StepForm::CheckData:
      return {StepKind::CheckData, "step.check_data"};
    case StepForm::SaveLetGo:
      return {StepKind::CheckData, "step.save_let_go"};
    case StepForm::ChannelTransfer:
      return {StepKind::ChannelTransfer, "step.channel_transfer"};
  }
  return {};
}

}  // namespace

StepKind kind_of(StepForm form) { return facts_of(form).kind; }

bool is_of_transfer(StepKind kind) {
  return kind == StepKind::TransferRequest || kind == StepKind::TransferSubmit || kind == StepKind::TransferComplete;
}

std::string_view texts_of(StepForm form) { return facts_of(form).texts; }

}  // namespace csp
