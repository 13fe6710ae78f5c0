// What is next, who was reassigned, and when is all done?
#include <doctest/doctest.h>

#include "tests/core/plan/verify/story.hpp"

using namespace csp;
using namespace verify_story;

TEST_CASE("before anything is due everything is to come, and the first step is next") {
  const Story story;
  const Verification v = story.on("2026-12-01");
  CHECK(v.on_track());
  CHECK(v.open == 3);
  CHECK(v.done == 0);
  REQUIRE(v.next.has_value());
  CHECK(v.next->step == "S01");
  CHECK(v.next->date == D("2026-12-22"));
  CHECK_FALSE(v.next->late);
}

TEST_CASE("reassignments are counted person by person, also when the profile has other numbers now") {
  Story story;
  story.hold("SUITE", {0, 1});
  const Verification v = story.on("2026-12-29");
  const VerifyItem* swap = item(v, VerifyKind::Reassignment);
  CHECK(swap->state == VerifyState::Late);
  CHECK(swap->found_count == 2);
  story.hold("SUITE", {2});
  CHECK(item(story.on("2026-12-29"), VerifyKind::Reassignment)->state == VerifyState::Done);
}

TEST_CASE("somebody who left is not waited for; somebody who holds nothing any more is") {
  Story story;
  story.hold("SUITE", {0, 1, 2});
  story.now.users[2] = {"someone-else", "someone-else@contoso.example", "", ""};
  CHECK(item(story.on("2026-12-29"), VerifyKind::Reassignment)->state == VerifyState::Done);
  story.now.users[2] = story.planned.users[2];
  story.now.profiles.back().members = {0, 1};
  CHECK(item(story.on("2026-12-29"), VerifyKind::Reassignment)->state == VerifyState::Late);
}

TEST_CASE("without users in the exports a reassignment is not shown, and neither done nor late") {
  Story story;
  story.now.assignments_known = false;
  CHECK(item(story.on("2026-12-29"), VerifyKind::Reassignment)->state == VerifyState::NotShown);
}

TEST_CASE("when all is done nothing is next") {
  Story story;
  story.ordered("SUITE", 10, "2027-12-21");
  story.hold("SUITE", {0, 1, 2});
  story.now.subscriptions.erase(story.now.subscriptions.begin());
  const Verification v = story.on("2027-01-03");
  CHECK(v.on_track());
  CHECK(v.findings().empty());
  CHECK_FALSE(v.next.has_value());
}
