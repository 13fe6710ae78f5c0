// How many units of each SKU does the tenant have? From subscribedSkus and its like; where no file tells, the subscriptions are summed.

#include <algorithm>
#include <map>

#include "core/customer/aspects.hpp"
#include "core/inventory/picture.hpp"

namespace csp {
namespace {

struct ToldPool {
  UnitPool pool;
  int rank = 0;
  bool units_known = true;
};

constexpr Aspect kSummed[] = {Aspect::Enabled, Aspect::Warning, Aspect::Suspended};

bool same_counts(const UnitPool& a, const UnitPool& b) {
  return a.enabled == b.enabled && a.warning == b.warning && a.suspended == b.suspended && a.consumed == b.consumed;
}

void take(const Picture& picture, ToldPool& known, const UnitPoolRecord& record, int rank) {
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
  ToldPool out;
  out.pool = kept;
  out.rank = believe_new ? rank : known.rank;
  out.units_known = record.units_known || known.units_known;
  out.pool.company_level = kept.company_level || other.company_level;
  if (out.pool.part_number.empty()) out.pool.part_number = other.part_number;
  add_statements(out.pool, other);
  out.pool.origins.insert(out.pool.origins.end(), other.origins.begin(), other.origins.end());
  known = std::move(out);
}

void settle_all(const Picture& picture, std::map<Guid, ToldPool>& told) {
  std::map<std::pair<std::int32_t, std::int32_t>, const UnitPool*> records;
  for (const auto& file : picture.files) {
    for (const UnitPoolRecord& record : file->records.pools)
      records.emplace(std::pair(record.pool.origins.front().file, record.pool.origins.front().row), &record.pool);
  }
  const auto record_at = [&](const Origin& origin) {
    const auto found = records.find({origin.file, origin.row});
    return found == records.end() ? nullptr : found->second;
  };
  for (auto& [sku, known] : told) {
    if (known.pool.origins.size() > 1) settle_beliefs(known.pool, record_at);
  }
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
        pool.enabled = units_together(pool.enabled, subscription.units);
        break;
      case SubscriptionState::InGrace:
        pool.warning = units_together(pool.warning, subscription.units);
        break;
      case SubscriptionState::Suspended:
        pool.suspended = units_together(pool.suspended, subscription.units);
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
  std::map<Guid, ToldPool> told;
  bool any_units = false;
  for (const auto& file : picture.files) {
    for (const UnitPoolRecord& record : file->records.pools) {
      if (record.pool.sku.is_zero()) continue;
      customer.pools_known = true;
      any_units = any_units || record.units_known;
      const int rank = tells_units_only(file->kind) ? 4 : rank_of_kind(file->kind);
      const auto [known, added] = told.try_emplace(record.pool.sku, ToldPool{record.pool, rank, record.units_known});
      if (!added) take(picture, known->second, record, rank);
    }
  }
  settle_all(picture, told);
  std::map<Guid, UnitPool> sums = summed(customer);
  for (auto& [sku, sum] : sums) {
    const auto known = told.find(sku);
    if (known == told.end()) continue;
    UnitPool& pool = known->second.pool;
    if (!known->second.units_known) {
      pool.enabled = sum.enabled;
      pool.warning = sum.warning;
      pool.suspended = sum.suspended;
      for (const Aspect aspect : kSummed) conclude(pool, aspect, Conclusion::SumOfSubscriptions);
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
    if (told.find(sku) != told.end() || sum.enabled + sum.warning + sum.suspended == 0) continue;
    conclude(sum, Aspect::Sku, Conclusion::SumOfSubscriptions);
    for (const Aspect aspect : kSummed) conclude(sum, aspect, Conclusion::SumOfSubscriptions);
    if (customer.assignments_known) conclude(sum, Aspect::Consumed, Conclusion::CountOfUsers);
    if (!sum.part_number.empty()) conclude(sum, Aspect::PartNumber, Conclusion::SumOfSubscriptions);
    customer.pools.push_back(std::move(sum));
  }
  std::sort(customer.pools.begin(), customer.pools.end(), [](const UnitPool& a, const UnitPool& b) { return a.sku < b.sku; });

  std::map<Guid, std::int64_t> assigned;
  for (const Profile& profile : customer.profiles) {
    for (const AssignedSku& sku : profile.skus) assigned[sku.sku] += profile.users;
  }
  for (UnitPool& pool : customer.pools) {
    if (pool.part_number.empty()) {
      if (const Sku* sku = picture.catalog.find_sku(pool.sku); sku != nullptr && !sku->part_number.empty()) {
        pool.part_number = sku->part_number;
        conclude(pool, Aspect::PartNumber, Conclusion::LicensingList);
      }
    }
    if (told.find(pool.sku) == told.end()) pool.consumed = assigned[pool.sku];
  }
}

}  // namespace csp
