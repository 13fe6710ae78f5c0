#pragma once
// What must a person know about a comparison beyond its plans: conflicts, data at risk, limits of the carrier SKU, missing base
// licences, old rows of the licensing list, unknown or unsure facts?

#include "core/equivalence/plan_set.hpp"

namespace csp {

// Plans of the target that exclude each other and come from different SKUs.
void add_conflicts(const Catalog& catalog, const Side& source, const Side& target, Comparison& comparison);

// For every lost or lowered plan that holds data, or whose family has a retention fact.
void add_data_at_risk(const Catalog& catalog, Comparison& comparison);

// Of two plans in conflict the one that can be switched off because the other keeps all it gives; empty when neither can.
std::optional<PlanIndex> weaker_of_conflict(const Catalog& catalog, PlanIndex first, PlanIndex second);

void add_findings(const Catalog& catalog, const Side& source, const Side& target, bool source_decides, Comparison& comparison);

// Friendly names, the first few of them.
std::string plan_names(const Catalog& catalog, const std::vector<PlanIndex>& plans);

Finding comparison_finding(std::string rule, Severity severity, Message message, Message action = {}, std::string subject = {});

// Rules of add-ons on `side` whose base licence is missing on the same side; one entry for each add-on SKU.
struct MissingBase {
  const Sku* addon = nullptr;
  const Prerequisite* prerequisite = nullptr;
};
std::vector<MissingBase> missing_bases(const Catalog& catalog, const Side& side);

}  // namespace csp
