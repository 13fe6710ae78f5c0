// Everything a user holds as one source: what is switched off needs no keeping, and a part can be replaced while the rest stays.

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "tests/core/equivalence/support.hpp"

using namespace csp;

namespace {

const TargetCandidate* with(const std::vector<TargetCandidate>& found, std::string_view parts) {
  std::set<Guid> wanted;
  for (const BundleSku& entry : test::bundle(parts)) wanted.insert(entry.sku);
  const auto at = std::find_if(found.begin(), found.end(), [&](const TargetCandidate& candidate) {
    return std::set<Guid>(candidate.skus.begin(), candidate.skus.end()) == wanted;
  });
  return at == found.end() ? nullptr : &*at;
}

bool loses(const Comparison& comparison) {
  return comparison.verdict == Verdict::Loss || comparison.verdict == Verdict::Partial || comparison.verdict == Verdict::None;
}

}  // namespace

TEST_CASE("a profile with its desktop apps and voice switched off is covered by less than its SKU") {
  Bundle profile = test::bundle("ENTERPRISEPREMIUM");
  const auto before = find_targets(test::catalog(), profile, {.maximum = 24});
  const TargetCandidate* e3_before = with(before, "ENTERPRISEPACK");
  if (e3_before != nullptr) CHECK(loses(e3_before->comparison));
  // Leaves on what Office 365 E3 has.
  const Sku* e3 = test::catalog().find_sku(test::sku("ENTERPRISEPACK"));
  for (PlanIndex plan : test::catalog().find_sku(profile[0].sku)->plans) {
    if (!std::binary_search(e3->plans.begin(), e3->plans.end(), plan)) profile[0].disabled_plans.push_back(test::catalog().plans[plan].id);
  }
  const auto after = find_targets(test::catalog(), profile, {.maximum = 24});
  const TargetCandidate* e3_after = with(after, "ENTERPRISEPACK");
  REQUIRE(e3_after != nullptr);
  CHECK_FALSE(loses(e3_after->comparison));
}

TEST_CASE("the same SKUs stay the same with what is switched off: nothing is gained by renewing") {
  Bundle profile = test::bundle("ENTERPRISEPACK");
  profile[0].disabled_plans.push_back(test::plan("EXCHANGE_S_ENTERPRISE"));
  const auto found = find_targets(test::catalog(), profile, {});
  CHECK(found[0].why_key == "target.same");
  CHECK(found[0].comparison.verdict == Verdict::Same);
  CHECK(found[0].comparison.gained.empty());
}

TEST_CASE("of four licences on a user, two become one suite while the others stay") {
  const Bundle profile = test::bundle("ENTERPRISEPACK + EMS + VISIOCLIENT + PROJECTPROFESSIONAL");
  const auto found = find_targets(test::catalog(), profile, {.maximum = 24});
  std::size_t parts = 0;
  for (const TargetCandidate& candidate : found) {
    if (candidate.why_key != "target.part") continue;
    ++parts;
    CHECK_FALSE(loses(candidate.comparison));
    std::size_t stays = 0;
    for (const BundleSku& entry : profile)
      stays += static_cast<std::size_t>(std::count(candidate.skus.begin(), candidate.skus.end(), entry.sku));
    CHECK(stays >= 2);
  }
  CHECK(parts > 0);
}

TEST_CASE("a successor that is closed leads on to its own, and the way there is told") {
  Catalog catalog = test::catalog();
  const Guid first = test::sku("ENTERPRISEWITHSCAL"), second = test::sku("MIDSIZEPACK"), last = test::sku("ENTERPRISEPACK");
  catalog.retired_offers.clear();
  RetiredOffer old_one, newer;
  old_one.name = "the first";
  old_one.skus = {first};
  old_one.successors = {{second}};
  newer.name = "the second";
  newer.skus = {second};
  newer.successors = {{last}, {first}};  // and a circle, which must end
  catalog.retired_offers = {old_one, newer};
  const auto found = find_targets(catalog, {{first, {}}}, {.segment = Segment::Commercial});
  const auto at =
      std::find_if(found.begin(), found.end(), [&](const TargetCandidate& candidate) { return candidate.skus == std::vector<Guid>{last}; });
  REQUIRE(at != found.end());
  REQUIRE(at->by_way_of.size() == 2);
  CHECK(at->by_way_of[0]->name == "the first");
  CHECK(at->by_way_of[1]->name == "the second");
}
