#pragma once
// Which fixed English word stands for an enumerator in files (settings, plan.json)? Words never change with the reader's language.

#include <optional>
#include <string>
#include <string_view>

#include "core/base/finding.hpp"
#include "core/plan/plan.hpp"

namespace csp {

std::string_view word(Segment segment);           // "unknown", "commercial", "education", "nonprofit", "government", "china"
std::string_view word(Channel channel);           // "unknown", "directMosa", "directMca", "enterpriseAgreement", "openValue", "cspPartner",
                                                  // "cspPartnerLegacy", "targetPartner", "direct"
std::string_view word(Term term);                 // "unknown", "oneMonth", "oneYear", "threeYears"
std::string_view word(BillingPlan billing_plan);  // "unknown", "monthly", "annual", "triennial"
std::string_view word(EndOfTermAction action);    // "unknown", "renew", "cancelAtTermEnd", "extendedServiceTerm"
std::string_view word(AgreementState state);  // "unknown", "acceptedDirectly", "attestedToTarget", "attestedBefore2023April", "notAccepted"
std::string_view word(PartnerModel model);    // "directBill", "indirectProvider", "indirectReseller"
std::string_view word(Path path);  // "partnerTransfer", "channelTransfer", "buySame", "buyOther", "renewAndWait", "letGo", "outOfScope"
std::string_view word(Role role);  // "targetPartner", "sourcePartner", "customerAdmin", "microsoft"
std::string_view word(ActionKind kind);  // "setEndOfTerm", "cancelNow", "transfer", "order", "swap", "reduce"
std::string_view word(StepKind kind);    // "relationship", "end-choice", "transfer-request", ...: as its enumerator, with hyphens
std::string_view word(LedgerKind kind);  // "sourceCharge", "targetCharge", "sourceExtendedTerm", "sourceUnusedCommitment", "expectedCredit"
std::string_view word(OfferMatch match);   // "offerMatrix", "crosswalk", "crosswalkAmbiguous", "userMapping", "none"
std::string_view word(TeamsSale sale);     // "byDate", "onSale", "closed"
std::string_view word(Minimise minimise);  // "customerCost", "partnerCost"
std::string_view word(Grouping grouping);  // "eachAlone", "byWeek", "byMonth"

// The enumerator of a word, exactly as written above; empty for any other text.
template <class Enumeration>
std::optional<Enumeration> enumerator_of(std::string_view word);

// All words that enumerator_of() knows, as a list for people: "monthly, annual, triennial"; "unknown" is not offered.
template <class Enumeration>
std::string words_of();

// Message keys of assets/text/<language>/base.json.
std::string_view text_key(Path path);                 // "path.buy_same", ...
std::string_view text_key(Channel channel);           // "channel.csp_partner", ...
std::string_view text_key(EndOfTermAction action);    // "end_action.cancel", ...
std::string_view text_key(TeamsSale sale);            // "teams_sale.by_date", ...
std::string_view text_key(Term term);                 // "term.one_year", ...
std::string_view text_key(BillingPlan billing_plan);  // "billing.monthly", ...
std::string_view text_key(SubscriptionState state);   // "state.active", ...
// As its file says it, or our word where the file tells the state in another way.
MessageValue said_state(const Subscription& subscription);

}  // namespace csp
