#pragma once
// Is the plan safe? An independent simulator: it replays the plan's actions against the customer's facts and the lifecycle rules
// and looks at every day on which anything changes. It shares no code with the planner or with core/equivalence, only the facts
// and core/base.

#include <string>
#include <vector>

#include "core/catalog/catalog.hpp"
#include "core/customer/customer.hpp"
#include "core/plan/plan.hpp"
#include "core/plan/settings.hpp"

namespace csp {

// How the facts are read (planned for the worse where files are silent):
// - A source gives its units up to its last day, inclusive. Renew and extended service term go on. Cancel stops. Without a known
//   choice an EST-eligible one goes on as EST (with a note), any other stops: free grace is never relied on. EA and Open stop at
//   their end unless set to renew or transferred before. Trials stop. Running grace counts for its 30 days. No known end: goes on,
//   with the note that this is not proven.
// - An order gives units from the day after its date; CancelNow and Reduce keep them through their date.
// - A change dated before `today` counts as made today.
// - A day is bad when it is bad at any moment: at its start (before the day's swaps) or after any swap, taken in list order.
// - Units that nobody's file explains stay; a shortfall of the tenant's pool against the subscriptions is taken from the sources.
// - Consumed units without a known user stay on their SKU, unless a Swap with an empty profile moves them (remove[0] = the SKU).
//   Where no file tells what is used, every unit counts as used.
// - What is not worse than at the start of the first day is marked before_plan and is not the plan's fault.
// For each SKU: usable units cover what is assigned on every day; each profile keeps every service it has. Names profile, service
// and days that fail, and which listed exception was accepted.
Proof prove(const Catalog& catalog, const Customer& customer, const PlanSettings& settings, const std::vector<Action>& actions, Date today);

// Stable short digest (16 hexadecimal digits) of what a person accepts when they accept this gap: who, what, how many, when.
// AcceptedException::facts holds it; when a fact changes the digest does too, and the exception is void.
std::string exception_facts(const ServiceGap& gap);

// Does the acceptance hold for the gap: same rule and subject, and its facts are those of the gap? One without facts covers no gap.
bool covers(const AcceptedException& accepted, const ServiceGap& gap);

}  // namespace csp
