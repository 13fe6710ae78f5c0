#include "core/plan/sources/losing_partners.hpp"

#include <doctest/doctest.h>

#include "tests/core/support/planner_world.hpp"

using namespace csp;
using namespace planner_world;

namespace {

const Guid kOurs = *Guid::parse("c3000000-0000-4000-8000-000000000002");
const Guid kNamed = *Guid::parse("c3000000-0000-4000-8000-000000000003");
const Guid kOther = *Guid::parse("c3000000-0000-4000-8000-000000000004");

World of_owners(std::optional<Guid> first, std::optional<Guid> second) {
  World world;
  world.settings.partner_tenant = kOurs;
  world.settings.source_partner_name = "Litware, Inc.";
  world.add(subscription("a", "SPE_E3", Channel::CspPartner, "2027-05-30", 40)).owner_tenant = first;
  world.add(subscription("b", "POWER_BI_PRO", Channel::CspPartner, "2027-05-30", 4)).owner_tenant = second;
  return world;
}

LosingPartners partners(const World& world) { return {world.customer, world.settings}; }

}  // namespace

TEST_CASE("what another tenant created than that of the settings is another partner's; what no file tells of is the one of the settings") {
  World world = of_owners(kNamed, kOther);
  world.settings.source_partner_tenant = kNamed;
  world.add(subscription("c", "VISIOCLIENT", Channel::CspPartner, "2027-05-30", 4));
  const LosingPartners told = partners(world);
  CHECK(told.of("a") == std::nullopt);
  CHECK(told.of("b") == kOther);
  CHECK(told.of("c") == std::nullopt);
  CHECK(told.all() == std::vector<LosingPartner>{std::nullopt, kOther});
}

TEST_CASE("where the settings name no tenant, the only one there is is meant, and of two nobody knows which") {
  CHECK(partners(of_owners(kOther, kOther)).all() == std::vector<LosingPartner>{std::nullopt});
  CHECK(partners(of_owners(kOther, std::nullopt)).of("a") == std::nullopt);
  CHECK(partners(of_owners(kNamed, kOther)).all() == std::vector<LosingPartner>{kNamed, kOther});
}

TEST_CASE("neither the gaining partner nor what is billed directly or was deleted makes a losing partner") {
  World world = of_owners(kNamed, kOurs);
  CHECK(partners(world).all() == std::vector<LosingPartner>{std::nullopt});
  world.customer.subscriptions[1].owner_tenant = kOther;
  world.decide("b").channel = Channel::WebDirectMca;
  CHECK(partners(world).all() == std::vector<LosingPartner>{std::nullopt});
  world.decide("b").channel.reset();
  world.customer.subscriptions[1].state = SubscriptionState::Deleted;
  CHECK(partners(world).all() == std::vector<LosingPartner>{std::nullopt});
}

TEST_CASE("letters carry the partner's number where there are several partners, and the name of the settings belongs to one alone") {
  World world = of_owners(kNamed, kOther);
  world.settings.source_partner_tenant = kNamed;
  const LosingPartners several = partners(world);
  CHECK(several.letter("letter-consent", std::nullopt) == "letter-consent-1.txt");
  CHECK(several.letter("letter-consent", kOther) == "letter-consent-2.txt");
  CHECK(std::get<std::string>(several.name(std::nullopt)) == "Litware, Inc.");
  CHECK(std::holds_alternative<TextKey>(several.name(kOther)));
  CHECK(partners(of_owners(kOther, kOther)).letter("letter-consent", std::nullopt) == "letter-consent.txt");
}
