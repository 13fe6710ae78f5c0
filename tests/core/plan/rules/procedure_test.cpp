// Worked examples of who may do what and when: transfers, trials, coterminosity, the losing partner's standing.
#include <doctest/doctest.h>

#include <algorithm>

#include "core/base/language.hpp"
#include "core/plan/dates/coterm.hpp"
#include "core/plan/proof/proof.hpp"
#include "core/plan/rule_figures.hpp"
#include "core/plan/verify/verify.hpp"
#include "tests/core/support/built_in_language.hpp"
#include "tests/core/support/planner_world.hpp"

using namespace csp;
using namespace planner_world;

namespace {

const Language& english() { return support::built_in_language("en"); }

bool says(const Message& message, const char* words) { return english()(message).find(words) != std::string::npos; }

}  // namespace

TEST_CASE("NCE-REDUCE: 12 ordered where 10 were planned: two go back within 7 days, the day of the order included") {
  World world;
  world.add(subscription("k", "SPE_E3", Channel::WebDirectMca, "2027-03-21", 10));
  const Plan plan = world.plan();
  REQUIRE(plan.target_lines.at(0).order_date.iso() == "2027-03-12");
  Customer now = world.customer;
  Subscription ordered = subscription("new", "SPE_E3", Channel::TargetPartner, "2028-03-11", 12);
  ordered.term_start = ordered.purchased = day("2027-03-12");
  now.subscriptions.push_back(ordered);
  const auto too_many = [&](const char* today) -> std::string {
    for (const VerifyItem& item : verify(catalog(), world.customer, world.settings, plan, now, day(today)).items) {
      for (const Finding& found : item.findings) {
        if (found.rule == "NCE-REDUCE") return found.message.key;
      }
    }
    return "";
  };
  CHECK(too_many("2027-03-18") == "verify.order_reduce_until");
  CHECK(too_many("2027-03-19") == "verify.order_reduce_over");
}

TEST_CASE("NCE-COTERM-LEN: an end beyond the first term is no choice, its last day is") {
  const std::vector<plan::Anchor> anchors = {{day("2028-03-12"), Term::ThreeYears, "late"},
                                             {day("2028-03-10"), Term::ThreeYears, "in time"}};
  std::vector<std::string> ends;
  for (const plan::LegalEnd& end : plan::legal_ends(day("2027-03-12"), Term::OneYear, anchors)) ends.push_back(end.date.iso());
  CHECK(ends == std::vector<std::string>{"2028-02-29", "2028-03-10", "2028-03-11"});
}

TEST_CASE("NCE-COTERM-TRIAL: a trial of the target partner lends no end date") {
  World world;
  world.settings.assume_transfer_possible = false;
  world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2027-03-21", 10));
  world.add(subscription("ours", "POWER_BI_PRO", Channel::TargetPartner, "2027-09-30", 10));
  const auto offered = [&] {
    const Plan plan = world.plan();
    for (const Message& why : move_of(plan, "k").why) {
      if (why.key == "why.target_end_anchor") return true;
    }
    return false;
  };
  CHECK(offered());
  world.customer.subscriptions[1].trial = true;
  CHECK_FALSE(offered());
}

TEST_CASE(
    "NCE-COTERM-MATCH: what the plan ordered or transferred before lends its end to a later order, and nothing lends it to an earlier "
    "one") {
  World world;
  world.add(subscription("first", "SPE_E3", Channel::WebDirectMca, "2027-03-21", 10));
  world.add(subscription("later", "POWER_BI_PRO", Channel::WebDirectMca, "2027-05-21", 10));
  world.add(subscription("moved", "VISIOCLIENT", Channel::CspPartner, "2027-10-09", 10));
  const Plan plan = world.plan();
  REQUIRE(move_of(plan, "moved").path == Path::PartnerTransfer);
  const auto offered = [&](const char* key) {
    std::vector<std::string> ends;
    for (const Message& why : move_of(plan, key).why) {
      if (why.key == "why.target_end_anchor") ends.push_back(std::get<Date>(why.arguments[0].value).iso());
    }
    return ends;
  };
  const auto first = std::find_if(plan.target_lines.begin(), plan.target_lines.end(),
                                  [](const TargetLine& line) { return line.for_subscriptions.front() == "first"; });
  REQUIRE(first != plan.target_lines.end());
  CHECK(offered("first") == std::vector<std::string>{"2027-10-09"});
  CHECK(offered("later") == std::vector<std::string>{"2027-10-09", first->term_end.iso()});
}

TEST_CASE("NCE-COTERM-M: what the plan brings to the partner with a monthly term lends its end to no yearly order") {
  World world;
  world.add(subscription("later", "POWER_BI_PRO", Channel::WebDirectMca, "2027-04-02", 10));
  world.add(subscription("monthly", "VISIOCLIENT", Channel::CspPartner, "2027-04-30", 10)).term = Term::OneMonth;
  const Plan plan = world.plan();
  REQUIRE(move_of(plan, "monthly").path == Path::PartnerTransfer);
  for (const Message& why : move_of(plan, "later").why) CHECK(why.key != "why.target_end_anchor");
}

TEST_CASE("NCE-SCHED: a change that waits for the renewal may be lost in a transfer") {
  World world;
  world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2027-05-30", 40));
  CHECK_FALSE(has_reason(option(move_of(world.plan(), "k"), Path::PartnerTransfer), "NCE-SCHED"));
  world.customer.subscriptions[0].has_scheduled_changes = true;
  CHECK(has_reason(option(move_of(world.plan(), "k"), Path::PartnerTransfer), "NCE-SCHED"));
}

TEST_CASE("NCE-TRIAL: a trial is not moved, and 30 days after it began its users lose the service") {
  World world;
  Subscription& trial = world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2026-12-09", 25));
  trial.trial = true;
  trial.term_end.reset();
  trial.purchased = day("2026-11-10");
  const Plan plan = world.plan();
  CHECK(move_of(plan, "k").path == Path::OutOfScope);
  REQUIRE(finding(plan, "k", "NCE-TRIAL").has_value());
  REQUIRE(!plan.proof.gaps.empty());
  CHECK(plan.proof.gaps.front().from.iso() == "2026-12-10");  // day 30 is the 9th
}

TEST_CASE("EST-BACKFILL: an old 'auto-renew off' is planned as the paid extended service term, and the partner is told why") {
  World world;
  world.settings.assume_transfer_possible = false;
  Subscription& off = world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2027-03-21", 10));
  off.end_action = EndOfTermAction::Unknown;
  off.auto_renew = false;
  const Plan plan = world.plan();
  CHECK(finding(plan, "", "EST-BACKFILL").has_value());
  REQUIRE(finding(plan, "k", "EST-DEFAULT").has_value());
  CHECK(action(plan, ActionKind::SetEndOfTerm, "k")->choice == EndOfTermAction::CancelAtTermEnd);
  World direct;
  direct.add(subscription("k", "SPE_E3", Channel::WebDirectMosa, "2027-03-21", 10));
  CHECK(!finding(direct.plan(), "", "EST-BACKFILL").has_value());
}

TEST_CASE("TRANSFER-LAPSE: a request of Monday 23 November that nobody completes lapses 30 days later") {
  World world;
  world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2027-05-30", 40));
  const Plan plan = world.plan();
  for (const char* kind : {"transfer-request", "transfer-submit", "transfer-complete"})
    REQUIRE_MESSAGE(step_of(plan, kind) != nullptr, kind);
  CHECK(step_of(plan, "transfer-request")->planned.iso() == "2026-11-23");
  CHECK(step_of(plan, "transfer-complete")->latest.iso() == "2026-12-23");
  const Step& submit = *step_of(plan, "transfer-submit");
  CHECK(submit.rule == "TRANSFER-LAPSE");
  CHECK(submit.latest.iso() == "2026-12-17");  // submitted on the last day it could not arrive any more
  CHECK(argument(submit.why().arguments, "lapses") == MessageValue(day("2026-12-23")));
}

TEST_CASE("AUTH-TIMELINE: a losing partner may be suspended on day 30 and revoked after 60") {
  World world;
  world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2027-05-30", 40));
  const auto asked = finding(world.plan(), "", "AUTH-TIMELINE");
  REQUIRE(asked.has_value());
  CHECK(asked->severity == Severity::Ask);
  CHECK(says(asked->message, "60 days"));
  CHECK(says(asked->action, "day 30"));
}

TEST_CASE("SEGMENT-CHECK: education, nonprofit and government are validated before the first order, education in about 10 working days") {
  CHECK(plan::rule_figures(catalog()).segment_check_days == 10);
  for (const Segment segment : {Segment::Education, Segment::Nonprofit, Segment::Government, Segment::Commercial}) {
    World world;
    world.settings.segment = segment;
    world.add(subscription("k", "SPE_E3", Channel::WebDirectMca, "2027-03-21", 5));
    const Plan plan = world.plan();
    const auto check =
        std::find_if(plan.steps.begin(), plan.steps.end(), [](const Step& step) { return step.kind() == StepKind::SegmentCheck; });
    const bool asked =
        std::any_of(plan.preflight.begin(), plan.preflight.end(), [](const Finding& found) { return found.rule == "SEGMENT-CHECK"; });
    CAPTURE(static_cast<int>(segment));
    CHECK(asked == (check != plan.steps.end()));
    if (segment == Segment::Commercial) CHECK_FALSE(asked);
    for (const Step& step : plan.steps) {
      if (step.kind() != StepKind::Order || check == plan.steps.end()) continue;
      CHECK(std::find(step.after.begin(), step.after.end(), check->id) != step.after.end());
      CHECK(check->planned <= step.planned);
    }
  }
}
