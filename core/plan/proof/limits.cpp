#include "core/plan/proof/limits.hpp"

#include <algorithm>

#include "core/catalog/lifecycle.hpp"

namespace csp::proof {
Limits::Limits(const Catalog& catalog, const Customer& customer, const SkuTable& skus, Services& services, Pools& pools, GapLog& log)
    : services_(services), pools_(pools), log_(log) {
  business_limit_ = rule_number(catalog, "SMB-300").value_or(300);
  subscription_limit_ = rule_number(catalog, "TENANT-SUBS").value_or(300);
  for (std::uint32_t sku = 0; sku < skus.size(); ++sku) {
    const Sku* facts = catalog.find_sku(skus.id(sku));
    if (facts && facts->business_family) business_skus_.push_back(sku);
    if (!pools[sku].company_level) continue;
    company_skus_.push_back(sku);
    company_amounts_.push_back(catalog.find_quantity(skus.id(sku)));
  }
  watches_.push_back({GapKind::BusinessSeats, kNone, kNone, 0, {}, {}});
  watches_.push_back({GapKind::Subscriptions, kNone, kNone, 0, {}, {}});
  for (const std::uint32_t sku : company_skus_) watches_.push_back({GapKind::Quantity, sku, kNone, 0, {}, {}});
  for (const Subscription& addon : customer.subscriptions) {
    if (addon.parent_key.empty() || !addon.seat_based) continue;
    const auto base = std::find_if(customer.subscriptions.begin(), customer.subscriptions.end(),
                                   [&](const Subscription& candidate) { return candidate.key == addon.parent_key; });
    if (base == customer.subscriptions.end()) continue;
    const auto addon_sku = skus.find(addon.sku), base_sku = skus.find(base->sku);
    if (!addon_sku || !base_sku || *addon_sku == *base_sku) continue;
    const bool known = std::any_of(watches_.begin(), watches_.end(), [&](const Watch& watch) {
      return watch.kind == GapKind::AddonBase && watch.sku == *addon_sku && watch.base == *base_sku;
    });
    if (!known) watches_.push_back({GapKind::AddonBase, *addon_sku, *base_sku, 0, {}, {}});
  }
  for (const Watch& watch : watches_) {
    if (watch.kind == GapKind::AddonBase) {
      for (std::uint32_t sku = 0; sku < pools_.size(); ++sku) services_.whole(sku);
      break;
    }
  }
}

// Units of both measure the same, or nothing tells what either holds and one stands for one (rule EQ-QUANTITY).
bool Limits::comparable(std::size_t one, std::size_t other) const {
  const UnitQuantity *mine = company_amounts_[one], *theirs = company_amounts_[other];
  if (mine == nullptr || theirs == nullptr) return mine == theirs;
  return mine->counts == theirs->counts && mine->unit == theirs->unit;
}

// A SKU of the tenant is kept by quantity: by its own units, or by units that another such SKU has over, that keep all its services and
// hold as much. Spare units are given out in order of SKU id; what is left of a unit is not given out again.
void Limits::cover_quantities() {
  const std::size_t count = company_skus_.size();
  company_missing_.assign(count, 0);
  std::vector<std::int64_t> spare(count, 0);
  for (std::size_t i = 0; i < count; ++i) {
    const std::int64_t usable = pools_[company_skus_[i]].usable();
    company_missing_[i] = std::max<std::int64_t>(0, company_needed_[i] - usable);
    spare[i] = std::max<std::int64_t>(0, usable - company_needed_[i]);
  }
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t j = 0; j < count && company_missing_[i] > 0; ++j) {
      if (spare[j] == 0 || !comparable(i, j) || !services_.keeps_all(services_.whole(company_skus_[j]), services_.whole(company_skus_[i])))
        continue;
      const std::int64_t need = company_amounts_[i] ? company_amounts_[i]->amount : 1,
                         hold = company_amounts_[j] ? company_amounts_[j]->amount : 1;
      const std::int64_t taken = std::min(spare[j], (company_missing_[i] * need + hold - 1) / hold);
      spare[j] -= taken;
      company_missing_[i] -= std::min(company_missing_[i], taken * hold / need);
    }
  }
}

Limits::Measure Limits::measure(const Watch& watch) const {
  switch (watch.kind) {
    case GapKind::BusinessSeats: {
      std::int64_t seats = 0;
      for (const std::uint32_t sku : business_skus_) seats += pools_[sku].provisioned();
      return {std::max<std::int64_t>(0, seats - business_limit_), seats};
    }
    case GapKind::Subscriptions:
      return {std::max<std::int64_t>(0, subscriptions - subscription_limit_), subscriptions};
    case GapKind::Quantity: {
      const auto place = std::lower_bound(company_skus_.begin(), company_skus_.end(), watch.sku) - company_skus_.begin();
      return {company_missing_[static_cast<std::size_t>(place)], company_needed_[static_cast<std::size_t>(place)]};
    }
    case GapKind::AddonBase: {
      if (pools_[watch.sku].provisioned() == 0) return {0, 0};
      const std::uint32_t needed = services_.whole(watch.base);
      for (std::uint32_t sku = 0; sku < pools_.size(); ++sku) {
        if (sku == watch.sku || pools_[sku].provisioned() == 0) continue;
        if (sku == watch.base || services_.keeps_all(services_.whole(sku), needed)) return {0, 0};
      }
      return {1, 1};
    }
    default:
      return {0, 0};
  }
}

void Limits::begin(Date first_day) {
  company_needed_.clear();
  for (const std::uint32_t sku : company_skus_) company_needed_.push_back(pools_[sku].usable());
  cover_quantities();
  for (Watch& watch : watches_) watch.at_start = measure(watch).excess;
  refresh(first_day);
}

void Limits::refresh(Date day) {
  if (!company_skus_.empty()) cover_quantities();
  for (Watch& watch : watches_) {
    const Measure now = measure(watch);
    const bool worse = now.excess > watch.at_start;
    move_on(watch.worse, worse ? now.excess : 0, now.needed, day, true,
            [&](const Stretch& stretch, Date to) { log(watch, stretch, to, false); });
    move_on(watch.as_before, worse ? 0 : now.excess, now.needed, day, true,
            [&](const Stretch& stretch, Date to) { log(watch, stretch, to, true); });
  }
}

void Limits::end(Date last_day) {
  for (const Watch& watch : watches_) {
    if (watch.worse.value > 0) log(watch, watch.worse, last_day, false);
    if (watch.as_before.value > 0) log(watch, watch.as_before, last_day, true);
  }
}

void Limits::log(const Watch& watch, const Stretch& stretch, Date to, bool before_plan) {
  GapRecord record;
  record.kind = watch.kind;
  record.before_plan = before_plan;
  record.sku = watch.sku;
  record.other_sku = watch.base;
  record.from = stretch.since;
  record.to = to;
  record.missing = stretch.value;
  record.needed = stretch.needed;
  log_.add(std::move(record));
}

}  // namespace csp::proof
