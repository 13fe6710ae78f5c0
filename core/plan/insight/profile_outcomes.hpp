#pragma once
// What do the users of each profile hold today and after the last swap, and which services do they really lose or gain by that? Judged
// for what is switched on, over all SKUs of a user together.

#include <cstdint>
#include <functional>
#include <map>
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

// So many users of a profile, and what they hold after these swaps; the most first. Of what is taken and added in one call.
struct HeldAfterwards {
  Bundle then;
  std::int64_t users = 0;
};
std::vector<HeldAfterwards> held_afterwards(const Profile& profile, const std::vector<const Action*>& swaps);

// The swaps of each profile by its id, in order of date.
using SwapsOfProfiles = std::map<std::string, std::vector<const Action*>, std::less<>>;
SwapsOfProfiles swaps_of_profiles(const std::vector<Action>& actions);

// In order of the customer's profiles; users who end alike are together, the most first.
std::vector<ProfileOutcome> profile_outcomes(const Catalog& catalog, const Customer& customer, const Plan& plan);

Bundle bundle_of(const Profile& profile);

}  // namespace csp
