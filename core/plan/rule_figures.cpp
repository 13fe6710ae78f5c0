#include "core/plan/rule_figures.hpp"

#include <array>
#include <charconv>
#include <variant>

namespace csp::plan {
namespace {

Date day(int year, int month, int day_of_month) { return *Date::from_calendar(year, month, day_of_month); }

void read(std::string_view text, Date& into) {
  if (const std::optional<Date> date = Date::from_iso(text.substr(0, 10))) into = *date;
}

template <class Number>
void read(std::string_view text, Number& into) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc() && number > 0) into = number;
}

// Which rule tells a figure, and in which of its columns.
struct Line {
  std::string_view rule;
  std::variant<Date RuleFigures::*, int RuleFigures::*, std::int64_t RuleFigures::*> figure;
  std::string Rule::*column = &Rule::value;
};

constexpr auto lines = std::to_array<Line>({
    {"EST-ELIG-CSP", &RuleFigures::est_csp_bought_from},
    {"EST-ELIG-CSP", &RuleFigures::est_csp_end_from, &Rule::applies_from},
    {"EST-ELIG-DIRECT", &RuleFigures::est_direct_bought_from},
    {"SEGMENT-CHECK", &RuleFigures::segment_check_days},
    {"NCE-CANCEL", &RuleFigures::cancel_days},
    {"NCE-3Y-MIN", &RuleFigures::three_year_minimum},
    {"NCE-MULTIGEO", &RuleFigures::multigeo_percent},
    {"NCE-TRIAL-CONV", &RuleFigures::converted_trial_seats},
    {"PRICE-EST", &RuleFigures::est_percent},
    {"PRICE-MONTHLY", &RuleFigures::monthly_percent},
    {"PRICE-ANNUAL-MONTHLY", &RuleFigures::annual_monthly_percent},
    {"PRICE-2026", &RuleFigures::price_rise, &Rule::applies_from},
    {"TENANT-SUBS", &RuleFigures::tenant_subscriptions},
    {"TENANT-SUBS-HALF", &RuleFigures::doubled_subscriptions},
    {"SMB-300", &RuleFigures::business_seats},
    {"LIFE-DIRECT-GRACE", &RuleFigures::direct_grace_days},
    {"LIFE-VOLUME-SHORT", &RuleFigures::agreement_grace_days},
    {"LIFE-OPEN", &RuleFigures::open_value_grace_days},
    {"LIFE-CSP-CLASSIC", &RuleFigures::classic_grace_days},
    {"TRANSFER-ITEMS", &RuleFigures::transfer_items},
    {"TRANSFER-LAPSE", &RuleFigures::transfer_lapse_days},
    {"TRANSFER-LAST-WEEK", &RuleFigures::transfer_last_days},
});

}  // namespace

RuleFigures rule_figures(const Catalog& catalog) {
  RuleFigures figures;
  figures.est_csp_bought_from = day(2025, 4, 1);
  figures.est_csp_end_from = day(2026, 5, 4);
  figures.est_direct_bought_from = day(2026, 2, 9);
  figures.price_rise = day(2026, 7, 1);
  for (const Line& line : lines) {
    const Rule* rule = catalog.find_rule(line.rule);
    if (rule == nullptr) continue;
    const std::string& written = rule->*line.column;
    std::visit([&](auto figure) { read(written, figures.*figure); }, line.figure);
  }
  return figures;
}

}  // namespace csp::plan
