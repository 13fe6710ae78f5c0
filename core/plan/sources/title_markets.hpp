#pragma once
// Which customers is an offer sold to? Where one product has an offer for each group of countries, nothing but its title says which is
// whose: "Microsoft Teams Domestic Calling Plan (customers outside US/UK/CA)".

#include <string_view>

namespace csp::plan {

// `country`: ISO 3166-1 alpha-2. True where the title names no countries, or nobody knows the customer's.
bool title_allows(std::string_view title, std::string_view country);

}  // namespace csp::plan
