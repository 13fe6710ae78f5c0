#include "core/plan/figures.hpp"

#include <charconv>

namespace csp::plan {
namespace {

Date day(int year, int month, int day_of_month) { return *Date::from_calendar(year, month, day_of_month); }

void read_date(std::string_view text, Date& into) {
  if (const std::optional<Date> date = Date::from_iso(text.substr(0, 10))) into = *date;
}

template <class Number>
void read_number(std::string_view text, Number& into) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc() && number > 0) into = number;
}

}  // namespace

Figures figures_of(const Catalog& catalog) {
  Figures figures;
  figures.est_csp_bought_from = day(2025, 4, 1);
  figures.est_csp_end_from = day(2026, 5, 4);
  figures.est_direct_bought_from = day(2026, 2, 9);
  figures.price_rise = day(2026, 7, 1);
  const auto rule = [&](std::string_view id, auto read) {
    if (const csp::Rule* found = catalog.find_rule(id)) read(*found);
  };
  rule("EST-ELIG-CSP", [&](const csp::Rule& found) {
    read_date(found.value, figures.est_csp_bought_from);
    read_date(found.applies_from, figures.est_csp_end_from);
  });
  rule("EST-ELIG-DIRECT", [&](const csp::Rule& found) { read_date(found.value, figures.est_direct_bought_from); });
  rule("SEGMENT-CHECK", [&](const csp::Rule& found) { read_number(found.value, figures.segment_check_days); });
  rule("NCE-CANCEL", [&](const csp::Rule& found) { read_number(found.value, figures.cancel_days); });
  rule("PRICE-EST", [&](const csp::Rule& found) { read_number(found.value, figures.est_percent); });
  rule("PRICE-MONTHLY", [&](const csp::Rule& found) { read_number(found.value, figures.monthly_percent); });
  rule("PRICE-ANNUAL-MONTHLY", [&](const csp::Rule& found) { read_number(found.value, figures.annual_monthly_percent); });
  rule("PRICE-2026", [&](const csp::Rule& found) { read_date(found.applies_from, figures.price_rise); });
  rule("TENANT-SUBS", [&](const csp::Rule& found) { read_number(found.value, figures.tenant_subscriptions); });
  rule("TENANT-SUBS-HALF", [&](const csp::Rule& found) { read_number(found.value, figures.doubled_subscriptions); });
  rule("SMB-300", [&](const csp::Rule& found) { read_number(found.value, figures.business_seats); });
  rule("TRANSFER-ITEMS", [&](const csp::Rule& found) { read_number(found.value, figures.transfer_items); });
  rule("TRANSFER-LAPSE", [&](const csp::Rule& found) { read_number(found.value, figures.transfer_lapse_days); });
  rule("TRANSFER-LAST-WEEK", [&](const csp::Rule& found) { read_number(found.value, figures.transfer_last_days); });
  rule("NCE-3Y-MIN", [&](const csp::Rule& found) { read_number(found.value, figures.three_year_minimum); });
  return figures;
}

}  // namespace csp::plan
