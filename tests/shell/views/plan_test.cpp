// The plan on the screen: what is said, what can be changed, and that plan and proof follow.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "shell/views/plan.hpp"
#include "tests/shell/support/screen.hpp"

using namespace csp;
using csp::test::Screen;

namespace {

std::unique_ptr<Screen> plan_of_contoso(float width = 1280, float height = 800, const std::string& language = "en-US") {
  auto screen = std::make_unique<Screen>(width, height, Appearance{}, language);
  screen->session->open_demo("contoso-direct");
  screen->app->show("plan");
  screen->settle();
  return screen;
}

const Move* bought(const Screen& screen) {
  for (const Move& move : screen.session->plan().moves) {
    if ((move.path == Path::BuySame || move.path == Path::BuyOther) && move.order_date) return &move;
  }
  return nullptr;
}

void look_at(Screen& screen, const Move& move) {
  screen.session->looked_at = move.subscription;
  screen.platform.request_frame();
  screen.settle();
}

std::optional<Date> order_date(const Screen& screen) {
  for (const Move& move : screen.session->plan().moves) {
    if (move.subscription == screen.session->looked_at) return move.order_date;
  }
  return std::nullopt;
}

}  // namespace

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

TEST_CASE("each press of the next action goes to the next open question, in sight of where it is answered, and round again") {
  for (const float width : {1280.0F, 390.0F}) {
    INFO(width);
    const auto screen = plan_of_contoso(width);
    const std::vector<const Finding*> open = screen->session->open_questions();
    REQUIRE(open.size() > 3);
    const std::string count = std::to_string(open.size());
    const auto top_of = [&](const Finding& finding) {
      if (finding.rule == "PLAN-END-ACTION-UNKNOWN") return screen->find(twin::Role::combobox, "Set today for the end of the term").y;
      return screen->find(twin::Role::button, "Show where: " + screen->app->language()(finding.message)).y;
    };
    for (std::size_t i = 0; i < open.size() + 1; ++i) {
      const Finding& finding = *open[i % open.size()];
      INFO(finding.message.key << " of " << finding.subject);
      REQUIRE(screen->press(twin::Role::button, "Answer " + count + " questions"));
      CHECK(screen->session->looked_at == finding.subject);
      const std::string title = "Question " + std::to_string(i % open.size() + 1) + " of " + count;
      CHECK(screen->platform.announced.back().find(title + ". ") == 0);
      // The question itself stands there, its first line before all, and says which it is.
      const auto asked = screen->find(twin::Role::text, title),
                 words = screen->find(twin::Role::text, screen->app->language()(finding.message));
      REQUIRE(asked);
      CHECK(asked.y > 48);
      CHECK(asked.y < 720);
      CHECK(asked.y < top_of(finding));
      CHECK(words);
      CHECK(top_of(finding) > 48);
      CHECK(top_of(finding) < 720);
    }
  }
}

TEST_CASE("after an answer the next press goes to the question that followed it") {
  const auto screen = plan_of_contoso();
  const std::size_t count = screen->session->open_questions().size();
  REQUIRE(screen->press(twin::Role::button, "Answer " + std::to_string(count) + " questions"));
  const std::string second = screen->session->open_questions()[1]->subject;
  screen->session->decide({"plan.edit.end_action", {}}, screen->session->looked_at,
                          [](SubscriptionDecision& decision) { decision.end_action = EndOfTermAction::CancelAtTermEnd; });
  screen->platform.request_frame();
  screen->settle();
  REQUIRE(screen->press(twin::Role::button, "Answer " + std::to_string(count - 1) + " questions"));
  CHECK(screen->session->looked_at == second);
  // Another customer's questions begin with the first.
  screen->session->open_demo("tailwind-csp");
  screen->settle();
  const std::string first = screen->session->open_questions().front()->subject;
  REQUIRE(screen->press(twin::Role::button, screen->find_part(twin::Role::button, "Answer ").name));
  CHECK(screen->platform.announced.back().find("Question 1 of ") == 0);
  CHECK((first.empty() || screen->session->looked_at == first));
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

TEST_CASE("a question is framed where it is answered until it is, and no bar at the foot lies over it") {
  for (const float width : {1280.0F, 390.0F}) {
    INFO(width);
    const auto screen = plan_of_contoso(width);
    const std::string count = std::to_string(screen->session->open_questions().size());
    const std::string asked = screen->app->language()(screen->session->open_questions().front()->message);
    REQUIRE(screen->session->open_questions().front()->message.key == "finding.end_action_unknown");
    REQUIRE(screen->press(twin::Role::button, "Answer " + count + " questions"));
    const auto answer = screen->find(twin::Role::combobox, "Set today for the end of the term");
    // The sentence stands in the list of what to mind and right above its field.
    float nearest = 0;
    for (const auto& found : screen->all(twin::Role::text)) {
      if (found.name == asked && found.y < answer.y) nearest = std::max(nearest, found.y);
    }
    CHECK(answer.y - nearest < 130);
    screen->time_s += 10;
    screen->platform.request_frame();
    screen->settle();
    CHECK(screen->find(twin::Role::text, "Question 1 of " + count));
    screen->session->decide({}, screen->session->looked_at,
                            [](SubscriptionDecision& decision) { decision.end_action = EndOfTermAction::Renew; });
    screen->settle();
    CHECK_FALSE(screen->find_part(twin::Role::text, "Question 1 of "));
  }
}

TEST_CASE("the timeline can be read as a table instead") {
  const auto screen = plan_of_contoso();
  REQUIRE(screen->press(twin::Role::button, "Show as table"));
  CHECK(screen->find(twin::Role::table, "All dates"));
  CHECK_FALSE(screen->find(twin::Role::list, "Timeline"));
  CHECK_FALSE(screen->app->copied_text().empty());
  REQUIRE(screen->press(twin::Role::button, "Show as timeline"));
  CHECK(screen->find(twin::Role::list, "Timeline"));
}

TEST_CASE("no two kinds of mark are drawn alike") {
  constexpr MarkKind kinds[] = {MarkKind::Order,     MarkKind::Request, MarkKind::Transfer, MarkKind::Swap,
                                MarkKind::EndChoice, MarkKind::Cancel,  MarkKind::Reduce};
  std::set<ui::MarkShape> shapes;
  for (const MarkKind kind : kinds) shapes.insert(shape_of(kind));
  CHECK(shapes.size() == std::size(kinds));
}

TEST_CASE("the margin of the whole plan is changed by a day, and undone") {
  const auto screen = plan_of_contoso();
  const int margin = screen->session->settings().margin_days;
  REQUIRE(screen->press(twin::Role::button, "One day more"));
  CHECK(screen->session->settings().margin_days == margin + 1);
  REQUIRE(screen->press(twin::Role::button, "Undo"));
  CHECK(screen->session->settings().margin_days == margin);
}

TEST_CASE("an accepted gap no longer makes the plan unsafe, until it is withdrawn") {
  const auto screen = plan_of_contoso();
  const Move* move = bought(*screen);
  REQUIRE(move);
  REQUIRE(move->source_last_day);
  look_at(*screen, *move);
  REQUIRE(screen->type("Order date", (*move->source_last_day + 20).iso()));
  const auto& gaps = screen->session->plan().proof.gaps;
  const auto open = [&] {
    return std::count_if(gaps.begin(), gaps.end(), [](const ServiceGap& gap) { return !gap.accepted && !gap.before_plan; });
  };
  const auto before = open();
  REQUIRE(before > 0);
  const auto gap = std::find_if(gaps.begin(), gaps.end(), [](const ServiceGap& each) { return !each.accepted && !each.before_plan; });
  REQUIRE(screen->press(twin::Role::button, "Accept this exception: " + screen->app->language()(gap->finding.message)));
  REQUIRE(screen->type("Accepted by", "Managing director"));
  REQUIRE(screen->press(twin::Role::button, "Accept"));
  REQUIRE(screen->session->settings().accepted.size() == 1);
  const auto& after = screen->session->plan().proof.gaps;
  CHECK(std::count_if(after.begin(), after.end(), [](const ServiceGap& each) { return each.accepted; }) >= 1);
  REQUIRE(screen->press(twin::Role::button, "Withdraw the acceptance of " + screen->session->settings().accepted.front().finding));
  CHECK(screen->session->settings().accepted.empty());
}

TEST_CASE("what the plan assumes is confirmed with all questions of its kind in one step, is asked no more, and once again after undo") {
  Screen screen(1280, 2400);
  screen.session->open_demo("tailwind-csp");
  screen.app->show("plan");
  screen.settle();
  const auto asked = [&] { return static_cast<std::ptrdiff_t>(screen.session->open_questions().size()); };
  const auto transfers = [&] {
    const auto questions = screen.session->open_questions();
    return std::count_if(questions.begin(), questions.end(), [](const Finding* each) { return each->rule == "TRANSFER-NCE"; });
  };
  const std::ptrdiff_t all = asked(), alike = transfers();
  REQUIRE(alike > 1);
  const auto questions = screen.session->open_questions();
  const auto first = std::find_if(questions.begin(), questions.end(), [](const Finding* each) { return each->rule == "TRANSFER-NCE"; });
  screen.session->looked_at = (*first)->subject;
  screen.settle();
  REQUIRE(screen.press(twin::Role::button, "Confirm: " + screen.app->language()((*first)->message)));
  REQUIRE(screen.type("Confirmed by", "Managing director"));
  REQUIRE(screen.press(twin::Role::button, "Confirm all " + std::to_string(alike) + " of this kind"));
  CHECK(transfers() == 0);
  CHECK(asked() == all - alike);
  CHECK(screen.session->plan().proof.safe);
  screen.session->undo();
  CHECK(asked() == all);
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

TEST_CASE("the question that is asked for takes the keyboard's focus where it is answered") {
  const auto screen = plan_of_contoso();
  // Under the old agreement nothing tells what happens at the end.
  screen->session->edit({}, [](PlanSettings& settings) { settings.default_channel = Channel::WebDirectMosa; });
  screen->settle();
  screen->session->look_at(screen->session->guide("plan").place);
  const auto wanted = [&] {
    for (int frame = 0; frame < 10 && !screen->settle(1); ++frame) {
      if (twin::last().wants_focus != 0) return twin::last().wants_focus;
    }
    return ImGuiID{0};
  };
  const ImGuiID focused = wanted();
  const auto answer = screen->find(twin::Role::combobox, screen->app->language()("plan.end.title"));
  REQUIRE(answer);
  CHECK(focused == answer.id);
  screen->settle();
  CHECK(twin::last().wants_focus == 0);  // once: whoever goes on with the keyboard is not pulled back
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
