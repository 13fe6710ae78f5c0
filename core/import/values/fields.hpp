#pragma once
// What does this field of the row say, and if it says nothing usable, who is told? The questions every reader asks, with the same
// findings everywhere. A required value that is missing or bad refuses the row; an optional one is left out and the row repaired.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/import/reader.hpp"
#include "core/import/values/ids.hpp"
#include "core/import/values/values.hpp"

namespace csp {

enum class Need { Required, Optional };

std::optional<Guid> guid_field(FileReport& report, std::string_view name, std::string_view text, Need need);
std::optional<Guid> sku_id_field(FileReport& report, std::string_view name, std::string_view text);  // required; see value::sku_id
std::optional<std::int64_t> count_field(FileReport& report, std::string_view name, std::string_view text, Need need);
// The same with the decimal mark that a person chose for this file; without one, "25.000" is said to be assumed.
std::optional<std::int64_t> count_field(const ReaderContext& context, std::string_view name, std::string_view text, Need need);
// Pads a SkuId that lost its zeros and says so.
std::optional<ProductSku> product_sku_field(FileReport& report, std::string_view name, std::string_view product_id, std::string_view sku_id,
                                            Need need);
// An id that is kept as text; a number in scientific notation is not one any more.
std::optional<std::string> id_field(FileReport& report, std::string_view name, std::string_view text, Need need);
// Of a subscription; "-" or "N/A" is none, and the row is refused.
std::optional<std::string> subscription_id_field(FileReport& report, std::string_view name, std::string_view text);

// The same for a required column of a row, without a copy: for the columns of big files.
std::optional<std::string_view> id_of_row(FileReport& report, const Cells& cells, std::size_t column);

// A SKU as people write it: skuId, skuPartNumber ("tenant:PART" too) or display name.
struct SkuMeaning {
  const Sku* sku = nullptr;  // null: unknown, or ambiguous when there are candidates
  std::string candidates;    // for people
};
SkuMeaning sku_meaning(const Catalog& catalog, std::string_view text);
// Says in the row's findings that the text names no SKU, or several.
void report_sku_meaning(FileReport& report, std::string_view text, const SkuMeaning& meaning);
// Both in one.
const Sku* sku_field(const ReaderContext& context, std::string_view text);

// How a kind of export writes 03/04/2026: documented (Partner Center is month first), or only a first assumption to be confirmed.
struct UsualOrder {
  bool month_first = true;
  bool documented = false;
};

// "End Date (DD/MM/YYYY)": the name of a column may tell the order. Empty: it does not.
std::optional<bool> month_first_by_name(std::string_view column);

// Three numbers of two digits may begin with the year, as Japanese spreadsheets write days: 26/07/01. `terms`: first and last days.
enum class YearFirst { No, Possible, Certain };
using TermTexts = std::vector<std::pair<value::DateText, value::DateText>>;
YearFirst year_first(const std::vector<value::DateText>& texts, const TermTexts& terms);
value::DateText with_year_first(value::DateText text);  // its month is first then
void report_year_first(const ReaderContext& context, const value::DateText& example);

// Dates such as 03/04/2026 wait until the whole file has told whether months or days come first.
template <typename Record>
class Dates {
 public:
  // Sets the member of records[index] now or at resolve(). With an unreadable date the row is repaired: read without it.
  void read(const ReaderContext& context, std::vector<Record>& records, std::size_t index, std::optional<Date> Record::*member,
            std::string_view name, std::string_view text);
  // First and last day of a term: where only one order of the numbers leaves whole years between them, that order is told, too.
  void of_term(std::optional<Date> Record::*first, std::optional<Date> Record::*last) {
    term_first_ = first;
    term_last_ = last;
  }
  // `usual` is what the kind's exports use when the file does not tell.
  void resolve(const ReaderContext& context, std::vector<Record>& records, UsualOrder usual);

 private:
  // One that either order can read, and one of each that only one can.
  std::vector<value::DateText> examples() const {
    std::vector<value::DateText> some;
    const auto add = [&](auto fits) {
      for (const Pending& pending : pending_) {
        if (!fits(pending.text)) continue;
        some.push_back(pending.text);
        return;
      }
    };
    add([](const value::DateText& text) { return text.first <= 12 && text.second <= 12; });
    add([](const value::DateText& text) { return text.first > 12; });
    add([](const value::DateText& text) { return text.second > 12; });
    return some;
  }

  YearFirst begin_with_year() const {
    std::vector<value::DateText> texts;
    TermTexts terms;
    for (std::size_t i = 0; i < pending_.size(); ++i) {
      if (!pending_[i].text.short_year) return YearFirst::No;
      texts.push_back(pending_[i].text);
      if (i > 0 && pending_[i - 1].index == pending_[i].index && pending_[i - 1].member == term_first_ && pending_[i].member == term_last_)
        terms.emplace_back(pending_[i - 1].text, pending_[i].text);
    }
    return year_first(texts, terms);
  }

  struct Pending {
    std::size_t index;
    std::optional<Date> Record::*member;
    value::DateText text;
    std::int32_t row;
  };
  std::vector<Pending> pending_;
  std::optional<bool> order_by_name_;
  std::optional<Date> Record::*term_first_ = nullptr;
  std::optional<Date> Record::*term_last_ = nullptr;
};

// Whole years, the last day included or not.
bool is_term_of_years(const value::DateText& first, const value::DateText& last, bool month_first);

// The part of it that does not depend on the record. `may_begin_with_year`: then no order is certain.
// Of the examples the first one that is a day in the order chosen is shown.
bool decide_month_first(const ReaderContext& context, std::int64_t first_above_twelve, std::int64_t second_above_twelve, UsualOrder usual,
                        const std::vector<value::DateText>& examples, bool may_begin_with_year);
bool ends_before_start(const value::DateText& first, const value::DateText& last, bool month_first);
void report_bad_date(FileReport& report, std::string_view name, std::string_view text);

// The text of a date in JSON. Windows PowerShell makes an object of it, whose "value" or "DateTime" tells the day; of any other thing that
// is no text the row is read without it.
std::string_view date_text(FileReport& report, std::string_view name, const JsonValue& value);

template <typename Record>
void Dates<Record>::read(const ReaderContext& context, std::vector<Record>& records, std::size_t index, std::optional<Date> Record::*member,
                         std::string_view name, std::string_view text) {
  const value::DateText date = value::date(text);
  switch (date.form) {
    case value::DateText::Form::Nothing:
      return;
    case value::DateText::Form::Day:
      records[index].*member = date.date;
      return;
    case value::DateText::Form::Slash:
      pending_.push_back({index, member, date, context.report.origin().row});
      if (!order_by_name_) order_by_name_ = month_first_by_name(name);
      return;
    case value::DateText::Form::Serial:
      records[index].*member = date.date;
      context.report.repaired(import_finding::kDateSerial,
                              {{"column", std::string(name)}, {"found", std::string(text)}, {"repaired", date.date}});
      return;
    case value::DateText::Form::Bad:
      report_bad_date(context.report, name, text);
      return;
  }
}

template <typename Record>
void Dates<Record>::resolve(const ReaderContext& context, std::vector<Record>& records, UsualOrder usual) {
  if (pending_.empty()) return;
  if (order_by_name_) usual = {*order_by_name_, true};
  const bool told = usual.documented || context.options.date_order != ImportOptions::DateOrder::Detect;
  const YearFirst with_year = told ? YearFirst::No : begin_with_year();
  if (with_year == YearFirst::Certain) {
    report_year_first(context, pending_.front().text);
    for (const Pending& pending : pending_) records[pending.index].*(pending.member) = with_year_first(pending.text).in_order(true);
    pending_.clear();
    return;
  }
  std::int64_t first_above = 0;
  std::int64_t second_above = 0;
  for (const Pending& pending : pending_) {
    first_above += pending.text.first > 12;
    second_above += pending.text.second > 12;
  }
  if (first_above == second_above) {
    for (std::size_t i = 0; i + 1 < pending_.size(); ++i) {
      const Pending& first = pending_[i];
      const Pending& last = pending_[i + 1];
      if (first.index != last.index || first.member != term_first_ || last.member != term_last_) continue;
      second_above += is_term_of_years(first.text, last.text, true);
      first_above += is_term_of_years(first.text, last.text, false);
    }
  }
  // An order in which a term ends before it starts is none.
  if (first_above == second_above) {
    for (std::size_t i = 0; i + 1 < pending_.size(); ++i) {
      const Pending& first = pending_[i];
      const Pending& last = pending_[i + 1];
      if (first.index != last.index || first.member != term_first_ || last.member != term_last_) continue;
      first_above += ends_before_start(first.text, last.text, true);
      second_above += ends_before_start(first.text, last.text, false);
    }
  }
  const bool month_first = decide_month_first(context, first_above, second_above, usual, examples(), with_year == YearFirst::Possible);
  for (const Pending& pending : pending_) {
    const std::optional<Date> date = pending.text.in_order(month_first);
    if (date) {
      records[pending.index].*(pending.member) = date;
    } else {
      context.report.repaired_later(pending.row, import_finding::kDateOrderMixed,
                                    {{"found", std::to_string(pending.text.first) + "/" + std::to_string(pending.text.second) + "/" +
                                                   std::to_string(pending.text.year)}});
    }
  }
  pending_.clear();
}

}  // namespace csp
