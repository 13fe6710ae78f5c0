#include "core/equivalence/targets.hpp"

#include <algorithm>

#include "core/equivalence/comparison_findings.hpp"

namespace csp {
namespace {

using Bits = std::vector<std::uint64_t>;

bool covers_all(const Bits& bits, const Bits& need) {
  for (std::size_t i = 0; i < need.size(); ++i) {
    if ((bits[i] & need[i]) != need[i]) return false;
  }
  return true;
}

Bits united(const Bits& a, const Bits& b) {
  Bits out = a;
  for (std::size_t i = 0; i < out.size(); ++i) out[i] |= b[i];
  return out;
}

// What the source needs, as bits over its deciding plans, and what each candidate gives of that.
class Requirement {
 public:
  Requirement(const Catalog& catalog, const Side& source) : catalog_(catalog), source_(source) {
    for (PlanIndex plan : source.plans.members()) {
      if (counts(catalog.plans[plan]) && !is_small(catalog.plans[plan])) plans_.push_back(plan);
    }
    if (plans_.empty()) {  // nothing decides: the small ones are all there is
      for (PlanIndex plan : source.plans.members()) {
        if (counts(catalog.plans[plan])) plans_.push_back(plan);
      }
    }
    need_.assign((plans_.size() + 63) / 64, 0);
    for (std::size_t i = 0; i < plans_.size(); ++i) need_[i / 64] |= std::uint64_t{1} << (i % 64);
  }
  bool empty() const { return plans_.empty(); }
  const Bits& need() const { return need_; }

  // Plans the SKU can be counted on for: as sold (list remarks added), without rights its carrier narrows, unless the source
  // has the right in the same narrow form.
  PlanSet reliable(const Sku& sku) const {
    const Side side = side_of(catalog_, {{sku.id, {}}});
    PlanSet usable(catalog_);
    const PlanSet sold = plans_with_remarks(catalog_, side);
    for (PlanIndex plan : sold.members()) {
      if (!narrowed(sku, plan)) usable.add(plan);
    }
    return usable;
  }
  Bits given_by(const PlanSet& plans) const {
    Bits bits(need_.size());
    for (std::size_t i = 0; i < plans_.size(); ++i) {
      if (keeps(catalog_, plans, plans_[i])) bits[i / 64] |= std::uint64_t{1} << (i % 64);
    }
    return bits;
  }
  std::size_t weight(const PlanSet& plans) const {
    const std::vector<PlanIndex> members = plans.members();
    return static_cast<std::size_t>(std::count_if(members.begin(), members.end(), [&](PlanIndex plan) {
      return counts(catalog_.plans[plan]) && !is_small(catalog_.plans[plan]);
    }));
  }
  // How much comes on top: plans that decide and that the source does not keep.
  std::size_t surplus(const PlanSet& plans) const {
    std::size_t count = 0;
    for (PlanIndex plan : plans.members()) {
      const ServicePlan& fact = catalog_.plans[plan];
      if (counts(fact) && !is_small(fact) && !keeps(catalog_, source_.plans, plan)) ++count;
    }
    return count;
  }

 private:
  bool narrowed(const Sku& sku, PlanIndex plan) const {
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

  const Catalog& catalog_;
  const Side& source_;
  std::vector<PlanIndex> plans_;
  Bits need_;
};

struct Option {
  const Sku* sku = nullptr;
  PlanSet plans;
  Bits gives;
  std::size_t surplus = 0;
  std::size_t weight = 0;  // plans that decide, for seeing how much two SKUs overlap
};

bool is_zero(const Bits& bits) {
  return std::all_of(bits.begin(), bits.end(), [](std::uint64_t word) { return word == 0; });
}

std::size_t bit_count(const Bits& bits) {
  std::size_t count = 0;
  for (std::uint64_t word : bits) {
    for (; word != 0; word &= word - 1) ++count;
  }
  return count;
}

// Options that give something, least surplus first; ties in order of part number and id.
std::vector<Option> options_of(const Requirement& requirement, const std::vector<const Sku*>& candidates) {
  std::vector<Option> options;
  for (const Sku* sku : candidates) {
    Option option{sku, requirement.reliable(*sku), {}, 0, 0};
    option.gives = requirement.given_by(option.plans);
    if (is_zero(option.gives)) continue;
    option.surplus = requirement.surplus(option.plans);
    option.weight = requirement.weight(option.plans);
    options.push_back(std::move(option));
  }
  std::sort(options.begin(), options.end(), [](const Option& a, const Option& b) {
    if (a.surplus != b.surplus) return a.surplus < b.surplus;
    if (a.sku->part_number != b.sku->part_number) return a.sku->part_number < b.sku->part_number;
    return a.sku->id < b.sku->id;
  });
  return options;
}

struct Found {
  std::vector<std::size_t> options;
  std::size_t excess = 0;  // what comes on top of the need, and what comes twice
};

// Branches on the needed plan that the fewest options give, so that a bundle is built from what is hard to get.
class BundleSearch {
 public:
  BundleSearch(const Catalog& catalog, const Requirement& requirement, const std::vector<Option>& options)
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
    std::sort(found_.begin(), found_.end(), [](const Found& a, const Found& b) {
      return a.excess != b.excess ? a.excess < b.excess : a.options < b.options;
    });
    found_.erase(std::unique(found_.begin(), found_.end(), [](const Found& a, const Found& b) { return a.options == b.options; }), found_.end());
    return std::move(found_);
  }

 private:
  void extend(std::vector<std::size_t>& chosen, const Bits& given) {
    if (covers_all(given, requirement_.need())) {
      if (chosen.size() == size_) accept(chosen);
      return;
    }
    if (chosen.size() == size_ || ++steps_ > 400'000) return;
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
  const std::vector<Option>& options_;
  std::vector<std::vector<std::size_t>> givers_;
  std::vector<Found> found_;
  std::size_t size_ = 1;
  std::size_t steps_ = 0;
};

bool same_audience(const Sku& sku, const Side& source) {
  return std::all_of(source.known.begin(), source.known.end(), [&](const Sku* mine) {
    return sku.audience.empty() || mine->audience.empty() || sku.audience == mine->audience;
  });
}

Bundle bundle_of(const std::vector<Guid>& skus) {
  Bundle bundle;
  for (const Guid& sku : skus) bundle.push_back({sku, {}});
  return bundle;
}

std::vector<std::vector<Guid>> bundles(const Catalog& catalog, const Side& source, const Requirement& requirement,
                                       const std::vector<Option>& options, std::size_t size, std::size_t maximum) {
  std::vector<std::vector<Guid>> out;
  BundleSearch search(catalog, requirement, options);
  for (const Found& found : search.run(size)) {
    std::vector<Guid> skus;
    for (std::size_t option : found.options) skus.push_back(options[option].sku->id);
    std::sort(skus.begin(), skus.end());
    const Side side = side_of(catalog, bundle_of(skus));
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

}  // namespace

bool is_candidate(const Sku& sku, Segment segment) { return sku.sale == SkuSale::Current && sku.segment == segment; }

std::vector<const Sku*> covering_skus(const Catalog& catalog, const Bundle& source_bundle, Segment segment) {
  const Side source = side_of(catalog, source_bundle);
  const Requirement requirement(catalog, source);
  std::vector<const Sku*> all, out;
  for (const Sku& sku : catalog.skus) {
    if (sku.segment == segment && sku.sale != SkuSale::Test && same_audience(sku, source)) all.push_back(&sku);
  }
  if (requirement.empty() || !source.unknown.empty()) return out;
  for (const Option& option : options_of(requirement, all)) {
    if (covers_all(option.gives, requirement.need())) out.push_back(option.sku);
  }
  return out;
}

std::vector<std::vector<Guid>> covering_bundles(const Catalog& catalog, const Bundle& source_bundle, const std::vector<const Sku*>& candidates,
                                                std::size_t size, std::size_t maximum) {
  const Side source = side_of(catalog, source_bundle);
  const Requirement requirement(catalog, source);
  if (requirement.empty() || !source.unknown.empty()) return {};
  return bundles(catalog, source, requirement, options_of(requirement, candidates), size, maximum);
}

std::vector<TargetCandidate> find_targets(const Catalog& catalog, const Bundle& source_bundle, Segment segment, std::size_t maximum) {
  const Side source = side_of(catalog, source_bundle);
  if (segment == Segment::Unknown) segment = source.known.empty() ? Segment::Commercial : source.known.front()->segment;
  std::vector<TargetCandidate> out;
  const auto offer_for = [&](const Guid& sku) -> const Offer* {
    const Offer* best = nullptr;
    const auto worth = [&](const Offer& offer) {
      return (offer.segment == segment ? 8 : 0) + (offer.match == OfferMatch::CrosswalkAmbiguous ? 0 : 4) + (offer.trial ? 0 : 2) +
             (offer.minimum_units.value_or(1) > 1 ? 0 : 1);
    };
    for (const Offer& offer : catalog.offers) {
      if (offer.extended_service_term || offer.trial || std::find(offer.skus.begin(), offer.skus.end(), sku) == offer.skus.end()) continue;
      if (offer.segment != segment) continue;
      if (best == nullptr || worth(offer) > worth(*best)) best = &offer;
    }
    return best;
  };
  const auto add = [&](const std::vector<Guid>& skus, const char* why) -> TargetCandidate* {
    std::vector<Guid> sorted = skus;
    std::sort(sorted.begin(), sorted.end());
    sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
    for (TargetCandidate& known : out) {
      std::vector<Guid> other = known.skus;
      std::sort(other.begin(), other.end());
      if (other == sorted) return nullptr;
    }
    TargetCandidate candidate;
    candidate.skus = skus;
    candidate.comparison = compare(catalog, source_bundle, bundle_of(skus));
    candidate.why_key = why;
    for (const Guid& sku : skus) candidate.offers.push_back(offer_for(sku));
    out.push_back(std::move(candidate));
    return &out.back();
  };

  // The same SKUs, unless they can only be kept.
  if (!source.skus.empty()) {
    const bool closed = std::any_of(source.known.begin(), source.known.end(), [](const Sku* sku) { return sku->sale == SkuSale::Retired; });
    add(source.skus, closed ? "target.same_renew_only" : "target.same");
  }

  // Successors of retired offers, with the other SKUs of the user beside them.
  for (const RetiredOffer& retired : catalog.retired_offers) {
    for (const Guid& sku : retired.skus) {
      if (!std::binary_search(source.skus.begin(), source.skus.end(), sku)) continue;
      for (const std::vector<Guid>& successor : retired.successors) {
        std::vector<Guid> skus = successor;
        for (const Guid& other : source.skus) {
          if (other != sku && std::find(skus.begin(), skus.end(), other) == skus.end()) skus.push_back(other);
        }
        add(skus, "target.successor");
      }
    }
  }

  const Requirement requirement(catalog, source);
  if (requirement.empty() || !source.unknown.empty()) {
    if (out.size() > maximum) out.resize(maximum);
    return out;
  }
  std::vector<const Sku*> candidates;
  for (const Sku& sku : catalog.skus) {
    if (is_candidate(sku, segment) && same_audience(sku, source)) candidates.push_back(&sku);
  }
  const std::vector<Option> options = options_of(requirement, candidates);
  const std::size_t singles_room = maximum / 3 + 1, bundles_room = maximum / 4 + 1;
  const auto purchasable_first = [&](std::vector<std::vector<Guid>> lists) {
    const auto unknown_offers = [&](const std::vector<Guid>& skus) {
      return std::count_if(skus.begin(), skus.end(), [&](const Guid& sku) { return offer_for(sku) == nullptr; });
    };
    std::stable_sort(lists.begin(), lists.end(), [&](const auto& a, const auto& b) { return unknown_offers(a) < unknown_offers(b); });
    return lists;
  };
  std::vector<TargetCandidate> later;  // nothing lost, but more than needed
  const auto cover = [&](const std::vector<std::vector<Guid>>& lists, std::size_t room, const char* why) {
    std::size_t taken = 0;
    for (const std::vector<Guid>& skus : lists) {
      if (taken == room) break;
      const TargetCandidate* added = add(skus, why);
      if (added == nullptr) continue;
      ++taken;
      TargetCandidate candidate = out.back();
      out.pop_back();
      // Losses that only an old row of the list shows stay visible in the comparison.
      const bool old_row = candidate.comparison.verdict == Verdict::Loss || candidate.comparison.verdict == Verdict::Partial;
      if (old_row) candidate.why_key = skus.size() > 1 ? "target.bundle_old_row" : "target.covers_old_row";
      if (candidate.comparison.verdict == Verdict::Equal) {
        candidate.why_key = "target.equal";
        out.push_back(std::move(candidate));
      } else {
        later.push_back(std::move(candidate));
      }
    }
  };
  std::vector<std::vector<Guid>> singles = bundles(catalog, source, requirement, options, 1, 200);
  cover(singles, singles_room, "target.covers");
  std::vector<std::vector<Guid>> pairs = bundles(catalog, source, requirement, options, 2, 60);
  cover(purchasable_first(std::move(pairs)), bundles_room, "target.bundle");
  if (singles.empty() || requirement.surplus(options.front().plans) > 0 || later.size() + out.size() < maximum) {
    // Three are worth showing only where they fit better than what is there: little surplus.
    std::vector<const Sku*> lean;
    for (const Option& option : options) {
      if (option.surplus <= 2) lean.push_back(option.sku);
    }
    const std::vector<Option> lean_options = options_of(requirement, lean);
    cover(bundles(catalog, source, requirement, lean_options, 3, 2), 2, "target.bundle");
  }
  std::stable_sort(later.begin(), later.end(), [&](const TargetCandidate& a, const TargetCandidate& b) {
    const auto rank = [](const TargetCandidate& c) { return c.why_key == "target.bundle_old_row" || c.why_key == "target.covers_old_row" ? 0 : c.skus.size() == 1 ? 1 : 2; };
    return rank(a) < rank(b);
  });
  for (TargetCandidate& candidate : later) out.push_back(std::move(candidate));

  // The nearest ones with their losses, most kept first.
  std::vector<const Option*> nearest;
  for (const Option& option : options) {
    if (!covers_all(option.gives, requirement.need())) nearest.push_back(&option);
  }
  std::stable_sort(nearest.begin(), nearest.end(), [](const Option* a, const Option* b) {
    const std::size_t ka = bit_count(a->gives), kb = bit_count(b->gives);
    if (ka != kb) return ka > kb;
    return a->surplus < b->surplus;
  });
  const std::size_t nearest_room = std::max<std::size_t>(2, maximum > out.size() ? std::min<std::size_t>(3, maximum - out.size()) : 0);
  if (out.size() + nearest_room > maximum && maximum > nearest_room) out.resize(maximum - nearest_room);
  for (std::size_t i = 0, taken = 0; i < nearest.size() && taken < nearest_room; ++i) {
    if (add({nearest[i]->sku->id}, "target.nearest") != nullptr) ++taken;
  }
  if (out.size() > maximum) out.resize(maximum);
  return out;
}

}  // namespace csp
