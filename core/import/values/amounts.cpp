#include "core/import/values/amounts.hpp"

#include "core/base/text.hpp"

namespace csp {
namespace {

void bad(const ReaderContext& context, const Cells& cells, std::size_t column, std::string_view expected, Need need) {
  const std::vector<MessageArgument> arguments = {
      {"column", cells.name(column)}, {"found", text::quoted(cells[column])}, {"expected", TextKey{std::string(expected)}}};
  if (need == Need::Required)
    context.report.refused(import_finding::kValueRefused, arguments);
  else
    context.report.repaired(import_finding::kValueIgnored, arguments);
}

// "EUR", "€", "US$"; one that stands for several currencies names none.
Currency currency_in(std::string_view cell) {
  if (const auto code = Currency::parse(cell)) return *code;
  const auto amount = value::amount(std::string(cell) + "1");
  return amount ? amount->currency : Currency{};
}

}  // namespace

std::optional<value::Amount> Amounts::read(const ReaderContext& context, const Cells& cells, std::size_t column, Need need) {
  if (cells[column].empty()) return std::nullopt;
  // A file with semicolons comes from a machine with decimal commas; Microsoft's own has points.
  const ImportOptions::DecimalMark chosen = context.options.decimal_mark;
  const bool comma = chosen == ImportOptions::DecimalMark::Detect ? context.separator == ';' : chosen == ImportOptions::DecimalMark::Comma;
  auto amount = value::amount(cells[column], comma ? ',' : '.');
  if (!amount || amount->value.is_negative()) {
    bad(context, cells, column, "import.expected.price", need);
    return std::nullopt;
  }
  if (amount->assumed && assumed_.empty()) assumed_ = cells[column];
  if (!comma && amount->lone_mark == '.' && lone_point_.empty()) lone_point_ = cells[column];
  proves_comma_ = proves_comma_ || amount->certain_mark == ',';
  return amount;
}

std::optional<Money> Amounts::unit_price(const ReaderContext& context, const Cells& cells, std::size_t price, std::size_t currency) {
  const auto amount = read(context, cells, price, Need::Optional);
  if (!amount) return std::nullopt;
  const Currency told = cells[currency].empty() ? amount->currency : currency_in(cells[currency]);
  if (!told.known()) {
    bad(context, cells, cells[currency].empty() ? price : currency, "import.expected.currency", Need::Optional);
    return std::nullopt;
  }
  return Money{amount->value, told};
}

void Amounts::finish(const ReaderContext& context) const {
  if (context.options.decimal_mark != ImportOptions::DecimalMark::Detect) return;
  // One value of the file contradicts how the other was read.
  const std::string& example = assumed_.empty() && proves_comma_ ? lone_point_ : assumed_;
  if (!example.empty()) context.report.about_file(import_finding::kNumberFormAssumed, {{"example", example}});
}

}  // namespace csp
