// Which rows of which files are the same subscription? Partner Center ids, commerce ids and directory ids join for certain; rows
// without ids (the admin center's product list, our volume licensing template) join by SKU and units, or a person is asked.

#include <algorithm>
#include <map>

#include "core/base/text.hpp"
#include "core/customer/aspects.hpp"
#include "core/inventory/combine_subscriptions.hpp"
#include "core/inventory/leave_out_migrated.hpp"
#include "core/inventory/named_rows.hpp"
#include "core/inventory/picture.hpp"

namespace csp {
namespace {

struct Joiner {
  const Picture& picture;
  std::vector<Subscription> joined;
  std::vector<Worth::Authority> authorities;  // of the file each was last believed from
  std::vector<bool> claimed;                  // by a row without ids
  std::map<std::string, std::size_t> by_commerce;
  std::map<std::string, std::size_t> by_directory;
  std::map<std::string, std::string> bases;  // what is called otherwise by now, as add-ons name it

  static bool has_ids(const Subscription& subscription) { return !subscription.commerce_id.empty() || !subscription.directory_id.empty(); }

  std::size_t add(Subscription subscription, Worth::Authority authority) {
    if (!has_ids(subscription)) {
      const Origin& origin = subscription.origins.front();
      subscription.key = std::to_string(origin.file) + ":" + std::to_string(origin.row);
    }
    joined.push_back(std::move(subscription));
    authorities.push_back(authority);
    claimed.push_back(false);
    return joined.size() - 1;
  }

  void index(std::size_t at) {
    const Subscription& subscription = joined[at];
    if (!subscription.commerce_id.empty()) by_commerce.emplace(id_key(subscription.commerce_id), at);
    if (!subscription.directory_id.empty()) by_directory.emplace(id_key(subscription.directory_id), at);
  }

  void take(const Subscription& subscription, Worth::Authority authority) {
    const auto commerce = by_commerce.find(id_key(subscription.commerce_id));
    const auto directory = by_directory.find(id_key(subscription.directory_id));
    std::size_t at = 0;
    if (commerce != by_commerce.end() && share_a_number(joined[commerce->second], subscription)) {
      take_beside(commerce->second, subscription, authority);
      return;
    }
    if (!subscription.commerce_id.empty() && commerce != by_commerce.end()) {
      at = commerce->second;
    } else if (!subscription.directory_id.empty() && directory != by_directory.end()) {
      at = directory->second;
    } else {
      index(add(subscription, authority));
      return;
    }
    combine(at, subscription, authority);
    index(at);
  }

  static bool share_a_file(const Subscription& known, const Subscription& subscription) {
    return std::any_of(known.origins.begin(), known.origins.end(),
                       [&](const Origin& origin) { return origin.file == subscription.origins.front().file; });
  }

  // Two products under one id in one file, or under a number of the seller's own: it is that of an order. Under an id of Microsoft's the
  // subscription was converted between two exports.
  bool share_a_number(const Subscription& known, const Subscription& subscription) const {
    if (!share_a_file(known, subscription) && Guid::parse_plain(subscription.commerce_id)) return false;
    if (known.product_sku && subscription.product_sku) return !(*known.product_sku == *subscription.product_sku);
    return of_different_products(picture.catalog, known, subscription);
  }

  static std::string key_of_product(const Subscription& subscription) {
    return id_key(subscription.commerce_id) + " " +
           (subscription.product_sku ? subscription.product_sku->text() : text::folded(subscription.name));
  }

  // Under a number of the seller's own each product is called by both: which row came first tells nothing.
  void call_by_product(std::size_t first) {
    if (Guid::parse_plain(joined[first].commerce_id)) return;
    const std::string key = key_of_product(joined[first]);
    if (joined[first].key == key) return;
    for (Finding& finding : picture.customer().findings) {
      if (finding.subject == joined[first].key) finding.subject = key;
    }
    bases[joined[first].key] = key;
    joined[first].key = key;
  }

  void take_beside(std::size_t first, const Subscription& subscription, Worth::Authority authority) {
    call_by_product(first);
    const std::string key = key_of_product(subscription);
    const auto known = by_commerce.find(key);
    const std::size_t at = known == by_commerce.end() ? add(subscription, authority) : known->second;
    if (known != by_commerce.end())
      combine(at, subscription, authority);
    else if (!share_a_file(joined[first], subscription))
      ask_about_number(joined[first], subscription);
    joined[at].key = key;
    by_commerce.emplace(key, at);
  }

  // A product that was changed between two lists would be counted twice.
  void ask_about_number(const Subscription& first, const Subscription& subscription) const {
    const Origin &one = first.origins.front(), &other = subscription.origins.front();
    picture.report(inventory_problem(inventory_finding::kNumberShared,
                                     {{"id", subscription.commerce_id},
                                      {"name", first.name},
                                      {"file", picture.file_name(one)},
                                      {"other", subscription.name},
                                      {"other_file", picture.file_name(other)}},
                                     {one, other}, first.key));
  }

  // Has another list this product, and nothing says that it is bought elsewhere?
  bool product_in_another_list(std::size_t at, const Subscription& row, const std::vector<Guid>& skus_of_row) const {
    const Subscription& known = joined[at];
    if (claimed[at] || known.state == SubscriptionState::Deleted || share_a_file(known, row)) return false;
    if (known.channel != row.channel && known.channel != Channel::Unknown && row.channel != Channel::Unknown) return false;
    const std::vector<Guid> skus = skus_it_can_be(picture.catalog, known);
    return std::find_first_of(skus.begin(), skus.end(), skus_of_row.begin(), skus_of_row.end()) != skus.end();
  }

  // Lists that name products tell the same subscription as another list where units and end are the same as well, or one does not tell the
  // end. Several of them: one with the same end, else the first.
  std::optional<std::size_t> same_in_another_list(const Subscription& row, const std::vector<Guid>& skus) const {
    for (const bool by_end : {true, false}) {
      for (std::size_t at = 0; at < joined.size(); ++at) {
        if (joined[at].units != row.units || !end_together(joined[at], row)) continue;
        if (by_end && (!joined[at].term_end || !row.term_end)) continue;
        if (product_in_another_list(at, row, skus)) return at;
      }
    }
    return std::nullopt;
  }

  // With other units or another end it may still be the one that another list has.
  void ask_about_row_beside(const Subscription& row, const std::vector<Guid>& skus) const {
    if (row.state == SubscriptionState::Deleted) return;
    for (std::size_t at = 0; at < joined.size(); ++at) {
      if (!product_in_another_list(at, row, skus)) continue;
      ask_about_beside(row, joined[at]);
      return;
    }
  }

  void ask_about_beside(const Subscription& row, const Subscription& known) const {
    const Origin &one = row.origins.front(), &other = known.origins.front();
    picture.report(inventory_problem(inventory_finding::kListedBeside,
                                     {{"name", row.name},
                                      {"file", picture.file_name(one)},
                                      {"units", row.units},
                                      {"other_file", picture.file_name(other)},
                                      {"other_units", known.units}},
                                     {one, other}, known.key));
  }

  // True when it was counted as one that another list has.
  bool join_lists(const Subscription& row, Worth::Authority authority) {
    const std::vector<Guid> skus = skus_it_can_be(picture.catalog, row);
    if (skus.empty()) return false;
    if (const auto same = same_in_another_list(row, skus)) {
      const std::size_t at = *same;
      claimed[at] = true;
      const Origin one = row.origins.front(), other = joined[at].origins.front();
      combine(at, row, authority);
      picture.report(inventory_problem(
          inventory_finding::kNamedJoined,
          {{"name", row.name}, {"units", row.units}, {"file", picture.file_name(one)}, {"other_file", picture.file_name(other)}},
          {one, other}, joined[at].key));
      return true;
    }
    ask_about_row_beside(row, skus);
    return false;
  }

  // A row without ids that is the subscription there: the agreement's end or the channel of what another file names by id.
  void join_named(std::size_t at, const Subscription& row, Worth::Authority authority) {
    claimed[at] = true;
    const std::optional<Date> known_end = joined[at].term_end;
    combine(at, row, authority);
    Subscription& subscription = joined[at];
    if (is_volume_licence(row.channel)) {
      // The agreement's end is stated by hand for this purpose; the directory only knows its own next step.
      subscription.channel = row.channel;
      if (row.term_end) subscription.term_end = row.term_end;
    } else if (!known_end) {
      subscription.term_end = row.term_end;
    }
  }

  void tell_not_joined(const Subscription& row, const std::vector<std::size_t>& candidates) const {
    std::vector<Origin> origins = row.origins;
    for (std::size_t at : candidates) origins.insert(origins.end(), joined[at].origins.begin(), joined[at].origins.end());
    picture.report(inventory_problem(
        inventory_finding::kRowNotJoined,
        {{"name", row.name}, {"file", picture.file_name(row.origins.front())}, {"count", static_cast<std::int64_t>(candidates.size())}},
        std::move(origins), row.name));
  }

  // Those with ids that rows of this SKU may be, in their order.
  std::map<Guid, std::vector<std::size_t>> by_sku() const {
    std::map<Guid, std::vector<std::size_t>> found;
    for (std::size_t at = 0; at < joined.size(); ++at) {
      const Subscription& known = joined[at];
      if (has_ids(known) && !claimed[at] && !known.sku.is_zero() && known.state != SubscriptionState::Deleted)
        found[known.sku].push_back(at);
    }
    return found;
  }

  // The rows of one file that name a product: each is one of those with ids, one of those that another list names, or another one.
  void take_named(const std::vector<const Subscription*>& rows, Worth::Authority authority) {
    const std::map<Guid, std::vector<std::size_t>> known = by_sku();
    NamedRows fits(joined);
    for (const Subscription* row : rows) {
      const auto of_sku = known.find(row->sku);
      fits.add(*row, of_sku == known.end() ? std::vector<std::size_t>() : of_sku->second);
    }
    fits.match();
    // First those that are known, so that the others are asked about with what is left.
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (const NamedRow& row = fits.row(i); row.joined) join_named(*row.joined, *rows[i], authority);
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const NamedRow& row = fits.row(i);
      if (row.joined) continue;
      if (!row.may_be.empty())
        tell_not_joined(*rows[i], row.may_be);
      else if (!row.beside.empty())
        add_beside(*rows[i], row, authority);
      else if (!join_lists(*rows[i], authority))
        add(*rows[i], authority);
    }
  }

  // It contradicts what the ids know of its product: another subscription, or one of them as it was on another day.
  void add_beside(const Subscription& row, const NamedRow& fits, Worth::Authority authority) {
    const bool lapsed = row.state == SubscriptionState::InGrace || row.state == SubscriptionState::Suspended;
    const auto doubtful = std::find_if(fits.beside.begin(), fits.beside.end(), [&](std::size_t at) {
      if (bought_elsewhere(joined[at], row))
        return joined[at].units == row.units || (row.term_end && joined[at].term_end && end_together(joined[at], row));
      return lapsed || fits.contested || !share_a_file(joined[at], row);  // else that one is another row of the list
    });
    if (row.state != SubscriptionState::Deleted && doubtful != fits.beside.end()) ask_about_beside(row, joined[*doubtful]);
    add(row, authority);
  }

  // Before rows without ids look for what they may be.
  void leave_out_the_migrated() {
    std::vector<bool> left_out;
    leave_out_migrated(picture, joined, left_out);
    if (std::none_of(left_out.begin(), left_out.end(), [](bool out) { return out; })) return;
    std::size_t kept = 0;
    for (std::size_t at = 0; at < joined.size(); ++at) {
      if (left_out[at]) continue;
      if (kept != at) {
        joined[kept] = std::move(joined[at]);
        authorities[kept] = authorities[at];
        claimed[kept] = claimed[at];
      }
      ++kept;
    }
    joined.resize(kept);
    authorities.resize(kept);
    claimed.resize(kept);
    by_commerce.clear();  // no row with an id is taken any more
    by_directory.clear();
  }

  // The record of the higher authority is believed, of equal authority the later opened; what it does not say is taken from the other.
  void combine(std::size_t at, const Subscription& incoming, Worth::Authority authority) {
    const Subscription old = std::move(joined[at]);
    const bool of_order = old.key.starts_with(id_key(old.commerce_id) + " ");  // one product of it
    const std::string key = of_order || !(has_ids(old) || has_ids(incoming)) ? old.key : std::string();
    joined[at] = authority >= authorities[at] ? combined(picture, incoming, old, key) : combined(picture, old, incoming, key);
    authorities[at] = std::max(authorities[at], authority);
  }
};

}  // namespace

void join_subscriptions(const Picture& picture) {
  Joiner joiner{picture, {}, {}, {}, {}, {}, {}};
  for (const bool named : {false, true}) {
    for (const auto& file : picture.files) {
      const Worth worth = worth_of(file->kind);
      if (worth.rows == Worth::Rows::UnitsOfTenant) continue;  // join_pooled()
      std::vector<const Subscription*> without_ids;
      for (const Subscription& subscription : file->records.subscriptions) {
        if (Joiner::has_ids(subscription) == named) continue;
        if (named)
          without_ids.push_back(&subscription);
        else
          joiner.take(subscription, worth.authority);
      }
      joiner.take_named(without_ids, worth.authority);
    }
    if (!named) joiner.leave_out_the_migrated();
  }
  std::vector<Subscription>& all = picture.customer().subscriptions;
  all = std::move(joiner.joined);
  for (Subscription& subscription : all) {
    if (const auto base = joiner.bases.find(subscription.parent_key); base != joiner.bases.end()) subscription.parent_key = base->second;
  }
  settle_combined(picture, all);
  for (Subscription& subscription : all) {
    // A partner's tenant created it: bought through a CSP partner (which one, the settings tell).
    if (subscription.channel != Channel::Unknown || !subscription.owner_tenant) continue;
    subscription.channel = Channel::CspPartner;
    conclude(subscription, Aspect::Channel, Conclusion::PartnerTenant, Aspect::OwnerTenant);
  }
  std::stable_sort(all.begin(), all.end(), [](const Subscription& a, const Subscription& b) { return a.key < b.key; });
}

}  // namespace csp
