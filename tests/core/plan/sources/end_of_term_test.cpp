#include "core/plan/sources/end_of_term.hpp"

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
    return end_of_term(source, end_of_sale, rule_figures(planner_world::catalog()), renews);
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

TEST_CASE("EST-DEFAULT: what no file tells is asked about as an assumption, what is off without a choice is warned of") {
  Case unknown(Channel::CspPartner, "2026-01-01", "2026-12-31");
  REQUIRE(unknown.result().findings.size() == 1);
  CHECK(unknown.result().nothing_told);
  CHECK(unknown.result().findings[0].severity == Severity::Ask);
  CHECK(unknown.result().findings[0].message.key == "finding.end_action_unknown_extends");
  unknown.source.auto_renew = false;
  REQUIRE(unknown.result().findings.size() == 1);
  CHECK_FALSE(unknown.result().nothing_told);
  CHECK(unknown.result().findings[0].severity == Severity::Warning);
  CHECK(unknown.result().findings[0].message.key == "finding.est_by_default");
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

TEST_CASE("EST-ELIG-DIRECT: no term spans two years, so what was bought before the day and ends two years later was renewed since") {
  planner_world::World world;
  Subscription& visio = world.add(planner_world::subscription("visio", "VISIOCLIENT", Channel::WebDirectMca, "2027-02-10", 5));
  visio.purchased = day("2025-02-11");
  visio.term = Term::Unknown;
  visio.end_action = EndOfTermAction::Unknown;
  visio.auto_renew.reset();
  const Source renewed = sources_of(planner_world::catalog(), world.customer, world.settings, world.today).at(0);
  CHECK(renewed.bought == day("2026-02-11"));  // for a year
  // Not for a month: the one that ends on that day has not begun yet.
  CHECK(renewed.bought_latest == day("2026-02-11"));
  const EndOfTerm end = end_of_term(renewed, false, rule_figures(planner_world::catalog()));
  CHECK(end.est_eligible);
  CHECK(!end.est_assumed);
  CHECK(end.grace_days == 0);
  CHECK(end.action == EndOfTermAction::ExtendedServiceTerm);
  // Beside a term of three years that ends on the same day it may have been shortened to end with that one.
  Subscription other = planner_world::subscription("anchor", "SPE_E3", Channel::WebDirectMca, "2027-02-10", 5);
  other.purchased = day("2024-02-11");
  other.term = Term::ThreeYears;
  world.add(std::move(other));
  for (const Source& source : sources_of(planner_world::catalog(), world.customer, world.settings, world.today)) {
    if (source.key() == "visio") CHECK(end_of_term(source, false, rule_figures(planner_world::catalog())).est_assumed);
  }
}

TEST_CASE("EST-ELIG-CSP: a purchase two years before the end is no free grace either; three years back it may be a term of three years") {
  struct Example {
    const char* bought;
    const char* end;
    bool sure;
    bool eligible;
  };
  for (const Example& example : {Example{"2025-02-01", "2027-01-31", true, true}, Example{"2024-02-01", "2027-01-31", false, true},
                                 // A first term that ends with the month before its third year is over.
                                 Example{"2024-02-20", "2027-01-31", false, true}, Example{"2024-02-20", "2027-01-30", true, true},
                                 Example{"2025-09-01", "2026-08-31", true, true}, Example{"2023-09-01", "2026-05-03", true, false}}) {
    CAPTURE(example.bought);
    planner_world::World world;
    Subscription& added = world.add(planner_world::subscription("k", "SPE_E3", Channel::CspPartner, example.end, 5));
    added.purchased = day(example.bought);
    added.term = Term::Unknown;
    const Source source = sources_of(planner_world::catalog(), world.customer, world.settings, world.today).at(0);
    const EndOfTerm end = end_of_term(source, false, rule_figures(planner_world::catalog()));
    CHECK(end.est_assumed == !example.sure);
    CHECK(end.est_eligible == example.eligible);
  }
}

TEST_CASE("what ends in months is no term of a month, so a year that began before the day is not asked about") {
  planner_world::World world;
  Subscription& added = world.add(planner_world::subscription("k", "SPE_E3", Channel::WebDirectMca, "2027-01-04", 20));
  added.purchased = day("2026-01-05");
  added.term = Term::Unknown;
  CHECK(!planner_world::finding(world.plan(), "k", "EST-ELIG-DIRECT").has_value());
  // In the last weeks before the end it may be one.
  world.today = day("2026-12-10");
  CHECK(planner_world::finding(world.plan(), "k", "EST-ELIG-DIRECT").has_value());
}

TEST_CASE("a year or a month, on either side of the day: the paid end is planned and the date asked for") {
  planner_world::World world;
  Subscription& added = world.add(planner_world::subscription("k", "POWER_BI_PRO", Channel::WebDirectMca, "2026-12-09", 20));
  added.purchased = day("2024-06-10");
  added.term = Term::Unknown;
  const Plan plan = world.plan();
  CHECK(planner_world::finding(plan, "k", "EST-ELIG-DIRECT")->severity == Severity::Ask);
  // Once the term is known, the day is.
  world.decide("k").term = Term::OneYear;
  CHECK(!planner_world::finding(world.plan(), "k", "EST-ELIG-DIRECT").has_value());
}

TEST_CASE(
    "EST-ELIG-CSP: a start that lies a term or more before the running one is the first of all, and the subscription has renewed since") {
  struct Example {
    const char* start;
    Term term;
    const char* end;
    const char* bought;
    bool eligible;
  };
  for (const Example& example :
       {Example{"2021-02-01", Term::OneYear, "2027-01-31", "2026-02-01", true},
        Example{"2026-02-01", Term::OneYear, "2027-01-31", "2026-02-01", true},
        Example{"2024-02-01", Term::ThreeYears, "2027-01-31", "2024-02-01", false},
        Example{"2021-07-01", Term::ThreeYears, "2027-06-30", "2021-07-01", false},  // may have been shortened since
        Example{"2022-11-21", Term::OneMonth, "2026-12-20", "2026-11-21", true},
        // Shortened to end with others, or some days longer: one term.
        Example{"2026-05-10", Term::OneYear, "2027-01-31", "2026-05-10", true},
        Example{"2026-01-20", Term::OneYear, "2027-01-31", "2026-01-20", true}}) {
    CAPTURE(example.start);
    CAPTURE(example.end);
    planner_world::World world;
    Subscription& added = world.add(planner_world::subscription("k", "SPE_E3", Channel::CspPartner, example.end, 5));
    added.term_start = day(example.start);
    added.term = example.term;
    const Source source = sources_of(planner_world::catalog(), world.customer, world.settings, world.today).at(0);
    CHECK(source.bought == day(example.bought));
    CHECK(end_of_term(source, false, rule_figures(planner_world::catalog())).est_eligible == example.eligible);
  }
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
  for (const Example& example : {Example{Channel::EnterpriseAgreement, 30, "LIFE-VOLUME"},
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

TEST_CASE("the free days that are shown are those of the facts, also after these changed") {
  struct Example {
    Channel channel;
    const char* rule;
  };
  for (const Example& example : {Example{Channel::EnterpriseAgreement, "LIFE-VOLUME-SHORT"},
                                 {Channel::OpenValue, "LIFE-OPEN"},
                                 {Channel::WebDirectMosa, "LIFE-DIRECT-GRACE"},
                                 {Channel::CspPartner, "LIFE-CSP-CLASSIC"}}) {
    CAPTURE(example.rule);
    Catalog newer = planner_world::catalog();
    for (Rule& rule : newer.rules) {
      if (rule.id == example.rule) rule.value = "21";
    }
    Case ended(example.channel, "2024-04-01", "2026-03-31");
    ended.source.subscription = &ended.subscription;
    CHECK(end_of_term(ended.source, false, rule_figures(newer)).grace_days == 21);
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
