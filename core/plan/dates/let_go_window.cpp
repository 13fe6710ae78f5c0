#include "core/plan/dates/let_go_window.hpp"

#include <algorithm>

#include "core/customer/units_in_use.hpp"

namespace csp::plan {
namespace {

// Bought so lately that it could be cancelled as well. Facts only: what is prepared of a source holds whatever is decided about others.
bool may_be_cancelled_too(const Subscription& subscription, const RuleFigures& figures, Date today) {
  const auto lately = [&](const std::optional<Date>& day) { return day && *day > today - figures.cancel_days; };
  return (subscription.cancel_until && *subscription.cancel_until >= today) || lately(subscription.purchased) ||
         lately(subscription.term_start);
}

}  // namespace

bool window_is_open(const Source& source, Date today) {
  const bool sold_so = source.channel == Channel::CspPartner || source.channel == Channel::WebDirectMca;
  const bool runs = source.subscription->state == SubscriptionState::Active && !source.extended;
  return sold_so && runs && source.cancel_until && *source.cancel_until >= today && source.term_end &&
         *source.cancel_until < *source.term_end;
}

std::optional<Schedule> schedule_cancellation(const Source& source, const Calendar& calendar) {
  const Date until = *source.cancel_until;
  const Date day = calendar.days.within(calendar.today, until);
  const bool late = day > until || (calendar.latest_finish && day > *calendar.latest_finish);
  if (late || calendar.days.freeze_of(day) != nullptr) return std::nullopt;
  Schedule schedule;
  schedule.possible = true;
  schedule.ending = Leaving::CancelInWindow;
  schedule.term_end = source.term_end;
  schedule.order_rule = "NCE-CANCEL";
  schedule.cancel_on = day;
  schedule.cancel_by = until;
  schedule.source_last_day = day;
  schedule.final_check = workday_on_or_after(day + 1);
  schedule.why.push_back(
      Message{"why.let_go_window", {{"date", day}, {"until", until}, {"end", *source.term_end}, {"rule", std::string("NCE-CANCEL")}}});
  return schedule;
}

bool nobody_needs(const Source& source, const Customer& customer, const RuleFigures& figures, Date today) {
  const Guid& sku = source.subscription->sku;
  const UnitsInUse use = units_in_use(customer, sku);
  if (use.units == 0 || !(customer.assignments_known || customer.pools_known)) return false;
  std::int64_t others = 0;
  for (const Subscription& other : customer.subscriptions) {
    const bool counts = other.sku == sku && other.key != source.key() && other.state == SubscriptionState::Active && !other.trial;
    if (counts && !may_be_cancelled_too(other, figures, today)) others += other.units;
  }
  return use.assigned <= others;
}

}  // namespace csp::plan
