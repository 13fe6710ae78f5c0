#pragma once
// On which days is a source replaced? Order, units visible, reassignment, end-of-term choice, check; each with the day it may not
// pass and the reason. All days are whole UTC days, ends are inclusive (rule NCE-RENEW-TIME).

#include <optional>
#include <string>
#include <vector>

#include "core/base/finding.hpp"
#include "core/plan/dates/workdays.hpp"
#include "core/plan/sources/end_of_term.hpp"

namespace csp::plan {

struct Calendar {
  Date today;
  Date earliest;           // first day on which something can be ordered: relationship, agreement and validation can stand
  Date earliest_transfer;  // a transfer needs no validation: what is transferred was sold to the customer already
  int margin_days = 7;
  OpenDays days;                      // on which something may be changed
  std::optional<Date> latest_finish;  // no change after it
};

enum class Leaving {
  None,                // it does not end under this plan
  AtTermEnd,           // the end-of-term choice lets it end
  CancelWithCredit,    // direct, old agreement: cancelled on any day
  CancelInWindow,      // cancelled inside the 7 days after purchase or renewal (rule NCE-CANCEL)
  CancelExtendedTerm,  // cancelled out of the extended service term, any day (rule EST-ACTIONS)
};

struct Schedule {
  bool possible = false;  // false: no dates; the findings say why
  Leaving ending = Leaving::None;
  bool at_once = false;                   // nothing that a later day could save is worth the days without service
  std::optional<Date> term_end;           // the end planned against
  std::optional<EndOfTermAction> bridge;  // has to be set first so that the source outlives its term until the target is usable
  Date bridge_on;
  Date earliest_order;
  Date latest_order;
  Date order_date;
  Date usable_from;
  Date check_date;
  std::optional<Date> swap_date;
  std::optional<Date> end_choice_on;  // ending AtTermEnd
  std::optional<Date> end_choice_by;
  bool choice_stands = false;     // it is set already: only looked at again
  bool if_it_goes_on = false;     // too late to choose, and nobody knows the choice: what goes on is cancelled, if it does
  std::optional<Date> cancel_on;  // the other endings
  std::optional<Date> cancel_by;
  std::optional<Date> source_last_day;
  Date final_check;
  std::string order_rule;  // what binds the order date
  Message order_why;
  std::vector<Message> why;  // further dates
  std::vector<Finding> findings;
  std::optional<std::size_t> told_paid_to_end;  // which of them tells of a suspended term that is owed all the same, with no amount yet
};

// Of what is suspended in the middle of its term, which is `owed` to its end; without the amount where no price tells it.
Finding suspended_in_term(const Source& source, const Schedule& schedule, const std::optional<Money>& owed);

// Within how many days people leave what they may leave on any day; a planning choice, no rule bounds it.
inline constexpr int kSoonDays = 30;

// Days before its end by which a term that may not renew is left where every day left is credited; a planning choice, no rule bounds it.
inline constexpr int kCreditedMargin = 7;

// Can units be given back on any day, the paid days that are left being credited (old direct agreements, rule CREDIT-MOSA)?
bool credited_any_day(const Source& source);

// A monthly term that cannot be left in time is left one month later: that is the whole commitment.
bool next_month_helps(const Source& source, const EndOfTerm& end);

// Which order date is meant: the rules' own, a person's, or one that the search for the optimum tries.
struct OrderDay {
  std::optional<Date> day;
  bool pinned = false;              // by a person: respected even where it is unsafe, which the findings then say
  std::optional<Date> passed = {};  // the day that was fixed and is over, while nobody knows whether the order was placed
};

// Buying a replacement.
Schedule schedule_purchase(const Source& source, const EndOfTerm& end, const RuleFigures& figures, const Calendar& calendar,
                           OrderDay wished, bool swaps);

// Letting it end without a replacement, or letting it renew.
Schedule schedule_let_go(const Source& source, const EndOfTerm& end, const Calendar& calendar);
Schedule schedule_renewal(const Source& source, const EndOfTerm& end, const Calendar& calendar);

// Partner-to-partner transfer (rules TRANSFER-NCE, TRANSFER-LAPSE, TRANSFER-LAST-WEEK): asked for on one day, submitted by the losing
// partner on a later one and complete after that, never in the last week of a term.
struct TransferDates {
  bool possible = false;
  Date not_before;  // relationship and agreement can stand, and no cancellation window is open, not even that of a renewal to wait for
  Date request_on;
  Date complete_on;  // planned first day on which the target bills
  Date complete_by;
  std::optional<Date> last;        // before the last week of the term, with later requests too; empty: no file tells the term's end
  std::optional<Date> moved_from;  // fixed by a person on a day before that on which a request can be submitted and complete
  Date end_choice_on;
  std::optional<Date> after_renewal;  // it renews first: the end of the term that is too near
};
TransferDates schedule_transfer(const Source& source, const EndOfTerm& end, const RuleFigures& figures, const Calendar& calendar,
                                std::optional<Date> wished);

// A step of a purchase that is left to a weekend because nothing may change on the working day behind it.
struct WeekendStep {
  Date day;
  Date closed;       // that working day
  const char* name;  // key of its text
};
// In the order in which they are told.
std::vector<WeekendStep> weekend_steps(const Schedule& schedule, const Calendar& calendar);

// The first day on which the plan would change something inside a freeze or after the latest finish; empty when it keeps to both.
std::optional<Date> broken_day(const Schedule& schedule, const Calendar& calendar);
std::optional<Date> broken_day(const TransferDates& dates, const Calendar& calendar);

}  // namespace csp::plan
