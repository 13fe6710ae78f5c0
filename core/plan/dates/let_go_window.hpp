#pragma once
// What is let go while its cancellation window is still open: cancelled inside it, the days that are left are refunded; left to its end,
// the whole term is owed (rules NCE-CANCEL, NCE-REFUND).

#include <optional>

#include "core/plan/dates/schedule.hpp"

namespace csp::plan {

// Its window is open today and closes before its term ends. The last day is Source::cancel_until.
bool window_is_open(const Source& source, Date today);

// Cancelled on the first open day; empty where nothing may change on any day of the window that is left. Only for what nobody needs: no
// unit comes back.
std::optional<Schedule> schedule_cancellation(const Source& source, const Calendar& calendar);

}  // namespace csp::plan
