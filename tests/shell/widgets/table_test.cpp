// What every table of the page can do, worked on the customer's subscriptions: sort, filter, tick, copy, paste.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/shell/support/screen.hpp"

using namespace csp;
using csp::test::Screen;

namespace {

std::unique_ptr<Screen> subscriptions_of(const char* demo) {
  auto screen = std::make_unique<Screen>();
  screen->session->open_demo(demo);
  screen->app->show("customer");
  screen->settle();
  return screen;
}

std::vector<std::string> rows(const Screen& screen) {
  std::vector<std::string> names;
  for (const auto& row : screen.all(twin::Role::row)) {
    if (!row.name.empty()) names.push_back(row.name);
  }
  return names;
}

std::string copied(Screen& screen) {
  screen.app->copy();
  screen.settle();
  return screen.platform.copied;
}

}  // namespace

TEST_CASE("a column is sorted by pressing its title, and turned round by pressing it again") {
  const auto screen = subscriptions_of("contoso-direct");
  std::vector<std::string> up = rows(*screen);
  std::sort(up.begin(), up.end());
  REQUIRE(up.size() > 3);
  REQUIRE(screen->press(twin::Role::column_header, "Subscription"));
  CHECK(rows(*screen) == up);
  CHECK((screen->find(twin::Role::column_header, "Subscription").flags & twin::sorted_up) != 0);
  REQUIRE(screen->press(twin::Role::column_header, "Subscription"));
  CHECK(rows(*screen) == std::vector<std::string>(up.rbegin(), up.rend()));
  CHECK((screen->find(twin::Role::column_header, "Subscription").flags & twin::sorted_down) != 0);
}

TEST_CASE("the keys copy the row that was chosen where none is ticked, the button all; days go as every spreadsheet reads them") {
  const auto screen = subscriptions_of("contoso-direct");
  REQUIRE(screen->click(twin::Role::row, "Power BI Pro"));
  const std::string one = copied(*screen);
  CHECK(std::count(one.begin(), one.end(), '\n') == 2);
  CHECK(one.find("\nPower BI Pro\t") != std::string::npos);
  const Subscription* chosen = screen->session->find_subscription(screen->session->looked_at);
  REQUIRE(chosen != nullptr);
  CHECK(one.find("\t" + chosen->term_end.value().iso() + "\t") != std::string::npos);
  REQUIRE(screen->press(twin::Role::button, "Copy: Subscriptions"));
  const std::string& all = screen->platform.copied;
  CHECK(std::count(all.begin(), all.end(), '\n') == 6);
}

TEST_CASE("days sort by time, not by their letters") {
  const auto screen = subscriptions_of("contoso-direct");
  REQUIRE(screen->press(twin::Role::column_header, "Term ends"));
  std::vector<Date> ends;
  for (const std::string& name : rows(*screen)) {
    for (const Subscription& subscription : screen->session->customer().subscriptions) {
      if (subscription.name == name && subscription.term_end) ends.push_back(*subscription.term_end);
    }
  }
  REQUIRE(ends.size() > 3);
  CHECK(std::is_sorted(ends.begin(), ends.end()));
}

TEST_CASE("a filter keeps the rows that contain all its words, in any cell and any order") {
  const auto screen = subscriptions_of("contoso-direct");
  const std::size_t all = rows(*screen).size();
  REQUIRE(screen->type("Filter: Subscriptions", "e3 office"));
  CHECK(rows(*screen) == std::vector<std::string>{"Office 365 E3"});
  REQUIRE(screen->type("Filter: Subscriptions", "no such thing"));
  CHECK(rows(*screen).empty());
  CHECK(screen->says("No row contains “no such thing”"));
  REQUIRE(screen->type("Filter: Subscriptions", ""));
  CHECK(rows(*screen).size() == all);
}

TEST_CASE("what is copied is what is shown, as cells with their titles; ticked rows alone when some are ticked") {
  const auto screen = subscriptions_of("contoso-direct");
  const std::size_t all = rows(*screen).size();
  const std::string whole = copied(*screen);
  CHECK(static_cast<std::size_t>(std::count(whole.begin(), whole.end(), '\n')) == all + 1);
  CHECK(whole.rfind("Subscription\t", 0) == 0);
  REQUIRE(screen->press(twin::Role::checkbox, "Choose Office 365 E3"));
  const std::string one = copied(*screen);
  CHECK(std::count(one.begin(), one.end(), '\n') == 2);
  CHECK(one.find("\nOffice 365 E3\t") != std::string::npos);
  CHECK(screen->platform.announced.back() == "1 row copied, ready to paste into a spreadsheet");
}

TEST_CASE("what was copied and changed in a spreadsheet comes back as one step that can be undone") {
  const auto screen = subscriptions_of("contoso-direct");
  const std::size_t steps = screen->session->history_position();
  screen->app->pasted("Subscription\tPrice\r\nOffice 365 E3\tUSD 19.50\r\nNo such product\tUSD 1.00\r\n");
  screen->settle();
  const auto& settings = screen->session->settings();
  const auto decided = std::find_if(settings.subscriptions.begin(), settings.subscriptions.end(), [&](const auto& entry) {
    const Subscription* subscription = screen->session->find_subscription(entry.first);
    return subscription && subscription->name == "Office 365 E3" && entry.second.unit_price_month.has_value();
  });
  REQUIRE(decided != settings.subscriptions.end());
  CHECK(decided->second.unit_price_month->amount == Decimal::from_micros(19'500'000));
  CHECK(screen->session->history_position() == steps + 1);
  CHECK(screen->platform.announced.back() == "1 value changed; 1 not understood, the first is “No such product”");
  screen->session->undo();
  CHECK(screen->session->history_position() == steps);
}

TEST_CASE("cells pasted where no table takes them are read as a file") {
  const auto screen = subscriptions_of("contoso-direct");
  const std::size_t files = screen->session->document().facts->files.size();
  screen->app->pasted("skuPartNumber\tconsumedUnits\nENTERPRISEPACK\t3\n");
  screen->settle();
  CHECK(screen->session->document().facts->files.size() != files);
}

TEST_CASE("several subscriptions get one decision in one step") {
  const auto screen = subscriptions_of("contoso-direct");
  const std::size_t steps = screen->session->history_position();
  const std::size_t all = rows(*screen).size();
  REQUIRE(screen->press(twin::Role::checkbox, "Choose all rows: Subscriptions"));
  const auto bar = screen->find(twin::Role::heading, std::to_string(all) + " subscriptions chosen");
  REQUIRE(bar);
  REQUIRE(screen->press(twin::Role::combobox, "At term end"));
  REQUIRE(screen->press(twin::Role::option, screen->all(twin::Role::option).back().name));
  CHECK(screen->session->history_position() == steps + 1);
  std::size_t decided = 0;
  for (const auto& [key, decision] : screen->session->settings().subscriptions)
    decided += decision.end_action == EndOfTermAction::ExtendedServiceTerm ? 1 : 0;
  CHECK(decided == all);
}

TEST_CASE("a screen reader hears how many rows there are and which one it is in") {
  const auto screen = subscriptions_of("contoso-direct");
  const twin::Snapshot& twin = twin::last();
  float expected = 1;
  bool table = false;
  for (const twin::Node& node : twin.nodes) {
    const auto role = static_cast<twin::Role>(node.shape & 255);
    if (role == twin::Role::table) {
      table = true;
      CHECK(node.extra[0] == static_cast<float>(rows(*screen).size() + 1));
    }
    if (role == twin::Role::row && table) CHECK(node.extra[0] == expected++);
  }
  CHECK(table);
}

TEST_CASE("a short table is said whole, also the rows that are scrolled out of sight") {
  Screen screen(1280, 420);
  screen.session->open_demo("contoso-direct");
  screen.app->show("customer");
  screen.settle();
  const std::vector<std::string> said = rows(screen);
  for (const Subscription& subscription : screen.session->customer().subscriptions) {
    CAPTURE(subscription.name);
    CHECK(std::find(said.begin(), said.end(), subscription.name) != said.end());
  }
}
