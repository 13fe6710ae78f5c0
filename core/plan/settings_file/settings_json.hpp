#pragma once
// How are a person's decisions written to and read from a file?
//
// One JSON object. Every name is optional except "schema" and "version"; a name that is not listed here, or a value of the wrong
// type or range, is refused, and the message names the place as a JSON path such as $.subscriptions["k1"].orderDate. So is a list longer
// than SettingsLimits allows. Days are those of the years 1900 to 2200.
//
//   "schema": "csp-move-settings"        "version": 1
//   "customerName": text                 "customerCountry": ISO 3166-1 alpha-2, "" = not known
//   "segment": word(Segment)             "segmentValidated": true or false, left out when false
//   "defaultChannel": word(Channel)
//   "agreement": word(AgreementState)    "relationshipAccepted": true or false
//   "partnerName": text                  "partnerCountry": as customerCountry
//   "partnerTenant": GUID                "partnerModel": word(PartnerModel)
//   "sourcePartnerName": text            "sourcePartnerTenant": GUID
//   "term": word(Term)                   "billingPlan": word(BillingPlan), both not "unknown"
//   "currency": ISO 4217, "" = the price list's only one
//   "marginDays": 1..60                  "prerequisiteDays": 0..60
//   "assumeTransferPossible": bool       "horizonMonths": 1..60
//   "minimise": word(Minimise)           "weighPaths": bool
//   "freezes": [{"first", "last": "YYYY-MM-DD", "name": text}]   last not before first
//   "latestFinish": "YYYY-MM-DD"         "movesAWeek": 0..10000, 0 = any number
//   "grouping": word(Grouping)           "gapDays": 0..30
//   "searchSteps": 0..100000000
//   "withTeamsSuites": word(TeamsSale)
//   "reportLanguage": text
//   "subscriptions": { subscription key: {
//       "channel", "path", "endAction", "term": words; "orderDate", "termEnd", "purchased": "YYYY-MM-DD"; "units": 1..10000000000;
//       "unitPriceMonth": {"amount": "12.50", "currency": "USD"};
//       "targets": [{"sku": GUID, "units": 0..10000000000, "productSku": "CFQ7TTC0LF8R:0001"}] } }
//   "accepted": [{"finding", "subject", "acceptedBy", "facts": text}]
//   "bundles": {"mostSkusPerUser": 1..20, "banned": [GUID], "kept": [GUID]}
//   "offerMapping": { "CFQ7TTC0LF8R:0001": tenant SKU as GUID }
//   "nameMapping": { product name as its file has it: tenant SKU as GUID }
//   "columnMappings": { header signature: {"kind": id, "columns": {folded header: field}} }
//   "believedFiles": { "finding subject": "file:row" }
// A null is read like a name that is not there. Amounts are texts, so that no reader turns them into binary floating point.

#include <cstdint>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "core/base/language.hpp"
#include "core/plan/settings.hpp"

namespace csp {

inline constexpr std::string_view kSettingsSchema = "csp-move-settings";
inline constexpr std::int64_t kSettingsVersion = 1;

tl::expected<PlanSettings, Message> settings_from_json(std::string_view json);

// All names in the order above, values that equal the default left out of "subscriptions" only. Same settings, same bytes; ends
// with a line feed.
std::string settings_to_json(const PlanSettings& settings);

}  // namespace csp
