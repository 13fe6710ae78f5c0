#include "core/plan/costs/cheapest_bundles.hpp"

#include <doctest/doctest.h>

#include "tests/core/support/price_row.hpp"

using namespace csp;

namespace {

using test::price_row;

Customer customer(std::vector<std::string_view> licences, std::int64_t users) {
  Customer out;
  Profile profile;
  profile.id = "P1";
  profile.users = users;
  for (std::string_view part : licences) profile.skus.push_back({test::sku(part), {}, {}, true});
  out.profiles.push_back(std::move(profile));
  out.assignments_known = true;
  return out;
}

const Date today = *Date::from_iso("2026-11-22");

}  // namespace

TEST_CASE("the cheapest bundles are found among what the price list sells, and what they save is told") {
  const Customer contoso = customer({"EXCHANGESTANDARD", "EXCHANGEARCHIVE_ADDON"}, 20);
  const plan::CheapestBundles found = plan::cheapest_bundles(
      test::catalog(), contoso, {},
      {price_row("EXCHANGESTANDARD", 400), price_row("EXCHANGEARCHIVE_ADDON", 500), price_row("EXCHANGEENTERPRISE", 800)}, today);
  REQUIRE(found.notes.empty());
  CHECK(found.answer.outcome == bundles::Outcome::Proven);
  CHECK(found.answer.cost.text() == "160.00");
  REQUIRE(found.same_skus);
  CHECK(found.same_skus->text() == "180.00");
}

TEST_CASE("a banned SKU is not bought, and a kept one is") {
  const Customer contoso = customer({"EXCHANGESTANDARD"}, 20);
  const Prices prices = {price_row("EXCHANGESTANDARD", 900), price_row("EXCHANGEENTERPRISE", 800)};
  PlanSettings settings;
  CHECK(plan::cheapest_bundles(test::catalog(), contoso, settings, prices, today).answer.cost.text() == "160.00");
  settings.bundles.banned = {test::sku("EXCHANGEENTERPRISE")};
  CHECK(plan::cheapest_bundles(test::catalog(), contoso, settings, prices, today).answer.cost.text() == "180.00");
  settings.bundles = {};
  settings.bundles.kept = {test::sku("EXCHANGESTANDARD")};
  CHECK(plan::cheapest_bundles(test::catalog(), contoso, settings, prices, today).answer.cost.text() == "180.00");
}

TEST_CASE("business seats that are renewed where they are leave fewer for new ones") {
  Customer contoso = customer({"SPB"}, 250);
  Subscription stays;
  stays.key = "k1";
  stays.sku = test::sku("O365_BUSINESS_ESSENTIALS");
  stays.units = 60;
  contoso.subscriptions.push_back(stays);
  PlanSettings settings;
  CHECK(plan::cheapest_bundles(test::catalog(), contoso, settings, {price_row("SPB", 2200)}, today).answer.outcome ==
        bundles::Outcome::Proven);
  settings.subscriptions["k1"].path = Path::RenewAndWait;
  CHECK(plan::cheapest_bundles(test::catalog(), contoso, settings, {price_row("SPB", 2200)}, today).answer.outcome ==
        bundles::Outcome::Impossible);
}

TEST_CASE("without assignments or prices the reason is told instead of an answer") {
  const plan::CheapestBundles nobody = plan::cheapest_bundles(test::catalog(), {}, {}, {price_row("SPB", 2200)}, today);
  REQUIRE(nobody.notes.size() == 1);
  CHECK(nobody.notes[0].key == "bundles.note.no_assignments");
  const Customer contoso = customer({"SPB"}, 5);
  const plan::CheapestBundles unpriced = plan::cheapest_bundles(test::catalog(), contoso, {}, {}, today);
  REQUIRE(unpriced.notes.size() == 1);
  CHECK(unpriced.notes[0].key == "bundles.note.no_prices");
}
