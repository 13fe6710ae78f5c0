#pragma once
// Whose list price rose on the day of the rule PRICE-2026?

#include "core/catalog/catalog.hpp"

namespace csp::plan {

// False for what the page of the rule leaves at its price (Microsoft 365 Business Premium, Office 365 E1, Exchange Online, Teams Phone,
// Defender for Office 365, Copilot, plans for education) and for what it does not name.
bool price_rose(const Sku& sku);

}  // namespace csp::plan
