#pragma once
// What do users need, and which SKUs give it? Turns licences and the catalogue into a question for the optimiser, judged as the
// comparison judges: the same service plan, an equal or higher rank of its group, or a plan that covers it.

#include <optional>
#include <string>
#include <vector>

#include "core/equivalence/bundles/problem.hpp"
#include "core/equivalence/comparison.hpp"

namespace csp::bundles {

// Users with the same licences.
struct LicensedUsers {
  std::string id;
  std::int64_t users = 0;
  Bundle licences;
};

// A SKU that is on sale at a price for one unit and month.
struct Priced {
  Guid sku;
  Decimal price;
  std::int64_t minimum_units = 1;
};

// What a need stands for: a service plan, or a whole SKU that the catalogue does not know and that only itself can replace.
struct NeedMeaning {
  std::optional<PlanIndex> plan;
  Guid unknown_sku;
};

struct Requirements {
  Problem problem;                   // limits and currency are the caller's
  std::vector<NeedMeaning> meaning;  // of each need
};

// Profiles and SKUs keep their order. SKUs that the catalogue does not know are left out of the SKUs. `segment` is the
// customer's, and that of users whose licences do not tell theirs. Whoever has one of `kept` (sorted) today is to have it afterwards, where
// it is among the SKUs.
Requirements requirements_of(const Catalog& catalog, const std::vector<LicensedUsers>& users, const std::vector<Priced>& skus,
                             Segment segment, const std::vector<Guid>& kept = {});

}  // namespace csp::bundles
