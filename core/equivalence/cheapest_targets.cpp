#include <algorithm>

#include "core/equivalence/bundles/options.hpp"
#include "core/equivalence/bundles/requirements.hpp"
#include "core/equivalence/targets.hpp"

namespace csp {
namespace {

constexpr std::size_t kCheapest = 3;      // bundles, the cheapest first
constexpr std::int64_t kSteps = 400'000;  // of the search; it rarely needs a hundredth
constexpr std::size_t kMostSkus = 4;      // of one user
// Stand before the cheapest, whatever they cost: nothing changes, or Microsoft names them.
const char* const kBefore[] = {"target.same", "target.successor", "target.equal"};

std::vector<Guid> sorted(std::vector<Guid> skus) {
  std::sort(skus.begin(), skus.end());
  return skus;
}

// What may be ordered new, in this number.
std::vector<bundles::Priced> orderable(const Catalog& catalog, const TargetQuery& query) {
  std::vector<bundles::Priced> out;
  for (const bundles::Priced& priced : *query.prices) {
    if (sale_of(catalog, priced.sku, query.sale).sale != Sale::Open) continue;
    if (query.units == 0 || priced.minimum_units <= query.units) out.push_back(priced);
  }
  return out;
}

std::optional<Decimal> month_of(const std::vector<bundles::Priced>& prices, const std::vector<Guid>& skus) {
  Decimal sum;
  for (const Guid& sku : skus) {
    const auto priced = std::find_if(prices.begin(), prices.end(), [&](const bundles::Priced& entry) { return entry.sku == sku; });
    if (priced == prices.end()) return std::nullopt;
    sum += priced->price;
  }
  return sum;
}

}  // namespace

void add_cheapest(const Catalog& catalog, const Bundle& source, const TargetQuery& asked, std::vector<TargetCandidate>& list) {
  if (asked.prices == nullptr || asked.prices->empty() || source.empty()) return;
  TargetQuery query = asked;
  query.segment = segment_of(side_of(catalog, source), asked);
  for (TargetCandidate& candidate : list) candidate.month = month_of(*query.prices, candidate.skus);

  bundles::Requirements question = bundles::requirements_of(catalog, {{"", 1, source}}, orderable(catalog, query), query.segment);
  question.problem.limits.most_skus_per_user = kMostSkus;
  bundles::RequirementProfile& profile = question.problem.profiles.front();
  profile.segment = query.segment;
  if (profile.needs.empty()) return;
  const bundles::Assortment assortment(question.problem);
  std::int64_t steps = kSteps;
  const std::vector<bundles::Option> options = bundles::cheapest_by_price(assortment, profile, {}, kCheapest, steps);
  const bool proven = steps >= 0;
  std::vector<std::vector<Guid>> ranked;
  for (const bundles::Option& option : options) {
    std::vector<Guid> skus;
    for (bundles::SkuNumber number : option.skus) skus.push_back(question.problem.skus[number].sku);
    ranked.push_back(sorted(std::move(skus)));
    const bool cheapest = proven && option.full == options.front().full;
    auto known =
        std::find_if(list.begin(), list.end(), [&](const TargetCandidate& candidate) { return sorted(candidate.skus) == ranked.back(); });
    if (known == list.end()) {
      list.push_back(candidate_of(catalog, source, query, ranked.back(), cheapest ? "target.cheapest" : "target.cheap"));
      known = list.end() - 1;
      known->month = Decimal::from_micros(option.full);
    }
    known->cheapest = cheapest;
  }
  // What is cheap comes before what covers at any price, the cheapest first.
  const auto place = [&](const TargetCandidate& candidate) {
    if (std::any_of(std::begin(kBefore), std::end(kBefore), [&](const char* why) { return candidate.why_key.rfind(why, 0) == 0; }))
      return std::size_t{0};
    const auto at = std::find(ranked.begin(), ranked.end(), sorted(candidate.skus));
    return 1 + static_cast<std::size_t>(at - ranked.begin());
  };
  std::stable_sort(list.begin(), list.end(), [&](const TargetCandidate& a, const TargetCandidate& b) { return place(a) < place(b); });
}

}  // namespace csp
