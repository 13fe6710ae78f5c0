// Partner Center: subscriptions of a customer, legacy and new commerce. What happens at the end of the term is read from the action
// and not from the auto-renew flag alone: "off" without an instruction may mean the extended service term (rule EST-DEFAULT).

#include <algorithm>
#include <array>

#include "core/base/text.hpp"
#include "core/customer/aspects.hpp"
#include "core/import/lists/listed_customers.hpp"
#include "core/import/reader.hpp"
#include "core/import/told.hpp"
#include "core/import/values/fields.hpp"
#include "core/import/values/ids.hpp"

namespace csp {
namespace {

// What Microsoft's own PowerShell module leaves of the words: their numbers in its SDK (SubscriptionStatus, BillingCycleType, BillingType).
std::string_view status_word(std::string_view text) {
  static constexpr std::array<std::string_view, 7> kWords = {"none", "active", "suspended", "deleted", "expired", "pending", "disabled"};
  return text.size() == 1 && text[0] >= '0' && text[0] <= '6' ? kWords[static_cast<std::size_t>(text[0] - '0')] : text;
}
std::string_view billing_cycle_word(std::string_view text) {
  static constexpr std::array<std::string_view, 7> kWords = {"unknown", "monthly", "annual", "none", "one_time", "triennial", "biennial"};
  return text.size() == 1 && text[0] >= '0' && text[0] <= '6' ? kWords[static_cast<std::size_t>(text[0] - '0')] : text;
}
bool is_usage(std::string_view billing_type) { return billing_type == "1" || text::equals_ignoring_ascii_case(billing_type, "usage"); }

// "/customers/<tenant>/subscriptions"
std::string_view tenant_in_link(const JsonValue& links) {
  constexpr std::string_view kBefore = "/customers/";
  const std::string_view uri = links["self"]["uri"].scalar();
  const std::size_t at = uri.find(kBefore);
  const std::string_view tenant = at == std::string_view::npos ? std::string_view() : uri.substr(at + kBefore.size()).substr(0, 36);
  return Guid::parse(tenant) ? tenant : std::string_view();
}

class PartnerSubscriptions : public Reader {
 public:
  using Reader::Reader;

  void item(const JsonValue& item) override {
    FileReport& report = context_.report;
    // The PowerShell module calls it so.
    const std::string_view id_path = item["id"].scalar().empty() && !item["subscriptionId"].scalar().empty() ? "subscriptionId" : "id";
    const auto id = subscription_id_field(report, id_path, item[id_path].scalar());
    const auto units = count_field(report, "quantity", item["quantity"].scalar(), Need::Required);
    if (report.row_refused()) return;
    Subscription subscription;
    subscription.commerce_id = *id;
    subscription.key = text::ascii_lower(*id);
    subscription.units = *units;
    const std::string_view name_path =
        item["friendlyName"].scalar().empty() || !item["offerName"].scalar().empty() ? "offerName" : "friendlyName";
    subscription.name = item[name_path].scalar();
    Told told(report, subscription.statements);
    const auto told_by = [&](Aspect aspect, std::string_view path) { told.by(aspect, path, item[path].scalar()); };
    told_by(Aspect::CommerceId, id_path);
    told_by(Aspect::Units, "quantity");
    told_by(Aspect::Name, name_path);
    told_by(Aspect::State, "status");
    told_by(Aspect::Trial, "isTrial");
    told_by(Aspect::AutoRenew, "autoRenewEnabled");
    told_by(Aspect::Term, "termDuration");
    told_by(Aspect::BillingPlan, "billingCycle");
    told_by(Aspect::Promotion, "promotionId");
    told_by(Aspect::Parent, "parentSubscriptionId");
    read_offer(item, subscription, told);
    read_state(item, subscription);
    const std::optional<bool> trial = item["isTrial"].truth();
    subscription.trial = trial.value_or(value::names_trial(subscription.name));
    if (!trial && subscription.trial) told.by(Aspect::Trial, name_path, subscription.name, Conclusion::Wording);
    subscription.auto_renew = item["autoRenewEnabled"].truth();
    read_term(item, subscription);
    subscription.billing_plan = value::billing_plan(billing_cycle_word(item["billingCycle"].scalar()));
    subscription.has_promotion = !item["promotionId"].scalar().empty();
    subscription.parent_key = text::ascii_lower(item["parentSubscriptionId"].scalar());
    subscription.origins.push_back(report.origin());
    if (const std::string_view before = item["migratedFromSubscriptionId"].scalar(); !value::is_no_id(before))
      context_.records.migrations.push_back({id_key(before), subscription.key, report.origin()});
    read_end_action(item, subscription, told);
    customers_.take(context_,
                    {item["customerTenantId"].scalar().empty() ? tenant_in_link(item["links"]) : item["customerTenantId"].scalar(),
                     {},
                     item["customerName"].scalar()});
    tell_dates(item, told);
    context_.records.subscriptions.push_back(std::move(subscription));
    read_dates(item);
  }

  // Of an answer, whose address names the customer.
  void envelope(const JsonValue& envelope) override {
    if (const std::string_view tenant = tenant_in_link(envelope["links"]); !tenant.empty()) customers_.take(context_, {tenant, {}, {}});
  }

  void finish() override {
    customers_.finish(context_);
    std::vector<Subscription>& all = context_.records.subscriptions;
    dates_.resolve(context_, all, {true, true});
    for (Subscription& subscription : all) {
      // The file's start is the first one. After a renewal the running term began one term before its end.
      const int months = subscription.term == Term::OneMonth     ? 1
                         : subscription.term == Term::OneYear    ? 12
                         : subscription.term == Term::ThreeYears ? 36
                                                                 : 0;
      if (months == 0 || !subscription.term_end) continue;
      const Date begin = add_months_clamped(*subscription.term_end + 1, -months);
      if (!may_be_told(begin) || (subscription.term_start && *subscription.term_start >= begin)) continue;
      subscription.term_start = begin;
      conclude(subscription, Aspect::TermStart, Conclusion::CountedBack, Aspect::TermEnd);
    }
  }

 private:
  void read_state(const JsonValue& item, Subscription& subscription) {
    subscription.state_text = status_word(item["status"].scalar());
    subscription.state = value::state(subscription.state_text);
    if (subscription.state == SubscriptionState::Unknown && !subscription.state_text.empty() && subscription.state_text != "none") {
      context_.report.note(import_finding::kWordUnknown,
                           {{"column", std::string("status")}, {"found", text::quoted(subscription.state_text)}}, subscription.key);
    }
  }

  void read_term(const JsonValue& item, Subscription& subscription) {
    const std::string_view term = item["termDuration"].scalar();
    subscription.term = value::term(term);
    if (subscription.term == Term::Unknown && !value::says_nothing(term)) {
      context_.report.note(import_finding::kWordUnknown, {{"column", std::string("termDuration")}, {"found", text::quoted(term)}},
                           subscription.key);
    }
  }

  static bool is_empty(const JsonValue& value) { return !value.is_object() && value.scalar().empty(); }
  static std::string_view end_path(const JsonValue& item) {
    return is_empty(item["commitmentEndDate"]) ? "commitmentEndDateTime" : "commitmentEndDate";
  }

  static void tell_dates(const JsonValue& item, Told& told) {
    const auto told_by = [&](Aspect aspect, std::string_view path) {
      if (!is_empty(item[path])) told.at(aspect, path);
    };
    told_by(Aspect::Purchased, "creationDate");
    told_by(Aspect::TermStart, "effectiveStartDate");
    told_by(Aspect::TermEnd, end_path(item));
    told_by(Aspect::CancelUntil, "cancellationAllowedUntilDate");
  }

  // Of the subscription that was read last: days are understood when all of the file are known.
  void read_dates(const JsonValue& item) {
    std::vector<Subscription>& all = context_.records.subscriptions;
    const auto date = [&](std::optional<Date> Subscription::*member, std::string_view name) {
      dates_.read(context_, all, all.size() - 1, member, name, date_text(context_.report, name, item[name]));
    };
    date(&Subscription::purchased, "creationDate");
    date(&Subscription::term_start, "effectiveStartDate");
    date(&Subscription::term_end, end_path(item));
    date(&Subscription::cancel_until, "cancellationAllowedUntilDate");
    read_refunds(item, all.back());
  }

  // An option of refund may tell a later day than the field.
  void read_refunds(const JsonValue& item, Subscription& subscription) {
    bool later = false;
    for (const JsonValue& option : item["refundOptions"].elements) {
      const value::DateText until = value::date(date_text(context_.report, "refundOptions.expiresAt", option["expiresAt"]));
      if (until.form == value::DateText::Form::Day && (!subscription.cancel_until || *subscription.cancel_until < until.date))
        subscription.cancel_until = until.date, later = true;
    }
    if (!later) return;
    std::erase_if(subscription.statements, [](const Statement& statement) { return statement.aspect == Aspect::CancelUntil; });
    Told(context_.report, subscription.statements).at(Aspect::CancelUntil, "refundOptions.expiresAt");
  }

  void read_offer(const JsonValue& item, Subscription& subscription, Told& told) {
    std::string_view offer = text::trimmed(item["offerId"].scalar());
    const std::string_view path = offer.empty() ? "links.offer.uri" : "offerId";
    if (offer.empty()) {  // older answers name the offer only in a link
      offer = item["links"]["offer"]["uri"].scalar();
      offer = offer.substr(offer.rfind('/') == std::string_view::npos ? 0 : offer.rfind('/') + 1);
      offer = offer.substr(0, offer.find('?'));
    }
    const std::string_view product_type =
        item["productType"].is_object() ? item["productType"]["id"].scalar() : item["productType"].scalar();
    if (const auto legacy = Guid::parse(offer)) {
      subscription.legacy_offer = legacy;
      subscription.channel = Channel::CspPartnerLegacy;
      told.by(Aspect::Channel, path, offer, Conclusion::LegacyOfferId);
    } else if (const auto found = value::product_sku_in(offer)) {
      subscription.product_sku = found->id;
      subscription.channel = Channel::CspPartner;
      told.by(Aspect::Channel, path, offer, Conclusion::NewCommerceId);
    } else if (!offer.empty() && !text::equals_ignoring_ascii_case(offer.substr(0, 6), "MS-AZR")) {
      context_.report.repaired(
          import_finding::kValueIgnored,
          {{"column", std::string("offerId")}, {"found", text::quoted(offer)}, {"expected", TextKey{"import.expected.offer"}}});
    }
    told.by(Aspect::Offer, path, offer);
    const std::string unit = text::folded(item["unitType"].scalar());
    subscription.seat_based = !is_usage(item["billingType"].scalar()) && unit.find("usage") == std::string::npos &&
                              !text::equals_ignoring_ascii_case(offer.substr(0, 6), "MS-AZR") &&
                              (product_type.empty() || text::equals_ignoring_ascii_case(product_type, "OnlineServicesNCE"));
    told.concluded(Aspect::SeatBased, Conclusion::BilledByUsage);
  }

  void read_end_action(const JsonValue& item, Subscription& subscription, Told& told) {
    const JsonValue& next_term = item["scheduledNextTermInstructions"];
    subscription.has_scheduled_changes = next_term.is_object() && !next_term.members.empty();
    told.at(Aspect::ScheduledChanges, subscription.has_scheduled_changes ? "scheduledNextTermInstructions" : "scheduledActions");
    bool instructed_end = false;
    for (const JsonValue& action : item["scheduledActions"].elements) {
      const std::string kind = text::folded(action["actionType"].scalar());
      const bool instructed = action["instructions"].is_object() && !action["instructions"].members.empty();
      if (kind == "transition" || instructed) subscription.has_scheduled_changes = true;
      if (text::folded(action["scheduleType"].scalar()) != "termend") {
        subscription.has_scheduled_changes = true;
        continue;
      }
      instructed_end = true;
      subscription.end_action = kind == "renewtonewterm"               ? EndOfTermAction::Renew
                                : kind == "cancel"                     ? EndOfTermAction::CancelAtTermEnd
                                : kind == "renewtoextendedserviceterm" ? EndOfTermAction::ExtendedServiceTerm
                                                                       : EndOfTermAction::Unknown;
      if (subscription.end_action == EndOfTermAction::Unknown && kind != "transition") {
        context_.report.note(
            import_finding::kWordUnknown,
            {{"column", std::string("scheduledActions.actionType")}, {"found", text::quoted(action["actionType"].scalar())}},
            subscription.key);
      }
    }
    if (instructed_end) {
      told.at(Aspect::EndAction, "scheduledActions.actionType");
    } else if (subscription.auto_renew.value_or(false)) {
      subscription.end_action = EndOfTermAction::Renew;
      told.at(Aspect::EndAction, "autoRenewEnabled", Conclusion::AutoRenew);
    }
  }

  Dates<Subscription> dates_;
  ListedCustomers customers_;
};

}  // namespace

Kind partner_center_subscriptions_kind() {
  return {
      .id = "partner-center-subscriptions",
      .worth = {Worth::Rows::Subscriptions, Worth::Authority::Commerce, Worth::Ids::Microsofts},
      .json_signs =
          "offerId+commitmentEndDate|offerId+quantity+status+!publisherSubscriptionId|entitlementId+quantity|billingType+unitType+quantity",
      .make = make_reader<PartnerSubscriptions>};
}

}  // namespace csp
