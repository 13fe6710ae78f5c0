// From licences and the catalogue to the cheapest bundles.

#include <map>

#include "core/equivalence/bundles/optimise.hpp"
#include "core/equivalence/bundles/requirements.hpp"
#include "core/equivalence/comparison_findings.hpp"
#include "core/equivalence/targets.hpp"
#include "tests/core/equivalence/support.hpp"
#include "tests/core/support/catalog_tenant.hpp"
#include "tests/core/support/covering.hpp"

using namespace csp;
using namespace csp::bundles;

namespace {

struct Price {
  std::string_view part;
  std::int64_t cents;
};

Requirements one_profile(std::string_view licences, const std::vector<Price>& prices, Segment segment = Segment::Commercial) {
  std::vector<Priced> skus;
  for (const Price& price : prices) skus.push_back({test::sku(price.part), Decimal::from_cents(price.cents)});
  return requirements_of(test::catalog(), {{"P1", 10, test::bundle(licences)}}, skus, segment);
}

std::vector<std::string> bought(const Requirements& requirements) {
  std::vector<std::string> parts;
  for (const Purchase& purchase : cheapest(requirements.problem).purchases)
    parts.push_back(test::catalog().find_sku(requirements.problem.skus[purchase.sku].sku)->part_number);
  std::sort(parts.begin(), parts.end());
  return parts;
}

using Parts = std::vector<std::string>;

}  // namespace

TEST_CASE("a suite is replaced by its form without Teams and Teams where that is cheaper, and kept where it is not") {
  CHECK(bought(one_profile("SPE_E5", {{"SPE_E5", 6000}, {"Microsoft_365_E5_(no_Teams)", 5200}, {"Microsoft_Teams_Enterprise_New", 525}})) ==
        Parts{"Microsoft_365_E5_(no_Teams)", "Microsoft_Teams_Enterprise_New"});
  CHECK(bought(one_profile("SPE_E5", {{"SPE_E5", 5700}, {"Microsoft_365_E5_(no_Teams)", 5200}, {"Microsoft_Teams_Enterprise_New", 525}})) ==
        Parts{"SPE_E5"});
}

TEST_CASE("two licences become one that holds both") {
  CHECK(bought(one_profile("EXCHANGESTANDARD + EXCHANGEARCHIVE_ADDON",
                           {{"EXCHANGESTANDARD", 400}, {"EXCHANGEARCHIVE_ADDON", 500}, {"EXCHANGEENTERPRISE", 800}})) ==
        Parts{"EXCHANGEENTERPRISE"});
}

TEST_CASE("one licence becomes the two it is made of") {
  CHECK(bought(one_profile("BUSINESS_VOICE_MED2", {{"BUSINESS_VOICE_MED2", 2000}, {"MCOTEAMS_ESSENTIALS", 1500}, {"MCOMEETADV", 400}})) ==
        Parts{"MCOMEETADV", "MCOTEAMS_ESSENTIALS"});
}

TEST_CASE("nonprofit licences are never bought for commercial users, however cheap") {
  const std::vector<Price> prices = {{"SPB", 2200}, {"Microsoft_365_Business_Premium_Donation_(Non_Profit_Pricing)", 0}};
  CHECK(bought(one_profile("SPB", prices)) == Parts{"SPB"});
}

TEST_CASE("a nonprofit's grant is replaced by the ordinary suite that it can buy, and its ordinary licences stay what they are") {
  const std::vector<Price> prices = {{"SPB", 550}};
  CHECK(bought(one_profile("Microsoft_365_Business_Premium_Donation_(Non_Profit_Pricing)", prices, Segment::Nonprofit)) == Parts{"SPB"});
  CHECK(bought(one_profile("SPB", prices, Segment::Nonprofit)) == Parts{"SPB"});
}

TEST_CASE("what is switched off is not needed") {
  std::vector<Guid> all_but_mail;
  const Sku* suite = test::catalog().find_sku_by_text("ENTERPRISEPACK");
  for (PlanIndex plan : suite->plans) {
    if (test::catalog().plans[plan].name != "EXCHANGE_S_ENTERPRISE") all_but_mail.push_back(test::catalog().plans[plan].id);
  }
  const std::vector<Priced> skus = {{suite->id, Decimal::from_cents(2300), 1},
                                    {test::sku("EXCHANGEENTERPRISE"), Decimal::from_cents(800), 1}};
  CHECK(bought(requirements_of(test::catalog(), {{"P1", 1, {{suite->id, all_but_mail}}}}, skus, Segment::Commercial)) ==
        Parts{"EXCHANGEENTERPRISE"});
}

TEST_CASE("whoever has a SKU that is to be kept gets it, the others do not") {
  const std::vector<Priced> skus = {{test::sku("EXCHANGESTANDARD"), Decimal::from_cents(400), 1},
                                    {test::sku("EXCHANGEENTERPRISE"), Decimal::from_cents(300), 1}};
  const std::vector<LicensedUsers> users = {{"P1", 1, test::bundle("EXCHANGESTANDARD")}, {"P2", 1, test::bundle("EXCHANGEDESKLESS")}};
  CHECK(bought(requirements_of(test::catalog(), users, skus, Segment::Commercial)) == Parts{"EXCHANGEENTERPRISE"});
  const Answer kept = cheapest(requirements_of(test::catalog(), users, skus, Segment::Commercial, {test::sku("EXCHANGESTANDARD")}).problem);
  REQUIRE(kept.choices.size() == 2);
  CHECK(kept.choices[0].skus == std::vector<SkuNumber>{0});
  CHECK(kept.choices[1].skus == std::vector<SkuNumber>{1});
}

TEST_CASE("a SKU that the catalogue does not know can only be left out, and is named") {
  const Guid unknown = *Guid::parse("11111111-2222-3333-4444-555555555555");
  const Requirements requirements = requirements_of(test::catalog(), {{"P1", 4, {{unknown, {}}}}},
                                                    {{test::sku("SPE_E5"), Decimal::from_cents(6000), 1}}, Segment::Commercial);
  const Answer answer = cheapest(requirements.problem);
  REQUIRE(answer.not_covered.size() == 1);
  REQUIRE(answer.not_covered[0].needs.size() == 1);
  CHECK(requirements.meaning[answer.not_covered[0].needs[0]].unknown_sku == unknown);
}

TEST_CASE("for one SKU, the cheapest of one or two is the cheapest of all covering ones") {
  const Catalog& catalog = test::catalog();
  std::vector<const Sku*> candidates;
  std::vector<Priced> priced;
  std::map<Guid, Decimal> price_of;
  for (const Sku& sku : catalog.skus) {
    if (!is_candidate(sku, Segment::Commercial)) continue;
    candidates.push_back(&sku);
    // Any prices will do; these have nothing to do with what a SKU gives.
    const Decimal price = Decimal::from_cents(500 + static_cast<std::int64_t>(candidates.size() * 7919 % 4000));
    priced.push_back({sku.id, price, 1});
    price_of[sku.id] = price;
  }
  std::size_t compared = 0;
  for (std::size_t i = 0; i < candidates.size(); i += 9) {
    const Bundle source = {{candidates[i]->id, {}}};
    CAPTURE(candidates[i]->part_number);
    if (!missing_bases(catalog, side_of(catalog, source)).empty()) continue;  // judged with its base elsewhere
    std::optional<Decimal> least;
    for (std::size_t size : {1, 2}) {
      for (const std::vector<Guid>& skus : support::covering_bundles(catalog, source, candidates, size, 100'000)) {
        Decimal sum;
        for (const Guid& sku : skus) sum += price_of[sku];
        if (!least || sum < *least) least = sum;
      }
    }
    Requirements requirements = requirements_of(catalog, {{"P1", 1, source}}, priced, Segment::Commercial);
    requirements.problem.limits.most_skus_per_user = 2;
    const Answer answer = cheapest(requirements.problem);
    CHECK(answer.found == least.has_value());
    if (least) CHECK(answer.cost == *least);
    ++compared;
  }
  CHECK(compared > 20);
}

TEST_CASE("every user of a large tenant keeps what decides, at the proven least cost") {
  const Requirements requirements = test::catalog_tenant(test::catalog(), 1, 120, 200);
  const Answer answer = cheapest(requirements.problem);
  CHECK(answer.outcome == Outcome::Proven);
  for (const Choice& choice : answer.choices) {
    for (Need need : requirements.problem.profiles[choice.profile].needs) {
      CHECK(std::any_of(choice.skus.begin(), choice.skus.end(), [&](SkuNumber sku) {
        const std::vector<Need>& gives = requirements.problem.skus[sku].gives;
        return std::binary_search(gives.begin(), gives.end(), need);
      }));
    }
  }
}

TEST_CASE("FRONTLINE-USERS: whoever has no frontline licence today is given none, however cheap; whoever has one may keep it or change") {
  const std::vector<Priced> skus = {{test::sku("SPE_F1"), *Decimal::parse("10"), 1},
                                    {test::sku("EMS"), *Decimal::parse("14"), 1},
                                    {test::sku("DESKLESSPACK"), *Decimal::parse("4"), 1},
                                    {test::sku("ENTERPRISEPACK"), *Decimal::parse("26"), 1}};
  const auto barred = [&](const char* licences) {
    return requirements_of(test::catalog(), {{"P1", 10, test::bundle(licences)}}, skus, Segment::Commercial).problem.profiles[0].barred;
  };
  CHECK(barred("ENTERPRISEPACK + EMS") == std::vector<SkuNumber>{0, 2});
  CHECK(barred("DESKLESSPACK").empty());
}
