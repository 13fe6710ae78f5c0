#include <doctest/doctest.h>

#include "core/catalog/replace.hpp"
#include "core/equivalence/comparison.hpp"
#include "tests/core/support/planner_world.hpp"

using namespace csp;

namespace {

// The built-in list as a reader would hand it over.
struct Rows {
  std::vector<Sku> skus = planner_world::catalog().skus;
  std::vector<ServicePlan> plans = planner_world::catalog().plans;
};

Guid id(const char* text) { return *Guid::parse(text); }

}  // namespace

TEST_CASE("the same list again changes nothing") {
  const Rows rows;
  const ReplacedCatalog result = replace_catalog(planner_world::catalog(), rows.skus, rows.plans, {}, std::nullopt);
  CHECK_FALSE(result.changes.any());
  CHECK(result.catalog.skus.size() == planner_world::catalog().skus.size());
}

TEST_CASE("no rows leave the built-in catalogue as it is") {
  const ReplacedCatalog result = replace_catalog(planner_world::catalog(), {}, {}, {}, std::nullopt);
  CHECK_FALSE(result.changes.any());
  CHECK(result.changes.findings.empty());
}

TEST_CASE("a newer list adds, removes and renames, and says so") {
  Rows rows;
  const std::size_t e3 =
      static_cast<std::size_t>(planner_world::catalog().find_sku_by_part_number("SPE_E3") - planner_world::catalog().skus.data());
  rows.skus[e3].name = "Microsoft 365 E3 (2027)";
  // A new plan, named last, whose id sorts first: every plan index of the old facts moves.
  ServicePlan fresh;
  fresh.id = id("00000000-0000-0000-0000-000000000001");
  fresh.name = "BRAND_NEW_PLAN";
  rows.plans.push_back(fresh);
  rows.skus[e3].plans.push_back(static_cast<PlanIndex>(rows.plans.size() - 1));
  Sku added;
  added.id = id("ffffffff-ffff-ffff-ffff-fffffffffff1");
  added.part_number = "BRAND_NEW_SKU";
  added.name = "Brand new";
  added.plans = {static_cast<PlanIndex>(rows.plans.size() - 1)};
  rows.skus.push_back(added);
  const Guid gone = rows.skus[0].id;
  rows.skus.erase(rows.skus.begin());

  const ReplacedCatalog result = replace_catalog(planner_world::catalog(), rows.skus, rows.plans, {}, Date::from_iso("2027-01-15"));
  CHECK(result.changes.skus_added == std::vector<Guid>{added.id});
  CHECK(result.changes.skus_removed == std::vector<Guid>{gone});
  REQUIRE(result.changes.skus_renamed.size() == 1);
  CHECK(result.changes.skus_renamed[0].second.second == "Microsoft 365 E3 (2027)");
  CHECK(result.changes.plans_added == std::vector<Guid>{fresh.id});
  REQUIRE(result.changes.skus_changed.size() == 1);
  CHECK(result.changes.skus_changed[0].added == std::vector<Guid>{fresh.id});
  CHECK(result.catalog.facts_date.iso() == "2027-01-15");

  // Facts stay with their plans although every index has moved.
  const auto now = [&](const char* a, const char* b) {
    const Guid source = planner_world::catalog().find_sku_by_part_number(a)->id,
               target = planner_world::catalog().find_sku_by_part_number(b)->id;
    return compare(result.catalog, {{source, {}}}, {{target, {}}});
  };
  const Comparison to_e5 = now("SPE_E3", "SPE_E5");
  CHECK(to_e5.verdict == Verdict::Partial);  // an unknown main plan is lost: never called better
  CHECK(now("ENTERPRISEPACK", "STANDARDPACK").lowered.size() == 3);
  CHECK(now("STANDARDPACK", "ENTERPRISEPACK").verdict == Verdict::Better);
}

TEST_CASE("an offer matrix goes before the crosswalk") {
  Offer row;
  row.id = {"CFQ7TTC0LFLX", "0001"};
  row.skus = {planner_world::catalog().find_sku_by_part_number("SPE_E5")->id};
  Offer unknown = row;
  unknown.id = {"CFQ7TTC0ZZZZ", "0001"};
  ReplacedCatalog result = replace_catalog(planner_world::catalog(), {}, {}, {row, unknown}, std::nullopt);
  CHECK(result.changes.offers_retied == std::vector<std::string>{"CFQ7TTC0LFLX:0001"});
  CHECK(result.changes.offers_added == std::vector<std::string>{"CFQ7TTC0ZZZZ:0001"});
  CHECK(result.catalog.find_offer(row.id)->match == OfferMatch::OfferMatrix);
}

TEST_CASE("CAT-LIST-NEW: every SKU that a newer list adds, renames or drops is told by name, and the list itself with its rows") {
  Rows rows;
  const std::size_t e3 =
      static_cast<std::size_t>(planner_world::catalog().find_sku_by_part_number("SPE_E3") - planner_world::catalog().skus.data());
  rows.skus[e3].name = "Microsoft 365 E3 (2027)";
  const ReplacedCatalog result = replace_catalog(planner_world::catalog(), rows.skus, rows.plans, {}, std::nullopt);
  std::vector<std::string> told;
  for (const Finding& finding : result.changes.findings) {
    if (finding.rule == "CAT-LIST-NEW") told.push_back(finding.message.key);
  }
  CHECK(told == std::vector<std::string>{"catalog.list_opened", "catalog.sku_renamed"});
}

TEST_CASE("CAT-PLAN-UNKNOWN: a plan that nobody has a family for is named, and its loss keeps a target from being called better") {
  Rows rows;
  ServicePlan fresh;
  fresh.id = id("00000000-0000-0000-0000-000000000001");
  fresh.name = "BRAND_NEW_PLAN";
  rows.plans.push_back(fresh);
  const std::size_t e3 =
      static_cast<std::size_t>(planner_world::catalog().find_sku_by_part_number("SPE_E3") - planner_world::catalog().skus.data());
  rows.skus[e3].plans.push_back(static_cast<PlanIndex>(rows.plans.size() - 1));
  const ReplacedCatalog result = replace_catalog(planner_world::catalog(), rows.skus, rows.plans, {}, std::nullopt);
  int told = 0;
  for (const Finding& finding : result.changes.findings) told += finding.rule == "CAT-PLAN-UNKNOWN";
  CHECK(told == 1);
  const Guid source = planner_world::catalog().find_sku_by_part_number("SPE_E3")->id,
             target = planner_world::catalog().find_sku_by_part_number("SPE_E5")->id;
  CHECK(compare(planner_world::catalog(), {{source, {}}}, {{target, {}}}).verdict == Verdict::Better);
  CHECK(compare(result.catalog, {{source, {}}}, {{target, {}}}).verdict == Verdict::Partial);
}
