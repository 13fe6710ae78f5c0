// What is missing in the set of files, and which export would tell it?

#include <algorithm>
#include <map>
#include <set>

#include "core/base/text.hpp"
#include "core/inventory/picture.hpp"

namespace csp {
namespace {

using namespace inventory_finding;

struct PagedSet {
  std::int64_t files = 0;
  std::int64_t pointing_on = 0;  // files whose last page names another one
  std::int64_t rows = 0;
  std::int64_t declared = -1;
  bool incomplete = false;
  std::vector<Origin> origins;
};

// Pages saved as several files: together they may be whole.
void check_pages(const Picture& picture) {
  std::map<std::string, PagedSet> sets;
  for (std::size_t index = 0; index < picture.files.size(); ++index) {
    const ImportedFile& file = *picture.files[index];
    PagedSet& set = sets[file.kind];
    ++set.files;
    set.pointing_on += file.more_pages;
    set.rows += file.rows.total();
    set.declared = std::max(set.declared, file.declared_total);
    set.incomplete = set.incomplete || file.more_pages || file.declared_total > file.rows.total();
    set.origins.push_back({static_cast<std::int32_t>(index), 0});
  }
  for (auto& [kind, set] : sets) {
    if (!set.incomplete || (set.declared >= 0 && set.rows >= set.declared)) continue;
    const bool unproven = set.declared < 0 && set.pointing_on < set.files;
    const MessageValue total = set.declared >= 0 ? MessageValue(set.declared) : MessageValue(std::string("?"));
    picture.report(inventory_problem(unproven ? kSetUnproven : kSetIncomplete,
                                     {{"kind", TextKey{"import.kind." + kind}},
                                      {"files", set.files},
                                      {"rows", set.rows},
                                      {"total", total},
                                      {"how", TextKey{"import.how." + kind}}},
                                     std::move(set.origins)));
  }
}

bool counts(const Subscription& subscription) {
  return subscription.seat_based && subscription.state != SubscriptionState::Deleted && subscription.state != SubscriptionState::Disabled;
}

void check_subscriptions(const Picture& picture) {
  const Customer& customer = picture.customer();
  if (customer.subscriptions.empty()) {
    const std::size_t planned = picture.of_plan == nullptr ? 0 : picture.of_plan->customer.subscriptions.size();
    picture.report(planned == 0 ? inventory_problem(kNoSubscriptions, {}, {})
                                : inventory_problem(kNoLaterSubscriptions, {{"count", static_cast<std::int64_t>(planned)}}, {}));
    return;
  }
  // Single missing dates are asked for by the plan; here only: no file tells any.
  std::vector<Origin> without_end;
  for (const Subscription& subscription : customer.subscriptions) {
    if (!counts(subscription)) continue;
    if (subscription.term_end || subscription.phase_end) return;
    without_end.push_back(subscription.origins.front());
  }
  if (!without_end.empty()) picture.report(inventory_problem(kNoEndDates, {}, std::move(without_end)));
}

// SKUs in use that no licensing list names: nothing can be compared with them.
void check_listed(const Picture& picture) {
  std::map<Guid, std::pair<std::string, std::vector<Origin>>> unlisted;
  const auto check = [&](const Guid& sku, const std::string& name, const std::vector<Origin>& origins) {
    if (sku.is_zero() || picture.catalog.find_sku(sku) != nullptr) return;
    auto& [known_name, places] = unlisted[sku];
    if (known_name.empty()) known_name = name;
    places.insert(places.end(), origins.begin(), origins.end());
  };
  const Customer& customer = picture.customer();
  for (const Subscription& subscription : customer.subscriptions) {
    if (counts(subscription))
      check(subscription.sku, subscription.part_number.empty() ? subscription.name : subscription.part_number, subscription.origins);
  }
  for (const UnitPool& pool : customer.pools) {
    if (pool.consumed > 0) check(pool.sku, pool.part_number, pool.origins);
  }
  for (const Profile& profile : customer.profiles) {
    for (const AssignedSku& sku : profile.skus) check(sku.sku, "", {});
  }
  for (auto& [sku, place] : unlisted) {
    picture.report(inventory_problem(kSkuNotListed, {{"sku", sku.text()}, {"name", place.first.empty() ? "–" : place.first}},
                                     std::move(place.second), sku.text()));
  }
}

// Between two exports of one day somebody gets a licence: one user, or two in a hundred, are no contradiction. Choices of this planner.
constexpr std::int64_t kNewcomers = 1;
constexpr std::int64_t kOneOf = 50;

// Somebody has more units than the named users: a list of some of them, or of a site or a group.
void check_users(const Picture& picture) {
  const Customer& customer = picture.customer();
  std::map<Guid, std::int64_t> named;
  for (const Profile& profile : customer.profiles) {
    for (const AssignedSku& sku : profile.skus) named[sku.sku] += profile.users;
  }
  std::int64_t assigned = 0, missing = 0;
  std::vector<Origin> origins, of_fewer;
  std::string beyond;
  for (const UnitPool& pool : customer.pools) {
    if (pool.company_level) continue;
    assigned += pool.consumed;
    const std::int64_t unnamed = pool.consumed - named[pool.sku];
    if (-unnamed > kNewcomers && -unnamed * kOneOf > pool.consumed && pool.counts == PoolCounts::Told) {
      text::append_listed(beyond, (pool.part_number.empty() ? pool.sku.text() : pool.part_number) + " " + std::to_string(named[pool.sku]) +
                                      " / " + std::to_string(pool.consumed));
      of_fewer.insert(of_fewer.end(), pool.origins.begin(), pool.origins.end());
    }
    if (unnamed <= 0) continue;
    missing += unnamed;
    origins.insert(origins.end(), pool.origins.begin(), pool.origins.end());
  }
  if (!beyond.empty()) picture.report(inventory_problem(kUsersBeyond, {{"skus", beyond}}, std::move(of_fewer)));
  if (missing > 0) picture.report(inventory_problem(kUsersPartly, {{"count", missing}, {"assigned", assigned}}, std::move(origins)));
}

// By which groups users have their licences; groups alone do not tell it.
void check_ways(const Picture& picture) {
  std::set<Guid> held;
  for (const Profile& profile : picture.customer().profiles) {
    for (const AssignedSku& sku : profile.skus) held.insert(sku.sku);
  }
  std::vector<Origin> users, groups;
  std::string names;
  for (std::size_t index = 0; index < picture.files.size(); ++index) {
    const Records& records = picture.files[index]->records;
    if (records.users.tells_ways()) return;
    if (!records.users.empty()) users.push_back({static_cast<std::int32_t>(index), 0});
    for (const GroupRecord& group : records.groups) {
      const bool gives = std::any_of(group.skus.begin(), group.skus.end(), [&](const Guid& sku) { return held.count(sku) > 0; });
      if (!gives) continue;
      groups.push_back(group.origin);
      text::append_listed(names, text::visible(group.name.empty() ? group.id : group.name, 60));
    }
  }
  if (held.empty() || users.empty()) return;
  if (groups.empty()) return picture.report(inventory_problem(kWaysUntold, {}, std::move(users)));
  const std::int64_t count = static_cast<std::int64_t>(groups.size());
  picture.report(inventory_problem(kMembersUntold, {{"count", count}, {"groups", names}}, std::move(groups)));
}

}  // namespace

void check_completeness(const Picture& picture) {
  if (picture.files.empty()) return;
  check_pages(picture);
  check_subscriptions(picture);
  check_listed(picture);
  const Customer& customer = picture.customer();
  if (!customer.assignments_known)
    picture.report(inventory_problem(kNoAssignments, {}, {}));
  else if (customer.pools_known)
    check_users(picture);
  check_ways(picture);
  if (!customer.pools_known) picture.report(inventory_problem(kNoUnits, {}, {}));
  if (picture.inventory.prices.empty()) picture.report(inventory_problem(kNoPrices, {}, {}));
}

}  // namespace csp
