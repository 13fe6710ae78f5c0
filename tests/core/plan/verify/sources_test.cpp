// Does each subscription of today's go the way that the plan says?
#include <doctest/doctest.h>

#include "tests/core/plan/verify/story.hpp"

using namespace csp;
using namespace verify_story;

namespace {

// Six of the ten old units are given back on 23 December and the other four on 29 December.
Story in_parts() {
  Story story;
  Action first = support::cancel_now(D("2026-12-23"), "old-e3");
  first.kind = ActionKind::Reduce;
  first.units = 6;
  first.id = "A4";
  story.plan.actions.push_back(first);
  return story;
}

}  // namespace

TEST_CASE("the end-of-term choice is open until its last day, then late; the switch alone proves nothing") {
  Story story;
  CHECK(item(story.on("2026-12-29"), VerifyKind::EndChoice)->state == VerifyState::Open);
  CHECK(item(story.on("2026-12-30"), VerifyKind::EndChoice)->state == VerifyState::Late);
  story.now.subscriptions[0].end_action = EndOfTermAction::CancelAtTermEnd;
  CHECK(item(story.on("2026-12-30"), VerifyKind::EndChoice)->state == VerifyState::Done);
  story.now.subscriptions[0].end_action = EndOfTermAction::Unknown;
  story.now.subscriptions[0].auto_renew = false;
  CHECK(told(item(story.on("2026-12-30"), VerifyKind::EndChoice)) == "verify.choice_switch_only");
}

TEST_CASE("an old subscription that still runs after its last day is charged and told") {
  Story story;
  story.now.subscriptions[0].term_end = D("2027-12-31");  // it renewed
  const Verification v = story.on("2027-01-02");
  CHECK(told(item(v, VerifyKind::SourceEnd)) == "verify.end_window_open");
  CHECK(told(item(v, VerifyKind::SourceChange)) == "verify.source_end");
  story.now.subscriptions.clear();
  CHECK(item(story.on("2027-01-02"), VerifyKind::SourceEnd)->state == VerifyState::Done);
}

TEST_CASE("NCE-CANCEL: what renewed although it was to end is to be cancelled inside its new window, and once that has closed it is owed") {
  Story story;
  for (Customer* customer : {&story.planned, &story.now}) customer->subscriptions[0].channel = Channel::CspPartner;
  story.now.subscriptions[0].term_end = D("2027-12-31");
  const VerifyItem open = *item(story.on("2027-01-07"), VerifyKind::SourceEnd);
  CHECK(told(&open) == "verify.end_window_open");
  CHECK(open.findings[0].severity == Severity::Blocker);
  for (const MessageArgument& each : open.findings[0].message.arguments) {
    if (each.name == "until") CHECK(std::get<Date>(each.value).iso() == "2027-01-07");
  }
  CHECK(told(item(story.on("2027-01-08"), VerifyKind::SourceEnd)) == "verify.end_window_closed");
  // Nobody is told to set a choice for an end that has passed.
  CHECK(item(story.on("2027-01-02"), VerifyKind::EndChoice) == nullptr);
}

TEST_CASE("EST-ACTIONS: what runs on by the month after its end is to be cancelled at once, and nobody is told that a term is owed") {
  Story story;
  for (Customer* customer : {&story.planned, &story.now}) {
    customer->subscriptions[0].channel = Channel::CspPartner;
    customer->subscriptions[0].term = Term::OneYear;
  }
  story.now.subscriptions[0].term_end = D("2027-01-31");
  for (const char* day : {"2027-01-02", "2027-01-20"}) {
    CAPTURE(day);
    const VerifyItem runs = *item(story.on(day), VerifyKind::SourceEnd);
    CHECK(told(&runs) == "verify.end_extended");
    CHECK(runs.findings[0].severity == Severity::Blocker);
  }
  // A monthly term that renewed has a window, as every renewal.
  for (Customer* customer : {&story.planned, &story.now}) customer->subscriptions[0].term = Term::OneMonth;
  CHECK(told(item(story.on("2027-01-02"), VerifyKind::SourceEnd)) == "verify.end_window_open");
  // An old agreement credits every day: there no window decides.
  story.now.subscriptions[0].channel = Channel::WebDirectMosa;
  CHECK(told(item(story.on("2027-01-20"), VerifyKind::SourceEnd)) == "verify.end_still_runs");
}

TEST_CASE("a cancellation that was missed stays the next step, before its credit is claimed") {
  Story story;
  for (Customer* customer : {&story.planned, &story.now}) customer->subscriptions[0].channel = Channel::WebDirectMca;
  story.now.subscriptions[0].cancel_until = D("2026-12-30");
  story.plan.moves[0].end_choice.reset();
  story.plan.moves[0].source_last_day = D("2026-12-30");
  story.plan.actions[1].kind = ActionKind::CancelNow;
  story.plan.actions[1].date = D("2026-12-29");
  story.plan.steps[1].planned = D("2026-12-29");
  story.ordered("SUITE", 10, "2027-12-21");
  story.hold("SUITE", {0, 1, 2});
  const Verification v = story.on("2026-12-30");
  CHECK(told(item(v, VerifyKind::SourceEnd)) == "verify.end_window_open");
  REQUIRE(v.next.has_value());
  CHECK(v.next->step == "S02");
  CHECK(told(item(story.on("2026-12-31"), VerifyKind::SourceEnd)) == "verify.end_window_closed");
}

TEST_CASE("an old subscription that is gone too early stops everything") {
  Story story;
  story.ordered("SUITE", 10, "2027-12-21").directory_id = "dir-new";  // the directory lists those of everybody
  story.now.subscriptions.erase(story.now.subscriptions.begin());
  CHECK(item(story.on("2026-12-23"), VerifyKind::VanishedSubscription)->findings[0].severity == Severity::Blocker);
}

TEST_CASE("units given back as planned are done, and no difference to the customer the plan was made for") {
  Story story = in_parts();
  story.now.subscriptions[0].units = 4;
  const Verification verification = verify(story.catalog, story.planned, story.settings, story.plan, story.now, D("2026-12-24"));
  REQUIRE(of_kind(verification, VerifyKind::Reduction).size() == 1);
  CHECK(of_kind(verification, VerifyKind::Reduction)[0].state == VerifyState::Done);
  CHECK(of_kind(verification, VerifyKind::SourceChange).empty());
}

TEST_CASE("units that are still there are open until their day has passed, then late") {
  const Story story = in_parts();
  const auto state_on = [&](const char* day) {
    const Verification verification = verify(story.catalog, story.planned, story.settings, story.plan, story.now, D(day));
    return of_kind(verification, VerifyKind::Reduction).at(0).state;
  };
  CHECK(state_on("2026-12-23") == VerifyState::Open);
  CHECK(state_on("2026-12-24") == VerifyState::Late);
}

TEST_CASE("another number of units than any part of the plan leaves is a difference") {
  Story story = in_parts();
  story.now.subscriptions[0].units = 5;
  const Verification verification = verify(story.catalog, story.planned, story.settings, story.plan, story.now, D("2026-12-24"));
  CHECK(of_kind(verification, VerifyKind::Reduction).empty());
  CHECK(of_kind(verification, VerifyKind::SourceChange).size() == 1);
}
