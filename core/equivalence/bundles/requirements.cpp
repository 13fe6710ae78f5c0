#include "core/equivalence/bundles/requirements.hpp"

#include <algorithm>
#include <map>

#include "core/equivalence/comparison_findings.hpp"
#include "core/equivalence/target_search.hpp"
#include "core/equivalence/targets.hpp"

namespace csp::bundles {
namespace {

// Limits on the source's own rights: two sources with the same ones count on the same plans of a SKU.
using OwnLimits = std::vector<std::size_t>;

class Builder {
 public:
  Builder(const Catalog& catalog, const std::vector<Priced>& priced, Segment customer) : catalog_(catalog), customer_(customer) {
    const Side nobody = side_of(catalog, {});
    for (const Priced& entry : priced) {
      const Sku* sku = catalog.find_sku(entry.sku);
      if (sku == nullptr) continue;
      skus_.push_back(sku);
      sides_.push_back(side_of(catalog, {{sku->id, {}}}));
      reliable_for_all_.push_back(Requirement(catalog, nobody).reliable(*sku));
      Purchasable purchasable;
      purchasable.sku = sku->id;
      purchasable.name = sku->name;
      purchasable.price = entry.price;
      purchasable.segment = bought_in(sku->segment);
      purchasable.business_family = sku->business_family;
      purchasable.minimum_units = std::max<std::int64_t>(entry.minimum_units, 1);
      out.problem.skus.push_back(std::move(purchasable));
    }
    for (const CarrierLimit& limit : catalog.carrier_limits) {
      if (!limit.narrows) continue;
      for (std::size_t i = 0; i < skus_.size(); ++i) {
        if (skus_[i]->id == limit.sku) narrow_.push_back(i);
      }
      narrowing_.push_back(limit.limit);
    }
    add_conflicts();
    add_bases();
  }

  void add(const LicensedUsers& users, const std::vector<Guid>& kept) {
    const Side source = side_of(catalog_, users.licences);
    RequirementProfile profile;
    profile.id = users.id;
    profile.users = users.users;
    profile.segment = customer_;
    for (const Sku* sku : source.known) {
      if (sku->segment != Segment::Unknown) profile.segment = bought_in(sku->segment);
    }
    const std::size_t kind = kind_of(source);
    const Requirement requirement(catalog_, source);
    for (PlanIndex plan : requirement.plans()) profile.needs.push_back(need_for(kind, plan));
    for (const Guid& unknown : source.unknown) profile.needs.push_back(need_for(unknown));
    std::sort(profile.needs.begin(), profile.needs.end());
    for (std::size_t i = 0; i < skus_.size(); ++i) {
      const auto number = static_cast<SkuNumber>(i);
      if (!suits(catalog_, *skus_[i], source)) profile.barred.push_back(number);
      const bool has = std::binary_search(source.skus.begin(), source.skus.end(), skus_[i]->id);
      if (has) profile.today.push_back(number);
      if (has && std::binary_search(kept.begin(), kept.end(), skus_[i]->id)) profile.pinned.push_back(number);
    }
    if (profile.today.size() < source.skus.size()) profile.today.clear();
    // An add-on that works today without its base among these licences has it elsewhere.
    for (const MissingBase& missing : missing_bases(catalog_, source)) {
      for (std::size_t i = 0; i < skus_.size(); ++i) {
        const auto number = static_cast<SkuNumber>(i);
        const std::vector<Guid>& addons = missing.prerequisite->skus;
        const bool same_rule = std::find(addons.begin(), addons.end(), skus_[i]->id) != addons.end();
        const bool told = std::find(profile.base_elsewhere.begin(), profile.base_elsewhere.end(), number) != profile.base_elsewhere.end();
        if (same_rule && !told) profile.base_elsewhere.push_back(number);
      }
    }
    out.problem.profiles.push_back(std::move(profile));
  }

  // Once all needs are known.
  void fill_gives() {
    for (std::size_t need = 0; need < out.meaning.size(); ++need) {
      if (!out.meaning[need].plan) continue;
      const std::vector<PlanSet>& reliable = reliable_[kind_of_need_[need]];
      for (std::size_t i = 0; i < skus_.size(); ++i) {
        if (keeps(catalog_, reliable[i], *out.meaning[need].plan)) out.problem.skus[i].gives.push_back(static_cast<Need>(need));
      }
    }
  }

  Requirements out;

 private:
  void add_conflicts() {
    for (const ConflictGroup& group : catalog_.conflicts) {
      if (!group.excludes) continue;
      std::vector<std::pair<std::size_t, std::vector<PlanIndex>>> carriers;
      for (std::size_t i = 0; i < skus_.size(); ++i) {
        std::vector<PlanIndex> carried;
        for (PlanIndex plan : group.plans) {
          if (sides_[i].plans.has(plan)) carried.push_back(plan);
        }
        if (!carried.empty()) carriers.emplace_back(i, std::move(carried));
      }
      for (std::size_t a = 0; a < carriers.size(); ++a) {
        for (std::size_t b = a + 1; b < carriers.size(); ++b) {
          if (stuck(carriers[a].second, carriers[b].second))
            out.problem.skus[carriers[a].first].conflicts.push_back(static_cast<SkuNumber>(carriers[b].first));
        }
      }
    }
  }

  // Plans of two SKUs exclude each other and none of the two can be switched off without losing something.
  bool stuck(const std::vector<PlanIndex>& mine, const std::vector<PlanIndex>& theirs) const {
    const auto in = [](const std::vector<PlanIndex>& plans, PlanIndex plan) {
      return std::find(plans.begin(), plans.end(), plan) != plans.end();
    };
    for (PlanIndex first : mine) {
      for (PlanIndex second : theirs) {
        if (first == second || in(theirs, first) || in(mine, second)) continue;
        if (!weaker_of_conflict(catalog_, first, second)) return true;
      }
    }
    return false;
  }

  void add_bases() {
    for (const Prerequisite& prerequisite : catalog_.prerequisites) {
      for (std::size_t i = 0; i < skus_.size(); ++i) {
        const auto names = [&](const std::vector<Guid>& skus, const Guid& id) {
          return std::find(skus.begin(), skus.end(), id) != skus.end();
        };
        if (!names(prerequisite.skus, skus_[i]->id) || names(prerequisite.base_skus, skus_[i]->id)) continue;
        std::vector<SkuNumber> bases;
        for (std::size_t other = 0; other < skus_.size(); ++other) {
          if (other == i) continue;
          const bool by_plan = std::any_of(prerequisite.base_plans.begin(), prerequisite.base_plans.end(),
                                           [&](PlanIndex plan) { return keeps(catalog_, sides_[other].plans, plan); });
          if (by_plan || names(prerequisite.base_skus, skus_[other]->id)) bases.push_back(static_cast<SkuNumber>(other));
        }
        out.problem.skus[i].bases.push_back(std::move(bases));
      }
    }
  }

  std::size_t kind_of(const Side& source) {
    OwnLimits own;
    for (std::size_t i = 0; i < catalog_.carrier_limits.size(); ++i) {
      const CarrierLimit& limit = catalog_.carrier_limits[i];
      if (!std::binary_search(source.skus.begin(), source.skus.end(), limit.sku)) continue;
      if (std::find(narrowing_.begin(), narrowing_.end(), limit.limit) != narrowing_.end()) own.push_back(i);
    }
    const auto [found, inserted] = kinds_.try_emplace(std::move(own), reliable_.size());
    if (inserted) {
      std::vector<PlanSet> reliable = reliable_for_all_;
      for (std::size_t i : narrow_) reliable[i] = Requirement(catalog_, source).reliable(*skus_[i]);
      reliable_.push_back(std::move(reliable));
    }
    return found->second;
  }

  Need need_for(std::size_t kind, PlanIndex plan) {
    const auto [found, inserted] = needs_.try_emplace({kind, plan}, static_cast<Need>(out.meaning.size()));
    if (inserted) {
      out.meaning.push_back({plan, {}});
      kind_of_need_.push_back(kind);
    }
    return found->second;
  }
  Need need_for(const Guid& unknown) {
    const auto [found, inserted] = unknown_.try_emplace(unknown, static_cast<Need>(out.meaning.size()));
    if (inserted) {
      out.meaning.push_back({std::nullopt, unknown});
      kind_of_need_.push_back(0);
    }
    return found->second;
  }

  // Nonprofits buy ordinary SKUs beside the few of their own (sold_in): to them both are one segment.
  Segment bought_in(Segment of_sku) const {
    return customer_ == Segment::Nonprofit && of_sku == Segment::Commercial ? Segment::Nonprofit : of_sku;
  }

  const Catalog& catalog_;
  const Segment customer_;
  std::vector<const Sku*> skus_;
  std::vector<Side> sides_;
  std::vector<PlanSet> reliable_for_all_;  // whatever the source
  std::vector<std::size_t> narrow_;        // SKUs on which a source with the same limit can count for more
  std::vector<std::string> narrowing_;
  std::map<OwnLimits, std::size_t> kinds_;
  std::vector<std::vector<PlanSet>> reliable_;  // by kind, then SKU
  std::map<std::pair<std::size_t, PlanIndex>, Need> needs_;
  std::map<Guid, Need> unknown_;
  std::vector<std::size_t> kind_of_need_;
};

}  // namespace

Requirements requirements_of(const Catalog& catalog, const std::vector<LicensedUsers>& users, const std::vector<Priced>& skus,
                             Segment segment, const std::vector<Guid>& kept) {
  Builder builder(catalog, skus, segment);
  for (const LicensedUsers& entry : users) builder.add(entry, kept);
  builder.fill_gives();
  return std::move(builder.out);
}

}  // namespace csp::bundles
