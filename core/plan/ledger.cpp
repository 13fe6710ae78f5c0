#include "core/plan/ledger.hpp"

#include <algorithm>
#include <map>

#include "core/plan/charges.hpp"

namespace csp::plan {
namespace {

// The day from which the source's months count: the begin of its term, moved to the last anniversary before today.
Date anchor_of(const Source& source, Date today) {
  const std::optional<Date> from_end = source.term_end ? std::optional<Date>(add_months_clamped(*source.term_end + 1, -months_of(source.term))) : std::nullopt;
  Date anchor = source.subscription->term_start.value_or(from_end.value_or(today));
  return anchor > today ? add_months_clamped(anchor, -12 * ((anchor.year() - today.year()) + 1)) : anchor;
}

// Last day of the period that is already billed on `day`: the whole term when it is paid at once, else the running month.
Date billed_through(const Source& source, Date term_begin, Date day) {
  const int step = source.billing_plan == BillingPlan::Monthly || source.billing_plan == BillingPlan::Unknown ? 1
                   : source.billing_plan == BillingPlan::Annual                                               ? 12
                                                                                                              : 36;
  int months = step;
  while (add_months_clamped(term_begin, months) <= day && months < 1200) months += step;
  return add_months_clamped(term_begin, months) - 1;
}

class LineMaker {
 public:
  LineMaker(const Course& course, std::vector<LedgerLine>& lines) : course_(course), lines_(lines) {}

  void source(LedgerKind kind, Date anchor, Date from, Date to, const std::optional<Money>& unit_month, bool overlap, const char* rule) {
    if (!unit_month || to < from) return;
    LedgerLine line;
    line.kind = kind;
    line.subscription = course_.source->key();
    line.from = from;
    line.to = to;
    line.units = course_.source->units;
    Decimal amount = charge(unit_month->amount, line.units, anchor, from, to).rounded(unit_month->currency.places());
    if (kind == LedgerKind::ExpectedCredit) amount = -amount;
    line.amount = Money{amount, unit_month->currency};
    line.overlap = overlap;
    line.rule = rule;
    lines_.push_back(std::move(line));
  }

  void target(const std::string& id, std::int64_t units, const UnitPrice& price, Date anchor, Date from, Date to, const char* rule) {
    if (to < from || (!price.retail_month && !price.partner_month)) return;
    LedgerLine line;
    line.kind = LedgerKind::TargetCharge;
    line.subscription = course_.source->key();
    line.target_line = id;
    line.from = from;
    line.to = to;
    line.units = units;
    const int places = price.currency.places();
    const auto amount = [&](Decimal month) { return Money{charge(month, units, anchor, from, to).rounded(places), price.currency}; };
    line.amount = price.retail_month ? amount(*price.retail_month) : Money{Decimal(), price.currency};
    if (price.partner_month) line.partner_amount = amount(*price.partner_month);
    line.rule = rule;
    lines_.push_back(std::move(line));
  }

 private:
  const Course& course_;
  std::vector<LedgerLine>& lines_;
};

// Source charges from `from` to `to`, parted where the target begins and where more than the margin is paid twice.
void split_source(LineMaker& make, const Course& course, Date anchor, Date from, Date to) {
  if (to < from) return;
  const std::optional<Money>& month = course.tariff->month;
  if (!course.order_date || course.purchases.empty() || *course.order_date > to) {
    make.source(LedgerKind::SourceCharge, anchor, from, to, month, false, "PRICE-LOCK");
    return;
  }
  const Date doubled = std::max(from, *course.order_date);
  make.source(LedgerKind::SourceCharge, anchor, from, doubled - 1, month, false, "PRICE-LOCK");
  // Beyond the margin, the order day and a weekend the old commitment serves nobody.
  const Date unused = course.ending == Leaving::AtTermEnd ? std::max(doubled, *course.order_date + course.margin_days + 3) : to + 1;
  make.source(LedgerKind::SourceCharge, anchor, doubled, std::min(to, unused - 1), month, true, "PLAN-OVERLAP");
  make.source(LedgerKind::SourceUnusedCommitment, anchor, std::max(unused, from), to, month, true, "NCE-CANCEL");
}

void source_lines(LineMaker& make, const Course& course, Date today, Date horizon_end) {
  const Source& source = *course.source;
  const Date anchor = anchor_of(source, today);
  const std::optional<Date> end = course.term_end;
  switch (course.ending) {
    case Leaving::CancelWithCredit:
    case Leaving::CancelInWindow: {
      // What is billed ahead is charged, and what lies after the cancellation comes back.
      const bool renewed = course.ending == Leaving::CancelInWindow && end && *end >= today && course.source_last_day && *course.source_last_day > *end;
      const Date begin = renewed ? *end + 1 : anchor;
      const Date last = course.source_last_day.value_or(horizon_end);
      const Date billed = std::max(billed_through(source, begin, last), last);
      split_source(make, course, anchor, today, last);
      make.source(LedgerKind::SourceCharge, anchor, std::max(today, last + 1), billed, course.tariff->month, false, "PLAN-CREDIT-EXPECTED");
      make.source(LedgerKind::ExpectedCredit, anchor, std::max(today, last + 1), billed, course.tariff->month, false,
                  course.ending == Leaving::CancelInWindow ? "NCE-REFUND" : "CREDIT-MOSA");
      return;
    }
    case Leaving::CancelExtendedTerm: {
      const Date last = std::min(course.source_last_day.value_or(horizon_end), horizon_end);
      if (end) split_source(make, course, anchor, today, std::min(*end, last));
      const Date from = end ? std::max(*end + 1, today) : today;
      make.source(LedgerKind::SourceExtendedTerm, from, from, last, course.tariff->extended_month, course.order_date && *course.order_date <= last, "PRICE-EST");
      return;
    }
    case Leaving::AtTermEnd:
      split_source(make, course, anchor, today, std::min(course.source_last_day.value_or(horizon_end), horizon_end));
      return;
    case Leaving::None: break;
  }
  // It runs on: to the end of the horizon, at the price of what its end-of-term action makes of it.
  const Date stop = course.transfer_date ? std::min(*course.transfer_date - 1, horizon_end) : horizon_end;
  if (!end || course.at_end == EndOfTermAction::Renew || course.at_end == EndOfTermAction::Unknown || *end >= stop) {
    make.source(LedgerKind::SourceCharge, anchor, today, stop, course.tariff->month, false, "PRICE-LOCK");
    return;
  }
  make.source(LedgerKind::SourceCharge, anchor, today, *end, course.tariff->month, false, "PRICE-LOCK");
  if (course.at_end == EndOfTermAction::ExtendedServiceTerm) {
    const Date from = std::max(*end + 1, today);
    make.source(LedgerKind::SourceExtendedTerm, from, from, stop, course.tariff->extended_month, false, "EST-DEFAULT");
  }
}

}  // namespace

SourceTariff tariff_of(const Source& source, TargetFinder& finder, const Figures& figures, Date today) {
  SourceTariff tariff;
  tariff.month = source.unit_price_month;
  if (!tariff.month) {
    const std::optional<UnitPrice> list = finder.list_price_of_source(source, today);
    if (list && list->retail_month) {
      tariff.month = Money{*list->retail_month, list->currency};
      tariff.from_price_list = true;
    }
  }
  const Date first_day = source.term_end ? std::max(*source.term_end + 1, today) : today;
  const std::optional<UnitPrice> extended = finder.extended_term_price(source, figures, first_day);
  if (extended && extended->retail_month && (!tariff.month || tariff.month->currency == extended->currency)) {
    tariff.extended_month = Money{*extended->retail_month, extended->currency};
    return tariff;
  }
  if (!tariff.month) return tariff;
  // No price list: the monthly-term price is worked back from what is paid now (rules PRICE-MONTHLY, PRICE-ANNUAL-MONTHLY).
  tariff.extended_estimated = true;
  Decimal monthly_term = tariff.month->amount;
  if (source.term != Term::OneMonth) {
    const bool paid_monthly = source.billing_plan == BillingPlan::Monthly;
    monthly_term = monthly_term.scaled(100 + figures.monthly_percent, paid_monthly ? 100 + figures.annual_monthly_percent : 100);
  }
  tariff.extended_month = Money{monthly_term.scaled(100 + figures.est_percent, 100), tariff.month->currency};
  return tariff;
}

std::vector<LedgerLine> charges_of(const Course& course, Date today, Date horizon_end) {
  std::vector<LedgerLine> lines;
  LineMaker make(course, lines);
  source_lines(make, course, today, horizon_end);
  if (course.transfer_date && course.tariff->month) {
    // Same subscription, same price, another biller: from the day of the transfer on.
    UnitPrice price;
    price.retail_month = course.tariff->month->amount;
    price.currency = course.tariff->month->currency;
    const Date from = std::max(today, *course.transfer_date);
    make.target("", course.source->units, price, anchor_of(*course.source, today), from, horizon_end, "TRANSFER-NCE");
  }
  if (course.order_date) {
    const Date from = std::max(today, *course.order_date);
    for (const Purchase& purchase : course.purchases) {
      make.target(purchase.target_line, purchase.units, purchase.price, from, from, horizon_end, "PRICE-LOCK");
    }
  }
  return lines;
}

std::vector<Totals> totals_of(const std::vector<LedgerLine>& lines) {
  std::map<Currency, Totals> by_code;
  for (const LedgerLine& line : lines) {
    Totals& totals = by_code[line.amount.currency];
    totals.currency = line.amount.currency;
    const Decimal amount = line.amount.amount;
    switch (line.kind) {
      case LedgerKind::TargetCharge: totals.target += amount; break;
      case LedgerKind::ExpectedCredit: totals.expected_credit -= amount; break;
      case LedgerKind::SourceUnusedCommitment: totals.unused_commitment += amount; [[fallthrough]];
      case LedgerKind::SourceCharge:
      case LedgerKind::SourceExtendedTerm: totals.source += amount; break;
    }
    if (line.overlap) totals.overlap += amount;
  }
  std::vector<Totals> result;
  for (const auto& [code, totals] : by_code) result.push_back(totals);
  return result;
}

}  // namespace csp::plan
