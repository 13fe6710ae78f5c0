#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "core/output/portfolio.hpp"
#include "tests/core/support/built_in_language.hpp"
#include "tests/core/support/planner_world.hpp"
#include "tests/core/support/sample_plan.hpp"
#include "tests/core/support/small_world.hpp"

using namespace csp;

namespace {

Step gate(const char* id, const char* planned, const char* latest, std::vector<std::string> after, std::vector<std::string> actions) {
  Step step;
  step.id = id;
  step.planned = support::D(planned);
  step.latest = support::D(latest);
  step.after = std::move(after);
  step.actions = std::move(actions);
  return step;
}

// Wednesday: an order. Thursday to the Friday of the week after: a check that may wait. Then a choice that waits for the check.
PortfolioEntry customer(int number) {
  PortfolioEntry entry;
  entry.folder = "customer-" + std::to_string(number);
  entry.steps = {gate("S01", "2027-01-13", "2027-01-20", {}, {"A1"}), gate("S02", "2027-01-14", "2027-01-25", {"S01"}, {}),
                 gate("S03", "2027-01-22", "2027-01-29", {"S02"}, {"A2"})};
  return entry;
}

}  // namespace

TEST_CASE("the work of many customers is spread over the days its windows leave, and proven days stay") {
  std::vector<PortfolioEntry> entries;
  for (int i = 0; i < 70; ++i) entries.push_back(customer(i));
  const std::vector<std::vector<Date>> days = levelled(entries);
  std::map<Date, int> checks;
  for (const std::vector<Date>& of_customer : days) {
    CHECK(of_customer[0] == support::D("2027-01-13"));
    CHECK(of_customer[2] == support::D("2027-01-22"));
    CHECK(of_customer[1] >= support::D("2027-01-14"));
    CHECK(of_customer[1] <= of_customer[2]);  // what waits for it keeps its day
    CHECK(of_customer[1].weekday() <= 5);
    ++checks[of_customer[1]];
  }
  // 14, 15, 18, 19, 20 and 21 January are free; on the 22nd there are 70 choices already.
  CHECK(checks.size() == 6);
  for (const auto& [day, count] : checks) CHECK(count <= 12);
}

TEST_CASE("a portfolio tells each customer, also the one without a plan, and every gate once") {
  const support::Sample sample = support::sample_plan();
  std::vector<PortfolioEntry> entries = {portfolio_entry(sample.context(), "contoso"), {}};
  entries[1].folder = "fabrikam";
  entries[1].problem = "users.csv cannot be used";
  const std::vector<OutputFile> files = make_portfolio(entries, sample.language);
  REQUIRE(files.size() == 3);
  CHECK(files[0].bytes.find("contoso,Contoso Ltd,") != std::string::npos);
  CHECK(files[0].bytes.find("fabrikam,,no plan,") != std::string::npos);
  CHECK(files[0].bytes.find("users.csv cannot be used") != std::string::npos);
  CHECK(files[0].bytes.find("12082.66") != std::string::npos);
  CHECK(std::count(files[2].bytes.begin(), files[2].bytes.end(), '\n') == static_cast<std::ptrdiff_t>(sample.plan.steps.size()) + 1);
}

TEST_CASE("a portfolio has no total of a customer whose prices are not all known") {
  support::Sample sample = support::sample_plan();
  sample.plan.target_lines[1].retail_unit_month.reset();
  const std::string row = make_portfolio({portfolio_entry(sample.context(), "contoso")}, sample.language).at(0).bytes;
  CHECK(row.find("USD") != std::string::npos);
  CHECK(row.find("12082.66") == std::string::npos);
}

TEST_CASE("a portfolio lays no cost of doing nothing beside a plan where something ends by itself") {
  planner_world::World world;
  world.price("SPE_E3", "360", "288");
  world.add(planner_world::subscription("k", "SPE_E3", Channel::WebDirectMca, "2027-03-21", 10)).unit_price_month =
      Money{planner_world::amount("25"), *Currency::parse("USD")};
  const Language& english = support::built_in_language("en");
  const auto told = [&](Channel channel) {
    world.customer.subscriptions[0].channel = channel;
    const Plan plan = world.plan();
    const PortfolioEntry entry =
        portfolio_entry({planner_world::catalog(), world.customer, world.settings, world.prices, plan, english, english, "1.2.3"}, "k");
    const std::string row = make_portfolio({entry}, english).at(0).bytes;
    CHECK(row.find(plan.costs.at(0).total.text()) != std::string::npos);
    return row.find("," + plan.costs.at(0).doing_nothing.text() + ",") != std::string::npos;
  };
  CHECK(told(Channel::WebDirectMca));
  CHECK_FALSE(told(Channel::EnterpriseAgreement));
}

TEST_CASE("a customer is ready only when nothing is open: no plan, not safe, open points and open questions come before it") {
  PortfolioEntry entry;
  entry.safe = true;
  CHECK(standing_key(entry) == std::string("output.portfolio.ready"));
  entry.questions = 4;
  CHECK(standing_key(entry) == std::string("output.portfolio.asks"));
  entry.blockers = 1;
  CHECK(standing_key(entry) == std::string("output.portfolio.blocked"));
  entry.safe = false;
  CHECK(standing_key(entry) == std::string("output.portfolio.unsafe"));
  entry.problem = "users.csv cannot be used";
  CHECK(standing_key(entry) == std::string("output.portfolio.no_plan"));
}

TEST_CASE("a portfolio counts the questions that a plan asks of whoever plans") {
  support::Sample sample = support::sample_plan();
  const std::int64_t before = portfolio_entry(sample.context(), "contoso").questions;
  sample.plan.findings.push_back({"PLAN-PRICE-MISSING", Severity::Ask, {"finding.prices_mixed", {}}, {}, {}, {}});
  CHECK(portfolio_entry(sample.context(), "contoso").questions == before + 1);
}
