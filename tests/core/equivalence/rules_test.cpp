// Worked examples, one for each rule that a comparison names: what Microsoft's texts say of the products, not what our tables hold.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/core/equivalence/support.hpp"

using namespace csp;

namespace {

const Finding* told(const Comparison& comparison, std::string_view rule) {
  for (const Finding& finding : comparison.findings) {
    if (finding.rule == rule) return &finding;
  }
  return nullptr;
}

std::string argument(const Finding& finding, std::string_view name) {
  for (const MessageArgument& each : finding.message.arguments) {
    if (each.name != name) continue;
    if (const auto* text = std::get_if<std::string>(&each.value)) return *text;
    if (const auto* key = std::get_if<TextKey>(&each.value)) return key->key;
  }
  return {};
}

// The add-on on its own is told, beside what it needs it is not, beside what looks near it still is.
struct Needs {
  const char* addon;
  const char* base;
  const char* not_enough;
};
void check_base(const char* rule, const std::vector<Needs>& examples) {
  for (const Needs& each : examples) {
    CAPTURE(each.addon);
    const std::string addon = each.addon;
    const Finding* alone = told(test::between("VISIOCLIENT", addon), rule);
    REQUIRE(alone != nullptr);
    CHECK(alone->severity == Severity::Warning);
    CHECK(told(test::between("VISIOCLIENT", addon + " + " + each.base), rule) == nullptr);
    CHECK(told(test::between("VISIOCLIENT", addon + " + " + each.not_enough), rule) != nullptr);
    // Whoever has it today has its base somewhere.
    CHECK(told(test::between(addon, addon + " + VISIOCLIENT"), rule) == nullptr);
  }
}

}  // namespace

TEST_CASE("DEP-COPILOT: Copilot needs a suite, or one of Teams, Exchange, OneDrive, Project or Visio; Power BI is none of them") {
  check_base("DEP-COPILOT", {{"Microsoft_365_Copilot", "SPE_E3", "POWER_BI_PRO"},
                             {"Microsoft_365_Copilot", "SPE_F1", "POWER_BI_PRO"},
                             {"Microsoft_365_Copilot", "EXCHANGESTANDARD", "INTUNE_A"}});
}

TEST_CASE("DEP-ENTRA-GOV: Entra ID Governance needs Entra ID P1 or P2, which EMS and Microsoft 365 E3 hold and Office 365 E3 does not") {
  check_base("DEP-ENTRA-GOV", {{"Microsoft_Entra_ID_Governance", "AAD_PREMIUM", "ENTERPRISEPACK"},
                               {"Microsoft_Entra_ID_Governance", "AAD_PREMIUM_P2", "ENTERPRISEPACK"},
                               {"Microsoft_Entra_ID_Governance", "SPE_E3", "ENTERPRISEPACK"}});
}

TEST_CASE("DEP-INTUNE-ADDON: the Intune Suite needs Intune Plan 1, alone or in EMS") {
  check_base("DEP-INTUNE-ADDON",
             {{"Microsoft_Intune_Suite", "INTUNE_A", "AAD_PREMIUM"}, {"Microsoft_Intune_Suite", "EMS", "ENTERPRISEPACK"}});
}

TEST_CASE("DEP-E5-ADDON: the E5 suites need an E3; Business Premium does not carry them") {
  check_base("DEP-E5-ADDON", {{"IDENTITY_THREAT_PROTECTION", "SPE_E3", "SPB"},
                              {"INFORMATION_PROTECTION_COMPLIANCE", "SPE_E3", "SPB"},
                              {"INFORMATION_PROTECTION_COMPLIANCE", "ENTERPRISEPACK", "STANDARDPACK"}});
}

TEST_CASE("DEP-F5-ADDON: the F5 add-ons need Microsoft 365 F1 or F3, not an Office 365 F3") {
  check_base("DEP-F5-ADDON", {{"SPE_F5_SECCOMP", "SPE_F1", "DESKLESSPACK"}, {"SPE_F5_SEC", "M365_F1_COMM", "DESKLESSPACK"}});
}

TEST_CASE("DEP-ATTACH: an attach licence needs a full licence of another Dynamics 365 app, and Team Members is none") {
  check_base("DEP-ATTACH", {{"DYN365_FINANCE_ATTACH", "DYN365_ENTERPRISE_SALES", "DYN365_TEAM_MEMBERS"}});
}

TEST_CASE("DEP-TEAMS-PHONE: Teams Phone needs Teams, a calling plan needs Teams Phone") {
  check_base("DEP-TEAMS-PHONE", {{"MCOEV", "SPE_E3", "Microsoft_365_E3_(no_Teams)"}, {"MCOPSTN1", "SPE_E5", "SPE_E3"}});
}

TEST_CASE("DEP-PPU-ADDON: the Premium Per User add-on needs Power BI Pro, which E5 holds and E3 does not") {
  check_base("DEP-PPU-ADDON",
             {{"PBI_PREMIUM_PER_USER_ADDON", "POWER_BI_PRO", "SPE_E3"}, {"PBI_PREMIUM_PER_USER_ADDON", "SPE_E5", "SPE_E3"}});
}

TEST_CASE("DEP-CLOUDPC: Windows 365 with Hybrid Benefit needs a licensed Windows") {
  check_base("DEP-CLOUDPC", {{"CPC_B_4C_16RAM_128GB_WHB", "SPE_E3", "ENTERPRISEPACK"}});
}

TEST_CASE("EQ-SEGMENT: Business Premium and its donation hold the same services and are not exchanged for each other") {
  const Comparison comparison = test::between("SPB", "Microsoft_365_Business_Premium_Donation_(Non_Profit_Pricing)");
  CHECK(comparison.verdict == Verdict::Equal);
  REQUIRE(told(comparison, "EQ-SEGMENT") != nullptr);
  CHECK(told(comparison, "EQ-SEGMENT")->severity == Severity::Warning);
  CHECK(told(test::between("SPE_E3", "SPE_E5"), "EQ-SEGMENT") == nullptr);
}

TEST_CASE("EQ-UNKNOWN: next to a SKU that the list lacks, E5 in place of E3 is no longer called better") {
  const Guid unknown = *Guid::parse("11111111-2222-3333-4444-555555555555");
  Bundle beside = test::bundle("SPE_E3");
  beside.push_back({unknown, {}});
  const Comparison comparison = compare(test::catalog(), beside, test::bundle("SPE_E5"));
  CHECK(test::between("SPE_E3", "SPE_E5").verdict == Verdict::Better);
  CHECK(comparison.verdict == Verdict::Partial);
  REQUIRE(told(comparison, "EQ-UNKNOWN") != nullptr);
  CHECK(argument(*told(comparison, "EQ-UNKNOWN"), "sku") == "11111111-2222-3333-4444-555555555555");
}

TEST_CASE("EQ-LOW: what F1 and F3 differ in rests on an inference, what E3 and E5 differ in does not") {
  REQUIRE(told(test::between("M365_F1_COMM", "SPE_F1"), "EQ-LOW") != nullptr);
  CHECK(told(test::between("M365_F1_COMM", "SPE_F1"), "EQ-LOW")->severity == Severity::Ask);
  CHECK(told(test::between("SPE_E3", "SPE_E5"), "EQ-LOW") == nullptr);
}

TEST_CASE("EQ-QUANTITY: a plan of the whole tenant is compared by its quantity, too") {
  REQUIRE(told(test::between("SPE_E5", "MICROSOFT_365_E7"), "EQ-QUANTITY") != nullptr);
  CHECK(argument(*told(test::between("SPE_E5", "MICROSOFT_365_E7"), "EQ-QUANTITY"), "plans") == "Defender for Office 365 Plan 1");
  CHECK(told(test::between("STANDARDPACK", "ENTERPRISEPACK"), "EQ-QUANTITY") == nullptr);
}

TEST_CASE("EQ-CARRIER: the mailbox plan in Microsoft 365 F1 gives no right to a mailbox") {
  const Comparison down = test::between("SPE_F1", "M365_F1_COMM");
  REQUIRE(told(down, "EQ-CARRIER") != nullptr);
  CHECK(told(down, "EQ-CARRIER")->severity == Severity::Warning);
  CHECK(argument(*told(down, "EQ-CARRIER"), "plans") == "Exchange Online Kiosk");
  CHECK(told(test::between("M365_F1_COMM", "SPE_F1"), "EQ-CARRIER")->severity == Severity::Note);  // the way up only gains
}

TEST_CASE("EQ-LIST-ROW: Bookings, sold with Business Basic, stands in no row of it: the loss is put as a question") {
  const Comparison comparison = test::between("STANDARDPACK", "O365_BUSINESS_ESSENTIALS");
  REQUIRE(told(comparison, "EQ-LIST-ROW") != nullptr);
  CHECK(told(comparison, "EQ-LIST-ROW")->severity == Severity::Ask);
  CHECK(argument(*told(comparison, "EQ-LIST-ROW"), "plans").find("Bookings") != std::string::npos);
}

TEST_CASE("EQ-ENDED: Skype for Business Plan 3 in E4 has ended and may still hold data") {
  const Comparison comparison = test::between("ENTERPRISEWITHSCAL", "ENTERPRISEPACK");
  REQUIRE(told(comparison, "EQ-ENDED") != nullptr);
  CHECK(argument(*told(comparison, "EQ-ENDED"), "plans") == "Skype for Business Online Plan 3 (enterprise voice)");
}

TEST_CASE("EQ-CONFLICT: the domestic and the international calling plan exclude each other on one user") {
  const Comparison comparison = test::between("MCOPSTN1", "MCOPSTN1 + MCOPSTN2");
  REQUIRE(told(comparison, "EQ-CONFLICT") != nullptr);
  CHECK(comparison.conflicts.size() == 1);
  CHECK(argument(*told(comparison, "EQ-CONFLICT"), "second") == "Domestic and International Calling Plan");
  CHECK(told(test::between("MCOPSTN1", "MCOPSTN2"), "EQ-CONFLICT") == nullptr);
}

TEST_CASE("EQ-EXCHANGE-TWICE: two Exchange plans on one user are a remark and no conflict") {
  const Comparison comparison = test::between("EXCHANGESTANDARD", "EXCHANGESTANDARD + EXCHANGEENTERPRISE");
  REQUIRE(told(comparison, "EQ-EXCHANGE-TWICE") != nullptr);
  CHECK(told(comparison, "EQ-EXCHANGE-TWICE")->severity == Severity::Note);
  CHECK(comparison.conflicts.empty());
}

TEST_CASE("EQ-NOTHING: the Windows Store for Business has no main service: nothing tells whether E3 replaces it") {
  const Comparison comparison = test::between("WINDOWS_STORE", "SPE_E3");
  CHECK(comparison.verdict == Verdict::None);
  REQUIRE(told(comparison, "EQ-NOTHING") != nullptr);
  CHECK(told(comparison, "EQ-NOTHING")->severity == Severity::Ask);
}

TEST_CASE("FRONTLINE-USERS: a screen under 10.9 inches or a shared device is asked for, where users have no frontline licence today") {
  // Product Terms: the primary work device has a screen under 10.9 inches, or is shared with other frontline users.
  REQUIRE(test::catalog().find_rule("FRONTLINE-USERS") != nullptr);
  CHECK(test::catalog().find_rule("FRONTLINE-USERS")->value == "10.9");
  for (const char* frontline : {"SPE_F1", "M365_F1_COMM", "DESKLESSPACK", "SPE_F5_SEC"}) {
    CAPTURE(frontline);
    const Finding* asked = told(test::between("ENTERPRISEPACK", frontline), "FRONTLINE-USERS");
    REQUIRE(asked != nullptr);
    CHECK(asked->severity == Severity::Ask);
  }
  CHECK(told(test::between("DESKLESSPACK", "SPE_F1"), "FRONTLINE-USERS") == nullptr);
  CHECK(told(test::between("SPE_F1", "SPE_E3"), "FRONTLINE-USERS") == nullptr);
  CHECK(told(test::between("EXCHANGEDESKLESS", "EXCHANGESTANDARD"), "FRONTLINE-USERS") == nullptr);
}

TEST_CASE("FRONTLINE-USERS: office workers are proposed no frontline licence, frontline workers are") {
  const auto proposed = [](const char* source) {
    TargetQuery query;
    query.maximum = 60;
    bool frontline = false;
    for (const TargetCandidate& candidate : find_targets(test::catalog(), test::bundle(source), query)) {
      for (const Guid& sku : candidate.skus) frontline = frontline || test::catalog().is_about("FRONTLINE-USERS", sku);
    }
    return frontline;
  };
  CHECK_FALSE(proposed("EMS"));
  CHECK_FALSE(proposed("AAD_PREMIUM"));
  CHECK(proposed("DESKLESSPACK"));
}
