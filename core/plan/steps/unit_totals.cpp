#include "core/plan/steps/unit_totals.hpp"

#include <algorithm>

namespace csp::plan {

UnitTotals::UnitTotals(const Customer& customer, const std::vector<Draft>& drafts, const std::vector<TargetLine>& lines) {
  for (const UnitPool& pool : customer.pools) of_[pool.sku].enabled += pool.enabled;
  for (const TargetLine& line : lines) of_[line.sku].lines.push_back(&line);
  for (const Draft& draft : drafts) of_[draft.source.subscription->sku].drafts.push_back(&draft);
}

std::int64_t UnitTotals::on(const Guid& sku, Date day) const {
  const auto found = of_.find(sku);
  if (sku.is_zero() || found == of_.end()) return 0;
  std::int64_t units = found->second.enabled;
  for (const TargetLine* line : found->second.lines) {
    if (line->usable_from <= day) units += line->units;
  }
  for (const Draft* draft : found->second.drafts) {
    const SubscriptionState state = draft->source.subscription->state;
    const bool counted = state == SubscriptionState::Active || state == SubscriptionState::Unknown;
    const bool over = draft->path != Path::OutOfScope && draft->schedule.source_last_day && *draft->schedule.source_last_day < day;
    if (counted && over) units -= draft->source.units;
  }
  return std::max<std::int64_t>(0, units);
}

}  // namespace csp::plan
