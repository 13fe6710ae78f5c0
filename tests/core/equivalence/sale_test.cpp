// What may be bought new, what only renews, and the days in which suites with Teams were closed.

#include <doctest/doctest.h>

#include "tests/core/equivalence/support.hpp"

using namespace csp;

namespace {

SaleState e3_on(const char* day, const char* country, TeamsSale teams = TeamsSale::ByDate) {
  return sale_of(test::catalog(), test::sku("SPE_E3"), {Date::from_iso(day), country, teams});
}

}  // namespace

TEST_CASE(
    "TEAMS-SALE-CLOSED: suites with Teams were closed from October 2023 in the EEA, from April 2024 elsewhere, to the end of October "
    "2025") {
  CHECK(e3_on("2023-09-30", "DE").sale == Sale::Open);
  CHECK(e3_on("2023-10-01", "DE").sale == Sale::RenewOnly);
  CHECK(e3_on("2023-10-01", "US").sale == Sale::Open);
  CHECK(e3_on("2024-04-01", "US").sale == Sale::RenewOnly);
  CHECK(e3_on("2024-04-01", "").sale == Sale::RenewOnly);
  CHECK(e3_on("2025-10-31", "US").sale == Sale::RenewOnly);
  CHECK(e3_on("2025-11-01", "US").sale == Sale::Open);
  CHECK(e3_on("2025-11-01", "DE").sale == Sale::Open);
  CHECK(e3_on("2025-01-15", "US").rule == "TEAMS-SALE-CLOSED");
  CHECK(e3_on("2025-01-15", "US").until == Date::from_iso("2025-10-31"));
}

TEST_CASE("the setting for suites with Teams overrules the dates, and touches no other SKU") {
  CHECK(e3_on("2025-01-15", "US", TeamsSale::OnSale).sale == Sale::Open);
  CHECK(e3_on("2026-11-22", "US", TeamsSale::Closed).sale == Sale::RenewOnly);
  for (const char* other : {"SPB", "Microsoft_365_E3_(no_Teams)", "EXCHANGESTANDARD", "M365EDU_A3_FACULTY"}) {
    CAPTURE(other);
    CHECK(sale_of(test::catalog(), test::sku(other), {Date::from_iso("2026-11-22"), "US", TeamsSale::Closed}).sale == Sale::Open);
  }
}

TEST_CASE("EOS-RENEW: an offer at end of sale renews and is not sold new, a retired one does neither") {
  CHECK(sale_of(test::catalog(), test::sku("DYN365_ENTERPRISE_PLAN1"), {}).sale == Sale::RenewOnly);
  CHECK(sale_of(test::catalog(), test::sku("ENTERPRISEWITHSCAL"), {}).sale == Sale::Closed);
  CHECK(sale_of(test::catalog(), test::sku("MFA_STANDALONE"), {}).sale == Sale::Closed);
  CHECK(sale_of(test::catalog(), test::sku("O365_BUSINESS_PREMIUM"), {}).sale == Sale::Open);  // renamed only
}

TEST_CASE("the list of targets says of the same SKU that it only renews, or that only the channel transfer keeps it") {
  const SaleTerms closed{Date::from_iso("2026-11-22"), "US", TeamsSale::Closed};
  const Bundle e3 = test::bundle("SPE_E3");
  CHECK(find_targets(test::catalog(), e3, {.sale = closed})[0].why_key == "target.same_renew_only");
  CHECK(find_targets(test::catalog(), e3, {.sale = closed, .under_agreement = true})[0].why_key == "target.same_channel_transfer");
  CHECK(find_targets(test::catalog(), e3, {.under_agreement = true})[0].why_key == "target.same");
  CHECK_FALSE(find_targets(test::catalog(), e3, {.sale = closed})[0].can_be_bought());
}
