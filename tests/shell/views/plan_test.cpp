// The plan on the screen: what is said of it as a whole, and that plan and proof follow what is changed.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/shell/views/plan_screen.hpp"

using namespace csp;
using namespace csp::plan_test;
using csp::test::Screen;

TEST_CASE("how a step is done comes into view when the step is chosen, also below a long list") {
  Screen screen;
  screen.session->open_demo("contoso-direct");
  screen.app->show("plan");
  screen.settle();
  REQUIRE(screen.press(twin::Role::button, "Show all " + std::to_string(screen.session->plan().steps.size()) + " steps"));
  const std::string title = screen.app->language()(screen.session->plan().steps.front().title());
  REQUIRE(screen.press(twin::Role::row, title));
  const auto heading = screen.find(twin::Role::heading, title);
  REQUIRE(heading);
  CHECK(heading.y > 0);
  CHECK(heading.y < screen.height);
}

TEST_CASE("a date typed in the panel moves the order, and undo puts it back") {
  const auto screen = plan_of_contoso();
  const Move* move = bought(*screen);
  REQUIRE(move);
  const Date proposed = *move->order_date, wished = proposed - 10;
  look_at(*screen, *move);
  REQUIRE(screen->type("Order date", wished.iso()));
  CHECK(order_date(*screen) == wished);
  CHECK(screen->find_part(twin::Role::button, "Back to the proposed date"));
  REQUIRE(screen->press(twin::Role::button, "Undo"));
  CHECK(order_date(*screen) == proposed);
}

TEST_CASE("an order after the old one has ended is not safe, and the proof names the gap") {
  const auto screen = plan_of_contoso();
  const Move* move = bought(*screen);
  REQUIRE(move);
  REQUIRE(move->source_last_day);
  const bool safe = screen->session->plan().proof.safe;
  const Date late = *move->source_last_day + 20;
  look_at(*screen, *move);
  REQUIRE(screen->type("Order date", late.iso()));
  CHECK_FALSE(screen->session->plan().proof.safe);
  CHECK(screen->says("Not safe"));
  CHECK(screen->find_part(twin::Role::button, "Accept this exception"));
  REQUIRE(screen->press(twin::Role::button, "Undo"));
  CHECK(screen->session->plan().proof.safe == safe);
}

TEST_CASE("the days between which subscriptions move are those of the orders and of what ends, not of preparing and looking after") {
  Screen screen;
  screen.session->open_demo("fabrikam-ea");
  screen.app->show("plan");
  screen.settle();
  std::optional<Date> first, last;
  for (const Move& move : screen.session->plan().moves) {
    if (!move.order_date) continue;
    first = std::min(first.value_or(*move.order_date), *move.order_date);
    last = std::max(last.value_or(*move.order_date), move.source_last_day.value_or(*move.order_date));
  }
  REQUIRE(first);
  const Language& language = screen.app->language();
  CHECK(screen.says("move between " + language.date(*first) + " and " + language.date(*last) + "."));
}

TEST_CASE("the plan fits a phone and speaks Turkish") {
  const auto screen = plan_of_contoso(390, 844, "tr-TR");
  CHECK(screen->find(twin::Role::list, "Zaman çizelgesi"));
  for (const auto& found : screen->all(twin::Role::button)) CHECK_MESSAGE(found.name.find('<') == std::string::npos, found.name);
  for (const auto& found : screen->all(twin::Role::slider)) CHECK(found.x < 390);
}

TEST_CASE("without a customer the plan says what to do") {
  Screen screen;
  screen.session->start_empty();
  screen.app->show("plan");
  screen.settle();
  CHECK(screen.find(twin::Role::button, "Go to Files"));
}

TEST_CASE("a day that is over is refused with the first one that can be planned") {
  const auto screen = plan_of_contoso();
  const Move* move = bought(*screen);
  REQUIRE(move);
  look_at(*screen, *move);
  const auto before = order_date(*screen);
  REQUIRE(screen->type("Order date", "2026-01-01"));
  CHECK(order_date(*screen) == before);
  CHECK(screen->session->settings().subscriptions.count(move->subscription) == 0);
  const std::vector<std::string>& said = screen->platform.announced;
  CHECK(std::any_of(said.begin(), said.end(), [](const std::string& text) { return text.find("1 Jan 2026 has passed.") == 0; }));
}

TEST_CASE("the reasons of another subscription, and of another customer, begin at their top, below its name") {
  const auto screen = plan_of_contoso();
  const std::string first = screen->session->plan().moves[0].subscription;
  const auto panel = [&] { return screen->find(twin::Role::region, "Why these dates?"); };
  const auto in_panel = [&](const test::Found& found) { return found.x > panel().x; };
  const auto name_at = [&](const std::string& key) {
    for (const auto& found : screen->all(twin::Role::heading)) {
      if (found.name == screen->session->find_subscription(key)->name && in_panel(found)) return found.y;
    }
    return -1.0F;
  };
  const auto top = [&] { return screen->find(twin::Role::textbox, "Order date").y; };
  look_at(*screen, screen->session->plan().moves[0]);
  const float name = name_at(first), field = top();
  REQUIRE(name > panel().y);
  REQUIRE(field > name);
  const auto read_on = [&] {
    screen->gui->pointer_moved(panel().x + 100, panel().y + 250, false);
    screen->settle();
    screen->gui->wheel(0, -3);
    screen->settle();
  };
  read_on();
  REQUIRE(top() < field);
  CHECK(name_at(first) == name);  // whose reasons they are is always said
  look_at(*screen, screen->session->plan().moves[1]);
  look_at(*screen, screen->session->plan().moves[0]);
  CHECK(top() == field);
  CHECK(name_at(first) == name);
  read_on();
  REQUIRE(top() < field);
  screen->session->open_demo("fabrikam-ea");
  screen->settle();
  const std::string now = screen->session->looked_at;
  REQUIRE(screen->find(twin::Role::textbox, "Order date"));
  CHECK(top() > name_at(now));
}

TEST_CASE("an amber safety margin says why, to the eye and to the ear, and what makes it green") {
  const auto screen = plan_of_contoso();
  const std::string reason = "the plan itself gives up units of Office 365 E4";
  REQUIRE(screen->says(reason));
  const test::Found figure = screen->find(twin::Role::group, "Safety margin");
  REQUIRE(figure);
  CHECK(figure.hint.find(reason) != std::string::npos);
  screen->session->edit({"plan.edit.margin", {}}, [](PlanSettings& settings) { settings.margin_days = 3; });
  screen->platform.request_frame();
  screen->settle();
  CHECK_FALSE(screen->says(reason));
  CHECK(screen->find(twin::Role::group, "Safety margin").hint.empty());
}

TEST_CASE(
    "where an order follows the end of the old one, the safety margin names it in the tone of a gap, and does not say nothing is bought") {
  const auto screen = plan_of_contoso();
  const Move* move = bought(*screen);
  REQUIRE(move);
  REQUIRE(move->source_last_day);
  look_at(*screen, *move);
  REQUIRE(screen->type("Order date", (*move->source_last_day + 1).iso()));
  REQUIRE_FALSE(screen->session->plan().proof.safe);
  CHECK_FALSE(screen->says("nothing is bought that would need it"));
  const std::string name = screen->session->find_subscription(screen->session->looked_at)->name;
  CHECK(screen->says("none: " + name + " is ordered after its end"));
  REQUIRE(screen->press(twin::Role::button, "Undo"));
  CHECK_FALSE(screen->says("is ordered after its end"));
}
