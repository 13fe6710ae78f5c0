// The timeline of the plan: its rows and marks in words, and a date that is moved by hand, by keys or by typing.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "tests/shell/views/plan_screen.hpp"

using namespace csp;
using namespace csp::plan_test;
using csp::test::Screen;

TEST_CASE("every subscription has its row on the timeline, with all its dates in words") {
  const auto screen = plan_of_contoso();
  CHECK(screen->find(twin::Role::list, "Timeline"));
  const Move* move = bought(*screen);
  REQUIRE(move);
  const Subscription* subscription = screen->session->find_subscription(move->subscription);
  REQUIRE(subscription);
  const auto row = screen->find(twin::Role::button, subscription->name);
  REQUIRE(row);
  CHECK(row.hint.find("Order on " + screen->app->language().date(*move->order_date)) != std::string::npos);
  CHECK(screen->all(twin::Role::slider).size() >= 1);
}

TEST_CASE("what is handed over in parts says in its row when units are given back") {
  Screen screen;
  csp::test::open(*screen.session, 1, "list.csv",
                  "Subscription ID,SKU,Quantity,End Date,Status\nc1,CFQ7TTC0LCHC:0002,200,2027-06-30,Active\n");
  REQUIRE(screen.session->customer().subscriptions.size() == 1);
  screen.session->edit({"plan.edit.margin", {}}, [&](PlanSettings& settings) {
    settings.subscriptions[screen.session->customer().subscriptions[0].key].channel = Channel::WebDirectMosa;
    settings.relationship_accepted = true;
  });
  const std::vector<Action>& actions = screen.session->plan().actions;
  REQUIRE(std::any_of(actions.begin(), actions.end(), [](const Action& each) { return each.kind == ActionKind::Reduce; }));
  screen.app->show("plan");
  screen.settle();
  const auto row = screen.find_part(twin::Role::button, "Business Premium");
  REQUIRE(row);
  CHECK(row.hint.find("Give back units on ") != std::string::npos);
}

TEST_CASE("the arrow keys move a focused order by a day, as one step of the history") {
  const auto screen = plan_of_contoso();
  const auto mark = screen->find_part(twin::Role::slider, "Order date of ");
  REQUIRE(mark);
  twin::command_focus(mark.id, true);
  screen->platform.request_frame();
  screen->settle();
  const std::size_t steps = screen->session->history_position();
  for (int i = 0; i < 2; ++i) {
    screen->gui->key(ImGuiKey_RightArrow, true);
    screen->settle();
    screen->gui->key(ImGuiKey_RightArrow, false);
    screen->settle();
  }
  const auto moved = screen->find(twin::Role::slider, mark.name);
  REQUIRE(moved);
  CHECK(moved.value != mark.value);
  CHECK(screen->session->history_position() == steps + 1);
  screen->session->undo();
  screen->settle();
  CHECK(screen->find(twin::Role::slider, mark.name).value == mark.value);
}

TEST_CASE("with Shift the arrow keys move a focused order by a week; Page Down is for reading on and moves nothing") {
  const auto screen = plan_of_contoso();
  const auto mark = screen->find_part(twin::Role::slider, "Order date of ");
  REQUIRE(mark);
  const auto press = [&](ImGuiKey key, bool shift) {
    twin::command_focus(mark.id, true);
    screen->platform.request_frame();
    screen->settle();
    screen->gui->modifiers(false, shift, false, false);
    screen->gui->key(key, true);
    screen->settle();
    screen->gui->key(key, false);
    screen->gui->modifiers(false, false, false, false);
    screen->settle();
    return screen->find(twin::Role::slider, mark.name).value;
  };
  for (const ImGuiKey key : {ImGuiKey_PageDown, ImGuiKey_PageUp}) CHECK(press(key, false) == mark.value);
  const Move* move = bought(*screen);
  REQUIRE(move);
  const std::string key = move->subscription;
  screen->session->looked_at = key;
  const Date before = *move->order_date;
  REQUIRE(mark.value == screen->app->language().date(before));
  press(ImGuiKey_LeftArrow, true);
  CHECK(order_date(*screen) == before - 7);
}

TEST_CASE("who reads on below the timeline still finds every row and date of it by the keyboard and by ear") {
  const auto screen = plan_of_contoso();
  const std::size_t dates = screen->all(twin::Role::slider).size();
  const float top = screen->find(twin::Role::list, "Timeline").y;
  REQUIRE(dates > 0);
  screen->gui->pointer_moved(600, 650, false);
  screen->settle();
  screen->gui->wheel(0, -12);
  screen->settle();
  REQUIRE(screen->find(twin::Role::list, "Timeline").y < top - 600);
  CHECK(screen->all(twin::Role::slider).size() == dates);
  CHECK(screen->find(twin::Role::textbox, "Order date"));
  screen->gui->wheel(0, 12);
  screen->settle();
  CHECK(screen->find(twin::Role::list, "Timeline").y == top);
}

namespace {

// Everything that the page says, at whatever place.
std::multiset<std::string> said(const Screen& screen) {
  std::multiset<std::string> all;
  for (const twin::Role role : {twin::Role::text, twin::Role::heading, twin::Role::button, twin::Role::slider, twin::Role::textbox,
                                twin::Role::checkbox, twin::Role::link, twin::Role::cell}) {
    for (const test::Found& found : screen.all(role)) all.insert(found.name);
  }
  return all;
}

}  // namespace

TEST_CASE("a later export puts what came of the plan above the timeline, and the page still says every row of it that is out of sight") {
  auto before = plan_of_contoso();
  const std::string saved = before->session->plan_file();
  Subscription e3;
  for (const Subscription& each : before->session->customer().subscriptions) {
    if (each.part_number == "ENTERPRISEPACK") e3 = each;
  }
  const std::string later = R"({"value":[{"id":")" + e3.directory_id + R"(","commerceSubscriptionId":")" + e3.commerce_id +
                            R"(","isTrial":false,"nextLifecycleDateTime":")" + e3.term_end->iso() + R"(T00:00:00Z","skuId":")" +
                            e3.sku.text() + R"(","skuPartNumber":"ENTERPRISEPACK","status":"Enabled","totalLicenses":100}]})";
  before.reset();  // one at a time
  for (const float height : {480.0F, 640.0F, 800.0F}) {
    CAPTURE(height);
    Screen screen(1280, height);
    screen.app->show("plan");
    test::open(*screen.session, 1, "contoso.cspmove.json", saved);
    test::open(*screen.session, 2, "subscriptions.json", later);
    screen.app->show("plan");
    screen.settle();
    REQUIRE(screen.find(twin::Role::region, "Is it going as planned?"));
    const float top = screen.find(twin::Role::list, "Timeline").y;
    CAPTURE(top);
    for (const Subscription& each : screen.session->customer().subscriptions)
      CHECK_MESSAGE(screen.find(twin::Role::button, each.name), each.name);
    CHECK(screen.find(twin::Role::textbox, "Order date"));
  }
}

TEST_CASE("however far the plan is scrolled, the page says the same") {
  for (const float width : {1280.0F, 390.0F}) {
    CAPTURE(width);
    const auto screen = plan_of_contoso(width, 500);
    screen->gui->pointer_moved(width - 4, 300, false);  // over nothing that scrolls by itself
    std::vector<std::multiset<std::string>> places;
    std::multiset<std::string> whole;
    for (int step = 0; step < 120; ++step) {
      screen->settle();
      places.push_back(said(*screen));
      for (const std::string& each : places.back()) {
        while (whole.count(each) < places.back().count(each)) whole.insert(each);
      }
      screen->gui->wheel(0, -0.35F);
    }
    std::string missing;
    for (std::size_t place = 0; place < places.size(); ++place) {
      for (const std::string& each : whole) {
        if (places[place].count(each) < whole.count(each)) missing += std::to_string(place) + ": " + each + "\n";
      }
    }
    CHECK_MESSAGE(missing.empty(), missing);
  }
}

TEST_CASE("the list of the timeline encloses all of its rows, so that nothing scrolls inside it") {
  const auto screen = plan_of_contoso();
  const auto list = screen->find(twin::Role::list, "Timeline");
  const std::vector<test::Found> rows = screen->all(twin::Role::list_item);
  REQUIRE(rows.size() > 3);
  for (const test::Found& row : rows) {
    if (row.x < list.x || row.x > list.x + 20) continue;  // of another list
    CHECK(row.y >= list.y);
    CHECK(row.y + row.height <= list.y + list.height + 0.5F);
  }
  CHECK(list.height > 100);
}

TEST_CASE("the legend is never cut, also in languages that need another line: the card of the timeline does not scroll") {
  for (const char* language : {"en-US", "de-DE", "fr-FR", "tr-TR", "ja-JP"}) {
    CAPTURE(language);
    const auto screen = plan_of_contoso(1280, 800, language);
    const std::string title = screen->app->language()("plan.timeline.title");
    int cards = 0;
    for (const test::Found& region : screen->all(twin::Role::region)) {
      if (region.name != title) continue;
      ++cards;
      for (const test::Found& scrolled : screen->all(twin::Role::scroll)) {
        if (scrolled.x == region.x && scrolled.y == region.y) CHECK(scrolled.content_height <= scrolled.height + 0.5F);
      }
    }
    CHECK(cards == 1);
  }
}

TEST_CASE("dragging an order along the timeline is one step, answered while it is dragged") {
  const auto screen = plan_of_contoso();
  const auto mark = screen->find_part(twin::Role::slider, "Order date of ");
  REQUIRE(mark);
  const std::size_t steps = screen->session->history_position();
  const std::uint64_t revision = screen->session->revision();
  const float y = mark.y + mark.height / 2;
  float x = mark.x + mark.width / 2;
  const auto settle_at = [&](float to) {
    screen->gui->pointer_moved(to, y, false);
    screen->settle();
  };
  settle_at(x);
  screen->gui->pointer_button(0, true);
  screen->settle();
  for (int i = 0; i < 10; ++i) settle_at(x += 4);
  CHECK(screen->session->revision() > revision + 5);
  const auto dragged = screen->find(twin::Role::slider, mark.name);
  CHECK(dragged.value != mark.value);
  CHECK(std::abs(dragged.x + dragged.width / 2 - x) < 6);
  screen->gui->pointer_button(0, false);
  screen->settle();
  CHECK(screen->session->history_position() == steps + 1);
  screen->session->undo();
  screen->settle();
  CHECK(screen->find(twin::Role::slider, mark.name).value == mark.value);
}

TEST_CASE("the legend explains what this plan has, and nothing else") {
  Screen screen;
  for (const char* demo : {"contoso-direct", "fabrikam-ea", "tailwind-csp"}) {
    INFO(demo);
    screen.session->open_demo(demo);
    screen.app->show("plan");
    screen.settle();
    bool twice = false;
    for (const Move& move : screen.session->plan().moves) twice = twice || move.overlap_days > 0;
    CHECK((screen.find(twin::Role::text, "Both billed").exists) == twice);
    // What can be dragged is a slider; the legend promises it only then.
    const bool drags = screen.says("(drag it)");
    CHECK(drags == !screen.all(twin::Role::slider).empty());
  }
}

TEST_CASE("the timeline can be read as a table instead") {
  const auto screen = plan_of_contoso();
  REQUIRE(screen->press(twin::Role::button, "Show as table"));
  CHECK(screen->find(twin::Role::table, "All dates"));
  CHECK_FALSE(screen->find(twin::Role::list, "Timeline"));
  REQUIRE(screen->press(twin::Role::button, "Show as timeline"));
  CHECK(screen->find(twin::Role::list, "Timeline"));
}

TEST_CASE("as a table all dates stand on the page of a small laptop") {
  const auto screen = plan_of_contoso();
  REQUIRE(screen->press(twin::Role::button, "Show as table"));
  const std::vector<test::Found> titles = screen->all(twin::Role::column_header);
  REQUIRE(titles.size() >= 9);
  const test::Found card = screen->find(twin::Role::region, "All dates");
  REQUIRE(card);
  for (const test::Found& title : titles) CHECK_MESSAGE(title.x + title.width <= card.x + card.width, title.name);
}

TEST_CASE("what is copied from the table of dates is no formula, whatever a file calls the subscription, and its days are plain ones") {
  Screen screen;
  csp::test::open(*screen.session, 1, "list.csv",
                  "Subscription ID,Product,SKU,Quantity,End Date,Status\nc1,=1+1,CFQ7TTC0LCHC:0002,200,2027-06-30,Active\n");
  screen.app->show("plan");
  screen.settle();
  REQUIRE(screen.press(twin::Role::button, "Show as table"));
  screen.app->copy();
  screen.settle();
  const std::string& copied = screen.platform.copied;
  CHECK(copied.rfind("Subscription\t", 0) == 0);
  CHECK(copied.find("\n'=1+1\t") != std::string::npos);
  REQUIRE(screen.session->plan().moves.size() == 1);
  INFO(copied);
  CHECK(copied.find("\t" + screen.session->plan().moves.front().end_choice_by.value().iso() + "\t") != std::string::npos);
}

TEST_CASE("the table that was worked with is copied, not that of the dates which was shown before") {
  const auto screen = plan_of_contoso();
  REQUIRE(screen->press(twin::Role::button, "Show as table"));
  REQUIRE(screen->press(twin::Role::button, "Show as timeline"));
  REQUIRE_FALSE(screen->find(twin::Role::table, "All dates"));
  screen->app->copy();
  screen->settle();
  CHECK(screen->platform.copied.find("Old until") == std::string::npos);
}

TEST_CASE("no two kinds of mark are drawn alike") {
  constexpr MarkKind kinds[] = {MarkKind::Order,     MarkKind::Request, MarkKind::Transfer, MarkKind::Swap,
                                MarkKind::EndChoice, MarkKind::Cancel,  MarkKind::Reduce};
  std::set<ui::MarkShape> shapes;
  for (const MarkKind kind : kinds) shapes.insert(shape_of(kind));
  CHECK(shapes.size() == std::size(kinds));
}
