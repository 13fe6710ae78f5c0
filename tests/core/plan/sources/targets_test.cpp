// What is proposed in place of a SKU that cannot be bought, once prices are known.
#include "core/plan/sources/targets.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/core/support/price_row.hpp"

using namespace csp;
using test::price_row;

namespace {

const Date today = *Date::from_iso("2026-11-22");

std::vector<std::string> proposed(std::string_view part, const Prices& prices, PlanMemory& memory) {
  const PlanSettings settings;
  const plan::PriceBook book(prices, settings, test::catalog());
  plan::TargetFinder finder(test::catalog(), settings, book, today, memory);
  const TargetCandidate* found = finder.proposal(test::sku(part), 10, test::catalog().find_sku(test::sku(part))->segment, today);
  REQUIRE(found != nullptr);
  std::vector<std::string> parts;
  for (const Guid& sku : found->skus) parts.push_back(test::catalog().find_sku(sku)->part_number);
  std::sort(parts.begin(), parts.end());
  return parts;
}

using Parts = std::vector<std::string>;

}  // namespace

TEST_CASE("in place of a retired suite the cheapest bundle that keeps everything is proposed, whatever its size") {
  PlanMemory memory;  // outlives the price list: what it remembers knows no prices
  const Prices dear_voice = {price_row("ENTERPRISEPACK", 2000), price_row("MCOEV", 2800), price_row("ENTERPRISEPREMIUM", 3500)};
  const Prices cheap_voice = {price_row("ENTERPRISEPACK", 2000), price_row("MCOEV", 800), price_row("ENTERPRISEPREMIUM", 3500)};
  CHECK(proposed("ENTERPRISEWITHSCAL", dear_voice, memory) == Parts{"ENTERPRISEPREMIUM"});
  CHECK(proposed("ENTERPRISEWITHSCAL", cheap_voice, memory) == Parts{"ENTERPRISEPACK", "MCOEV"});
  CHECK(proposed("ENTERPRISEWITHSCAL", dear_voice, memory) == Parts{"ENTERPRISEPREMIUM"});
}

TEST_CASE("a suite with Teams is found as the same suite without Teams beside Teams where that is cheaper") {
  const Prices prices = {price_row("SPE_E5", 6000), price_row("Microsoft_365_E5_(no_Teams)", 5100),
                         price_row("Microsoft_Teams_Enterprise_New", 525)};
  const PlanSettings settings;
  const plan::PriceBook book(prices, settings, test::catalog());
  PlanMemory memory;
  plan::TargetFinder finder(test::catalog(), settings, book, today, memory);
  const auto& found = finder.proposals(test::bundle("SPE_E5"), Segment::Commercial);
  const auto cheapest = std::find_if(found.begin(), found.end(), [](const TargetCandidate& candidate) { return candidate.cheapest; });
  REQUIRE(cheapest != found.end());
  CHECK(cheapest->skus.size() == 2);
  CHECK(cheapest->month == Decimal::from_cents(5625));
  CHECK(found.front().why_key == "target.same");
  CHECK(found.front().month == Decimal::from_cents(6000));
}

TEST_CASE("TEAMS-SALE-CLOSED: the suite without Teams beside Teams is proposed, not a second suite with a second mailbox that costs less") {
  const Prices prices = {price_row("Microsoft_365_E3_(no_Teams)", 3000), price_row("Microsoft_Teams_Enterprise_New", 900),
                         price_row("O365_BUSINESS_ESSENTIALS", 600)};
  PlanSettings settings;
  settings.teams_sale = TeamsSale::Closed;
  const plan::PriceBook book(prices, settings, test::catalog());
  PlanMemory memory;
  plan::TargetFinder finder(test::catalog(), settings, book, today, memory);
  const TargetCandidate* found = finder.proposal(test::sku("SPE_E3"), 10, Segment::Commercial, today);
  REQUIRE(found != nullptr);
  std::vector<Guid> wanted = {test::sku("Microsoft_365_E3_(no_Teams)"), test::sku("Microsoft_Teams_Enterprise_New")};
  std::vector<Guid> proposed = found->skus;
  std::sort(wanted.begin(), wanted.end());
  std::sort(proposed.begin(), proposed.end());
  CHECK(proposed == wanted);
}

TEST_CASE("of the successors of a retired offer one that keeps everything is proposed, also where no price is known") {
  PlanMemory memory;
  CHECK(proposed("STANDARDWOFFPACK_IW_FACULTY", {}, memory) != Parts{"STANDARDWOFFPACK_FACULTY"});
  const Comparison kept = compare(test::catalog(), test::bundle("STANDARDWOFFPACK_IW_FACULTY"), test::bundle("M365EDU_A3_FACULTY"));
  REQUIRE(kept.verdict == Verdict::Better);
  CHECK(proposed("STANDARDWOFFPACK_IW_FACULTY", {}, memory) == Parts{"M365EDU_A3_FACULTY"});
}
