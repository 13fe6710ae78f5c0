#include "core/plan/dates/coterm.hpp"

#include <doctest/doctest.h>

#include "tests/core/support/planner_world.hpp"

using namespace csp;
using planner_world::day;
using namespace csp::plan;

namespace {
std::vector<std::string> days_of(const std::vector<LegalEnd>& ends) {
  std::vector<std::string> result;
  for (const LegalEnd& end : ends) result.push_back(end.date.iso());
  return result;
}
}  // namespace

TEST_CASE("a term ends on the day before its anniversary; a month without that day ends it on its last") {
  CHECK(normal_end(day("2027-03-12"), Term::OneYear).iso() == "2028-03-11");
  CHECK(normal_end(day("2027-01-31"), Term::OneMonth).iso() == "2027-02-27");
  CHECK(normal_end(day("2024-02-29"), Term::ThreeYears).iso() == "2027-02-27");
}

TEST_CASE("NCE-COTERM-MATCH: the month end nearest to the normal end without passing it is legal") {
  CHECK(days_of(legal_ends(day("2027-03-12"), Term::OneYear, {})) == std::vector<std::string>{"2028-02-29", "2028-03-11"});
  CHECK(days_of(legal_ends(day("2027-04-01"), Term::OneYear, {})) == std::vector<std::string>{"2028-03-31"});
}

TEST_CASE("NCE-COTERM-MATCH: so is the end of a subscription the partner already has, inside the first term") {
  const std::vector<Anchor> anchors = {{day("2027-09-30"), Term::OneYear, "base"}, {day("2029-01-01"), Term::ThreeYears, "far"}};
  CHECK(days_of(legal_ends(day("2027-03-12"), Term::OneYear, anchors)) ==
        std::vector<std::string>{"2027-09-30", "2028-02-29", "2028-03-11"});
}

TEST_CASE("NCE-COTERM-M: a yearly term cannot align to a monthly one, a monthly term can") {
  const std::vector<Anchor> monthly = {{day("2027-03-20"), Term::OneMonth, "monthly"}};
  CHECK(days_of(legal_ends(day("2027-03-12"), Term::OneYear, monthly)).size() == 2);
  CHECK(days_of(legal_ends(day("2027-03-12"), Term::OneMonth, monthly)) ==
        std::vector<std::string>{"2027-03-20", "2027-03-31", "2027-04-11"});
}

TEST_CASE("NCE-COTERM-28: a monthly term aligns to day 28, 29 or 30 only at the end of a month") {
  const std::vector<Anchor> anchors = {{day("2027-03-29"), Term::OneYear, "a"}, {day("2027-03-31"), Term::OneYear, "b"}};
  CHECK(days_of(legal_ends(day("2027-03-12"), Term::OneMonth, anchors)) == std::vector<std::string>{"2027-03-31", "2027-04-11"});
}

TEST_CASE("NCE-COTERM-FOREIGN: only the target partner's own active subscriptions are anchors") {
  Subscription own, foreign;
  own.state = foreign.state = SubscriptionState::Active;
  Source mine, theirs;
  mine.subscription = &own;
  mine.channel = Channel::TargetPartner;
  mine.term_end = day("2027-09-30");
  theirs.subscription = &foreign;
  theirs.channel = Channel::CspPartner;
  theirs.term_end = day("2027-09-30");
  CHECK(anchors_of({mine}, day("2027-01-01")).size() == 1);
  CHECK(anchors_of({theirs}, day("2027-01-01")).empty());
}
