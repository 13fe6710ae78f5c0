#include "core/plan/steps/unit_totals.hpp"

#include <algorithm>

namespace csp::plan {

UnitTotals::UnitTotals(const Customer& customer, const std::vector<Draft>& drafts, const std::vector<TargetLine>& lines, Date today)
    : today_(today) {
  for (const UnitPool& pool : customer.pools) of_[pool.sku].enabled += pool.enabled;
  for (const TargetLine& line : lines) of_[line.sku].lines.push_back(&line);
  for (const Draft& draft : drafts) {
    Units& units = of_[draft.source.subscription->sku];
    units.drafts.push_back(&draft);
    // Where no file tells the tenant's units, they are the sum of all subscriptions.
    if (!customer.pools_known && has_not_begun(draft.source, today)) units.enabled -= draft.source.units;
  }
}

std::int64_t UnitTotals::on(const Guid& sku, Date day) const {
  const auto found = of_.find(sku);
  if (sku.is_zero() || found == of_.end()) return 0;
  std::int64_t units = found->second.enabled;
  for (const TargetLine* line : found->second.lines) {
    if (line->usable_from <= day) units += line->units;
  }
  for (const Draft* draft : found->second.drafts) {
    if (has_not_begun(draft->source, today_)) {
      if (*draft->source.bought <= day) units += draft->source.units;
      continue;
    }
    const SubscriptionState state = draft->source.subscription->state;
    const bool counted = state == SubscriptionState::Active || state == SubscriptionState::Unknown;
    const bool over = draft->path != Path::OutOfScope && draft->schedule.source_last_day && *draft->schedule.source_last_day < day;
    if (counted && over) units -= draft->source.units;
  }
  return std::max<std::int64_t>(0, units);
}

}  // namespace csp::plan
