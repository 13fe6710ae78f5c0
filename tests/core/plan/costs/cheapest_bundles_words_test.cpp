#include <doctest/doctest.h>

#include <algorithm>

#include "core/plan/costs/cheapest_bundles.hpp"
#include "tests/core/support/planner_world.hpp"

using namespace csp;
using bundles::Outcome;

namespace {

std::vector<std::string> keys(const std::vector<Message>& messages) {
  std::vector<std::string> out;
  for (const Message& message : messages) out.push_back(message.key);
  return out;
}

plan::CheapestBundles found_at(std::int64_t cents, Outcome outcome) {
  plan::CheapestBundles found;
  found.currency = *Currency::parse("USD");
  found.answer.found = true;
  found.answer.outcome = outcome;
  found.answer.cost = Decimal::from_cents(cents);
  return found;
}

using Keys = std::vector<std::string>;

}  // namespace

TEST_CASE("the total says how sure it is, and what it saves against today's SKUs where their prices are known") {
  plan::CheapestBundles found = found_at(5000, Outcome::Proven);
  CHECK(keys(total_of(found)) == Keys{"bundles.total", "bundles.outcome.proven"});
  found.same_skus = Decimal::from_cents(5000);
  CHECK(keys(total_of(found)).back() == "bundles.total.same");
  found.same_skus = Decimal::from_cents(6000);
  CHECK(total_of(found).back() ==
        Message{"bundles.total.saves",
                {{"same", Money{Decimal::from_cents(6000), found.currency}}, {"saved", Money{Decimal::from_cents(1000), found.currency}}}});
  found.same_skus = Decimal::from_cents(4000);  // today's licences break a limit: nothing is said of a saving below zero
  CHECK(keys(total_of(found)) == Keys{"bundles.total", "bundles.outcome.proven"});
}

TEST_CASE("a search that was stopped says how far off it may be, and one without an answer why there is none") {
  plan::CheapestBundles found = found_at(5000, Outcome::Stopped);
  found.answer.bound = Decimal::from_cents(4200);
  CHECK(total_of(found).back() == Message{"bundles.outcome.stopped", {{"gap", Money{Decimal::from_cents(800), found.currency}}}});
  found.answer.found = false;
  CHECK(keys(total_of(found)) == Keys{"bundles.outcome.none"});
  found.answer.outcome = Outcome::Impossible;
  CHECK(keys(total_of(found)) == Keys{"bundles.outcome.impossible"});
  found.answer.outcome = Outcome::TooLarge;
  CHECK(keys(total_of(found)) == Keys{"bundles.outcome.too_large"});
}

TEST_CASE("a profile that nothing on the price list covers is named with what it lacks") {
  planner_world::World world;
  world.add(planner_world::subscription("k", "SPE_E5", Channel::WebDirectMca, "2027-03-01", 10));
  world.price("EXCHANGESTANDARD", "48", "40");  // a mailbox is all that can be bought
  const plan::CheapestBundles found =
      plan::cheapest_bundles(planner_world::catalog(), world.customer, world.settings, world.prices, world.today);
  REQUIRE(found.answer.not_covered.size() == 1);
  const Message told = left_out(planner_world::catalog(), found, found.answer.not_covered[0]);
  CHECK(told.key == "bundles.not_covered");
  const std::vector<std::string> lacks = missing_needs(planner_world::catalog(), found, found.answer.not_covered[0]);
  CHECK(std::find(lacks.begin(), lacks.end(), "Intune Plan 1") != lacks.end());
}

TEST_CASE("another bundle is told with what it costs more or less, or that it costs the same") {
  plan::CheapestBundles found = found_at(5000, Outcome::Proven);
  found.requirements.problem.skus.resize(1);
  found.requirements.problem.skus[0].name = "Suite";
  bundles::Alternative other;
  other.skus = {0};
  other.difference = Decimal::from_cents(250);
  CHECK(told(found, other) ==
        Message{"bundles.other", {{"other", std::string("Suite")}, {"difference", Money{Decimal::from_cents(250), found.currency}}}});
  other.difference = Decimal::from_cents(-250);
  CHECK(told(found, other) ==
        Message{"bundles.other.less", {{"other", std::string("Suite")}, {"difference", Money{Decimal::from_cents(250), found.currency}}}});
  other.difference = Decimal{};
  CHECK(told(found, other).key == "bundles.other.same");
}
