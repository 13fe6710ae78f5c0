#include "core/plan/planning.hpp"

#include <algorithm>

#include "core/plan/checks/preflight.hpp"
#include "core/plan/dates/prepared.hpp"
#include "core/plan/sources/kept_elsewhere.hpp"
#include "core/plan/sources/parts.hpp"
#include "core/plan/sources/paths.hpp"

namespace csp::plan {
namespace {

// Relationship and agreement need their time, and so does the validation of a customer who buys in a segment of its own; when all stand,
// orders can begin today.
Calendar calendar_of(const PlanSettings& settings, const RuleFigures& figures, Date today) {
  const bool agreed = settings.agreement == AgreementState::AcceptedDirectly || settings.agreement == AgreementState::AttestedToTarget;
  const bool ready = settings.relationship_accepted && agreed;
  Calendar calendar;
  calendar.today = today;
  calendar.earliest = ready ? today : today + settings.prerequisite_days;
  calendar.earliest_transfer = calendar.earliest;
  if (waits_for_validation(settings)) calendar.earliest = std::max(calendar.earliest, workdays_after(today, figures.segment_check_days));
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

// The prepared sources that answer to these facts and settings; empty ones where those in the memory answer to others.
PreparedSources* prepared_for(PlanMemory& memory, const PlanSettings& settings, Date today, std::size_t sources) {
  if (!memory.facts()) return nullptr;
  PlanSettings shared = shared_settings(settings);
  const bool same = memory.prepared && memory.prepared->facts == memory.facts() && memory.prepared->today == today &&
                    memory.prepared->sources.size() == sources && memory.prepared->shared == shared;
  if (!same) {
    memory.prepared = std::make_shared<PreparedSources>();
    memory.prepared->facts = memory.facts();
    memory.prepared->today = today;
    memory.prepared->shared = std::move(shared);
    memory.prepared->sources.resize(sources);
  }
  return memory.prepared.get();
}

// A decision for one source may leave more or less room to another, which is then handed over in other parts.
bool same_part(const Source& one, const Source& other) {
  return one.key() == other.key() && one.name == other.name && one.part == other.part && one.parts == other.parts &&
         one.units == other.units && one.units_wanted == other.units_wanted;
}

}  // namespace

PlanSettings shared_settings(PlanSettings settings) {
  settings.subscriptions.clear();
  settings.accepted.clear();
  settings.report_language.clear();
  return settings;
}

Planning::Planning(const Catalog& catalog, const Customer& customer, const PlanSettings& settings, const Prices& prices, Date today,
                   PlanMemory& memory, bool remember)
    : figures_(rule_figures(catalog)),
      calendar_(calendar_of(settings, figures_, today)),
      book_(prices, settings, catalog),
      finder_(catalog, customer, settings, book_, today, memory),
      circumstances_{catalog,
                     customer,
                     settings,
                     figures_,
                     calendar_,
                     add_months_clamped(today, settings.horizon_months) - 1,
                     finder_,
                     regions_differ(catalog, settings),
                     replaced_by_decision(customer, settings),
                     running_skus(customer, today)},
      sources_(in_parts(sources_of(catalog, customer, settings, today), catalog, figures_)) {
  if (remember) circumstances_.prepared = prepared_for(memory, settings, today, sources_.size());
  drafts_.reserve(sources_.size());
  for (std::size_t i = 0; i < sources_.size(); ++i) prepare(i, circumstances_.prepared);
  if (circumstances_.prepared != nullptr) circumstances_.prepared->replaced = circumstances_.replaced;
}

// Another decision than last time may have taken away what its users were to keep from another licence.
bool Planning::keeps_the_same(const PreparedSource& known, const Guid& sku) const {
  if (circumstances_.prepared->replaced == circumstances_.replaced) return true;
  return std::all_of(known.draft.ways.begin(), known.draft.ways.end(), [&](const Way& way) {
    return !way.beside || *way.beside == kept_elsewhere(circumstances_, sku, circumstances_.replaced);
  });
}

void Planning::prepare(std::size_t index, PreparedSources* known) {
  const Source& source = sources_[index];
  std::optional<SubscriptionDecision> decision;
  if (source.decision != nullptr) decision = *source.decision;
  if (known != nullptr && known->sources[index].known && known->sources[index].decision == decision &&
      same_part(known->sources[index].draft.source, source) && keeps_the_same(known->sources[index], source.subscription->sku)) {
    drafts_.push_back(known->sources[index].draft);
    drafts_.back().source = source;  // the decision is the same one in other settings
    return;
  }
  Draft& draft = drafts_.emplace_back();
  draft.source = source;
  const Guid& sku = source.subscription->sku;
  draft.end = end_of_term(source, finder_.end_of_sale(sku), figures_, finder_.renews(sku));
  draft.tariff = tariff_of(source, finder_, figures_, circumstances_.calendar.today, circumstances_.horizon_end);
  weigh_paths(draft, circumstances_);
  if (known == nullptr) return;
  price_ways(draft, circumstances_);
  PreparedSource prepared;
  prepared.known = true;
  prepared.decision = std::move(decision);
  prepared.draft = draft;
  known->sources[index] = std::move(prepared);
}

}  // namespace csp::plan
