#pragma once
// What becomes of a source if nobody does anything? One answer for what doing nothing costs and for what is said about it.

#include <map>
#include <optional>
#include <string>

#include "core/plan/sources/end_of_term.hpp"

namespace csp::plan {

// The last day of what nobody has to end: nothing renews after an agreement (rules LIFE-VOLUME, LIFE-OPEN), what is retired for good does
// not renew (EOS-RENEW), and somebody may have chosen that it ends. Empty where it goes on, or no file tells until when it lasts.
std::optional<Date> ends_alone(const Source& source, const EndOfTerm& end, bool renews);

// The same of every subscription of a customer that ends so, by key.
std::map<std::string, Date, std::less<>> ending_alone(const Catalog& catalog, const Customer& customer, const PlanSettings& settings,
                                                      Date today);

}  // namespace csp::plan
