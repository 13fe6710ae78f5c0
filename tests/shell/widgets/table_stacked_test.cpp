// Tables on a phone: what stands beside each other on a wide page stands below each other, and nothing is lost on the way.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "shell/theme.hpp"
#include "tests/shell/support/screen.hpp"

using namespace csp;
using csp::test::Found;
using csp::test::Screen;

namespace {

std::unique_ptr<Screen> subscriptions_on(float width, bool touch) {
  auto screen = std::make_unique<Screen>(width, 844.0F, Appearance{.touch = touch});
  screen->session->open_demo("contoso-direct");
  screen->app->show("customer");
  screen->settle();
  return screen;
}

std::unique_ptr<Screen> on_a_phone() { return subscriptions_on(390, true); }

std::vector<Found> named(const Screen& screen, twin::Role role) {
  std::vector<Found> all = screen.all(role);
  std::erase_if(all, [](const Found& found) { return found.name.empty(); });
  return all;
}

std::vector<std::string> titles(const Screen& screen) {
  std::vector<std::string> names;
  for (const Found& header : screen.all(twin::Role::column_header)) names.push_back(header.name);
  return names;
}

}  // namespace

namespace {

// Of each cell of a row but the tick: it begins where the one before has ended. How many there are.
int check_below_each_other(const Screen& screen, const Found& row) {
  REQUIRE(row);
  float below = row.y;
  int cells = 0;
  for (const Found& cell : screen.all(twin::Role::cell)) {
    if (cell.y < row.y || cell.y >= row.y + row.height || cell.x < row.x + 60) continue;
    CAPTURE(cell.name);
    CHECK(cell.y >= below);
    below = cell.y + cell.height;
    ++cells;
  }
  CHECK(below <= row.y + row.height + 1);
  return cells;
}

}  // namespace

TEST_CASE("on a phone no cell lies beyond the edge of the page") {
  const auto screen = on_a_phone();
  const std::vector<Found> cells = screen->all(twin::Role::cell);
  REQUIRE(cells.size() > 20);
  for (const Found& cell : cells) {
    CAPTURE(cell.name);
    CHECK(cell.x >= 0);
    CHECK(cell.x + cell.width <= 390);
  }
}

TEST_CASE("on a phone the cells of a row lie below each other and inside it") {
  const auto screen = on_a_phone();
  CHECK(check_below_each_other(*screen, screen->find(twin::Role::row, "Office 365 E3")) >= 8);
}

TEST_CASE("a screen reader hears the same columns on a phone as on a wide page") {
  const std::vector<std::string> wide = titles(*subscriptions_on(1280, false));
  REQUIRE(wide.size() > 5);
  CHECK(titles(*on_a_phone()) == wide);
}

TEST_CASE("on a phone the order is a choice: by a column, down") {
  const auto screen = on_a_phone();
  std::vector<std::string> down;
  for (const Found& row : named(*screen, twin::Role::row)) down.push_back(row.name);
  std::sort(down.rbegin(), down.rend());
  REQUIRE(screen->press(twin::Role::combobox, "Order: Subscriptions"));
  REQUIRE(screen->press(twin::Role::option, "By Subscription ↓"));
  std::vector<std::string> shown;
  for (const Found& row : named(*screen, twin::Role::row)) shown.push_back(row.name);
  CHECK(shown == down);
  CHECK(screen->find(twin::Role::combobox, "Order: Subscriptions").value == "By Subscription ↓");
}

TEST_CASE("on a phone a row is chosen and ticked as on a wide page") {
  const auto screen = on_a_phone();
  REQUIRE(screen->press(twin::Role::row, "Power BI Pro"));
  CHECK(screen->session->find_subscription(screen->session->looked_at)->name == "Power BI Pro");
  REQUIRE(screen->press(twin::Role::checkbox, "Choose all rows: Subscriptions"));
  CHECK(screen->find_part(twin::Role::heading, "subscriptions chosen"));
}

TEST_CASE("on a phone rows find their heights again in another language") {
  const auto screen = on_a_phone();
  std::set<float> heights;
  for (const char* language : {"en", "de", "fr", "es", "tr", "ja", "en"}) {
    CAPTURE(language);
    screen->app->set_language(language);
    screen->settle();
    for (const Found& row : named(*screen, twin::Role::row)) {
      CHECK(check_below_each_other(*screen, row) > 1);
      heights.insert(row.height);
    }
  }
  CHECK(heights.size() > 1);  // else no language needs another line
}

TEST_CASE("on a phone a table that gets another column has room for it in every row") {
  const auto screen = on_a_phone();
  screen->app->show("cost");
  screen->settle();
  const std::size_t before = titles(*screen).size();
  REQUIRE(screen->press(twin::Role::checkbox, "Show partner cost"));
  screen->settle();
  CHECK(titles(*screen).size() > before);
  const std::vector<Found> rows = named(*screen, twin::Role::row);
  REQUIRE(rows.size() > 1);
  for (const Found& row : rows) CHECK(check_below_each_other(*screen, row) > 1);
}

TEST_CASE("on a phone a column without a title is not said") {
  const auto screen = on_a_phone();
  screen->app->show("match");
  screen->settle();
  const std::vector<std::string> said = titles(*screen);
  REQUIRE_FALSE(said.empty());
  CHECK(std::find(said.begin(), said.end(), "") == said.end());
}

TEST_CASE("on a phone a step is read whole") {
  const auto screen = on_a_phone();
  screen->app->show("plan");
  screen->settle();
  bool several_lines = false;
  for (const Found& cell : screen->all(twin::Role::cell))
    several_lines = several_lines || (cell.name.starts_with("Check that") && cell.height >= 2 * text_size::body);
  CHECK(several_lines);
}

TEST_CASE("on a phone many rows are equally high, and no cell lies over the next") {
  const auto screen = on_a_phone();
  REQUIRE(screen->press(twin::Role::button, "Users 174"));
  std::vector<Found> rows = screen->all(twin::Role::row);
  REQUIRE(rows.size() > 2);
  rows.erase(rows.begin());  // that of the titles
  for (const Found& row : rows) CHECK(row.height == rows.front().height);
  check_below_each_other(*screen, rows.front());
}
