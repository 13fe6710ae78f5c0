#pragma once
// What would a customer's users cost least, each with everything he has today? The whole customer at once: seats of the Business family
// and minimum units are shared by all.

#include "core/equivalence/bundles/optimise.hpp"
#include "core/equivalence/bundles/requirements.hpp"
#include "core/plan/plan.hpp"

namespace csp::plan {

struct CheapestBundles {
  bundles::Requirements requirements;  // its profiles are those of `profiles`
  bundles::Answer answer;
  std::vector<const Profile*> profiles;  // of the customer, with licences
  Currency currency;
  // The same SKUs as today for the same users at the same price list, where the list knows them all.
  std::optional<Decimal> same_skus;
  std::vector<Message> notes;  // why there is no answer, or what it leaves out; keys "bundles.note.*"
};

// Prices are the customer's list prices for the term and billing plan of the settings, on `day`. Business seats of subscriptions that are
// decided to be renewed where they are count as taken (rule SMB-300). `customer` must outlive the result.
CheapestBundles cheapest_bundles(const Catalog& catalog, const Customer& customer, const PlanSettings& settings, const Prices& prices,
                                 Date day, std::int64_t steps = bundles::kDefaultSteps);

// For people: the total with how sure it is and what it saves, a profile left out and why, another bundle and what it would change.
std::vector<Message> total_of(const CheapestBundles& found);
Message left_out(const Catalog& catalog, const CheapestBundles& found, const bundles::NotCovered& profile);
Message told(const CheapestBundles& found, const bundles::Alternative& other);
// What a profile lacks, by name.
std::vector<std::string> missing_needs(const Catalog& catalog, const CheapestBundles& found, const bundles::NotCovered& profile);

}  // namespace csp::plan
