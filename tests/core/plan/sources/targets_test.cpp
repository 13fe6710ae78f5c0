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
  plan::TargetFinder finder(test::catalog(), {}, settings, book, today, memory);
  const TargetCandidate* found = finder.proposal(test::sku(part), 10, test::catalog().find_sku(test::sku(part))->segment, today).chosen;
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
  plan::TargetFinder finder(test::catalog(), {}, settings, book, today, memory);
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
  plan::TargetFinder finder(test::catalog(), {}, settings, book, today, memory);
  const TargetCandidate* found = finder.proposal(test::sku("SPE_E3"), 10, Segment::Commercial, today).chosen;
  REQUIRE(found != nullptr);
  std::vector<Guid> wanted = {test::sku("Microsoft_365_E3_(no_Teams)"), test::sku("Microsoft_Teams_Enterprise_New")};
  std::vector<Guid> proposed = found->skus;
  std::sort(wanted.begin(), wanted.end());
  std::sort(proposed.begin(), proposed.end());
  CHECK(proposed == wanted);
}

TEST_CASE("a suite that gives just the same but stands in no price list is named beside the dearer one that is proposed") {
  PlanSettings settings;
  settings.teams_sale = TeamsSale::Closed;
  PlanMemory memory;
  std::vector<Guid> equal = {test::sku("Microsoft_365_E3_(no_Teams)"), test::sku("Microsoft_Teams_Enterprise_New")};
  std::sort(equal.begin(), equal.end());
  const auto sorted = [](const TargetCandidate& candidate) {
    std::vector<Guid> skus = candidate.skus;
    std::sort(skus.begin(), skus.end());
    return skus;
  };
  Prices prices = {price_row("Microsoft_365_E5_(no_Teams)", 5100), price_row("Microsoft_Teams_Enterprise_New", 900)};
  const plan::PriceBook short_list(prices, settings, test::catalog());
  plan::TargetFinder finder(test::catalog(), {}, settings, short_list, today, memory);
  const plan::Proposal dearer = finder.proposal(test::sku("SPE_E3"), 10, Segment::Commercial, today);
  REQUIRE(dearer.chosen != nullptr);
  CHECK(dearer.chosen->comparison.verdict == Verdict::Better);
  REQUIRE(dearer.equal_unpriced != nullptr);
  CHECK(sorted(*dearer.equal_unpriced) == equal);

  prices.push_back(price_row("Microsoft_365_E3_(no_Teams)", 3000));
  const plan::PriceBook whole_list(prices, settings, test::catalog());
  plan::TargetFinder knowing(test::catalog(), {}, settings, whole_list, today, memory);
  const plan::Proposal priced = knowing.proposal(test::sku("SPE_E3"), 10, Segment::Commercial, today);
  REQUIRE(priced.chosen != nullptr);
  CHECK(sorted(*priced.chosen) == equal);
  CHECK(priced.equal_unpriced == nullptr);
}

TEST_CASE("NCE-TRIAL and EST-SKU-NAME: a mapping that reads a trial or an extended service term is not what is ordered") {
  PlanSettings settings;
  const ProductSku trial = {"CFQ7TTC0LFLZ", "0009"}, extended = {"CFQ7TTC0LGZT", "002Z"}, own = {"CFQ7TTC0ZZZZ", "0001"};
  for (const ProductSku& id : {trial, own}) settings.offer_mapping[id] = test::sku("SPE_E5");
  settings.offer_mapping[extended] = test::sku("OFFICESUBSCRIPTION");
  Customer customer;
  customer.subscriptions.resize(1);
  customer.subscriptions[0].trial = true;
  customer.subscriptions[0].product_sku = trial;
  const plan::PriceBook book({}, settings, test::catalog());
  PlanMemory memory;
  plan::TargetFinder finder(test::catalog(), customer, settings, book, today, memory);
  CHECK(finder.offer(test::sku("SPE_E5"), std::nullopt, today).product_sku == own);
  REQUIRE(finder.offer(test::sku("OFFICESUBSCRIPTION"), std::nullopt, today).product_sku.has_value());
  CHECK_FALSE(finder.offer(test::sku("OFFICESUBSCRIPTION"), std::nullopt, today).product_sku == extended);
  settings.offer_mapping.erase(own);
  plan::TargetFinder without(test::catalog(), customer, settings, book, today, memory);
  CHECK_FALSE(without.offer(test::sku("SPE_E5"), std::nullopt, today).product_sku == trial);
}

TEST_CASE("NCE-TRIAL: what the price list has as a trial only is not ordered by a mapping either") {
  PlanSettings settings;
  const ProductSku trial = {"CFQ7TTC0ZZZZ", "0002"};
  settings.offer_mapping[trial] = test::sku("SPE_E5");
  Prices prices = {price_row("SPE_E5", 6000)};
  prices.push_back(prices.back());
  prices.back().product_sku = trial;
  prices.back().trial = true;
  const plan::PriceBook book(prices, settings, test::catalog());
  PlanMemory memory;
  plan::TargetFinder finder(test::catalog(), {}, settings, book, today, memory);
  CHECK(finder.offer(test::sku("SPE_E5"), std::nullopt, today).product_sku == prices.front().product_sku);
}

TEST_CASE("of the successors of a retired offer one that keeps everything is proposed, also where no price is known") {
  PlanMemory memory;
  CHECK(proposed("STANDARDWOFFPACK_IW_FACULTY", {}, memory) != Parts{"STANDARDWOFFPACK_FACULTY"});
  const Comparison kept = compare(test::catalog(), test::bundle("STANDARDWOFFPACK_IW_FACULTY"), test::bundle("M365EDU_A3_FACULTY"));
  REQUIRE(kept.verdict == Verdict::Better);
  CHECK(proposed("STANDARDWOFFPACK_IW_FACULTY", {}, memory) == Parts{"M365EDU_A3_FACULTY"});
}
