// How many units of each SKU does the tenant have? From subscribedSkus and its like; where no file tells, the subscriptions are summed.

#include "core/inventory/sum_units.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "core/customer/aspects.hpp"
#include "core/inventory/picture.hpp"

namespace csp {
namespace {

struct ToldPool {
  UnitPool pool;
  int rank = 0;
  bool units_known = true;
  bool consumed_known = true;
};

constexpr Aspect kSummed[] = {Aspect::Enabled, Aspect::Warning, Aspect::Suspended};

// The directory keeps the tenant's units; commerce passes on what it says.
int rank_on_units(Worth::Authority authority) {
  switch (authority) {
    case Worth::Authority::Directory:
      return 2;
    case Worth::Authority::Commerce:
      return 1;
    case Worth::Authority::List:
      break;
  }
  return 0;
}

// An answer without them says nothing of how many are assigned.
bool tells_consumed(const UnitPoolRecord& record) { return used_statement(record.pool.statements, Aspect::Consumed) != nullptr; }

bool same_counts(const UnitPool& a, const UnitPool& b) {
  return a.enabled == b.enabled && a.warning == b.warning && a.suspended == b.suspended && a.consumed == b.consumed;
}

void take(const Picture& picture, ToldPool& known, const UnitPoolRecord& record, int rank) {
  const bool believe_new = std::pair(record.units_known, rank) >= std::pair(known.units_known, known.rank);
  const UnitPool& kept = believe_new ? record.pool : known.pool;
  const UnitPool& other = believe_new ? known.pool : record.pool;
  UnitPool comparable = other;
  if (!tells_consumed(record) || !known.consumed_known) comparable.consumed = kept.consumed;
  if (record.units_known && known.units_known && !same_counts(kept, comparable)) {
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
  out.consumed_known = tells_consumed(record) || known.consumed_known;
  if (out.consumed_known && !(believe_new ? tells_consumed(record) : known.consumed_known))
    out.pool.consumed = believe_new ? known.pool.consumed : record.pool.consumed;
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

void conclude_sum(UnitPool& pool) {
  for (const Aspect aspect : kSummed) {
    const Statement* used = used_statement(pool.statements, aspect);
    if (used == nullptr || used->conclusion != Conclusion::SumOfSubscriptions) conclude(pool, aspect, Conclusion::SumOfSubscriptions);
  }
}

// Does a file list the tenant's SKUs with their units? Then nobody holds what it leaves out; a list of products with what is assigned of
// them leaves out what it cannot name.
bool skus_listed(const Customer& customer) {
  return std::any_of(customer.pools.begin(), customer.pools.end(), [](const UnitPool& pool) { return pool.counts == PoolCounts::Told; });
}

// Where no file tells how many are assigned, the users in the files are counted.
void count_users(const Customer& customer, UnitPool& pool) {
  if (customer.assignments_known) conclude(pool, Aspect::Consumed, Conclusion::CountOfUsers);
  pool.consumed = 0;
  for (const Profile& profile : customer.profiles) {
    for (const AssignedSku& assigned : profile.skus) pool.consumed += assigned.sku == pool.sku ? profile.users : 0;
  }
}

// Where nobody tells who holds it, all of it counts as held.
void count_holders(const Customer& customer, UnitPool& pool) {
  if (customer.assignments_known) return count_users(customer, pool);
  pool.consumed = units_together(pool.enabled, pool.warning);
  conclude(pool, Aspect::Consumed, Conclusion::SumOfSubscriptions);
}

UnitPool unlisted_pool(const Customer& customer, UnitPool sum, bool listed) {
  sum.counts = PoolCounts::Unlisted;
  conclude(sum, Aspect::Sku, Conclusion::SumOfSubscriptions);
  conclude_sum(sum);
  if (customer.pools_known && !listed)
    count_holders(customer, sum);
  else
    count_users(customer, sum);
  if (!sum.part_number.empty()) conclude(sum, Aspect::PartNumber, Conclusion::SumOfSubscriptions);
  return sum;
}

// Fills the pools whose counts no file tells, and adds those that no file lists.
void add_sums(const Catalog& catalog, Customer& customer, std::map<Guid, UnitPool> sums) {
  const bool listed = skus_listed(customer);
  for (UnitPool& pool : customer.pools) {
    const UnitPool sum = sums[pool.sku];
    sums.erase(pool.sku);
    if (pool.counts == PoolCounts::Told) continue;
    pool.enabled = sum.enabled;
    pool.warning = sum.warning;
    pool.suspended = sum.suspended;
    conclude_sum(pool);
  }
  for (auto& [sku, sum] : sums) {
    if (sum.enabled + sum.warning + sum.suspended > 0) customer.pools.push_back(unlisted_pool(customer, std::move(sum), listed));
  }
  std::sort(customer.pools.begin(), customer.pools.end(), [](const UnitPool& a, const UnitPool& b) { return a.sku < b.sku; });
  for (UnitPool& pool : customer.pools) {
    const Sku* sku = pool.part_number.empty() ? catalog.find_sku(pool.sku) : nullptr;
    if (sku == nullptr || sku->part_number.empty()) continue;
    pool.part_number = sku->part_number;
    conclude(pool, Aspect::PartNumber, Conclusion::LicensingList);
  }
}

// More units in subscriptions than in the tenant: one of them is old, or a subscription was counted twice.
std::vector<Finding> contradictions(const Customer& customer, const std::map<Guid, UnitPool>& sums) {
  std::vector<Finding> findings;
  for (const UnitPool& pool : customer.pools) {
    const auto sum = sums.find(pool.sku);
    if (pool.counts != PoolCounts::Told || sum == sums.end()) continue;
    const std::int64_t listed = sum->second.enabled + sum->second.warning;
    if (listed <= pool.enabled + pool.warning) continue;
    std::vector<Origin> origins = pool.origins;
    origins.insert(origins.end(), sum->second.origins.begin(), sum->second.origins.end());
    findings.push_back(inventory_problem(inventory_finding::kPoolAndSubscriptionsDiffer,
                                         {{"name", pool.part_number.empty() ? pool.sku.text() : pool.part_number},
                                          {"pool", pool.enabled + pool.warning},
                                          {"subscriptions", listed}},
                                         std::move(origins), pool.sku.text()));
  }
  return findings;
}

void replace_contradictions(std::vector<Finding>& findings, const std::vector<Finding>& now) {
  const auto contradicts = [](const Finding& finding) { return finding.rule == inventory_finding::kPoolAndSubscriptionsDiffer.id; };
  const auto place = std::find_if(findings.begin(), findings.end(), contradicts) - findings.begin();
  std::erase_if(findings, contradicts);
  findings.insert(findings.begin() + place, now.begin(), now.end());
}

}  // namespace

void sum_units(const Picture& picture) {
  Customer& customer = picture.customer();
  std::map<Guid, ToldPool> told;
  for (const auto& file : picture.files) {
    for (const UnitPoolRecord& record : file->records.pools) {
      if (record.pool.sku.is_zero()) continue;
      customer.pools_known = true;
      const int rank = rank_on_units(worth_of(file->kind).authority);
      const auto [known, added] =
          told.try_emplace(record.pool.sku, ToldPool{record.pool, rank, record.units_known, tells_consumed(record)});
      if (!added) take(picture, known->second, record, rank);
    }
  }
  settle_all(picture, told);
  std::set<Guid> untold;  // how many of them are assigned
  for (auto& [sku, known] : told) {
    known.pool.counts = known.units_known ? PoolCounts::Told : PoolCounts::Summed;
    if (!known.consumed_known) untold.insert(sku);
    customer.pools.push_back(std::move(known.pool));
  }
  const std::map<Guid, UnitPool> sums = summed(customer);
  for (Finding& finding : contradictions(customer, sums)) picture.report(std::move(finding));
  add_sums(picture.catalog, customer, sums);
  for (UnitPool& pool : customer.pools) {
    if (untold.count(pool.sku) > 0) count_holders(customer, pool);
  }
}

void sum_units_again(const Catalog& catalog, Inventory& inventory) {
  Customer& customer = inventory.customer;
  std::erase_if(customer.pools, [](const UnitPool& pool) { return pool.counts == PoolCounts::Unlisted; });
  const std::map<Guid, UnitPool> sums = summed(customer);
  add_sums(catalog, customer, sums);
  const std::vector<Finding> now = contradictions(customer, sums);
  replace_contradictions(inventory.findings, now);
  replace_contradictions(customer.findings, now);
}

}  // namespace csp
