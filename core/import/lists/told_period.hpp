#pragma once
// What do the start and the end that one row tells say together?

#include "core/customer/customer.hpp"
#include "core/import/report.hpp"

namespace csp {

// An end that is the start of the next term becomes the day before it; an end before its start is dropped with it, because nobody knows
// which of them is wrong. Both are told.
void check_period(FileReport& report, Subscription& subscription);

}  // namespace csp
