#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "assets/embedded.hpp"
#include "core/base/text.hpp"
#include "core/catalog/catalog.hpp"
#include "core/catalog/fact_table.hpp"
#include "tests/core/catalog/built_in.hpp"
#include "tests/core/support/property_cases.hpp"

using namespace csp;
using csp::catalog_test::built_in;

namespace {

// One damaged table, everything else as built in.
std::string damaged_path, damaged_bytes;
std::string_view damaged_file(std::string_view path) {
  return path == damaged_path ? std::string_view(damaged_bytes) : embedded_asset(path);
}

}  // namespace

TEST_CASE("the built-in catalogue holds every SKU and service plan of the licensing list") {
  CHECK(built_in().skus.size() == 619);
  CHECK(built_in().plans.size() == 791);
  CHECK(built_in().facts_date.iso() == "2026-07-29");
  CHECK(built_in().markets.size() == 244);
  CHECK(built_in().offers.size() == 1393);
}

TEST_CASE("the dirt of the licensing list is gone") {
  std::set<std::string> parts;
  for (const Sku& sku : built_in().skus) {
    CHECK(sku.part_number == text::trimmed(sku.part_number));
    CHECK(sku.part_number.find("\xC2\xA0") == std::string::npos);
    parts.insert(sku.part_number);
  }
  CHECK(parts.size() == 618);  // MCOPSTN5 belongs to two SKUs
  REQUIRE(built_in().find_sku_by_text("420c7602-7f70-4895-9394-d3d679ea36fb") != nullptr);
  CHECK(built_in().find_sku_by_text("420c7602-7f70-4895-9394-d3d679ea36fb")->part_number == "MCOCAP_FACULTY");
}

TEST_CASE("a name with a tail is near the products whose names it contains, the longest first, and never decided") {
  const auto near = [](const char* name) {
    std::vector<std::string> names;
    for (const Sku* sku : built_in().skus_within(name, 3)) names.push_back(sku->name);
    return names;
  };
  const std::vector<std::string> premium = near("Microsoft 365 Business Premium (NCE COM ANN)");
  REQUIRE_FALSE(premium.empty());
  CHECK(premium.front() == "Microsoft 365 Business Premium");
  CHECK(near("Annual: Office 365 E3, 12 months").front() == "Office 365 E3");
  CHECK(near("Microsoft 365 Businesses Premium").empty());  // whole words only
  CHECK(near("Visio for everybody").empty());               // a family is no product
  CHECK(near("").empty());
  CHECK(built_in().skus_within("Microsoft 365 Business Premium (NCE COM ANN)", 0).empty());
}

TEST_CASE("SKUs are found as people write them, and never guessed") {
  CHECK(built_in().find_sku_by_text(" spe_e3 ")->name == "Microsoft 365 E3");
  CHECK(built_in().find_sku_by_text("contoso:SPE_E3")->name == "Microsoft 365 E3");
  CHECK(built_in().find_sku_by_text("{05E9A617-0261-4CEE-BB44-138D3EF5D965}")->part_number == "SPE_E3");
  CHECK(built_in().find_sku_by_text("O365_w/o Teams Bundle_M3") != nullptr);
  CHECK(built_in().find_sku_by_text("contoso:SPE_E3 contoso:FLOW_FREE") == nullptr);
  CHECK(built_in().find_sku_by_text("MCOPSTN5") == nullptr);
  CHECK(built_in().find_sku_by_text("") == nullptr);
  CHECK(built_in().skus_named("microsoft 365 business  basic").size() == 2);
  CHECK(built_in().skus_named("Power Virtual Agent User License").size() == 1);
  CHECK(built_in().find_market("de")->region == "EUROPE");
  CHECK(built_in().find_market("XX") == nullptr);
}

TEST_CASE("a SKU is found by what admin center and price list call it, and asked about when that means two") {
  const auto only = [](std::string_view name) {
    const std::vector<const Sku*> found = built_in().skus_named(name);
    return found.size() == 1 ? found.front()->part_number : std::to_string(found.size());
  };
  CHECK(only("Microsoft Teams Premium") == "Microsoft_Teams_Premium");
  CHECK(only("Microsoft Intune Plan 1") == "INTUNE_A");
  CHECK(only("Planner and Project Plan 5") == "PROJECTPREMIUM");
  CHECK(only("SharePoint (Plan 1)") == "SHAREPOINTSTANDARD");
  CHECK(only("Microsoft Defender for Endpoint P2") == "WIN_DEF_ATP");
  CHECK(only("Microsoft 365 Copilot") == "2");
}

TEST_CASE("the segment of a SKU follows its name") {
  const std::map<std::string, Segment> expected = {{"SPE_E3", Segment::Commercial},
                                                   {"M365EDU_A3_FACULTY", Segment::Education},
                                                   {"EXCHANGESTANDARD_ALUMNI", Segment::Education},
                                                   {"M365_G3_GOV", Segment::Government},
                                                   {"ENTERPRISEPACK_USGOV_DOD", Segment::Government},
                                                   {"CRMTESTINSTANCE_NOPREREQ", Segment::Government},
                                                   {"Microsoft_365_Business_Premium_Donation_(Non_Profit_Pricing)", Segment::Nonprofit},
                                                   {"NONPROFIT_PORTAL", Segment::Nonprofit},
                                                   {"Workload_Identities_Premium_CN", Segment::China},
                                                   {"Microsoft_Entra_ID_Governance", Segment::Commercial},
                                                   {"Microsoft_Cloud_App_Security_App_Governance_Add_On", Segment::Commercial},
                                                   {"STANDARDWOFFPACK", Segment::Commercial}};
  for (const auto& entry : expected) {
    const auto& part = entry.first;
    const auto& segment = entry.second;
    CAPTURE(part);
    REQUIRE(built_in().find_sku_by_part_number(part) != nullptr);
    CHECK(built_in().find_sku_by_part_number(part)->segment == segment);
  }
}

TEST_CASE("the 300-seat pool holds the Business suites and nothing else") {
  for (const Sku& sku : built_in().skus) {
    const bool named = sku.name.rfind("Microsoft 365 Business ", 0) == 0 && sku.name.rfind("Microsoft 365 Business Voice", 0) != 0;
    const bool apps = text::ascii_lower(sku.name) == "microsoft 365 apps for business";
    CAPTURE(sku.name);
    CHECK(sku.business_family == (named || apps));
  }
}

TEST_CASE("an offer tells for which terms it is sold and how it is invoiced: Copilot for no month and for no three years") {
  const auto terms = [](const char* product, const char* sku) { return built_in().find_offer(ProductSku{product, sku})->terms; };
  CHECK(terms("CFQ7TTC0MM8R", "0002") == std::vector<OfferTerm>{{12, 1}, {12, 12}});          // Microsoft 365 Copilot
  CHECK(terms("CFQ7TTC0LCHC", "0002") == std::vector<OfferTerm>{{1, 1}, {12, 1}, {12, 12}});  // Business Premium
  CHECK(terms("CFQ7TTC0LH18", "001H") == std::vector<OfferTerm>{{1, 1}});                     // an extended service term
  CHECK(terms("CFQ7TTC0LCHC", "0003").empty());                                               // a trial
}

TEST_CASE("TERM-NO-MONTHLY: as many commercial offers as the rule says are sold for no month") {
  const Rule* rule = built_in().find_rule("TERM-NO-MONTHLY");
  REQUIRE(rule != nullptr);
  std::int64_t count = 0;
  for (const Offer& offer : built_in().offers) {
    const bool monthly = std::any_of(offer.terms.begin(), offer.terms.end(), [](const OfferTerm& term) { return term.months == 1; });
    if (offer.segment == Segment::Commercial && !offer.trial && !monthly) ++count;
  }
  CHECK(std::to_string(count) == rule->value);
}

TEST_CASE("a rule that is about some SKUs knows these and no others") {
  const auto about = [](const char* rule, const char* part) { return built_in().is_about(rule, built_in().find_sku_by_text(part)->id); };
  CHECK(about("PRICE-2026", "SPE_E3"));
  CHECK_FALSE(about("PRICE-2026", "SPB"));
  CHECK(about("NCE-3Y-MIN", "SPE_E5"));
  CHECK_FALSE(about("NCE-3Y-MIN", "EMS"));
  CHECK(about("NCE-MULTIGEO", "OFFICE365_MULTIGEO"));
  CHECK_FALSE(about("SMB-300", "SPB"));  // about all, so that none is named
}

TEST_CASE("a nonprofit offer gives the tenant SKU of the commercial form, which nonprofits then buy; a grant's own SKU is none of these") {
  const Offer* offer = built_in().find_offer(ProductSku{"CFQ7TTC0LCHC", "000J"});
  REQUIRE(offer != nullptr);
  CHECK(offer->segment == Segment::Nonprofit);
  const Sku* premium = built_in().find_sku_by_text("SPB");
  REQUIRE(premium != nullptr);
  CHECK(offer->skus == std::vector<Guid>{premium->id});
  CHECK(premium->nonprofit_offer);
  CHECK_FALSE(built_in().find_sku_by_text("Microsoft_365_Business_Premium_Donation_(Non_Profit_Pricing)")->nonprofit_offer);
}

TEST_CASE("facts agree with each other") {
  const Catalog& catalog = built_in();
  for (const Offer& offer : catalog.offers) {
    CHECK((offer.match == OfferMatch::None) == offer.skus.empty());
    for (const Guid& sku : offer.skus) CHECK(catalog.find_sku(sku) != nullptr);
  }
  for (const RetiredOffer& retired : catalog.retired_offers) {
    CHECK(!retired.source.empty());
    for (const auto& successor : retired.successors) CHECK(!successor.empty());
  }
  for (const Prerequisite& prerequisite : catalog.prerequisites) CHECK(catalog.find_rule(prerequisite.rule) != nullptr);
  for (const Rule& rule : catalog.rules) {
    CAPTURE(rule.id);
    CHECK(!rule.source.empty());
    CHECK(!rule.source_date.empty());
  }
  std::set<std::string> families;
  for (const ServicePlan& plan : catalog.plans) families.insert(plan.family);
  for (const RetentionFact& fact : catalog.retention) {
    for (const std::string& family : fact.families) {
      CAPTURE(family);
      CHECK(families.count(family) == 1);
    }
  }
}

TEST_CASE("rank and covers never go round in a circle of unequal plans") {
  const Catalog& catalog = built_in();
  for (PlanIndex plan = 0; plan < catalog.plans.size(); ++plan) {
    for (PlanIndex by : catalog.plans[plan].kept_by) {
      for (PlanIndex further : catalog.plans[by].kept_by) {
        // What keeps the keeper keeps the plan as well: covers is complete.
        if (further == plan) continue;
        const auto& all = catalog.plans[plan].kept_by;
        CAPTURE(catalog.plans[plan].name);
        CAPTURE(catalog.plans[further].name);
        CHECK(std::find(all.begin(), all.end(), further) != all.end());
      }
    }
  }
}

TEST_CASE("a damaged table is refused with file and line, whatever the damage") {
  const char* names[] = {"about",  "plans",         "skus",    "offers",     "legacy",    "markets", "conflicts", "retired",
                         "limits", "prerequisites", "remarks", "quantities", "retention", "rules",   "lifecycle", "rule_skus"};
  for (const char* name : names) {
    damaged_path = std::string("catalog/") + name + ".tsv";
    const std::string whole(embedded_asset(damaged_path));
    CAPTURE(name);
    for (const std::string& bytes :
         {std::string(), std::string("\xff\xfe\n"), whole + "\xff\tx\n", whole + "only one cell\n", whole.substr(0, 20) + "\n"}) {
      damaged_bytes = bytes;
      const auto result = load_catalog(damaged_file);
      REQUIRE_FALSE(result.has_value());
      CHECK(result.error().rfind(damaged_path + ":", 0) == 0);
    }
    // Every byte may be wrong: never a crash, an error or a readable catalogue.
    for (std::size_t at = 0; at < whole.size(); at += 1 + whole.size() / static_cast<std::size_t>(support::property_cases(23, 3))) {
      damaged_bytes = whole;
      damaged_bytes[at] = '\t';
      (void)load_catalog(damaged_file);
      damaged_bytes[at] = '9';
      (void)load_catalog(damaged_file);
    }
  }
  damaged_path.clear();
}
