// What the report asks of the customer, and on which assumptions and rules it stands.
#include "core/plan/accepted.hpp"
#include "tests/core/output/report/support.hpp"

using namespace csp;
using namespace csp::report_test;

TEST_CASE("what the people at the planner should do about a finding stands in the internal form, not in the customer's report") {
  support::Sample sample = support::sample_plan();
  Finding finding;
  finding.rule = "PLAN-END-ACTION-UNKNOWN";
  finding.severity = Severity::Ask;
  finding.message = {"finding.end_action_unknown", {{"name", std::string("Visio Plan 2")}}};
  finding.action = {"finding.end_action_unknown.action", {}};
  sample.plan.findings.push_back(finding);
  const std::string advice = "Look at the renewal setting and enter it.", told = "No file says what Visio Plan 2 does at its term end.";
  sample.partner_language = sample.language;
  const std::string internal = made("internal", sample).at(0).bytes;
  CHECK(has(report(sample), told));
  CHECK_FALSE(has(report(sample), advice));
  CHECK(has(internal, told));
  CHECK(has(internal, advice));
}

TEST_CASE("of two questions with one rule and one subject the one that was confirmed is told as confirmed, not the other") {
  support::Sample sample = support::sample_plan();
  const auto asked = [](const char* name, Severity severity) {
    Finding finding;
    finding.rule = "PLAN-END-ACTION-UNKNOWN";
    finding.subject = "e1";
    finding.severity = severity;
    finding.message = {"finding.end_action_unknown", {{"name", std::string(name)}}};
    return finding;
  };
  const Finding open = asked("Visio Plan 2", Severity::Ask), confirmed = asked("Project Plan 3", Severity::Note);
  sample.plan.findings.push_back(open);
  sample.plan.findings.push_back(confirmed);
  AcceptedException exception;
  exception.finding = confirmed.rule;
  exception.subject = confirmed.subject;
  exception.facts = facts_digest(confirmed);
  exception.accepted_by = "The owner";
  sample.settings.accepted = {exception};
  const std::string page = report(sample);
  const std::size_t by = page.find("The owner");
  REQUIRE(by != std::string::npos);
  const std::size_t item = page.rfind("<li", by);
  CHECK(page.substr(item, by - item).find("Project Plan 3") != std::string::npos);
}

TEST_CASE("what is between partners is no question to the customer, and what amounts stand on is no secret") {
  support::Sample sample = support::sample_plan();
  Finding homework;
  homework.rule = "POR-NEW";
  homework.severity = Severity::Ask;
  homework.message = {"finding.acceptance_void", {{"by", std::string("between partners")}, {"accepted", std::string("x")}}};
  Finding assumed;
  assumed.rule = "PLAN-SOURCE-PRICE-ESTIMATED";
  assumed.severity = Severity::Note;
  assumed.message = {"finding.source_price_estimated", {{"count", std::int64_t{3}}}};
  sample.plan.findings.push_back(homework);
  sample.plan.findings.push_back(assumed);
  sample.partner_language = sample.language;
  const std::string internal = made("internal", sample).at(0).bytes;
  const std::string told = "the present price is taken from the price list";
  CHECK_FALSE(has(report(sample), "between partners"));
  CHECK(has(internal, "between partners"));
  CHECK(has(report(sample), told));
  CHECK(count(internal, told) == 1);
}

TEST_CASE("what is asked about any rule between partners is no question to the customer") {
  support::Sample sample = support::sample_plan();
  sample.catalog.rules = planner_world::catalog().rules;
  int looked = 0;
  for (const Rule& rule : sample.catalog.rules) {
    Finding asked;
    asked.rule = rule.id;
    asked.severity = Severity::Ask;
    asked.message = {"finding.acceptance_void", {{"by", "asked about " + rule.id + "."}, {"accepted", std::string("x")}}};
    sample.plan.findings.push_back(asked);
  }
  const std::string page = report(sample);
  for (const Rule& rule : sample.catalog.rules) {
    CHECK_MESSAGE(has(page, "asked about " + rule.id + ".") == (rule.topic != "partner"), rule.id);
    looked += rule.topic == "partner";
  }
  CHECK(looked == 3);
}

TEST_CASE("what the customer has to do is asked for on its planned day, inside the window of its gate") {
  support::Sample sample = support::sample_plan();
  Step& cancel = sample.plan.steps.front();
  cancel.role = Role::CustomerAdmin;
  cancel.earliest = Date(20'820);  // 2 Jan 2027
  cancel.planned = Date(20'821);
  cancel.latest = Date(20'850);
  const std::string page = report(sample);
  CHECK(has(page, ">3 Jan 2027</span>"));
  CHECK(has(page, "Earliest 2 Jan 2027, latest 1 Feb 2027."));
  CHECK_FALSE(has(page, ">1 Feb 2027</span>"));
}

TEST_CASE("EOS-RENEW: what is closed to renewal is named to the customer, who cannot leave it as it is") {
  planner_world::World world;
  world.add(planner_world::subscription("k", "ENTERPRISEWITHSCAL", Channel::WebDirectMca, "2027-03-21", 10));
  CHECK(has(report(world), "does not renew any more: it ends with its term, whatever is set."));
}

TEST_CASE("the rules under the report are those of what it says: what it withholds lists no rule either") {
  planner_world::World world;
  world.add(planner_world::subscription("k", "SPE_E3", Channel::CspPartner, "2027-05-30", 40));
  const Plan plan = world.plan();
  REQUIRE(planner_world::finding(plan, "", "AUTH-TIMELINE").has_value());
  const Language& english = support::built_in_language("en");
  int looked = 0;
  for (const OutputDescription& output : outputs()) {
    if (output.id != "report" && output.id != "internal") continue;
    ++looked;
    const std::string page =
        output.make({planner_world::catalog(), world.customer, world.settings, world.prices, plan, english, english, "1.2.3"}).at(0).bytes;
    CHECK(has(page, "AUTH-TIMELINE") == (output.id == "internal"));
  }
  CHECK(looked == 2);
}

TEST_CASE("what is asked of the customer is not told about the customer") {
  planner_world::World world;
  world.settings.relationship_accepted = false;
  world.settings.agreement = AgreementState::NotAccepted;
  world.add(planner_world::subscription("k", "SPE_E3", Channel::WebDirectMca, "2027-03-21", 10));
  const std::string page = report(world);
  CHECK(has(page, "One of your Global Administrators (a member, not a guest) opens the request link that we send"));
  CHECK_FALSE(has(page, "A Global Administrator of the customer"));
  CHECK_FALSE(has(page, "The customer accepts"));
}

TEST_CASE("while a plan has open points, what the customer is asked to do says so first") {
  support::Sample sample = support::sample_plan();
  const std::string notice = "NOT READY YET";
  const auto requests = [&] {
    const std::string page = report(sample);
    const std::size_t begin = page.find("id=\"requests\"");
    return page.substr(begin, page.find("</section>", begin) - begin);
  };
  CHECK_FALSE(has(requests(), notice.c_str()));
  Finding open;
  open.rule = "PLAN-END-UNKNOWN";
  open.severity = Severity::Blocker;
  open.message = {"finding.end_unknown", {{"name", std::string("Visio Plan 2")}}};
  sample.plan.findings.push_back(open);
  CHECK(has(requests(), notice.c_str()));
}

TEST_CASE("the report says that it knows no public holidays") {
  CHECK(has(report(support::sample_plan()), "The plan does not know public holidays"));
}

TEST_CASE("the report promises no work from Monday to Friday where steps fall on a weekend") {
  support::Sample sample = support::sample_plan();
  const Date monday = *Date::from_iso("2027-01-04");
  for (Step& step : sample.plan.steps) step.planned = monday;
  CHECK(has(report(sample), "Work is planned from Monday to Friday. The plan"));
  sample.plan.steps.back().planned = monday + 6;
  CHECK(has(report(sample), "where the dates leave a choice; 1 step falls on a weekend, on 10 Jan 2027."));
  CHECK_FALSE(has(report(sample), "from Monday to Friday. The plan"));
}

TEST_CASE("SEGMENT-CHECK: a customer reads what its own kind of customer has to do, and nothing of the others") {
  const auto asked = [](Segment segment) {
    planner_world::World world;
    world.settings.segment = segment;
    world.add(planner_world::subscription("k", "SPE_E3", Channel::WebDirectMca, "2027-03-21", 5));
    world.decide("k").path = Path::BuySame;
    return report(world);
  };
  const std::string_view school = "Tell the partner the web address of your school";
  const std::string_view charity = "Sign in at nonprofit.microsoft.com with an administrator of this tenant";
  const std::string_view authority = "eligibility form for the government cloud";
  const std::string education = asked(Segment::Education), nonprofit = asked(Segment::Nonprofit), government = asked(Segment::Government);
  const auto reads = [&](const std::string& page) {
    return std::vector<bool>{has(page, school), has(page, charity), has(page, authority)};
  };
  CHECK(reads(education) == std::vector<bool>{true, false, false});
  CHECK(reads(nonprofit) == std::vector<bool>{false, true, false});
  CHECK(reads(government) == std::vector<bool>{false, false, true});
  for (const std::string& page : {education, nonprofit, government}) CHECK_FALSE(has(page, "Have the customer validated"));
}
