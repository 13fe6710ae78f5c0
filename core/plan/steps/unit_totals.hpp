#pragma once
// How many units of a SKU has the tenant on a day under the plan? From every subscription of it: there is one pool for each SKU.

#include <map>
#include <vector>

#include "core/plan/draft.hpp"

namespace csp::plan {

class UnitTotals {
 public:
  // All three have to outlive it.
  UnitTotals(const Customer& customer, const std::vector<Draft>& drafts, const std::vector<TargetLine>& lines, Date today);
  // Never below 0; 0 for a SKU that nobody knows.
  std::int64_t on(const Guid& sku, Date day) const;

 private:
  struct Units {
    std::int64_t enabled = 0;  // today
    std::vector<const TargetLine*> lines;
    std::vector<const Draft*> drafts;
  };
  Date today_;
  std::map<Guid, Units> of_;
};

}  // namespace csp::plan
