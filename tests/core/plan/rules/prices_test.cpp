// Worked examples of prices and refunds: list prices of the US price list of November 2025 and the surcharges that Microsoft publishes.
#include <doctest/doctest.h>

#include "core/plan/costs/prices.hpp"
#include "tests/core/support/planner_world.hpp"

using namespace csp;
using namespace planner_world;

namespace {

const Currency kDollar = *Currency::parse("USD");

// A source at `price` a month, and what a month of its extended service term is taken to cost when no list tells.
Decimal extended_month(Term term, BillingPlan billing_plan, const char* price) {
  World world;
  world.settings.assume_transfer_possible = false;
  world.settings.horizon_months = 12;
  Subscription& added = world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2026-11-30", 1));
  added.term = term;
  added.billing_plan = billing_plan;
  added.purchased = added.term_start = day("2025-12-01");
  added.end_action = EndOfTermAction::ExtendedServiceTerm;
  added.unit_price_month = Money{amount(price), kDollar};
  world.decide("k").path = Path::ChannelTransfer;  // nothing of ours happens to it: the ledger follows it alone
  for (const LedgerLine& line : world.plan().ledger) {
    if (line.kind != LedgerKind::SourceExtendedTerm) continue;
    REQUIRE(line.from.iso() == "2026-12-01");
    REQUIRE(line.to.iso() == "2027-11-21");
    // 11 months and 21 of November's 30 days.
    return line.amount.amount.scaled(30, 11 * 30 + 21).rounded(2);
  }
  return {};
}

World with_list(std::initializer_list<std::pair<const char*, const char*>> rows, Term term, BillingPlan billing_plan) {
  World world;
  world.settings.currency = kDollar;
  for (const auto& [title, retail] : rows) {
    PriceRecord row;
    row.product_sku = ProductSku{"CFQ7TTC0LFLX", "0001"};
    row.title = title;
    row.term = term;
    row.billing_plan = billing_plan;
    row.currency = kDollar;
    row.retail_price = amount(retail);
    world.prices.push_back(row);
    if (std::string_view(title).find("Extended") != std::string_view::npos) world.prices.back().term = Term::OneMonth;
  }
  return world;
}

std::optional<plan::UnitPrice> extended_by_list(const World& world) {
  const plan::PriceBook book(world.prices, world.settings, catalog());
  return book.extended_term(ProductSku{"CFQ7TTC0LFLX", "0001"}, plan::rule_figures(catalog()), day("2026-12-01"));
}

Decimal credit_on(BillingPlan billing_plan, Term term, const char* began, const char* end) {
  World world;
  Subscription& added = world.add(subscription("k", "SPE_E3", Channel::WebDirectMosa, end, 10));
  added.term = term;
  added.billing_plan = billing_plan;
  added.term_start = day(began);
  added.unit_price_month = Money{amount("31"), kDollar};
  const Plan plan = world.plan();
  REQUIRE(action(plan, ActionKind::CancelNow, "k") != nullptr);
  CHECK(action(plan, ActionKind::CancelNow, "k")->date.iso() == "2026-11-25");
  return plan.costs.at(0).expected_credit;
}

}  // namespace

namespace {

// Runs in its extended term since 15 November; the next paid month ends on 14 December.
World in_extended_term() {
  World world;
  Subscription& added = world.add(subscription("k", "OFFICESUBSCRIPTION", Channel::CspPartner, "2026-12-14", 20));
  added.name = "Microsoft 365 Apps for enterprise - Extended Service Term";
  added.product_sku = ProductSku{"CFQ7TTC0LGZT", "002Z"};
  added.term = Term::OneMonth;
  added.purchased = day("2025-11-15");
  added.term_start = day("2026-11-15");
  added.end_action = EndOfTermAction::ExtendedServiceTerm;
  added.auto_renew = false;
  return world;
}

}  // namespace

TEST_CASE("EST-ACTIONS: what runs in its extended term is not transferred but bought again, and cancelled on the day the new one stands") {
  World world = in_extended_term();
  const Plan plan = world.plan();
  const Move move = move_of(plan, "k");
  CHECK(move.path == Path::BuySame);
  CHECK(has_reason(option(move, Path::PartnerTransfer), "TRANSFER-STATE"));
  CHECK(action(plan, ActionKind::SetEndOfTerm, "k") == nullptr);
  const Action* cancel = action(plan, ActionKind::CancelNow, "k");
  REQUIRE(cancel != nullptr);
  CHECK(cancel->date.iso() == "2026-11-25");  // ordered on Monday, checked on Tuesday
  REQUIRE(plan.target_lines.size() == 1);
  CHECK(plan.target_lines[0].product_sku->text() == "CFQ7TTC0LGZT:0001");
  CHECK(plan.proof.safe);
}

TEST_CASE("PRICE-EST: until it is cancelled an extended term costs its own price by the day, and nothing is raised twice") {
  World world = in_extended_term();
  // 182.40 a year is 15.20 a month; the price that a list tells for the extended SKU is taken as it is.
  PriceRecord row;
  row.product_sku = ProductSku{"CFQ7TTC0LGZT", "002Z"};
  row.title = "Microsoft 365 Apps for enterprise - Extended Service Term";
  row.term = Term::OneMonth;
  row.billing_plan = BillingPlan::Monthly;
  row.currency = *Currency::parse("USD");
  row.retail_price = amount("18.60");
  world.prices.push_back(row);
  const Plan plan = world.plan();
  REQUIRE(!plan.ledger.empty());
  CHECK(plan.ledger.front().kind == LedgerKind::SourceExtendedTerm);
  // 20 units x 18.60 = 372.00 a month of 30 days: 12.40 a day from 22 to 25 November.
  CHECK(plan.costs.at(0).source == amount("49.60"));
  CHECK(plan.costs.at(0).overlap == amount("37.20"));  // twice only from the order on 23 November on
  // A price that a file told is that of the extended term too.
  world.customer.subscriptions[0].unit_price_month = Money{amount("18"), row.currency};
  CHECK(world.plan().costs.at(0).source == amount("48.00"));
}

TEST_CASE("TERM-NO-MONTHLY: Copilot has no monthly term; it is ordered for the year that the list sells, and that is asked") {
  World world;
  world.settings.term = Term::OneMonth;
  world.settings.billing_plan = BillingPlan::Monthly;
  world.add(subscription("k", "Microsoft_365_Copilot", Channel::WebDirectMca, "2027-02-14", 20));
  world.add(subscription("e3", "SPE_E3", Channel::WebDirectMca, "2027-02-14", 20));
  world.price("Microsoft_365_Copilot", "378", "302.40");
  world.price("SPE_E3", "46.80", "37.44");
  world.prices.back().term = Term::OneMonth;
  const Plan plan = world.plan();
  REQUIRE(plan.target_lines.size() == 2);
  for (const TargetLine& line : plan.target_lines) {
    const bool copilot = line.sku == sku("Microsoft_365_Copilot");
    CHECK(line.term == (copilot ? Term::OneYear : Term::OneMonth));
    CHECK(line.retail_unit_month == amount(copilot ? "31.50" : "46.80"));
    CHECK(line.term_end.iso() == (copilot ? "2028-02-04" : "2027-03-04"));
  }
  CHECK(finding(plan, "k", "TERM-NO-MONTHLY")->severity == Severity::Ask);
  CHECK(!finding(plan, "e3", "TERM-NO-MONTHLY").has_value());
}

TEST_CASE("TERM-NO-MONTHLY and NCE-TERM: what no price list names is ordered for a term that the list of offers has, and that is asked") {
  World world;
  world.add(subscription("k", "Microsoft_365_Copilot", Channel::WebDirectMca, "2027-02-14", 120));
  world.settings.term = Term::OneMonth;
  Plan plan = world.plan();
  REQUIRE(plan.target_lines.size() == 1);
  CHECK(plan.target_lines[0].term == Term::OneYear);
  CHECK(plan.target_lines[0].billing_plan == BillingPlan::Monthly);
  CHECK(finding(plan, "k", "TERM-NO-MONTHLY")->severity == Severity::Ask);
  world.settings.term = Term::ThreeYears;
  world.settings.billing_plan = BillingPlan::Triennial;
  plan = world.plan();
  CHECK(plan.target_lines.at(0).term == Term::OneYear);
  CHECK(plan.target_lines.at(0).billing_plan == BillingPlan::Annual);
  CHECK(finding(plan, "k", "NCE-TERM")->severity == Severity::Ask);
}

TEST_CASE("NCE-TERM: a suite for three years is ordered by the offer that is sold for three years") {
  World world;
  world.settings.term = Term::ThreeYears;
  world.settings.billing_plan = BillingPlan::Annual;
  world.add(subscription("k", "Microsoft_365_E3_(no_Teams)", Channel::WebDirectMca, "2027-02-14", 120));
  const Plan plan = world.plan();
  REQUIRE(plan.target_lines.size() == 1);
  CHECK(plan.target_lines[0].term == Term::ThreeYears);
  CHECK(catalog().find_offer(*plan.target_lines[0].product_sku)->title == "Microsoft 365 E3 (no Teams) - 3 year");
  CHECK_FALSE(finding(plan, "k", "NCE-TERM").has_value());
}

TEST_CASE("NCE-BILL: what the list sells for the year only up front is ordered up front, with its price, and that is asked") {
  World world;
  world.add(subscription("k", "POWER_BI_PRO", Channel::WebDirectMca, "2027-02-14", 20));
  world.add(subscription("e3", "SPE_E3", Channel::WebDirectMca, "2027-02-14", 20));
  world.price("POWER_BI_PRO", "168", "134.40");
  world.prices.back().billing_plan = BillingPlan::Annual;
  world.price("SPE_E3", "432", "345.60");
  const Plan plan = world.plan();
  REQUIRE(plan.target_lines.size() == 2);
  for (const TargetLine& line : plan.target_lines) {
    const bool up_front = line.sku == sku("POWER_BI_PRO");
    CHECK(line.billing_plan == (up_front ? BillingPlan::Annual : BillingPlan::Monthly));
    CHECK(line.retail_unit_month == amount(up_front ? "14" : "36"));
  }
  CHECK(finding(plan, "k", "NCE-BILL")->severity == Severity::Ask);
  CHECK_FALSE(finding(plan, "e3", "NCE-BILL").has_value());
}

TEST_CASE("what is paid today is estimated the same, however the new term is to be billed") {
  World world;
  world.add(subscription("k", "SPE_E3", Channel::WebDirectMca, "2027-02-14", 20)).billing_plan = BillingPlan::Unknown;
  world.price("SPE_E3", "453.60", "362.88");
  world.price("SPE_E3", "432", "345.60");
  world.prices.back().billing_plan = BillingPlan::Annual;
  const Decimal monthly = world.plan().costs.at(0).source;
  world.settings.billing_plan = BillingPlan::Annual;
  CHECK(world.plan().costs.at(0).source == monthly);
}

TEST_CASE("PRICE-ANNUAL-MONTHLY, PRICE-MONTHLY and PRICE-EST: 37.80 billed monthly is 36.00 paid annually, 43.20 monthly, 44.50 extended") {
  CHECK(extended_month(Term::OneYear, BillingPlan::Monthly, "37.80") == amount("44.50"));  // 36 x 1.20 x 1.03 = 44.496
  CHECK(extended_month(Term::OneYear, BillingPlan::Annual, "36.00") == amount("44.50"));
  CHECK(extended_month(Term::OneMonth, BillingPlan::Monthly, "43.20") == amount("44.50"));
}

TEST_CASE("PRICE-EST: 3 percent above the monthly term of the list, 23 percent above the annual price where there is no monthly one") {
  const auto monthly = extended_by_list(with_list({{"Microsoft 365 E3", "43.20"}}, Term::OneMonth, BillingPlan::Monthly));
  REQUIRE(monthly.has_value());
  CHECK(*monthly->retail_month == amount("44.496"));
  const auto annual = extended_by_list(with_list({{"Microsoft 365 E3", "432"}}, Term::OneYear, BillingPlan::Annual));
  REQUIRE(annual.has_value());
  CHECK(*annual->retail_month == amount("44.28"));  // 36 x 1.23
}

TEST_CASE("EST-SKU-NAME: where the list has a row of the extended service term, that row is the price") {
  const World world = with_list({{"Microsoft 365 E3", "43.20"}, {"Microsoft 365 E3 - Extended Service Term", "45.10"}}, Term::OneMonth,
                                BillingPlan::Monthly);
  REQUIRE(extended_by_list(world).has_value());
  CHECK(*extended_by_list(world)->retail_month == amount("45.10"));
  const plan::PriceBook book(world.prices, world.settings, catalog());
  CHECK(*book.find(ProductSku{"CFQ7TTC0LFLX", "0001"}, Term::OneMonth, BillingPlan::Monthly, day("2026-12-01"))->retail_month ==
        amount("43.20"));
}

TEST_CASE("PRICE-2026: bought on 30 June 2026 at the old price, on 1 July at the new one") {
  World world;
  world.today = day("2026-06-10");
  world.settings.assume_transfer_possible = false;
  world.add(subscription("k", "SPE_E3", Channel::WebDirectMca, "2026-08-20", 5)).purchased = day("2025-08-21");
  world.decide("k").order_date = day("2026-06-30");
  CHECK(!finding(world.plan(), "k", "PRICE-2026").has_value());
  CHECK(finding(world.plan(), "k", "PRICE-LOCK").has_value());
  world.decide("k").order_date = day("2026-07-01");
  CHECK(finding(world.plan(), "k", "PRICE-2026").has_value());
  CHECK(!finding(world.plan(), "k", "PRICE-LOCK").has_value());
}

TEST_CASE("PRICE-2026: what kept its price on 1 July 2026 is not said to have an old and a new one") {
  for (const char* part : {"SPB", "STANDARDPACK", "EXCHANGESTANDARD", "MCOEV", "Microsoft_365_Copilot"}) {
    CAPTURE(part);
    World world;
    world.add(subscription("k", part, Channel::WebDirectMca, "2027-03-21", 5)).purchased = day("2026-03-22");
    CHECK(!finding(world.plan(), "k", "PRICE-2026").has_value());
  }
}

TEST_CASE("PRICE-2026: who is transferred after a renewal of December 2026 is told that it renews at the new price") {
  World world;
  world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2026-12-04", 40)).purchased = day("2025-12-05");
  const Plan plan = world.plan();
  REQUIRE(action(plan, ActionKind::Transfer, "k") != nullptr);
  REQUIRE(finding(plan, "k", "PRICE-2026").has_value());
  CHECK(finding(plan, "k", "PRICE-2026")->severity == Severity::Note);
  CHECK(move_of(plan, "k").why.front().key == "why.path.transfer_renewed");
  // Transferred inside its term it keeps its price.
  world.customer.subscriptions[0].term_end = day("2027-05-30");
  world.customer.subscriptions[0].purchased = day("2026-05-31");
  CHECK_FALSE(finding(world.plan(), "k", "PRICE-2026").has_value());
}

TEST_CASE("NCE-BILL: what is billed ahead comes back: the month, the year, or all three years up front") {
  // 10 units at 31 a month, cancelled on 25 November in a month that began on the 1st: 5 of its 30 days.
  CHECK(credit_on(BillingPlan::Monthly, Term::OneYear, "2026-10-01", "2027-09-30") == amount("51.67"));
  // The year to 30 September: 10 months more.
  CHECK(credit_on(BillingPlan::Annual, Term::OneYear, "2026-10-01", "2027-09-30") == amount("3151.67"));
  // Three years to 30 September 2029: 34 months, of which the horizon of the plan is no part.
  CHECK(credit_on(BillingPlan::Triennial, Term::ThreeYears, "2026-10-01", "2029-09-30") == amount("10591.67"));
}

TEST_CASE("NCE-REFUND: cancelled inside the window, the paid rest comes back counted by days") {
  World world;
  world.settings.assume_transfer_possible = false;
  Subscription& added = world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2026-11-22", 10));
  added.billing_plan = BillingPlan::Annual;
  added.unit_price_month = Money{amount("31"), kDollar};
  const Plan plan = world.plan();
  const Action* cancel = action(plan, ActionKind::CancelNow, "k");
  REQUIRE(cancel != nullptr);
  REQUIRE(cancel->date.iso() == "2026-11-24");
  // Renewed on 23 November for a year: 2 days are used; 28 of the 30 days of its first month and 11 more months come back, 310 each.
  CHECK(plan.costs.at(0).expected_credit == amount("3699.33"));
  bool asked = false;
  for (const Step& step : plan.steps) asked = asked || (step.kind() == StepKind::Credit && step.rule == "NCE-REFUND");
  CHECK(asked);
}

TEST_CASE("CREDIT-MCA: under the Customer Agreement there is credit in the first 7 days of a term and none on the eighth") {
  World world;
  world.settings.weigh_paths = true;
  Subscription& added = world.add(subscription("k", "SPE_E3", Channel::WebDirectMca, "2027-11-19", 10));
  added.term_start = added.purchased = day("2026-11-20");
  added.cancel_until = day("2026-11-26");  // the seventh day
  added.unit_price_month = Money{amount("31"), kDollar};
  world.price("SPE_E3", "360", "288");
  world.decide("k").order_date = day("2026-11-23");
  const Plan inside = world.plan();
  REQUIRE(action(inside, ActionKind::CancelNow, "k") != nullptr);
  CHECK(action(inside, ActionKind::CancelNow, "k")->date <= day("2026-11-26"));
  CHECK(!inside.costs.at(0).expected_credit.is_zero());
  for (const LedgerLine& line : inside.ledger) CHECK((line.kind != LedgerKind::ExpectedCredit || line.rule == "CREDIT-MCA"));
  // Where no file tells the window it is counted from the purchase.
  world.customer.subscriptions[0].cancel_until.reset();
  CHECK(world.plan().costs.at(0).expected_credit == inside.costs.at(0).expected_credit);
  Subscription& older = world.customer.subscriptions[0];
  older.term_start = older.purchased = day("2026-11-16");  // the seventh day was yesterday when it could be cancelled
  older.term_end = day("2027-11-15");
  const Plan outside = world.plan();
  CHECK(action(outside, ActionKind::CancelNow, "k") == nullptr);
  CHECK(outside.costs.at(0).expected_credit.is_zero());
}

TEST_CASE("PRICE-LOCK: a price holds until the renewal, and from then on it is the one of that day, as the list has it") {
  World world;
  world.price("SPE_E3", "360", "288");
  PriceRecord later = world.prices.front();
  world.prices.front().valid_to = day("2026-12-31");
  later.valid_from = day("2027-01-01");
  later.retail_price = amount("396");  // ten in a hundred more
  world.prices.push_back(later);
  Subscription& added = world.add(subscription("k", "SPE_E3", Channel::WebDirectMca, "2027-01-21", 20));
  const auto left_alone = [&] { return world.plan().costs.at(0).doing_nothing; };
  // Two months at 30 and ten at 33, for 20 units.
  CHECK(left_alone() == amount("7800"));
  // Who pays a tenth less than the list pays a tenth less afterwards: 27 and 29.70.
  added.unit_price_month = Money{amount("27"), *Currency::parse("USD")};
  CHECK(left_alone() == amount("7020"));
}

TEST_CASE("TRANSFER-EA: after the agreement ends a channel-transferred subscription costs what the target's list says") {
  World world;
  world.price("SPE_E3", "360", "288");
  Subscription& added = world.add(subscription("k", "SPE_E3", Channel::EnterpriseAgreement, "2027-02-21", 10));
  added.unit_price_month = Money{amount("40"), *Currency::parse("USD")};
  world.decide("k").path = Path::ChannelTransfer;
  const Plan plan = world.plan();
  // Three months of the agreement at 40, nine of the target at 30.
  CHECK(plan.costs.at(0).source == amount("1200"));
  CHECK(plan.costs.at(0).target == amount("2700"));
}
