// What the customer has: read, searched, and corrected where the files are silent.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/shell/support/screen.hpp"

using namespace csp;
using csp::test::contoso_at;
using csp::test::Screen;

namespace {

void look_at_first(Screen& screen) {
  screen.session->looked_at = screen.session->customer().subscriptions.front().key;
  screen.platform.request_frame();
  screen.settle();
}

}  // namespace

TEST_CASE("on a phone the facts of the row that was chosen come into view") {
  Screen screen(390, 844);
  screen.session->open_demo("contoso-direct");
  screen.app->show("customer");
  screen.settle();
  REQUIRE(screen.press(twin::Role::row, "Office 365 E3"));
  const auto title = screen.find(twin::Role::heading, "Office 365 E3");
  REQUIRE(title);
  CHECK(title.y > 0);
  CHECK(title.y < screen.height - 200);
}

TEST_CASE("without files the step says where to begin") {
  Screen screen;
  screen.app->show("customer");
  screen.settle();
  REQUIRE(screen.press(twin::Role::button, "Go to Files"));
  CHECK(screen.app->shown() == "files");
}

TEST_CASE("every subscription of the customer is a row") {
  const auto screen = contoso_at("customer");
  CHECK(screen->find(twin::Role::table, "Subscriptions"));
  for (const Subscription& subscription : screen->session->customer().subscriptions) {
    INFO(subscription.key);
    CHECK(screen->says(subscription.part_number));
  }
}

TEST_CASE("who bills a subscription can be corrected, and the plan follows") {
  const auto screen = contoso_at("customer");
  look_at_first(*screen);
  const std::string key = screen->session->looked_at;
  REQUIRE(screen->press(twin::Role::combobox, "Billed by"));
  REQUIRE(screen->press(twin::Role::option, "already with us"));
  REQUIRE(screen->session->settings().subscriptions.count(key) == 1);
  CHECK(screen->session->settings().subscriptions.at(key).channel == Channel::TargetPartner);
  CHECK(screen->session->plan().moves.front().path == Path::OutOfScope);
  screen->press(twin::Role::button, "Undo");
  CHECK(screen->session->plan().moves.front().path != Path::OutOfScope);
}

TEST_CASE("an end date is taken when it is a day, and refused with a reason when it is none") {
  const auto screen = contoso_at("customer");
  look_at_first(*screen);
  const std::string key = screen->session->looked_at;
  const std::size_t steps = screen->session->history_position();
  REQUIRE(screen->type("Term ends", "2027-02-30"));
  CHECK(screen->session->history_position() == steps);
  CHECK(screen->says("Write it like 31 Dec 2027 or 2027-12-31"));
  REQUIRE(screen->type("Term ends", "2027-02-28"));
  CHECK(screen->session->settings().subscriptions.at(key).term_end == Date::from_iso("2027-02-28"));
}

TEST_CASE("what was set by hand can be given back to the files") {
  const auto screen = contoso_at("customer");
  look_at_first(*screen);
  const std::string key = screen->session->looked_at;
  REQUIRE(screen->type("Price per unit per month", "USD 12,50"));
  REQUIRE(screen->session->settings().subscriptions.at(key).unit_price_month == Money{Decimal::from_cents(1250), *Currency::parse("USD")});
  REQUIRE(screen->press(twin::Role::button, "Back to what the files say"));
  CHECK_FALSE(screen->session->settings().subscriptions.at(key).unit_price_month);
}

TEST_CASE("a user is found by a part of the name") {
  const auto screen = contoso_at("customer");
  const auto& users = screen->session->customer().users;
  REQUIRE(users.size() > 1);
  REQUIRE(screen->press(twin::Role::button, "Users " + screen->app->language().count(static_cast<std::int64_t>(users.size()))));
  REQUIRE(screen->type("Search by name or sign-in", users.back().principal_name));
  CHECK(screen->find(twin::Role::cell, users.back().principal_name));
  CHECK_FALSE(screen->find(twin::Role::cell, users.front().principal_name));
}

TEST_CASE("the rows of a table lie inside the table a screen reader sees, whether it scrolls sideways or not") {
  for (const float width : {390.0F, 1600.0F}) {
    INFO("width ", width);
    Screen screen(width, 844);
    screen.press(twin::Role::button, "Open this demo: Contoso Ltd");
    screen.app->show("customer");
    screen.settle();
    const auto table = screen.find(twin::Role::table, "Subscriptions");
    REQUIRE(table);
    for (const auto& row : screen.all(twin::Role::row)) {
      if (row.name.empty()) continue;
      INFO(row.name);
      CHECK(row.y >= table.y);
      CHECK(row.y + row.height <= table.y + table.height + 2);
    }
  }
}

namespace {

// Two files that contradict each other about the units of one subscription.
std::unique_ptr<Screen> contradicting(float width = 1280, const Appearance& looks = {}) {
  auto screen = std::make_unique<Screen>(width, 800, looks);
  const auto open = [&](FileId id, std::string_view name, std::string_view bytes) {
    screen->session->file_begins(id, name, bytes.size());
    screen->session->file_continues(id, {reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
    screen->session->file_ends(id, true);
    screen->settle();
  };
  open(1, "list.csv", "Subscription ID,SKU,Quantity,End date\nc1,CFQ7TTC0LF8R-0001,248,2027-03-31\n");
  open(2, "directory.json",
       R"({"value":[{"id":"d1","commerceSubscriptionId":"C1","skuId":"6fd2c87f-b296-42f0-b197-1e91e994b900",)"
       R"("skuPartNumber":"ENTERPRISEPACK","totalLicenses":250,"status":"Enabled"}]})");
  screen->app->show("customer");
  screen->settle();
  return screen;
}

}  // namespace

TEST_CASE("a cell of the subscriptions is described by the file and field it was read from") {
  const auto screen = contradicting();
  const auto units = screen->find(twin::Role::cell, "250");
  REQUIRE(units);
  CHECK(units.hint.find("directory.json, record 1, field “totalLicenses”") == 0);
  CHECK(units.hint.find("overruled, says something else (list.csv, row 2, column “Quantity”)") != std::string::npos);
}

TEST_CASE("each fact of a subscription is reached by the keyboard and tells its source there") {
  const auto screen = contradicting();
  look_at_first(*screen);
  const auto end = screen->find_part(twin::Role::term, "Term ends");
  REQUIRE(end);
  CHECK(end.hint == "list.csv, row 2, column “End date”");
  const auto channel = screen->find_part(twin::Role::term, "Billed by");
  REQUIRE(channel);
  CHECK(channel.hint.find("concluded: its product ID belongs to new commerce") == 0);
}

TEST_CASE("a finger that touches a fact opens its source") {
  Appearance looks;
  looks.touch = true;
  const auto screen = contradicting(390, looks);
  look_at_first(*screen);
  const auto end = screen->find_part(twin::Role::term, "Term ends");
  REQUIRE(end);
  CHECK(end.height >= 44);
  REQUIRE(screen->press(twin::Role::term, end.name));
  CHECK(screen->find(twin::Role::dialog, end.name));
  CHECK(screen->says("column “End date”"));
}

TEST_CASE("what a person decided says so, before the file that says something else") {
  const auto screen = contradicting();
  look_at_first(*screen);
  const std::string key = screen->session->looked_at;
  screen->session->decide({"customer.edit", {}}, key,
                          [](SubscriptionDecision& decision) { decision.term_end = Date::from_iso("2027-06-30"); });
  screen->settle();
  const auto end = screen->find_part(twin::Role::term, "Term ends");
  REQUIRE(end);
  CHECK(end.hint.find("decided by you\n") == 0);
  CHECK(end.hint.find("overruled, says something else (list.csv") != std::string::npos);
}

TEST_CASE("while presenting a source hides the names of the files") {
  const auto screen = contradicting();
  screen->app->present(true);
  screen->settle();
  const auto units = screen->find(twin::Role::cell, "250");
  REQUIRE(units);
  CHECK(units.hint.find("directory.json") == std::string::npos);
}

TEST_CASE("where no file tells who uses what, nothing is said to be assigned to nobody") {
  const auto noughts = [](bool with_users) {
    Screen screen;
    test::open(*screen.session, 1, "list.csv", "Subscription ID,SKU,Quantity,End date\nc1,CFQ7TTC0LF8R-0001,5,2027-03-31\n");
    if (with_users) test::open(*screen.session, 2, "users.csv", "UserPrincipalName,SkuPartNumber\na@contoso.example,VISIOCLIENT\n");
    screen.app->show("customer");
    screen.settle();
    const auto cells = screen.all(twin::Role::cell);
    return std::count_if(cells.begin(), cells.end(), [](const test::Found& cell) { return cell.name == "0"; });
  };
  CHECK(noughts(false) == 0);
  CHECK(noughts(true) > 0);
}

TEST_CASE("the domain by which a list names the customer is shown with the name") {
  Screen screen;
  const std::string_view bytes =
      "Subscription ID,SKU,Quantity,Tenant ID,Customer\nc1,CFQ7TTC0LF8R-0001,5,contoso.onmicrosoft.com,Contoso\n";
  screen.session->file_begins(1, "list.csv", bytes.size());
  screen.session->file_continues(1, {reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
  screen.session->file_ends(1, true);
  screen.app->show("customer");
  screen.settle();
  CHECK(screen.says("Contoso · contoso.onmicrosoft.com"));
}

TEST_CASE("a day of purchase that was counted back is no entry: one day is told, and the field stays empty") {
  Screen screen;
  screen.session->open_demo("contoso-direct");
  screen.app->show("customer");
  screen.settle();
  REQUIRE(screen.press(twin::Role::row, "Power BI Pro"));
  const auto field = screen.find(twin::Role::textbox, "Bought or last renewed");
  REQUIRE(field);
  CHECK(field.value.empty());
  CHECK(field.hint.find("(concluded)") != std::string::npos);
  REQUIRE(screen.type("Bought or last renewed", "2026-05-04"));
  CHECK(screen.find(twin::Role::textbox, "Bought or last renewed").value == "4 May 2026");
}

TEST_CASE("a fact the plan asks for counts on Customer, where it is filled in, until it is") {
  Screen screen;
  screen.session->open_demo("contoso-direct");
  screen.app->show("customer");
  screen.settle();
  const std::vector<std::string> asked = screen.session->facts_asked_for();
  REQUIRE(asked.size() == 4);  // one day of purchase, and what happens at three ends, in either wording
  CHECK(screen.session->step("customer").state == StepState::attention);
  CHECK(screen.session->step("customer").count == 4);
  CHECK(screen.session->guide("customer").place.subject == asked.front());
  screen.session->decide_all({"customer.edit", {}}, asked, [](SubscriptionDecision& decision) {
    decision.purchased = Date::from_calendar(2026, 5, 4);
    decision.end_action = EndOfTermAction::CancelAtTermEnd;
  });
  CHECK(screen.session->facts_asked_for().empty());
  CHECK(screen.session->step("customer").state == StepState::done);
}

TEST_CASE("spare units of one licence do not hide that another one has too few") {
  Screen screen;
  const std::string_view bytes =
      R"({"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#subscribedSkus","value":[)"
      R"({"skuId":"05e9a617-0261-4cee-bb44-138d3ef5d965","skuPartNumber":"SPE_E3","appliesTo":"User","capabilityStatus":"Enabled","consumedUnits":15,)"
      R"("prepaidUnits":{"enabled":10,"suspended":0,"warning":0}},)"
      R"({"skuId":"f30db892-07e9-47e9-837c-80727f46fd3d","skuPartNumber":"FLOW_FREE","appliesTo":"User","capabilityStatus":"Enabled","consumedUnits":3,)"
      R"("prepaidUnits":{"enabled":10000,"suspended":0,"warning":0}}]})";
  screen.session->file_begins(1, "subscribedSkus.json", bytes.size());
  screen.session->file_continues(1, {reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
  screen.session->file_ends(1, true);
  screen.app->show("customer");
  screen.settle();
  CHECK(screen.says("18 assigned: 5 more than there are"));
}

TEST_CASE("whoever is led to a missing fact sees the field for it, whatever part was shown before") {
  Screen screen;
  screen.session->open_demo("contoso-direct");
  screen.app->show("customer");
  screen.settle();
  REQUIRE(screen.press(twin::Role::button, screen.find_part(twin::Role::button, "Profiles ").name));
  REQUIRE_FALSE(screen.find(twin::Role::combobox, "At term end"));
  REQUIRE(screen.press(twin::Role::button, "Fill in 4 missing facts"));
  const auto card = screen.find(twin::Role::region, "Correct or fill in");
  REQUIRE(card);
  CHECK(card.y >= 48);
  CHECK(card.y + card.height <= 800);
}
