#include "core/equivalence/bundles/options.hpp"

#include <algorithm>

#include "core/equivalence/bundles/cover_search.hpp"

namespace csp::bundles {
namespace {

// Keeps what nothing else beats.
class Worthwhile : public Collector {
 public:
  bool hopeless(const Option& begun, std::int64_t more_loose, std::int64_t) const override {
    return std::any_of(options.begin(), options.end(), [&](const Option& known) { return as_good(known, begun, begun.loose + more_loose); });
  }
  void take(const Option& option) override {
    options.erase(std::remove_if(options.begin(), options.end(), [&](const Option& known) { return as_good(option, known, known.loose); }), options.end());
    options.push_back(option);
  }
  std::vector<Option> options;

 private:
  static bool as_good(const Option& a, const Option& b, std::int64_t loose_of_b) {
    return a.loose <= loose_of_b && a.seats <= b.seats && std::includes(b.tied.begin(), b.tied.end(), a.tied.begin(), a.tied.end());
  }
};

bool cheaper(const Option& a, const Option& b) {
  if (a.full != b.full) return a.full < b.full;
  return a.skus.size() != b.skus.size() ? a.skus.size() < b.skus.size() : a.skus < b.skus;
}

class Cheapest : public Collector {
 public:
  explicit Cheapest(std::size_t count) : count_(count) {}
  bool hopeless(const Option& begun, std::int64_t, std::int64_t more_full) const override {
    return options.size() == count_ && begun.full + more_full >= options.back().full;
  }
  void take(const Option& option) override {
    options.insert(std::lower_bound(options.begin(), options.end(), option, cheaper), option);
    if (options.size() > count_) options.pop_back();
  }
  std::vector<Option> options;

 private:
  std::size_t count_;
};

}  // namespace

Options worthwhile(const Market& market, const RequirementProfile& profile, std::int64_t& steps) {
  CoverSearch search(market, profile, true);
  Worthwhile collector;
  Options result;
  result.missing = search.missing();
  result.complete = search.run(collector, steps);
  result.least = search.least();
  result.options = std::move(collector.options);
  std::sort(result.options.begin(), result.options.end(), cheaper);
  return result;
}

std::vector<Option> cheapest_by_price(const Market& market, const RequirementProfile& profile, std::size_t count, std::int64_t& steps) {
  CoverSearch search(market, profile, false);
  Cheapest collector(count);
  search.run(collector, steps);
  return std::move(collector.options);
}

}  // namespace csp::bundles
