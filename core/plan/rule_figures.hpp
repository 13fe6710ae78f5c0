#pragma once
// Which figures of the trade's rules does the planner count with? Read from the catalogue's rules, so that a newer rule file
// changes the plan; where the catalogue in use lacks a rule, the figure known in 2026 stands in. A figure is a member here and a line of
// the table in rule_figures.cpp; the prover reads what it needs from the catalogue by itself.

#include "core/base/date.hpp"
#include "core/catalog/catalog.hpp"

namespace csp::plan {

struct RuleFigures {
  Date est_csp_bought_from;      // EST-ELIG-CSP: purchase or renewal on or after 2025-04-01
  Date est_csp_end_from;         // EST-ELIG-CSP: and ending on or after 2026-05-04
  Date est_direct_bought_from;   // EST-ELIG-DIRECT: 2026-02-09
  int segment_check_days = 10;   // SEGMENT-CHECK: working days, about
  int cancel_days = 7;           // NCE-CANCEL: calendar days from purchase or renewal
  std::int64_t est_percent = 3;  // PRICE-EST: over the monthly-term price
  std::int64_t est_percent_no_monthly =
      23;                             // where the SKU has no monthly term: told by the source of PRICE-EST beside it, no line of its own
  std::int64_t monthly_percent = 20;  // PRICE-MONTHLY: monthly term over annual term paid annually
  std::int64_t annual_monthly_percent = 5;  // PRICE-ANNUAL-MONTHLY: annual term billed monthly
  Date price_rise;                          // PRICE-2026: first renewal on or after 2026-07-01
  int tenant_subscriptions = 300;           // TENANT-SUBS
  int doubled_subscriptions = 150;          // TENANT-SUBS-HALF
  std::int64_t business_seats = 300;        // SMB-300: whole Business family, one tenant
  std::int64_t three_year_minimum = 100;    // NCE-3Y-MIN: seats per SKU
  std::int64_t multigeo_percent = 5;        // NCE-MULTIGEO: of the seats it works beside
  std::int64_t converted_trial_seats = 25;  // NCE-TRIAL-CONV: at least, where it is converted before its end

  // Free days with service after a term that does not renew, outside extended service terms.
  int direct_grace_days = 30;      // LIFE-DIRECT-GRACE
  int agreement_grace_days = 30;   // LIFE-VOLUME-SHORT: most products have more (LIFE-VOLUME), but which do is not published
  int open_value_grace_days = 30;  // LIFE-OPEN
  int classic_grace_days = 30;     // LIFE-CSP-CLASSIC

  int transfer_items = 25;       // TRANSFER-ITEMS: in one request
  int transfer_lapse_days = 30;  // TRANSFER-LAPSE: a request not completed lapses
  int transfer_last_days = 7;    // TRANSFER-LAST-WEEK: days that completion may take

  friend bool operator==(const RuleFigures&, const RuleFigures&) = default;
};

RuleFigures rule_figures(const Catalog& catalog);

}  // namespace csp::plan
