#include "core/output/words.hpp"

namespace csp::words {

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
