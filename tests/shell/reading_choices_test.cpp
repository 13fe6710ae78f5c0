// How days and amounts of a file are to be read, and what its columns mean: kept with what was read, and undone with it.
#include <doctest/doctest.h>

#include "core/import/tables/column_mapping.hpp"
#include "tests/shell/support/screen.hpp"

using namespace csp;
using namespace csp::test;

namespace {

// May be the 2nd of July or the 7th of February.
constexpr const char* kSubscriptions =
    "Vertrag;Teil;Stueck;Ablauf;Notiz\n"
    "c1;CFQ7TTC0LCHC:0002;200;02/07/2027;Hello\n";

ColumnMapping subscription_columns() {
  return {"distributor-list", {{"vertrag", "subscriptionid"}, {"teil", "sku"}, {"stueck", "quantity"}, {"ablauf", "enddate"}}};
}

constexpr ReadingChoices kDayFirst{.date_order = ReadingChoices::DateOrder::DayFirst};
constexpr ReadingChoices kMonthFirst{.date_order = ReadingChoices::DateOrder::MonthFirst};

std::string term_end(const Session& session) {
  REQUIRE(session.customer().subscriptions.size() == 1);
  return session.customer().subscriptions.front().term_end.value().iso();
}

std::string shown_order(Screen& screen) {
  screen.app->show("files");
  screen.settle();
  if (!screen.find(twin::Role::combobox, "Order of day and month in this file")) screen.click(twin::Role::row, "list.csv");
  return screen.find(twin::Role::combobox, "Order of day and month in this file").value;
}

}  // namespace

TEST_CASE("whoever said how days are written need not say it again when columns are mapped") {
  Screen screen;
  Session& session = *screen.session;
  open(session, 1, "list.csv", kSubscriptions);
  session.map_columns(0, subscription_columns());
  session.reread_file(0, kMonthFirst);
  REQUIRE(term_end(session) == "2027-02-07");
  ColumnMapping more = subscription_columns();
  more.columns["notiz"] = "productname";
  session.map_columns(0, more);
  CHECK(term_end(session) == "2027-02-07");
  session.reread_file(0, kDayFirst);
  REQUIRE(term_end(session) == "2027-07-02");
  session.map_columns(0, subscription_columns());
  CHECK(term_end(session) == "2027-07-02");
}

TEST_CASE("the page shows the order of days by which a file was read, after undo and for another customer's file of the same name") {
  Screen screen;
  Session& session = *screen.session;
  const std::string list = "Subscription ID,SKU,Quantity,End Date,Status\nc1,CFQ7TTC0LCHC:0002,200,02/07/2027,Active\n";
  open(session, 1, "list.csv", list);
  const std::string detected = shown_order(screen);
  REQUIRE_FALSE(detected.empty());
  session.reread_file(0, kDayFirst);
  const std::string chosen = shown_order(screen);
  CHECK(chosen != detected);
  session.undo();
  CHECK(shown_order(screen) == detected);
  session.redo();
  REQUIRE(shown_order(screen) == chosen);
  session.start_empty();
  open(session, 2, "list.csv", list);
  CHECK(shown_order(screen) == detected);
}

TEST_CASE("a price list read by a mapping on top of a saved plan goes and comes without the plan's customer") {
  Screen screen;
  Session& session = *screen.session;
  session.open_demo("contoso-direct");
  const std::string plan = session.plan_file();
  session.start_empty();
  open(session, 1, "contoso.cspmove.json", plan);
  const std::size_t subscriptions = session.customer().subscriptions.size();
  REQUIRE(subscriptions > 0);
  // Not known yet, it tells of no customer either.
  open(session, 2, "prices.csv", "Produkt;Ausgabe;Laufzeit;Abrechnung;Kosten;Waehrung\nCFQ7TTC0LCHC;0002;P1Y;Annual;96;USD\n");
  CHECK(session.customer().subscriptions.size() == subscriptions);
  session.map_columns(0, {"nce-price-list",
                          {{"produkt", "productid"},
                           {"ausgabe", "skuid"},
                           {"laufzeit", "termduration"},
                           {"abrechnung", "billingplan"},
                           {"kosten", "unitprice"},
                           {"waehrung", "currency"}}});
  REQUIRE(session.document().facts->files.front()->records.prices.size() == 1);
  CHECK(session.inventory().prices.size() == 1);
  CHECK(session.customer().subscriptions.size() == subscriptions);
  session.forget_columns(0);
  CHECK(session.document().facts->files.front()->records.prices.empty());
  CHECK(session.customer().subscriptions.size() == subscriptions);
}
