#include "core/plan/costs/ledger.hpp"

#include <algorithm>
#include <map>

#include "core/customer/term_length.hpp"
#include "core/plan/costs/charges.hpp"

namespace csp::plan {
namespace {

// The day from which the source's months count: the begin of its term, moved to the last anniversary before today.
Date anchor_of(const Source& source, Date today) {
  const std::optional<Date> from_end =
      source.term_end ? std::optional<Date>(add_months_clamped(*source.term_end + 1, -months_of(source.term))) : std::nullopt;
  Date anchor = source.subscription->term_start.value_or(from_end.value_or(today));
  return anchor > today ? add_months_clamped(anchor, -12 * ((anchor.year() - today.year()) + 1)) : anchor;
}

// Last day of the period that is already billed on `day`: the whole term when it is paid at once, else the running month (NCE-BILL).
Date billed_through(const Source& source, Date term_begin, Date day) {
  const int step = source.billing_plan == BillingPlan::Monthly || source.billing_plan == BillingPlan::Unknown ? 1
                   : source.billing_plan == BillingPlan::Annual                                               ? 12
                                                                                                              : 36;
  int months = step;
  while (add_months_clamped(term_begin, months) <= day && months < kMostMonths) months += step;
  return add_months_clamped(term_begin, months) - 1;
}

// A line of the ledger before it owns its words: what the search for the optimum adds up by the thousand.
struct Charge {
  LedgerKind kind = LedgerKind::SourceCharge;
  const std::string* target_line = nullptr;
  Date from;
  Date to;
  std::int64_t units = 0;
  Decimal amount;
  std::optional<Decimal> partner_amount;
  Currency currency;
  bool overlap = false;
  const char* rule = "";
};

// Rounded in such a way that adjoining lines add up to what one line over all their days would be: each takes what is left between
// the rounded sums through its last day and through the day before its first. Where a charge is cut in two is then no cost at all.
template <class Emit>
class LineMaker {
 public:
  LineMaker(const Course& course, Date today, Emit& emit) : course_(course), today_(today), emit_(emit) {}

  // At the tariff's price of each day: parted where a renewal changes it.
  void source(LedgerKind kind, Date anchor, Date from, Date to, bool overlap, const char* rule) {
    const SourceTariff& tariff = *course_.tariff;
    if (!tariff.month) return;
    each_price(tariff.renewed, from, to, [&](Date first, Date last, const PriceStep* step) {
      const Money month = step == nullptr ? *tariff.month : Money{*step->price.retail_month, step->price.currency};
      source(kind, anchor, first, last, month, overlap, rule, step == nullptr ? anchor : step->from);
    });
  }
  // At a price of its own; months of it count from `since`.
  void source(LedgerKind kind, Date anchor, Date from, Date to, const std::optional<Money>& unit_month, bool overlap, const char* rule,
              Date since) {
    if (!unit_month || to < from) return;
    Charge line;
    line.kind = kind;
    line.from = from;
    line.to = to;
    line.units = course_.source->units;
    line.currency = unit_month->currency;
    line.amount = amount(unit_month->amount, line.units, line.currency, anchor, std::max(anchor, since), from, to);
    if (kind == LedgerKind::ExpectedCredit) line.amount = -line.amount;
    line.overlap = overlap;
    line.rule = rule;
    emit_(line);
  }

  void target(const std::string* id, std::int64_t units, const UnitPrice& price, const std::vector<PriceStep>& renewed, Date anchor,
              Date from, Date to, const char* rule) {
    each_price(renewed, from, to, [&](Date first, Date last, const PriceStep* step) {
      target(id, units, step == nullptr ? price : step->price, anchor, step == nullptr ? anchor : step->from, first, last, rule);
    });
  }

 private:
  void target(const std::string* id, std::int64_t units, const UnitPrice& price, Date anchor, Date since, Date from, Date to,
              const char* rule) {
    if (to < from || (!price.retail_month && !price.partner_month)) return;
    Charge line;
    line.kind = LedgerKind::TargetCharge;
    line.target_line = id;
    line.from = from;
    line.to = to;
    line.units = units;
    line.currency = price.currency;
    const Date begin = std::max(anchor, since);
    if (price.retail_month) line.amount = amount(*price.retail_month, units, price.currency, anchor, begin, from, to);
    if (price.partner_month) line.partner_amount = amount(*price.partner_month, units, price.currency, anchor, begin, from, to);
    line.rule = rule;
    emit_(line);
  }

  // The days parted where the price changes; null: the price before the first change.
  template <class Use>
  static void each_price(const std::vector<PriceStep>& steps, Date from, Date to, Use use) {
    const PriceStep* now = nullptr;
    for (const PriceStep& step : steps) {
      if (step.from > to) break;
      if (step.from > from) {
        use(from, step.from - 1, now);
        from = step.from;
      }
      now = &step;
    }
    if (from <= to) use(from, to, now);
  }

  Decimal amount(Decimal unit_month, std::int64_t units, Currency currency, Date anchor, Date begin, Date from, Date to) const {
    const Date base = std::min(std::max(begin, today_), from);
    if (currency != currency_) currency_ = currency, places_ = currency.places();
    const int places = places_;
    const Decimal through = charge(unit_month, units, anchor, base, to).rounded(places);
    return from == base ? through : through - charge(unit_month, units, anchor, base, from - 1).rounded(places);
  }

  const Course& course_;
  const Date today_;
  Emit& emit_;
  mutable Currency currency_;  // of the last line, and its places: nearly always those of the next one
  mutable int places_ = Currency().places();
};

constexpr int kOrderAndWeekend = 3;  // days that are paid twice beyond the margin without being too many

// Source charges from `from` to `to`, parted where the target begins and where more than the margin is paid twice.
template <class Maker>
void split_source(Maker& make, const Course& course, Date anchor, Date from, Date to) {
  if (to < from) return;
  // Billed on without a service: nothing stands beside it, and nothing is had for it.
  if (course.source->stopped()) {
    make.source(LedgerKind::SourceUnusedCommitment, anchor, from, to, false, "LIFE-CSP-SUSPENDED");
    return;
  }
  if (!course.order_date || course.purchases.empty() || *course.order_date > to) {
    make.source(LedgerKind::SourceCharge, anchor, from, to, false, "PRICE-LOCK");
    return;
  }
  const Date doubled = std::max(from, *course.order_date);
  make.source(LedgerKind::SourceCharge, anchor, from, doubled - 1, false, "PRICE-LOCK");
  // Beyond the margin, the order day and a weekend the old commitment serves nobody.
  const Date unused =
      course.ending == Leaving::AtTermEnd ? std::max(doubled, *course.order_date + course.margin_days + kOrderAndWeekend) : to + 1;
  make.source(LedgerKind::SourceCharge, anchor, doubled, std::min(to, unused - 1), true, "PLAN-OVERLAP");
  make.source(LedgerKind::SourceUnusedCommitment, anchor, std::max(unused, from), to, true, "NCE-CANCEL");
}

template <class Maker>
void source_lines(Maker& make, const Course& course, Date today, Date horizon_end) {
  const Source& source = *course.source;
  if (is_unbilled(source, today)) return;
  const Date anchor = anchor_of(source, today);
  // In its extended term already, the term is over, and what its file calls the end is that of a paid month.
  const std::optional<Date> end = source.extended ? std::optional<Date>(today - 1) : course.term_end;
  switch (course.ending) {
    case Leaving::CancelWithCredit:
    case Leaving::CancelInWindow: {
      // What is billed ahead is charged, and what lies after the cancellation comes back.
      const bool renewed =
          course.ending == Leaving::CancelInWindow && end && *end >= today && course.source_last_day && *course.source_last_day > *end;
      const Date begin = renewed ? *end + 1 : anchor;
      const Date last = course.source_last_day.value_or(horizon_end);
      const Date billed = std::max(billed_through(source, begin, last), last);
      split_source(make, course, anchor, today, last);
      make.source(LedgerKind::SourceCharge, anchor, std::max(today, last + 1), billed, false, "PLAN-CREDIT-EXPECTED");
      make.source(LedgerKind::ExpectedCredit, anchor, std::max(today, last + 1), billed, false, credit_rule(course.ending, source.channel));
      return;
    }
    case Leaving::CancelExtendedTerm: {
      const Date last = std::min(course.source_last_day.value_or(horizon_end), horizon_end);
      if (end) split_source(make, course, anchor, today, std::min(*end, last));
      const Date from = end ? std::max(*end + 1, today) : today;
      const Date doubled = course.order_date ? std::max(from, *course.order_date) : last + 1;
      make.source(LedgerKind::SourceExtendedTerm, from, from, std::min(last, doubled - 1), course.tariff->extended_month, false,
                  "PRICE-EST", from);
      make.source(LedgerKind::SourceExtendedTerm, from, doubled, last, course.tariff->extended_month, true, "PRICE-EST", from);
      return;
    }
    case Leaving::AtTermEnd:
      split_source(make, course, anchor, today, std::min(course.source_last_day.value_or(horizon_end), horizon_end));
      return;
    case Leaving::None:
      break;
  }
  // It runs on: to the end of the horizon, at the price of what its end-of-term action makes of it.
  const Date stop = course.transfer_date ? std::min(*course.transfer_date - 1, horizon_end) : horizon_end;
  if (!end || course.at_end == EndOfTermAction::Renew || course.at_end == EndOfTermAction::Unknown || *end >= stop) {
    make.source(LedgerKind::SourceCharge, anchor, today, stop, false, "PRICE-LOCK");
    return;
  }
  make.source(LedgerKind::SourceCharge, anchor, today, *end, false, "PRICE-LOCK");
  if (course.at_end == EndOfTermAction::ExtendedServiceTerm) {
    const Date from = std::max(*end + 1, today);
    make.source(LedgerKind::SourceExtendedTerm, from, from, stop, course.tariff->extended_month, false, "EST-DEFAULT", from);
  }
}

template <class Emit>
void each_charge(const Course& course, Date today, Date horizon_end, Emit emit) {
  LineMaker<Emit> make(course, today, emit);
  source_lines(make, course, today, horizon_end);
  if (course.transfer_date && course.transfer_price) {
    const Date from = std::max(today, *course.transfer_date);
    make.target(nullptr, course.source->units, *course.transfer_price, std::vector<PriceStep>(), from, from, horizon_end, "TRANSFER-EA");
  } else if (course.transfer_date && course.tariff->month) {
    // Same subscription, same price, another biller: from the day of the transfer on.
    UnitPrice price;
    price.retail_month = course.tariff->month->amount;
    price.currency = course.tariff->month->currency;
    const Date from = std::max(today, *course.transfer_date);
    const Date anchor = anchor_of(*course.source, today);
    const Date changed = std::max(from, std::min(course.other_units_from.value_or(horizon_end + 1), horizon_end + 1));
    make.target(nullptr, course.source->units, price, course.tariff->renewed, anchor, from, changed - 1, "TRANSFER-NCE");
    make.target(nullptr, course.other_units, price, course.tariff->renewed, anchor, changed, horizon_end, "NCE-REDUCE");
  }
  if (course.order_date) {
    const Date from = std::max(today, *course.order_date);
    for (const Purchase& purchase : course.purchases) {
      make.target(&purchase.target_line, purchase.units, purchase.price, purchase.renewed, from, from, horizon_end, "PRICE-LOCK");
    }
  }
}

}  // namespace

const char* credit_rule(Leaving ending, Channel channel) {
  if (ending != Leaving::CancelInWindow) return "CREDIT-MOSA";
  return channel == Channel::WebDirectMca ? "CREDIT-MCA" : "NCE-REFUND";
}

namespace {

// The renewals of a term within the horizon at which the list has another price than before.
std::vector<PriceStep> renewals_of(const Source& source, TargetFinder& finder, const SourceTariff& tariff,
                                   const std::optional<UnitPrice>& list, Date today, Date horizon_end) {
  const bool comparable =
      tariff.month && list && list->retail_month && list->currency == tariff.month->currency && !list->retail_month->is_zero();
  if (!source.term_end || !comparable || !finder.price_changes(source, today, horizon_end)) return {};
  const auto retail_on = [&](Date day) {
    std::optional<UnitPrice> price = finder.list_price_of_source(source, day);
    if (!price || !price->retail_month) return std::optional<UnitPrice>();
    price->partner_month.reset();  // what the losing side pays for it concerns nobody here
    return price;
  };
  UnitPrice now = *list;
  now.partner_month.reset();
  std::vector<PriceStep> steps = renewal_steps(*source.term_end + 1, months_of(source.term), today, horizon_end, now, retail_on);
  if (tariff.from_price_list) return steps;
  for (PriceStep& step : steps)
    step.price.retail_month = tariff.month->amount.scaled(step.price.retail_month->micros(), list->retail_month->micros());
  return steps;
}

}  // namespace

SourceTariff tariff_of(const Source& source, TargetFinder& finder, const RuleFigures& figures, Date today, Date horizon_end) {
  SourceTariff tariff;
  tariff.month = source.unit_price_month;
  const std::optional<UnitPrice> list = finder.list_price_of_source(source, today);
  if (!tariff.month && list && list->retail_month) {
    tariff.month = Money{*list->retail_month, list->currency};
    tariff.from_price_list = true;
  }
  if (source.extended && source.unit_price_month) {
    tariff.extended_month = tariff.month;
    return tariff;
  }
  tariff.renewed = renewals_of(source, finder, tariff, list, today, horizon_end);
  const Date first_day = source.term_end ? std::max(*source.term_end + 1, today) : today;
  const std::optional<UnitPrice> extended = finder.extended_term_price(source, figures, first_day);
  if (extended && extended->retail_month && (!tariff.month || tariff.month->currency == extended->currency)) {
    tariff.extended_month = Money{*extended->retail_month, extended->currency};
    if (source.extended) tariff.month = tariff.extended_month;
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
  if (source.extended) tariff.month = tariff.extended_month;
  return tariff;
}

std::vector<LedgerLine> charges_of(const Course& course, Date today, Date horizon_end) {
  std::vector<LedgerLine> lines;
  each_charge(course, today, horizon_end, [&](const Charge& charge) {
    LedgerLine line;
    line.kind = charge.kind;
    line.subscription = course.source->key();
    if (charge.target_line != nullptr) line.target_line = *charge.target_line;
    line.from = charge.from;
    line.to = charge.to;
    line.units = charge.units;
    line.amount = Money{charge.amount, charge.currency};
    if (charge.partner_amount) line.partner_amount = Money{*charge.partner_amount, charge.currency};
    line.overlap = charge.overlap;
    line.rule = charge.rule;
    lines.push_back(std::move(line));
  });
  return lines;
}

void add_charges(const Course& course, Date today, Date horizon_end, CurrencySums& sums) {
  each_charge(course, today, horizon_end, [&](const Charge& charge) {
    CurrencySums::Sum& sum = sums.of(charge.currency);
    sum.customer += charge.amount;
    if (charge.partner_amount) sum.partner += *charge.partner_amount;
  });
}

CurrencySums::Sum& CurrencySums::of(Currency currency) {
  const auto place =
      std::lower_bound(sums.begin(), sums.end(), currency, [](const Sum& sum, Currency code) { return sum.currency < code; });
  if (place != sums.end() && place->currency == currency) return *place;
  Sum sum;
  sum.currency = currency;
  return *sums.insert(place, sum);
}

std::vector<Totals> totals_of(const std::vector<LedgerLine>& lines) {
  std::map<Currency, Totals> by_code;
  for (const LedgerLine& line : lines) {
    Totals& totals = by_code[line.amount.currency];
    totals.currency = line.amount.currency;
    const Decimal amount = line.amount.amount;
    switch (line.kind) {
      case LedgerKind::TargetCharge:
        totals.target += amount;
        break;
      case LedgerKind::ExpectedCredit:
        totals.expected_credit -= amount;
        break;
      case LedgerKind::SourceUnusedCommitment:
        totals.unused_commitment += amount;
        [[fallthrough]];
      case LedgerKind::SourceCharge:
      case LedgerKind::SourceExtendedTerm:
        totals.source += amount;
        break;
    }
    if (line.overlap) totals.overlap += amount;
  }
  std::vector<Totals> result;
  result.reserve(by_code.size());
  for (const auto& [code, totals] : by_code) result.push_back(totals);
  return result;
}

}  // namespace csp::plan
