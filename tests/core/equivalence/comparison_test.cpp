#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "core/equivalence/comparison_findings.hpp"
#include "core/equivalence/comparison_json.hpp"
#include "tests/core/equivalence/support.hpp"
#include "tests/core/support/built_in_language.hpp"

using namespace csp;

namespace {

const Language& english() { return support::built_in_language("en"); }

}  // namespace

TEST_CASE("what is switched off for a user is neither lost nor counted as given") {
  Bundle source = test::bundle("ENTERPRISEPACK");
  for (const char* plan :
       {"OFFICESUBSCRIPTION", "MIP_S_CLP1", "ATP_ENTERPRISE", "SHAREPOINTENTERPRISE", "RMS_S_ENTERPRISE", "EXCHANGE_S_ENTERPRISE"}) {
    source[0].disabled_plans.push_back(test::plan(plan));
  }
  CHECK(compare(test::catalog(), source, test::bundle("STANDARDPACK")).verdict != Verdict::Loss);
  Bundle target = test::bundle("ENTERPRISEPACK");
  target[0].disabled_plans.push_back(test::plan("EXCHANGE_S_ENTERPRISE"));
  const Comparison without_mail = compare(test::catalog(), test::bundle("ENTERPRISEPACK"), target);
  CHECK(without_mail.verdict == Verdict::Loss);
  REQUIRE(without_mail.data_at_risk.size() == 1);
  CHECK(without_mail.data_at_risk[0].days == "30");
}

TEST_CASE("a plan switched off in one SKU but on in another is on") {
  Bundle source = test::bundle("EXCHANGEENTERPRISE + ENTERPRISEPACK");
  source[0].disabled_plans.push_back(test::plan("EXCHANGE_S_ENTERPRISE"));
  CHECK(compare(test::catalog(), source, test::bundle("STANDARDPACK")).verdict == Verdict::Loss);
}

TEST_CASE("an unknown SKU is never called equal or better") {
  const Guid unknown = *Guid::parse("11111111-2222-3333-4444-555555555555");
  const Comparison lost = compare(test::catalog(), {{unknown, {}}}, test::bundle("SPE_E5"));
  CHECK(lost.verdict == Verdict::None);
  CHECK(test::tells(lost, "EQ-UNKNOWN"));
  Bundle beside = test::bundle("SPE_E3");
  beside.push_back({unknown, {}});
  CHECK(compare(test::catalog(), beside, test::bundle("SPE_E5")).verdict == Verdict::Partial);
  CHECK(compare(test::catalog(), {{unknown, {}}}, {{unknown, {}}}).verdict == Verdict::Same);
}

TEST_CASE("nonprofit and commercial are never exchanged silently, even with equal services") {
  const Comparison comparison =
      compare(test::catalog(), test::bundle("SPB"), test::bundle("Microsoft_365_Business_Premium_Donation_(Non_Profit_Pricing)"));
  CHECK(comparison.segment_differs);
  CHECK(test::tells(comparison, "EQ-SEGMENT"));
}

TEST_CASE("Exchange Plan 1 and Plan 2 on one user are a remark, calling plans of two kinds a conflict") {
  const Comparison exchange =
      compare(test::catalog(), test::bundle("EXCHANGESTANDARD"), test::bundle("EXCHANGESTANDARD + EXCHANGEENTERPRISE"));
  CHECK(exchange.conflicts.empty());
  CHECK(test::tells(exchange, "EQ-EXCHANGE-TWICE"));
  const Comparison calling = compare(test::catalog(), test::bundle("MCOPSTN1"), test::bundle("MCOPSTN1 + MCOPSTN2"));
  REQUIRE(calling.conflicts.size() == 1);
  const auto weaker = weaker_of_conflict(test::catalog(), calling.conflicts[0].first, calling.conflicts[0].second);
  REQUIRE(weaker.has_value());
  CHECK(test::catalog().plans[*weaker].name == "MCOPSTN1");
}

TEST_CASE("an add-on without its base is told, with its base not") {
  CHECK(test::tells(compare(test::catalog(), test::bundle("SPE_E3"), test::bundle("Microsoft_365_Copilot")), "DEP-COPILOT"));
  CHECK_FALSE(test::tells(compare(test::catalog(), test::bundle("SPE_E3"), test::bundle("SPE_E3 + Microsoft_365_Copilot")), "DEP-COPILOT"));
}

TEST_CASE("company-wide plans are compared by quantity as well") {
  CHECK(test::tells(compare(test::catalog(), test::bundle("CDS_DB_CAPACITY"), test::bundle("DYN365_ENTERPRISE_PLAN1")), "EQ-QUANTITY") ==
        !compare(test::catalog(), test::bundle("CDS_DB_CAPACITY"), test::bundle("DYN365_ENTERPRISE_PLAN1")).kept.empty());
  CHECK(test::tells(compare(test::catalog(), test::bundle("SPE_E5"), test::bundle("MICROSOFT_365_E7")), "EQ-QUANTITY"));
}

TEST_CASE("what belongs to the whole tenant says how many units of the target cover today's") {
  const auto match = [](const char* source, const char* target) {
    const Comparison found = compare(test::catalog(), test::bundle(source), test::bundle(target));
    REQUIRE(found.quantities.size() == 1);
    CHECK(test::tells(found, "EQ-QUANTITY"));
    return found.quantities[0];
  };
  const QuantityMatch requests = match("PRIVACY_MANAGEMENT_SUB_RIGHTS_REQ_1_V2", "PRIVACY_MANAGEMENT_SUB_RIGHTS_REQ_10_V2");
  CHECK(units_needed(requests, 30) == 3);
  CHECK(units_needed(requests, 31) == 4);
  CHECK(units_needed(requests, 0) == 0);
  CHECK_FALSE(units_needed(requests, -1).has_value());
  const QuantityMatch back = match("PRIVACY_MANAGEMENT_SUB_RIGHTS_REQ_10_V2", "PRIVACY_MANAGEMENT_SUB_RIGHTS_REQ_1_V2");
  CHECK(units_needed(back, 3) == 30);
  CHECK(units_needed(match("PBI_PREMIUM_EM1_ADDON", "PBI_PREMIUM_P1_ADDON"), 9) == 2);  // virtual cores
  // The very same plan, and one device for another.
  CHECK(units_needed(match("POWERAPPS_PORTALS_LOGIN_T2", "POWERAPPS_PORTALS_LOGIN_T3"), 40) == 40);
  CHECK(units_needed(match("Windows_365_S_2vCPU_4GB_128GB", "Windows_365_S_2vCPU_8GB_128GB"), 5) == 5);
}

TEST_CASE("capacity that a suite for users would cover is to be compared by hand, and a SKU that stays needs no comparison") {
  const Comparison suite = compare(test::catalog(), test::bundle("ATP_ENTERPRISE"), test::bundle("SPE_E3"));
  REQUIRE(suite.quantities.size() == 1);
  CHECK_FALSE(suite.quantities[0].known());
  CHECK_FALSE(units_needed(suite.quantities[0], 10).has_value());
  CHECK(test::tells(suite, "EQ-QUANTITY"));
  CHECK(
      compare(test::catalog(), test::bundle("SHAREPOINTSTORAGE + SPE_E3"), test::bundle("SHAREPOINTSTORAGE + SPE_E5")).quantities.empty());
}

TEST_CASE("more units of a SKU are never covered by fewer of another, for every pair that counts the same") {
  const Catalog& catalog = test::catalog();
  REQUIRE(!catalog.quantities.empty());
  for (const UnitQuantity& mine : catalog.quantities) {
    CHECK(mine.amount > 0);
    CHECK(!mine.source.empty());
    for (const UnitQuantity& theirs : catalog.quantities) {
      if (mine.counts != theirs.counts || mine.sku == theirs.sku) continue;
      const Comparison found = compare(catalog, {{mine.sku, {}}}, {{theirs.sku, {}}});
      REQUIRE(found.quantities.size() == 1);
      for (const std::int64_t units : {1, 7, 250}) {
        const std::int64_t needed = units_needed(found.quantities[0], units).value_or(0);
        CHECK(needed * theirs.amount >= units * mine.amount);
        CHECK((needed - 1) * theirs.amount < units * mine.amount);
      }
    }
  }
}

TEST_CASE("the JSON form is complete and every message has a text") {
  const Bundle source = test::bundle("SPE_E3"), target = test::bundle("Microsoft_365_E3_(no_Teams) + Microsoft_Teams_Enterprise_New");
  const Comparison comparison = compare(test::catalog(), source, target);
  const nlohmann::json json =
      nlohmann::json::parse(comparison_json(test::catalog(), source, target, comparison, english()), nullptr, false);
  REQUIRE(json.is_object());
  CHECK(json["verdict"] == "equal");
  CHECK(json["confidence"] == "medium");
  CHECK(json["lost"].empty());
  for (const char* key : {"source", "target", "kept", "downgraded", "raised", "gained", "smallFeatures", "conflicts", "dataAtRisk",
                          "quantities", "findings"}) {
    CAPTURE(key);
    CHECK(json[key].is_array());
  }
  const std::string text = comparison_text(test::catalog(), source, target, comparison, english());
  CHECK(text.find("<") == std::string::npos);
}

TEST_CASE("every rule that a comparison can name is stated with its source") {
  const Catalog& catalog = test::catalog();
  for (const char* source : {"SPE_E3", "ENTERPRISEWITHSCAL", "SPB", "PROJECTPROFESSIONAL", "MCOPSTN1", "FLOW_FREE", "M365EDU_A3_FACULTY"}) {
    for (const Sku& target : catalog.skus) {
      for (const Finding& finding : compare(catalog, test::bundle(source), {{target.id, {}}}).findings) {
        CAPTURE(finding.rule);
        const Rule* rule = catalog.find_rule(finding.rule);
        REQUIRE(rule != nullptr);
        CHECK(!rule->source.empty());
        CHECK(english()(finding.message).find("<") == std::string::npos);
      }
    }
  }
}

TEST_CASE("the JSON form tells what is at risk, which units stand for which, and what is switched off") {
  const auto json_of = [](const Bundle& source, const Bundle& target) {
    return nlohmann::json::parse(comparison_json(test::catalog(), source, target, compare(test::catalog(), source, target), english()),
                                 nullptr, false);
  };
  const auto loss = json_of(test::bundle("SPE_E3"), test::bundle("SPE_F1"));
  REQUIRE(!loss["dataAtRisk"].empty());
  for (const auto& risk : loss["dataAtRisk"]) {
    CHECK(!risk["what"].get<std::string>().empty());
    CHECK(!risk["source"].get<std::string>().empty());
    CHECK(risk["checkFirst"].is_array());
  }
  const auto capacity = json_of(test::bundle("PBI_PREMIUM_EM1_ADDON"), test::bundle("PBI_PREMIUM_P1_ADDON"));
  REQUIRE(capacity["quantities"].size() == 1);
  CHECK(capacity["quantities"][0]["sourceAmount"] == 1);
  CHECK(capacity["quantities"][0]["targetAmount"] == 8);
  CHECK(capacity["quantities"][0]["unit"] == "v_cores");
  Bundle some = test::bundle("SPE_E3");
  some[0].disabled_plans = {test::catalog().plans[test::catalog().find_sku(some[0].sku)->plans.front()].id};
  CHECK(json_of(some, test::bundle("SPE_E3"))["source"][0]["disabledPlans"].size() == 1);
}

TEST_CASE("a lower plan in the place of a higher one is told by what lowering does, not as if the plan were gone") {
  const Comparison lowered = compare(test::catalog(), test::bundle("ENTERPRISEPACK"), test::bundle("SPB"));
  bool apps = false;
  for (const DataAtRisk& risk : lowered.data_at_risk) {
    CHECK(risk.days != "0");
    if (test::catalog().plans[risk.plan].family == "Office apps desktop") {
      apps = true;
      CHECK(risk.what == "retention.office_lowered.what");
    }
  }
  CHECK(apps);
}
