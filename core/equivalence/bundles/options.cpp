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
    std::int64_t least = std::numeric_limits<std::int64_t>::max();
    for (const Option& known : options) {
      if (known.loose < least && known.seats <= begun.seats && std::includes(begun.tied.begin(), begun.tied.end(), known.tied.begin(), known.tied.end())) least = known.loose;
    }
    return least;
  }
  void take(const Option& option) override {
    options.erase(std::remove_if(options.begin(), options.end(), [&](const Option& known) { return as_good(option, known); }), options.end());
    options.push_back(option);
  }
  std::vector<Option> options;

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

}  // namespace

Options worthwhile(const Assortment& assortment, const RequirementProfile& profile, std::int64_t& steps) {
  CoverSearch search(assortment, profile, CoverSearch::Aim::Worthwhile, 1);
  Worthwhile collector;
  Options result;
  result.missing = search.missing();
  result.complete = search.run(collector, steps);
  result.least = search.least();
  result.options = std::move(collector.options);
  std::sort(result.options.begin(), result.options.end(), cheaper);
  return result;
}

std::vector<Option> cheapest_by_price(const Assortment& assortment, const RequirementProfile& profile, const std::vector<Option>& known, std::size_t count, std::int64_t& steps) {
  CoverSearch search(assortment, profile, CoverSearch::Aim::Cheapest, count);
  Cheapest collector(count);
  for (const Option& option : known) collector.take(option);
  search.run(collector, steps);
  return std::move(collector.options);
}

}  // namespace csp::bundles
