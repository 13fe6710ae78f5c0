#include "core/plan/costs/subscription_costs.hpp"

#include <doctest/doctest.h>

using namespace csp;

namespace {

const Currency kInDollar = *Currency::parse("USD");

LedgerLine line(const char* subscription, LedgerKind kind, const char* amount) {
  LedgerLine made;
  made.subscription = subscription;
  made.kind = kind;
  made.amount = Money{*Decimal::parse(amount), kInDollar};
  return made;
}

}  // namespace

TEST_CASE("each subscription gets the sum of its own lines") {
  std::vector<LedgerLine> ledger = {line("b", LedgerKind::SourceCharge, "10"), line("a", LedgerKind::SourceCharge, "5.50"),
                                    line("a", LedgerKind::SourceUnusedCommitment, "1.25"), line("a", LedgerKind::ExpectedCredit, "-2")};
  ledger[2].overlap = true;
  const auto costs = subscription_costs(ledger, kInDollar);
  REQUIRE(costs.size() == 2);
  CHECK(costs[0].subscription == "a");
  CHECK(costs[0].source == *Decimal::parse("6.75"));
  CHECK(costs[0].unused == *Decimal::parse("1.25"));
  CHECK(costs[0].overlap == *Decimal::parse("1.25"));
  CHECK(costs[0].credit == *Decimal::parse("2"));
  CHECK(costs[0].total() == *Decimal::parse("4.75"));
  CHECK(costs[1].total() == *Decimal::parse("10"));
}

TEST_CASE("other currencies stay out") {
  CHECK(subscription_costs({line("a", LedgerKind::SourceCharge, "1")}, *Currency::parse("EUR")).empty());
}

TEST_CASE("a partner's cost is only given when every line tells it") {
  std::vector<LedgerLine> ledger = {line("a", LedgerKind::TargetCharge, "10"), line("b", LedgerKind::TargetCharge, "20")};
  ledger[0].partner_amount = Money{*Decimal::parse("8"), kInDollar};
  CHECK_FALSE(partner_cost(ledger, kInDollar));
  CHECK(subscription_costs(ledger, kInDollar)[0].partner == *Decimal::parse("8"));
  ledger[1].partner_amount = Money{*Decimal::parse("17"), kInDollar};
  CHECK(partner_cost(ledger, kInDollar) == *Decimal::parse("25"));
  CHECK_FALSE(partner_cost({}, kInDollar));
}
