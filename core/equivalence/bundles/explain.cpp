#include "core/equivalence/bundles/explain.hpp"

#include <algorithm>

#include "core/base/text.hpp"

namespace csp::bundles {
namespace {

std::int64_t seats_of(const Problem& problem, const std::vector<SkuNumber>& skus) {
  return std::count_if(skus.begin(), skus.end(), [&](SkuNumber sku) { return problem.skus[sku].business_family; });
}

const Purchase* bought(const Answer& answer, SkuNumber sku) {
  for (const Purchase& purchase : answer.purchases) {
    if (purchase.sku == sku) return &purchase;
  }
  return nullptr;
}

}  // namespace

std::string names_of(const Problem& problem, const std::vector<SkuNumber>& skus) {
  std::string names;
  for (SkuNumber sku : skus) text::append_listed(names, problem.skus[sku].name, " + ");
  return names;
}

Message why(const Problem& problem, const Answer& answer, const Choice& choice, const std::vector<Option>& by_price) {
  const std::string bundle = names_of(problem, choice.skus);
  if (choice.skus.empty()) return {"bundles.why.nothing", {}};
  const Option *next = nullptr, *cheaper = nullptr;
  for (const Option& option : by_price) {
    if (option.skus == choice.skus) continue;
    if (option.full < choice.price.micros())
      cheaper = cheaper == nullptr ? &option : cheaper;
    else
      next = next == nullptr ? &option : next;
  }
  const auto money = [&](Decimal amount) { return Money{amount, problem.currency}; };
  if (cheaper != nullptr) {
    const std::vector<MessageArgument> arguments = {{"bundle", bundle},
                                                    {"other", names_of(problem, cheaper->skus)},
                                                    {"difference", money(choice.price - Decimal::from_micros(cheaper->full))}};
    const auto say = [&](const char* key, std::vector<MessageArgument> more) {
      more.insert(more.begin(), arguments.begin(), arguments.end());
      return Message{key, std::move(more)};
    };
    for (SkuNumber sku : choice.skus) {
      const Purchase* purchase = bought(answer, sku);
      if (problem.skus[sku].minimum_units > 1 && purchase != nullptr && purchase->assigned <= purchase->units &&
          purchase->units == problem.skus[sku].minimum_units) {
        return say("bundles.why.minimum_paid", {{"sku", problem.skus[sku].name}, {"minimum", problem.skus[sku].minimum_units}});
      }
    }
    if (seats_of(problem, cheaper->skus) > seats_of(problem, choice.skus))
      return say("bundles.why.seats", {{"seats", problem.limits.business_seats}});
    for (SkuNumber sku : cheaper->skus) {
      if (problem.skus[sku].minimum_units > 1)
        return say("bundles.why.minimum_missing", {{"sku", problem.skus[sku].name}, {"minimum", problem.skus[sku].minimum_units}});
    }
    return say("bundles.why.together", {});
  }
  if (next == nullptr) return {"bundles.why.only", {{"bundle", bundle}}};
  const Decimal difference = Decimal::from_micros(next->full) - choice.price;
  std::vector<MessageArgument> arguments = {{"bundle", bundle}, {"other", names_of(problem, next->skus)}};
  if (difference.is_zero()) return {"bundles.why.same_price", std::move(arguments)};
  arguments.push_back({"difference", money(difference)});
  return {"bundles.why.cheapest", std::move(arguments)};
}

}  // namespace csp::bundles
