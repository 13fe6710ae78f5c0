#pragma once
// An invoice has several lines for each subscription: charges of a month, and for each change of the units a credit of the old number
// and a charge of the new one. Which of them tells how many units there are now, and does the subscription still run?

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/import/lists/listed_subscriptions.hpp"

namespace csp {

struct Invoiced {
  enum Place : std::size_t {
    kChargeType = Listed::kColumns,
    kAmount,       // before tax; below zero: a credit
    kChargedFrom,  // Listed::kChanged is the day of the order
    kColumns
  };
};

// What a line of this type of charge says.
enum class Charge {
  Period,  // so many units run in this period
  Change,  // so many units run from this day on
  End,     // the subscription was ended
  Credit,  // money back, for a number of units that was
  Other,   // nothing about the units
};

struct InvoiceLine : Subscription {
  Charge charge = Charge::Period;
  std::string charge_text;  // as in the file
  std::optional<Date> ordered;
  std::optional<Date> charged_from;
  std::optional<Date> day() const { return ordered < charged_from ? charged_from : ordered; }
  std::int32_t row() const { return origins.front().row; }
};

// What all lines of one subscription say together.
struct InvoiceDecision {
  const InvoiceLine* units = nullptr;  // tells the units; null: only credits are there
  const InvoiceLine* end = nullptr;    // ended the subscription
  const InvoiceLine* doubt = nullptr;  // because of this line the units are not certain
};
// `lines` in the order of the file.
InvoiceDecision decide_units(const std::vector<const InvoiceLine*>& lines);

class InvoiceLines : public ListedRows {
 public:
  InvoiceLines(ReaderContext context, ListedForm form) : ListedRows(context, form) {}
  void row(const Cells& cells) override;
  void finish() override;

 private:
  void decide(const std::vector<std::size_t>& places);

  std::vector<InvoiceLine> lines_;
  Dates<InvoiceLine> dates_;
};

}  // namespace csp
