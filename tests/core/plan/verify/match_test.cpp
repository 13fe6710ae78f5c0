// Which subscription of the later exports is which one of the plan?
#include <doctest/doctest.h>

#include "tests/core/plan/verify/story.hpp"

using namespace csp;
using namespace verify_story;

namespace {

// The ten units are handed over on 10 December.
Story handed_over() {
  Story story;
  Action transfer;
  transfer.id = "A9";
  transfer.kind = ActionKind::Transfer;
  transfer.date = D("2026-12-10");
  transfer.subscription = "old-e3";
  story.plan = Plan();
  story.plan.actions = {transfer};
  Move move;
  move.subscription = "old-e3";
  move.path = Path::PartnerTransfer;
  story.plan.moves = {move};
  return story;
}

// And set to renew.
Story handed_over_to_renew() {
  Story story = handed_over();
  story.plan.moves[0].end_choice = EndOfTermAction::Renew;
  story.plan.moves[0].end_choice_by = D("2026-12-30");
  for (Customer* customer : {&story.planned, &story.now}) {
    customer->subscriptions[0].channel = Channel::CspPartner;
    customer->subscriptions[0].term = Term::OneYear;
  }
  return story;
}

}  // namespace

TEST_CASE("what is billed by somebody of whom no list was opened is not called gone") {
  Story story;
  story.planned.subscriptions[0].channel = Channel::EnterpriseAgreement;
  story.ordered("SUITE", 10, "2027-12-21").channel = Channel::TargetPartner;
  story.now.subscriptions.erase(story.now.subscriptions.begin());
  const Verification unseen = story.on("2026-12-23");
  CHECK(item(unseen, VerifyKind::VanishedSubscription)->state == VerifyState::NotShown);
  CHECK(told(item(unseen, VerifyKind::VanishedSubscription)) == "verify.vanished_not_shown");
  story.ordered("MAIL2", 3, "2027-03-31").channel = Channel::EnterpriseAgreement;
  CHECK(told(item(story.on("2026-12-23"), VerifyKind::VanishedSubscription)) == "verify.vanished");
}

TEST_CASE("subscriptions without ids are found again by product, end and units, whatever stands in their rows now") {
  Story story;
  story.planned.subscriptions.push_back(support::ending("rooms", "MAIL2", 2, D("2027-03-31")));
  for (Subscription& each : story.planned.subscriptions) each.commerce_id.clear(), each.directory_id.clear();
  story.now = story.planned;
  story.now.subscriptions[0].key = "other (no id)";
  story.now.subscriptions[1].key = "another (no id)";
  story.now.subscriptions[1].term_end = D("2028-03-31");  // renewed meanwhile
  const Verification v = story.on("2026-12-01");
  CHECK(item(v, VerifyKind::VanishedSubscription) == nullptr);
  CHECK(item(v, VerifyKind::NewSubscription) == nullptr);
}

TEST_CASE("more units bought at the source meanwhile, and a subscription nobody planned, are told") {
  Story story;
  story.now.subscriptions[0].units = 12;
  story.ordered("MAIL2", 3, "2027-03-31").purchased = D("2026-11-30");
  const Verification v = story.on("2026-12-01");
  CHECK(told(item(v, VerifyKind::SourceChange)) == "verify.source_units");
  CHECK(item(v, VerifyKind::NewSubscription)->found == "new-1");
}

TEST_CASE("a transfer is done when the gaining partner owns the subscription") {
  Story story = handed_over();
  CHECK(item(story.on("2026-12-10"), VerifyKind::Transfer)->state == VerifyState::Open);
  CHECK(item(story.on("2026-12-11"), VerifyKind::Transfer)->state == VerifyState::Late);
  story.now.subscriptions[0].owner_tenant = kPartner;
  CHECK(item(story.on("2026-12-11"), VerifyKind::Transfer)->state == VerifyState::Done);
}

TEST_CASE("a transfer that gave the subscription other ids is done, and its choice is read at the gaining partner") {
  Story story = handed_over_to_renew();
  story.ordered("E3", 10, "2026-12-31").end_action = EndOfTermAction::ExtendedServiceTerm;
  const auto finished = [&](const char* day) {
    const Verification v = story.on(day);
    REQUIRE(item(v, VerifyKind::Transfer) != nullptr);
    CHECK(item(v, VerifyKind::Transfer)->state == VerifyState::Done);
    CHECK(item(v, VerifyKind::Transfer)->found == "new-1");
    CHECK(item(v, VerifyKind::NewSubscription) == nullptr);
    CHECK(item(v, VerifyKind::VanishedSubscription) == nullptr);
    return v;
  };
  // The list still has the old one, suspended.
  story.now.subscriptions[0].state = SubscriptionState::Suspended;
  finished("2026-12-12");
  story.now.subscriptions.erase(story.now.subscriptions.begin());
  CHECK(item(finished("2026-12-31"), VerifyKind::EndChoice)->state == VerifyState::Late);
  story.now.subscriptions[0].term_end = D("2027-12-31");  // it has renewed since
  finished("2027-01-05");
}

TEST_CASE("another number of units at the gaining partner is not what was handed over") {
  Story story = handed_over_to_renew();
  story.ordered("E3", 9, "2026-12-31");
  story.now.subscriptions.erase(story.now.subscriptions.begin());
  CHECK(item(story.on("2026-12-12"), VerifyKind::VanishedSubscription) != nullptr);
}

TEST_CASE("a subscription is found again by its id in either system") {
  Story story;
  story.planned.subscriptions[0].directory_id = "DIR-1";
  story.now.subscriptions[0].key = "dir-1";
  story.now.subscriptions[0].commerce_id.clear();
  story.now.subscriptions[0].directory_id = "dir-1";
  CHECK(item(story.on("2026-12-01"), VerifyKind::VanishedSubscription) == nullptr);
  CHECK(item(story.on("2026-12-01"), VerifyKind::NewSubscription) == nullptr);
}
