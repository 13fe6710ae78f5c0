// Limits and wishes of the plan, and the curve of its margin.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/shell/views/plan_screen.hpp"

using namespace csp;
using namespace csp::plan_test;
using csp::test::Screen;

TEST_CASE("the margin of the whole plan is changed by a day, and undone") {
  const auto screen = plan_of_contoso();
  const int margin = screen->session->settings().margin_days;
  REQUIRE(screen->press(twin::Role::button, "One day more"));
  CHECK(screen->session->settings().margin_days == margin + 1);
  REQUIRE(screen->press(twin::Role::button, "Undo"));
  CHECK(screen->session->settings().margin_days == margin);
}

TEST_CASE(
    "the curve of cost against margin is shown when asked for, and choosing a point of it changes margin, orders and plan in one step") {
  const auto screen = plan_of_contoso(1280, 2400);
  CHECK_FALSE(screen->find(twin::Role::slider, "Plan chosen on the curve"));
  REQUIRE(screen->press(twin::Role::button, "Show the curve"));
  const auto handle = screen->find(twin::Role::slider, "Plan chosen on the curve");
  REQUIRE(handle);
  CHECK(handle.value.find("of margin kept") != std::string::npos);
  const PlanSettings before = screen->session->settings();
  const Decimal cost = screen->session->plan().costs.front().total;
  std::vector<test::Found> points;
  for (const auto& found : screen->all(twin::Role::row)) {
    if (found.name.find("of margin kept") != std::string::npos) points.push_back(found);
  }
  REQUIRE(points.size() >= 3);
  // The point that keeps the most margin is said last.
  REQUIRE(screen->press(twin::Role::row, points.back().name));
  screen->settle();
  CHECK(screen->session->settings().margin_days > before.margin_days);
  CHECK(cost < screen->session->plan().costs.front().total);
  // It is said to cost what the plan then costs more.
  const Decimal more = screen->session->plan().costs.front().total - cost;
  CHECK(points.back().name.find("+ " + screen->app->language().money({more, screen->session->plan().costs.front().currency})) !=
        std::string::npos);
  screen->session->undo();
  CHECK(screen->session->settings().margin_days == before.margin_days);
  CHECK(screen->session->settings().grouping == before.grouping);
}

TEST_CASE("a curve that is open follows an edit") {
  const auto screen = plan_of_contoso(1280, 2400);
  REQUIRE(screen->press(twin::Role::button, "Show the curve"));
  screen->settle();
  const std::string before = screen->find(twin::Role::slider, "Plan chosen on the curve").value;
  screen->session->edit({}, [](PlanSettings& settings) { settings.margin_days = 30; });
  screen->settle();
  REQUIRE(screen->session->frontier());
  const auto& points = *screen->session->frontier();
  const auto own = std::find_if(points.begin(), points.end(), [](const FrontierPoint& point) { return point.chosen; });
  REQUIRE(own != points.end());
  const std::string after = screen->find(twin::Role::slider, "Plan chosen on the curve").value;
  CHECK(after != before);
  CHECK(after.find(std::to_string(own->margin_kept) + " days of margin kept") == 0);
  CHECK_FALSE(screen->says("Working out the curve"));
}

TEST_CASE("weeks without changes are added and taken back, and no order falls into them") {
  const auto screen = plan_of_contoso(1280, 4000);
  const Move* move = bought(*screen);
  REQUIRE(move);
  const std::string key = move->subscription;
  const Date day = *move->order_date;
  REQUIRE(screen->type("First day of the freeze", (day - 2).iso()));
  REQUIRE(screen->type("Last day of the freeze", (day - 5).iso()));
  CHECK(screen->says("The last day is before the first one."));
  REQUIRE(screen->type("Last day of the freeze", (day + 1).iso()));
  REQUIRE(screen->press(twin::Role::button, "Add the freeze"));
  REQUIRE(screen->session->settings().freezes.size() == 1);
  screen->session->looked_at = key;
  const auto moved = order_date(*screen);
  REQUIRE(moved);
  CHECK((*moved < day - 2 || *moved > day + 1));
  const std::string first = screen->app->language().date(day - 2), last = screen->app->language().date(day + 1);
  REQUIRE(screen->press(twin::Role::button, "Remove the freeze from " + first + " to " + last));
  CHECK(screen->session->settings().freezes.empty());
  CHECK(order_date(*screen) == day);
}

TEST_CASE("every limit and wish of the plan can be set, and one step back undoes it") {
  const auto screen = plan_of_contoso(1280, 4000);
  const PlanSettings before = screen->session->settings();
  REQUIRE(screen->type("Latest finish", "2027-06-30"));
  CHECK(screen->session->settings().latest_finish == Date::from_iso("2027-06-30"));
  REQUIRE(screen->type("Orders and transfers a week", "2"));
  CHECK(screen->session->settings().moves_a_week == 2);
  REQUIRE(screen->type("Days without units accepted", "3"));
  CHECK(screen->session->settings().gap_days == 3);
  REQUIRE(screen->type("Months that are counted", "24"));
  CHECK(screen->session->settings().horizon_months == 24);
  REQUIRE(screen->type("Working days until the first order", "5"));
  CHECK(screen->session->settings().prerequisite_days == 5);
  REQUIRE(screen->press(twin::Role::checkbox, "Take the cheapest path, not the preferred one"));
  CHECK(screen->session->settings().weigh_paths != before.weigh_paths);
  REQUIRE(screen->press(twin::Role::checkbox, "Other CSP partners let subscriptions go by transfer"));
  CHECK(screen->session->settings().assume_transfer_possible != before.assume_transfer_possible);
  REQUIRE(screen->press(twin::Role::combobox, "Cheapest for"));
  REQUIRE(screen->press(twin::Role::option, "us, the partner"));
  CHECK(screen->session->settings().minimise == Minimise::PartnerCost);
  for (int step = 0; step < 8; ++step) screen->session->undo();
  CHECK(screen->session->settings() == before);
}

TEST_CASE("a term brings a way of billing that is sold with it") {
  const auto screen = plan_of_contoso(1280, 4000);
  REQUIRE(screen->press(twin::Role::combobox, "Billed"));
  REQUIRE(screen->press(twin::Role::option, screen->app->language()("billing.annual")));
  REQUIRE(screen->session->settings().billing_plan == BillingPlan::Annual);
  REQUIRE(screen->press(twin::Role::combobox, "Term"));
  REQUIRE(screen->press(twin::Role::option, screen->app->language()("term.one_month")));
  CHECK(screen->session->settings().term == Term::OneMonth);
  CHECK(screen->session->settings().billing_plan == BillingPlan::Monthly);
}
