#include "core/plan/sources/told_seller.hpp"

namespace csp {
namespace {

bool has_owner(const Subscription& subscription) { return subscription.owner_tenant && !subscription.owner_tenant->is_zero(); }

// A tenant that owns it is a partner's, whatever kind of partner sale it is.
bool may_be_partners(Channel channel) {
  return channel == Channel::Unknown || channel == Channel::CspPartner || channel == Channel::CspPartnerLegacy;
}

}  // namespace

Channel told_seller(const Subscription& subscription, const PlanSettings& settings) {
  const Channel told = subscription.channel;
  if (!has_owner(subscription)) return told == Channel::Unknown ? settings.default_channel : told;
  if (!may_be_partners(told)) return told;
  if (subscription.owner_tenant == settings.partner_tenant) return Channel::TargetPartner;
  if (told == Channel::CspPartnerLegacy) return told;
  // The directory names no product: both commerces look alike there, and only a legacy offer or a person tells the old one.
  const bool legacy = told == Channel::Unknown && subscription.legacy_offer.has_value();
  const bool said_legacy = settings.default_channel == Channel::CspPartnerLegacy;
  return !subscription.product_sku && (legacy || said_legacy) ? Channel::CspPartnerLegacy : Channel::CspPartner;
}

bool tenant_tells_seller(const Subscription& subscription, const PlanSettings& settings) {
  if (!has_owner(subscription) || !may_be_partners(subscription.channel)) return false;
  return told_seller(subscription, settings) != subscription.channel;
}

}  // namespace csp
