#include "core/plan/planning.hpp"

#include "core/plan/paths.hpp"
#include "core/plan/preflight.hpp"

namespace csp::plan {
namespace {

// Relationship and agreement need their time; when both stand, orders can begin today.
Calendar calendar_of(const PlanSettings& settings, Date today) {
  const bool agreed = settings.agreement == AgreementState::AcceptedDirectly || settings.agreement == AgreementState::AttestedToTarget;
  const bool ready = settings.relationship_accepted && agreed;
  Calendar calendar;
  calendar.today = today;
  calendar.earliest = ready ? today : today + settings.prerequisite_days;
  calendar.margin_days = settings.margin_days;
  calendar.days = OpenDays(settings.freezes);
  calendar.latest_finish = settings.latest_finish;
  return calendar;
}

bool regions_known(const Catalog& catalog, const PlanSettings& settings) {
  return !region_of(catalog, settings.customer_country).empty() && !region_of(catalog, settings.partner_country).empty();
}

bool regions_differ(const Catalog& catalog, const PlanSettings& settings) {
  return regions_known(catalog, settings) && region_of(catalog, settings.customer_country) != region_of(catalog, settings.partner_country);
}

}  // namespace

Planning::Planning(const Catalog& catalog, const Customer& customer, const PlanSettings& settings, const Prices& prices, Date today,
                   PlanMemory& memory)
    : figures_(figures_of(catalog)),
      calendar_(calendar_of(settings, today)),
      book_(prices, settings, catalog),
      finder_(catalog, settings, book_, today, memory),
      circumstances_{catalog,
                     customer,
                     settings,
                     figures_,
                     calendar_,
                     add_months_clamped(today, settings.horizon_months) - 1,
                     finder_,
                     regions_known(catalog, settings),
                     regions_differ(catalog, settings)},
      sources_(sources_of(catalog, customer, settings)) {
  drafts_.reserve(sources_.size());
  for (const Source& source : sources_) {
    Draft& draft = drafts_.emplace_back();
    draft.source = source;
    draft.end = end_of_term(source, finder_.end_of_sale(source.subscription->sku), figures_);
    draft.tariff = tariff_of(source, finder_, figures_, today);
    weigh_paths(draft, circumstances_);
  }
}

}  // namespace csp::plan
