// A licence that ends and is not replaced: taken from those who keep everything without it, after what replaces it, before its last day
// (rules ENTRA-CHG, EST-DEFAULT, LIFE-VOLUME, CREDIT-MOSA).
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/core/support/planner_world.hpp"

using namespace csp;
using namespace planner_world;

namespace {

// Thirty users of Office 365 E3 and of Enterprise Mobility + Security E3; the first becomes Microsoft 365 E3, which has all of the second.
World suite_in_two_parts() {
  World world;
  world.add(subscription("office", "ENTERPRISEPACK", Channel::WebDirectMca, "2027-01-14", 30));
  world.add(subscription("ems", "EMS", Channel::WebDirectMca, "2027-01-14", 30));
  // The same thirty people.
  world.customer.profiles.front().skus.push_back({sku("EMS"), {}, {}, true});
  std::sort(world.customer.profiles.front().skus.begin(), world.customer.profiles.front().skus.end(),
            [](const AssignedSku& a, const AssignedSku& b) { return a.sku < b.sku; });
  world.customer.profiles.pop_back();
  world.decide("office").path = Path::BuyOther;
  world.decide("office").targets = {TargetChoice{sku("SPE_E3"), {}, {}}};
  world.decide("ems").path = Path::LetGo;
  return world;
}

const Step* step_with(const Plan& plan, StepForm form) {
  const auto found = std::find_if(plan.steps.begin(), plan.steps.end(), [&](const Step& step) { return step.form == form; });
  return found == plan.steps.end() ? nullptr : &*found;
}

const Step& end_choice(const Plan& plan, const std::string& key) {
  static const Step none;
  for (const Step& step : plan.steps) {
    if (step.kind() == StepKind::EndChoice && std::count(step.subscriptions.begin(), step.subscriptions.end(), key) != 0) return step;
  }
  FAIL_CHECK("nothing ends " << key);
  return none;
}

StepForm ends_by(Channel channel) {
  World world;
  world.add(subscription("visio", "VISIOCLIENT", channel, "2027-01-20", 3));
  world.customer.profiles.clear();
  world.decide("visio").path = Path::LetGo;
  const Plan plan = world.plan();
  return end_choice(plan, "visio").form;
}

}  // namespace

TEST_CASE("a licence that is let go is taken from its users after they have what contains it, and before it ends") {
  const Plan plan = suite_in_two_parts().plan();
  const Step* released = step_with(plan, StepForm::Release);
  const Step* swapped = step_with(plan, StepForm::Swap);
  REQUIRE(released != nullptr);
  REQUIRE(swapped != nullptr);
  if (released == nullptr || swapped == nullptr) return;
  CHECK(released->planned >= swapped->planned);
  CHECK(released->latest <= day("2027-01-14"));
  CHECK(std::count(released->after.begin(), released->after.end(), swapped->id) == 1);
  const Action* given_back = action(plan, ActionKind::Swap, "ems");
  REQUIRE(given_back != nullptr);
  if (given_back == nullptr) return;
  CHECK(given_back->users == 30);
  CHECK(given_back->add.empty());
  CHECK(given_back->remove == std::vector<Guid>{sku("EMS")});
}

TEST_CASE("with it nobody is short of a unit, and nothing warns that somebody loses it") {
  const Plan plan = suite_in_two_parts().plan();
  CHECK(plan.proof.safe);
  CHECK_FALSE(finding(plan, "ems", "PLAN-STILL-ASSIGNED"));
}

TEST_CASE("what its users keep only by an exchange is set to end after that exchange, whoever sells it") {
  for (const Channel channel : {Channel::WebDirectMca, Channel::CspPartner, Channel::EnterpriseAgreement}) {
    CAPTURE(static_cast<int>(channel));
    World world = suite_in_two_parts();
    world.settings.assume_transfer_possible = false;
    for (Subscription& each : world.customer.subscriptions) each.channel = channel;
    const Plan plan = world.plan();
    const Step* released = step_with(plan, StepForm::Release);
    REQUIRE(released != nullptr);
    if (released == nullptr) return;
    const Step& ends = end_choice(plan, "ems");
    CHECK(ends.planned >= released->planned);
    CHECK(ends.earliest >= released->planned);
    const auto follows = [&](const std::vector<std::string>& after) { return std::count(after.begin(), after.end(), released->id) == 1; };
    CHECK(follows(ends.after));
    CHECK(ends.latest < day("2027-01-14"));
    const Step* word = step_of(plan, "go-ahead");
    CHECK((word != nullptr) == (channel == Channel::CspPartner));
    if (word == nullptr) continue;
    CHECK(std::count(word->subscriptions.begin(), word->subscriptions.end(), "ems") == 1);
    CHECK(follows(word->after));
    CHECK(std::count(ends.after.begin(), ends.after.end(), word->id) == 1);
  }
}

TEST_CASE("what its users hold elsewhere already ends without waiting for an exchange of something else") {
  World world = suite_in_two_parts();
  world.settings.assume_transfer_possible = false;
  for (Subscription& each : world.customer.subscriptions) each.channel = Channel::CspPartner;
  world.add(subscription("suite", "SPE_E5", Channel::CspPartner, "2027-09-30", 30));
  world.decide("suite").path = Path::RenewAndWait;
  world.customer.profiles.pop_back();
  std::vector<AssignedSku>& held = world.customer.profiles.front().skus;
  held.push_back({sku("SPE_E5"), {}, {}, true});
  std::sort(held.begin(), held.end(), [](const AssignedSku& a, const AssignedSku& b) { return a.sku < b.sku; });
  const Plan plan = world.plan();
  REQUIRE(action(plan, ActionKind::Swap, "ems") != nullptr);
  CHECK(end_choice(plan, "ems").why().key == "why.let_go_choice");
  for (const Step& step : plan.steps) {
    if (step.kind() == StepKind::GoAhead) CHECK(std::count(step.subscriptions.begin(), step.subscriptions.end(), "ems") == 0);
  }
}

TEST_CASE("from whoever would lose something by it nothing is taken") {
  World world = suite_in_two_parts();
  world.decide("office").targets = {TargetChoice{sku("ENTERPRISEPREMIUM"), {}, {}}};  // Office 365 E5 has no Intune
  const Plan plan = world.plan();
  CHECK(action(plan, ActionKind::Swap, "ems") == nullptr);
  CHECK(finding(plan, "ems", "PLAN-STILL-ASSIGNED"));
  CHECK_FALSE(plan.proof.safe);
}

TEST_CASE("where other units of the product stay, no file tells whose licence ends, and nobody's is taken") {
  World world = suite_in_two_parts();
  world.add(subscription("more", "EMS", Channel::WebDirectMca, "2027-06-30", 5));
  world.decide("more").path = Path::BuySame;
  CHECK(action(world.plan(), ActionKind::Swap, "ems") == nullptr);
}

TEST_CASE("a group keeps a licence as long as one of its members needs it") {
  World world = suite_in_two_parts();
  Profile& both = world.customer.profiles.front();
  for (AssignedSku& assigned : both.skus) {
    if (assigned.sku != sku("EMS")) continue;
    assigned.direct = false;
    assigned.groups = {"all staff"};
  }
  const Plan whole = world.plan();
  CHECK(step_with(whole, StepForm::ReleaseGroup) != nullptr);

  Profile only = both;
  only.id = "only";
  only.users = 2;
  std::erase_if(only.skus, [](const AssignedSku& assigned) { return assigned.sku != sku("EMS"); });
  world.customer.profiles.push_back(only);
  for (Subscription& each : world.customer.subscriptions) {
    if (each.key == "ems") each.units = 32;
  }
  for (UnitPool& pool : world.customer.pools) {
    if (pool.sku == sku("EMS")) pool.enabled = pool.consumed = 32;
  }
  CHECK(step_with(world.plan(), StepForm::ReleaseGroup) == nullptr);
}

TEST_CASE("what is let go ends by the setting that its channel has") {
  CHECK(ends_by(Channel::CspPartner) == StepForm::EndChoiceLetGo);      // renew, cancel or extend: a choice
  CHECK(ends_by(Channel::WebDirectMca) == StepForm::EndChoiceClassic);  // a switch
  CHECK(ends_by(Channel::EnterpriseAgreement) == StepForm::EndChoiceAgreement);
  CHECK(ends_by(Channel::WebDirectMosa) == StepForm::EndChoiceClassic);
}

TEST_CASE("CREDIT-MOSA: what is let go and credited by the day is said to be worth cancelling earlier") {
  World world;
  world.add(subscription("visio", "VISIOCLIENT", Channel::WebDirectMosa, "2027-01-20", 3));
  world.customer.profiles.clear();
  world.decide("visio").path = Path::LetGo;
  CHECK(end_choice(world.plan(), "visio").why().key == "why.let_go_credited");
}

TEST_CASE("LIFE-VOLUME: what is let go is part of the one question about all that ends with the agreement") {
  World world;
  world.add(subscription("e3", "SPE_E3", Channel::EnterpriseAgreement, "2027-01-20", 10));
  world.add(subscription("visio", "VISIOCLIENT", Channel::EnterpriseAgreement, "2027-01-20", 3));
  world.customer.profiles.pop_back();
  world.decide("visio").path = Path::LetGo;
  const Plan plan = world.plan();
  const Step& asked = end_choice(plan, "visio");
  CHECK(asked.form == StepForm::EndChoiceAgreementAll);
  CHECK(asked.subscriptions == std::vector<std::string>{"e3", "visio"});
}

TEST_CASE("what was deleted long ago and has no units keeps nobody's licence") {
  World world = suite_in_two_parts();
  Subscription old = subscription("old", "EMS", Channel::WebDirectMca, "2025-01-31", 5);
  old.state = SubscriptionState::Deleted;
  world.customer.subscriptions.push_back(old);
  CHECK(action(world.plan(), ActionKind::Swap, "ems") != nullptr);
  CHECK(world.plan().proof.safe);
}
