#include "core/equivalence/bundles/options.hpp"

#include <algorithm>
#include <limits>

#include "core/equivalence/bundles/cover_search.hpp"

namespace csp::bundles {
namespace {

// Keeps what nothing else beats.
class Worthwhile : public Collector {
 public:
  std::int64_t limit(const Option& begun) const override {
    for (const Option& known : options) {
      if (known.seats <= begun.seats && known.tied.size() <= begun.tied.size() &&
          std::includes(begun.tied.begin(), begun.tied.end(), known.tied.begin(), known.tied.end()))
        return known.loose;
    }
    return std::numeric_limits<std::int64_t>::max();
  }
  void take(const Option& option) override {
    options.erase(std::remove_if(options.begin(), options.end(), [&](const Option& known) { return as_good(option, known); }),
                  options.end());
    const auto dearer = [](std::int64_t loose, const Option& known) { return loose < known.loose; };
    options.insert(std::upper_bound(options.begin(), options.end(), option.loose, dearer), option);
  }
  std::vector<Option> options;  // by `loose`, so that the first one that fits a limit is the cheapest

 private:
  static bool as_good(const Option& a, const Option& b) {
    return a.loose <= b.loose && a.seats <= b.seats && std::includes(b.tied.begin(), b.tied.end(), a.tied.begin(), a.tied.end());
  }
};

bool cheaper(const Option& a, const Option& b) {
  if (a.full != b.full) return a.full < b.full;
  return a.skus.size() != b.skus.size() ? a.skus.size() < b.skus.size() : a.skus < b.skus;
}

class Cheapest : public Collector {
 public:
  explicit Cheapest(std::size_t count) : count_(count) {}
  std::int64_t limit(const Option&) const override {
    return options.size() == count_ ? options.back().full : std::numeric_limits<std::int64_t>::max();
  }
  void take(const Option& option) override {
    if (std::any_of(options.begin(), options.end(), [&](const Option& known) { return known.skus == option.skus; })) return;
    options.insert(std::lower_bound(options.begin(), options.end(), option, cheaper), option);
    if (options.size() > count_) options.pop_back();
  }
  std::vector<Option> options;

 private:
  std::size_t count_;
};

bool holds(const std::vector<SkuNumber>& list, SkuNumber sku) { return std::find(list.begin(), list.end(), sku) != list.end(); }

}  // namespace

std::optional<Option> option_of(const Assortment& assortment, const RequirementProfile& profile, std::vector<SkuNumber> skus) {
  const Problem& problem = assortment.problem();
  Option option;
  std::sort(skus.begin(), skus.end());
  skus.erase(std::unique(skus.begin(), skus.end()), skus.end());
  if (skus.size() > problem.limits.most_skus_per_user) return std::nullopt;
  Assortment::Words bits(assortment.words());
  for (SkuNumber sku : skus) bits[sku / 64u] |= std::uint64_t{1} << (sku % 64u);
  const auto meets = [&](const std::uint64_t* others) {
    for (std::size_t word = 0; word < bits.size(); ++word) {
      if ((bits[word] & others[word]) != 0) return true;
    }
    return false;
  };
  for (SkuNumber sku : skus) {
    const Purchasable& fact = problem.skus[sku];
    if (assortment.banned(sku) || fact.segment != profile.segment || holds(profile.barred, sku) || meets(assortment.conflicts(sku)))
      return std::nullopt;
    if (!holds(profile.base_elsewhere, sku)) {
      for (const Assortment::Words& group : assortment.bases(sku)) {
        if (!meets(group.data())) return std::nullopt;
      }
    }
    option.full += assortment.price(sku);
    if (assortment.tied(sku)) {
      option.tied.push_back(sku);
    } else {
      option.loose += assortment.price(sku);
      option.seats += fact.business_family ? 1 : 0;
    }
  }
  for (SkuNumber pinned : profile.pinned) {
    if (!holds(skus, pinned)) return std::nullopt;
  }
  for (Need need : profile.needs) {
    if (!meets(assortment.givers(assortment.distinct(need)).data())) return std::nullopt;
  }
  option.skus = std::move(skus);
  return option;
}

Options worthwhile(const Assortment& assortment, const RequirementProfile& profile, std::int64_t& steps) {
  CoverSearch search(assortment);
  return worthwhile(search, profile, steps);
}

Options worthwhile(CoverSearch& search, const RequirementProfile& profile, std::int64_t& steps) {
  search.start(profile, CoverSearch::Aim::Worthwhile, 1);
  Worthwhile collector;
  Options result;
  result.missing = search.missing();
  result.complete = search.run(collector, steps);
  result.least = search.least();
  result.options = std::move(collector.options);
  std::sort(result.options.begin(), result.options.end(), cheaper);
  return result;
}

std::vector<Option> cheapest_by_price(const Assortment& assortment, const RequirementProfile& profile, const std::vector<Option>& known,
                                      std::size_t count, std::int64_t& steps) {
  CoverSearch search(assortment);
  return cheapest_by_price(search, profile, known, count, steps);
}

std::vector<Option> cheapest_by_price(CoverSearch& search, const RequirementProfile& profile, const std::vector<Option>& known,
                                      std::size_t count, std::int64_t& steps) {
  search.start(profile, CoverSearch::Aim::Cheapest, count);
  Cheapest collector(count);
  for (const Option& option : known) collector.take(option);
  search.run(collector, steps);
  return std::move(collector.options);
}

}  // namespace csp::bundles
