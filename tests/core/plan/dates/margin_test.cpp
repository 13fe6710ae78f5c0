#include "core/plan/dates/margin.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/core/support/planner_world.hpp"

using namespace csp;
using namespace planner_world;

namespace {

std::optional<TightestMargin> margin_of(const World& world) {
  const Plan plan = world.plan();
  return tightest_margin(plan.moves, plan.actions, plan.today);
}

std::string why_short_of(const World& world) {
  const Plan plan = world.plan();
  const std::optional<TightestMargin> margin = tightest_margin(plan.moves, plan.actions, plan.today);
  return margin && margin->days < world.settings.margin_days ? why_short(*margin, "Office", plan, world.settings).key : std::string();
}

}  // namespace

TEST_CASE("the margin of a plan is that of its tightest subscription") {
  World world;
  world.add(subscription("wide", "SPE_E3", Channel::WebDirectMca, "2027-03-21", 10));
  world.add(subscription("tight", "STANDARDPACK", Channel::WebDirectMca, "2027-05-31", 10));
  world.decide("tight").order_date = day("2027-05-28");
  const std::optional<TightestMargin> margin = margin_of(world);
  REQUIRE(margin.has_value());
  CHECK(margin->subscription == "tight");
  CHECK(margin->days == 3);
}

TEST_CASE("a subscription that ended long ago keeps no margin and takes none from the others") {
  World world;
  world.add(subscription("k", "SPE_E3", Channel::WebDirectMca, "2027-03-21", 10));
  world.add(subscription("past", "STANDARDPACK", Channel::WebDirectMca, "2023-01-31", 10));
  REQUIRE(margin_of(world).has_value());
  CHECK(margin_of(world)->subscription == "k");
}

TEST_CASE("bought after the end there is no margin, which is not less than none") {
  World world;
  world.add(subscription("k", "SPE_E3", Channel::WebDirectMca, "2027-03-21", 10));
  world.decide("k").order_date = day("2027-03-25");
  REQUIRE(margin_of(world).has_value());
  CHECK(margin_of(world)->days == 0);
  CHECK(margin_of(world)->after_end);
  world.decide("k").order_date = day("2027-03-10");
  CHECK_FALSE(margin_of(world)->after_end);
}

TEST_CASE("of a transfer there is no margin to speak of: nothing is bought") {
  World world;
  world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2027-05-30", 40));
  CHECK_FALSE(margin_of(world).has_value());
}

TEST_CASE("of a subscription that moves in parts each part has its margin") {
  Move move;
  move.subscription = "k";
  move.target_lines = {"T1", "T2"};
  move.order_date = day("2026-12-01");
  move.source_last_day = day("2026-12-20");
  const auto action = [](ActionKind kind, const char* date, const char* line) {
    Action made;
    made.kind = kind;
    made.date = day(date);
    made.subscription = "k";
    made.target_line = line;
    return made;
  };
  const std::vector<Action> actions = {action(ActionKind::Order, "2026-12-01", "T1"), action(ActionKind::Reduce, "2026-12-04", ""),
                                       action(ActionKind::Order, "2026-12-07", "T2")};
  const std::optional<TightestMargin> margin = tightest_margin({move}, actions, day("2026-11-22"));
  REQUIRE(margin.has_value());
  CHECK(margin->days == 3);
}

TEST_CASE("a margin that is kept needs no reason") {
  World world;
  world.add(subscription("k", "SPE_E3", Channel::WebDirectMca, "2027-03-21", 10));
  CHECK(why_short_of(world).empty());
}

TEST_CASE("an order that somebody set too near the end says by when it would keep the margin") {
  World world;
  world.add(subscription("k", "SPE_E3", Channel::WebDirectMca, "2027-03-21", 10));
  world.decide("k").order_date = day("2027-03-18");
  CHECK(why_short_of(world) == "margin.short.pinned");
  const Plan plan = world.plan();
  const Message said = why_short(*tightest_margin(plan.moves, plan.actions, plan.today), "Office", plan, world.settings);
  const auto latest = std::find_if(said.arguments.begin(), said.arguments.end(), [](const auto& each) { return each.name == "latest"; });
  REQUIRE(latest != said.arguments.end());
  CHECK(std::get<Date>(latest->value) == day("2027-03-14"));
  world.decide("k").order_date = day("2027-03-14");
  CHECK(why_short_of(world).empty());
}

TEST_CASE("where a term ends within days the margin cannot be kept any more, and nobody is told to order earlier") {
  World world;
  world.add(subscription("k", "SPE_E3", Channel::WebDirectMca, "2026-11-28", 10));
  CHECK(why_short_of(world) == "margin.short.no_time");
  world.decide("k").order_date = day("2026-11-26");
  CHECK(why_short_of(world) == "margin.short.too_late");
}

TEST_CASE("of units that the plan itself gives up no term ends, which is said instead of an order to send earlier") {
  Plan plan;
  plan.today = day("2026-11-22");
  Action cancel;
  cancel.kind = ActionKind::CancelNow;
  cancel.subscription = "k";
  cancel.date = day("2027-03-12");
  plan.actions = {cancel};
  const TightestMargin margin{"k", 3, false, false, day("2027-03-09"), day("2027-03-12")};
  CHECK(why_short(margin, "Office", plan, {}).key == "margin.short.own_end");
}

TEST_CASE("what is handed over late says by when it should be") {
  Plan plan;
  plan.today = day("2026-11-22");
  std::optional<TightestMargin> margin;
  count_handover(margin, "k", day("2027-03-09"), day("2027-03-12"));
  REQUIRE(margin.has_value());
  CHECK(why_short(*margin, "Office", plan, {}).key == "margin.short.handover");
}
