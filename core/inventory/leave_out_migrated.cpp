#include "core/inventory/leave_out_migrated.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace csp {
namespace {

using Places = std::map<std::string, std::size_t>;

bool in_file_of(const Subscription& subscription, const Origin& origin) {
  return std::any_of(subscription.origins.begin(), subscription.origins.end(), [&](const Origin& one) { return one.file == origin.file; });
}

std::vector<MessageArgument> about(const Picture& picture, const Subscription& legacy, const MigrationRecord& record) {
  return {{"name", legacy.name.empty() ? legacy.key : legacy.name},
          {"id", legacy.commerce_id},
          {"file", picture.file_name(record.origin)},
          {"other_file", picture.file_name(legacy.origins.front())},
          {"other", record.to}};
}

// May it have been migrated by the file that says so? Else it is asked.
bool is_left_out(const Picture& picture, const Subscription& legacy, const Subscription* successor, const MigrationRecord& record) {
  const bool runs_beside = legacy.state == SubscriptionState::Active && in_file_of(legacy, record.origin);
  const bool contradicts = successor != nullptr && (successor->state == SubscriptionState::Deleted || runs_beside);
  const FindingId& id = successor == nullptr ? inventory_finding::kMigratedUnlisted
                        : contradicts        ? inventory_finding::kMigratedStillListed
                                             : inventory_finding::kMigratedLeftOut;
  picture.report(inventory_problem(id, about(picture, legacy, record), {record.origin, legacy.origins.front()},
                                   successor == nullptr ? legacy.key : successor->key));
  return successor != nullptr && !contradicts;
}

}  // namespace

void leave_out_migrated(const Picture& picture, std::vector<Subscription>& subscriptions, std::vector<bool>& left_out) {
  Places places;
  for (std::size_t at = 0; at < subscriptions.size(); ++at) {
    if (!subscriptions[at].commerce_id.empty()) places.emplace(id_key(subscriptions[at].commerce_id), at);
  }
  left_out.assign(subscriptions.size(), false);
  std::set<std::string> seen;
  std::map<std::string, std::string> became;
  for (const auto& file : picture.files) {
    for (const MigrationRecord& record : file->records.migrations) {
      const auto legacy = places.find(record.from);
      if (legacy == places.end() || record.from == record.to || !seen.insert(record.from).second) continue;
      if (subscriptions[legacy->second].state == SubscriptionState::Deleted) continue;
      const auto successor = places.find(record.to);
      const Subscription* now = successor == places.end() ? nullptr : &subscriptions[successor->second];
      if (!is_left_out(picture, subscriptions[legacy->second], now, record)) continue;
      left_out[legacy->second] = true;
      became[subscriptions[legacy->second].key] = now->key;
    }
  }
  for (Subscription& subscription : subscriptions) {
    if (const auto base = became.find(subscription.parent_key); base != became.end()) subscription.parent_key = base->second;
  }
}

}  // namespace csp
