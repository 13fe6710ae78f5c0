// What the plan costs, on the screen.
#include <doctest/doctest.h>
#include <algorithm>

#include "core/plan/costs/monthly.hpp"
#include "shell/built_in.hpp"
#include "tests/shell/support/screen.hpp"

using namespace csp;
using csp::test::Screen;

namespace {

std::unique_ptr<Screen> cost_of_contoso() {
  auto screen = std::make_unique<Screen>();
  screen->session->open_demo("contoso-direct");
  screen->app->show("cost");
  screen->settle();
  return screen;
}

}  // namespace

TEST_CASE("the total on the screen is the total of the plan") {
  const auto screen = cost_of_contoso();
  REQUIRE_FALSE(screen->session->plan().costs.empty());
  const CostSummary& costs = screen->session->plan().costs.front();
  CHECK(screen->says(screen->app->language().money({costs.total, costs.currency})));
  CHECK(screen->find(twin::Role::table, "Against other ways"));
  CHECK(screen->find_part(twin::Role::image, "Cost a month"));
}

TEST_CASE("the partner's cost stays hidden until it is asked for") {
  const auto screen = cost_of_contoso();
  CHECK_FALSE(screen->find(twin::Role::column_header, "Partner cost"));
  CHECK_FALSE(screen->find(twin::Role::group, "Partner cost"));
  REQUIRE(screen->press(twin::Role::checkbox, "Show partner cost"));
  CHECK(screen->find(twin::Role::column_header, "Partner cost"));
  CHECK(screen->find(twin::Role::group, "Partner cost"));
}

TEST_CASE("a corrected price at the source changes the cost, and undo restores it") {
  const auto screen = cost_of_contoso();
  screen->session->looked_at = screen->session->customer().subscriptions.front().key;
  for (const Move& move : screen->session->plan().moves) {
    if (move.path == Path::BuySame) screen->session->looked_at = move.subscription;
  }
  screen->platform.request_frame();
  screen->settle();
  const Decimal before = screen->session->plan().costs.front().source;
  REQUIRE(screen->type("Price today, one unit a month", "99.50"));
  CHECK(screen->session->plan().costs.front().source != before);
  REQUIRE(screen->press(twin::Role::button, "Undo"));
  CHECK(screen->session->plan().costs.front().source == before);
}

TEST_CASE("the ledger is shown by subscription, by month and line by line") {
  const auto screen = cost_of_contoso();
  CHECK(screen->find(twin::Role::table, "By subscription"));
  REQUIRE(screen->press(twin::Role::button, "By month"));
  CHECK(screen->find(twin::Role::table, "By month"));
  REQUIRE(screen->press(twin::Role::button, "All lines"));
  CHECK(screen->find(twin::Role::table, "All lines"));
  REQUIRE(screen->press(twin::Role::column_header, "Rule"));
  screen->app->copy();
  screen->settle();
  CHECK(screen->platform.copied.rfind("Subscription\t", 0) == 0);
}

TEST_CASE("without prices the page says how to get them") {
  Screen screen;
  screen.session->start_empty();
  screen.app->show("cost");
  screen.settle();
  REQUIRE(screen.press(twin::Role::button, "Open a price list…"));
  CHECK(screen.platform.picks == 1);
}

TEST_CASE("where new prices are missing the page names the lines, shows no total and has no tick") {
  const auto screen = cost_of_contoso();
  const CostSummary priced = screen->session->plan().costs.front();
  CHECK(screen->session->step("cost").state == StepState::done);
  screen->session->edit({"test", {}}, [](PlanSettings& settings) { settings.term = Term::ThreeYears; });
  screen->settle();
  const Plan& plan = screen->session->plan();
  REQUIRE_FALSE(plan.costs.empty());
  const auto unpriced =
      std::find_if(plan.target_lines.begin(), plan.target_lines.end(), [](const TargetLine& line) { return !line.retail_unit_month; });
  REQUIRE(unpriced != plan.target_lines.end());  // sold for three years, but the list has no such row
  CHECK(screen->session->step("cost").state == StepState::attention);
  const auto money = [&](Decimal amount) { return screen->app->language().money({amount, priced.currency}); };
  CHECK_FALSE(screen->says(money(plan.costs.front().total)));
  CHECK(screen->says(unpriced->name));
  CHECK_FALSE(screen->find(twin::Role::table, "Against other ways"));
}

TEST_CASE("a month of the chart explains itself under the pointer") {
  const auto screen = cost_of_contoso();
  const auto chart = screen->find_part(twin::Role::image, "Cost a month");
  REQUIRE(chart);
  screen->gui->pointer_moved(chart.x + chart.width / 2, chart.y + 60, false);
  REQUIRE(screen->settle());
  screen->gui->pointer_moved(chart.x + chart.width / 2 + 1, chart.y + 60, false);
  CHECK(screen->settle());
}

TEST_CASE("where something ends by itself, doing nothing is called no choice, on the page and in the customer's report") {
  // Fabrikam's agreement ends with five of its subscriptions; Contoso's Office 365 E4 does not renew any more (EOS-RENEW).
  const std::pair<const char*, const char*> demos[] = {{"fabrikam-ea", "5 subscriptions end without renewal"},
                                                       {"contoso-direct", "1 subscription ends without renewal"},
                                                       {"tailwind-csp", ""}};
  for (const auto& each : demos) {
    const std::string demo = each.first, ends = each.second;
    CAPTURE(demo);
    Screen screen;
    screen.session->open_demo(demo);
    screen.app->show("cost");
    screen.settle();
    CHECK(screen.says("Doing nothing is not an option") == !ends.empty());
    CHECK(screen.says(ends));
    for (const OutputFile& file : screen.session->results(screen.app->language())) {
      if (file.name != "report.html") continue;
      CHECK((file.bytes.find("Doing nothing is not an option") != std::string::npos) == !ends.empty());
      const bool compared = file.bytes.find("leaving everything as it is.</") != std::string::npos;
      CHECK(compared == ends.empty());
    }
  }
}

TEST_CASE("month by month the report says what the page says, to the cent, and the months are the total") {
  for (const char* demo : {"fabrikam-ea", "contoso-direct", "tailwind-csp"}) {
    CAPTURE(demo);
    Screen screen;
    screen.session->open_demo(demo);
    const Plan& plan = screen.session->plan();
    const Language& language = screen.app->language();
    REQUIRE(plan.costs.size() == 1);
    const CostSummary& costs = plan.costs.front();
    std::string report;
    for (const OutputFile& file : screen.session->results(language)) {
      if (file.name == "report.html") report = file.bytes;
    }
    // Without its elements: the cells of a row stand beside each other.
    std::string text;
    bool inside = false;
    for (const char sign : report) {
      if (sign == '<') inside = true;
      if (!inside) text += sign;
      if (sign == '>') inside = false, text += '|';
    }
    text.erase(std::unique(text.begin(), text.end(), [](char a, char b) { return a == '|' && b == '|'; }), text.end());
    Decimal sum;
    for (const MonthlyCost& month : monthly_costs(plan.ledger, costs.currency)) {
      const auto number = [&](Decimal amount) { return language.number(amount, costs.currency.places()); };
      const std::string row = language.month(month.month) + "|" + number(month.source) + "|" + number(month.target) + "|" +
                              number(month.source + month.target) + "|";
      CAPTURE(row);
      CHECK(text.find(row) != std::string::npos);
      sum += month.source + month.target - month.credit;
    }
    CHECK(sum == costs.total);
  }
}

TEST_CASE("a price list without a price for what is bought is told from no price list") {
  for (const bool list : {false, true}) {
    CAPTURE(list);
    Screen screen;
    screen.session->start_empty();
    csp::test::open(*screen.session, 1, "list.csv", "Product,Quantity,Agreement number,End date\nOffice 365 E3,7,1234567,2027-03-31\n");
    const auto files = demo("contoso-direct");
    for (const DemoFile& file : files->files) {
      if (list && file.name == "prices.csv") csp::test::open(*screen.session, 2, "prices.csv", std::string(file.bytes));
    }
    screen.session->edit({"plan.edit.margin", {}}, [](PlanSettings& settings) { settings.currency = *Currency::parse("NOK"); });
    screen.app->show("cost");
    screen.settle();
    REQUIRE(screen.session->plan().costs.empty());
    CHECK(screen.says("The opened price lists hold no price for what this plan buys") == list);
  }
}
