#include "core/import/lists/told_period.hpp"

#include "core/customer/term_length.hpp"
#include "core/import/finding_ids.hpp"

namespace csp {
namespace {

bool ends_with_next_start(const Subscription& subscription) {
  const int months = months_of(subscription.term);  // where a list tells the first start, several terms lie between
  for (int after = months; after <= kMostMonths; after += months) {
    const Date next = add_months_clamped(*subscription.term_start, after);
    if (next >= *subscription.term_end) return next == *subscription.term_end;
  }
  return false;
}

// A year that is billed by the month, and the days of one month: those of a bill. Periods that end with others' are hardly ever as long.
bool is_of_one_bill(const Subscription& subscription) {
  if (subscription.term == Term::Unknown || subscription.trial) return false;
  const int billed = subscription.billing_plan == BillingPlan::Annual ? 12 : 1;
  return months_of(subscription.term) > billed && *subscription.term_end == add_months_clamped(*subscription.term_start, billed) - 1;
}

std::string name_of(const Subscription& subscription) { return subscription.name.empty() ? subscription.commerce_id : subscription.name; }

}  // namespace

void check_period(FileReport& report, Subscription& subscription) {
  if (!subscription.term_start || !subscription.term_end) return;
  const Date start = *subscription.term_start, end = *subscription.term_end;
  const std::int64_t row = subscription.origins.front().row;
  if (ends_with_next_start(subscription)) {
    // 1 July to 1 July is a year and a day, and no term is.
    subscription.term_end = end - 1;
    report.repaired_later(row, import_finding::kEndIsNextStart, {{"start", start}, {"found", end}, {"repaired", end - 1}});
  } else if (end < start) {
    // Columns were exchanged, or a day mistyped.
    report.repaired_later(row, import_finding::kEndBeforeStart, {{"name", name_of(subscription)}, {"start", start}, {"end", end}});
    subscription.term_start.reset();
    subscription.term_end.reset();
  } else if (is_of_one_bill(subscription)) {
    report.noted_later(row, import_finding::kPeriodOfBilling, {{"name", name_of(subscription)}, {"start", start}, {"end", end}},
                       name_of(subscription));
  }
}

}  // namespace csp
