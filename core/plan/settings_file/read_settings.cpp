#include <algorithm>

#include "core/base/text.hpp"
#include "core/equivalence/source_named.hpp"
#include "core/plan/settings_file/object_reader.hpp"
#include "core/plan/settings_file/settings_json.hpp"
#include "core/plan/words.hpp"

namespace csp {
namespace {

using settings_file::Json;
using settings_file::ObjectReader;

std::optional<std::string> country_of(std::string_view text) {
  if (text.empty()) return std::string();
  const auto letter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
  if (text.size() != 2 || !letter(text[0]) || !letter(text[1])) return std::nullopt;
  std::string upper;
  for (char c : text) upper += static_cast<char>(c >= 'a' ? c - 'a' + 'A' : c);
  return upper;
}

std::optional<Currency> currency_of(std::string_view text) {
  return text.empty() ? std::optional<Currency>(Currency()) : Currency::parse(text);
}

void read_target(const Json& json, const std::string& path, std::optional<Message>& error, TargetChoice& target) {
  ObjectReader reader(json, path, error);
  if (!reader.parsed("sku", "settings.expected.guid", Guid::parse, target.sku) && !error) reader.fail("sku", "settings.expected.guid");
  reader.whole("units", 0, kMostUnits, target.units);
  ProductSku product_sku;
  if (reader.parsed("productSku", "settings.expected.product_sku", product_sku_named, product_sku)) target.product_sku = product_sku;
  reader.finish();
}

void read_decision(const Json& json, const std::string& path, std::optional<Message>& error, SubscriptionDecision& decision) {
  ObjectReader reader(json, path, error);
  reader.enumeration("channel", decision.channel);
  reader.enumeration("path", decision.path);
  if (const Json* targets = reader.list("targets", SettingsLimits::kTargets)) {
    for (std::size_t i = 0; i < targets->size() && !error; ++i) {
      read_target((*targets)[i], path + ".targets[" + std::to_string(i) + "]", error, decision.targets.emplace_back());
    }
  }
  std::int64_t units = 0;
  if (reader.whole("units", 1, kMostUnits, units)) decision.units = units;
  reader.date("orderDate", decision.order_date);
  reader.enumeration("endAction", decision.end_action);
  reader.date("termEnd", decision.term_end);
  reader.enumeration("term", decision.term);
  reader.date("purchased", decision.purchased);
  if (const Json* price = reader.value("unitPriceMonth")) {
    ObjectReader price_reader(*price, reader.path_of("unitPriceMonth"), error);
    Money money;
    const bool amount = price_reader.parsed("amount", "settings.expected.amount", Decimal::parse, money.amount);
    if (!amount || money.amount.is_negative()) price_reader.fail("amount", "settings.expected.amount");
    if (!price_reader.parsed("currency", "settings.expected.currency", Currency::parse, money.currency)) {
      price_reader.fail("currency", "settings.expected.currency");
    }
    price_reader.finish();
    decision.unit_price_month = money;
  }
  reader.finish();
}

void read_freeze(const Json& json, const std::string& path, std::optional<Message>& error, Freeze& freeze) {
  ObjectReader reader(json, path, error);
  std::optional<Date> first, last;
  reader.date("first", first);
  reader.date("last", last);
  reader.text("name", freeze.name);
  if (!first)
    reader.fail("first", "settings.expected.date");
  else if (!last)
    reader.fail("last", "settings.expected.date");
  else if (*last < *first)
    reader.fail("last", "settings.expected.not_before_first");
  freeze.first = first.value_or(Date());
  freeze.last = last.value_or(freeze.first);
  reader.finish();
}

void read_optimum(ObjectReader& reader, std::optional<Message>& error, PlanSettings& settings) {
  reader.enumeration("minimise", settings.minimise);
  reader.boolean("weighPaths", settings.weigh_paths);
  if (const Json* freezes = reader.list("freezes", SettingsLimits::kFreezes)) {
    for (std::size_t i = 0; i < freezes->size() && !error; ++i) {
      read_freeze((*freezes)[i], "$.freezes[" + std::to_string(i) + "]", error, settings.freezes.emplace_back());
    }
  }
  reader.date("latestFinish", settings.latest_finish);
  reader.whole("movesAWeek", 0, 10'000, settings.moves_a_week);
  reader.enumeration("grouping", settings.grouping);
  reader.whole("gapDays", 0, 30, settings.gap_days);
  reader.whole("searchSteps", 0, SettingsLimits::kSearchSteps, settings.search_steps);
}

void read_accepted(const Json& json, const std::string& path, std::optional<Message>& error, AcceptedException& accepted) {
  ObjectReader reader(json, path, error);
  reader.text("finding", accepted.finding);
  reader.text("subject", accepted.subject);
  reader.text("acceptedBy", accepted.accepted_by);
  reader.text("facts", accepted.facts);
  reader.finish();
}

void read_texts(const Json& json, const std::string& path, std::optional<Message>& error, std::map<std::string, std::string>& into) {
  ObjectReader reader(json, path, error);
  if (!json.is_object()) return;
  for (const auto& [key, value] : json.items()) {
    if (value.is_string())
      into[key] = value.get<std::string>();
    else
      reader.fail(key, "settings.expected.text");
  }
}

void read_skus(ObjectReader& reader, const char* name, std::vector<Guid>& into) {
  const Json* list = reader.list(name, SettingsLimits::kListedSkus);
  if (list == nullptr) return;
  for (const Json& item : *list) {
    const std::optional<Guid> sku = item.is_string() ? Guid::parse(item.get_ref<const std::string&>()) : std::nullopt;
    if (!sku) return reader.fail(name, "settings.expected.guid");
    into.push_back(*sku);
  }
  std::sort(into.begin(), into.end());
  into.erase(std::unique(into.begin(), into.end()), into.end());
}

// Who moves from whom to whom.
void read_parties(ObjectReader& reader, PlanSettings& settings) {
  reader.text("customerName", settings.customer_name);
  reader.parsed("customerCountry", "settings.expected.country", country_of, settings.customer_country);
  reader.enumeration("segment", settings.segment);
  reader.boolean("segmentValidated", settings.segment_validated);
  reader.enumeration("defaultChannel", settings.default_channel);
  reader.enumeration("agreement", settings.agreement);
  reader.boolean("relationshipAccepted", settings.relationship_accepted);
  reader.text("partnerName", settings.partner_name);
  reader.parsed("partnerCountry", "settings.expected.country", country_of, settings.partner_country);
  reader.guid("partnerTenant", settings.partner_tenant);
  reader.enumeration("partnerModel", settings.partner_model);
  reader.text("sourcePartnerName", settings.source_partner_name);
  reader.guid("sourcePartnerTenant", settings.source_partner_tenant);
}

// What everything that is bought has in common, and what is asked of the plan as a whole.
void read_plan_wide(ObjectReader& reader, std::optional<Message>& error, PlanSettings& settings) {
  reader.enumeration("term", settings.term);
  if (settings.term == Term::Unknown) reader.fail("term", words_of<Term>());
  reader.enumeration("billingPlan", settings.billing_plan);
  if (settings.billing_plan == BillingPlan::Unknown) reader.fail("billingPlan", words_of<BillingPlan>());
  reader.parsed("currency", "settings.expected.currency", currency_of, settings.currency);
  reader.whole("marginDays", 1, 60, settings.margin_days);
  reader.whole("prerequisiteDays", 0, 60, settings.prerequisite_days);
  reader.boolean("assumeTransferPossible", settings.assume_transfer_possible);
  reader.whole("horizonMonths", 1, 60, settings.horizon_months);
  read_optimum(reader, error, settings);
  reader.enumeration("withTeamsSuites", settings.teams_sale);
  reader.text("reportLanguage", settings.report_language);
}

void read_decisions(ObjectReader& reader, std::optional<Message>& error, PlanSettings& settings) {
  if (const Json* subscriptions = reader.value("subscriptions")) {
    if (!subscriptions->is_object()) reader.fail("subscriptions", "settings.expected.object");
    if (subscriptions->is_object()) {
      for (const auto& [key, value] : subscriptions->items()) {
        read_decision(value, "$.subscriptions[\"" + key + "\"]", error, settings.subscriptions[key]);
      }
    }
  }
  if (const Json* accepted = reader.list("accepted", SettingsLimits::kAccepted)) {
    for (std::size_t i = 0; i < accepted->size() && !error; ++i) {
      read_accepted((*accepted)[i], "$.accepted[" + std::to_string(i) + "]", error, settings.accepted.emplace_back());
    }
  }
}

void read_bundles(ObjectReader& reader, std::optional<Message>& error, PlanSettings& settings) {
  if (const Json* bundles = reader.value("bundles")) {
    ObjectReader bundle_reader(*bundles, "$.bundles", error);
    bundle_reader.whole("mostSkusPerUser", 1, 20, settings.bundles.most_skus_per_user);
    read_skus(bundle_reader, "banned", settings.bundles.banned);
    read_skus(bundle_reader, "kept", settings.bundles.kept);
    bundle_reader.finish();
  }
}

void read_offer_mapping(ObjectReader& reader, std::optional<Message>& error, PlanSettings& settings) {
  if (const Json* mapping = reader.value("offerMapping")) {
    ObjectReader mapping_reader(*mapping, "$.offerMapping", error);
    if (mapping->is_object()) {
      for (const auto& [key, value] : mapping->items()) {
        const std::optional<ProductSku> product_sku = product_sku_named(key);
        const std::optional<Guid> sku = value.is_string() ? Guid::parse(value.get_ref<const std::string&>()) : std::nullopt;
        if (!product_sku)
          mapping_reader.fail(key, "settings.expected.product_sku");
        else if (!sku)
          mapping_reader.fail(key, "settings.expected.guid");
        else
          settings.offer_mapping[*product_sku] = *sku;
      }
    }
  }
}

void read_name_mapping(ObjectReader& reader, std::optional<Message>& error, PlanSettings& settings) {
  if (const Json* mapping = reader.value("nameMapping")) {
    ObjectReader mapping_reader(*mapping, "$.nameMapping", error);
    for (auto item = mapping->begin(); mapping->is_object() && item != mapping->end() && !error; ++item) {
      Guid sku;
      if (mapping_reader.parsed(item.key().c_str(), "settings.expected.guid", Guid::parse, sku)) settings.name_mapping[item.key()] = sku;
    }
  }
}

void read_column_mappings(ObjectReader& reader, std::optional<Message>& error, PlanSettings& settings) {
  if (const Json* mappings = reader.value("columnMappings")) {
    ObjectReader mappings_reader(*mappings, "$.columnMappings", error);
    for (auto item = mappings->begin(); mappings->is_object() && item != mappings->end() && !error; ++item) {
      const std::string path = "$.columnMappings[\"" + item.key() + "\"]";
      ColumnMapping& mapping = settings.column_mappings[item.key()];
      ObjectReader mapping_reader(item.value(), path, error);
      mapping_reader.text("kind", mapping.kind);
      if (const Json* columns = mapping_reader.value("columns")) read_texts(*columns, path + ".columns", error, mapping.columns);
      mapping_reader.finish();
    }
  }
}

void read_settings(const Json& json, std::optional<Message>& error, PlanSettings& settings) {
  ObjectReader reader(json, "$", error);
  std::string schema;
  std::int64_t version = 0;
  reader.text("schema", schema);
  if (schema != kSettingsSchema) reader.fail("schema", "settings.expected.schema");
  if (!reader.whole("version", kSettingsVersion, kSettingsVersion, version)) reader.fail("version", "settings.expected.version");
  read_parties(reader, settings);
  read_plan_wide(reader, error, settings);
  read_decisions(reader, error, settings);
  read_bundles(reader, error, settings);
  read_offer_mapping(reader, error, settings);
  read_name_mapping(reader, error, settings);
  read_column_mappings(reader, error, settings);
  if (const Json* believed = reader.value("believedFiles")) read_texts(*believed, "$.believedFiles", error, settings.believed_files);
  reader.finish();
}

}  // namespace

tl::expected<PlanSettings, Message> settings_from_json(std::string_view text) {
  const Json json = Json::parse(text.begin(), text.end(), nullptr, false);
  if (json.is_discarded()) return tl::make_unexpected(settings_file::not_json(text));
  std::optional<Message> error;
  PlanSettings settings;
  read_settings(json, error, settings);
  if (error) return tl::make_unexpected(*error);
  return settings;
}

}  // namespace csp
