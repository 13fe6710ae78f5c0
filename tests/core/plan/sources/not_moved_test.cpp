// What is listed and not planned, and why.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/core/support/planner_world.hpp"

using namespace csp;
using namespace planner_world;

TEST_CASE("what is no seat, deleted, a trial, empty or already with the partner is listed and not planned") {
  World world;
  world.add(subscription("usage", "SPE_E3", Channel::CspPartner, "2027-05-30", 1)).seat_based = false;
  world.add(subscription("gone", "SPE_E3", Channel::CspPartner, "2027-05-30", 1)).state = SubscriptionState::Deleted;
  world.add(subscription("try", "SPE_E3", Channel::CspPartner, "2027-05-30", 1)).trial = true;
  world.add(subscription("ours", "SPE_E3", Channel::TargetPartner, "2027-05-30", 1));
  world.add(subscription("empty", "SPE_E3", Channel::CspPartner, "2027-05-30", 0));
  const Plan plan = world.plan();
  CHECK(plan.actions.empty());
  const std::pair<const char*, const char*> reasons[] = {{"usage", "PLAN-NOT-SEATS"},
                                                         {"gone", "PLAN-DELETED"},
                                                         {"try", "NCE-TRIAL"},
                                                         {"ours", "PLAN-WITH-TARGET"},
                                                         {"empty", "PLAN-NO-UNITS"}};
  for (const auto& reason : reasons) {
    CAPTURE(reason.second);
    CHECK(move_of(plan, reason.first).path == Path::OutOfScope);
    CHECK(finding(plan, reason.first, reason.second).has_value());
  }
}

TEST_CASE("what nobody pays is not ordered: free products, trials that users start, and developers' packs") {
  for (const char* part_number : {"FLOW_FREE", "TEAMS_EXPLORATORY", "DEVELOPERPACK_E5"}) {
    CAPTURE(part_number);
    World world;
    world.add(subscription("free", part_number, Channel::WebDirectMca, "2027-02-28", 10'000));
    const Plan plan = world.plan();
    CHECK(move_of(plan, "free").path == Path::OutOfScope);
    CHECK(plan.target_lines.empty());
    CHECK(finding(plan, "free", "PLAN-FREE").has_value());
  }
}

TEST_CASE("PLAN-FREE: what is granted free of charge stays where no file tells an end, and is ordered like anything else where one does") {
  World world;
  world.settings.segment = Segment::Education;
  world.add(subscription("a1", "STANDARDWOFFPACK_FACULTY", Channel::EnterpriseAgreement, "2027-02-28", 500'000)).term_end.reset();
  const Plan plan = world.plan();
  CHECK(move_of(plan, "a1").path == Path::OutOfScope);
  CHECK(finding(plan, "a1", "PLAN-FREE").has_value());
  CHECK_FALSE(plan.has_blockers());
  CHECK(plan.proof.safe);
  CHECK(std::none_of(plan.proof.notes.begin(), plan.proof.notes.end(), [](const Finding& note) { return note.rule == "PROOF-NO-END"; }));
  world.customer.subscriptions[0].term_end = day("2027-02-28");
  CHECK(move_of(world.plan(), "a1").path == Path::BuySame);
}

TEST_CASE("what is not sold by seats says why it is no part of the move, until when it runs, and that its seller is to be asked") {
  World world;
  world.add(subscription("azure", "SPE_E3", Channel::CspPartner, "2027-04-30", 1)).seat_based = false;
  const Plan plan = world.plan();
  CHECK(move_of(plan, "azure").path == Path::OutOfScope);
  REQUIRE(move_of(plan, "azure").why.size() == 1);
  CHECK(move_of(plan, "azure").why[0].key == "finding.not_seats_until");
  CHECK(finding(plan, "azure", "PLAN-NOT-SEATS")->severity == Severity::Ask);
}

TEST_CASE("nobody is asked to move what is not sold by seats where it is deleted, a trial or the gaining partner's already") {
  World world;
  Subscription& azure = world.add(subscription("azure", "SPE_E3", Channel::CspPartner, "2027-04-30", 1));
  azure.seat_based = false;
  const auto asked = [&](const auto& change) {
    World other = world;
    change(other.customer.subscriptions[0]);
    return finding(other.plan(), "azure", "PLAN-NOT-SEATS").has_value();
  };
  CHECK(asked([](Subscription&) {}));
  CHECK_FALSE(asked([](Subscription& each) { each.state = SubscriptionState::Deleted; }));
  CHECK_FALSE(asked([](Subscription& each) { each.channel = Channel::TargetPartner; }));
  CHECK_FALSE(asked([](Subscription& each) { each.trial = true; }));
}

TEST_CASE("Communications Credits are a prepaid balance: it is asked to be used up, because no order brings it back") {
  World world;
  world.add(subscription("credits", "MCOPSTNC", Channel::WebDirectMca, "2027-02-28", 10));
  world.add(subscription("e3", "SPE_E3", Channel::WebDirectMca, "2027-02-28", 10));
  CHECK(finding(world.plan(), "credits", "PLAN-PREPAID")->severity == Severity::Ask);
  CHECK_FALSE(finding(world.plan(), "e3", "PLAN-PREPAID").has_value());
}

TEST_CASE("nobody is asked when a free product ends, or what becomes of it") {
  World world;
  world.add(subscription("free", "FLOW_FREE", Channel::WebDirectMca, "2027-02-28", 10'000)).term_end.reset();
  world.add(subscription("renewing", "POWER_BI_STANDARD", Channel::WebDirectMca, "2027-02-28", 10'000)).end_action =
      EndOfTermAction::Unknown;
  const std::vector<Finding> notes = world.plan().proof.notes;
  CHECK(std::none_of(notes.begin(), notes.end(),
                     [](const Finding& note) { return note.rule == "PROOF-NO-END" || note.rule == "PROOF-EST-ASSUMED"; }));
}

TEST_CASE("a subscription that begins on a later day gives no units today, is not moved, and a person is asked what it is for") {
  World world;
  world.add(subscription("runs", "SPE_E3", Channel::CspPartner, "2027-05-30", 25));
  Subscription later = subscription("later", "SPE_E3", Channel::CspPartner, "2028-05-30", 30);
  later.term_start = day("2027-05-31");
  world.customer.subscriptions.push_back(later);
  const Plan plan = world.plan();
  CHECK(move_of(plan, "runs").path == Path::PartnerTransfer);
  CHECK(move_of(plan, "later").path == Path::OutOfScope);
  const std::vector<Finding>& said = move_of(plan, "later").findings;
  REQUIRE(said.size() == 1);
  CHECK(said.front().rule == "PLAN-STARTS-LATER");
  CHECK(said.front().severity == Severity::Ask);
  CHECK(action(plan, ActionKind::Transfer, "later") == nullptr);
  CHECK(plan.proof.safe);

  // It cannot stand in for what ends before it begins.
  world.decide("runs").path = Path::LetGo;
  world.customer.subscriptions.front().end_action = EndOfTermAction::CancelAtTermEnd;
  world.customer.subscriptions.back().term_start = day("2027-07-01");
  CHECK(!world.plan().proof.safe);

  // Somebody knows that it runs.
  world.decide("later").purchased = day("2026-10-01");
  CHECK(move_of(world.plan(), "later").path != Path::OutOfScope);
}

TEST_CASE("what ended longer ago than anybody keeps anything is no part of the move, whatever word a list still has for it") {
  World world;
  world.add(subscription("runs", "SPE_E3", Channel::CspPartner, "2027-05-30", 25));
  Subscription old = subscription("old", "SPE_E3", Channel::CspPartner, "2025-06-30", 30);
  old.state = SubscriptionState::InGrace;
  old.state_text = "Expired";
  world.customer.subscriptions.push_back(old);
  const Plan plan = world.plan();
  CHECK(move_of(plan, "old").path == Path::OutOfScope);
  REQUIRE(move_of(plan, "old").findings.size() == 1);
  CHECK(move_of(plan, "old").findings.front().rule == "PLAN-LONG-OVER");
  CHECK(plan.proof.safe);
  // In its free days, and where a file says that they run or somebody knows better.
  world.customer.subscriptions.back().term_end = day("2026-11-10");
  CHECK(move_of(world.plan(), "old").path != Path::OutOfScope);
  world.customer.subscriptions.back().term_end = day("2025-06-30");
  world.customer.subscriptions.back().phase_end = day("2026-12-10");
  CHECK(move_of(world.plan(), "old").path != Path::OutOfScope);
  world.customer.subscriptions.back().phase_end.reset();
  world.decide("old").term_end = day("2027-06-30");
  CHECK(move_of(world.plan(), "old").path != Path::OutOfScope);
}
