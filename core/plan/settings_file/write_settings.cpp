#include <nlohmann/json.hpp>

#include "core/plan/settings_file/settings_json.hpp"
#include "core/plan/words.hpp"

namespace csp {
namespace {

using OrderedJson = nlohmann::ordered_json;

OrderedJson written(const SubscriptionDecision& decision) {
  OrderedJson json = OrderedJson::object();
  if (decision.channel) json["channel"] = word(*decision.channel);
  if (decision.path) json["path"] = word(*decision.path);
  for (const TargetChoice& target : decision.targets) {
    OrderedJson item = OrderedJson::object();
    item["sku"] = target.sku.text();
    if (target.units != 0) item["units"] = target.units;
    if (target.product_sku) item["productSku"] = target.product_sku->text();
    json["targets"].push_back(std::move(item));
  }
  if (decision.units) json["units"] = *decision.units;
  if (decision.order_date) json["orderDate"] = decision.order_date->iso();
  if (decision.end_action) json["endAction"] = word(*decision.end_action);
  if (decision.term_end) json["termEnd"] = decision.term_end->iso();
  if (decision.term) json["term"] = word(*decision.term);
  if (decision.purchased) json["purchased"] = decision.purchased->iso();
  if (decision.unit_price_month) {
    json["unitPriceMonth"]["amount"] = decision.unit_price_month->amount.text();
    json["unitPriceMonth"]["currency"] = decision.unit_price_month->currency.code();
  }
  return json;
}

}  // namespace

std::string settings_to_json(const PlanSettings& settings) {
  OrderedJson json = OrderedJson::object();
  json["schema"] = kSettingsSchema;
  json["version"] = kSettingsVersion;
  json["customerName"] = settings.customer_name;
  json["customerCountry"] = settings.customer_country;
  json["segment"] = word(settings.segment);
  if (settings.segment_validated) json["segmentValidated"] = true;
  json["defaultChannel"] = word(settings.default_channel);
  json["agreement"] = word(settings.agreement);
  json["relationshipAccepted"] = settings.relationship_accepted;
  json["partnerName"] = settings.partner_name;
  json["partnerCountry"] = settings.partner_country;
  if (settings.partner_tenant) json["partnerTenant"] = settings.partner_tenant->text();
  json["partnerModel"] = word(settings.partner_model);
  json["sourcePartnerName"] = settings.source_partner_name;
  if (settings.source_partner_tenant) json["sourcePartnerTenant"] = settings.source_partner_tenant->text();
  json["term"] = word(settings.term);
  json["billingPlan"] = word(settings.billing_plan);
  json["currency"] = settings.currency.code();
  json["marginDays"] = settings.margin_days;
  json["prerequisiteDays"] = settings.prerequisite_days;
  json["assumeTransferPossible"] = settings.assume_transfer_possible;
  json["horizonMonths"] = settings.horizon_months;
  json["minimise"] = word(settings.minimise);
  json["weighPaths"] = settings.weigh_paths;
  json["freezes"] = OrderedJson::array();
  for (const Freeze& freeze : settings.freezes) {
    OrderedJson item = OrderedJson::object();
    item["first"] = freeze.first.iso();
    item["last"] = freeze.last.iso();
    if (!freeze.name.empty()) item["name"] = freeze.name;
    json["freezes"].push_back(std::move(item));
  }
  if (settings.latest_finish) json["latestFinish"] = settings.latest_finish->iso();
  json["movesAWeek"] = settings.moves_a_week;
  json["grouping"] = word(settings.grouping);
  json["gapDays"] = settings.gap_days;
  json["searchSteps"] = settings.search_steps;
  json["withTeamsSuites"] = word(settings.teams_sale);
  json["reportLanguage"] = settings.report_language;
  json["subscriptions"] = OrderedJson::object();
  for (const auto& [key, decision] : settings.subscriptions) json["subscriptions"][key] = written(decision);
  json["accepted"] = OrderedJson::array();
  for (const AcceptedException& accepted : settings.accepted) {
    OrderedJson item = OrderedJson::object();
    item["finding"] = accepted.finding;
    item["subject"] = accepted.subject;
    item["acceptedBy"] = accepted.accepted_by;
    item["facts"] = accepted.facts;
    json["accepted"].push_back(std::move(item));
  }
  if (!(settings.bundles == BundleWishes{})) {
    json["bundles"]["mostSkusPerUser"] = settings.bundles.most_skus_per_user;
    for (const Guid& sku : settings.bundles.banned) json["bundles"]["banned"].push_back(sku.text());
    for (const Guid& sku : settings.bundles.kept) json["bundles"]["kept"].push_back(sku.text());
  }
  json["offerMapping"] = OrderedJson::object();
  for (const auto& [product_sku, sku] : settings.offer_mapping) json["offerMapping"][product_sku.text()] = sku.text();
  for (const auto& [name, sku] : settings.name_mapping) json["nameMapping"][name] = sku.text();
  for (const auto& [signature, mapping] : settings.column_mappings) {
    json["columnMappings"][signature]["kind"] = mapping.kind;
    json["columnMappings"][signature]["columns"] = mapping.columns;
  }
  for (const auto& [difference, file] : settings.believed_files) json["believedFiles"][difference] = file;
  return json.dump(2, ' ', false, OrderedJson::error_handler_t::replace) + "\n";
}

}  // namespace csp
