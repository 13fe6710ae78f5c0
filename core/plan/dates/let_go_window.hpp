#pragma once
// What is let go while its cancellation window is still open: cancelled inside it, the days that are left are refunded; left to its end,
// the whole term is owed (rules NCE-CANCEL, NCE-REFUND).

#include <optional>

#include "core/plan/dates/schedule.hpp"

namespace csp::plan {

// Its window is open today and closes before its term ends. The last day is Source::cancel_until.
bool window_is_open(const Source& source, Date today);

// Do the other units of its SKU reach for all who hold one? A SKU that users do not hold is in use without anybody, and nobody tells.
bool nobody_needs(const Source& source, const Customer& customer, const RuleFigures& figures, Date today);

// Cancelled on the first open day; empty where nothing may change on any day of the window that is left. Only for what nobody needs: no
// unit comes back.
std::optional<Schedule> schedule_cancellation(const Source& source, const Calendar& calendar);

}  // namespace csp::plan
