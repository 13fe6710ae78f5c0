// Cases whose answer Microsoft or the trade has published. The known pairs hold their plans; here stands what a partner is told.

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/core/equivalence/support.hpp"

using namespace csp;

namespace {

bool has(const std::vector<PlanChange>& changes, std::string_view plan) {
  return std::any_of(changes.begin(), changes.end(),
                     [&](const PlanChange& change) { return test::catalog().plans[change.plan].name == plan; });
}

const DataAtRisk* risk_of(const Comparison& comparison, std::string_view plan) {
  for (const DataAtRisk& risk : comparison.data_at_risk) {
    if (test::catalog().plans[risk.plan].name == plan) return &risk;
  }
  return nullptr;
}

bool checks(const DataAtRisk& risk, std::string_view what) {
  return std::find(risk.checks.begin(), risk.checks.end(), what) != risk.checks.end();
}

}  // namespace

TEST_CASE("E4: all of it stays with E5, or with E3 and Teams Phone; E3 alone loses enterprise voice") {
  CHECK(test::between("ENTERPRISEWITHSCAL", "ENTERPRISEPREMIUM").verdict == Verdict::Better);
  CHECK(test::between("ENTERPRISEWITHSCAL", "ENTERPRISEPACK + MCOEV").verdict == Verdict::Better);
  const Comparison alone = test::between("ENTERPRISEWITHSCAL", "ENTERPRISEPACK");
  CHECK(alone.verdict == Verdict::Partial);
  CHECK(has(alone.lost, "MCOVOICECONF"));
}

TEST_CASE("E4 is retired, does not renew, and its successors come with name, date and reason") {
  const SaleState state = sale_of(test::catalog(), test::sku("ENTERPRISEWITHSCAL"), {});
  CHECK(state.sale == Sale::Closed);
  REQUIRE(state.fact != nullptr);
  CHECK(state.fact->date == "2017-04-07");
  const auto found = find_targets(test::catalog(), test::bundle("ENTERPRISEWITHSCAL"), {});
  const auto successor =
      std::find_if(found.begin(), found.end(), [](const TargetCandidate& candidate) { return candidate.why_key == "target.successor"; });
  REQUIRE(successor != found.end());
  REQUIRE(successor->by_way_of.size() == 1);
  CHECK(successor->by_way_of[0]->name == "Office 365 E4");
}

TEST_CASE("the Office 365 Business Premium of old is today's Business Standard, not today's Business Premium") {
  const Sku* old_premium = test::catalog().find_sku(test::sku("O365_BUSINESS_PREMIUM"));
  CHECK(old_premium->name == "Microsoft 365 Business Standard");
  // The legacy offer of that name leads to the same SKU.
  const LegacyOffer* legacy = test::catalog().find_legacy_offer(*Guid::parse("031c9e47-4802-4248-838e-778fb1d2cc05"));
  REQUIRE(legacy != nullptr);
  CHECK(legacy->name == "Office 365 Business Premium");
  CHECK(legacy->sku == old_premium->id);
  CHECK(test::between("O365_BUSINESS_PREMIUM", "O365_BUSINESS_PREMIUM").verdict == Verdict::Same);
  CHECK(test::between("SPB", "O365_BUSINESS_PREMIUM").verdict == Verdict::Loss);
}

TEST_CASE("Microsoft 365 E3 is its suite without Teams beside Teams, which the list does not show yet") {
  const Comparison both = test::between("SPE_E3", "Microsoft_365_E3_(no_Teams) + Microsoft_Teams_Enterprise_New");
  CHECK(both.verdict == Verdict::Equal);
  CHECK(both.confidence == Confidence::Medium);
  CHECK(has(both.kept, "ATP_ENTERPRISE"));
  const auto told = std::find_if(both.findings.begin(), both.findings.end(),
                                 [](const Finding& finding) { return finding.rule == "EQ-LIST-ROW" && finding.severity == Severity::Ask; });
  CHECK(told != both.findings.end());
  // Where both suites with Teams and without are switched to Office 365, too.
  CHECK(test::between("ENTERPRISEPACK", "Office_365_E3_(no_Teams) + Microsoft_Teams_Enterprise_New").verdict == Verdict::Equal);
  CHECK(test::between("SPE_E5", "Microsoft_365_E5_(no_Teams) + Microsoft_Teams_Enterprise_New").verdict == Verdict::Equal);
}

TEST_CASE("Microsoft 365 F1 carries a mailbox plan and gives no right to use it") {
  const Comparison down = test::between("SPE_F1", "M365_F1_COMM");
  CHECK(down.verdict == Verdict::Loss);
  const auto told = std::find_if(down.findings.begin(), down.findings.end(), [](const Finding& finding) {
    return finding.rule == "EQ-CARRIER" && finding.severity == Severity::Warning;
  });
  REQUIRE(told != down.findings.end());
  // So F1 is never offered in place of a mailbox.
  for (const TargetCandidate& found : find_targets(test::catalog(), test::bundle("EXCHANGEDESKLESS"), {.maximum = 40})) {
    const bool f1 = found.skus.size() == 1 && found.skus[0] == test::sku("M365_F1_COMM");
    if (f1) CHECK(found.why_key == "target.nearest");
  }
}

TEST_CASE("Office 365 E3, Mobility and Security E3 and Windows together are within Microsoft 365 E3, each part alone is not") {
  CHECK(test::between("ENTERPRISEPACK + EMS + WIN10_PRO_ENT_SUB", "SPE_E3").verdict == Verdict::Better);
  CHECK(test::between("SPE_E3", "ENTERPRISEPACK + EMS").verdict == Verdict::Loss);
  const Comparison back = test::between("SPE_E3", "ENTERPRISEPACK + EMS + WIN10_PRO_ENT_SUB");
  CHECK(has(back.lost, "MDE_LITE"));  // the suite holds more than the sum today
}

TEST_CASE("Exchange Plan 2 to Plan 1: mailbox, archive growth and holds are at risk, and are to be looked up first") {
  const Comparison down = test::between("EXCHANGEENTERPRISE", "EXCHANGESTANDARD");
  CHECK(down.verdict == Verdict::Loss);
  CHECK(has(down.lowered, "EXCHANGE_S_ENTERPRISE"));
  const DataAtRisk* risk = risk_of(down, "EXCHANGE_S_ENTERPRISE");
  REQUIRE(risk != nullptr);
  CHECK(!risk->what.empty());
  CHECK(checks(*risk, "mailbox_size"));
  CHECK(checks(*risk, "archive"));
  CHECK(checks(*risk, "holds"));
}

TEST_CASE("phone numbers, OneDrive space and desktop apps are named as things to look up before they go") {
  const Comparison voice = test::between("ENTERPRISEPREMIUM", "ENTERPRISEPACK"), frontline = test::between("SPE_E3", "SPE_F1");
  const DataAtRisk* phone = risk_of(voice, "MCOEV");
  REQUIRE(phone != nullptr);
  CHECK(checks(*phone, "phone_numbers"));
  const DataAtRisk* files = risk_of(frontline, "SHAREPOINTENTERPRISE");
  REQUIRE(files != nullptr);
  CHECK(checks(*files, "onedrive_quota"));
  const DataAtRisk* apps = risk_of(frontline, "OFFICESUBSCRIPTION");
  REQUIRE(apps != nullptr);
  CHECK(checks(*apps, "desktop_apps"));
}

TEST_CASE("nonprofit and commercial are equal in function, and of different segments, in either direction") {
  const char* nonprofit = "Microsoft_365_Business_Premium_Donation_(Non_Profit_Pricing)";
  for (const auto& [source, target] : {std::pair("SPB", nonprofit), std::pair(nonprofit, "SPB")}) {
    const Comparison comparison = test::between(source, target);
    CHECK(comparison.verdict == Verdict::Equal);
    CHECK(comparison.segment_differs);
    CHECK(test::tells(comparison, "EQ-SEGMENT"));
  }
}

TEST_CASE("a nonprofit's grant is replaced by the ordinary suite that nonprofits buy, a commercial suite never by the grant") {
  const char* nonprofit = "Microsoft_365_Business_Premium_Donation_(Non_Profit_Pricing)";
  const auto finds = [](const char* source, const char* target) {
    const std::vector<TargetCandidate> found = find_targets(test::catalog(), test::bundle(source), {.maximum = 40});
    return std::any_of(found.begin(), found.end(),
                       [&](const TargetCandidate& candidate) { return candidate.skus == std::vector<Guid>{test::sku(target)}; });
  };
  CHECK(finds(nonprofit, "SPB"));
  CHECK_FALSE(finds("SPB", nonprofit));
}

TEST_CASE("Defender for Business stands beside the plans of Defender for Endpoint: above Plan 1, below Plan 2") {
  CHECK(test::between("DEFENDER_ENDPOINT_P1", "MDE_SMB").verdict == Verdict::Better);
  CHECK(test::between("MDE_SMB", "DEFENDER_ENDPOINT_P1").verdict == Verdict::Loss);
  CHECK(test::between("MDATP_XPLAT", "MDE_SMB").verdict == Verdict::Loss);
}
