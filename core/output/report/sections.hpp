#pragma once
// What does the customer's report consist of? Each section answers one question of somebody who has to agree to the move.

#include "core/output/customer_view.hpp"
#include "core/output/figures.hpp"
#include "core/output/writers/html.hpp"

namespace csp::report {

SafeHtml summary(const CustomerView& view, const Figures& figures);      // What happens, and is it safe?
SafeHtml users(const CustomerView& view, const Figures& figures);        // What changes for the people who work with it?
SafeHtml timeline(const CustomerView& view);                             // When?
SafeHtml costs(const CustomerView& view, const Figures& figures);        // For how much?
SafeHtml subscriptions(const CustomerView& view);                        // What becomes of each subscription, and why?
SafeHtml requests(const CustomerView& view, const Figures& figures);     // What do we need from you, by when?
SafeHtml risks(const CustomerView& view);                                // What can go wrong, and what was accepted?
SafeHtml assumptions(const CustomerView& view, const Figures& figures);  // What is to be confirmed?
SafeHtml sources(const CustomerView& view);                              // Who says so?

// Which prices are missing, where a total would be expected: one or two sentences.
SafeHtml missing_prices(const CustomerView& view, const Figures& figures);

// Who is without what, from when to when, and whether that is accepted.
SafeHtml gap_item(const CustomerView& view, const ServiceGap& gap);

// All of them, in this order, with cover and footer; `first` stands between cover and summary.
SafeHtml body(const CustomerView& view, std::string_view kicker_key, const SafeHtml& first = {});

}  // namespace csp::report
