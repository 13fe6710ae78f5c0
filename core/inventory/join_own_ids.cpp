// A distributor's list without Microsoft's ids names the same subscriptions as the tenant's directory or Partner Center, by numbers or
// GUIDs of its own, and an invoice has ids that Partner Center does not show for some products. Same product, units and end: it is taken
// for the same subscription and asked about, because counted twice it would be bought twice.

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "core/base/guid.hpp"
#include "core/customer/aspects.hpp"
#include "core/inventory/combine_subscriptions.hpp"
#include "core/inventory/named_rows.hpp"
#include "core/inventory/picture.hpp"

namespace csp {
namespace {

// From the one that nobody but the seller knows to the one that Partner Center shows for certain.
enum class Id { Own, OfInvoice, MayBeOwn, Microsofts };

Id id_of(const Picture& picture, const Subscription& subscription) {
  if (subscription.commerce_id.empty() || !subscription.directory_id.empty()) return Id::Microsofts;
  if (!Guid::parse_plain(subscription.commerce_id)) return Id::Own;
  bool of_invoices = true;
  for (const Origin& origin : subscription.origins) {
    const Worth::Ids ids = picture.worth(origin).ids;
    if (ids == Worth::Ids::Microsofts) return Id::Microsofts;
    of_invoices = of_invoices && ids == Worth::Ids::OfInvoice;
  }
  return of_invoices ? Id::OfInvoice : Id::MayBeOwn;
}

bool share_a_file(const Subscription& a, const Subscription& b) {
  return std::any_of(a.origins.begin(), a.origins.end(), [&](const Origin& one) {
    return std::any_of(b.origins.begin(), b.origins.end(), [&](const Origin& other) { return one.file == other.file; });
  });
}

bool sold_as_another(const Subscription& a, const Subscription& b) {
  return (a.product_sku && b.product_sku && !(*a.product_sku == *b.product_sku)) || bought_elsewhere(a, b);
}

struct OwnIds {
  const Picture& picture;
  std::vector<Subscription>& all;
  std::vector<Id> ids;
  std::vector<bool> gone, asked;
  std::map<std::pair<Guid, std::int64_t>, std::vector<std::size_t>> by_units;  // those that run, of each SKU
  std::map<std::string, Statements> concluded;  // what no record tells: the SKU of an offer, by the key of those that were joined
  std::set<std::pair<std::int32_t, std::int32_t>> same_ids;  // two files that name a subscription by one id

  explicit OwnIds(const Picture& all_files)
      : picture(all_files), all(all_files.customer().subscriptions), gone(all.size(), false), asked(all.size(), false) {
    for (std::size_t at = 0; at < all.size(); ++at) {
      const Subscription& subscription = all[at];
      ids.push_back(id_of(picture, subscription));
      if (!subscription.sku.is_zero() && subscription.state != SubscriptionState::Deleted)
        by_units[{subscription.sku, subscription.units}].push_back(at);
      if (subscription.commerce_id.empty() || subscription.origins.size() < 2) continue;
      for (const Origin& one : subscription.origins) {
        for (const Origin& other : subscription.origins) same_ids.emplace(one.file, other.file);
      }
    }
  }

  // Then another id is another subscription; of an invoice that holds for some products only.
  bool have_the_same_ids(std::size_t one, std::size_t other) const {
    if (ids[one] == Id::OfInvoice || ids[other] == Id::OfInvoice) return false;
    return same_ids.count({all[one].origins.front().file, all[other].origins.front().file}) > 0;
  }

  bool may_be_the_same(std::size_t own, std::size_t at) const {
    const Subscription &mine = all[own], &known = all[at];
    const bool in_directory = !known.directory_id.empty();
    // What looks like an id of Microsoft's needs the day as well.
    const bool needs_end = ids[own] != Id::Own || !in_directory;
    if (at == own || gone[at] || !end_together(mine, known) || (needs_end && !(mine.term_end && known.term_end))) return false;
    return !share_a_file(mine, known) && (in_directory || (!sold_as_another(mine, known) && !have_the_same_ids(own, at)));
  }

  const std::vector<std::size_t>& with_as_many_units(const Subscription& own) const {
    static const std::vector<std::size_t> kNone;
    const auto found = by_units.find({own.sku, own.units});
    return found == by_units.end() ? kNone : found->second;
  }

  // The one whose id is known best.
  std::optional<std::size_t> same_as(std::size_t own) const {
    std::optional<std::size_t> best;
    for (const std::size_t at : with_as_many_units(all[own])) {
      const bool known_better = ids[at] > ids[own] || !all[at].directory_id.empty();
      if (known_better && may_be_the_same(own, at) && (!best || ids[at] > ids[*best])) best = at;
    }
    return best;
  }

  bool join(std::size_t own) {
    const std::optional<std::size_t> same = same_as(own);
    if (!same) return false;
    const std::size_t at = *same;
    const Subscription from_list = all[own];
    const std::string key = all[at].key;
    picture.report(inventory_problem(inventory_finding::kOwnIdJoined,
                                     {{"name", all[at].name},
                                      {"units", all[at].units},
                                      {"id", from_list.commerce_id},
                                      {"file", picture.file_name(from_list.origins.front())},
                                      {"other_file", picture.file_name(all[at].origins.front())}},
                                     {from_list.origins.front(), all[at].origins.front()}, key));
    for (const Statement& statement : all[at].statements) {
      if (statement.belief == Belief::Used && statement.conclusion != Conclusion::Read) concluded[key].push_back(statement);
    }
    all[at] = combined(picture, all[at], from_list, key);
    for (Subscription& add_on : all) {
      if (add_on.parent_key == from_list.key) add_on.parent_key = key;
    }
    return gone[own] = true;
  }

  // Call when the beliefs are settled, which looks at the records alone. Both came to the same SKU.
  void restore_conclusions() {
    for (Subscription& subscription : all) {
      const auto known = concluded.find(subscription.key);
      if (known == concluded.end()) continue;
      for (const Statement& statement : known->second) {
        if (!tells(subscription, statement.aspect) || used_statement(subscription.statements, statement.aspect) != nullptr) continue;
        for (Statement& other : subscription.statements) {
          if (other.aspect == statement.aspect) other.belief = Belief::Agrees;
        }
        std::erase_if(subscription.statements, [&](const Statement& other) {
          return other.aspect == statement.aspect && other.origin == statement.origin && other.field == statement.field;
        });
        subscription.statements.push_back(statement);
      }
    }
  }

  // Two lists of which nobody knows whether either has Microsoft's ids.
  void ask_about_equals(std::size_t own) {
    if (ids[own] == Id::OfInvoice || asked[own]) return;
    for (const std::size_t at : with_as_many_units(all[own])) {
      if (ids[at] != ids[own] || asked[at] || !may_be_the_same(own, at)) continue;
      asked[at] = true;
      ask(all[own], all[at]);
      return;
    }
  }

  bool of_directory_alone(std::size_t at) const {
    return !all[at].directory_id.empty() && std::all_of(all[at].origins.begin(), all[at].origins.end(), [&](const Origin& origin) {
      return picture.worth(origin).authority == Worth::Authority::Directory;
    });
  }

  // Only the day is another one, a copy of another month or the day of renewal as a list has it; or only the units are, when some were
  // added between two exports. The directory has every subscription of the tenant: one more of a product is hardly ever right.
  void ask_about_near_ones(std::size_t own) {
    const Subscription& mine = all[own];
    std::optional<std::size_t> nearest;
    int best = 0;
    for (auto place = by_units.lower_bound({mine.sku, 0}); place != by_units.end() && place->first.first == mine.sku; ++place) {
      for (const std::size_t at : place->second) {
        const Subscription& known = all[at];
        const bool in_directory = of_directory_alone(at);
        if (at == own || gone[at] || asked[at] || share_a_file(mine, known) || (!in_directory && ids[at] != Id::Microsofts)) continue;
        if (!in_directory && (sold_as_another(mine, known) || have_the_same_ids(own, at))) continue;
        const bool same_units = known.units == mine.units, same_end = mine.term_end && known.term_end && end_together(mine, known);
        const int nearness = in_directory ? 1 + 2 * same_units + same_end : same_end;
        if (nearness <= best) continue;
        best = nearness;
        nearest = at;
      }
    }
    if (!nearest) return;
    asked[*nearest] = true;
    ask(mine, all[*nearest]);
  }

  void ask(const Subscription& own, const Subscription& known) const {
    const Origin &one = own.origins.front(), &other = known.origins.front();
    picture.report(inventory_problem(inventory_finding::kListedBeside,
                                     {{"name", known.name},
                                      {"file", picture.file_name(one)},
                                      {"units", own.units},
                                      {"other_file", picture.file_name(other)},
                                      {"other_units", known.units}},
                                     {one, other}, known.key));
  }
};

}  // namespace

void join_own_ids(const Picture& picture) {
  if (picture.files.size() < 2) return;
  std::vector<Subscription>& all = picture.customer().subscriptions;
  OwnIds own_ids(picture);
  for (std::size_t own = 0; own < all.size(); ++own) {
    const Subscription& subscription = all[own];
    if (own_ids.ids[own] == Id::Microsofts || subscription.sku.is_zero() || !subscription.seat_based) continue;
    if (subscription.state == SubscriptionState::Deleted || own_ids.join(own)) continue;
    own_ids.ask_about_near_ones(own);
    own_ids.ask_about_equals(own);
  }
  const std::vector<bool>& gone = own_ids.gone;
  std::vector<Subscription> kept;
  for (std::size_t at = 0; at < all.size(); ++at) {
    if (!gone[at]) kept.push_back(std::move(all[at]));
  }
  all = std::move(kept);
  if (std::find(gone.begin(), gone.end(), true) == gone.end()) return;
  settle_combined(picture, all);
  own_ids.restore_conclusions();
}

}  // namespace csp
