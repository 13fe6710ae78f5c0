#include "core/plan/words.hpp"

#include <cstddef>
#include <iterator>

namespace csp {
namespace {

template <class Enumeration>
struct Words;

template <>
struct Words<Segment> {
  static constexpr std::string_view list[] = {"unknown", "commercial", "education", "nonprofit", "government", "china"};
};
template <>
struct Words<Channel> {
  static constexpr std::string_view list[] = {"unknown",   "directMosa", "directMca",        "enterpriseAgreement",
                                              "openValue", "cspPartner", "cspPartnerLegacy", "targetPartner",
                                              "direct"};
};
template <>
struct Words<Term> {
  static constexpr std::string_view list[] = {"unknown", "oneMonth", "oneYear", "threeYears"};
};
template <>
struct Words<BillingPlan> {
  static constexpr std::string_view list[] = {"unknown", "monthly", "annual", "triennial"};
};
template <>
struct Words<EndOfTermAction> {
  static constexpr std::string_view list[] = {"unknown", "renew", "cancelAtTermEnd", "extendedServiceTerm"};
};
template <>
struct Words<AgreementState> {
  static constexpr std::string_view list[] = {"unknown", "acceptedDirectly", "attestedToTarget", "attestedBefore2023April", "notAccepted"};
};
template <>
struct Words<PartnerModel> {
  static constexpr std::string_view list[] = {"directBill", "indirectProvider", "indirectReseller"};
};
template <>
struct Words<Path> {
  static constexpr std::string_view list[] = {"partnerTransfer", "channelTransfer", "buySame",   "buyOther",
                                              "renewAndWait",    "letGo",           "outOfScope"};
};
template <>
struct Words<Role> {
  static constexpr std::string_view list[] = {"targetPartner", "sourcePartner", "customerAdmin", "microsoft"};
};
template <>
struct Words<ActionKind> {
  static constexpr std::string_view list[] = {"setEndOfTerm", "cancelNow", "transfer", "order", "swap", "reduce"};
};
template <>
struct Words<LedgerKind> {
  static constexpr std::string_view list[] = {"sourceCharge", "targetCharge", "sourceExtendedTerm", "sourceUnusedCommitment",
                                              "expectedCredit"};
};
template <>
struct Words<OfferMatch> {
  static constexpr std::string_view list[] = {"offerMatrix", "crosswalk", "crosswalkAmbiguous", "userMapping", "none"};
};
template <>
struct Words<TeamsSale> {
  static constexpr std::string_view list[] = {"byDate", "onSale", "closed"};
};
template <>
struct Words<Severity> {
  static constexpr std::string_view list[] = {"note", "ask", "warning", "blocker"};
};
template <>
struct Words<Minimise> {
  static constexpr std::string_view list[] = {"customerCost", "partnerCost"};
};
template <>
struct Words<Grouping> {
  static constexpr std::string_view list[] = {"eachAlone", "byWeek", "byMonth"};
};

template <class Enumeration>
std::string_view word_of(Enumeration value) {
  return Words<Enumeration>::list[static_cast<std::size_t>(value)];
}

}  // namespace

std::string_view word(Segment segment) { return word_of(segment); }
std::string_view word(Channel channel) { return word_of(channel); }
std::string_view word(Term term) { return word_of(term); }
std::string_view word(BillingPlan billing_plan) { return word_of(billing_plan); }
std::string_view word(EndOfTermAction action) { return word_of(action); }
std::string_view word(AgreementState state) { return word_of(state); }
std::string_view word(PartnerModel model) { return word_of(model); }
std::string_view word(Path path) { return word_of(path); }
std::string_view word(Role role) { return word_of(role); }
std::string_view word(ActionKind kind) { return word_of(kind); }
std::string_view word(LedgerKind kind) { return word_of(kind); }
std::string_view word(OfferMatch match) { return word_of(match); }
std::string_view word(TeamsSale sale) { return word_of(sale); }
std::string_view word(Severity severity) { return word_of(severity); }
std::string_view word(Minimise minimise) { return word_of(minimise); }
std::string_view word(Grouping grouping) { return word_of(grouping); }

template <class Enumeration>
std::optional<Enumeration> enumerator_of(std::string_view word) {
  for (std::size_t i = 0; i < std::size(Words<Enumeration>::list); ++i) {
    if (Words<Enumeration>::list[i] == word) return static_cast<Enumeration>(i);
  }
  return std::nullopt;
}

template <class Enumeration>
std::string words_of() {
  std::string all;
  for (std::string_view word : Words<Enumeration>::list) {
    if (word == "unknown") continue;
    if (!all.empty()) all += ", ";
    all += word;
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
  constexpr std::string_view keys[] = {"path.partner_transfer", "path.channel_transfer", "path.buy_same",    "path.buy_other",
                                       "path.renew_and_wait",   "path.let_go",           "path.out_of_scope"};
  return keys[static_cast<std::size_t>(path)];
}

std::string_view text_key(Channel channel) {
  constexpr std::string_view keys[] = {
      "channel.unknown",    "channel.web_direct_mosa", "channel.web_direct_mca",     "channel.enterprise_agreement",
      "channel.open_value", "channel.csp_partner",     "channel.csp_partner_legacy", "channel.target_partner",
      "channel.web_direct"};
  return keys[static_cast<std::size_t>(channel)];
}

std::string_view text_key(EndOfTermAction action) {
  constexpr std::string_view keys[] = {"end_action.unknown", "end_action.renew", "end_action.cancel", "end_action.est"};
  return keys[static_cast<std::size_t>(action)];
}

std::string_view text_key(TeamsSale sale) {
  constexpr std::string_view keys[] = {"teams_sale.by_date", "teams_sale.on_sale", "teams_sale.closed"};
  return keys[static_cast<std::size_t>(sale)];
}

std::string_view text_key(Term term) {
  constexpr std::string_view keys[] = {"term.unknown", "term.one_month", "term.one_year", "term.three_years"};
  return keys[static_cast<std::size_t>(term)];
}

std::string_view text_key(BillingPlan billing_plan) {
  constexpr std::string_view keys[] = {"billing.unknown", "billing.monthly", "billing.annual", "billing.triennial"};
  return keys[static_cast<std::size_t>(billing_plan)];
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
      break;
  }
  return "state.unknown";
}

}  // namespace csp
