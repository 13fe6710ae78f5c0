#include "core/plan/sources/subscription_names.hpp"

#include <algorithm>
#include <map>

#include "core/base/text.hpp"
#include "core/inventory/names.hpp"
#include "core/plan/sources/told_term.hpp"

namespace csp::plan {
namespace {

std::string end_of(const Subscription& subscription, const PlanSettings& settings) {
  const std::optional<Date> end = told_term_end(subscription, settings);
  return end ? end->iso() : std::string();
}

bool all_different(std::vector<std::string> words) {
  std::sort(words.begin(), words.end());
  return std::adjacent_find(words.begin(), words.end()) == words.end();
}

// The shortest marks that tell those of one name apart.
std::vector<std::string> marks_of(const std::vector<const Subscription*>& alike, const PlanSettings& settings) {
  std::vector<std::string> marks;
  for (const Subscription* subscription : alike) marks.push_back(std::to_string(subscription->units));
  if (all_different(marks)) return marks;
  for (std::size_t i = 0; i < alike.size(); ++i) {
    const std::string end = end_of(*alike[i], settings);
    if (!end.empty()) marks[i] += ", " + end;
  }
  if (all_different(marks)) return marks;
  for (std::size_t i = 0; i < marks.size(); ++i) marks[i] += ", #" + std::to_string(i + 1);
  return marks;
}

}  // namespace

// Where nothing names it, a list of the tenant's units may know its part number.
std::string plain_name(const Catalog& catalog, const Customer& customer, const Subscription& subscription) {
  const bool nameless = subscription.name.empty() && subscription.part_number.empty() && !subscription.sku.is_zero();
  const bool unknown = nameless && catalog.find_sku(subscription.sku) == nullptr;
  const std::string part_number = unknown ? pool_part_number(customer, subscription.sku) : std::string();
  return part_number.empty() ? name_of(catalog, subscription) : part_number;
}

std::vector<std::string> subscription_names(const Catalog& catalog, const Customer& customer, const PlanSettings& settings) {
  std::vector<std::string> names;
  std::map<std::string, std::vector<std::size_t>> by_name;
  for (const Subscription& subscription : customer.subscriptions) {
    names.push_back(plain_name(catalog, customer, subscription));
    by_name[text::folded_words(names.back())].push_back(names.size() - 1);
  }
  for (auto& [folded, places] : by_name) {
    if (places.size() < 2) continue;
    // Their numbers must not hang on the order in which files were opened.
    std::sort(places.begin(), places.end(),
              [&](std::size_t a, std::size_t b) { return customer.subscriptions[a].key < customer.subscriptions[b].key; });
    std::vector<const Subscription*> alike;
    for (const std::size_t place : places) alike.push_back(&customer.subscriptions[place]);
    const std::vector<std::string> marks = marks_of(alike, settings);
    for (std::size_t i = 0; i < places.size(); ++i) names[places[i]] = std::string(text::trimmed(names[places[i]])) + " (" + marks[i] + ")";
  }
  return names;
}

}  // namespace csp::plan
