// The table of all customers: what stands in it, and that it is read whole on every screen.
#include <doctest/doctest.h>

#include "shell/languages.hpp"
#include "tests/shell/support/portfolio_screen.hpp"

using namespace csp;
using csp::test::customer;
using csp::test::drop;
using csp::test::files_of;
using csp::test::portfolio_screen;

TEST_CASE("names are hidden in the portfolio while presenting") {
  const auto screen = portfolio_screen();
  drop(*screen->session, files_of("contoso-direct", "contoso", true));
  screen->settle();
  CHECK(screen->says("Contoso"));
  screen->app->present(true);
  screen->settle();
  CHECK_FALSE(screen->says("Contoso"));
}

TEST_CASE("on a small laptop every column of the portfolio is in sight, and why a customer has no plan stands below its name") {
  for (const std::string& code : language_codes()) {
    CAPTURE(code);
    const auto screen = portfolio_screen(1280, code);
    for (const char* demo : {"contoso-direct", "fabrikam-ea", "tailwind-csp"}) drop(*screen->session, files_of(demo, demo, true));
    drop(*screen->session, {{"zava/prices.csv", "Nothing,at all\n"}}, 200);
    screen->platform.request_frame();
    screen->settle();
    const Language& language = screen->app->language();
    const test::Found card = screen->find(twin::Role::region, language("portfolio.table"));
    const test::Found table = screen->find(twin::Role::table, language("portfolio.table"));
    REQUIRE(table);
    std::size_t titles = 0;
    for (const test::Found& title : screen->all(twin::Role::column_header)) {
      if (title.y < table.y || title.y > table.y + 30) continue;
      ++titles;
      CHECK_MESSAGE(title.x + title.width <= card.x + card.width, title.name);
    }
    CHECK(titles == 10);
    REQUIRE(customer(*screen, "zava") != nullptr);
    CHECK(screen->says(language(*customer(*screen, "zava")->problem)));
  }
}

TEST_CASE("a customer that comes in later gets columns as wide as if all had come at once") {
  const auto widths = [](bool one_by_one) {
    const auto screen = portfolio_screen();
    for (const char* demo : {"contoso-direct", "fabrikam-ea", "tailwind-csp"}) {
      // Without prices nothing is known of its costs, and little room is needed for them.
      drop(*screen->session, files_of(demo, demo, std::string_view(demo) != "contoso-direct"));
      if (!one_by_one) continue;
      screen->platform.request_frame();
      screen->settle();
    }
    screen->platform.request_frame();
    screen->settle();
    const test::Found table = screen->find(twin::Role::table, screen->app->language()("portfolio.table"));
    std::vector<int> all;
    for (const test::Found& title : screen->all(twin::Role::column_header)) {
      if (title.y >= table.y && title.y <= table.y + 30) all.push_back(static_cast<int>(title.width));
    }
    return all;
  };
  CHECK(widths(true) == widths(false));
}

TEST_CASE("on a wide screen and on a phone the remark of the portfolio has its own title") {
  for (const float width : {1800.0F, 390.0F}) {
    CAPTURE(width);
    const auto screen = portfolio_screen(width);
    drop(*screen->session, files_of("contoso-direct", "contoso", true));
    screen->settle();
    CHECK(screen->find(twin::Role::column_header, "Remark"));
  }
}

TEST_CASE("a customer of whom prices are missing has no total in the table of the portfolio, as in its file") {
  for (const bool priced : {true, false}) {
    CAPTURE(priced);
    const auto screen = portfolio_screen(2400);
    drop(*screen->session, files_of("contoso-direct", "contoso", priced));
    screen->settle();
    const PortfolioEntry& entry = screen->session->portfolio().customers().at(0).entry;
    REQUIRE(entry.prices_missing == !priced);
    REQUIRE_FALSE(entry.costs.empty());
    const CostSummary& cost = entry.costs.front();
    CHECK(screen->says(screen->app->language().money({cost.total, cost.currency})) == priced);
    CHECK(screen->says("USD") == priced);
  }
}

TEST_CASE("a customer of whom only questions are open is summed up as one with questions, not with open points alone") {
  const auto screen = portfolio_screen();
  drop(*screen->session, files_of("contoso-direct", "contoso", true));
  screen->settle();
  const PortfolioEntry& entry = screen->session->portfolio().customers().at(0).entry;
  REQUIRE(entry.blockers == 0);
  REQUIRE(entry.questions > 0);
  CHECK(screen->says("1 with questions or open points"));
}
