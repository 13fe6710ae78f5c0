// Was it ordered as planned, in time and enough of it?
#include <doctest/doctest.h>

#include "tests/core/plan/verify/story.hpp"

using namespace csp;
using namespace verify_story;

namespace {

// The ten units are bought again as they are, by a partner, and the old ones end with their term.
Story bought_again() {
  Story story;
  story.plan.target_lines[0].sku = support::sku("E3");
  story.plan.moves[0].path = Path::BuySame;
  story.plan.actions[0].sku = support::sku("E3");
  story.plan.actions.pop_back();
  story.plan.steps[2].actions.clear();
  for (Step& step : story.plan.steps) step.subscriptions = {"old-e3"};
  story.planned.profiles[0].users = 10;
  for (Customer* customer : {&story.planned, &story.now}) customer->subscriptions[0].channel = Channel::CspPartner;
  story.now = story.planned;
  return story;
}

std::optional<std::int64_t> count_of(const VerifyItem* item, const char* name) {
  for (const MessageArgument& argument : item->findings[0].message.arguments) {
    if (argument.name == name) return std::get<std::int64_t>(argument.value);
  }
  return std::nullopt;
}

}  // namespace

TEST_CASE("an order may take a day to appear; after that it is late and due today") {
  const Story story;
  CHECK(item(story.on("2026-12-23"), VerifyKind::Order)->state == VerifyState::Open);
  const Verification v = story.on("2026-12-24");
  CHECK(item(v, VerifyKind::Order)->state == VerifyState::Late);
  CHECK(v.next->step == "S01");
  CHECK(v.next->late);
  CHECK(v.next->date == D("2026-12-24"));
}

TEST_CASE("an order done as planned moves the next step on") {
  Story story;
  story.ordered("SUITE", 10, "2027-12-21");
  const Verification v = story.on("2026-12-23");
  CHECK(item(v, VerifyKind::Order)->state == VerifyState::Done);
  CHECK(item(v, VerifyKind::Order)->found == "new-1");
  CHECK(item(v, VerifyKind::NewSubscription) == nullptr);
  CHECK(v.next->step == "S02");
}

TEST_CASE("other units, another end, another SKU are each told with both values") {
  Story story;
  story.ordered("SUITE", 9, "2027-12-21");
  CHECK(told(item(story.on("2026-12-23"), VerifyKind::Order)) == "verify.order_units");
  story.now.subscriptions.back().units = 10;
  story.now.subscriptions.back().term_end = D("2027-12-31");
  CHECK(told(item(story.on("2026-12-23"), VerifyKind::Order)) == "verify.order_end");
  story.now.subscriptions.back().term_end = D("2027-12-21");
  story.now.subscriptions.back().sku = support::sku("PREMIUM");
  CHECK(told(item(story.on("2026-12-23"), VerifyKind::Order)) == "verify.order_sku");
  CHECK_FALSE(story.on("2026-12-23").on_track());
}

TEST_CASE("exports of the tenant alone show the order by its units") {
  Story story;
  story.planned.subscriptions.clear();
  story.now.subscriptions.clear();
  UnitPool pool;
  pool.sku = support::sku("SUITE");
  pool.enabled = 10;
  story.now.pools = {pool};
  const Verification v = story.on("2027-01-05");
  CHECK(item(v, VerifyKind::Order)->state == VerifyState::Done);
  CHECK(told(item(v, VerifyKind::Order)) == "verify.order_units_only");
}

TEST_CASE("units that came once are counted for one order of their SKU, the earlier one") {
  Story story;
  story.planned.subscriptions.clear();
  story.now.subscriptions.clear();
  TargetLine earlier = story.plan.target_lines[0];
  earlier.id = "T2";
  earlier.order_date = D("2026-12-20");
  story.plan.target_lines.push_back(earlier);
  UnitPool pool;
  pool.sku = support::sku("SUITE");
  const auto states = [&](std::int64_t enabled) {
    pool.enabled = enabled;
    story.now.pools = {pool};
    std::string out;
    const Verification v = story.on("2027-01-05");
    for (const VerifyItem& each : v.items) {
      if (each.kind == VerifyKind::Order) out += each.target_line + (each.state == VerifyState::Done ? " done " : " late ");
    }
    return out;
  };
  CHECK(states(10) == "T1 late T2 done ");
  CHECK(states(19) == "T1 late T2 done ");
  CHECK(states(20) == "T1 done T2 done ");
  // The units of an order that is seen are its own.
  story.ordered("SUITE", 10, "2027-12-21");
  CHECK(states(10).find("late") != std::string::npos);
}

TEST_CASE("once the window of a renewal has closed nothing is ordered any more: the old term is owed, and it is planned again") {
  Story story = bought_again();
  story.now.subscriptions[0].term_end = D("2027-12-31");
  const Verification open = story.on("2027-01-07");
  CHECK(told(item(open, VerifyKind::Order)) == "verify.order_late");
  REQUIRE(open.next.has_value());
  CHECK(open.next->step == "S01");
  {
    Story bought = story;
    bought.ordered("E3", 10, "2027-12-21");
    CHECK(bought.on("2027-01-07").next->title.key == "verify.next_cancel");
  }
  const Verification closed = story.on("2027-01-08");
  CHECK(told(item(closed, VerifyKind::Order)) == "verify.order_given_up");
  CHECK(item(closed, VerifyKind::Order)->findings[0].severity == Severity::Blocker);
  REQUIRE(closed.next.has_value());
  CHECK(closed.next->step.empty());
  CHECK(closed.next->title.key == "verify.next_plan_again");
}

TEST_CASE("an old subscription that ended before anything was ordered is one blocker with the users who have nothing since") {
  Story story = bought_again();
  story.ordered("MAIL2", 3, "2027-12-21");
  story.now.subscriptions.erase(story.now.subscriptions.begin());
  const Verification v = story.on("2027-01-02");
  const VerifyItem* order = item(v, VerifyKind::Order);
  CHECK(told(order) == "verify.order_late_ended");
  CHECK(order->findings[0].severity == Severity::Blocker);
  CHECK(count_of(order, "users") == 10);
  CHECK(v.next->step == "S01");
}

TEST_CASE(
    "an order that is too small is one blocker with the users who lose their licence, until when that can be helped, and it is next") {
  Story story = bought_again();
  story.ordered("E3", 7, "2027-12-21");
  const Verification before = story.on("2026-12-24");
  const VerifyItem* order = item(before, VerifyKind::Order);
  CHECK(told(order) == "verify.order_too_few_or_back");
  CHECK(count_of(order, "users") == 3);
  CHECK(count_of(order, "missing") == 3);
  REQUIRE(before.next.has_value());
  CHECK(before.next->step == "S01");
  CHECK(before.next->title.key == "verify.next_order_more");
  CHECK(told(item(story.on("2026-12-30"), VerifyKind::Order)) == "verify.order_too_few");
  story.now.subscriptions.erase(story.now.subscriptions.begin());
  CHECK(told(item(story.on("2027-01-02"), VerifyKind::Order)) == "verify.order_too_few_ended");
  // Nobody needs the three.
  story.now.profiles[0].users = 7;
  CHECK(told(item(story.on("2027-01-02"), VerifyKind::Order)) == "verify.order_units");
}
