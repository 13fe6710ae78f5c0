#include "core/catalog/rule_text.hpp"

#include "core/catalog/fact_table.hpp"

namespace csp {
namespace {

MessageValue figure(const std::string& written) {
  if (const std::optional<Date> day = Date::from_iso(written)) return *day;
  if (const std::optional<int> count = whole_number(written)) return std::int64_t{*count};
  if (const std::optional<Decimal> number = Decimal::parse(written)) return *number;
  return written;
}

}  // namespace

Message rule_text(const Rule& rule) { return {"rule." + rule.id, {{"value", figure(rule.value)}, {"from", figure(rule.applies_from)}}}; }

}  // namespace csp
