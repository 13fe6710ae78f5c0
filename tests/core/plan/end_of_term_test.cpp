#include "core/plan/end_of_term.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/core/support/planner_world.hpp"

using namespace csp;
using namespace csp::plan;
using planner_world::day;

namespace {

struct Case {
  Subscription subscription;
  Source source;
  explicit Case(Channel channel, const char* bought, const char* end) {
    subscription.key = "k";
    subscription.state = SubscriptionState::Active;
    source.channel = channel;
    source.term = Term::OneYear;
    if (*bought != 0) source.bought = day(bought);
    if (*end != 0) source.term_end = day(end);
  }
  EndOfTerm result(bool end_of_sale = false, bool renews = true) {
    source.subscription = &subscription;
    return end_of_term(source, end_of_sale, figures_of(planner_world::catalog()), renews);
  }
};

}  // namespace

TEST_CASE("EST-ELIG-CSP: bought or renewed on or after 2025-04-01 and ending on or after 2026-05-04") {
  CHECK(Case(Channel::CspPartner, "2025-04-01", "2026-05-04").result().est_eligible);
  CHECK(!Case(Channel::CspPartner, "2025-03-31", "2026-05-04").result().est_eligible);
  CHECK(!Case(Channel::CspPartner, "2025-04-01", "2026-05-03").result().est_eligible);
  CHECK(Case(Channel::CspPartner, "2025-03-31", "2026-05-04").result().grace_days == 30);
}

TEST_CASE("EST-ELIG-DIRECT: direct purchases under the Customer Agreement on or after 2026-02-09") {
  CHECK(Case(Channel::WebDirectMca, "2026-02-09", "2027-02-08").result().est_eligible);
  CHECK(!Case(Channel::WebDirectMca, "2026-02-08", "2027-02-07").result().est_eligible);
  CHECK(!Case(Channel::WebDirectMosa, "2026-06-01", "2027-05-31").result().est_eligible);
}

TEST_CASE("EST-EXCLUDED: trials and offers at end of sale do not go into the extended service term") {
  Case trial(Channel::CspPartner, "2026-01-01", "2026-12-31");
  trial.subscription.trial = true;
  CHECK(!trial.result().est_eligible);
  CHECK(trial.result().rule == "EST-EXCLUDED");
  CHECK(Case(Channel::CspPartner, "2026-01-01", "2026-12-31").result(true).rule == "EST-EXCLUDED");
}

TEST_CASE("EST-DEFAULT: auto-renew off without a choice is the paid extension, and so is not knowing") {
  Case off(Channel::CspPartner, "2026-01-01", "2026-12-31");
  off.source.auto_renew = false;
  CHECK(off.result().action == EndOfTermAction::ExtendedServiceTerm);
  CHECK(off.result().rule == "EST-DEFAULT");
  CHECK(Case(Channel::CspPartner, "2026-01-01", "2026-12-31").result().action == EndOfTermAction::ExtendedServiceTerm);
}

TEST_CASE("EST-API-FIELD: the action decides, not the flag") {
  Case both(Channel::CspPartner, "2026-01-01", "2026-12-31");
  both.source.auto_renew = true;
  both.source.end_action = EndOfTermAction::CancelAtTermEnd;
  CHECK(both.result().action == EndOfTermAction::CancelAtTermEnd);
  CHECK(!both.result().action_assumed);
}

TEST_CASE("three years without a purchase date: nobody guesses, the paid case is planned and asked about") {
  Case old(Channel::CspPartner, "", "2027-03-31");
  old.source.term = Term::ThreeYears;
  CHECK(old.result().est_assumed);
  REQUIRE(!old.result().findings.empty());
  CHECK(old.result().findings.front().severity == Severity::Ask);
}

TEST_CASE("outside the extended service term an auto-renewal that is off ends the subscription") {
  Case classic(Channel::CspPartner, "2024-04-01", "2027-03-31");
  classic.source.auto_renew = false;
  CHECK(classic.result().action == EndOfTermAction::CancelAtTermEnd);
  CHECK(classic.result().rule == "LIFE-CSP-CLASSIC");
}

TEST_CASE("how many free days with service follow a term depends on who bills it: none after a legacy CSP one") {
  struct Example {
    Channel channel;
    int days;
    const char* rule;
  };
  for (const Example& example : {Example{Channel::EnterpriseAgreement, 90, "LIFE-VOLUME"},
                                 {Channel::OpenValue, 30, "LIFE-OPEN"},
                                 {Channel::WebDirectMosa, 30, "LIFE-DIRECT-GRACE"},
                                 {Channel::CspPartnerLegacy, 0, "LIFE-CSP-LEGACY"}}) {
    CAPTURE(example.rule);
    Case ended(example.channel, "2024-06-01", "2027-05-31");
    ended.source.auto_renew = false;
    CHECK(ended.result().grace_days == example.days);
    CHECK(ended.result().rule == example.rule);
  }
}

TEST_CASE("EOS-RENEW: what does not renew any more ends with its term, and nobody is asked whether it renews") {
  const auto asks = [](const EndOfTerm& end) {
    return std::any_of(end.findings.begin(), end.findings.end(), [](const Finding& found) { return found.severity == Severity::Ask; });
  };
  Case retired(Channel::WebDirectMosa, "2026-03-22", "2027-03-21");
  CHECK(retired.result(true, false).action == EndOfTermAction::CancelAtTermEnd);
  CHECK(!asks(retired.result(true, false)));
  CHECK(retired.result(true, true).action == EndOfTermAction::Renew);
  CHECK(asks(retired.result(true, true)));
  // Neither a flag that was left on nor a renewal that was scheduled brings it back.
  retired.source.auto_renew = true;
  CHECK(retired.result(true, false).action == EndOfTermAction::CancelAtTermEnd);
  CHECK(retired.result(true, true).action == EndOfTermAction::Renew);
  retired.source.end_action = EndOfTermAction::Renew;
  CHECK(retired.result(true, false).action == EndOfTermAction::CancelAtTermEnd);
  CHECK_FALSE(retired.result(true, false).renews);
}
