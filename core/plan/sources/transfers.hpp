#pragma once
// May the subscription itself change hands, between two CSP partners or out of an agreement, and what is to be minded then?

#include "core/plan/draft.hpp"

namespace csp::plan {

Way partner_transfer(const Draft& draft, const Circumstances& circumstances);
Way channel_transfer(const Draft& draft);

// Of what is transferred a person wants other units. A transfer takes whole subscriptions, and a term keeps its units: more are added once
// the subscription has arrived, fewer hold from a renewal on (rules TRANSFER-NCE, NCE-REDUCE).
struct UnitsChange {
  std::int64_t units = 0;
  Date from;
};
// Empty: nothing else is wanted, or no file tells when a term ends.
std::optional<UnitsChange> units_change(const Source& source, const TransferDates& transfer);

}  // namespace csp::plan
