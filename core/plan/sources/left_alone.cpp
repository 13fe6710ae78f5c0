#include "core/plan/sources/left_alone.hpp"

#include <algorithm>

namespace csp::plan {
namespace {

// Why it cannot be bought any more; null where it can.
const RetiredOffer* closed(const Catalog& catalog, const Guid& sku) {
  for (const RetiredOffer& retired : catalog.retired_offers) {
    if (!retired.buyable && std::find(retired.skus.begin(), retired.skus.end(), sku) != retired.skus.end()) return &retired;
  }
  return nullptr;
}

}  // namespace

std::optional<Date> ends_alone(const Source& source, const EndOfTerm& end, bool renews) {
  const bool stops = end.action == EndOfTermAction::CancelAtTermEnd || is_volume_licence(source.channel) || !renews;
  return stops ? source.term_end : std::nullopt;
}

std::map<std::string, Date, std::less<>> ending_alone(const Catalog& catalog, const Customer& customer, const PlanSettings& settings,
                                                      Date today) {
  const RuleFigures figures = rule_figures(catalog);
  std::map<std::string, Date, std::less<>> ends;
  for (const Source& source : sources_of(catalog, customer, settings, today)) {
    const RetiredOffer* retired = closed(catalog, source.subscription->sku);
    const bool renews = retired == nullptr || retired->renewable;
    const EndOfTerm end = end_of_term(source, retired != nullptr, figures, renews);
    if (const std::optional<Date> day = ends_alone(source, end, renews)) ends.emplace(source.key(), *day);
  }
  return ends;
}

}  // namespace csp::plan
