// What the plan asks: one question after another, framed where it is answered, accepted or confirmed.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/shell/views/plan_screen.hpp"

using namespace csp;
using namespace csp::plan_test;
using csp::test::Screen;

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

TEST_CASE("every question that is asked for gives the keyboard's focus to what answers it") {
  const auto screen = plan_of_contoso();
  const Language& language = screen->app->language();
  const std::size_t count = screen->session->open_questions().size();
  REQUIRE(count > 0);
  std::size_t confirmed = 0, kept = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const Place place = screen->session->guide("plan").place;
    screen->session->look_at(place);
    ImGuiID focused = 0;
    for (int frame = 0; frame < 20 && !screen->settle(1); ++frame) {
      if (twin::last().wants_focus != 0) focused = twin::last().wants_focus;
    }
    screen->settle();
    INFO(place.finding);
    CHECK(focused != 0);
    for (const auto& found : screen->all(twin::Role::button)) {
      if (found.id != focused) continue;
      confirmed += found.name.starts_with(language("plan.confirm.open").substr(0, 7)) ? 1 : 0;
      kept += found.name.starts_with(language("match.target.keep")) ? 1 : 0;
    }
  }
  CHECK(confirmed > 0);
  CHECK(kept > 0);
}
