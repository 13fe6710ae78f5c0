#include "core/import/values/fields.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "core/import/values/ids.hpp"
#include "core/import/values/way_of_buying.hpp"

namespace csp {
namespace {

using namespace import_finding;

constexpr std::size_t kSubjectBytes = 300;  // of a name that stands for what a finding is about: compared, not shown

void report_missing(FileReport& report, std::string_view name, Need need) {
  if (need == Need::Required) report.refused(kValueMissing, {{"column", std::string(name)}});
}

void report_bad(FileReport& report, std::string_view name, std::string_view text, std::string_view expected, Need need) {
  FileReport::Arguments arguments = {
      {"column", std::string(name)}, {"found", text::quoted(text)}, {"expected", TextKey{std::string(expected)}}};
  if (need == Need::Required) {
    report.refused(kValueRefused, std::move(arguments));
  } else {
    report.repaired(kValueIgnored, std::move(arguments));
  }
}

}  // namespace

std::optional<Guid> guid_field(FileReport& report, std::string_view name, std::string_view text, Need need) {
  if (text.empty()) {
    report_missing(report, name, need);
    return std::nullopt;
  }
  const std::optional<Guid> guid = Guid::parse(text);
  if (!guid) report_bad(report, name, text, "import.expected.guid", need);
  return guid;
}

std::optional<Guid> sku_id_field(FileReport& report, std::string_view name, std::string_view text) {
  const std::optional<Guid> id = value::sku_id(text);
  return id ? id : guid_field(report, name, text, Need::Required);
}

std::optional<std::int64_t> count_field(FileReport& report, std::string_view name, std::string_view text, Need need) {
  if (text.empty()) {
    report_missing(report, name, need);
    return std::nullopt;
  }
  const std::optional<std::int64_t> count = value::count(text);
  if (!count) report_bad(report, name, text, "import.expected.count", need);
  return count;
}

std::optional<std::int64_t> count_field(const ReaderContext& context, std::string_view name, std::string_view text, Need need) {
  using Mark = ImportOptions::DecimalMark;
  const Mark chosen = context.options.decimal_mark;
  const auto mark = chosen == Mark::Detect ? std::nullopt : std::optional(chosen == Mark::Comma ? ',' : '.');
  const std::optional<value::Count> count = value::count_with(text, mark);
  if (!count) {
    if (text.empty())
      report_missing(context.report, name, need);
    else
      report_bad(context.report, name, text, "import.expected.count", need);
    return std::nullopt;
  }
  if (count->assumed) context.report.note(kNumberFormAssumed, {{"example", std::string(text)}});
  return count->value;
}

std::optional<ProductSku> product_sku_field(FileReport& report, std::string_view name, std::string_view product_id, std::string_view sku_id,
                                            Need need) {
  const std::string text = sku_id.empty() ? std::string(product_id) : std::string(product_id) + ":" + std::string(sku_id);
  if (product_id.empty()) {
    report_missing(report, name, need);
    return std::nullopt;
  }
  if (value::is_scientific(product_id) || value::is_scientific(sku_id)) {
    report.refused(kIdScientific, {{"column", std::string(name)}, {"found", text::quoted(text)}});
    return std::nullopt;
  }
  const auto found = sku_id.empty() ? value::product_sku_in(product_id) : value::product_sku(product_id, sku_id);
  if (!found) {
    report_bad(report, name, text, "import.expected.product_sku", need);
    return std::nullopt;
  }
  if (found->padded) report.repaired(kSkuIdPadded, {{"found", text}, {"repaired", found->id.text()}});
  return found->id;
}

std::optional<std::string> id_field(FileReport& report, std::string_view name, std::string_view text, Need need) {
  if (text.empty()) {
    report_missing(report, name, need);
    return std::nullopt;
  }
  if (value::is_scientific(text)) {
    report.refused(kIdScientific, {{"column", std::string(name)}, {"found", text::quoted(text)}});
    return std::nullopt;
  }
  return std::string(text);
}

std::optional<std::string> subscription_id_field(FileReport& report, std::string_view name, std::string_view text) {
  if (text.empty() || !value::is_no_id(text)) return id_field(report, name, text, Need::Required);
  report_bad(report, name, text, "import.expected.guid", Need::Required);
  return std::nullopt;
}

std::optional<std::string_view> id_of_row(FileReport& report, const Cells& cells, std::size_t column) {
  const std::string_view text = cells[column];
  if (!text.empty() && (text.find('@') != std::string_view::npos || !value::is_scientific(text))) return text;
  id_field(report, cells.name(column), text, Need::Required);
  return std::nullopt;
}

SkuMeaning sku_meaning(const Catalog& catalog, std::string_view text) {
  SkuMeaning meaning;
  const std::optional<Guid> id = value::sku_id(text);
  meaning.sku = id ? catalog.find_sku(*id) : catalog.find_sku_by_text(text);
  if (meaning.sku != nullptr) return meaning;
  const std::vector<const Sku*> named = catalog.skus_named(text);
  if (named.size() == 1) {
    meaning.sku = named.front();
  } else {
    for (const Sku* sku : named) text::append_listed(meaning.candidates, sku->part_number + " (" + sku->id.text() + ")");
  }
  if (meaning.sku == nullptr && named.empty()) {
    if (const std::string_view product = without_way_of_buying(text); !product.empty()) return sku_meaning(catalog, product);
  }
  return meaning;
}

void report_sku_meaning(FileReport& report, std::string_view text, const SkuMeaning& meaning) {
  const std::string shown = text::quoted(text), subject(text.substr(0, kSubjectBytes));
  if (meaning.candidates.empty()) {
    report.note(kLicenceNameUnknown, {{"name", shown}}, subject);
  } else {
    report.note(kNameAmbiguous, {{"name", shown}, {"candidates", meaning.candidates}}, subject);
  }
}

const Sku* sku_field(const ReaderContext& context, std::string_view text) {
  const SkuMeaning meaning = sku_meaning(context.catalog, text);
  if (meaning.sku == nullptr) report_sku_meaning(context.report, text, meaning);
  return meaning.sku;
}

std::optional<bool> month_first_by_name(std::string_view column) {
  const std::string name = text::folded(column);
  for (const std::string_view day_first : {"ddmm", "ttmm", "jjmm", "ggmm", "ggaa"}) {
    if (name.find(day_first) != std::string::npos) return false;
  }
  return name.find("mmdd") != std::string::npos ? std::optional(true) : std::nullopt;
}

bool decide_month_first(const ReaderContext& context, std::int64_t first_above_twelve, std::int64_t second_above_twelve, UsualOrder usual,
                        const std::vector<value::DateText>& examples, bool may_begin_with_year) {
  bool month_first = usual.month_first;
  bool assumed = false;
  if (context.options.date_order != ImportOptions::DateOrder::Detect) {
    month_first = context.options.date_order == ImportOptions::DateOrder::MonthFirst;
  } else if (first_above_twelve != second_above_twelve) {
    month_first = second_above_twelve > first_above_twelve;
  } else {
    assumed = !usual.documented;
  }
  assumed = assumed || may_begin_with_year;
  value::DateText example = examples.front();
  std::optional<Date> reading;
  for (const value::DateText& candidate : examples) {
    reading = candidate.in_order(month_first);
    if (!reading) continue;
    example = candidate;
    break;
  }
  const std::string example_text =
      std::to_string(example.first) + "/" + std::to_string(example.second) + "/" + std::to_string(example.year);
  context.report.about_file(assumed ? kDateOrderAssumed : kDateOrderDecided,
                            {{"order", TextKey{month_first ? "import.date_order.month_first" : "import.date_order.day_first"}},
                             {"example", example_text},
                             {"reading", reading ? MessageValue(*reading) : MessageValue(std::string("–"))}});
  return month_first;
}

namespace {

// A day that somebody may have bought something on, or until which.
bool is_likely(const value::DateText& text, bool month_first, int first_year) {
  const std::optional<Date> day = text.in_order(month_first);
  return day && *day >= *Date::from_calendar(first_year, 1, 1) && *day <= *Date::from_calendar(2045, 12, 31);
}

bool fits(const std::vector<value::DateText>& texts, const TermTexts& terms, bool month_first, int first_year) {
  return std::all_of(texts.begin(), texts.end(), [&](const value::DateText& text) { return is_likely(text, month_first, first_year); }) &&
         std::none_of(terms.begin(), terms.end(),
                      [&](const auto& term) { return ends_before_start(term.first, term.second, month_first); });
}

std::int64_t whole_years(const TermTexts& terms, bool month_first) {
  return std::count_if(terms.begin(), terms.end(),
                       [&](const auto& term) { return is_term_of_years(term.first, term.second, month_first); });
}

}  // namespace

value::DateText with_year_first(value::DateText text) {
  const int day = text.year - 2000;
  text.year = 2000 + text.first;
  text.first = text.second;
  text.second = day;
  return text;
}

YearFirst year_first(const std::vector<value::DateText>& texts, const TermTexts& terms) {
  constexpr int kFirstYear = 2010, kFirstYearThere = 2015;  // days of the month are taken for years otherwise
  std::vector<value::DateText> turned;
  TermTexts turned_terms;
  for (const value::DateText& text : texts) turned.push_back(with_year_first(text));
  for (const auto& [first, last] : terms) turned_terms.emplace_back(with_year_first(first), with_year_first(last));
  if (!fits(turned, turned_terms, true, kFirstYearThere)) return YearFirst::No;
  const std::int64_t there = whole_years(turned_terms, true), here = std::max(whole_years(terms, true), whole_years(terms, false));
  if (there != here) return there > here ? YearFirst::Certain : YearFirst::No;
  return fits(texts, terms, true, kFirstYear) || fits(texts, terms, false, kFirstYear) ? YearFirst::Possible : YearFirst::Certain;
}

void report_year_first(const ReaderContext& context, const value::DateText& example) {
  const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  const std::string shown = two(example.first) + "/" + two(example.second) + "/" + two(example.year - 2000);
  context.report.about_file(
      kDateOrderDecided,
      {{"order", TextKey{"import.date_order.year_first"}}, {"example", shown}, {"reading", *with_year_first(example).in_order(true)}});
}

bool ends_before_start(const value::DateText& first, const value::DateText& last, bool month_first) {
  const std::optional<Date> from = first.in_order(month_first);
  const std::optional<Date> to = last.in_order(month_first);
  return from && to && *to < *from;
}

bool is_term_of_years(const value::DateText& first, const value::DateText& last, bool month_first) {
  const std::optional<Date> from = first.in_order(month_first);
  const std::optional<Date> to = last.in_order(month_first);
  if (!from || !to) return false;
  for (const int months : {12, 36}) {
    const Date end = add_months_clamped(*from, months);
    if (*to == end || *to == end - 1) return true;
  }
  return false;
}

void report_bad_date(FileReport& report, std::string_view name, std::string_view text) {
  report_bad(report, name, text, "import.expected.date", Need::Optional);
}

std::string_view date_text(FileReport& report, std::string_view name, const JsonValue& value) {
  if (!value.is_object() && !value.is_array()) return value.scalar();
  for (const std::string_view member : {"value", "DateTime"}) {
    const std::string_view text = value[member].scalar();
    if (!text.empty() && value::date(text).form != value::DateText::Form::Bad) return text;
  }
  report_bad_date(report, name, value.is_array() ? "[…]" : "{…}");
  return {};
}

}  // namespace csp
