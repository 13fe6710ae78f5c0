#include "tests/core/support/catalog_tenant.hpp"

#include <algorithm>
#include <array>

#include "core/equivalence/plan_set.hpp"
#include "core/equivalence/targets.hpp"
#include "tests/core/support/sequence.hpp"

namespace csp::test {
namespace {

// What most customers have, so that these are in every tenant.
constexpr std::array<std::string_view, 24> kCommon = {"SPE_E3",
                                                      "SPE_E5",
                                                      "ENTERPRISEPACK",
                                                      "ENTERPRISEPREMIUM",
                                                      "STANDARDPACK",
                                                      "SPE_F1",
                                                      "M365_F1_COMM",
                                                      "O365_BUSINESS_ESSENTIALS",
                                                      "O365_BUSINESS_PREMIUM",
                                                      "SPB",
                                                      "EXCHANGESTANDARD",
                                                      "EXCHANGEENTERPRISE",
                                                      "EMS",
                                                      "EMSPREMIUM",
                                                      "MCOEV",
                                                      "MCOMEETADV",
                                                      "POWER_BI_PRO",
                                                      "PBI_PREMIUM_PER_USER",
                                                      "PROJECTPROFESSIONAL",
                                                      "PROJECT_P1",
                                                      "VISIOCLIENT",
                                                      "VISIOONLINE_PLAN1",
                                                      "AAD_PREMIUM",
                                                      "INTUNE_A"};

}  // namespace

bundles::Requirements catalog_tenant(const Catalog& catalog, std::uint64_t seed, std::size_t profiles, std::size_t skus) {
  Sequence sequence(seed);
  std::vector<const Sku*> common, chosen, others;
  for (std::string_view part : kCommon) {
    if (const Sku* sku = catalog.find_sku_by_part_number(part)) common.push_back(sku);
  }
  for (const Sku& sku : catalog.skus) {
    if (is_candidate(sku, Segment::Commercial) && std::find(common.begin(), common.end(), &sku) == common.end()) others.push_back(&sku);
  }
  chosen = common;
  while (chosen.size() < skus && !others.empty()) {
    const auto at = others.begin() + sequence.between(0, static_cast<std::int64_t>(others.size()) - 1);
    chosen.push_back(*at);
    others.erase(at);
  }
  std::sort(chosen.begin(), chosen.end(), [](const Sku* a, const Sku* b) { return a->id < b->id; });
  std::vector<bundles::Priced> priced;
  for (const Sku* sku : chosen) {
    // By what it gives, cheaper by the dozen, as suites are.
    std::int64_t deciding = 0;
    for (PlanIndex plan : sku->plans) deciding += counts(catalog.plans[plan]) && !is_small(catalog.plans[plan]) ? 1 : 0;
    const std::int64_t cents = (deciding <= 3 ? 250 * deciding + 150 : 600 + 140 * deciding) * sequence.between(80, 125) / 100 / 10 * 10;
    priced.push_back(
        {sku->id, Decimal::from_cents(std::max<std::int64_t>(cents, 100)), sequence.between(0, 99) < 4 ? sequence.between(5, 100) : 1});
  }
  std::vector<bundles::LicensedUsers> users;
  for (std::size_t i = 0; i < profiles; ++i) {
    bundles::LicensedUsers licensed{"P" + std::to_string(i + 1), 1 + sequence.between(0, 40) * sequence.between(0, 40) / 20, {}};
    for (std::int64_t count = 1 + sequence.between(0, 4); count > 0; --count) {
      const bool usual = sequence.between(0, 99) < 80;
      const std::vector<const Sku*>& from = usual ? common : chosen;
      const Sku* sku = from[static_cast<std::size_t>(sequence.between(0, static_cast<std::int64_t>(from.size()) - 1))];
      BundleSku entry{sku->id, {}};
      for (PlanIndex plan : sku->plans) {
        if (sequence.between(0, 99) < 5) entry.disabled_plans.push_back(catalog.plans[plan].id);
      }
      licensed.licences.push_back(std::move(entry));
    }
    users.push_back(std::move(licensed));
  }
  bundles::Requirements out = bundles::requirements_of(catalog, users, priced, Segment::Commercial);
  out.problem.currency = *Currency::parse("USD");
  out.problem.limits.most_skus_per_user = 8;
  out.problem.limits.business_seats_taken = 40;
  return out;
}

}  // namespace csp::test
