#include <doctest/doctest.h>

#include <algorithm>
#include <tuple>

#include "core/output/customer_view.hpp"
#include "core/output/figures.hpp"
#include "core/output/plan_file/plan_json.hpp"
#include "tests/core/support/built_in_language.hpp"
#include "tests/core/support/hostile_texts.hpp"
#include "tests/core/support/planner_world.hpp"
#include "tests/core/support/sample_plan.hpp"
#include "tests/core/support/untranslated.hpp"

using namespace csp;

namespace {

const OutputFile* find(const std::vector<OutputFile>& files, std::string_view name) {
  for (const OutputFile& file : files) {
    if (file.name == name) return &file;
  }
  return nullptr;
}

std::vector<OutputFile> made(std::string_view id, const support::Sample& sample) {
  for (const OutputDescription& output : outputs()) {
    if (output.id == id) return output.make(sample.context());
  }
  return {};
}

bool without_hash(const OutputFile& file) {
  for (const OutputDescription& output : outputs()) {
    if (output.id != file.output) continue;
    for (const std::string_view beginning : output.without_hash) {
      if (file.name.compare(0, beginning.size(), beginning) == 0) return true;
    }
  }
  return false;
}

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::string report(const support::Sample& sample) { return made("report", sample).at(0).bytes; }

std::string report(const planner_world::World& world) {
  const Plan plan = world.plan();
  const Language& english = support::built_in_language("en");
  for (const OutputDescription& output : outputs()) {
    if (output.id == "report")
      return output.make({planner_world::catalog(), world.customer, world.settings, world.prices, plan, english, english, "1.2.3"})
          .at(0)
          .bytes;
  }
  return {};
}

}  // namespace

TEST_CASE("nothing but the internal form and the plan file knows the partner's cost") {
  const support::Sample sample = support::sample_plan();
  const std::string unit = "17.32";  // as shown to people
  const std::string unit_exact = support::kPartnerCost;
  const std::string total = "71,717.13";
  const std::string total_exact = support::kPartnerTotal;
  for (const OutputFile& file : make_all_outputs(sample.context())) {
    INFO(file.name);
    const bool shows = has(file.bytes, unit) || has(file.bytes, unit_exact) || has(file.bytes, total) || has(file.bytes, total_exact);
    CHECK(shows == (file.name == "internal.html" || file.name == "plan.json"));
  }
}

TEST_CASE("the internal form shows cost and margin in its own language") {
  const std::string page = made("internal", support::sample_plan("", "tr")).at(0).bytes;
  CHECK(has(page, "USD 17,32"));
  CHECK(has(page, "USD 71.717,13"));
  CHECK(has(page, "<html lang=\"tr\">"));
}

TEST_CASE("the report says in one sentence whether anybody loses a service") {
  support::Sample sample = support::sample_plan();
  CHECK(has(report(sample), "Nobody loses a service, apart from 1 accepted exception"));
  sample.plan.proof.gaps.clear();
  CHECK(has(report(sample), ">Nobody loses a service</h2>"));
  sample.customer.assignments_known = false;
  CHECK(has(report(sample), ">There are enough licences on every day</h2>"));
  sample.plan.findings[0].severity = Severity::Blocker;
  CHECK(has(report(sample), ">The plan is not ready: 1 point is open</h2>"));
  ServiceGap gap;
  gap.users = 31;
  sample.plan.proof.gaps = {gap};
  sample.plan.proof.safe = false;
  CHECK(has(report(sample), ">Not safe yet: 31 users would lose a service</h2>"));
}

TEST_CASE("SMB-300: too many seats are called a broken limit, not users without a service, and nothing is promised to users") {
  support::Sample sample = support::sample_plan();
  sample.plan.proof.safe = false;
  ServiceGap gap;
  gap.missing_units = 290;
  gap.finding.rule = "SMB-300";
  gap.finding.message =
      Message{"proof.business_seats",
              {{"count", std::int64_t{590}}, {"limit", std::int64_t{300}}, {"from", sample.plan.today}, {"to", sample.plan.today + 7}}};
  sample.plan.proof.gaps = {gap};
  sample.plan.actions.clear();
  const std::string page = report(sample);
  CHECK(has(page, "Not safe yet: the plan breaks a limit of the tenant"));
  CHECK_FALSE(has(page, "would lose a service"));
  CHECK(has(page, "590 seats of Business plans exist"));
  CHECK_FALSE(has(page, "Nothing changes for users"));
}

TEST_CASE("a group whose users would lose their licence is no limit of the tenant, although nobody is counted") {
  support::Sample sample = support::sample_plan();
  sample.plan.proof.safe = false;
  ServiceGap limit, group;
  limit.finding.rule = "SMB-300";
  group.finding.rule = "PROOF-GROUP";
  sample.plan.proof.gaps = {limit};
  CHECK(has(report(sample), "breaks a limit of the tenant"));
  sample.plan.proof.gaps = {limit, group};
  CHECK_FALSE(has(report(sample), "breaks a limit of the tenant"));
  sample.plan.proof.gaps = {group};
  CHECK_FALSE(has(report(sample), "breaks a limit of the tenant"));
}

TEST_CASE("whatever somebody would act on warns while the plan is not safe, and says nothing of the kind once it is") {
  support::Sample sample = support::sample_plan();
  const auto warned = [&](std::string_view output) {
    std::size_t files = 0, warnings = 0;
    for (const OutputFile& file : made(output, sample)) {
      const bool table = file.name.find(".csv") != std::string::npos || file.name.find(".xlsx") != std::string::npos;
      if (table && file.name != "orders.csv") continue;
      ++files;
      warnings += has(file.bytes, "NOT READY YET") ? 1 : 0;
    }
    REQUIRE(files > 0);
    return warnings == files ? 1 : warnings == 0 ? 0 : -1;
  };
  sample.plan.proof.safe = true;
  sample.plan.proof.gaps.clear();
  sample.settings.accepted.clear();
  for (Move& move : sample.plan.moves) move.findings.clear();
  sample.plan.findings.clear();
  sample.plan.preflight.clear();
  sample.partner_language = sample.language;
  for (const char* output : {"letters", "runbook", "orders", "calendar"}) {
    INFO(output);
    sample.plan.proof.safe = true;
    CHECK(warned(output) == 0);
    sample.plan.proof.safe = false;
    CHECK(warned(output) == 1);
  }
}

TEST_CASE("users of different profiles add up, those of one profile are the same people again") {
  support::Sample sample = support::sample_plan();
  sample.plan.proof.safe = false;
  sample.plan.proof.gaps.clear();
  for (const auto& [profile, users, missing] : {std::tuple{"P1", 9, 0}, {"P1", 4, 0}, {"P2", 6, 0}, {"", 0, 12}}) {
    ServiceGap gap;
    gap.profile = profile;
    gap.users = users;
    gap.missing_units = missing;
    sample.plan.proof.gaps.push_back(gap);
  }
  CHECK(has(report(sample), "Not safe yet: 15 users would lose a service"));
}

TEST_CASE("an order for several subscriptions says so with each of them, so that nobody adds it up twice") {
  support::Sample sample = support::sample_plan();
  CHECK_FALSE(has(report(sample), "one order for"));
  std::vector<Move*> bought;
  for (Move& move : sample.plan.moves) {
    if (!move.target_lines.empty()) bought.push_back(&move);
  }
  REQUIRE(bought.size() >= 2);
  bought[1]->target_lines = bought[0]->target_lines;
  CHECK(count(report(sample), "one order for 2 subscriptions together") >= 2);
}

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

TEST_CASE("a plan that orders nothing does not ask for a price list to show a margin") {
  support::Sample sample = support::sample_plan();
  sample.plan.target_lines.clear();
  sample.partner_language = sample.language;
  const std::string internal = made("internal", sample).at(0).bytes;
  CHECK(has(internal, "Nothing is ordered in this plan"));
  CHECK_FALSE(has(internal, "No partner prices"));
}

TEST_CASE("while a plan is not safe, nothing is promised to those whose licence stays") {
  support::Sample sample = support::sample_plan();
  const std::string promise = "nothing changes";
  REQUIRE(has(report(sample), promise));
  Finding blocker;
  blocker.rule = "PLAN-END-UNKNOWN";
  blocker.severity = Severity::Blocker;
  blocker.message = {"finding.end_unknown", {{"name", std::string("Visio Plan 2")}}};
  sample.plan.findings.push_back(blocker);
  CHECK_FALSE(has(report(sample), promise));
}

TEST_CASE("the days on which subscriptions move begin with the first order or transfer, not with what is asked for before") {
  support::Sample sample = support::sample_plan();
  const Figures figures = figures_of(customer_view(sample.context(), sample.language));
  std::optional<Date> first;
  for (const Action& action : sample.plan.actions) {
    const bool moves = action.kind == ActionKind::Order || action.kind == ActionKind::Transfer;
    if (moves && (!first || action.date < *first)) first = action.date;
  }
  REQUIRE(first);
  CHECK(figures.moves_from == first);
  CHECK(figures.moves_to.value() >= *first);
}

TEST_CASE("a partner without a name still begins a sentence with a capital letter") {
  support::Sample sample = support::sample_plan();
  sample.settings.partner_name.clear();
  CHECK_FALSE(has(report(sample), "<div>your partner"));
}

TEST_CASE("work of a single day is done on that day, not between it and itself") {
  support::Sample sample = support::sample_plan();
  REQUIRE(has(report(sample), "The work is done between "));
  for (Step& step : sample.plan.steps) step.planned = sample.plan.steps.front().planned;
  CHECK(has(report(sample), "The work is done on "));
  CHECK_FALSE(has(report(sample), "The work is done between "));
}

TEST_CASE("without a name the partner stands in each sentence as its language needs it") {
  support::Sample sample = support::sample_plan();
  sample.settings.partner_name.clear();
  CHECK(has(report(sample), "subscriptions move to your partner."));
  sample.language = support::sample_language("de");
  const std::string german = report(sample);
  CHECK(has(german, "zu Ihrem Partner um."));
  CHECK_FALSE(has(german, "zu Ihr Partner"));
  CHECK_FALSE(has(german, "von Ihr Partner"));
  sample.language = support::sample_language("tr");
  CHECK(has(report(sample), "iş ortağınıza taşınıyor."));
}

TEST_CASE("users in several batches of one exchange are counted once each, and told apart from those who keep their licence") {
  const support::Sample sample = support::sample_plan();
  const Figures figures = figures_of(customer_view(sample.context(), sample.language));
  CHECK(figures.reassigned == 20 + 11 + 8);
  CHECK(figures.users == 139);
  CHECK(has(report(sample), "39 users get another licence; for 100 users nothing changes."));
}

TEST_CASE("where no licence is exchanged, the report says that nothing changes for users") {
  support::Sample sample = support::sample_plan();
  for (Action& action : sample.plan.actions) {
    if (action.kind == ActionKind::Swap) action.kind = ActionKind::SetEndOfTerm;
  }
  CHECK(has(report(sample), "Nothing changes for users."));
}

TEST_CASE("users of a licence that ends without being replaced are told so, and nobody says that nothing changes") {
  support::Sample sample = support::sample_plan();
  for (Action& action : sample.plan.actions) {
    if (action.kind == ActionKind::Swap) action.kind = ActionKind::SetEndOfTerm;
  }
  sample.plan.moves[2].path = Path::LetGo;
  const std::string page = report(sample);
  CHECK(has(page, "39 users have Office 365 F3, which ends on 31 Mar 2027 and is not replaced"));
  CHECK_FALSE(has(page, "Nothing changes for users."));
}

TEST_CASE("a transferred subscription shows the day on which the biller changes") {
  CHECK(has(report(support::sample_plan()), "Transferred 11 Jan 2027"));
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

TEST_CASE("the report promises the margin that the plan keeps, and none where nothing is bought") {
  support::Sample sample = support::sample_plan();
  sample.settings.margin_days = 30;
  sample.plan.moves[0].source_last_day = *sample.plan.moves[0].order_date + 5;
  CHECK(has(report(sample), "usable at least 5 days before the old ones end"));
  CHECK_FALSE(has(report(sample), "30 days"));
  for (Move& move : sample.plan.moves) move.target_lines.clear();
  CHECK_FALSE(has(report(sample), "Safety margin"));
  CHECK_FALSE(has(report(sample), "before the old ones end"));
}

TEST_CASE("where a line has no price the report names it, and gives no total and nothing to compare it with") {
  support::Sample sample = support::sample_plan();
  CHECK(has(report(sample), "USD 12,082.66"));
  sample.plan.target_lines[1].retail_unit_month.reset();
  const std::string page = report(sample);
  CHECK(has(page, "This order line has no price: Office 365 SUITE."));
  for (const char* sum :
       {"USD 12,082.66", "USD 15,000.00", "USD 14,000.00", "USD 13,000.00", "paid twice", "Paid twice", "less than leaving"})
    CHECK_FALSE(has(page, sum));
  CHECK(has(page, "USD 589.33"));  // what is known stays
}

TEST_CASE("what today's subscriptions cost unknown, there is no total either") {
  support::Sample sample = support::sample_plan();
  Finding unknown = sample.plan.findings.front();
  unknown.rule = "PLAN-SOURCE-PRICE-UNKNOWN";
  unknown.message = Message{"finding.source_price_unknown", {{"count", std::int64_t{3}}, {"names", std::string("Visio Plan 2")}}};
  sample.plan.findings.push_back(unknown);
  const std::string page = report(sample);
  CHECK(has(page, "What 3 subscriptions cost today is not known: Visio Plan 2."));
  CHECK_FALSE(has(page, "USD 12,082.66"));
}

TEST_CASE("a plan without any price does not speak of a price list") {
  support::Sample sample = support::sample_plan();
  CHECK(has(report(sample), "list prices of the opened price list"));
  sample.plan.costs.clear();
  sample.plan.ledger.clear();
  for (TargetLine& line : sample.plan.target_lines) line.retail_unit_month.reset();
  CHECK(has(report(sample), "No prices are known"));
  CHECK_FALSE(has(report(sample), "price list; Microsoft"));
}

TEST_CASE("the report is as long as the plan, whatever the names say: no name makes an element") {
  const auto elements = [](const std::string& page) { return count(page, "<") - count(page, "<br>"); };
  const std::string plain = report(support::sample_plan("name"));
  for (const std::string& text : support::hostile_texts()) {
    INFO(text);
    const std::string page = report(support::sample_plan(text));
    CHECK(elements(page) == elements(plain));
    CHECK_FALSE(has(page, "<script"));
  }
}

TEST_CASE("the report is written wholly in the customer's language") {
  const std::string page = report(support::sample_plan("", "tr"));
  CHECK(has(page, "<html lang=\"tr\">"));
  CHECK(has(page, "Kabul edilen 1 istisna dışında hiç kimse hizmet kaybetmiyor"));
  for (const char* english : {">Sources<", "Nobody", "What it costs", "Why</th>"}) CHECK_FALSE(has(page, english));
}

TEST_CASE("no output has a text without a translation") {
  for (const std::string& language : support::built_in_languages()) {
    const support::Sample sample = support::sample_plan("", language);
    for (const OutputFile& file : make_all_outputs(sample.context())) {
      INFO(language << " " << file.name);
      CHECK(support::untranslated(file.bytes) == "");
    }
  }
}

TEST_CASE("every file names the plan it belongs to, except those that their output says cannot") {
  support::Sample sample = support::sample_plan();
  sample.settings.name_mapping["A name of theirs"] = sample.catalog.skus.front().id;
  const std::string hash = short_hash(plan_hash(sample.context()));
  for (const OutputFile& file : make_all_outputs(sample.context())) {
    INFO(file.name);
    CHECK_MESSAGE((has(file.bytes, hash) || without_hash(file)),
                  "it names no plan: add short_hash(), or its name to `without_hash` in outputs.cpp");
    CHECK_MESSAGE(!(has(file.bytes, hash) && without_hash(file)), "it names the plan: take its name out of `without_hash` in outputs.cpp");
  }
}

TEST_CASE("outputs made alone are the same bytes as outputs made together") {
  const support::Sample sample = support::sample_plan();
  const std::vector<OutputFile> together = make_all_outputs(sample.context());
  for (const OutputDescription& output : outputs()) {
    for (const OutputFile& file : output.make(sample.context())) {
      INFO(file.name);
      REQUIRE(find(together, file.name) != nullptr);
      CHECK(find(together, file.name)->bytes == file.bytes);
    }
  }
}

TEST_CASE("an empty plan makes empty documents, not broken ones") {
  support::Sample sample = support::sample_plan();
  sample.plan = Plan{};
  sample.plan.today = Date(20'000);
  sample.customer = Customer{};
  const std::vector<OutputFile> files = make_all_outputs(sample.context());
  CHECK(find(files, "report.html") != nullptr);
  CHECK(find(files, "assignments.ps1") == nullptr);
  CHECK(find(files, "transfer-request.json") == nullptr);
  CHECK(find(files, "cart-draft.json") == nullptr);
}

TEST_CASE("what is set to end today is no cheap way of doing nothing") {
  support::Sample sample = support::sample_plan();
  CHECK(has(report(sample), "leaving everything as it is"));
  sample.customer.subscriptions[0].end_action = EndOfTermAction::CancelAtTermEnd;
  const std::string page = report(sample);
  CHECK(has(page, "Doing nothing is not an option"));
  CHECK_FALSE(has(page, "less than leaving everything as it is"));
  // Nor in the table: what ends on the way costs nothing afterwards, and gives nothing.
  CHECK_FALSE(has(page, "For comparison: leaving everything as it is<"));
  CHECK(has(page, "on the way and cost"));
}

TEST_CASE("a subscription ends on its last day, and with it, or after free days, its services") {
  planner_world::World world;
  world.price("SPE_E3", "360", "288");
  world.add(planner_world::subscription("k", "SPE_E3", Channel::EnterpriseAgreement, "2027-03-31", 10)).unit_price_month =
      Money{planner_world::amount("25"), *Currency::parse("USD")};
  const std::string page = report(world);
  CHECK(has(page, "1 subscription ends without renewal on 31 Mar 2027. The services end with the term, or after free days"));
  CHECK_FALSE(has(page, "from 31 Mar 2027 on"));
}

TEST_CASE("EOS-RENEW: what is closed to renewal is named to the customer, who cannot leave it as it is") {
  planner_world::World world;
  world.add(planner_world::subscription("k", "ENTERPRISEWITHSCAL", Channel::WebDirectMca, "2027-03-21", 10));
  CHECK(has(report(world), "does not renew any more: it ends with its term, whatever is set."));
}

TEST_CASE("what is handed over at a price that nobody knows is missing in the new partner's sum, and the sum says so") {
  planner_world::World world;
  world.price("SPE_E3", "360", "288");
  world.add(planner_world::subscription("bought", "SPE_E3", Channel::WebDirectMca, "2027-03-21", 10));
  const char* qualified = "With the new partner, as far as prices are known";
  CHECK_FALSE(has(report(world), qualified));
  world.add(planner_world::subscription("handed", "POWER_BI_PRO", Channel::CspPartner, "2027-05-30", 4));
  CHECK(has(report(world), qualified));
}

TEST_CASE("the month table ends in the total of the table above it, with the credit that falls into no month") {
  support::Sample sample = support::sample_plan();
  const std::string page = report(sample);
  const std::size_t table = page.find("Charges spread over their days");
  REQUIRE(table != std::string::npos);
  const std::string months = page.substr(table, page.find("</table>", table) - table);
  const CostSummary& cost = sample.plan.costs.at(0);
  CHECK(has(months, sample.language.number(cost.total, 2)));
  CHECK(has(months, "Expected credit for unused time") == !cost.expected_credit.is_zero());
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

TEST_CASE("nobody reads that nothing changes for 0 users, or that 1 of 1 subscriptions moves") {
  planner_world::World world;
  world.settings.partner_name = "Northwind";
  world.add(planner_world::subscription("k", "ENTERPRISEWITHSCAL", Channel::WebDirectMca, "2027-03-21", 10));
  const std::string page = report(world);
  CHECK(has(page, "10 users get another licence."));
  CHECK_FALSE(has(page, " 0 users"));
  CHECK(has(page, "Your subscription moves to Northwind."));
  CHECK(has(page, "For your subscription, how long it runs"));
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

TEST_CASE("while no file tells what a subscription does at its end, nobody is told that moving is cheaper than leaving it as it is") {
  planner_world::World world;
  world.price("SPE_E3", "360", "288");
  world.add(planner_world::subscription("k", "SPE_E3", Channel::WebDirectMca, "2027-03-21", 10));
  Subscription& source = world.customer.subscriptions[0];
  source.unit_price_month = Money{planner_world::amount("25"), *Currency::parse("USD")};
  source.end_action = EndOfTermAction::Unknown;
  const auto compared = [&](std::optional<bool> renews) {
    source.auto_renew = renews;
    const std::string page = report(world);
    CHECK(has(page, "no file says whether it renews at the end of the term") == !renews.has_value());
    CHECK(has(page, "leaving everything as it is, on assumptions") == !renews.has_value());
    return has(page, "than leaving everything as it is.");
  };
  CHECK_FALSE(compared(std::nullopt));
  CHECK(compared(true));
  CHECK(compared(false));
}

TEST_CASE("a comparison with today's costs says where these are taken from a price list") {
  planner_world::World world;
  world.price("SPE_E3", "360", "288");
  world.add(planner_world::subscription("k", "SPE_E3", Channel::WebDirectMca, "2027-03-21", 10));
  const auto page = [&] { return report(world); };
  const char* words = "what was bought earlier may cost less";
  CHECK(has(page(), words));
  world.customer.subscriptions[0].unit_price_month = Money{planner_world::amount("25"), *Currency::parse("USD")};
  REQUIRE(has(page(), "more than leaving everything as it is"));
  CHECK_FALSE(has(page(), words));
}

TEST_CASE("the report says that it knows no public holidays") {
  CHECK(has(report(support::sample_plan()), "The plan does not know public holidays"));
}
