#pragma once
// How many days of service and of data are left after a subscription ends, and what is the figure of a rule?

#include <optional>
#include <string>
#include <string_view>

#include "core/catalog/catalog.hpp"

namespace csp {

// Who sold it, as far as its end is concerned. Words of assets/catalog/lifecycle.tsv.
enum class SellingChannel { DirectMosa, DirectMca, Volume, OpenValue, CspNewCommerce, CspLegacy };

// How it ends.
enum class Ending {
  Expires,            // the term ends and does not renew, outside extended service terms: free grace where there is one
  ExtendedTerm,       // nothing chosen under extended service terms: goes on, paid (EST-DEFAULT)
  CancelledAtEnd,     // cancel instruction under extended service terms: service ends with the term
  CancelledInWindow,  // cancelled within the window after purchase or renewal (NCE-CANCEL)
  Suspended,          // by the partner
  TrialEnds,
};

struct AfterEnd {
  std::string rule;                 // LIFE-...: figure and source
  bool known = false;               // false: the facts say nothing about this channel and ending; take no grace for granted
  std::optional<int> service_days;  // full days of service for users after the end date; empty = open-ended
  std::optional<int> data_days;     // days until data is deleted, counted from the end date; empty = open-ended or not known
  bool billed = false;              // the time with service is paid
  bool reactivates = false;         // the same subscription can come back
};

AfterEnd lifecycle_after_end(const Catalog& catalog, SellingChannel channel, Ending ending);

// Figures of rules as written in the facts. Empty when there is no such rule or its value is no whole number or no date.
std::optional<std::int64_t> rule_number(const Catalog& catalog, std::string_view id);
std::optional<int> rule_days(const Catalog& catalog, std::string_view id);   // only when the unit is days
std::optional<Date> rule_date(const Catalog& catalog, std::string_view id);  // only when the unit is date
// From which day the rule applies, when it is written to the day.
std::optional<Date> rule_applies_from(const Catalog& catalog, std::string_view id);

}  // namespace csp
