// A distributor's list without Microsoft's ids names the same subscriptions as the tenant's directory, by numbers or GUIDs of its own. Same
// SKU, units and end: it is taken for the same subscription and asked about, because counted twice it would be bought twice.

#include <algorithm>
#include <string_view>

#include "core/base/guid.hpp"
#include "core/inventory/combine_subscriptions.hpp"
#include "core/inventory/picture.hpp"

namespace csp {
namespace {

// Answers and downloads of Microsoft's, and those of a seller who passes its ids on, have no ids but Microsoft's.
bool tells_microsofts_ids(std::string_view kind) {
  return kind.starts_with("partner-center-") || kind.starts_with("graph-") || kind.starts_with("bam-") ||
         kind.ends_with("-reconciliation") || kind == "crayon-subscriptions";
}

enum class Id { Microsofts, MayBeOwn, Own };

Id id_of(const Picture& picture, const Subscription& subscription) {
  if (subscription.commerce_id.empty() || !subscription.directory_id.empty()) return Id::Microsofts;
  if (!Guid::parse_plain(subscription.commerce_id)) return Id::Own;
  const bool of_sellers = std::none_of(subscription.origins.begin(), subscription.origins.end(), [&](const Origin& origin) {
    return tells_microsofts_ids(picture.files[static_cast<std::size_t>(origin.file)]->kind);
  });
  return of_sellers ? Id::MayBeOwn : Id::Microsofts;
}

bool share_a_file(const Subscription& a, const Subscription& b) {
  return std::any_of(a.origins.begin(), a.origins.end(), [&](const Origin& one) {
    return std::any_of(b.origins.begin(), b.origins.end(), [&](const Origin& other) { return one.file == other.file; });
  });
}

bool may_be_the_same(const Subscription& own, Id id, const Subscription& known) {
  // What looks like an id of Microsoft's needs the day as well.
  const bool both_end = own.term_end && known.term_end;
  return !known.directory_id.empty() && own.sku == known.sku && own.units == known.units && own.state != SubscriptionState::Deleted &&
         known.state != SubscriptionState::Deleted && end_together(own, known) && (both_end || id == Id::Own) && !share_a_file(own, known);
}

// Only the day is another one: a copy of another month, or the day of renewal as a list has it.
void ask_about_own_id_beside(const Picture& picture, const Subscription& own, const std::vector<Subscription>& all) {
  for (const Subscription& known : all) {
    if (known.directory_id.empty() || known.sku != own.sku || known.units != own.units || share_a_file(own, known)) continue;
    if (known.state == SubscriptionState::Deleted || own.state == SubscriptionState::Deleted) continue;
    const bool of_directory_alone = std::all_of(known.origins.begin(), known.origins.end(), [&](const Origin& origin) {
      return picture.files[static_cast<std::size_t>(origin.file)]->kind.starts_with("graph-");
    });
    if (!of_directory_alone) continue;
    const Origin &one = own.origins.front(), &other = known.origins.front();
    picture.report(inventory_problem(inventory_finding::kListedBeside,
                                     {{"name", known.name},
                                      {"file", picture.file_name(one)},
                                      {"units", own.units},
                                      {"other_file", picture.file_name(other)},
                                      {"other_units", known.units}},
                                     {one, other}, known.key));
    return;
  }
}

}  // namespace

void join_own_ids(const Picture& picture) {
  std::vector<Subscription>& all = picture.customer().subscriptions;
  std::vector<bool> joined(all.size(), false), gone(all.size(), false);
  for (std::size_t own = 0; own < all.size(); ++own) {
    const Id id = id_of(picture, all[own]);
    if (id == Id::Microsofts || all[own].sku.is_zero() || !all[own].seat_based) continue;
    for (std::size_t at = 0; at < all.size(); ++at) {
      if (joined[at] || !may_be_the_same(all[own], id, all[at])) continue;
      const Subscription from_list = all[own];
      const std::string key = all[at].key;
      picture.report(inventory_problem(inventory_finding::kOwnIdJoined,
                                       {{"name", all[at].name},
                                        {"units", all[at].units},
                                        {"id", from_list.commerce_id},
                                        {"file", picture.file_name(from_list.origins.front())},
                                        {"other_file", picture.file_name(all[at].origins.front())}},
                                       {from_list.origins.front(), all[at].origins.front()}, key));
      all[at] = combined(picture, all[at], from_list, key);
      for (Subscription& add_on : all) {
        if (add_on.parent_key == from_list.key) add_on.parent_key = key;
      }
      joined[at] = gone[own] = true;
      break;
    }
    if (!gone[own]) ask_about_own_id_beside(picture, all[own], all);
  }
  std::vector<Subscription> kept;
  for (std::size_t at = 0; at < all.size(); ++at) {
    if (!gone[at]) kept.push_back(std::move(all[at]));
  }
  all = std::move(kept);
  if (std::find(gone.begin(), gone.end(), true) != gone.end()) settle_combined(picture, all);
}

}  // namespace csp
