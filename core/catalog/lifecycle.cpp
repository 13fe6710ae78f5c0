#include "core/catalog/lifecycle.hpp"

#include "core/catalog/fact_table.hpp"

namespace csp {
namespace {

std::string_view word(SellingChannel channel) {
  switch (channel) {
    case SellingChannel::DirectMosa:
      return "direct-mosa";
    case SellingChannel::DirectMca:
      return "direct-mca";
    case SellingChannel::Volume:
      return "volume";
    case SellingChannel::OpenValue:
      return "open-value";
    case SellingChannel::CspNewCommerce:
      return "csp-nce";
    case SellingChannel::CspLegacy:
      return "csp-legacy";
  }
  return "";
}

std::string_view word(Ending ending) {
  switch (ending) {
    case Ending::Expires:
      return "expires";
    case Ending::ExtendedTerm:
      return "extended-term";
    case Ending::CancelledAtEnd:
      return "cancelled-at-end";
    case Ending::CancelledInWindow:
      return "cancelled-in-window";
    case Ending::Suspended:
      return "suspended";
    case Ending::TrialEnds:
      return "trial-ends";
  }
  return "";
}

}  // namespace

AfterEnd lifecycle_after_end(const Catalog& catalog, SellingChannel channel, Ending ending) {
  AfterEnd after;
  after.service_days = 0;
  after.data_days = 0;
  for (const LifecyclePhase& phase : catalog.lifecycle) {  // phases come in order
    if (phase.channel != word(channel) || phase.ending != word(ending)) continue;
    after.known = true;
    after.rule = phase.rule;
    after.billed = after.billed || (phase.users_have_service && phase.billed);
    after.reactivates = after.reactivates || phase.reactivates;
    const auto extend = [&](std::optional<int>& days) {
      if (!days || !phase.days)
        days.reset();
      else
        *days += *phase.days;
    };
    if (phase.users_have_service) extend(after.service_days);
    if (phase.admins_have_data) extend(after.data_days);
  }
  return after;
}

std::optional<std::int64_t> rule_number(const Catalog& catalog, std::string_view id) {
  const Rule* rule = catalog.find_rule(id);
  if (rule == nullptr) return std::nullopt;
  const std::optional<int> number = whole_number(rule->value);
  if (!number) return std::nullopt;
  return *number;
}

std::optional<int> rule_days(const Catalog& catalog, std::string_view id) {
  const Rule* rule = catalog.find_rule(id);
  if (rule == nullptr || rule->unit != "days") return std::nullopt;
  return whole_number(rule->value);
}

std::optional<Date> rule_date(const Catalog& catalog, std::string_view id) {
  const Rule* rule = catalog.find_rule(id);
  if (rule == nullptr || rule->unit != "date") return std::nullopt;
  return Date::from_iso(rule->value);
}

std::optional<Date> rule_applies_from(const Catalog& catalog, std::string_view id) {
  const Rule* rule = catalog.find_rule(id);
  if (rule == nullptr) return std::nullopt;
  return Date::from_iso(rule->applies_from);
}

}  // namespace csp
