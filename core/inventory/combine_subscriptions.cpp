#include "core/inventory/combine_subscriptions.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "core/customer/aspects.hpp"
#include "core/import/values/way_of_buying.hpp"

namespace csp {
namespace {

void differ(const Picture& picture, const FindingId& id, const Subscription& kept, const Subscription& other, MessageValue kept_value,
            MessageValue other_value, const Origin& kept_origin) {
  picture.report(inventory_problem(id,
                                   {{"name", kept.name.empty() ? kept.key : kept.name},
                                    {"kept", std::move(kept_value)},
                                    {"kept_file", picture.file_name(kept_origin)},
                                    {"kept_row", static_cast<std::int64_t>(kept_origin.row)},
                                    {"other", std::move(other_value)},
                                    {"other_file", picture.file_name(other.origins.front())},
                                    {"other_row", static_cast<std::int64_t>(other.origins.front().row)}},
                                   {kept_origin, other.origins.front()}, kept.key));
}

std::string product_text(const Subscription& subscription) {
  if (!subscription.product_sku && subscription.name.empty())
    return subscription.part_number.empty() ? subscription.sku.text() : subscription.part_number;
  if (!subscription.product_sku) return subscription.name;
  return subscription.name.empty() ? subscription.product_sku->text() : subscription.name + " (" + subscription.product_sku->text() + ")";
}

// Does it go on by itself? Empty where a record does not say.
std::optional<bool> renews(const Subscription& subscription) {
  if (subscription.end_action == EndOfTermAction::Renew) return true;
  if (subscription.end_action == EndOfTermAction::CancelAtTermEnd) return false;
  return subscription.auto_renew;
}

TextKey end_text(const Subscription& subscription) {
  if (renews(subscription).value_or(false)) return {"end_action.renew"};
  return {subscription.end_action == EndOfTermAction::CancelAtTermEnd ? "end_action.cancel" : "end_action.not_renewed"};
}

// The directory tells the midnight when it passes to its next state: the day after its last one.
bool tells_end_by_directory(const Picture& picture, const Subscription& subscription) {
  bool told = false;
  for (const Statement& statement : subscription.statements) {
    if (statement.aspect != Aspect::TermEnd || statement.origin >= subscription.origins.size()) continue;
    const Worth teller = picture.worth(subscription.origins[statement.origin]);
    if (teller.authority != Worth::Authority::Directory || teller.rows != Worth::Rows::Subscriptions) return false;
    told = true;
  }
  return told;
}

bool is_told_a_day_late(const Picture& picture, const Subscription& base, const Subscription& other) {
  return base.term_end && other.term_end && *base.term_end - *other.term_end == 1 && tells_end_by_directory(picture, base) &&
         !tells_end_by_directory(picture, other);
}

}  // namespace

std::vector<Guid> skus_it_can_be(const Catalog& catalog, const Subscription& subscription) {
  if (!subscription.sku.is_zero()) return {subscription.sku};
  if (subscription.product_sku) {
    if (const Offer* offer = catalog.find_offer(*subscription.product_sku)) return offer->skus;
  }
  if (subscription.legacy_offer) {
    if (const LegacyOffer* offer = catalog.find_legacy_offer(*subscription.legacy_offer)) return {offer->sku};
  }
  std::vector<Guid> skus;
  for (const Sku* sku : skus_sold_as(catalog, subscription.name)) skus.push_back(sku->id);
  return skus;
}

bool end_together(const Subscription& a, const Subscription& b) {
  if (!a.term_end || !b.term_end) return true;
  const int apart = *a.term_end - *b.term_end;
  return apart >= -1 && apart <= 1;
}

bool of_different_products(const Catalog& catalog, const Subscription& a, const Subscription& b) {
  const std::vector<Guid> one = skus_it_can_be(catalog, a), other = skus_it_can_be(catalog, b);
  if (one.empty() || other.empty()) return a.product_sku && b.product_sku && !(*a.product_sku == *b.product_sku);
  return std::find_first_of(one.begin(), one.end(), other.begin(), other.end()) == one.end();
}

Subscription combined(const Picture& picture, const Subscription& base, const Subscription& other, const std::string& key) {
  Subscription out = base;
  const auto text_of = [](std::string& into, const std::string& from) {
    if (into.empty()) into = from;
  };
  text_of(out.commerce_id, other.commerce_id);
  text_of(out.directory_id, other.directory_id);
  text_of(out.state_text, other.state_text);
  text_of(out.agreement_number, other.agreement_number);
  text_of(out.parent_key, other.parent_key);
  // The name of one product with the id of another would be a product that nobody says.
  const bool products_differ = of_different_products(picture.catalog, base, other);
  if (!products_differ) {
    text_of(out.name, other.name);
    text_of(out.part_number, other.part_number);
    if (!out.product_sku) out.product_sku = other.product_sku;
    if (!out.legacy_offer) out.legacy_offer = other.legacy_offer;
    if (out.sku.is_zero()) out.sku = other.sku;
  }
  if (!out.purchased) out.purchased = other.purchased;
  if (!out.term_start) out.term_start = other.term_start;
  if (!out.term_end || is_told_a_day_late(picture, base, other)) out.term_end = other.term_end;
  if (!out.phase_end) out.phase_end = other.phase_end;
  if (!out.cancel_until) out.cancel_until = other.cancel_until;
  if (!out.owner_tenant) out.owner_tenant = other.owner_tenant;
  if (out.migration_row.empty()) out.migration_row = other.migration_row;
  if (!out.unit_price_month) out.unit_price_month = other.unit_price_month;
  if (out.term == Term::Unknown) out.term = other.term;
  if (out.billing_plan == BillingPlan::Unknown) out.billing_plan = other.billing_plan;
  // What a file says of the end is one statement: half of it with half of another would be what nobody says.
  const std::optional<bool> goes_on = renews(base), goes_on_there = renews(other);
  const bool end_differs = goes_on && goes_on_there && *goes_on != *goes_on_there;
  if (!end_differs) {
    if (!out.auto_renew) out.auto_renew = other.auto_renew;
    if (out.end_action == EndOfTermAction::Unknown) out.end_action = other.end_action;
  }
  const bool tells_agreement = out.channel == Channel::WebDirect && is_direct(other.channel);
  if (out.channel == Channel::Unknown || tells_agreement) out.channel = other.channel;
  if (out.state == SubscriptionState::Unknown) out.state = other.state;
  out.trial = base.trial || other.trial;
  out.seat_based = base.seat_based && other.seat_based;
  out.has_promotion = base.has_promotion || other.has_promotion;
  out.has_scheduled_changes = base.has_scheduled_changes || other.has_scheduled_changes;
  out.key = key.empty() ? id_key(out.commerce_id.empty() ? out.directory_id : out.commerce_id) : key;
  // Nobody said what is not taken either, unless there is something that it contradicts.
  Subscription told = other;
  drop_untold(told, out);
  add_statements(out, told);
  out.origins = base.origins;
  out.origins.insert(out.origins.end(), other.origins.begin(), other.origins.end());

  const Origin base_origin = base.origins.front();
  if (base.units != other.units) differ(picture, inventory_finding::kUnitsDiffer, out, other, base.units, other.units, base_origin);
  if (!end_together(base, other)) differ(picture, inventory_finding::kEndsDiffer, out, other, *base.term_end, *other.term_end, base_origin);
  if (end_differs) differ(picture, inventory_finding::kRenewalsDiffer, out, other, end_text(base), end_text(other), base_origin);
  if (base.state != other.state && base.state != SubscriptionState::Unknown && other.state != SubscriptionState::Unknown) {
    differ(picture, inventory_finding::kStatesDiffer, out, other, base.state_text, other.state_text, base_origin);
  }
  if (products_differ) {
    const bool by_ids = !base.sku.is_zero() && !other.sku.is_zero();
    differ(picture, inventory_finding::kSkusDiffer, out, other, by_ids ? base.sku.text() : product_text(base),
           by_ids ? other.sku.text() : product_text(other), base_origin);
  }
  return out;
}

void settle_combined(const Picture& picture, std::vector<Subscription>& all) {
  if (std::none_of(all.begin(), all.end(), [](const Subscription& each) { return each.origins.size() > 1; })) return;
  std::map<std::pair<std::int32_t, std::int32_t>, const Subscription*> records;
  for (const auto& file : picture.files) {
    for (const Subscription& record : file->records.subscriptions)
      records.emplace(std::pair(record.origins.front().file, record.origins.front().row), &record);
  }
  const auto record_at = [&](const Origin& origin) {
    const auto found = records.find({origin.file, origin.row});
    return found == records.end() ? nullptr : found->second;
  };
  for (Subscription& subscription : all) {
    if (subscription.origins.size() > 1) settle_beliefs(subscription, record_at);
  }
}

}  // namespace csp
