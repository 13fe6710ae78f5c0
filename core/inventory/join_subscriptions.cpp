// Which rows of which files are the same subscription? Partner Center ids, commerce ids and directory ids join for certain; rows
// without ids (the admin center's product list, our volume licensing template) join by SKU and units, or a person is asked.

#include <algorithm>
#include <map>

#include "core/base/text.hpp"
#include "core/inventory/aspects.hpp"
#include "core/inventory/picture.hpp"

namespace csp {
namespace {

struct Joiner {
  const Picture& picture;
  std::vector<Subscription> joined;
  std::vector<int> ranks;     // of the file each was last believed from
  std::vector<bool> claimed;  // by a row without ids
  std::map<std::string, std::size_t> by_commerce;
  std::map<std::string, std::size_t> by_directory;

  static bool has_ids(const Subscription& subscription) { return !subscription.commerce_id.empty() || !subscription.directory_id.empty(); }

  std::size_t add(Subscription subscription, int rank) {
    if (!has_ids(subscription)) {
      const Origin& origin = subscription.origins.front();
      subscription.key = std::to_string(origin.file) + ":" + std::to_string(origin.row);
    }
    joined.push_back(std::move(subscription));
    ranks.push_back(rank);
    claimed.push_back(false);
    return joined.size() - 1;
  }

  void index(std::size_t at) {
    const Subscription& subscription = joined[at];
    if (!subscription.commerce_id.empty()) by_commerce.emplace(text::ascii_lower(subscription.commerce_id), at);
    if (!subscription.directory_id.empty()) by_directory.emplace(text::ascii_lower(subscription.directory_id), at);
  }

  void take(const Subscription& subscription, int rank) {
    const auto commerce = by_commerce.find(text::ascii_lower(subscription.commerce_id));
    const auto directory = by_directory.find(text::ascii_lower(subscription.directory_id));
    std::size_t at = 0;
    if (!subscription.commerce_id.empty() && commerce != by_commerce.end()) {
      at = commerce->second;
    } else if (!subscription.directory_id.empty() && directory != by_directory.end()) {
      at = directory->second;
    } else {
      index(add(subscription, rank));
      return;
    }
    combine(at, subscription, rank);
    index(at);
  }

  // A row without ids: the agreement's end or the channel of a subscription that another file names by id.
  void take_named(const Subscription& row, int rank) {
    std::vector<std::size_t> same_sku;
    std::vector<std::size_t> same_units;
    for (std::size_t at = 0; at < joined.size(); ++at) {
      if (!has_ids(joined[at]) || claimed[at] || row.sku.is_zero() || joined[at].sku != row.sku) continue;
      if (joined[at].state == SubscriptionState::Deleted) continue;
      same_sku.push_back(at);
      if (joined[at].units == row.units) same_units.push_back(at);
    }
    if (same_sku.empty()) {
      add(row, rank);
      return;
    }
    if (same_sku.size() > 1 && same_units.size() != 1) {
      std::vector<Origin> origins = row.origins;
      for (std::size_t at : same_sku) origins.insert(origins.end(), joined[at].origins.begin(), joined[at].origins.end());
      picture.report(inventory_problem(
          inventory_finding::kRowNotJoined,
          {{"name", row.name}, {"file", picture.file_name(row.origins.front())}, {"count", static_cast<std::int64_t>(same_sku.size())}},
          std::move(origins), row.name));
      return;
    }
    const std::size_t at = same_sku.size() == 1 ? same_sku.front() : same_units.front();
    claimed[at] = true;
    const std::optional<Date> known_end = joined[at].term_end;
    combine(at, row, rank);
    Subscription& subscription = joined[at];
    if (is_volume_licence(row.channel)) {
      // The agreement's end is stated by hand for this purpose; the directory only knows its own next step.
      subscription.channel = row.channel;
      if (row.term_end) subscription.term_end = row.term_end;
    } else if (!known_end) {
      subscription.term_end = row.term_end;
    }
  }

  void differ(const FindingId& id, const Subscription& kept, const Subscription& other, MessageValue kept_value, MessageValue other_value,
              const Origin& kept_origin) {
    picture.report(inventory_problem(id,
                                     {{"name", kept.name.empty() ? kept.key : kept.name},
                                      {"kept", std::move(kept_value)},
                                      {"kept_file", picture.file_name(kept_origin)},
                                      {"kept_row", static_cast<std::int64_t>(kept_origin.row)},
                                      {"other", std::move(other_value)},
                                      {"other_file", picture.file_name(other.origins.front())},
                                      {"other_row", static_cast<std::int64_t>(other.origins.front().row)}},
                                     {kept_origin, other.origins.front()}, kept.key));
  }

  // The record of the higher rank is believed, of equal rank the later opened; what it does not say is taken from the other.
  void combine(std::size_t at, const Subscription& incoming, int rank) {
    const bool believe_incoming = rank >= ranks[at];
    const Subscription old = std::move(joined[at]);
    const Subscription& base = believe_incoming ? incoming : old;
    const Subscription& other = believe_incoming ? old : incoming;
    Subscription out = base;
    const auto text_of = [](std::string& into, const std::string& from) {
      if (into.empty()) into = from;
    };
    text_of(out.commerce_id, other.commerce_id);
    text_of(out.directory_id, other.directory_id);
    text_of(out.name, other.name);
    text_of(out.part_number, other.part_number);
    text_of(out.state_text, other.state_text);
    text_of(out.parent_key, other.parent_key);
    if (!out.product_sku) out.product_sku = other.product_sku;
    if (!out.legacy_offer) out.legacy_offer = other.legacy_offer;
    if (!out.purchased) out.purchased = other.purchased;
    if (!out.term_start) out.term_start = other.term_start;
    if (!out.term_end) out.term_end = other.term_end;
    if (!out.phase_end) out.phase_end = other.phase_end;
    if (!out.auto_renew) out.auto_renew = other.auto_renew;
    if (!out.cancel_until) out.cancel_until = other.cancel_until;
    if (!out.owner_tenant) out.owner_tenant = other.owner_tenant;
    if (out.migration_row.empty()) out.migration_row = other.migration_row;
    if (!out.unit_price_month) out.unit_price_month = other.unit_price_month;
    if (out.sku.is_zero()) out.sku = other.sku;
    if (out.term == Term::Unknown) out.term = other.term;
    if (out.billing_plan == BillingPlan::Unknown) out.billing_plan = other.billing_plan;
    if (out.end_action == EndOfTermAction::Unknown) out.end_action = other.end_action;
    const bool tells_agreement = out.channel == Channel::WebDirect && is_direct(other.channel);
    if (out.channel == Channel::Unknown || tells_agreement) out.channel = other.channel;
    if (out.state == SubscriptionState::Unknown) out.state = other.state;
    out.trial = base.trial || other.trial;
    out.seat_based = base.seat_based && other.seat_based;
    out.has_promotion = base.has_promotion || other.has_promotion;
    out.has_scheduled_changes = base.has_scheduled_changes || other.has_scheduled_changes;
    out.key = text::ascii_lower(out.commerce_id.empty() ? out.directory_id : out.commerce_id);
    add_statements(out, other);
    out.origins = base.origins;
    out.origins.insert(out.origins.end(), other.origins.begin(), other.origins.end());

    const Origin base_origin = base.origins.front();
    if (base.units != other.units) differ(inventory_finding::kUnitsDiffer, out, other, base.units, other.units, base_origin);
    if (base.term_end && other.term_end) {
      const int apart = *base.term_end - *other.term_end;
      // One day apart is the same midnight told as the last day or as the first day after.
      if (apart < -1 || apart > 1) differ(inventory_finding::kEndsDiffer, out, other, *base.term_end, *other.term_end, base_origin);
    }
    if (base.state != other.state && base.state != SubscriptionState::Unknown && other.state != SubscriptionState::Unknown) {
      differ(inventory_finding::kStatesDiffer, out, other, base.state_text, other.state_text, base_origin);
    }
    if (!base.sku.is_zero() && !other.sku.is_zero() && base.sku != other.sku) {
      differ(inventory_finding::kSkusDiffer, out, other, base.sku.text(), other.sku.text(), base_origin);
    }
    joined[at] = std::move(out);
    ranks[at] = std::max(ranks[at], rank);
  }
};

// Which of several records is behind each value that came out, found by comparing with what each file has.
void settle_all(const Picture& picture, std::vector<Subscription>& all) {
  if (std::none_of(all.begin(), all.end(), [](const Subscription& each) { return each.origins.size() > 1; })) return;
  std::map<std::pair<std::int32_t, std::int32_t>, const Subscription*> records;
  for (const auto& file : picture.files) {
    for (const Subscription& record : file->records.subscriptions)
      records.emplace(std::pair(record.origins.front().file, record.origins.front().row), &record);
  }
  const auto record_at = [&](const Origin& origin) {
    const auto found = records.find({origin.file, origin.row});
    return found == records.end() ? nullptr : found->second;
  };
  for (Subscription& subscription : all) {
    if (subscription.origins.size() > 1) settle_beliefs(subscription, record_at);
  }
}

}  // namespace

void join_subscriptions(const Picture& picture) {
  Joiner joiner{picture, {}, {}, {}, {}, {}};
  for (const bool named : {false, true}) {
    for (const auto& file : picture.files) {
      const int rank = rank_of_kind(file->kind);
      for (const Subscription& subscription : file->records.subscriptions) {
        if (Joiner::has_ids(subscription) == named) continue;
        if (named) {
          joiner.take_named(subscription, rank);
        } else {
          joiner.take(subscription, rank);
        }
      }
    }
  }
  std::vector<Subscription>& all = picture.customer().subscriptions;
  all = std::move(joiner.joined);
  settle_all(picture, all);
  for (Subscription& subscription : all) {
    // A partner's tenant created it: bought through a CSP partner (which one, the settings tell).
    if (subscription.channel != Channel::Unknown || !subscription.owner_tenant) continue;
    subscription.channel = Channel::CspPartner;
    conclude(subscription, Aspect::Channel, Conclusion::PartnerTenant, Aspect::OwnerTenant);
  }
  std::stable_sort(all.begin(), all.end(), [](const Subscription& a, const Subscription& b) { return a.key < b.key; });
}

}  // namespace csp
