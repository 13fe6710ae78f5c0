#include "core/import/lists/invoice_lines.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "core/base/text.hpp"
#include "core/import/values/ids.hpp"

namespace csp {
namespace {

// The types of both commerce systems, folded.
Charge charge_of(std::string_view type) {
  if (text::is_one_of(type, {"cancelimmediate", "proratefeewhencancel", "proratefeeswhencancel"})) return Charge::End;
  if (text::is_one_of(type, {"customercredit", "activationfee", "offset"})) return Charge::Other;
  if (type.find("cancel") != std::string_view::npos) return Charge::Credit;
  if (text::is_one_of(type, {"addquantity", "removequantity", "movequantity", "convert", "modn"}) ||
      type.find("prorat") != std::string_view::npos)
    return Charge::Change;
  return Charge::Period;
}

// "-180.00", "−180", "(180)", "180-", "$-180".
bool is_below_zero(std::string_view amount) {
  // " - " is how a spreadsheet writes zero.
  if (value::is_scientific(amount) || std::none_of(amount.begin(), amount.end(), text::is_digit)) return false;
  return amount.find('-') != std::string_view::npos || amount.find("\xe2\x88\x92") != std::string_view::npos ||
         (!amount.empty() && amount.front() == '(');
}

std::string without_sign(std::string_view number) {
  std::string out(number);
  std::erase_if(out, [](char c) { return c == '-' || c == '(' || c == ')'; });
  if (out.compare(0, 3, "\xe2\x88\x92") == 0) out.erase(0, 3);
  return out;
}

bool tells_units(const InvoiceLine& line) { return line.charge == Charge::Period || line.charge == Charge::Change; }

std::optional<Date> last_day(const std::vector<const InvoiceLine*>& lines) {
  std::optional<Date> last;
  for (const InvoiceLine* line : lines) last = std::max(last, line->day());
  return last;
}

// Of the charges of one day those that no credit of the same day takes back; all, when that would leave none.
std::vector<const InvoiceLine*> standing(const std::vector<const InvoiceLine*>& charges, const std::vector<const InvoiceLine*>& credits) {
  std::map<std::int64_t, std::size_t> left;  // credits by their units
  for (const InvoiceLine* credit : credits) ++left[credit->units];
  std::vector<const InvoiceLine*> out;
  for (const InvoiceLine* charge : charges) {
    const auto same = left.find(charge->units);
    if (same == left.end() || same->second == 0)
      out.push_back(charge);
    else
      --same->second;
  }
  return out.empty() ? charges : out;
}

std::vector<const InvoiceLine*> of_day(const std::vector<const InvoiceLine*>& lines, std::optional<Date> day) {
  std::vector<const InvoiceLine*> out;
  std::copy_if(lines.begin(), lines.end(), std::back_inserter(out), [&](const InvoiceLine* line) { return line->day() == day; });
  return out;
}

// "Cycle instance prorate": all units, for a part of the first period.
bool is_cycle(const InvoiceLine& line) { return text::folded(line.charge_text).starts_with("cycle"); }

// An addition, whose line has all units there are now or those that came; not a removal or a change of the product.
bool adds_units(const InvoiceLine& line) {
  const std::string type = text::folded(line.charge_text);
  return text::is_one_of(type, {"addquantity", "modn"}) || (line.charge == Charge::Change && type.find("purchase") != std::string::npos);
}

// A credit that takes back none of the charges so far: so many units may have been removed.
const InvoiceLine* unexplained(const std::vector<const InvoiceLine*>& charges, const std::vector<const InvoiceLine*>& credits) {
  for (const InvoiceLine* credit : credits) {
    if (std::none_of(charges.begin(), charges.end(), [&](const InvoiceLine* charge) { return charge->units == credit->units; }))
      return credit;
  }
  return nullptr;
}

}  // namespace

InvoiceDecision decide_units(const std::vector<const InvoiceLine*>& lines) {
  std::vector<const InvoiceLine*> charges, credits, ends;
  for (const InvoiceLine* line : lines) {
    if (tells_units(*line)) charges.push_back(line);
    if (line->charge == Charge::Credit) credits.push_back(line);
    if (line->charge == Charge::End) ends.push_back(line);
  }
  InvoiceDecision out;
  const std::optional<Date> last = last_day(charges);
  if (!charges.empty()) {
    std::vector<const InvoiceLine*> now = standing(of_day(charges, last), of_day(credits, last));
    const bool changed = std::any_of(now.begin(), now.end(), [](const InvoiceLine* line) { return line->charge == Charge::Change; });
    if (changed) std::erase_if(now, [](const InvoiceLine* line) { return line->charge != Charge::Change; });
    out.units = now.back();
    for (const InvoiceLine* other : now) {
      if (other->units != out.units->units) out.doubt = other;
    }
    if (adds_units(*out.units) && of_day(credits, last).empty()) {
      // Fewer after an addition than before it: the line has what was added, or an earlier one is missing.
      for (const InvoiceLine* before : charges) {
        if (before == out.units || before->units < out.units->units || (before->charge == Charge::Change && !is_cycle(*before))) continue;
        out.doubt = now.back();
        out.units = before;
      }
    }
    if (const InvoiceLine* fewer = unexplained(charges, of_day(credits, last)); fewer != nullptr && !changed) out.doubt = fewer;
    if (!credits.empty() && last < last_day(credits)) out.doubt = of_day(credits, last_day(credits)).back();
  }
  // The end of another product is that of a conversion: the new one goes on under the same id.
  if (out.units != nullptr) {
    const auto converted = [&](const InvoiceLine* end) {
      return end->product_sku && out.units->product_sku && !(*end->product_sku == *out.units->product_sku);
    };
    for (const InvoiceLine* end : ends) {
      if (converted(end) && last <= end->day()) out.doubt = end;
    }
    std::erase_if(ends, converted);
  }
  if (!ends.empty() && (charges.empty() || last <= last_day(ends))) {
    out.end = of_day(ends, last_day(ends)).back();
    out.doubt = nullptr;
    if (out.units == nullptr) out.units = out.end;
  }
  return out;
}

void InvoiceLines::row(const Cells& cells) {
  const bool credit = is_below_zero(cells[Listed::kUnits]) || is_below_zero(cells[Invoiced::kAmount]);
  auto subscription = read(cells, without_sign(cells[Listed::kUnits]));
  if (!subscription) return;
  InvoiceLine line;
  static_cast<Subscription&>(line) = std::move(*subscription);
  line.charge_text = cells[Invoiced::kChargeType];
  line.charge = charge_of(text::folded(line.charge_text));
  if (credit && tells_units(line)) line.charge = Charge::Credit;
  Told told(context_.report, line.statements);
  if (line.charge == Charge::End) told.by(Aspect::State, cells, Invoiced::kChargeType, Conclusion::Wording);
  lines_.push_back(std::move(line));
  const auto date = [&](std::optional<Date> InvoiceLine::*member, std::size_t column) {
    dates_.read(context_, lines_, lines_.size() - 1, member, cells.name(column), cells[column]);
  };
  date(&InvoiceLine::purchased, Listed::kPurchased);
  date(&InvoiceLine::term_start, Listed::kStart);
  date(&InvoiceLine::term_end, Listed::kEnd);
  date(&InvoiceLine::ordered, Listed::kChanged);
  date(&InvoiceLine::charged_from, Invoiced::kChargedFrom);
}

void InvoiceLines::decide(const std::vector<std::size_t>& places) {
  std::vector<const InvoiceLine*> lines;
  for (const std::size_t place : places) lines.push_back(&lines_[place]);
  InvoiceDecision decision = decide_units(lines);
  if (!lines.front()->seat_based) {  // its lines count hours or pieces
    if (decision.units == nullptr) decision.units = lines.back();
    decision.doubt = nullptr;
  }
  const std::string name = lines.front()->name.empty() ? lines.front()->commerce_id : lines.front()->name;
  if (decision.units == nullptr) {
    for (const InvoiceLine* line : lines)
      context_.report.refused_later(line->row(), import_finding::kOnlyCredits,
                                    {{"name", name}, {"found", line->charge_text}, {"units", line->units}});
    return;
  }
  if (decision.doubt != nullptr)
    context_.report.noted_later(decision.doubt->row(), import_finding::kUnitsUncertain,
                                {{"name", name},
                                 {"found", decision.doubt->charge_text},
                                 {"count", decision.doubt->units},
                                 {"units", decision.units->units},
                                 {"row", static_cast<std::int64_t>(decision.units->row())}},
                                lines.front()->key);
  Subscription subscription = *decision.units;
  if (decision.end != nullptr) {
    subscription.state = SubscriptionState::Deleted;
    subscription.state_text = decision.end->charge_text;
  }
  for (const InvoiceLine* line : lines) {
    if (line != decision.units) subscription.origins.push_back(line->origins.front());
  }
  if (decision.end != nullptr && decision.end != decision.units) {
    const auto origin = std::find(subscription.origins.begin(), subscription.origins.end(), decision.end->origins.front());
    const std::ptrdiff_t place = std::min<std::ptrdiff_t>(origin - subscription.origins.begin(), Statement::kNone);
    for (Statement statement : decision.end->statements) {
      if (statement.aspect != Aspect::State) continue;
      statement.origin = static_cast<std::uint16_t>(place);
      subscription.statements.push_back(statement);
    }
  }
  context_.records.subscriptions.push_back(std::move(subscription));
}

void InvoiceLines::finish() {
  dates_.of_term(&InvoiceLine::term_start, &InvoiceLine::term_end);
  dates_.resolve(context_, lines_, form_.order);
  std::map<std::string_view, std::vector<std::size_t>> by_key;
  std::vector<std::string_view> order;
  for (std::size_t place = 0; place < lines_.size(); ++place) {
    std::vector<std::size_t>& places = by_key[lines_[place].key];
    if (places.empty()) order.push_back(lines_[place].key);
    places.push_back(place);
  }
  for (const std::string_view key : order) decide(by_key.find(key)->second);
  finish_list();
}

}  // namespace csp
