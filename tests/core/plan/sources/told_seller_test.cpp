#include "core/plan/sources/told_seller.hpp"

#include <doctest/doctest.h>

#include "tests/core/support/planner_world.hpp"

using namespace csp;

namespace {

const Guid kUs = *Guid::parse("c3000000-0000-4000-8000-000000000002");
const Guid kTheirs = *Guid::parse("c3000000-0000-4000-8000-000000000003");

PlanSettings settings(Channel fallback) {
  PlanSettings out;
  out.partner_tenant = kUs;
  out.default_channel = fallback;
  return out;
}

Channel seller(Channel told, std::optional<Guid> owner, Channel fallback = Channel::WebDirectMca, bool with_product_sku = false) {
  Subscription subscription;
  subscription.channel = told;
  subscription.owner_tenant = owner;
  if (with_product_sku) subscription.product_sku = ProductSku{"CFQ7TTC0LFLX", "0001"};
  return told_seller(subscription, settings(fallback));
}

}  // namespace

TEST_CASE("what the partner's own tenant created is with the partner already, whatever kind of partner sale the file says") {
  for (const Channel told : {Channel::Unknown, Channel::CspPartner, Channel::CspPartnerLegacy}) {
    CAPTURE(static_cast<int>(told));
    CHECK(seller(told, kUs) == Channel::TargetPartner);
  }
}

TEST_CASE("what another tenant created was bought from a partner, and the default says only in which commerce") {
  CHECK(seller(Channel::Unknown, kTheirs) == Channel::CspPartner);
  CHECK(seller(Channel::Unknown, kTheirs, Channel::CspPartnerLegacy) == Channel::CspPartnerLegacy);
  CHECK(seller(Channel::CspPartner, kTheirs, Channel::CspPartnerLegacy) == Channel::CspPartnerLegacy);
  CHECK(seller(Channel::CspPartner, kTheirs, Channel::CspPartnerLegacy, true) == Channel::CspPartner);  // a new-commerce id is proof
}

TEST_CASE("what Microsoft or an agreement sells does not become a partner's by an id") {
  CHECK(seller(Channel::EnterpriseAgreement, kUs) == Channel::EnterpriseAgreement);
  CHECK(seller(Channel::WebDirectMca, kTheirs) == Channel::WebDirectMca);
}

TEST_CASE("without a tenant that created it the default stands in where the file says nothing") {
  CHECK(seller(Channel::Unknown, std::nullopt) == Channel::WebDirectMca);
  CHECK(seller(Channel::Unknown, Guid()) == Channel::WebDirectMca);
  CHECK(seller(Channel::CspPartner, std::nullopt, Channel::CspPartnerLegacy) == Channel::CspPartner);
}

TEST_CASE("a subscription that is ours already is out of scope and lends its end") {
  planner_world::World world;
  Subscription& ours = world.add(planner_world::subscription("ours", "SPE_E3", Channel::CspPartner, "2027-06-30", 20));
  ours.owner_tenant = kUs;
  world.settings.partner_tenant = kUs;
  const Plan plan = world.plan();
  CHECK(planner_world::move_of(plan, "ours").path == Path::OutOfScope);
}
