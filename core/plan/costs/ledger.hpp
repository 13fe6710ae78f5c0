#pragma once
// Who charges what for which days, and what does it come to? Every line is rounded once, when it is made; every total is a sum of
// lines, so the parts always add up.

#include <string>
#include <vector>

#include "core/plan/dates/schedule.hpp"
#include "core/plan/plan.hpp"
#include "core/plan/sources/targets.hpp"

namespace csp::plan {

// What the source bills for one unit a month, as far as known.
struct SourceTariff {
  std::optional<Money> month;
  bool from_price_list = false;  // estimated: no file and no person told the real price
  // What it bills from each renewal on that changes the price (rule PRICE-LOCK: a price holds until the renewal). A price that is not the
  // list's changes as the list's does.
  std::vector<PriceStep> renewed;
  std::optional<Money> extended_month;  // in the extended service term (rule PRICE-EST)
  bool extended_estimated = false;
};
SourceTariff tariff_of(const Source& source, TargetFinder& finder, const RuleFigures& figures, Date today, Date horizon_end);

// The rule by which what is paid ahead comes back when a source is cancelled that way.
const char* credit_rule(Leaving ending, Channel channel);

// What is bought in place of one source.
struct Purchase {
  std::string target_line;  // id, may be empty while options are weighed
  std::int64_t units = 0;
  UnitPrice price;
  std::vector<PriceStep> renewed;  // from each renewal on that changes the price
};

// One source with the way it goes: all that its charges depend on.
struct Course {
  const Source* source = nullptr;
  const SourceTariff* tariff = nullptr;
  EndOfTermAction at_end = EndOfTermAction::Unknown;  // what happens at the term end under this course
  Leaving ending = Leaving::None;
  std::optional<Date> term_end;         // the end planned against; later than the source's own when a monthly term runs on
  std::optional<Date> source_last_day;  // empty: runs on
  std::optional<Date> order_date;
  std::optional<Date> transfer_date;        // first day on which the target bills the same subscription
  std::optional<UnitPrice> transfer_price;  // from then on; empty: what it costs today, as its renewals change it
  std::optional<Date> other_units_from;     // of what is transferred: so many then, no longer the source's own
  std::int64_t other_units = 0;
  std::vector<Purchase> purchases;
  int margin_days = 7;
};

// From today through `horizon_end`, both inclusive.
std::vector<LedgerLine> charges_of(const Course& course, Date today, Date horizon_end);

// The same charges, added up without making their lines.
struct CurrencySums {
  struct Sum {
    Currency currency;
    Decimal customer;
    Decimal partner;  // as far as it is told
  };
  std::vector<Sum> sums;  // in order of currency code
  Sum& of(Currency currency);
};
void add_charges(const Course& course, Date today, Date horizon_end, CurrencySums& sums);

struct Totals {
  Currency currency;
  Decimal source, target, overlap, unused_commitment, expected_credit;
  Decimal total() const { return source + target - expected_credit; }
};
// One for each currency, in order of its code.
std::vector<Totals> totals_of(const std::vector<LedgerLine>& lines);

}  // namespace csp::plan
