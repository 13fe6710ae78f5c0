// The words that the losing partner waits for: the customer's consent, the news of what ends, and for each day that it may.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/core/plan/steps/waits_for.hpp"
#include "tests/core/support/planner_world.hpp"
#include "tests/core/support/sample_plan.hpp"

using namespace csp;
using csp::steps_test::waits_for;
using namespace planner_world;

namespace {

World with_a_partner(const char* end) {
  World world;
  world.settings.assume_transfer_possible = false;
  world.add(subscription("k", "SPE_E3", Channel::CspPartner, end, 40));
  return world;
}

}  // namespace

TEST_CASE(
    "what the losing partner ends waits for the customer's consent, for the news of it, and for the word that everybody has been moved") {
  const Plan plan = with_a_partner("2027-05-30").plan();
  const Step* ends = step_of(plan, "end-choice");
  const Step* consent = step_of(plan, "consent");
  const Step* news = step_of(plan, "source-notice");
  const Step* word = step_of(plan, "go-ahead");
  const Step* arrived = step_of(plan, "check-units");
  for (const Step* step : {ends, consent, news, word, arrived}) REQUIRE(step != nullptr);
  if (!ends || !consent || !news || !word || !arrived) return;
  CHECK(waits_for(*ends, *consent));
  CHECK(waits_for(*ends, *news));
  CHECK(waits_for(*ends, *word));
  CHECK(waits_for(*word, *arrived));
  CHECK(consent->role == Role::CustomerAdmin);
  CHECK(word->role == Role::TargetPartner);
  CHECK(word->latest <= ends->latest);
}

TEST_CASE("a transfer waits for the customer's consent, and nothing is said to end") {
  World world = with_a_partner("2027-05-30");
  world.settings.assume_transfer_possible = true;
  const Plan plan = world.plan();
  const Step* submitted = step_of(plan, "transfer-submit");
  const Step* consent = step_of(plan, "consent");
  REQUIRE(submitted != nullptr);
  REQUIRE(consent != nullptr);
  if (!submitted || !consent) return;
  CHECK(waits_for(*submitted, *consent));
  CHECK(step_of(plan, "source-notice") == nullptr);
  CHECK(step_of(plan, "go-ahead") == nullptr);
}

TEST_CASE("what is let go ends by itself: the losing partner is told of it, and waits for no word about users") {
  World world = with_a_partner("2027-05-30");
  world.decide("k").path = Path::LetGo;
  const Plan plan = world.plan();
  CHECK(step_of(plan, "source-notice") != nullptr);
  CHECK(step_of(plan, "go-ahead") == nullptr);
}

TEST_CASE("where Microsoft bills directly, or no file tells who does, no partner is written to") {
  for (const Channel channel : {Channel::WebDirectMca, Channel::WebDirectMosa, Channel::EnterpriseAgreement, Channel::Unknown}) {
    World world;
    world.add(subscription("k", "SPE_E3", channel, "2027-05-30", 40));
    const Plan plan = world.plan();
    for (const char* kind : {"consent", "source-notice", "go-ahead"}) CHECK_MESSAGE(step_of(plan, kind) == nullptr, kind);
  }
}

TEST_CASE("what cancels already is only looked at: no word is needed for that") {
  World world = with_a_partner("2027-05-30");
  world.customer.subscriptions.front().end_action = EndOfTermAction::CancelAtTermEnd;
  CHECK(step_of(world.plan(), "go-ahead") == nullptr);
}

TEST_CASE("what is to renew ends nothing: nobody writes that it may end, and the customer agrees to the renewal") {
  World world = with_a_partner("2027-01-31");
  world.customer.subscriptions.front().end_action = EndOfTermAction::CancelAtTermEnd;
  world.decide("k").path = Path::RenewAndWait;
  const Plan alone = world.plan();
  REQUIRE(step_of(alone, "end-choice") != nullptr);
  CHECK(step_of(alone, "end-choice")->form == StepForm::EndChoiceRenew);
  CHECK(step_of(alone, "go-ahead") == nullptr);
  REQUIRE(step_of(alone, "consent") != nullptr);
  CHECK(step_of(alone, "consent")->form == StepForm::ConsentRenew);
  REQUIRE(step_of(alone, "source-notice") != nullptr);
  CHECK(step_of(alone, "source-notice")->form == StepForm::SourceNoticeRenew);

  world.add(subscription("l", "POWER_BI_PRO", Channel::CspPartner, "2027-01-31", 4));
  const Plan beside = world.plan();  // what is bought again still waits for the word, and for itself alone
  REQUIRE(step_of(beside, "go-ahead") != nullptr);
  CHECK(step_of(beside, "go-ahead")->subscriptions == std::vector<std::string>{"l"});
  REQUIRE(step_of(beside, "consent") != nullptr);
  CHECK(step_of(beside, "consent")->form == StepForm::Consent);
  REQUIRE(step_of(beside, "source-notice") != nullptr);
  CHECK(step_of(beside, "source-notice")->form == StepForm::SourceNoticeRenew);
}

TEST_CASE("no step of a partner, and no word to it, is about what another partner sold") {
  const Guid named = *Guid::parse("c3000000-0000-4000-8000-000000000003"), other = *Guid::parse("c3000000-0000-4000-8000-000000000004");
  for (const bool transfers : {true, false}) {
    CAPTURE(transfers);
    World world = with_a_partner("2027-05-30");
    world.settings.assume_transfer_possible = transfers;
    world.settings.source_partner_tenant = named;
    world.customer.subscriptions[0].owner_tenant = named;
    world.add(subscription("l", "POWER_BI_PRO", Channel::CspPartner, "2027-05-30", 4)).owner_tenant = other;
    const Plan plan = world.plan();
    for (const char* kind : {"consent", "source-notice", "go-ahead", "transfer-request", "transfer-submit"}) {
      const bool of_transfer = std::string(kind).compare(0, 9, "transfer-") == 0;
      const bool expected = std::string(kind) == "consent" || of_transfer == transfers;
      CHECK_MESSAGE(std::count_if(plan.steps.begin(), plan.steps.end(), [&](const Step& step) { return word(step.kind()) == kind; }) ==
                        (expected ? 2 : 0),
                    kind);
    }
    for (const Step& step : plan.steps) {
      if (step.role == Role::SourcePartner || step.kind() == StepKind::Consent)
        CHECK_MESSAGE(step.subscriptions.size() == 1, word(step.kind()));
    }
    const auto asked = std::find_if(plan.preflight.begin(), plan.preflight.end(),
                                    [](const Finding& one) { return one.rule == "PLAN-OTHER-PARTNER" && one.severity == Severity::Ask; });
    REQUIRE(asked != plan.preflight.end());
    CHECK(asked->subject == other.text());
  }
}

TEST_CASE("steps that two partners have alike say by their titles which of them is meant; of one partner nobody has to be told") {
  const Guid one = *Guid::parse("c3000000-0000-4000-8000-000000000003"), other = *Guid::parse("c3000000-0000-4000-8000-000000000004");
  const Language english = support::sample_language("en");
  for (const bool transfers : {true, false}) {
    CAPTURE(transfers);
    World world = with_a_partner("2027-05-30");
    world.settings.assume_transfer_possible = transfers;
    world.customer.subscriptions[0].owner_tenant = one;
    Subscription& second = world.add(subscription("l", "POWER_BI_PRO", Channel::CspPartner, "2027-05-30", 40));
    second.owner_tenant = other;
    const auto titles = [&](const Plan& plan) {
      std::vector<std::string> found;
      for (const Step& step : plan.steps) {
        const bool to_partner = step.kind() == StepKind::Consent || step.kind() == StepKind::SourceNotice ||
                                step.kind() == StepKind::TransferRequest || step.kind() == StepKind::TransferSubmit ||
                                step.kind() == StepKind::GoAhead;
        if (to_partner) found.push_back(english(step.title()));
      }
      return found;
    };
    std::vector<std::string> told = titles(world.plan());
    REQUIRE(told.size() >= 4);
    std::sort(told.begin(), told.end());
    CHECK(std::adjacent_find(told.begin(), told.end()) == told.end());
    for (const std::string& title : told) CHECK_MESSAGE(title.find("of 2)") != std::string::npos, title);
    world.customer.subscriptions[1].owner_tenant = one;
    const std::vector<std::string> alone = titles(world.plan());
    REQUIRE_FALSE(alone.empty());
    for (const std::string& title : alone) CHECK_MESSAGE(title.find("(partner") == std::string::npos, title);
  }
}

TEST_CASE("where the settings name no tenant, none of two partners is said to be another one than theirs") {
  World world = with_a_partner("2027-05-30");
  world.customer.subscriptions[0].owner_tenant = *Guid::parse("c3000000-0000-4000-8000-000000000003");
  world.add(subscription("l", "POWER_BI_PRO", Channel::CspPartner, "2027-05-30", 4)).owner_tenant =
      *Guid::parse("c3000000-0000-4000-8000-000000000004");
  const auto asked = [&] {
    std::vector<std::string> keys;
    for (const Finding& one : world.plan().preflight) {
      if (one.rule == "PLAN-OTHER-PARTNER") keys.push_back(one.message.key);
    }
    return keys;
  };
  CHECK(asked() == std::vector<std::string>{"finding.other_partner_unset", "finding.other_partner_unset"});
  world.settings.source_partner_tenant = world.customer.subscriptions[0].owner_tenant;
  CHECK(asked() == std::vector<std::string>{"finding.other_partner"});
}

TEST_CASE("where the end has to be set before the new units are seen, nobody writes that everybody has them") {
  World world = with_a_partner("2027-05-30");
  REQUIRE(step_of(world.plan(), "go-ahead") != nullptr);
  CHECK(step_of(world.plan(), "go-ahead")->form == StepForm::GoAhead);
  world.customer.subscriptions[0].term_end = day("2026-11-23");
  const Plan plan = world.plan();
  REQUIRE(step_of(plan, "go-ahead") != nullptr);
  CHECK(step_of(plan, "go-ahead")->form == StepForm::GoAheadOrdered);
  REQUIRE(finding(plan, "k", "EST-DEFAULT").has_value());
  CHECK(finding(plan, "k", "EST-DEFAULT")->severity == Severity::Warning);
}

TEST_CASE("TRANSFER-LAST-WEEK: what renews before its transfer: the losing partner's word is asked for while its end can still be chosen") {
  World world = with_a_partner("2026-12-04");
  world.settings.assume_transfer_possible = true;
  const Plan plan = world.plan();
  const Step* notice = step_of(plan, "renewal-notice");
  const Step* request = step_of(plan, "transfer-request");
  REQUIRE(notice != nullptr);
  REQUIRE(request != nullptr);
  CHECK(notice->role == Role::TargetPartner);
  CHECK(notice->planned <= day("2026-11-23"));
  CHECK(notice->latest < day("2026-12-04"));
  CHECK(waits_for(*request, *notice));
  // Nothing of the kind where a transfer fits into the term.
  world.customer.subscriptions[0].term_end = day("2027-05-30");
  CHECK(step_of(world.plan(), "renewal-notice") == nullptr);
}

TEST_CASE("NCE-TRIAL: the losing partner stops a trial only when its customer has decided so and has been heard in writing") {
  World world;
  Subscription& trial = world.add(subscription("t", "SPB", Channel::CspPartner, "2026-12-09", 25));
  trial.trial = true;
  trial.term = Term::OneMonth;
  const Plan plan = world.plan();
  const Step* decided = step_of(plan, "trial-decision");
  const Step* word = step_of(plan, "go-ahead");
  const Step* off = step_of(plan, "trial");
  for (const Step* step : {decided, word, off}) REQUIRE(step != nullptr);
  if (!decided || !word || !off) return;
  CHECK(decided->role == Role::CustomerAdmin);
  CHECK(decided->latest < off->latest);
  CHECK(word->form == StepForm::GoAheadTrial);
  CHECK(off->form == StepForm::TrialOff);
  CHECK(waits_for(*word, *decided));
  CHECK(waits_for(*off, *word));
  // Where its customer or we set it, nobody is waited for.
  world.customer.subscriptions[0].channel = Channel::WebDirectMca;
  const Plan direct = world.plan();
  CHECK(step_of(direct, "trial-decision") == nullptr);
  CHECK(step_of(direct, "trial") != nullptr);
}
