// How many units of each SKU does the tenant have? From subscribedSkus and its like; where no file tells, the subscriptions are summed.

#include <algorithm>
#include <map>

#include "core/inventory/picture.hpp"

namespace csp {
namespace {

struct Told {
  UnitPool pool;
  int rank = 0;
  bool units_known = true;
};

bool same_counts(const UnitPool& a, const UnitPool& b) {
  return a.enabled == b.enabled && a.warning == b.warning && a.suspended == b.suspended && a.consumed == b.consumed;
}

void take(const Picture& picture, Told& known, const UnitPoolRecord& record, int rank) {
  const bool believe_new = std::pair(record.units_known, rank) >= std::pair(known.units_known, known.rank);
  const UnitPool& kept = believe_new ? record.pool : known.pool;
  const UnitPool& other = believe_new ? known.pool : record.pool;
  if (record.units_known && known.units_known && !same_counts(kept, other)) {
    const Origin kept_origin = kept.origins.front();
    const Origin other_origin = other.origins.front();
    picture.report(inventory_problem(inventory_finding::kPoolsDiffer,
                                     {{"name", kept.part_number},
                                      {"kept", kept.enabled},
                                      {"kept_consumed", kept.consumed},
                                      {"kept_file", picture.file_name(kept_origin)},
                                      {"other", other.enabled},
                                      {"other_consumed", other.consumed},
                                      {"other_file", picture.file_name(other_origin)}},
                                     {kept_origin, other_origin}, kept.sku.text()));
  }
  Told out;
  out.pool = kept;
  out.rank = believe_new ? rank : known.rank;
  out.units_known = record.units_known || known.units_known;
  out.pool.company_level = kept.company_level || other.company_level;
  if (out.pool.part_number.empty()) out.pool.part_number = other.part_number;
  out.pool.origins.insert(out.pool.origins.end(), other.origins.begin(), other.origins.end());
  known = std::move(out);
}

// What the subscriptions of a SKU add up to.
std::map<Guid, UnitPool> summed(const Customer& customer) {
  std::map<Guid, UnitPool> pools;
  for (const Subscription& subscription : customer.subscriptions) {
    if (subscription.sku.is_zero() || !subscription.seat_based) continue;
    UnitPool& pool = pools[subscription.sku];
    pool.sku = subscription.sku;
    if (pool.part_number.empty()) pool.part_number = subscription.part_number;
    switch (subscription.state) {
      case SubscriptionState::Active:
      case SubscriptionState::Unknown:
        pool.enabled += subscription.units;
        break;
      case SubscriptionState::InGrace:
        pool.warning += subscription.units;
        break;
      case SubscriptionState::Suspended:
        pool.suspended += subscription.units;
        break;
      default:
        break;
    }
    pool.origins.insert(pool.origins.end(), subscription.origins.begin(), subscription.origins.end());
  }
  return pools;
}

}  // namespace

void sum_units(const Picture& picture) {
  Customer& customer = picture.customer();
  std::map<Guid, Told> told;
  bool any_units = false;
  for (const auto& file : picture.files) {
    for (const UnitPoolRecord& record : file->records.pools) {
      if (record.pool.sku.is_zero()) continue;
      customer.pools_known = true;
      any_units = any_units || record.units_known;
      const int rank = file->kind == "graph-subscribed-skus" ? 4 : rank_of_kind(file->kind);
      const auto [known, added] = told.try_emplace(record.pool.sku, Told{record.pool, rank, record.units_known});
      if (!added) take(picture, known->second, record, rank);
    }
  }
  std::map<Guid, UnitPool> sums = summed(customer);
  for (auto& [sku, sum] : sums) {
    const auto known = told.find(sku);
    if (known == told.end()) continue;
    UnitPool& pool = known->second.pool;
    if (!known->second.units_known) {
      pool.enabled = sum.enabled;
      pool.warning = sum.warning;
      pool.suspended = sum.suspended;
      continue;
    }
    // More units in subscriptions than in the tenant: one of them is old, or a subscription was counted twice.
    if (sum.enabled + sum.warning > pool.enabled + pool.warning) {
      std::vector<Origin> origins = pool.origins;
      origins.insert(origins.end(), sum.origins.begin(), sum.origins.end());
      picture.report(inventory_problem(inventory_finding::kPoolAndSubscriptionsDiffer,
                                       {{"name", pool.part_number.empty() ? sku.text() : pool.part_number},
                                        {"pool", pool.enabled + pool.warning},
                                        {"subscriptions", sum.enabled + sum.warning}},
                                       std::move(origins), sku.text()));
    }
  }
  for (auto& [sku, known] : told) customer.pools.push_back(std::move(known.pool));
  for (auto& [sku, sum] : sums) {
    if (told.find(sku) == told.end() && sum.enabled + sum.warning + sum.suspended > 0) customer.pools.push_back(std::move(sum));
  }
  std::sort(customer.pools.begin(), customer.pools.end(), [](const UnitPool& a, const UnitPool& b) { return a.sku < b.sku; });

  std::map<Guid, std::int64_t> assigned;
  for (const Profile& profile : customer.profiles) {
    for (const AssignedSku& sku : profile.skus) assigned[sku.sku] += profile.users;
  }
  for (UnitPool& pool : customer.pools) {
    if (pool.part_number.empty()) {
      if (const Sku* sku = picture.catalog.find_sku(pool.sku)) pool.part_number = sku->part_number;
    }
    if (told.find(pool.sku) == told.end()) pool.consumed = assigned[pool.sku];
  }
}

}  // namespace csp
