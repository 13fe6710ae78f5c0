// Laws that hold for every customer, on seeded random ones.
#include <doctest/doctest.h>

#include <set>

#include "tests/core/support/planner_world.hpp"
#include "tests/core/support/random_customer.hpp"

using namespace csp;
using namespace planner_world;

namespace {

World random_world(std::uint64_t seed) {
  support::Dice dice(seed);
  World world;
  const char* parts[] = {"SPE_E3",           "SPE_E5", "STANDARDPACK",          "ENTERPRISEPACK",
                         "EXCHANGESTANDARD", "SPB",    "O365_BUSINESS_PREMIUM", "ENTERPRISEWITHSCAL"};
  world.settings.relationship_accepted = dice.chance(50);
  world.settings.margin_days = dice.between(1, 14);
  world.settings.assume_transfer_possible = dice.chance(50);
  const int count = dice.between(1, 5);
  for (int i = 0; i < count; ++i) {
    const Channel channel = static_cast<Channel>(dice.between(0, 7));
    Subscription made = subscription("k" + std::to_string(i), parts[dice.below(8)], channel, "2027-01-01", dice.between(1, 40));
    made.term_end = world.today + dice.between(-20, 400);
    made.term = static_cast<Term>(dice.between(0, 3));
    made.billing_plan = static_cast<BillingPlan>(dice.between(0, 2));
    made.end_action = static_cast<EndOfTermAction>(dice.between(0, 3));
    made.auto_renew = dice.chance(50) ? std::optional<bool>(dice.chance(50)) : std::nullopt;
    made.state = dice.chance(85) ? SubscriptionState::Active : static_cast<SubscriptionState>(dice.between(0, 6));
    if (dice.chance(70))
      made.unit_price_month = Money{Decimal::from_cents(dice.between(100, 6000)), *Currency::parse(dice.chance(80) ? "USD" : "EUR")};
    if (dice.chance(10)) made.term_end.reset();
    world.add(std::move(made));
  }
  for (const char* part : parts) world.price(part, "240", "192");
  return world;
}

const int kCases = support::property_cases(150);

}  // namespace

TEST_CASE("an order that comes after its source's end always has a finding that says so") {
  for (int seed = 0; seed < kCases; ++seed) {
    const World world = random_world(static_cast<std::uint64_t>(seed));
    for (const Move& move : world.plan().moves) {
      if (!move.order_date || !move.source_last_day || *move.order_date < *move.source_last_day) continue;
      CAPTURE(seed);
      // A question counts only where it is about the end that is past.
      const bool said = std::any_of(move.findings.begin(), move.findings.end(), [](const Finding& found) {
        const bool asked = found.severity == Severity::Ask && found.message.key.starts_with("finding.end_past_");
        return asked || found.severity >= Severity::Warning;
      });
      CHECK(said);
    }
  }
}

TEST_CASE("a wider margin never orders later") {
  for (int seed = 0; seed < kCases; ++seed) {
    World world = random_world(static_cast<std::uint64_t>(seed));
    world.settings.margin_days = 3;
    const Plan narrow = world.plan();
    world.settings.margin_days = 10;
    const Plan wide = world.plan();
    for (std::size_t i = 0; i < narrow.moves.size(); ++i) {
      if (!narrow.moves[i].order_date || !wide.moves[i].order_date) continue;
      CAPTURE(seed);
      CHECK(*wide.moves[i].order_date <= *narrow.moves[i].order_date);
    }
  }
}

TEST_CASE("the parts of the ledger are the totals, per currency") {
  for (int seed = 0; seed < kCases; ++seed) {
    const Plan plan = random_world(static_cast<std::uint64_t>(seed)).plan();
    for (const CostSummary& summary : plan.costs) {
      Decimal sum;
      for (const LedgerLine& line : plan.ledger) {
        if (line.amount.currency == summary.currency) sum += line.amount.amount;
        CHECK(line.amount.amount == line.amount.amount.rounded(line.amount.currency.places()));
      }
      CHECK(sum == summary.total);
      CHECK(summary.total == summary.source + summary.target - summary.expected_credit);
    }
  }
}

TEST_CASE("other keys change nothing but names") {
  for (int seed = 0; seed < kCases; ++seed) {
    World world = random_world(static_cast<std::uint64_t>(seed));
    const Plan before = world.plan();
    for (Subscription& renamed : world.customer.subscriptions) renamed.key = "x" + renamed.key;
    const Plan after = world.plan();
    REQUIRE(before.actions.size() == after.actions.size());
    for (std::size_t i = 0; i < before.actions.size(); ++i) {
      CHECK(before.actions[i].date == after.actions[i].date);
      CHECK(before.actions[i].kind == after.actions[i].kind);
      CHECK((before.actions[i].subscription.empty() || "x" + before.actions[i].subscription == after.actions[i].subscription));
    }
    CHECK(before.proof.safe == after.proof.safe);
  }
}

TEST_CASE("28 years later, when weekdays and leap days fall alike, every date is 28 years later") {
  for (int seed = 0; seed < kCases; ++seed) {
    World world = random_world(static_cast<std::uint64_t>(seed));
    // Rules begin in 2025 and 2026: a term that began before them is another case 28 years later.
    for (Subscription& each : world.customer.subscriptions) each.purchased = each.term_start = world.today - 100;
    const Plan before = world.plan();
    const int shift = day("2054-11-22") - world.today;
    world.today = world.today + shift;
    for (Subscription& each : world.customer.subscriptions) {
      if (each.term_end) each.term_end = *each.term_end + shift;
      each.purchased = each.term_start = world.today - 100;
    }
    const Plan after = world.plan();
    REQUIRE(before.actions.size() == after.actions.size());
    for (std::size_t i = 0; i < before.actions.size(); ++i) CHECK(before.actions[i].date + shift == after.actions[i].date);
  }
}

TEST_CASE("steps come after what they depend on and inside their windows") {
  for (int seed = 0; seed < kCases; ++seed) {
    const Plan plan = random_world(static_cast<std::uint64_t>(seed)).plan();
    std::set<std::string> done;
    for (const Step& step : plan.steps) {
      CAPTURE(seed);
      CAPTURE(step.id);
      CHECK(step.earliest <= step.planned);
      CHECK(step.planned <= step.latest);
      for (const std::string& before : step.after) CHECK(done.count(before) == 1);
      done.insert(step.id);
    }
  }
}
