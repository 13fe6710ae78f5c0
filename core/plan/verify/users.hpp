#pragma once
// How many users of a planned reassignment hold, in later exports, what they should?

#include <string>
#include <unordered_map>

#include "core/customer/customer.hpp"
#include "core/plan/plan.hpp"

namespace csp::verifying {

struct SwapCount {
  bool known = false;     // the exports tell who is assigned
  std::int64_t done = 0;  // hold everything added and nothing removed
  std::int64_t gone = 0;  // no longer in the exports
};

// Users are found again by directory id, else by principal name.
class UserIndex {
 public:
  UserIndex(const Customer& planned, const Customer& now);
  SwapCount count(const Action& swap) const;

 private:
  struct Found {
    bool there = false;
    const Profile* profile = nullptr;  // null: no licence at all
  };
  Found find(const User& user) const;

  const Customer& planned_;
  const Customer& now_;
  std::unordered_map<std::string, Found> by_id_;
  std::unordered_map<std::string, Found> by_name_;
  std::unordered_map<std::string, const Profile*> planned_profiles_;
};

}  // namespace csp::verifying
