#include "core/inventory/combine_subscriptions.hpp"

#include "core/customer/aspects.hpp"
#include "tests/core/inventory/support.hpp"
#include "tests/core/support/members.hpp"

using namespace csp;
using namespace csp::import_test;

namespace {

auto members_of(const Subscription& subscription) {
  const auto& [key, commerce_id, directory_id, name, sku, part_number, product_sku, legacy_offer, units, state, state_text,
               agreement_number, trial, seat_based, purchased, term_start, term_end, phase_end, term, billing_plan, end_action, auto_renew,
               cancel_until, has_promotion, has_scheduled_changes, owner_tenant, parent_key, channel, migration_row, unit_price_month,
               origins, statements] = subscription;
  return std::tie(key, commerce_id, directory_id, name, sku, part_number, product_sku, legacy_offer, units, state, state_text,
                  agreement_number, trial, seat_based, purchased, term_start, term_end, phase_end, term, billing_plan, end_action,
                  auto_renew, cancel_until, has_promotion, has_scheduled_changes, owner_tenant, parent_key, channel, migration_row,
                  unit_price_month, origins, statements);
}

Subscription everything_told() {
  Subscription told;
  told.key = told.commerce_id = "c0000000-0000-4000-8000-00000000000a";
  told.directory_id = "d0000000-0000-4000-8000-00000000000a";
  told.name = "Microsoft 365 E3";
  told.sku = *Guid::parse("05e9a617-0261-4cee-bb44-138d3ef5d965");
  told.part_number = "SPE_E3";
  told.product_sku = ProductSku{"CFQ7TTC0LFLX", "0001"};
  told.legacy_offer = Guid::parse("796b6b5f-613c-4e24-a17c-eba730d49c02");
  told.units = 25;
  told.state = SubscriptionState::InGrace;
  told.state_text = "in grace";
  told.agreement_number = "7654321";
  told.trial = true;
  told.seat_based = false;
  told.purchased = Date::from_iso("2025-07-01");
  told.term_start = Date::from_iso("2026-07-01");
  told.term_end = Date::from_iso("2027-06-30");
  told.phase_end = Date::from_iso("2027-07-30");
  told.term = Term::OneYear;
  told.billing_plan = BillingPlan::Monthly;
  told.end_action = EndOfTermAction::Renew;
  told.auto_renew = true;
  told.cancel_until = Date::from_iso("2026-07-07");
  told.has_promotion = told.has_scheduled_changes = true;
  told.owner_tenant = Guid::parse("7b3f1f0e-51d2-4a4c-9d55-0c7d0e1a2b3c");
  told.parent_key = "parent";
  told.channel = Channel::CspPartner;
  told.migration_row = {"a", "b"};
  told.unit_price_month = Money{Decimal::from_cents(3000), *Currency::parse("EUR")};
  told.origins = {{0, 2}};
  told.statements.push_back({Aspect::Name, Conclusion::Read, Belief::Used, 0, 0});
  return told;
}

}  // namespace

TEST_CASE("what only one of two records says of a subscription is kept, whichever of them is believed") {
  const Subscription told = everything_told();
  REQUIRE(support::equal_members(members_of(told), members_of(Subscription{})).empty());
  Subscription bare;
  bare.key = told.key;
  bare.units = told.units;
  bare.origins = {{1, 3}};
  const Files files;
  Inventory inventory;
  const Picture picture{catalog(), files, inventory};
  for (const Subscription& both : {combined(picture, told, bare), combined(picture, bare, told)}) {
    Subscription expected = told;
    expected.origins = both.origins;
    expected.statements = both.statements;
    std::string all;
    for (int place = 1; place <= 32; ++place) all += (place == 1 ? "" : " ") + std::to_string(place);
    CHECK(support::equal_members(members_of(both), members_of(expected)) == all);
    CHECK(both.origins.size() == 2);
    CHECK(both.statements.size() == 1);
  }
}
