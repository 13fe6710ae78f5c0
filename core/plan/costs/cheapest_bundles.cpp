#include "core/plan/costs/cheapest_bundles.hpp"

#include <algorithm>

#include "core/plan/sources/targets.hpp"

namespace csp::plan {
namespace {

std::vector<Guid> skus_of_today(const Customer& customer) {
  std::vector<Guid> today;
  for (const Profile& profile : customer.profiles) {
    for (const AssignedSku& assigned : profile.skus) today.push_back(assigned.sku);
  }
  std::sort(today.begin(), today.end());
  return today;
}

std::int64_t seats_that_stay(const Catalog& catalog, const Customer& customer, const PlanSettings& settings, Date day) {
  std::int64_t seats = 0;
  for (const Source& source : sources_of(catalog, customer, settings, day)) {
    const bool stays = source.decision != nullptr && source.decision->path == Path::RenewAndWait;
    if (stays && source.sku != nullptr && source.sku->business_family) seats += source.units;
  }
  return seats;
}

std::optional<Decimal> cost_of_same(const CheapestBundles& result) {
  Decimal sum;
  for (const Profile* profile : result.profiles) {
    for (const AssignedSku& assigned : profile->skus) {
      const auto& skus = result.requirements.problem.skus;
      const auto found = std::find_if(skus.begin(), skus.end(), [&](const bundles::Purchasable& sku) { return sku.sku == assigned.sku; });
      if (found == skus.end()) return std::nullopt;
      sum += found->price.scaled(profile->users);
    }
  }
  return sum;
}

}  // namespace

CheapestBundles cheapest_bundles(const Catalog& catalog, const Customer& customer, const PlanSettings& settings, const Prices& prices,
                                 Date day, std::int64_t steps) {
  CheapestBundles result;
  const PriceBook book(prices, settings, catalog);
  result.currency = book.currency();
  std::vector<bundles::LicensedUsers> users;
  for (const Profile& profile : customer.profiles) {
    if (profile.skus.empty() || profile.users <= 0) continue;
    bundles::LicensedUsers licensed{profile.id, profile.users, {}};
    for (const AssignedSku& assigned : profile.skus) licensed.licences.push_back({assigned.sku, assigned.disabled_plans});
    users.push_back(std::move(licensed));
    result.profiles.push_back(&profile);
  }
  if (users.empty()) result.notes.push_back({"bundles.note.no_assignments", {}});
  if (!book.currency().known())
    result.notes.push_back({book.several_currencies() ? "bundles.note.several_currencies" : "bundles.note.no_prices", {}});
  if (!result.notes.empty()) return result;

  PlanMemory memory;
  TargetFinder finder(catalog, customer, settings, book, day, memory);
  result.requirements =
      bundles::requirements_of(catalog, users, finder.priced_skus(day, skus_of_today(customer)), settings.segment, settings.bundles.kept);
  bundles::Problem& problem = result.requirements.problem;
  problem.currency = book.currency();
  problem.limits.most_skus_per_user = static_cast<std::size_t>(settings.bundles.most_skus_per_user);
  problem.limits.business_seats = rule_figures(catalog).business_seats;
  problem.limits.business_seats_taken = seats_that_stay(catalog, customer, settings, day);
  result.answer = bundles::cheapest(problem, steps);
  if (result.answer.not_covered.empty()) result.same_skus = cost_of_same(result);
  return result;
}

}  // namespace csp::plan
