// What the report says to users: who gets another licence, who loses one, for whom nothing changes.
#include <tuple>

#include "core/output/customer_view.hpp"
#include "core/output/figures.hpp"
#include "tests/core/output/report/support.hpp"

using namespace csp;
using namespace csp::report_test;

TEST_CASE("users of different profiles add up, those of one profile are the same people again") {
  support::Sample sample = support::sample_plan();
  sample.plan.proof.safe = false;
  sample.plan.proof.gaps.clear();
  for (const auto& [profile, users, missing] : {std::tuple{"P1", 9, 0}, {"P1", 4, 0}, {"P2", 6, 0}, {"", 0, 12}}) {
    ServiceGap gap;
    gap.profile = profile;
    gap.users = users;
    gap.missing_units = missing;
    sample.plan.proof.gaps.push_back(gap);
  }
  CHECK(has(report(sample), "Not safe yet: 15 users would lose a service"));
}

TEST_CASE("while a plan is not safe, nothing is promised to those whose licence stays") {
  support::Sample sample = support::sample_plan();
  const std::string promise = "nothing changes";
  REQUIRE(has(report(sample), promise));
  Finding blocker;
  blocker.rule = "PLAN-END-UNKNOWN";
  blocker.severity = Severity::Blocker;
  blocker.message = {"finding.end_unknown", {{"name", std::string("Visio Plan 2")}}};
  sample.plan.findings.push_back(blocker);
  CHECK_FALSE(has(report(sample), promise));
}

TEST_CASE("users in several batches of one exchange are counted once each, and told apart from those who keep their licence") {
  const support::Sample sample = support::sample_plan();
  const Figures figures = figures_of(customer_view(sample.context(), sample.language));
  CHECK(figures.reassigned == 20 + 11 + 8);
  CHECK(figures.users == 139);
  CHECK(has(report(sample), "39 users get another licence; for 100 users nothing changes."));
}

TEST_CASE("where no licence is exchanged, the report says that nothing changes for users") {
  support::Sample sample = support::sample_plan();
  for (Action& action : sample.plan.actions) {
    if (action.kind == ActionKind::Swap) action.kind = ActionKind::SetEndOfTerm;
  }
  CHECK(has(report(sample), "Nothing changes for users."));
}

TEST_CASE("users of a licence that ends without being replaced are told so, and nobody says that nothing changes") {
  support::Sample sample = support::sample_plan();
  for (Action& action : sample.plan.actions) {
    if (action.kind == ActionKind::Swap) action.kind = ActionKind::SetEndOfTerm;
  }
  sample.plan.moves[2].path = Path::LetGo;
  for (UnitPool& pool : sample.customer.pools) pool.enabled = 50;  // the tenant has no others
  const std::string page = report(sample);
  CHECK(has(page, "39 users have Office 365 F3, which ends on 31 Mar 2027 and is not replaced"));
  CHECK_FALSE(has(page, "Nothing changes for users."));
}

TEST_CASE("nobody reads that nothing changes for 0 users, or that 1 of 1 subscriptions moves") {
  planner_world::World world;
  world.settings.partner_name = "Northwind";
  world.add(planner_world::subscription("k", "ENTERPRISEWITHSCAL", Channel::WebDirectMca, "2027-03-21", 10));
  const std::string page = report(world);
  CHECK(has(page, "10 users get another licence."));
  CHECK_FALSE(has(page, " 0 users"));
  CHECK(has(page, "Your subscription moves to Northwind."));
  CHECK(has(page, "For your subscription, how long it runs"));
}

TEST_CASE("what every user of the old licence has beside it is not newly included in the new one") {
  planner_world::World world;
  world.add(planner_world::subscription("k", "ENTERPRISEPACK", Channel::WebDirectMca, "2027-03-21", 10)).name = "Old suite";
  world.decide("k").path = Path::BuyOther;
  world.decide("k").targets = {{planner_world::sku("SPE_E5"), 0, {}}};
  const auto gains = [&] {
    const std::string page = report(world);
    const std::size_t at = page.find("Old suite: newly included");
    return at == std::string::npos ? std::string() : page.substr(at, page.find("</li>", at) - at);
  };
  REQUIRE(has(gains(), "Audio Conferencing"));
  // Another licence of all of them gives it already; of some, it is new to the others.
  Profile some = world.customer.profiles.front();
  some.id += "b";
  some.users = 4;
  world.customer.profiles.front().users = 6;
  world.customer.profiles.front().skus.push_back({planner_world::sku("MCOMEETADV"), {}, {}});
  world.customer.profiles.push_back(some);
  CHECK(has(gains(), "Audio Conferencing (new for 4 users)"));
  world.customer.profiles.back().skus.push_back({planner_world::sku("MCOMEETADV"), {}, {}});
  CHECK_FALSE(has(gains(), "Audio Conferencing"));
}
