// What has to stand before something else is done is asked for in time, and not with a day that is too late already.
#include "core/plan/steps/prerequisites.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "core/plan/dates/workdays.hpp"
#include "tests/core/plan/steps/waits_for.hpp"
#include "tests/core/support/built_in_language.hpp"
#include "tests/core/support/planner_world.hpp"

using namespace csp;
using csp::steps_test::waits_for;
using namespace planner_world;

TEST_CASE("relationship and agreement stand on the evening before the first order, not on its own") {
  World world;
  world.settings.relationship_accepted = false;
  world.settings.agreement = AgreementState::NotAccepted;
  world.add(subscription("k", "SPE_E3", Channel::WebDirectMca, "2027-03-21", 10));
  const Plan plan = world.plan();
  const Date order = *move_of(plan, "k").order_date;
  for (const char* kind : {"relationship", "agreement"}) {
    const Step* step = step_of(plan, kind);
    REQUIRE(step != nullptr);
    CHECK(step->latest < order);
    CHECK(plan::workdays_after(step->latest, 1) == order);
  }
}

TEST_CASE("delegated rights are needed on the first day on which licences are changed, however early the order") {
  World world;
  world.add(subscription("k", "ENTERPRISEWITHSCAL", Channel::WebDirectMca, "2027-02-28", 18));
  world.decide("k").order_date = day("2026-12-01");
  const Plan plan = world.plan();
  const Step* rights = step_of(plan, "gdap");
  const Step* swap = step_of(plan, "swap");
  REQUIRE((rights != nullptr && swap != nullptr));
  CHECK(waits_for(*swap, *rights));
  CHECK(rights->latest == plan::workdays_before(swap->planned, 1));
}

TEST_CASE("what only a transfer waits for stands on the evening before its request, as the plan has dated it") {
  World world;
  world.settings.relationship_accepted = false;
  world.settings.agreement = AgreementState::AttestedBefore2023April;
  world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2027-05-30", 40));
  const Plan plan = world.plan();
  const Step* request = step_of(plan, "transfer-request");
  REQUIRE(request != nullptr);
  for (const char* kind : {"relationship", "agreement"}) {
    const Step* step = step_of(plan, kind);
    REQUIRE(step != nullptr);
    CHECK(waits_for(*request, *step));
    CHECK(request->latest > request->planned);
    CHECK(step->latest == plan::workdays_before(request->planned, 1));
  }
}

TEST_CASE("a transfer waits for no delegated rights; they are set up before the losing partner's are of no use any more") {
  World world;
  world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2027-05-30", 40));
  const Plan plan = world.plan();
  const Step* rights = step_of(plan, "gdap");
  REQUIRE(rights != nullptr);
  for (const Step& step : plan.steps) CHECK_FALSE(waits_for(step, *rights));
  CHECK(rights->latest == plan::workdays_before(step_of(plan, "transfer-complete")->planned, 1));
}

TEST_CASE("where no evening is left before an order, what it needs stands on its own day, and on no later one") {
  World world;
  world.settings.relationship_accepted = false;
  world.settings.agreement = AgreementState::NotAccepted;
  world.settings.prerequisite_days = 0;
  world.add(subscription("k", "SPE_E3", Channel::WebDirectMca, "2026-11-30", 10));
  const Plan plan = world.plan();
  const Step* order = step_of(plan, "order");
  REQUIRE(order != nullptr);
  REQUIRE(order->latest > order->planned);
  for (const char* kind : {"relationship", "agreement"}) {
    const Step* step = step_of(plan, kind);
    REQUIRE(step != nullptr);
    CHECK(step->latest == order->planned);
  }
}

TEST_CASE("the day that a prerequisite names as the first that needs it is never before its own last day") {
  World world;
  world.settings.relationship_accepted = false;
  world.settings.agreement = AgreementState::NotAccepted;
  world.add(subscription("soon", "ENTERPRISEWITHSCAL", Channel::WebDirectMca, "2026-12-12", 5));
  world.add(subscription("handed", "SPE_E3", Channel::CspPartner, "2027-05-30", 40));
  world.add(subscription("late", "POWER_BI_PRO", Channel::WebDirectMosa, "2027-09-30", 10));
  int named = 0;
  for (const Step& step : world.plan().steps) {
    for (const MessageArgument& argument : step.arguments) {
      const Date* needed = argument.name == "needed" ? std::get_if<Date>(&argument.value) : nullptr;
      if (needed == nullptr) continue;
      ++named;
      INFO(word(step.kind()));
      CHECK(step.latest <= *needed);
    }
  }
  CHECK(named >= 3);
}

TEST_CASE("until the partner has delegated rights, the customer's administrator looks at the units of the tenant") {
  World world;
  const auto looks_of = [&](Role role) {
    const Plan plan = world.plan();
    const Step* rights = step_of(plan, "gdap");
    int looks = 0;
    for (const Step& step : plan.steps) {
      if (step.kind() != StepKind::Check && step.kind() != StepKind::CheckUnits) continue;
      const bool granted = rights != nullptr && step.planned > rights->latest;
      CHECK(step.role == (granted ? Role::TargetPartner : Role::CustomerAdmin));
      if (step.role == role) ++looks;
    }
    return looks;
  };
  world.add(subscription("k", "SPE_E3", Channel::WebDirectMca, "2026-12-31", 10));
  CHECK(looks_of(Role::TargetPartner) == 0);
  CHECK(looks_of(Role::CustomerAdmin) == 2);
  // Its users are exchanged in spring: rights are set up for that day, and what is looked at before it is still looked at by the customer.
  world.add(subscription("swapped", "ENTERPRISEWITHSCAL", Channel::WebDirectMca, "2027-02-28", 18));
  CHECK(looks_of(Role::CustomerAdmin) >= 2);
  CHECK(looks_of(Role::TargetPartner) >= 1);
}

TEST_CASE("what ends with one agreement on one day is one question with one answer, and it is asked once everybody is on new units") {
  World world;
  world.add(subscription("a", "SPE_E3", Channel::EnterpriseAgreement, "2027-03-31", 10));
  world.add(subscription("b", "POWER_BI_PRO", Channel::EnterpriseAgreement, "2027-03-31", 10));
  world.add(subscription("c", "VISIOCLIENT", Channel::EnterpriseAgreement, "2027-05-31", 10));
  const Plan plan = world.plan();
  std::vector<std::vector<std::string>> asked;
  for (const Step& step : plan.steps) {
    if (step.kind() != StepKind::EndChoice) continue;
    asked.push_back(step.subscriptions);
    CHECK(step.actions.size() == step.subscriptions.size());
    for (const Step& check : plan.steps) {
      if (check.kind() == StepKind::CheckUnits && check.subscriptions == std::vector<std::string>{"b"} && step.subscriptions.front() == "a")
        CHECK(waits_for(step, check));
    }
  }
  CHECK(asked == std::vector<std::vector<std::string>>{{"a", "b"}, {"c"}});
}

TEST_CASE("two agreements that end on one day are two questions, each with its number, and each order waits for its own") {
  World world;
  world.add(subscription("a", "SPE_E3", Channel::EnterpriseAgreement, "2027-06-30", 10)).agreement_number = "E1111111";
  world.add(subscription("b", "POWER_BI_PRO", Channel::EnterpriseAgreement, "2027-06-30", 10)).agreement_number = "E1111111";
  world.add(subscription("c", "VISIOCLIENT", Channel::EnterpriseAgreement, "2027-06-30", 10)).agreement_number = "E2222222";
  world.add(subscription("d", "PROJECTPROFESSIONAL", Channel::EnterpriseAgreement, "2027-06-30", 10)).agreement_number = "E2222222";
  const Plan plan = world.plan();
  const Language& english = support::built_in_language("en");
  std::vector<std::vector<std::string>> extensions, ends;
  for (const Step& step : plan.steps) {
    if (step.kind() == StepKind::EndChoice) {
      ends.push_back(step.subscriptions);
      CHECK(english(step.detail()).find(step.subscriptions.front() == "a" ? "(E1111111)" : "(E2222222)") != std::string::npos);
    }
    if (step.kind() != StepKind::Extension) continue;
    extensions.push_back(step.subscriptions);
    const std::string title = english(step.title());
    CHECK(title.find(step.subscriptions.front() == "a" ? "E1111111" : "E2222222") != std::string::npos);
    for (const Step& order : plan.steps) {
      if (order.kind() == StepKind::Order)
        CHECK(waits_for(order, step) == ((order.subscriptions.front() < "c") == (step.subscriptions.front() == "a")));
    }
  }
  const std::vector<std::vector<std::string>> each = {{"a", "b"}, {"c", "d"}};
  CHECK(extensions == each);
  CHECK(ends == each);
}

TEST_CASE("an exchange of licences does not split the question about an agreement: it is asked after the exchange") {
  World world;
  world.add(subscription("a", "SPE_E3", Channel::EnterpriseAgreement, "2027-03-31", 10));
  world.add(subscription("b", "ENTERPRISEWITHSCAL", Channel::EnterpriseAgreement, "2027-03-31", 10));
  const Plan plan = world.plan();
  const Step* swap = step_of(plan, "swap");
  const Step* asked = step_of(plan, "end-choice");
  REQUIRE((swap != nullptr && asked != nullptr));
  CHECK(asked->subscriptions == std::vector<std::string>{"a", "b"});
  CHECK(waits_for(*asked, *swap));
}

TEST_CASE("an agreement is asked for its automatic extension before the first order, once for all its subscriptions") {
  World world;
  world.add(subscription("a", "SPE_E3", Channel::EnterpriseAgreement, "2027-03-31", 10));
  world.add(subscription("b", "POWER_BI_PRO", Channel::EnterpriseAgreement, "2027-03-31", 10));
  const Plan plan = world.plan();
  const Step* asked = step_of(plan, "extension");
  REQUIRE(asked != nullptr);
  CHECK(asked->subscriptions == std::vector<std::string>{"a", "b"});
  for (const Step& step : plan.steps) {
    if (step.kind() != StepKind::Order) continue;
    CHECK(waits_for(step, *asked));
    CHECK(asked->latest < step.planned);
  }
  World direct;
  direct.add(subscription("a", "SPE_E3", Channel::WebDirectMca, "2027-03-31", 10));
  CHECK(step_of(direct.plan(), "extension") == nullptr);
}

TEST_CASE("SEGMENT-CHECK: nothing is ordered before a validation that begins today can be through, unless the customer is validated") {
  World world;
  world.settings.segment = Segment::Education;
  world.add(subscription("k", "SPE_E3", Channel::WebDirectMca, "2026-12-01", 10));
  const Date through = plan::workdays_after(world.today, 10);
  CHECK(step_of(world.plan(), "order") == nullptr);  // too late: it waits for another term
  world.customer.subscriptions[0].term_end = day("2027-05-31");
  const Plan later = world.plan();
  const Step* validation = step_of(later, "segment-check");
  const Step* order = step_of(later, "order");
  REQUIRE((validation != nullptr && order != nullptr));
  CHECK(plan::workdays_after(validation->latest, 10) <= order->planned);
  world.settings.segment_validated = true;
  world.customer.subscriptions[0].term_end = day("2026-12-01");
  const Plan validated = world.plan();
  CHECK(step_of(validated, "segment-check") == nullptr);
  REQUIRE(step_of(validated, "order") != nullptr);
  CHECK(step_of(validated, "order")->planned < through);
}

TEST_CASE("SEGMENT-CHECK: a transfer waits for no validation, the customer was sold it already") {
  World world;
  world.settings.segment = Segment::Education;
  world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2027-05-30", 40));
  const Plan plan = world.plan();
  REQUIRE(move_of(plan, "k").path == Path::PartnerTransfer);
  CHECK(step_of(plan, "segment-check") == nullptr);
  CHECK(step_of(plan, "transfer-request")->planned < plan::workdays_after(world.today, 10));
}

TEST_CASE("users without a usage location get one before their exchange, and only where the files tell locations at all") {
  World world;
  world.add(subscription("k", "ENTERPRISEWITHSCAL", Channel::WebDirectMca, "2027-02-28", 18));
  world.customer.profiles[0].without_usage_location = 3;
  const Plan plan = world.plan();
  const Step* located = step_of(plan, "usage-location");
  const Step* swap = step_of(plan, "swap");
  REQUIRE((located != nullptr && swap != nullptr));
  CHECK(waits_for(*swap, *located));
  CHECK(located->latest < swap->planned);
  world.customer.profiles[0].without_usage_location = 18;
  CHECK(step_of(world.plan(), "usage-location") == nullptr);
}

TEST_CASE("CREDIT-MOSA: an exchange may wait as long as the cancellation that waits for it") {
  World world;
  world.add(subscription("k", "ENTERPRISEWITHSCAL", Channel::WebDirectMosa, "2027-02-28", 18));
  const Plan plan = world.plan();
  const Step* swap = step_of(plan, "swap");
  const Step* cancel = step_of(plan, "cancel");
  REQUIRE((swap != nullptr && cancel != nullptr));
  CHECK(swap->latest == cancel->latest);
  CHECK(swap->latest > cancel->planned);
}

TEST_CASE("LIFE-CSP-SUSPENDED: what is suspended ends by itself, so nobody is told to switch its renewal off") {
  World world;
  world.settings.assume_transfer_possible = false;
  world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2027-03-21", 10)).state = SubscriptionState::Suspended;
  world.decide("k").path = Path::LetGo;
  for (const Step& step : world.plan().steps) {
    if (step.kind() == StepKind::EndChoice) CHECK(step.form == StepForm::EndChoiceStands);
  }
}

TEST_CASE("the customer's contract with another partner is asked about where what it bills is handed over or ends") {
  World world;
  world.add(subscription("k", "SPE_E3", Channel::WebDirectMca, "2027-05-30", 40));
  CHECK_FALSE(finding(world.plan(), "", "PLAN-SOURCE-CONTRACT").has_value());
  world.customer.subscriptions[0].channel = Channel::CspPartner;
  CHECK(finding(world.plan(), "", "PLAN-SOURCE-CONTRACT").has_value());
  world.decide("k").path = Path::RenewAndWait;
  CHECK_FALSE(finding(world.plan(), "", "PLAN-SOURCE-CONTRACT").has_value());
}

TEST_CASE("where nobody knows who bills a subscription, the step about its end does not say that it is the losing partner") {
  World world;
  world.settings.default_channel = Channel::Unknown;
  world.add(subscription("k", "SPE_E3", Channel::Unknown, "2027-05-30", 40));
  const Plan plan = world.plan();
  const Step* choice = step_of(plan, "end-choice");
  REQUIRE(choice != nullptr);
  CHECK(choice->form == StepForm::EndChoiceUnknown);
}

TEST_CASE("LIFE-CSP-CLASSIC: nobody is told to switch off a renewal that is off already") {
  World world;
  world.settings.assume_transfer_possible = false;
  Subscription& classic = world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2027-01-31", 10));
  classic.term = Term::ThreeYears;
  classic.purchased = classic.term_start = day("2024-02-01");
  classic.end_action = EndOfTermAction::Unknown;
  for (const bool renews : {true, false}) {
    world.customer.subscriptions[0].auto_renew = renews;
    const Plan plan = world.plan();
    const Step* choice = step_of(plan, "end-choice");
    REQUIRE(choice != nullptr);
    CHECK(choice->form == (renews ? StepForm::EndChoiceClassic : StepForm::EndChoiceOff));
  }
}
