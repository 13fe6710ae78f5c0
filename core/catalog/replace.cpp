#include "core/catalog/replace.hpp"

#include <algorithm>
#include <iterator>
#include <map>

#include "core/base/text.hpp"

namespace csp {
namespace {

Finding note(const char* rule, Severity severity, Message message, Message action = {}, std::string subject = {}) {
  Finding finding;
  finding.rule = rule;
  finding.severity = severity;
  finding.message = std::move(message);
  finding.action = std::move(action);
  finding.subject = std::move(subject);
  return finding;
}

// A name that differs in case, blanks or punctuation only is no new name.
bool same_name(std::string_view a, std::string_view b) { return text::folded(a) == text::folded(b); }

// The SKUs and plans of the new list in the order of their ids, with plans as ids for the moment.
struct NewList {
  std::map<Guid, ServicePlan> plans;
  std::map<Guid, std::pair<Sku, std::vector<Guid>>> skus;
};

NewList gathered(const std::vector<Sku>& skus, const std::vector<ServicePlan>& plans) {
  NewList list;
  for (const ServicePlan& plan : plans) list.plans.emplace(plan.id, plan);
  for (const Sku& sku : skus) {
    auto& entry = list.skus.emplace(sku.id, std::make_pair(sku, std::vector<Guid>{})).first->second;
    for (PlanIndex plan : sku.plans) {
      if (plan < plans.size()) entry.second.push_back(plans[plan].id);
    }
  }
  for (auto& [id, entry] : list.skus) {
    std::sort(entry.second.begin(), entry.second.end());
    entry.second.erase(std::unique(entry.second.begin(), entry.second.end()), entry.second.end());
  }
  return list;
}

std::vector<Guid> difference(const std::vector<Guid>& a, const std::vector<Guid>& b) {
  std::vector<Guid> out;
  std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out));
  return out;
}

// Plan indices of the facts move when plans are inserted.
void move_indices(Catalog& catalog, const std::vector<PlanIndex>& moved) {
  const auto move_all = [&](std::vector<PlanIndex>& list) {
    for (PlanIndex& plan : list) plan = moved[plan];
    std::sort(list.begin(), list.end());
  };
  for (ServicePlan& plan : catalog.plans) move_all(plan.covers);
  for (Sku& sku : catalog.skus) move_all(sku.plans);
  for (ConflictGroup& group : catalog.conflicts) move_all(group.plans);
  for (Prerequisite& prerequisite : catalog.prerequisites) move_all(prerequisite.base_plans);
  for (ListRemark& remark : catalog.list_remarks) move_all(remark.missing_plans);
  for (CarrierLimit& limit : catalog.carrier_limits) {
    if (limit.plan) limit.plan = moved[*limit.plan];
  }
}

void insert_plans(Catalog& catalog, const NewList& list, CatalogChanges& changes) {
  std::vector<ServicePlan> added;
  for (const auto& [id, plan] : list.plans) {
    const std::optional<PlanIndex> known = catalog.plan_index(id);
    if (!known) {
      ServicePlan fresh;
      fresh.id = id;
      fresh.name = plan.name;
      fresh.friendly_name = plan.friendly_name.empty() ? plan.name : plan.friendly_name;
      fresh.segment = Segment::Unknown;
      fresh.status = "current";
      fresh.confidence = Confidence::Low;
      added.push_back(std::move(fresh));
      changes.plans_added.push_back(id);
    } else if (!plan.name.empty() && !same_name(plan.name, catalog.plans[*known].name)) {
      changes.plans_renamed.push_back({id, {catalog.plans[*known].name, plan.name}});
      catalog.plans[*known].name = plan.name;
    }
  }
  for (const ServicePlan& plan : catalog.plans) {
    if (list.plans.find(plan.id) == list.plans.end()) changes.plans_removed.push_back(plan.id);
  }
  if (added.empty()) return;
  const std::size_t before = catalog.plans.size();
  std::vector<Guid> old_ids;
  for (const ServicePlan& plan : catalog.plans) old_ids.push_back(plan.id);
  for (ServicePlan& plan : added) catalog.plans.push_back(std::move(plan));
  std::sort(catalog.plans.begin(), catalog.plans.end(), [](const ServicePlan& a, const ServicePlan& b) { return a.id < b.id; });
  std::vector<PlanIndex> moved(before);
  for (std::size_t i = 0; i < before; ++i) moved[i] = *catalog.plan_index(old_ids[i]);
  move_indices(catalog, moved);
}

// Segment and sale state of a SKU that only the new list knows: the words of its own names.
Segment guessed_segment(const Sku& sku) {
  const auto has = [&](const char* word) { return sku.part_number.find(word) != std::string::npos; };
  if (has("_GOV") || has("GCC") || has("USGOV") || has("DOD")) return Segment::Government;
  if (has("FACULTY") || has("STUDENT") || has("STUUSEBNFT") || has("EDU")) return Segment::Education;
  return Segment::Commercial;
}

void replace_skus(Catalog& catalog, const NewList& list, CatalogChanges& changes) {
  for (const Sku& sku : catalog.skus) {
    if (list.skus.find(sku.id) == list.skus.end()) changes.skus_removed.push_back(sku.id);
  }
  std::vector<Sku> added;
  for (const auto& [id, entry] : list.skus) {
    std::vector<PlanIndex> plans;
    for (const Guid& plan : entry.second) plans.push_back(*catalog.plan_index(plan));
    const Sku* known = catalog.find_sku(id);
    if (known == nullptr) {
      Sku sku = entry.first;
      sku.plans = std::move(plans);
      sku.segment = guessed_segment(sku);
      added.push_back(std::move(sku));
      changes.skus_added.push_back(id);
      continue;
    }
    Sku& sku = catalog.skus[static_cast<std::size_t>(known - catalog.skus.data())];
    std::vector<Guid> before;
    for (PlanIndex plan : sku.plans) before.push_back(catalog.plans[plan].id);
    CatalogChanges::PlansOfSku change{id, difference(entry.second, before), difference(before, entry.second)};
    if (!change.added.empty() || !change.removed.empty()) changes.skus_changed.push_back(std::move(change));
    sku.plans = std::move(plans);
    const std::string& listed_name = entry.first.name;
    if (!listed_name.empty() && !same_name(listed_name, sku.name)) {
      const bool older = std::any_of(sku.other_names.begin(), sku.other_names.end(),
                                     [&](const std::string& name) { return same_name(name, listed_name); });
      if (!older) {
        changes.skus_renamed.push_back({id, {sku.name, entry.first.name}});
        sku.other_names.push_back(sku.name);
        sku.name = entry.first.name;
      }
    }
    if (!entry.first.part_number.empty() && !same_name(entry.first.part_number, sku.part_number)) sku.part_number = entry.first.part_number;
  }
  for (Sku& sku : added) catalog.skus.push_back(std::move(sku));
  std::sort(catalog.skus.begin(), catalog.skus.end(), [](const Sku& a, const Sku& b) { return a.id < b.id; });
}

void replace_offers(Catalog& catalog, const std::vector<Offer>& offers, CatalogChanges& changes) {
  std::map<ProductSku, Offer> all;
  for (Offer& offer : catalog.offers) all.emplace(offer.id, std::move(offer));
  for (const Offer& row : offers) {
    const auto at = all.find(row.id);
    if (at == all.end()) {
      changes.offers_added.push_back(row.id.text());
      Offer offer = row;
      offer.match = offer.skus.empty() ? OfferMatch::None : OfferMatch::OfferMatrix;
      offer.matched_by = offer.skus.empty() ? "none" : "matrix";
      all.emplace(offer.id, std::move(offer));
      continue;
    }
    Offer& offer = at->second;
    if (!row.skus.empty()) {
      if (!offer.skus.empty() && offer.skus != row.skus) changes.offers_retied.push_back(row.id.text());
      offer.skus = row.skus;
      offer.match = OfferMatch::OfferMatrix;
      offer.matched_by = "matrix";
    }
    if (!row.title.empty()) offer.title = row.title;
    if (row.segment != Segment::Unknown) offer.segment = row.segment;
    if (row.minimum_units) offer.minimum_units = row.minimum_units;
    if (row.maximum_units) offer.maximum_units = row.maximum_units;
    offer.trial = offer.trial || row.trial;
  }
  catalog.offers.clear();
  for (auto& [id, offer] : all) catalog.offers.push_back(std::move(offer));
}

std::string sku_label(const Catalog& catalog, const Guid& id) {
  const Sku* sku = catalog.find_sku(id);
  return sku == nullptr ? id.text() : sku->name + " (" + sku->part_number + ")";
}

void tell(const Catalog& catalog, std::size_t listed_skus, std::size_t listed_plans, CatalogChanges& changes) {
  auto& findings = changes.findings;
  const auto say = [&](Message message, const Guid& subject) {
    findings.push_back(note("CAT-LIST-NEW", Severity::Note, std::move(message), {}, subject.text()));
  };
  findings.push_back(note(
      "CAT-LIST-NEW", Severity::Note,
      {"catalog.list_opened", {{"skus", static_cast<std::int64_t>(listed_skus)}, {"plans", static_cast<std::int64_t>(listed_plans)}}}));
  for (const Guid& id : changes.skus_added) say({"catalog.sku_added", {{"sku", sku_label(catalog, id)}}}, id);
  for (const Guid& id : changes.skus_removed) say({"catalog.sku_removed", {{"sku", sku_label(catalog, id)}}}, id);
  for (const auto& [id, names] : changes.skus_renamed) say({"catalog.sku_renamed", {{"from", names.first}, {"to", names.second}}}, id);
  for (const auto& change : changes.skus_changed) {
    say({"catalog.sku_plans_changed",
         {{"sku", sku_label(catalog, change.sku)},
          {"added", static_cast<std::int64_t>(change.added.size())},
          {"removed", static_cast<std::int64_t>(change.removed.size())}}},
        change.sku);
  }
  std::string unknown;
  for (const Guid& id : changes.plans_added) {
    const ServicePlan* plan = catalog.find_plan(id);
    if (plan == nullptr) continue;
    say({"catalog.plan_added", {{"plan", plan->friendly_name}}}, id);
    text::append_listed(unknown, plan->friendly_name);
  }
  for (const Guid& id : changes.plans_removed) {
    const ServicePlan* plan = catalog.find_plan(id);
    if (plan != nullptr) say({"catalog.plan_removed", {{"plan", plan->friendly_name}}}, id);
  }
  for (const auto& [id, names] : changes.plans_renamed) say({"catalog.plan_renamed", {{"from", names.first}, {"to", names.second}}}, id);
  if (!unknown.empty()) {
    findings.push_back(
        note("CAT-PLAN-UNKNOWN", Severity::Ask, {"catalog.plan_unknown", {{"plans", unknown}}}, {"catalog.action.newer_build", {}}));
  }
}

}  // namespace

ReplacedCatalog replace_catalog(const Catalog& built_in, const std::vector<Sku>& skus, const std::vector<ServicePlan>& plans,
                                const std::vector<Offer>& offers, std::optional<Date> list_date) {
  ReplacedCatalog result{built_in, {}};
  Catalog& catalog = result.catalog;
  if (!skus.empty()) {
    const NewList list = gathered(skus, plans);
    // Plan and SKU indices are 16 bits wide: a list beyond that is no licensing list.
    if (catalog.plans.size() + list.plans.size() < 60'000 && catalog.skus.size() + list.skus.size() < 60'000) {
      insert_plans(catalog, list, result.changes);
      replace_skus(catalog, list, result.changes);
      catalog.facts_name = "licensing list " + std::to_string(list.skus.size()) + " SKUs";
      if (list_date) catalog.facts_date = *list_date;
      catalog.prepare();
      tell(catalog, list.skus.size(), list.plans.size(), result.changes);
    }
  }
  if (!offers.empty()) {
    replace_offers(catalog, offers, result.changes);
    catalog.prepare();
    result.changes.findings.push_back(
        note("CAT-LIST-NEW", Severity::Note, {"catalog.matrix_opened", {{"count", static_cast<std::int64_t>(offers.size())}}}));
  }
  return result;
}

}  // namespace csp
