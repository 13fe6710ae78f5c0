#include "core/plan/costs/monthly.hpp"

#include <doctest/doctest.h>

#include "tests/core/support/planner_world.hpp"

using namespace csp;
using planner_world::day;

namespace {

const Currency usd = *Currency::parse("USD");

LedgerLine line(LedgerKind kind, const char* from, const char* to, const char* amount, Currency currency = usd) {
  LedgerLine made;
  made.kind = kind;
  made.from = day(from);
  made.to = day(to);
  made.amount = Money{*Decimal::parse(amount), currency};
  return made;
}

}  // namespace

TEST_CASE("a charge of one month falls into that month") {
  const auto months = monthly_costs({line(LedgerKind::SourceCharge, "2027-02-01", "2027-02-28", "100")}, usd);
  REQUIRE(months.size() == 1);
  CHECK(months[0].month == day("2027-02-01"));
  CHECK(months[0].source == Decimal::from_integer(100));
}

TEST_CASE("a charge over a month's end is parted by days") {
  const auto months = monthly_costs({line(LedgerKind::TargetCharge, "2027-01-22", "2027-02-10", "200")}, usd);
  REQUIRE(months.size() == 2);
  CHECK(months[0].target == Decimal::from_integer(100));
  CHECK(months[1].target == Decimal::from_integer(100));
}

TEST_CASE("the months add up to the ledger to the last cent") {
  const std::vector<LedgerLine> ledger = {
      line(LedgerKind::SourceCharge, "2026-11-22", "2027-03-21", "1234.57"),
      line(LedgerKind::SourceUnusedCommitment, "2027-03-22", "2027-07-03", "99.99"),
      line(LedgerKind::TargetCharge, "2027-03-14", "2028-03-13", "10000.01"),
      line(LedgerKind::ExpectedCredit, "2027-01-05", "2027-02-17", "-33.34"),
  };
  Decimal source, target, credit;
  for (const MonthlyCost& month : monthly_costs(ledger, usd)) {
    source += month.source;
    target += month.target;
    credit += month.credit;
  }
  CHECK(source == *Decimal::parse("1334.56"));
  CHECK(target == *Decimal::parse("10000.01"));
  CHECK(credit == *Decimal::parse("33.34"));
}

TEST_CASE("months between two charges are there and empty, other currencies are not mixed in") {
  const Currency eur = *Currency::parse("EUR");
  const auto months = monthly_costs(
      {line(LedgerKind::SourceCharge, "2027-01-01", "2027-01-31", "10"), line(LedgerKind::SourceCharge, "2027-04-01", "2027-04-30", "20"),
       line(LedgerKind::SourceCharge, "2027-02-01", "2027-02-28", "5", eur)},
      usd);
  REQUIRE(months.size() == 4);
  CHECK(months[1].source.is_zero());
  CHECK(months[3].source == Decimal::from_integer(20));
  CHECK(monthly_costs({}, usd).empty());
}
