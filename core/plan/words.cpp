#include "core/plan/words.hpp"

#include <cstddef>

namespace csp {

std::string_view word(Segment value) {
  switch (value) {
    case Segment::Unknown:
      return "unknown";
    case Segment::Commercial:
      return "commercial";
    case Segment::Education:
      return "education";
    case Segment::Nonprofit:
      return "nonprofit";
    case Segment::Government:
      return "government";
    case Segment::China:
      return "china";
  }
  return {};
}

std::string_view word(Channel value) {
  switch (value) {
    case Channel::Unknown:
      return "unknown";
    case Channel::WebDirectMosa:
      return "directMosa";
    case Channel::WebDirectMca:
      return "directMca";
    case Channel::EnterpriseAgreement:
      return "enterpriseAgreement";
    case Channel::OpenValue:
      return "openValue";
    case Channel::CspPartner:
      return "cspPartner";
    case Channel::CspPartnerLegacy:
      return "cspPartnerLegacy";
    case Channel::TargetPartner:
      return "targetPartner";
    case Channel::WebDirect:
      return "direct";
  }
  return {};
}

std::string_view word(Term value) {
  switch (value) {
    case Term::Unknown:
      return "unknown";
    case Term::OneMonth:
      return "oneMonth";
    case Term::OneYear:
      return "oneYear";
    case Term::ThreeYears:
      return "threeYears";
  }
  return {};
}

std::string_view word(BillingPlan value) {
  switch (value) {
    case BillingPlan::Unknown:
      return "unknown";
    case BillingPlan::Monthly:
      return "monthly";
    case BillingPlan::Annual:
      return "annual";
    case BillingPlan::Triennial:
      return "triennial";
  }
  return {};
}

std::string_view word(EndOfTermAction value) {
  switch (value) {
    case EndOfTermAction::Unknown:
      return "unknown";
    case EndOfTermAction::Renew:
      return "renew";
    case EndOfTermAction::CancelAtTermEnd:
      return "cancelAtTermEnd";
    case EndOfTermAction::ExtendedServiceTerm:
      return "extendedServiceTerm";
  }
  return {};
}

std::string_view word(AgreementState value) {
  switch (value) {
    case AgreementState::Unknown:
      return "unknown";
    case AgreementState::AcceptedDirectly:
      return "acceptedDirectly";
    case AgreementState::AttestedToTarget:
      return "attestedToTarget";
    case AgreementState::AttestedBefore2023April:
      return "attestedBefore2023April";
    case AgreementState::NotAccepted:
      return "notAccepted";
  }
  return {};
}

std::string_view word(PartnerModel value) {
  switch (value) {
    case PartnerModel::DirectBill:
      return "directBill";
    case PartnerModel::IndirectProvider:
      return "indirectProvider";
    case PartnerModel::IndirectReseller:
      return "indirectReseller";
  }
  return {};
}

std::string_view word(Path value) {
  switch (value) {
    case Path::PartnerTransfer:
      return "partnerTransfer";
    case Path::ChannelTransfer:
      return "channelTransfer";
    case Path::BuySame:
      return "buySame";
    case Path::BuyOther:
      return "buyOther";
    case Path::RenewAndWait:
      return "renewAndWait";
    case Path::LetGo:
      return "letGo";
    case Path::OutOfScope:
      return "outOfScope";
  }
  return {};
}

std::string_view word(Role value) {
  switch (value) {
    case Role::TargetPartner:
      return "targetPartner";
    case Role::SourcePartner:
      return "sourcePartner";
    case Role::CustomerAdmin:
      return "customerAdmin";
    case Role::Microsoft:
      return "microsoft";
  }
  return {};
}

std::string_view word(ActionKind value) {
  switch (value) {
    case ActionKind::SetEndOfTerm:
      return "setEndOfTerm";
    case ActionKind::CancelNow:
      return "cancelNow";
    case ActionKind::Transfer:
      return "transfer";
    case ActionKind::Order:
      return "order";
    case ActionKind::Swap:
      return "swap";
    case ActionKind::Reduce:
      return "reduce";
  }
  return {};
}

std::string_view word(StepKind value) {
  switch (value) {
    case StepKind::Relationship:
      return "relationship";
    case StepKind::Agreement:
      return "agreement";
    case StepKind::Gdap:
      return "gdap";
    case StepKind::SegmentCheck:
      return "segment-check";
    case StepKind::Extension:
      return "extension";
    case StepKind::Order:
      return "order";
    case StepKind::CheckUnits:
      return "check-units";
    case StepKind::KeepAlive:
      return "keep-alive";
    case StepKind::Swap:
      return "swap";
    case StepKind::Consent:
      return "consent";
    case StepKind::SourceNotice:
      return "source-notice";
    case StepKind::RenewalNotice:
      return "renewal-notice";
    case StepKind::GoAhead:
      return "go-ahead";
    case StepKind::UsageLocation:
      return "usage-location";
    case StepKind::TransferRequest:
      return "transfer-request";
    case StepKind::TransferSubmit:
      return "transfer-submit";
    case StepKind::TransferComplete:
      return "transfer-complete";
    case StepKind::EndChoice:
      return "end-choice";
    case StepKind::Reduce:
      return "reduce";
    case StepKind::AddUnits:
      return "add-units";
    case StepKind::Cancel:
      return "cancel";
    case StepKind::Credit:
      return "credit";
    case StepKind::Check:
      return "check";
    case StepKind::Review:
      return "review";
    case StepKind::TrialDecision:
      return "trial-decision";
    case StepKind::Trial:
      return "trial";
    case StepKind::ExportData:
      return "export-data";
    case StepKind::CheckData:
      return "check-data";
    case StepKind::ChannelTransfer:
      return "channel-transfer";
  }
  return {};
}

std::string_view word(LedgerKind value) {
  switch (value) {
    case LedgerKind::SourceCharge:
      return "sourceCharge";
    case LedgerKind::TargetCharge:
      return "targetCharge";
    case LedgerKind::SourceExtendedTerm:
      return "sourceExtendedTerm";
    case LedgerKind::SourceUnusedCommitment:
      return "sourceUnusedCommitment";
    case LedgerKind::ExpectedCredit:
      return "expectedCredit";
  }
  return {};
}

std::string_view word(OfferMatch value) {
  switch (value) {
    case OfferMatch::OfferMatrix:
      return "offerMatrix";
    case OfferMatch::Crosswalk:
      return "crosswalk";
    case OfferMatch::CrosswalkAmbiguous:
      return "crosswalkAmbiguous";
    case OfferMatch::UserMapping:
      return "userMapping";
    case OfferMatch::None:
      return "none";
  }
  return {};
}

std::string_view word(TeamsSale value) {
  switch (value) {
    case TeamsSale::ByDate:
      return "byDate";
    case TeamsSale::OnSale:
      return "onSale";
    case TeamsSale::Closed:
      return "closed";
  }
  return {};
}

std::string_view word(Minimise value) {
  switch (value) {
    case Minimise::CustomerCost:
      return "customerCost";
    case Minimise::PartnerCost:
      return "partnerCost";
  }
  return {};
}

std::string_view word(Grouping value) {
  switch (value) {
    case Grouping::EachAlone:
      return "eachAlone";
    case Grouping::ByWeek:
      return "byWeek";
    case Grouping::ByMonth:
      return "byMonth";
  }
  return {};
}

template <class Enumeration>
std::optional<Enumeration> enumerator_of(std::string_view text) {
  if (text.empty()) return std::nullopt;
  for (int i = 0; !word(static_cast<Enumeration>(i)).empty(); ++i) {
    if (word(static_cast<Enumeration>(i)) == text) return static_cast<Enumeration>(i);
  }
  return std::nullopt;
}

template <class Enumeration>
std::string words_of() {
  std::string all;
  for (int i = 0; !word(static_cast<Enumeration>(i)).empty(); ++i) {
    const std::string_view each = word(static_cast<Enumeration>(i));
    if (each == "unknown") continue;
    if (!all.empty()) all += ", ";
    all += each;
  }
  return all;
}

template std::optional<Segment> enumerator_of<Segment>(std::string_view);
template std::optional<Channel> enumerator_of<Channel>(std::string_view);
template std::optional<Term> enumerator_of<Term>(std::string_view);
template std::optional<BillingPlan> enumerator_of<BillingPlan>(std::string_view);
template std::optional<EndOfTermAction> enumerator_of<EndOfTermAction>(std::string_view);
template std::optional<AgreementState> enumerator_of<AgreementState>(std::string_view);
template std::optional<PartnerModel> enumerator_of<PartnerModel>(std::string_view);
template std::optional<Path> enumerator_of<Path>(std::string_view);
template std::optional<Role> enumerator_of<Role>(std::string_view);
template std::optional<ActionKind> enumerator_of<ActionKind>(std::string_view);
template std::optional<StepKind> enumerator_of<StepKind>(std::string_view);
template std::optional<LedgerKind> enumerator_of<LedgerKind>(std::string_view);
template std::optional<OfferMatch> enumerator_of<OfferMatch>(std::string_view);
template std::optional<TeamsSale> enumerator_of<TeamsSale>(std::string_view);
template std::optional<Severity> enumerator_of<Severity>(std::string_view);
template std::optional<Minimise> enumerator_of<Minimise>(std::string_view);
template std::optional<Grouping> enumerator_of<Grouping>(std::string_view);

template std::string words_of<Segment>();
template std::string words_of<Channel>();
template std::string words_of<Term>();
template std::string words_of<BillingPlan>();
template std::string words_of<EndOfTermAction>();
template std::string words_of<AgreementState>();
template std::string words_of<PartnerModel>();
template std::string words_of<Path>();
template std::string words_of<Role>();
template std::string words_of<ActionKind>();
template std::string words_of<LedgerKind>();
template std::string words_of<OfferMatch>();
template std::string words_of<TeamsSale>();
template std::string words_of<Severity>();
template std::string words_of<Minimise>();
template std::string words_of<Grouping>();

std::string_view text_key(Path path) {
  switch (path) {
    case Path::PartnerTransfer:
      return "path.partner_transfer";
    case Path::ChannelTransfer:
      return "path.channel_transfer";
    case Path::BuySame:
      return "path.buy_same";
    case Path::BuyOther:
      return "path.buy_other";
    case Path::RenewAndWait:
      return "path.renew_and_wait";
    case Path::LetGo:
      return "path.let_go";
    case Path::OutOfScope:
      return "path.out_of_scope";
  }
  return {};
}

std::string_view text_key(Channel channel) {
  switch (channel) {
    case Channel::Unknown:
      return "channel.unknown";
    case Channel::WebDirectMosa:
      return "channel.web_direct_mosa";
    case Channel::WebDirectMca:
      return "channel.web_direct_mca";
    case Channel::EnterpriseAgreement:
      return "channel.enterprise_agreement";
    case Channel::OpenValue:
      return "channel.open_value";
    case Channel::CspPartner:
      return "channel.csp_partner";
    case Channel::CspPartnerLegacy:
      return "channel.csp_partner_legacy";
    case Channel::TargetPartner:
      return "channel.target_partner";
    case Channel::WebDirect:
      return "channel.web_direct";
  }
  return {};
}

std::string_view text_key(EndOfTermAction action) {
  switch (action) {
    case EndOfTermAction::Unknown:
      return "end_action.unknown";
    case EndOfTermAction::Renew:
      return "end_action.renew";
    case EndOfTermAction::CancelAtTermEnd:
      return "end_action.cancel";
    case EndOfTermAction::ExtendedServiceTerm:
      return "end_action.est";
  }
  return {};
}

std::string_view text_key(TeamsSale sale) {
  switch (sale) {
    case TeamsSale::ByDate:
      return "teams_sale.by_date";
    case TeamsSale::OnSale:
      return "teams_sale.on_sale";
    case TeamsSale::Closed:
      return "teams_sale.closed";
  }
  return {};
}

std::string_view text_key(Term term) {
  switch (term) {
    case Term::Unknown:
      return "term.unknown";
    case Term::OneMonth:
      return "term.one_month";
    case Term::OneYear:
      return "term.one_year";
    case Term::ThreeYears:
      return "term.three_years";
  }
  return {};
}

std::string_view text_key(BillingPlan billing_plan) {
  switch (billing_plan) {
    case BillingPlan::Unknown:
      return "billing.unknown";
    case BillingPlan::Monthly:
      return "billing.monthly";
    case BillingPlan::Annual:
      return "billing.annual";
    case BillingPlan::Triennial:
      return "billing.triennial";
  }
  return {};
}

MessageValue said_state(const Subscription& subscription) {
  if (!subscription.state_text.empty()) return subscription.state_text;
  return TextKey{std::string(text_key(subscription.state))};
}

std::string_view text_key(SubscriptionState state) {
  switch (state) {
    case SubscriptionState::Active:
      return "state.active";
    case SubscriptionState::InGrace:
      return "state.in_grace";
    case SubscriptionState::Suspended:
      return "state.suspended";
    case SubscriptionState::Disabled:
      return "state.disabled";
    case SubscriptionState::Deleted:
      return "state.deleted";
    case SubscriptionState::Pending:
      return "state.pending";
    case SubscriptionState::Unknown:
      return "state.unknown";
  }
  return {};
}

}  // namespace csp
