#include "core/equivalence/target_search.hpp"

#include <algorithm>

#include "core/equivalence/comparison_findings.hpp"
#include "core/equivalence/list_remarks.hpp"

namespace csp {
namespace {

Bits united(const Bits& a, const Bits& b) {
  Bits out = a;
  for (std::size_t i = 0; i < out.size(); ++i) out[i] |= b[i];
  return out;
}

bool is_zero(const Bits& bits) {
  return std::all_of(bits.begin(), bits.end(), [](std::uint64_t word) { return word == 0; });
}

// Of one search: where very many SKUs give the same, what it has found by then has to do.
constexpr std::size_t kMostSteps = 400'000;

struct Found {
  std::vector<std::size_t> options;
  std::size_t excess = 0;  // what comes on top of the need, and what comes twice
};

// Branches on the needed plan that the fewest options give, so that a bundle is built from what is hard to get.
class BundleSearch {
 public:
  BundleSearch(const Catalog& catalog, const Requirement& requirement, const std::vector<TargetOption>& options)
      : catalog_(catalog), requirement_(requirement), options_(options) {
    const std::size_t bits = requirement.need().size() * 64;
    givers_.resize(bits);
    for (std::size_t i = 0; i < options.size(); ++i) {
      for (std::size_t bit = 0; bit < bits; ++bit) {
        if ((options[i].gives[bit / 64] >> (bit % 64)) & 1) givers_[bit].push_back(i);
      }
    }
  }

  std::vector<Found> run(std::size_t size) {
    size_ = size;
    found_.clear();
    steps_ = 0;
    std::vector<std::size_t> chosen;
    extend(chosen, Bits(requirement_.need().size()));
    std::sort(found_.begin(), found_.end(),
              [](const Found& a, const Found& b) { return a.excess != b.excess ? a.excess < b.excess : a.options < b.options; });
    found_.erase(std::unique(found_.begin(), found_.end(), [](const Found& a, const Found& b) { return a.options == b.options; }),
                 found_.end());
    return std::move(found_);
  }

 private:
  void extend(std::vector<std::size_t>& chosen, const Bits& given) {
    if (covers_all(given, requirement_.need())) {
      if (chosen.size() == size_) accept(chosen);
      return;
    }
    if (chosen.size() == size_ || ++steps_ > kMostSteps) return;
    std::size_t hardest = givers_.size();
    for (std::size_t bit = 0; bit < givers_.size(); ++bit) {
      const bool open = ((requirement_.need()[bit / 64] & ~given[bit / 64]) >> (bit % 64)) & 1;
      if (open && (hardest == givers_.size() || givers_[bit].size() < givers_[hardest].size())) hardest = bit;
    }
    if (hardest == givers_.size()) return;
    for (std::size_t option : givers_[hardest]) {
      const Bits with = united(given, options_[option].gives);
      if (chosen.size() + 1 == size_ && !covers_all(with, requirement_.need())) continue;
      chosen.push_back(option);
      extend(chosen, with);
      chosen.pop_back();
    }
  }

  void accept(std::vector<std::size_t> chosen) {
    for (std::size_t left_out = 0; left_out < chosen.size() && chosen.size() > 1; ++left_out) {
      Bits rest(requirement_.need().size());
      for (std::size_t i = 0; i < chosen.size(); ++i) {
        if (i != left_out) rest = united(rest, options_[chosen[i]].gives);
      }
      if (covers_all(rest, requirement_.need())) return;  // one of them is not needed
    }
    PlanSet plans(catalog_);
    for (std::size_t option : chosen) plans.add(options_[option].plans);
    std::sort(chosen.begin(), chosen.end());
    std::size_t together = 0;
    for (std::size_t option : chosen) together += options_[option].weight;
    found_.push_back({chosen, requirement_.surplus(plans) + together - requirement_.weight(plans)});
  }

  const Catalog& catalog_;
  const Requirement& requirement_;
  const std::vector<TargetOption>& options_;
  std::vector<std::vector<std::size_t>> givers_;
  std::vector<Found> found_;
  std::size_t size_ = 1;
  std::size_t steps_ = 0;
};

}  // namespace

bool covers_all(const Bits& bits, const Bits& need) {
  for (std::size_t i = 0; i < need.size(); ++i) {
    if ((bits[i] & need[i]) != need[i]) return false;
  }
  return true;
}

std::size_t bit_count(const Bits& bits) {
  std::size_t count = 0;
  for (std::uint64_t word : bits) {
    for (; word != 0; word &= word - 1) ++count;
  }
  return count;
}

Requirement::Requirement(const Catalog& catalog, const Side& source) : Requirement(catalog, source, PlanSet(catalog)) {}

Requirement::Requirement(const Catalog& catalog, const Side& source, const PlanSet& staying) : catalog_(catalog), source_(source) {
  for (PlanIndex plan : source.plans.members()) {
    if (counts(catalog.plans[plan]) && !is_small(catalog.plans[plan]) && !keeps(catalog, staying, plan)) plans_.push_back(plan);
  }
  if (plans_.empty()) {  // nothing decides: the small ones are all there is
    for (PlanIndex plan : source.plans.members()) {
      if (counts(catalog.plans[plan]) && !keeps(catalog, staying, plan)) plans_.push_back(plan);
    }
  }
  need_.assign((plans_.size() + 63) / 64, 0);
  for (std::size_t i = 0; i < plans_.size(); ++i) need_[i / 64] |= std::uint64_t{1} << (i % 64);
}

PlanSet Requirement::reliable(const Sku& sku) const {
  const Side side = side_of(catalog_, {{sku.id, {}}});
  PlanSet usable(catalog_);
  const PlanSet sold = plans_with_remarks(catalog_, side);
  for (PlanIndex plan : sold.members()) {
    if (!narrowed(sku, plan)) usable.add(plan);
  }
  return usable;
}

Bits Requirement::given_by(const PlanSet& plans) const {
  Bits bits(need_.size());
  for (std::size_t i = 0; i < plans_.size(); ++i) {
    if (keeps(catalog_, plans, plans_[i])) bits[i / 64] |= std::uint64_t{1} << (i % 64);
  }
  return bits;
}

std::size_t Requirement::weight(const PlanSet& plans) const {
  const std::vector<PlanIndex> members = plans.members();
  return static_cast<std::size_t>(std::count_if(
      members.begin(), members.end(), [&](PlanIndex plan) { return counts(catalog_.plans[plan]) && !is_small(catalog_.plans[plan]); }));
}

std::size_t Requirement::surplus(const PlanSet& plans) const {
  std::size_t count = 0;
  for (PlanIndex plan : plans.members()) {
    const ServicePlan& fact = catalog_.plans[plan];
    if (counts(fact) && !is_small(fact) && !keeps(catalog_, source_.plans, plan)) ++count;
  }
  return count;
}

bool Requirement::narrowed(const Sku& sku, PlanIndex plan) const {
  for (const CarrierLimit& limit : catalog_.carrier_limits) {
    if (limit.sku != sku.id || !limit.narrows || (limit.plan && *limit.plan != plan)) continue;
    const bool same_at_source = std::any_of(catalog_.carrier_limits.begin(), catalog_.carrier_limits.end(), [&](const CarrierLimit& other) {
      return other.limit == limit.limit && (!other.plan || *other.plan == plan) &&
             std::binary_search(source_.skus.begin(), source_.skus.end(), other.sku);
    });
    if (!same_at_source) return true;
  }
  return false;
}

std::vector<TargetOption> options_of(const Requirement& requirement, const std::vector<const Sku*>& candidates) {
  std::vector<TargetOption> options;
  for (const Sku* sku : candidates) {
    TargetOption option{sku, requirement.reliable(*sku), {}, 0, 0};
    option.gives = requirement.given_by(option.plans);
    if (is_zero(option.gives)) continue;
    option.surplus = requirement.surplus(option.plans);
    option.weight = requirement.weight(option.plans);
    options.push_back(std::move(option));
  }
  std::sort(options.begin(), options.end(), [](const TargetOption& a, const TargetOption& b) {
    if (a.surplus != b.surplus) return a.surplus < b.surplus;
    if (a.sku->part_number != b.sku->part_number) return a.sku->part_number < b.sku->part_number;
    return a.sku->id < b.sku->id;
  });
  return options;
}

std::vector<std::vector<Guid>> bundles_of(const Catalog& catalog, const Side& source, const Requirement& requirement,
                                          const std::vector<TargetOption>& options, std::size_t size, std::size_t maximum,
                                          const Bundle& staying) {
  std::vector<std::vector<Guid>> out;
  BundleSearch search(catalog, requirement, options);
  for (const Found& found : search.run(size)) {
    std::vector<Guid> skus;
    for (std::size_t option : found.options) skus.push_back(options[option].sku->id);
    std::sort(skus.begin(), skus.end());
    Bundle together = staying;
    for (const Guid& sku : skus) together.push_back({sku, {}});
    const Side side = side_of(catalog, together);
    bool base_missing = false;
    for (const MissingBase& missing : missing_bases(catalog, side)) {
      base_missing = base_missing || !std::binary_search(source.skus.begin(), source.skus.end(), missing.addon->id);
    }
    if (base_missing) continue;
    Comparison conflicts;
    add_conflicts(catalog, source, side, conflicts);
    // A conflict is no obstacle when the weaker plan can be switched off without losing anything.
    const bool stuck = std::any_of(conflicts.conflicts.begin(), conflicts.conflicts.end(),
                                   [&](const auto& pair) { return !weaker_of_conflict(catalog, pair.first, pair.second); });
    if (stuck) continue;
    out.push_back(std::move(skus));
    if (out.size() == maximum) break;
  }
  return out;
}

}  // namespace csp
