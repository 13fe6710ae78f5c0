// What a person decided about a subscription stands in every paper as if its files had told it.
#include "core/output/customer_view.hpp"

#include <doctest/doctest.h>

#include "tests/core/support/built_in_language.hpp"
#include "tests/core/support/planner_world.hpp"

using namespace csp;
using namespace planner_world;

namespace {

World with_ends(const char* of_agreement, const char* at_partner) {
  World world;
  world.price("SPE_E3", "360", "288");
  world.price("POWER_BI_PRO", "120", "96");
  world.add(subscription("agreement", "SPE_E3", Channel::EnterpriseAgreement, of_agreement, 40)).name = "Suite of the works";
  world.add(subscription("partner", "POWER_BI_PRO", Channel::CspPartner, at_partner, 4)).name = "Reports of the works";
  return world;
}

std::string all_papers(const World& world) {
  const Plan plan = world.plan();
  const Language& english = support::built_in_language("en");
  std::string bytes;
  for (const OutputDescription& output : outputs()) {
    if (output.id == "plan" || output.id == "contents") continue;  // the decision itself stands there
    for (const OutputFile& file :
         output.make({catalog(), world.customer, world.settings, world.prices, plan, english, english, "1.2.3", std::string(64, 'a')}))
      bytes += file.name + "\n" + file.bytes + "\n";
  }
  return bytes;
}

}  // namespace

TEST_CASE("an end of the term that a person entered stands in every paper, and the file's nowhere") {
  World decided = with_ends("2029-12-31", "2026-12-31");
  decided.decide("agreement").term_end = day("2027-02-28");
  decided.decide("partner").term_end = day("2027-06-30");
  CHECK(all_papers(decided) == all_papers(with_ends("2027-02-28", "2027-06-30")));
  // The same where the file tells none.
  decided.customer.subscriptions[0].term_end.reset();
  decided.customer.subscriptions[1].term_end.reset();
  CHECK(all_papers(decided) == all_papers(with_ends("2027-02-28", "2027-06-30")));
}

TEST_CASE("a length of the term that a person entered stands in every paper") {
  World decided = with_ends("2027-02-28", "2027-06-30");
  World told = with_ends("2027-02-28", "2027-06-30");
  for (const std::size_t i : {0U, 1U}) {
    told.customer.subscriptions[i].term = Term::ThreeYears;
    decided.decide(decided.customer.subscriptions[i].key).term = Term::ThreeYears;
  }
  CHECK(all_papers(decided) == all_papers(told));
}
