#include "core/plan/proof/services.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <unordered_map>

namespace csp::proof {
namespace {

// Families of the catalogue in the order in which their loss is noticed.
std::int8_t missed_by_people(const ServicePlan& plan) {
  constexpr std::string_view first[] = {"Exchange Online mailbox", "Teams", "SharePoint/OneDrive", "Office apps desktop"};
  for (std::size_t i = 0; i < std::size(first); ++i) {
    if (plan.family == first[i]) return static_cast<std::int8_t>(7 - i);
  }
  if (!plan.data_bearing) return 1;
  return plan.role == PlanRole::Core ? 3 : 2;
}

void set_bit(std::uint64_t* words, std::size_t bit) { words[bit / 64] |= std::uint64_t{1} << (bit % 64); }

}  // namespace

SkuTable::SkuTable(std::vector<Guid> ids) : ids_(std::move(ids)) {
  std::sort(ids_.begin(), ids_.end());
  ids_.erase(std::unique(ids_.begin(), ids_.end()), ids_.end());
}

std::optional<std::uint32_t> SkuTable::find(const Guid& id) const {
  const auto place = std::lower_bound(ids_.begin(), ids_.end(), id);
  if (place == ids_.end() || *place != id) return std::nullopt;
  return static_cast<std::uint32_t>(place - ids_.begin());
}

Services::Services(const Catalog& catalog, const SkuTable& skus) : catalog_(catalog) {
  known_.reserve(skus.size());
  for (std::uint32_t sku = 0; sku < skus.size(); ++sku) {
    known_.push_back(catalog.find_sku(skus.id(sku)));
    if (!known_.back()) unknown_skus_.push_back(sku);
  }
  std::unordered_map<std::string_view, std::uint32_t> numbers;
  group_.assign(catalog.plans.size(), 0);
  group_plans_.resize(1);
  for (std::size_t plan = 0; plan < catalog.plans.size(); ++plan) {
    if (catalog.plans[plan].rank_group.empty() || !catalog.plans[plan].rank) continue;
    const auto number = static_cast<std::uint32_t>(group_plans_.size());
    const auto [place, fresh] = numbers.emplace(catalog.plans[plan].rank_group, number);
    if (fresh) group_plans_.emplace_back();
    group_[plan] = place->second;
    group_plans_[place->second].push_back(static_cast<PlanIndex>(plan));
  }
  words_ = plan_count() / 64 + 1;
  plan_keeps_.assign(catalog.plans.size() * words_, 0);
  plan_seen_.assign(catalog.plans.size(), false);
  for (std::size_t plan = 0; plan < catalog.plans.size(); ++plan) matters_.push_back(matters(static_cast<PlanIndex>(plan)));
  for (const ServicePlan& plan : catalog.plans) missed_.push_back(missed_by_people(plan));
  variants_of_.resize(skus.size());
  for (const CarrierLimit& limit : catalog.carrier_limits) {
    const auto sku = skus.find(limit.sku);
    if (sku && limit.plan && limit.limit == "inside_product") inside_product_.emplace_back(*sku, *limit.plan);
  }
  std::sort(inside_product_.begin(), inside_product_.end());
}

int Services::missed(std::uint32_t sku, std::size_t plan) const {
  if (plan >= missed_.size()) return 6;
  const bool inside = std::binary_search(inside_product_.begin(), inside_product_.end(), std::pair(sku, static_cast<PlanIndex>(plan)));
  return inside ? 0 : missed_[plan];
}

std::uint32_t Services::variant(std::uint32_t sku, const std::vector<Guid>& disabled_plans) {
  for (const std::uint32_t number : variants_of_[sku]) {
    if (variants_[number].disabled == disabled_plans) return number;
  }
  const auto number = static_cast<std::uint32_t>(variants_.size());
  variants_of_[sku].push_back(number);
  add_variant({sku, disabled_plans});
  return number;
}

void Services::add_variant(Variant variant) {
  watched_.resize(watched_.size() + words_);
  kept_.resize(kept_.size() + words_);
  std::uint64_t* watched = &watched_[variants_.size() * words_];
  std::uint64_t* kept = &kept_[variants_.size() * words_];
  if (!known_[variant.sku]) {
    const auto place = std::lower_bound(unknown_skus_.begin(), unknown_skus_.end(), variant.sku);
    const std::size_t plan = catalog_.plans.size() + static_cast<std::size_t>(place - unknown_skus_.begin());
    set_bit(watched, plan);
    set_bit(kept, plan);
  }
  for (const PlanIndex plan : enabled_plans(variant)) add_plan(plan, watched, kept);
  variants_.push_back(std::move(variant));
}

void Services::add_plan(PlanIndex plan, std::uint64_t* watched, std::uint64_t* kept) {
  if (matters_[plan]) set_bit(watched, plan);
  std::uint64_t* keeps = &plan_keeps_[plan * words_];
  if (!plan_seen_[plan]) {
    plan_seen_[plan] = true;
    set_bit(keeps, plan);
    for (const PlanIndex covered : catalog_.plans[plan].covers) set_bit(keeps, covered);
    for (const PlanIndex other : group_plans_[group_[plan]]) {
      if (*catalog_.plans[other].rank <= *catalog_.plans[plan].rank) set_bit(keeps, other);
    }
  }
  for (std::size_t word = 0; word < words_; ++word) kept[word] |= keeps[word];
}

std::vector<PlanIndex> Services::enabled_plans(const Variant& variant) const {
  std::vector<PlanIndex> plans;
  const Sku* sku = known_[variant.sku];
  if (!sku) return plans;
  std::vector<PlanIndex> off;
  for (const Guid& id : variant.disabled) {
    if (const auto plan = catalog_.plan_index(id)) off.push_back(*plan);
  }
  plans.reserve(sku->plans.size() + sku->unlisted_plans.size());
  for (const auto* carried : {&sku->plans, &sku->unlisted_plans}) {
    for (const PlanIndex plan : *carried) {
      if (std::find(off.begin(), off.end(), plan) == off.end()) plans.push_back(plan);
    }
  }
  return plans;
}

// Plumbing, trial and long-retired plans are left out; a small feature (no data in it) is shown elsewhere and does not decide.
bool Services::matters(PlanIndex plan) const {
  const ServicePlan& facts = catalog_.plans[plan];
  if (facts.role == PlanRole::Plumbing || facts.role == PlanRole::Trial) return false;
  if (facts.data_bearing) return true;
  return !facts.retired && facts.role != PlanRole::Feature;
}

bool Services::keeps_all(std::uint32_t holder, std::uint32_t needed) const {
  for (std::size_t word = 0; word < words_; ++word) {
    if (watched(needed)[word] & ~kept(holder)[word]) return false;
  }
  return true;
}

bool Services::gives_lower(std::uint32_t variant, std::size_t plan) const {
  if (is_unknown_sku(plan) || group_[plan] == 0) return false;
  for (const PlanIndex other : enabled_plans(variants_[variant])) {
    if (group_[other] == group_[plan] && *catalog_.plans[other].rank < *catalog_.plans[plan].rank) return true;
  }
  return false;
}

bool Services::outranks(std::size_t higher, std::size_t lower) const {
  if (is_unknown_sku(higher) || is_unknown_sku(lower) || group_[higher] == 0 || group_[higher] != group_[lower]) return false;
  const int a = *catalog_.plans[higher].rank, b = *catalog_.plans[lower].rank;
  return a != b ? a > b : higher < lower;
}

}  // namespace csp::proof
