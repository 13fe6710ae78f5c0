#include "core/output/words.hpp"

namespace csp::words {

std::string_view key(Channel channel) {
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
  }
  return {};
}

std::string_view key(SubscriptionState state) {
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

std::string_view key(Term term) {
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

std::string_view key(BillingPlan plan) {
  switch (plan) {
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

std::string_view key(EndOfTermAction action) {
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

std::string_view key(Path path) {
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

std::string_view plain_key(Path path) {
  switch (path) {
    case Path::PartnerTransfer:
      return "output.path.partner_transfer";
    case Path::ChannelTransfer:
      return "output.path.channel_transfer";
    case Path::BuySame:
      return "output.path.buy_same";
    case Path::BuyOther:
      return "output.path.buy_other";
    case Path::RenewAndWait:
      return "output.path.renew_and_wait";
    case Path::LetGo:
      return "output.path.let_go";
    case Path::OutOfScope:
      return "output.path.out_of_scope";
  }
  return {};
}

std::string_view key(Role role) {
  switch (role) {
    case Role::TargetPartner:
      return "role.target_partner";
    case Role::SourcePartner:
      return "role.source_partner";
    case Role::CustomerAdmin:
      return "role.customer_admin";
    case Role::Microsoft:
      return "role.microsoft";
  }
  return {};
}

std::string_view key(Severity severity) {
  switch (severity) {
    case Severity::Note:
      return "severity.note";
    case Severity::Ask:
      return "severity.ask";
    case Severity::Warning:
      return "severity.warning";
    case Severity::Blocker:
      return "severity.blocker";
  }
  return {};
}

std::string_view key(Verdict verdict) {
  switch (verdict) {
    case Verdict::Same:
      return "verdict.same";
    case Verdict::Equal:
      return "verdict.equal";
    case Verdict::Better:
      return "verdict.better";
    case Verdict::Loss:
      return "verdict.loss";
    case Verdict::Partial:
      return "verdict.partial";
    case Verdict::None:
      return "verdict.none";
  }
  return {};
}

std::string_view key(LedgerKind kind) {
  switch (kind) {
    case LedgerKind::SourceCharge:
      return "output.ledger.source_charge";
    case LedgerKind::TargetCharge:
      return "output.ledger.target_charge";
    case LedgerKind::SourceExtendedTerm:
      return "output.ledger.source_extended_term";
    case LedgerKind::SourceUnusedCommitment:
      return "output.ledger.source_unused_commitment";
    case LedgerKind::ExpectedCredit:
      return "output.ledger.expected_credit";
  }
  return {};
}

std::string_view iso_duration(Term term) {
  switch (term) {
    case Term::OneMonth:
      return "P1M";
    case Term::ThreeYears:
      return "P3Y";
    default:
      return "P1Y";
  }
}

}  // namespace csp::words
