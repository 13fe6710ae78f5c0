#pragma once
// What do the users of each profile hold today and after the last swap, and which services do they really lose or gain by that? Judged
// for what is switched on, over all SKUs of a user together.

#include <cstdint>
#include <string>
#include <vector>

#include "core/equivalence/comparison.hpp"
#include "core/plan/plan.hpp"

namespace csp {

struct ProfileOutcome {
  const Profile* profile = nullptr;
  std::int64_t users = 0;  // of the profile who end like this; batches may end differently
  Bundle today, then;
  Comparison comparison;
  bool changed() const;  // some SKU is taken away or added
};

// In order of the customer's profiles; users who end alike are together, the most first.
std::vector<ProfileOutcome> profile_outcomes(const Catalog& catalog, const Customer& customer, const Plan& plan);

Bundle bundle_of(const Profile& profile);

}  // namespace csp
