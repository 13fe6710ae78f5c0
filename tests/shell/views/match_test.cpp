// What takes the place of what: chosen, changed, compared.
#include <doctest/doctest.h>

#include <algorithm>

#include "shell/views/document_stamp.hpp"
#include "tests/shell/support/screen.hpp"

using namespace csp;
using csp::test::contoso_at;
using csp::test::Screen;

namespace {

const Move& looked_at(const Screen& screen) {
  const auto& moves = screen.session->plan().moves;
  return *std::find_if(moves.begin(), moves.end(), [&](const Move& move) { return move.subscription == screen.session->looked_at; });
}

// Looks at the first subscription that is bought under the same or another SKU.
bool look_at_bought(Screen& screen) {
  for (const Move& move : screen.session->plan().moves) {
    if (move.path != Path::BuySame && move.path != Path::BuyOther) continue;
    screen.session->looked_at = move.subscription;
    screen.platform.request_frame();
    return screen.settle();
  }
  return false;
}

}  // namespace

TEST_CASE("each move has its line, and the one looked at its services") {
  const auto screen = contoso_at("match");
  REQUIRE(screen->press(twin::Role::button, "Table"));
  CHECK(screen->find(twin::Role::table, "Each subscription and what takes its place"));
  REQUIRE(look_at_bought(*screen));
  CHECK(screen->find(twin::Role::table, "Services today and then"));
}

TEST_CASE("choosing another target changes the plan, and undo restores it") {
  const auto screen = contoso_at("match");
  REQUIRE(look_at_bought(*screen));
  const std::string before = looked_at(*screen).target_lines.empty() ? "" : screen->session->plan().target_lines.front().name;
  const Path path = looked_at(*screen).path;
  const auto choose = screen->find_part(twin::Role::button, "Choose ");
  REQUIRE(choose);
  const std::string target = choose.name.substr(7);
  REQUIRE(screen->press(twin::Role::button, choose.name));
  CHECK(looked_at(*screen).path == Path::BuyOther);
  const auto& lines = screen->session->plan().target_lines;
  const bool bought =
      std::any_of(lines.begin(), lines.end(), [&](const TargetLine& line) { return target.find(line.name) != std::string::npos; });
  CHECK(bought);
  REQUIRE(screen->press(twin::Role::button, "Undo"));
  CHECK(looked_at(*screen).path == path);
}

TEST_CASE("what is closed to new purchase and stands in no price list is shown and cannot be chosen") {
  Screen screen;
  screen.session->open_demo("contoso-direct");
  for (const Subscription& each : screen.session->customer().subscriptions) {
    if (each.part_number == "ENTERPRISEWITHSCAL") screen.session->looked_at = each.key;
  }
  screen.app->show("match");
  screen.settle();
  CHECK(screen.find_part(twin::Role::button, "Choose Office 365 E5"));
  CHECK(screen.find(twin::Role::heading, "Office 365 E4"));
  CHECK_FALSE(screen.find(twin::Role::button, "Choose Office 365 E4"));
}

TEST_CASE("a proposal is kept: it becomes the decision, the question about it is gone, and undo asks again") {
  const auto screen = contoso_at("match");
  const auto proposed = [&] {
    const auto& moves = screen->session->plan().moves;
    return std::find_if(moves.begin(), moves.end(), [](const Move& move) {
      return std::any_of(move.findings.begin(), move.findings.end(),
                         [](const Finding& finding) { return finding.message.key == "finding.target_proposed"; });
    });
  };
  REQUIRE(proposed() != screen->session->plan().moves.end());
  const std::string subscription = proposed()->subscription;
  const std::vector<std::string> lines = proposed()->target_lines;
  const auto days = [&] {
    std::vector<std::optional<Date>> all;
    for (const Move& move : screen->session->plan().moves) all.push_back(move.order_date);
    return all;
  };
  const auto before = days();
  // The finding leads there, although another subscription was looked at.
  screen->app->show("plan");
  screen->session->looked_at = subscription;
  screen->platform.request_frame();
  screen->settle();
  REQUIRE(screen->find_part(twin::Role::button, "Keep this: Office 365 E4 → Office 365 E3 + "));
  REQUIRE(screen->press(twin::Role::button, "Show where: The replacement of Office 365 E4 is a proposal; somebody has to confirm it."));
  CHECK(screen->app->shown() == "match");
  CHECK(screen->session->looked_at == subscription);
  const auto keep = screen->find_part(twin::Role::button, "Keep this: Office 365 E4 → Office 365 E3 + ");
  REQUIRE(keep);
  CHECK(keep.y > 48);
  CHECK(keep.y < 720);
  REQUIRE(screen->press(twin::Role::button, keep.name));
  CHECK(proposed() == screen->session->plan().moves.end());
  CHECK(looked_at(*screen).target_lines == lines);
  CHECK(days() == before);
  CHECK(screen->session->settings().subscriptions.at(subscription).targets.size() == 2);
  REQUIRE(screen->press(twin::Role::button, "Undo"));
  CHECK(proposed() != screen->session->plan().moves.end());
}

TEST_CASE("a product nobody knows is answered where the findings send people: by hand, in Match") {
  Screen screen;
  screen.session->start_empty();
  csp::test::open(*screen.session, 1, "list.csv", "Product,Quantity,Agreement number,End date\nE3 alt,7,1234567,2027-03-31\n");
  REQUIRE(screen.session->customer().subscriptions.size() == 1);
  const std::string key = screen.session->customer().subscriptions.front().key;
  const auto move = [&]() -> const Move& { return screen.session->plan().moves.front(); };
  for (const PathOption& option : move().options) {
    for (const Finding& reason : option.reasons) {
      const std::string said = screen.app->language()(reason.message);
      CHECK_MESSAGE(said.find("()") == std::string::npos, said);
    }
  }
  screen.app->show("match");
  screen.settle();
  REQUIRE(screen.says("choose here what to buy in its place."));
  REQUIRE(screen.type("Buy in its place", "ENTERPRISEPACK"));
  REQUIRE(screen.press(twin::Role::row, "Office 365 E3"));
  CHECK(move().path == Path::BuyOther);
  REQUIRE(move().target_lines.size() == 1);
  CHECK(screen.session->plan().target_lines.front().name == "Office 365 E3");
  CHECK(screen.session->plan().target_lines.front().units == 7);
  REQUIRE(screen.press(twin::Role::button, "Let the planner choose"));
  CHECK(screen.session->settings().subscriptions.at(key).targets.empty());
}

TEST_CASE("as long as nobody knows a product, Match is not done and says which one is to be identified") {
  Screen screen;
  screen.session->start_empty();
  csp::test::open(*screen.session, 1, "list.csv",
                  "Product,Quantity,Agreement number,End date\nOffice 365 E3,5,1234567,2027-03-31\nOffice 365 E5 (old "
                  "contract),7,1234567,2027-03-31\n");
  screen.app->show("match");
  screen.settle();
  CHECK(screen.session->step("match").state == StepState::attention);
  CHECK(screen.session->step("match").count == 1);
  CHECK(screen.says("1 of 2 keep everything"));
  REQUIRE(screen.press(twin::Role::button, "Identify 1 product"));
  CHECK(screen.session->find_subscription(screen.session->looked_at)->name == "Office 365 E5 (old contract)");
  // The product whose name it contains is offered, and one press is the answer.
  REQUIRE(screen.press(twin::Role::button, "Office 365 E5 (old contract) is Office 365 E5"));
  CHECK(screen.session->step("match").state == StepState::done);
}

TEST_CASE("a product that a file only names is what a person says it is, until the answer is taken back") {
  Screen screen;
  screen.session->start_empty();
  csp::test::open(*screen.session, 1, "list.csv", "Product,Quantity,Agreement number,End date\nE3 alt,7,1234567,2027-03-31\n");
  const auto asked = [&] {
    const std::vector<Finding>& findings = screen.session->inventory().findings;
    return std::any_of(findings.begin(), findings.end(), [](const Finding& finding) { return finding.rule == "INVENTORY-NAME-UNKNOWN"; });
  };
  const auto subscription = [&]() -> const Subscription& { return screen.session->customer().subscriptions.front(); };
  REQUIRE(asked());
  screen.app->show("plan");
  screen.settle();
  CHECK(screen.says("not identified"));
  screen.app->show("match");
  screen.settle();
  REQUIRE(screen.press(twin::Role::button, "Search all SKUs for E3 alt"));
  REQUIRE(screen.type("SKU in the tenant", "ENTERPRISEPACK"));
  REQUIRE(screen.press(twin::Role::row, "Office 365 E3"));
  CHECK(subscription().part_number == "ENTERPRISEPACK");
  CHECK(screen.session->plan().moves.front().path == Path::BuySame);
  CHECK_FALSE(asked());
  REQUIRE(screen.press(twin::Role::button, "Take back the answer about E3 alt"));
  CHECK(subscription().sku.is_zero());
  CHECK(asked());
}

TEST_CASE("of several SKUs with one name each can be chosen, and its part number says which it is") {
  Screen screen;
  screen.session->start_empty();
  csp::test::open(*screen.session, 1, "list.csv", "Product,Quantity,Agreement number,End date\nVisio Plan 2,7,1234567,2027-03-31\n");
  screen.app->show("match");
  screen.settle();
  REQUIRE(screen.find(twin::Role::button, "Visio Plan 2 is Visio Plan 2 (VISIOCLIENT)"));
  REQUIRE(screen.press(twin::Role::button, "Visio Plan 2 is Visio Plan 2 (VISIO_PLAN2_DEPT)"));
  CHECK(screen.session->customer().subscriptions.front().part_number == "VISIO_PLAN2_DEPT");
  CHECK(screen.says("Visio Plan 2 (VISIO_PLAN2_DEPT)"));
}

TEST_CASE("the number of seats is edited, and the order follows") {
  const auto screen = contoso_at("match");
  REQUIRE(look_at_bought(*screen));
  REQUIRE(screen->type("Units to buy", "7"));
  const auto& lines = screen->session->plan().target_lines;
  const std::vector<std::string>& ids = looked_at(*screen).target_lines;
  REQUIRE_FALSE(ids.empty());
  const auto line = std::find_if(lines.begin(), lines.end(), [&](const TargetLine& candidate) { return candidate.id == ids.front(); });
  CHECK(screen->session->settings().subscriptions.at(screen->session->looked_at).units == 7);
  CHECK(line->units >= 7);
}

TEST_CASE("seats that are no number change nothing and say why") {
  const auto screen = contoso_at("match");
  REQUIRE(look_at_bought(*screen));
  const std::size_t steps = screen->session->history_position();
  REQUIRE(screen->type("Units to buy", "many"));
  CHECK(screen->session->history_position() == steps);
  CHECK((screen->find(twin::Role::textbox, "Units to buy").flags & twin::invalid) != 0);
}

TEST_CASE("any two SKUs are compared without a customer, found by name, part number and id") {
  Screen screen;
  screen.app->show("match");
  screen.settle();
  for (const std::string wanted : {"Office 365 E3", "ENTERPRISEPACK", "6fd2c87f-b296-42f0-b197-1e91e994b900"}) {
    INFO(wanted);
    REQUIRE(screen.type("Today", wanted));
    CHECK(screen.find(twin::Role::cell, "ENTERPRISEPACK"));
  }
  REQUIRE(screen.press(twin::Role::row, "Office 365 E3"));
  REQUIRE(screen.type("In its place", "c7df2760-2c81-4ef7-b578-5b5392b571df"));
  REQUIRE(screen.press(twin::Role::row, "Office 365 E5"));
  CHECK(screen.says("equal or better"));
  CHECK(screen.find(twin::Role::table, "Services today and then"));
}

TEST_CASE("seats flow from each subscription to what takes its place, said in words, and a press looks at one") {
  const auto screen = contoso_at("match");
  REQUIRE(screen->find(twin::Role::group, "Units from today's subscriptions to what the customer has in CSP"));
  for (const Move& move : screen->session->plan().moves) {
    const Subscription* subscription = screen->session->find_subscription(move.subscription);
    REQUIRE(subscription != nullptr);
    INFO(subscription->name);
    const auto node = screen->find_part(twin::Role::button, subscription->name + ", ");
    REQUIRE(node);
    CHECK(node.name.find("becomes") != std::string::npos);
    REQUIRE(screen->press(twin::Role::button, node.name));
    const Subscription* looked_at = screen->session->find_subscription(screen->session->looked_at);
    CHECK(looked_at->name == subscription->name);
  }
}

TEST_CASE("users with the same licences are judged together, with targets for all of their licences") {
  const auto screen = contoso_at("match");
  REQUIRE(screen->press(twin::Role::button, "Users"));
  REQUIRE(screen->find(twin::Role::table, "Each group of users with the same licences, today and then"));
  const std::string profile = screen->session->customer().profiles.front().id;
  REQUIRE(screen->press(twin::Role::row, profile));
  CHECK(screen->find(twin::Role::heading, "In place of everything " + profile + " has"));
  CHECK(screen->find(twin::Role::table, "Services today and then"));
}

TEST_CASE("a bundle is compared with a suite: two SKUs stand on the same user") {
  Screen screen;
  screen.app->show("match");
  screen.settle();
  REQUIRE(screen.type("Today", "ENTERPRISEPACK"));
  REQUIRE(screen.press(twin::Role::row, "Office 365 E3"));
  REQUIRE(screen.press(twin::Role::button, "Add a SKU beside it"));
  REQUIRE(screen.type("Today", "efccb6f7-5641-4e0e-bd10-b4976e1bf68e"));
  REQUIRE(screen.press(twin::Role::row, "Enterprise Mobility + Security E3"));
  CHECK(screen.says("Office 365 E3 + Enterprise Mobility + Security E3"));
  REQUIRE(screen.find_part(twin::Role::button, "Compare with "));
}

TEST_CASE("a legacy offer id and a ProductId:SkuId find the SKU they give") {
  Screen screen;
  screen.app->show("match");
  screen.settle();
  REQUIRE(screen.type("Today", "031c9e47-4802-4248-838e-778fb1d2cc05"));
  CHECK(screen.find(twin::Role::cell, "O365_BUSINESS_PREMIUM"));
  REQUIRE(screen.type("Today", "CFQ7TTC0LFLX:0001"));
  CHECK(screen.find(twin::Role::cell, "SPE_E3"));
}

TEST_CASE("what a view worked out about a plan is worked out again for the plan that undo derives anew") {
  const auto screen = contoso_at("match");
  DocumentStamp stamp;
  REQUIRE(stamp.renewed(*screen->session));
  CHECK_FALSE(stamp.renewed(*screen->session));
  const std::weak_ptr<const Plan> looked_into = screen->session->shared_plan();
  // Somewhere else a decision is taken, and taken back: Match sees neither.
  screen->app->show("customer");
  screen->session->edit({}, [](PlanSettings& settings) { settings.margin_days = 30; });
  screen->settle();
  screen->session->undo();
  CHECK_FALSE(looked_into.expired());
  CHECK(stamp.renewed(*screen->session));
  screen->app->show("match");
  screen->settle();
  for (const Move& move : screen->session->plan().moves) {
    const Subscription* subscription = screen->session->find_subscription(move.subscription);
    REQUIRE(subscription);
    CHECK(screen->says(subscription->name));
  }
}
