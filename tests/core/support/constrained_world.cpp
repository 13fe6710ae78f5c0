#include "tests/core/support/constrained_world.hpp"

#include "tests/core/support/random_customer.hpp"

namespace support {
namespace {

using namespace csp;
using planner_world::amount;

void add_prices(Dice& dice, planner_world::World& world, const char* const* parts, int count) {
  for (int i = 0; i < count; ++i) {
    const int year = dice.between(20, 700);
    world.price(parts[i], std::to_string(year).c_str(), std::to_string(year * 4 / 5).c_str());
    if (!dice.chance(30)) continue;
    PriceRecord next = world.prices.back();
    const Date change = world.today + dice.between(3, 60);
    world.prices.back().valid_to = change - 1;
    next.valid_from = change;
    next.retail_price = Decimal::from_integer(year + dice.between(-15, 60));
    next.partner_price = next.retail_price->scaled(4, 5);
    world.prices.push_back(next);
  }
}

}  // namespace

planner_world::World constrained_world(std::uint64_t seed, int sources, int days) {
  Dice dice(seed * 31 + 5);
  planner_world::World world;
  static const char* const kParts[] = {"SPE_E3", "SPB", "O365_BUSINESS_PREMIUM", "STANDARDPACK"};
  PlanSettings& settings = world.settings;
  settings.margin_days = dice.between(1, 12);
  settings.horizon_months = dice.between(3, 14);
  settings.assume_transfer_possible = dice.chance(50);
  settings.minimise = dice.chance(80) ? Minimise::CustomerCost : Minimise::PartnerCost;
  settings.weigh_paths = dice.chance(25);
  settings.relationship_accepted = dice.chance(70);
  settings.prerequisite_days = dice.between(0, 6);
  settings.search_steps = 50'000'000;
  for (int count = dice.below(3); count > 0; --count) {
    const Date first = world.today + dice.between(0, days);
    settings.freezes.push_back({first, first + dice.between(0, 12), ""});
  }
  if (dice.chance(25)) settings.latest_finish = world.today + dice.between(5, days);
  if (dice.chance(50)) settings.moves_a_week = dice.between(1, 2);
  if (dice.chance(15)) {
    settings.term = Term::ThreeYears;
    settings.billing_plan = BillingPlan::Annual;
  }
  const Channel channels[] = {Channel::WebDirectMca, Channel::CspPartner, Channel::WebDirectMca, Channel::EnterpriseAgreement,
                              Channel::WebDirectMosa};
  const int count = dice.between(1, sources);
  for (int i = 0; i < count; ++i) {
    Subscription made = planner_world::subscription("k" + std::to_string(i), kParts[dice.below(4)], channels[dice.below(5)], "2027-01-01",
                                                    dice.between(1, 80));
    made.term_end = world.today + dice.between(8, days);
    made.term_start = add_months_clamped(*made.term_end + 1, -12);
    if (dice.chance(80))
      made.unit_price_month = Money{Decimal::from_cents(dice.between(100, 6000)), *Currency::parse(dice.chance(85) ? "USD" : "EUR")};
    if (dice.chance(15)) made.cancel_until = world.today + dice.between(3, 6);
    if (dice.chance(20) && i > 0) made.parent_key = "k0";
    if (dice.chance(30)) made.end_action = EndOfTermAction::CancelAtTermEnd;
    world.add(std::move(made));
    if (dice.chance(8)) world.decide("k" + std::to_string(i)).order_date = world.today + dice.between(1, days);
  }
  add_prices(dice, world, kParts, 4);
  return world;
}

}  // namespace support
