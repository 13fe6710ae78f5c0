#include "core/equivalence/comparison_findings.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "core/equivalence/list_remarks.hpp"
#include "core/equivalence/quantity.hpp"
#include "core/equivalence/targets.hpp"

namespace csp {
namespace {

bool holds(const std::vector<Guid>& ids, const Guid& id) { return std::find(ids.begin(), ids.end(), id) != ids.end(); }

const Sku* carrier_of(const Side& side, PlanIndex plan) {
  for (std::size_t i = 0; i < side.known.size(); ++i) {
    if (side.plans_of[i].has(plan)) return side.known[i];
  }
  return nullptr;
}

// Does every SKU of the side that carries the plan have this limit?
bool limited_on(const Catalog& catalog, const Side& side, const CarrierLimit& limit, PlanIndex plan) {
  bool carried = false;
  for (std::size_t i = 0; i < side.known.size(); ++i) {
    if (!side.plans_of[i].has(plan)) continue;
    carried = true;
    const bool limited = std::any_of(catalog.carrier_limits.begin(), catalog.carrier_limits.end(), [&](const CarrierLimit& other) {
      return other.sku == side.known[i]->id && other.limit == limit.limit && (!other.plan || *other.plan == plan);
    });
    if (!limited) return false;
  }
  return carried;
}

// Limits of the target's carriers that the source does not have: for plans that keep or raise something. Reverse: the source is
// the narrower one, so more is gained than the plans show.
void add_carrier_limits(const Catalog& catalog, const Side& source, const Side& target, Comparison& comparison) {
  std::vector<PlanIndex> counted_on;
  for (const auto* changes : {&comparison.kept, &comparison.raised}) {
    for (const PlanChange& change : *changes) {
      if (change.by) counted_on.push_back(*change.by);
    }
  }
  std::sort(counted_on.begin(), counted_on.end());
  counted_on.erase(std::unique(counted_on.begin(), counted_on.end()), counted_on.end());
  const auto tell = [&](const Side& limited, const Side& other, const char* key, Severity severity) {
    for (const Sku* sku : limited.known) {
      std::vector<std::string> told;
      for (const CarrierLimit& limit : catalog.carrier_limits) {
        if (limit.sku != sku->id || std::find(told.begin(), told.end(), limit.limit) != told.end()) continue;
        std::vector<PlanIndex> about;
        for (PlanIndex plan : counted_on) {
          if (!limit.plan || *limit.plan == plan) about.push_back(plan);
        }
        about.erase(std::remove_if(about.begin(), about.end(),
                                   [&](PlanIndex plan) {
                                     return !limited_on(catalog, limited, limit, plan) || limited_on(catalog, other, limit, plan) ||
                                            carrier_of(limited, plan) == nullptr;
                                   }),
                    about.end());
        if (about.empty()) continue;
        told.push_back(limit.limit);
        comparison.findings.push_back(comparison_finding(
            "EQ-CARRIER", severity,
            {key, {{"sku", sku->name}, {"plans", plan_names(catalog, about)}, {"limit", TextKey{"limit." + limit.limit}}}},
            {"equivalence.action.check_right", {}}, sku->id.text()));
      }
    }
  };
  tell(target, source, "equivalence.carrier_limit", Severity::Warning);
  tell(source, target, "equivalence.carrier_limit_source", Severity::Note);
  const auto business = [](const Side& side) {
    return std::any_of(side.known.begin(), side.known.end(), [](const Sku* sku) { return sku->business_family; });
  };
  if (business(target) && !business(source)) {
    comparison.findings.push_back(comparison_finding("SMB-300", Severity::Note, {"equivalence.business_seats", {}}));
  }
}

// May these users have it at all? No file says who works where.
void add_frontline(const Catalog& catalog, const Side& source, const Side& target, Comparison& comparison) {
  std::string names;
  for (const Sku* sku : target.known) {
    if (new_to_frontline(catalog, *sku, source)) text::append_listed(names, sku->name, " + ");
  }
  if (names.empty()) return;
  comparison.findings.push_back(comparison_finding(
      "FRONTLINE-USERS", Severity::Ask, {"equivalence.frontline", {{"skus", std::move(names)}}}, {"equivalence.action.frontline", {}}));
}

void add_prerequisites(const Catalog& catalog, const Side& source, const Side& target, Comparison& comparison) {
  for (const MissingBase& missing : missing_bases(catalog, target)) {
    // The user has such an add-on today, so its base stands elsewhere.
    const bool today =
        std::any_of(source.skus.begin(), source.skus.end(), [&](const Guid& id) { return holds(missing.prerequisite->skus, id); });
    if (today) continue;
    std::string bases;
    std::size_t named = 0;
    for (const Guid& id : missing.prerequisite->base_skus) {
      const Sku* base = catalog.find_sku(id);
      if (base == nullptr || ++named > 4) continue;
      text::append_listed(bases, base->name);
    }
    if (bases.empty()) bases = plan_names(catalog, missing.prerequisite->base_plans);
    comparison.findings.push_back(comparison_finding(missing.prerequisite->rule, Severity::Warning,
                                                     {"equivalence.base_missing", {{"sku", missing.addon->name}, {"bases", bases}}},
                                                     {"equivalence.action.add_base", {}}, missing.addon->id.text()));
  }
}

}  // namespace

std::string plan_names(const Catalog& catalog, const std::vector<PlanIndex>& plans) {
  constexpr std::size_t most = 4;
  std::string out;
  for (std::size_t i = 0; i < plans.size() && i < most; ++i) {
    if (i > 0) out += ", ";
    out += catalog.plans[plans[i]].friendly_name;
  }
  if (plans.size() > most) out += ", +" + std::to_string(plans.size() - most);
  return out;
}

Finding comparison_finding(std::string rule, Severity severity, Message message, Message action, std::string subject) {
  Finding out;
  out.rule = std::move(rule);
  out.severity = severity;
  out.message = std::move(message);
  out.action = std::move(action);
  out.subject = std::move(subject);
  return out;
}

std::vector<MissingBase> missing_bases(const Catalog& catalog, const Side& side) {
  std::vector<MissingBase> out;
  for (std::size_t i = 0; i < side.known.size(); ++i) {
    for (const Prerequisite& prerequisite : catalog.prerequisites) {
      if (!holds(prerequisite.skus, side.known[i]->id)) continue;
      bool found = std::any_of(side.skus.begin(), side.skus.end(), [&](const Guid& id) { return holds(prerequisite.base_skus, id); });
      for (std::size_t other = 0; other < side.known.size() && !found; ++other) {
        if (other == i) continue;
        for (PlanIndex plan : prerequisite.base_plans) found = found || keeps(catalog, side.plans_of[other], plan);
      }
      if (!found) out.push_back({side.known[i], &prerequisite});
    }
  }
  return out;
}

std::optional<PlanIndex> weaker_of_conflict(const Catalog& catalog, PlanIndex first, PlanIndex second) {
  const auto kept_by = [&](PlanIndex plan, PlanIndex other) {
    const std::vector<PlanIndex>& keepers = catalog.plans[plan].kept_by;
    return std::binary_search(keepers.begin(), keepers.end(), other);
  };
  if (kept_by(first, second)) return first;
  if (kept_by(second, first)) return second;
  return std::nullopt;
}

void add_conflicts(const Catalog& catalog, const Side& source, const Side& target, Comparison& comparison) {
  for (const ConflictGroup& group : catalog.conflicts) {
    for (std::size_t a = 0; a < group.plans.size(); ++a) {
      for (std::size_t b = a + 1; b < group.plans.size(); ++b) {
        const PlanIndex first = group.plans[a], second = group.plans[b];
        if (!target.plans.has(first) || !target.plans.has(second)) continue;
        const bool in_one_sku = std::any_of(target.plans_of.begin(), target.plans_of.end(),
                                            [&](const PlanSet& plans) { return plans.has(first) && plans.has(second); });
        if (in_one_sku) continue;
        if (group.excludes) {
          comparison.conflicts.emplace_back(first, second);
        }
        const bool today = source.plans.has(first) && source.plans.has(second);
        const std::optional<PlanIndex> weaker = weaker_of_conflict(catalog, first, second);
        Message action{"equivalence.action.switch_one_off", {}};
        if (weaker) action = {"equivalence.action.switch_off", {{"plan", catalog.plans[*weaker].friendly_name}}};
        comparison.findings.push_back(comparison_finding(
            group.excludes ? "EQ-CONFLICT" : "EQ-EXCHANGE-TWICE", !group.excludes || today || weaker ? Severity::Note : Severity::Warning,
            {group.excludes ? "equivalence.conflict" : "equivalence.exchange_twice",
             {{"first", catalog.plans[first].friendly_name}, {"second", catalog.plans[second].friendly_name}}},
            std::move(action)));
      }
    }
  }
}

void add_data_at_risk(const Catalog& catalog, Comparison& comparison) {
  const auto add = [&](const PlanChange& change, std::string_view event) {
    const ServicePlan& plan = catalog.plans[change.plan];
    const RetentionFact* fact = nullptr;
    for (const RetentionFact& candidate : catalog.retention) {
      if (candidate.event == event &&
          std::find(candidate.families.begin(), candidate.families.end(), plan.family) != candidate.families.end()) {
        fact = &candidate;
        break;
      }
    }
    if (change.small_feature || (!plan.data_bearing && fact == nullptr)) return;
    DataAtRisk risk;
    risk.plan = change.plan;
    if (!plan.data_at_risk.empty()) risk.what = "at_risk." + plan.data_at_risk;
    if (fact != nullptr) {
      // What a plan says of itself is what goes when it goes as a whole: a lower one in its place takes less.
      const bool lowered = event == "lowered";
      if (risk.what.empty() || lowered) risk.what = "retention." + fact->id + ".what";
      if (!lowered || fact->days != "0") risk.days = fact->days;  // nothing is kept for some days where nothing is taken away
      if (fact->recoverable) risk.recoverable_by = "retention." + fact->id + ".recover";
      risk.checks = fact->checks;
      risk.source = fact->source + (fact->source_date.empty() ? "" : ", " + fact->source_date);
    } else {
      risk.source = plan.source;
    }
    comparison.data_at_risk.push_back(std::move(risk));
  };
  for (const PlanChange& change : comparison.lost) add(change, "removed");
  for (const PlanChange& change : comparison.lowered) add(change, "lowered");
}

void add_findings(const Catalog& catalog, const Side& source, const Side& target, bool source_decides, Comparison& comparison) {
  if (comparison.segment_differs) {
    comparison.findings.push_back(
        comparison_finding("EQ-SEGMENT", Severity::Warning, {"equivalence.segment_differs", {}}, {"equivalence.action.segment", {}}));
  }
  for (const Side* side : {&source, &target}) {
    for (const Guid& id : side->unknown) {
      if (side == &target && holds(source.unknown, id)) continue;
      comparison.findings.push_back(comparison_finding("EQ-UNKNOWN", Severity::Warning, {"equivalence.unknown_sku", {{"sku", id.text()}}},
                                                       {"equivalence.action.newer_list", {}}, id.text()));
    }
  }
  if (comparison.verdict == Verdict::Same) {
    add_prerequisites(catalog, source, target, comparison);
    return;
  }
  add_frontline(catalog, source, target, comparison);
  std::vector<PlanIndex> unknown, unsure, quantities, ended;
  for (const auto* changes : {&comparison.lost, &comparison.lowered, &comparison.gained, &comparison.raised, &comparison.kept}) {
    for (const PlanChange& change : *changes) {
      const ServicePlan& plan = catalog.plans[change.plan];
      if (plan.family.empty()) unknown.push_back(change.plan);
      const bool decided = !change.small_feature && (changes != &comparison.kept || change.by != change.plan);
      const bool low = plan.confidence == Confidence::Low || (change.by && catalog.plans[*change.by].confidence == Confidence::Low);
      if (decided && low && !plan.family.empty()) unsure.push_back(change.plan);
      if (changes != &comparison.gained && changes != &comparison.lost && counted_in_suite(catalog, source, change.plan))
        quantities.push_back(change.plan);
    }
  }
  for (PlanIndex plan : source.plans.members()) {
    const ServicePlan& fact = catalog.plans[plan];
    if (fact.data_bearing && (fact.role == PlanRole::Trial || fact.retired) && !keeps(catalog, target.plans, plan)) ended.push_back(plan);
  }
  if (!unknown.empty()) {
    comparison.findings.push_back(comparison_finding("EQ-UNKNOWN", Severity::Warning,
                                                     {"equivalence.unknown_plans", {{"plans", plan_names(catalog, unknown)}}},
                                                     {"equivalence.action.newer_list", {}}));
  }
  if (!source_decides && source.unknown.empty()) {
    comparison.findings.push_back(
        comparison_finding("EQ-NOTHING", Severity::Ask, {"equivalence.nothing_decides", {}}, {"equivalence.action.judge_by_hand", {}}));
  }
  add_carrier_limits(catalog, source, target, comparison);
  add_list_remarks(catalog, source, target, comparison);
  add_prerequisites(catalog, source, target, comparison);
  add_quantities(catalog, source, target, comparison);
  if (!quantities.empty()) {
    comparison.findings.push_back(comparison_finding("EQ-QUANTITY", Severity::Note,
                                                     {"equivalence.compare_quantity", {{"plans", plan_names(catalog, quantities)}}},
                                                     {"equivalence.action.quantity", {}}));
  }
  if (!ended.empty()) {
    comparison.findings.push_back(comparison_finding("EQ-ENDED", Severity::Warning,
                                                     {"equivalence.ended_service", {{"plans", plan_names(catalog, ended)}}},
                                                     {"equivalence.action.save_data", {}}));
  }
  if (!unsure.empty()) {
    comparison.findings.push_back(comparison_finding("EQ-LOW", Severity::Ask,
                                                     {"equivalence.low_confidence", {{"plans", plan_names(catalog, unsure)}}},
                                                     {"equivalence.action.confirm", {}}));
  }
}

}  // namespace csp
