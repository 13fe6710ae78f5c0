#include "core/equivalence/comparison_json.hpp"

#include <nlohmann/json.hpp>

#include "core/base/text.hpp"

namespace csp {
namespace {

using Json = nlohmann::ordered_json;

std::string dumped(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"; }

Json plan_object(const Catalog& catalog, PlanIndex plan) {
  const ServicePlan& fact = catalog.plans[plan];
  return {{"servicePlanId", fact.id.text()}, {"servicePlanName", fact.name}, {"friendlyName", fact.friendly_name}};
}

Json change_object(const Catalog& catalog, const PlanChange& change) {
  Json out = plan_object(catalog, change.plan);
  if (change.by && *change.by != change.plan) out["to"] = plan_object(catalog, *change.by);
  return out;
}

Json skus_of(const Catalog& catalog, const Bundle& bundle) {
  Json out = Json::array();
  for (const BundleSku& entry : bundle) {
    const Sku* sku = catalog.find_sku(entry.sku);
    Json object = {{"skuId", entry.sku.text()}, {"skuPartNumber", sku ? sku->part_number : ""}, {"name", sku ? sku->name : ""}};
    if (!entry.disabled_plans.empty()) {
      Json disabled = Json::array();
      for (const Guid& plan : entry.disabled_plans) disabled.push_back(plan.text());
      object["disabledPlans"] = std::move(disabled);
    }
    out.push_back(std::move(object));
  }
  return out;
}

std::string shown(const std::string& text) { return text::visible(text); }

std::string sku_names(const Catalog& catalog, const Bundle& bundle) {
  std::string out;
  for (const BundleSku& entry : bundle) {
    const Sku* sku = catalog.find_sku(entry.sku);
    if (!out.empty()) out += " + ";
    out += sku ? shown(sku->name) + " (" + shown(sku->part_number) + ")" : entry.sku.text();
  }
  return out;
}

}  // namespace

std::string comparison_json(const Catalog& catalog, const Bundle& source, const Bundle& target, const Comparison& comparison,
                            const Language& language) {
  Json small = Json::array();
  const auto list = [&](const std::vector<PlanChange>& changes, const char* becomes) {
    Json out = Json::array();
    for (const PlanChange& change : changes) {
      if (change.small_feature && becomes != nullptr) {
        Json object = change_object(catalog, change);
        object["change"] = becomes;
        small.push_back(std::move(object));
      } else {
        out.push_back(change_object(catalog, change));
      }
    }
    return out;
  };
  Json json;
  json["source"] = skus_of(catalog, source);
  json["target"] = skus_of(catalog, target);
  json["verdict"] = verdict_word(comparison.verdict);
  json["confidence"] = confidence_word(comparison.confidence);
  json["segmentDiffers"] = comparison.segment_differs;
  json["kept"] = list(comparison.kept, nullptr);
  json["lost"] = list(comparison.lost, "lost");
  json["downgraded"] = list(comparison.lowered, "downgraded");
  json["raised"] = list(comparison.raised, "raised");
  json["gained"] = list(comparison.gained, "gained");
  json["smallFeatures"] = std::move(small);
  json["conflicts"] = Json::array();
  for (const auto& [first, second] : comparison.conflicts) {
    json["conflicts"].push_back(Json::array({plan_object(catalog, first), plan_object(catalog, second)}));
  }
  json["dataAtRisk"] = Json::array();
  const auto said = [&](const std::string& key) { return key.empty() ? key : language(key); };
  for (const DataAtRisk& risk : comparison.data_at_risk) {
    Json object = plan_object(catalog, risk.plan);
    object["what"] = said(risk.what);
    object["days"] = risk.days;
    object["recoverableBy"] = said(risk.recoverable_by);
    object["source"] = risk.source;
    object["checkFirst"] = Json::array();
    for (const std::string& check : risk.checks) object["checkFirst"].push_back(language("check." + check));
    json["dataAtRisk"].push_back(std::move(object));
  }
  json["quantities"] = Json::array();
  for (const QuantityMatch& match : comparison.quantities) {
    Json object = {{"source", match.source.text()}, {"target", match.target.text()}, {"known", match.known()}};
    if (match.known()) {
      object["sourceAmount"] = match.source_amount;
      object["targetAmount"] = match.target_amount;
      object["unit"] = match.unit;
    }
    json["quantities"].push_back(std::move(object));
  }
  json["findings"] = Json::array();
  for (const Finding& finding : comparison.findings) {
    const Rule* rule = catalog.find_rule(finding.rule);
    Json object = {{"rule", finding.rule}, {"severity", word(finding.severity)}, {"message", language(finding.message)}};
    if (!finding.action.key.empty()) object["action"] = language(finding.action);
    if (!finding.subject.empty()) object["subject"] = finding.subject;
    if (rule != nullptr) object["source"] = rule->source + (rule->source_date.empty() ? "" : ", " + rule->source_date);
    json["findings"].push_back(std::move(object));
  }
  return dumped(json);
}

std::string comparison_text(const Catalog& catalog, const Bundle& source, const Bundle& target, const Comparison& comparison,
                            const Language& language) {
  const auto name = [&](PlanIndex plan) { return shown(catalog.plans[plan].friendly_name) + " (" + shown(catalog.plans[plan].name) + ")"; };
  std::string out;
  const auto line = [&](const char* key, const std::string& value) { out += language(key) + ": " + value + "\n"; };
  line("equivalence.text.source", sku_names(catalog, source));
  line("equivalence.text.target", sku_names(catalog, target));
  line("equivalence.text.verdict",
       std::string(verdict_word(comparison.verdict)) + " – " + language("verdict." + std::string(verdict_word(comparison.verdict))));
  line("equivalence.text.confidence", language("equivalence.confidence." + std::string(confidence_word(comparison.confidence))));
  std::vector<std::string> small;
  const auto block = [&](const char* key, const std::vector<std::string>& items) {
    if (items.empty()) return;
    out += "\n" + language(key) + " (" + language.count(static_cast<std::int64_t>(items.size())) + ")\n";
    for (const std::string& item : items) out += "  " + item + "\n";
  };
  const auto items_of = [&](const std::vector<PlanChange>& changes, const char* small_key) {
    std::vector<std::string> items;
    for (const PlanChange& change : changes) {
      std::string item = name(change.plan);
      if (change.by && *change.by != change.plan) {
        item = language(Message{"equivalence.text.change", {{"from", item}, {"to", name(*change.by)}}});
      }
      if (change.small_feature && small_key != nullptr) {
        small.push_back(language(Message{small_key, {{"plan", item}}}));
      } else {
        items.push_back(std::move(item));
      }
    }
    return items;
  };
  block("equivalence.text.lost", items_of(comparison.lost, "equivalence.text.small_lost"));
  block("equivalence.text.lowered", items_of(comparison.lowered, "equivalence.text.small_lost"));
  block("equivalence.text.raised", items_of(comparison.raised, "equivalence.text.small_gained"));
  block("equivalence.text.gained", items_of(comparison.gained, "equivalence.text.small_gained"));
  block("equivalence.text.kept", items_of(comparison.kept, nullptr));
  block("equivalence.text.small", small);
  std::vector<std::string> items;
  for (const auto& [first, second] : comparison.conflicts) items.push_back(name(first) + " / " + name(second));
  block("equivalence.text.conflicts", items);
  items.clear();
  for (const DataAtRisk& risk : comparison.data_at_risk) {
    std::string item = name(risk.plan) + ": ";
    if (!risk.what.empty()) item += language(risk.what) + "; ";
    item +=
        risk.days.empty() ? language("equivalence.text.unknown_days") : language(Message{"equivalence.text.days", {{"days", risk.days}}});
    std::string checks;
    for (const std::string& check : risk.checks) text::append_listed(checks, language("check." + check));
    if (!checks.empty()) item += "; " + language(Message{"equivalence.text.check_first", {{"checks", checks}}});
    items.push_back(std::move(item));
  }
  block("equivalence.text.data_at_risk", items);
  items.clear();
  for (const Finding& finding : comparison.findings) {
    std::string item = language("severity." + std::string(word(finding.severity))) + " [" + finding.rule + "] " + language(finding.message);
    if (!finding.action.key.empty()) item += " " + language(finding.action);
    items.push_back(std::move(item));
  }
  block("equivalence.text.remarks", items);
  return out;
}

}  // namespace csp
