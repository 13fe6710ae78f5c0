#pragma once
// How long is a term?

#include "core/customer/customer.hpp"

namespace csp {

// 1, 12 or 36 months; 12 for an unknown one, which most are.
inline int months_of(Term term) {
  if (term == Term::OneMonth) return 1;
  return term == Term::ThreeYears ? 36 : 12;
}

// Terms are counted on from month to month for no longer than this: a hundred years, so that a damaged date ends nowhere else.
inline constexpr int kMostMonths = 1200;

}  // namespace csp
