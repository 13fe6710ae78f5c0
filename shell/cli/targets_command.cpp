// targets: what can be bought in place of a SKU, several SKUs on one user, or an offer of the time before new commerce?
#include <nlohmann/json.hpp>

#include "core/base/text.hpp"
#include "core/inventory/names.hpp"
#include "core/plan/settings_file/settings_json.hpp"
#include "core/plan/sources/targets.hpp"
#include "shell/cli/facts_of_files.hpp"
#include "shell/cli/files.hpp"
#include "shell/cli/named_bundle.hpp"

namespace csp::cli {
namespace {

using Json = nlohmann::ordered_json;

Json candidate_json(const Environment& environment, const TargetCandidate& candidate) {
  const Catalog& catalog = *environment.catalog;
  Json json = Json::object();
  json["why"] = candidate.why_key.substr(candidate.why_key.find('.') + 1);
  json["verdict"] = verdict_word(candidate.comparison.verdict);
  json["confidence"] = confidence_word(candidate.comparison.confidence);
  if (candidate.month) json["month"] = candidate.month->text();
  json["cheapest"] = candidate.cheapest;
  json["skus"] = Json::array();
  for (std::size_t i = 0; i < candidate.skus.size(); ++i) {
    const Sku* sku = catalog.find_sku(candidate.skus[i]);
    json["skus"].push_back({{"skuId", candidate.skus[i].text()},
                            {"skuPartNumber", sku == nullptr ? "" : sku->part_number},
                            {"productSku", candidate.offers[i] == nullptr ? "" : candidate.offers[i]->id.text()},
                            {"sale", sale_word(candidate.sales[i].sale)}});
  }
  const auto names = [&](const std::vector<PlanChange>& changes) {
    Json list = Json::array();
    for (const PlanChange& change : changes) {
      if (!change.small_feature) list.push_back(catalog.plans[change.plan].name);
    }
    return list;
  };
  json["lost"] = names(candidate.comparison.lost);
  json["lowered"] = names(candidate.comparison.lowered);
  json["byWayOf"] = Json::array();
  for (const RetiredOffer* retired : candidate.by_way_of)
    json["byWayOf"].push_back({{"name", retired->name},
                               {"date", retired->date},
                               {"note", environment.language("retired." + retired->id)},
                               {"source", retired->source}});
  return json;
}

std::string candidate_text(const Environment& environment, const TargetCandidate& candidate, Currency currency) {
  const Language& language = environment.language;
  std::string line = "  " + language("verdict." + std::string(verdict_word(candidate.comparison.verdict))) + ": " +
                     text::visible(bundle_name(*environment.catalog, candidate.skus)) + " (" + language(candidate.why_key) + ")";
  if (candidate.month) line += ", " + language(Message{"match.target.price", {{"price", Money{*candidate.month, currency}}}});
  if (candidate.cheapest && candidate.why_key != "target.cheapest") line += ", " + language("target.cheapest");
  for (std::size_t i = 0; i < candidate.skus.size(); ++i) {
    if (candidate.sales[i].sale == Sale::Open) continue;
    line += "\n      " + text::visible(bundle_name(*environment.catalog, {candidate.skus[i]})) + ": " +
            language("equivalence.text.sale." + std::string(sale_word(candidate.sales[i].sale)));
  }
  for (const RetiredOffer* retired : candidate.by_way_of) {
    line += "\n      " + language(Message{"equivalence.text.by_way_of",
                                          {{"name", retired->name}, {"date", retired->date}, {"note", TextKey{"retired." + retired->id}}}});
  }
  return line;
}

}  // namespace

int show_targets(const Environment& given, const Arguments& arguments) {
  if (arguments.words.empty()) return refuse("csp-plan targets: name one SKU, several joined by '+', or an offer id, then price lists");
  tl::expected<PlanSettings, std::string> settings = read_settings(given, arguments.settings);
  if (!settings) return refuse("csp-plan: " + settings.error());
  std::vector<bundles::Priced> priced;
  Currency currency;
  std::shared_ptr<const Facts> facts;
  if (arguments.words.size() > 1) {
    facts = facts_of(given, "targets", {arguments.words.begin() + 1, arguments.words.end()}, *settings);
    if (facts == nullptr) return kUnusable;
    const Date day = price_day(arguments, *facts);
    const plan::PriceBook prices(facts->inventory.prices, *settings, *facts->catalog);
    currency = prices.currency();
    if (!currency.known() && !prices.empty()) return refuse("csp-plan targets: " + given.language("bundles.note.several_currencies"));
    PlanMemory memory;
    priced = plan::TargetFinder(*facts->catalog, facts->inventory.customer, *settings, prices, day, memory).priced_skus(day);
  }
  const Environment environment{facts == nullptr ? given.catalog : facts->catalog, given.language};  // newer lists count
  Bundle source;
  NamedSource named;
  if (!read_bundle(environment, "targets", arguments.words[0], source, named)) return kUnusable;
  TargetQuery query;
  query.maximum = 40;
  query.sale = {arguments.today, settings->customer_country, settings->teams_sale};
  query.under_agreement = settings->default_channel == Channel::EnterpriseAgreement;
  query.prices = &priced;
  const std::vector<TargetCandidate> candidates = find_targets(*environment.catalog, source, query);
  if (arguments.json) {
    Json json = Json::array();
    for (const TargetCandidate& candidate : candidates) json.push_back(candidate_json(environment, candidate));
    say(json.dump(2, ' ', false, Json::error_handler_t::replace));
    return kDone;
  }
  say(environment.language(Message{"equivalence.text.targets", {{"source", text::visible(arguments.words[0])}}}));
  for (const TargetCandidate& candidate : candidates) say(candidate_text(environment, candidate, currency));
  return kDone;
}

}  // namespace csp::cli
