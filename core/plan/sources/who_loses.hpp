#pragma once
// Who has no licence any more once a subscription has ended that nothing replaces? A tenant has one pool of units for each SKU, and an
// assignment names no subscription: of several of one SKU somebody loses only as many as the units that stay or are bought do not reach
// for.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/customer/customer.hpp"
#include "core/plan/plan.hpp"

namespace csp {

class LicenceLosses {
 public:
  LicenceLosses() = default;
  LicenceLosses(const Customer& customer, const std::vector<Move>& moves, const std::vector<Action>& actions);
  // At the end of this one; 0 for one that is not let go. Who gives the licence back before, or has another one by then, loses nothing.
  std::int64_t at_end_of(std::string_view subscription) const;

 private:
  std::map<std::string, std::int64_t, std::less<>> users_;
};

// Its product is not known: no file can say who holds one of its units, and perhaps somebody does.
bool nobody_tells_who_has(const Subscription& subscription);

// How many of the units that users hold today are those of this subscription alone, were all others of its SKU to stay.
std::int64_t only_held_from(const Customer& customer, const Subscription& subscription);

}  // namespace csp
