#include "core/output/plan_file/plan_json_facts.hpp"

#include "core/plan/words.hpp"

namespace csp::plan_json {
namespace {

struct StateWord {
  SubscriptionState state;
  std::string_view word;
};
constexpr StateWord kStates[] = {{SubscriptionState::Active, "active"},       {SubscriptionState::InGrace, "inGrace"},
                                 {SubscriptionState::Suspended, "suspended"}, {SubscriptionState::Disabled, "disabled"},
                                 {SubscriptionState::Deleted, "deleted"},     {SubscriptionState::Pending, "pending"},
                                 {SubscriptionState::Unknown, "unknown"}};

void put_origins(JsonText& json, const std::vector<Origin>& origins) {
  json.key("origins").array();
  for (const Origin& origin : origins) json.array().number(origin.file).number(origin.row).close();
  json.close();
}

void put_guid(JsonText& json, std::string_view name, const std::optional<Guid>& guid) {
  if (guid) json.key(name).text(guid->text());
}

void put_words(JsonText& json, std::string_view name, const std::vector<std::string>& words) {
  json.key(name).array();
  for (const std::string& word : words) json.text(word);
  json.close();
}

void put_subscription(JsonText& json, const Subscription& s) {
  json.object()
      .key("key")
      .text(s.key)
      .key("commerceId")
      .text(s.commerce_id)
      .key("directoryId")
      .text(s.directory_id)
      .key("name")
      .text(s.name);
  json.key("sku").text(s.sku.text()).key("partNumber").text(s.part_number);
  if (s.product_sku) json.key("productSku").array().text(s.product_sku->product_id).text(s.product_sku->sku_id).close();
  put_guid(json, "legacyOffer", s.legacy_offer);
  json.key("units").number(s.units).key("state").text(word(s.state)).key("stateText").text(s.state_text);
  if (!s.agreement_number.empty() || is_volume_licence(s.channel)) json.key("agreementNumber").text(s.agreement_number);
  json.key("trial").boolean(s.trial).key("seatBased").boolean(s.seat_based);
  put(json, "purchased", s.purchased);
  put(json, "termStart", s.term_start);
  put(json, "termEnd", s.term_end);
  put(json, "phaseEnd", s.phase_end);
  json.key("term")
      .text(csp::word(s.term))
      .key("billingPlan")
      .text(csp::word(s.billing_plan))
      .key("endAction")
      .text(csp::word(s.end_action));
  if (s.auto_renew) json.key("autoRenew").boolean(*s.auto_renew);
  put(json, "cancelUntil", s.cancel_until);
  json.key("hasPromotion").boolean(s.has_promotion).key("hasScheduledChanges").boolean(s.has_scheduled_changes);
  put_guid(json, "ownerTenant", s.owner_tenant);
  json.key("parentKey").text(s.parent_key).key("channel").text(csp::word(s.channel));
  if (s.unit_price_month) {
    json.key("unitPriceMonth");
    put(json, *s.unit_price_month);
  }
  if (!s.migration_row.empty()) put_words(json, "migrationRow", s.migration_row);
  put_origins(json, s.origins);
  json.close();
}

void put_pool(JsonText& json, const UnitPool& pool) {
  json.object().key("sku").text(pool.sku.text()).key("partNumber").text(pool.part_number);
  json.key("enabled").number(pool.enabled).key("warning").number(pool.warning).key("suspended").number(pool.suspended);
  json.key("lockedOut").number(pool.locked_out).key("consumed").number(pool.consumed).key("companyLevel").boolean(pool.company_level);
  if (pool.counts != PoolCounts::Told) json.key("counts").text(pool.counts == PoolCounts::Summed ? "summed" : "unlisted");
  put_origins(json, pool.origins);
  json.close();
}

void put_profile(JsonText& json, const Profile& profile) {
  json.object().key("id").text(profile.id).key("skus").array();
  for (const AssignedSku& sku : profile.skus) put(json, sku);
  json.close().key("users").number(profile.users).key("withoutUsageLocation").number(profile.without_usage_location);
  json.key("withErrors").number(profile.with_errors).key("members").array();
  for (std::uint32_t member : profile.members) json.number(member);
  json.close().close();
}

}  // namespace

std::string_view word(SubscriptionState state) {
  for (const StateWord& entry : kStates) {
    if (entry.state == state) return entry.word;
  }
  return "unknown";
}

std::optional<SubscriptionState> state_of(std::string_view word) {
  for (const StateWord& entry : kStates) {
    if (entry.word == word) return entry.state;
  }
  return std::nullopt;
}

void put(JsonText& json, const Money& money) {
  json.object().key("amount").text(money.amount.text()).key("currency").text(money.currency.code()).close();
}

void put(JsonText& json, const Message& message) {
  struct Value {
    JsonText& json;
    void operator()(const std::string& text) const { json.text("text").text(text); }
    void operator()(std::int64_t count) const { json.text("count").number(count); }
    void operator()(Date date) const { json.text("date").text(date.iso()); }
    void operator()(Decimal number) const { json.text("number").text(number.text()); }
    void operator()(const Money& money) const { json.text("money").text(money.amount.text()).text(money.currency.code()); }
    void operator()(const TextKey& key) const { json.text("key").text(key.key); }
  };
  json.object().key("key").text(message.key);
  if (!message.arguments.empty()) {
    json.key("arguments").array();
    for (const MessageArgument& argument : message.arguments) {
      json.array().text(argument.name);
      std::visit(Value{json}, argument.value);
      json.close();
    }
    json.close();
  }
  json.close();
}

void put(JsonText& json, const Finding& finding) {
  json.object().key("rule").text(finding.rule).key("severity").text(csp::word(finding.severity)).key("message");
  put(json, finding.message);
  if (!finding.action.key.empty()) {
    json.key("action");
    put(json, finding.action);
  }
  json.key("subject").text(finding.subject);
  put_origins(json, finding.origins);
  json.close();
}

void put(JsonText& json, const AssignedSku& sku) {
  json.object().key("sku").text(sku.sku.text()).key("disabledPlans").array();
  for (const Guid& plan : sku.disabled_plans) json.text(plan.text());
  json.close();
  put_words(json, "groups", sku.groups);
  json.key("direct").boolean(sku.direct).close();
}

void put(JsonText& json, const Customer& customer) {
  json.object(JsonLayout::Lines).key("name").text(customer.name).key("domain").text(customer.domain);
  put_guid(json, "tenant", customer.tenant);
  json.key("assignmentsKnown").boolean(customer.assignments_known).key("poolsKnown").boolean(customer.pools_known);
  put_words(json, "files", customer.file_names);
  json.key("subscriptions").array(JsonLayout::Lines);
  for (const Subscription& subscription : customer.subscriptions) put_subscription(json, subscription);
  json.close().key("pools").array(JsonLayout::Lines);
  for (const UnitPool& pool : customer.pools) put_pool(json, pool);
  if (!customer.group_names.empty()) {
    json.close().key("groupNames").array(JsonLayout::Lines);
    for (const auto& [id, name] : customer.group_names) json.object().key("id").text(id).key("name").text(name).close();
  }
  json.close().key("profiles").array(JsonLayout::Lines);
  for (const Profile& profile : customer.profiles) put_profile(json, profile);
  json.close().key("users").array(JsonLayout::Lines);
  for (const User& user : customer.users) {
    json.array().text(user.id).text(user.principal_name).text(user.display_name).text(user.usage_location).close();
  }
  json.close().key("findings").array(JsonLayout::Lines);
  for (const Finding& finding : customer.findings) put(json, finding);
  json.close().close();
}

void put(JsonText& json, const PriceRecord& price) {
  json.object().key("productSku").array().text(price.product_sku.product_id).text(price.product_sku.sku_id).close();
  json.key("title").text(price.title).key("term").text(csp::word(price.term)).key("billingPlan").text(csp::word(price.billing_plan));
  json.key("segment").text(csp::word(price.segment)).key("market").text(price.market).key("currency").text(price.currency.code());
  if (price.partner_price) json.key("partnerPrice").text(price.partner_price->text());
  if (price.retail_price) json.key("retailPrice").text(price.retail_price->text());
  put(json, "validFrom", price.valid_from);
  put(json, "validTo", price.valid_to);
  json.key("trial").boolean(price.trial).key("origin").array().number(price.origin.file).number(price.origin.row).close().close();
}

void put(JsonText& json, std::string_view name, const std::optional<Date>& date) {
  if (date) json.key(name).text(date->iso());
}

}  // namespace csp::plan_json
