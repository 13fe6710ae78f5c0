#pragma once
// What becomes of a trial at its end, by when has somebody to decide, and what is at stake (rule NCE-TRIAL)?

#include "core/plan/draft.hpp"

namespace csp::plan {

struct TrialEnd {
  enum class Then {
    BecomesPaid,  // an annual term billed monthly, unless stopped
    Ends,
    Unknown,  // direct from Microsoft, and no file tells
    Over,     // its last day is past
  };
  Then then = Then::Unknown;
  std::optional<Date> last_day;
  Date decide_on;  // these three only while it runs
  Date decide_by;
  std::optional<Money> year;  // what its units cost in the paid year; empty: no price is known
  bool to_decide() const { return last_day && (then == Then::BecomesPaid || then == Then::Unknown); }
};

// Of a SKU that users start by themselves, or that nobody pays: it is never ordered, and becomes no paid term.
bool started_by_users(const Source& source);

TrialEnd trial_end(const Source& source, const Circumstances& circumstances);
Finding trial_finding(const Source& source, const TrialEnd& end);
// What a conversion before the end costs at least, in seats; empty where it becomes no paid term.
std::optional<Finding> trial_seats_finding(const Source& source, const TrialEnd& end, const RuleFigures& figures);
// The year's cost as a message says it.
MessageValue trial_cost(const TrialEnd& end);

}  // namespace csp::plan
