#include "core/plan/settings_json.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/text.hpp"
#include "core/equivalence/source_named.hpp"
#include "core/plan/words.hpp"

namespace csp {
namespace {

using Json = nlohmann::json;
using OrderedJson = nlohmann::ordered_json;

constexpr std::string_view kSchema = "csp-move-settings";
constexpr std::int64_t kVersion = 1;

// Finds where the text stops being JSON; used only after a parse has failed.
struct FailurePosition : nlohmann::json_sax<Json> {
  std::size_t position = 0;
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override { return true; }
  bool key(string_t&) override { return true; }
  bool end_object() override { return true; }
  bool start_array(std::size_t) override { return true; }
  bool end_array() override { return true; }
  bool parse_error(std::size_t at, const std::string&, const nlohmann::detail::exception&) override {
    position = at;
    return false;
  }
};

Message not_json(std::string_view text) {
  FailurePosition failure;
  Json::sax_parse(text.begin(), text.end(), &failure);
  std::int64_t line = 1;
  std::int64_t column = 1;
  for (std::size_t i = 0; i + 1 < failure.position && i < text.size(); ++i) {
    column = text[i] == '\n' ? 1 : column + 1;
    if (text[i] == '\n') ++line;
  }
  return Message{"settings.not_json", {{"line", line}, {"column", column}}};
}

// A value as its file has it, short enough for a sentence.
std::string shown(const Json& value) {
  if (value.is_object()) return "{…}";
  if (value.is_array()) return "[…]";
  const std::string text = value.dump(-1, ' ', false, Json::error_handler_t::replace);
  constexpr std::size_t kMost = 60;
  return text::visible(text, kMost);
}

// Reads names of one JSON object; remembers the first thing that is wrong and then reads nothing more.
class ObjectReader {
 public:
  ObjectReader(const Json& object, std::string path, std::optional<Message>& error)
      : object_(object), path_(std::move(path)), error_(error) {
    if (!object_.is_object()) fail("", "settings.expected.object");
  }

  // The value under `name`, null when it is absent, null or an error was found before.
  const Json* value(const char* name) {
    known_.emplace_back(name);
    if (error_ || !object_.is_object()) return nullptr;
    const auto found = object_.find(name);
    return found == object_.end() || found->is_null() ? nullptr : &*found;
  }
  std::string path_of(std::string_view name) const { return path_ + "." + std::string(name); }
  template <class Expected>  // a text of ours by its key, or words as they stand
  void fail(std::string_view name, const Expected& expected) {
    if (error_) return;
    const auto member = object_.is_object() && !name.empty() ? object_.find(std::string(name)) : object_.end();
    const std::string found = name.empty() ? shown(object_) : object_.is_object() && member != object_.end() ? shown(*member) : "–";
    error_ = Message{"settings.wrong_value", {{"path", name.empty() ? path_ : path_of(name)}, {"found", found}, {"expected", expected}}};
  }
  void fail(std::string_view name, const char* expected) { fail(name, TextKey{expected}); }

  void text(const char* name, std::string& into) {
    if (const Json* found = value(name)) {
      if (found->is_string())
        into = found->get<std::string>();
      else
        fail(name, "settings.expected.text");
    }
  }
  void boolean(const char* name, bool& into) {
    if (const Json* found = value(name)) {
      if (found->is_boolean())
        into = found->get<bool>();
      else
        fail(name, "settings.expected.boolean");
    }
  }
  // A whole number inside the range; false when absent or wrong.
  bool whole(const char* name, std::int64_t minimum, std::int64_t maximum, std::int64_t& into) {
    const Json* found = value(name);
    if (found == nullptr) return false;
    const bool fits = found->is_number_integer() &&
                      (!found->is_number_unsigned() || found->get<std::uint64_t>() <= std::uint64_t{1} << 62) &&
                      found->get<std::int64_t>() >= minimum && found->get<std::int64_t>() <= maximum;
    if (fits) {
      into = found->get<std::int64_t>();
    } else if (!error_) {
      error_ = Message{"settings.wrong_number", {{"path", path_of(name)}, {"minimum", minimum}, {"maximum", maximum}}};
    }
    return fits;
  }
  void whole(const char* name, std::int64_t minimum, std::int64_t maximum, int& into) {
    std::int64_t number = 0;
    if (whole(name, minimum, maximum, number)) into = static_cast<int>(number);
  }
  // The list under `name`; null when it is absent, is none or has more than `most` entries.
  const Json* list(const char* name, std::int64_t most) {
    const Json* found = value(name);
    if (found == nullptr) return nullptr;
    if (!found->is_array()) return fail(name, "settings.expected.list"), nullptr;
    if (found->size() <= static_cast<std::size_t>(most)) return found;
    error_ = Message{"settings.too_many", {{"path", path_of(name)}, {"maximum", most}}};
    return nullptr;
  }
  // A text that `read` turns into a value; false when absent or wrong.
  template <class Expected, class Value, class Read>
  bool parsed(const char* name, const Expected& expected, Read read, Value& into) {
    const Json* found = value(name);
    if (found == nullptr) return false;
    if (found->is_string()) {
      if (auto result = read(std::string_view(found->template get_ref<const std::string&>()))) {
        into = *result;
        return true;
      }
    }
    fail(name, expected);
    return false;
  }
  template <class Enumeration>
  void enumeration(const char* name, Enumeration& into) {
    parsed(name, words_of<Enumeration>(), enumerator_of<Enumeration>, into);
  }
  template <class Enumeration>
  void enumeration(const char* name, std::optional<Enumeration>& into) {
    Enumeration read{};
    if (parsed(name, words_of<Enumeration>(), enumerator_of<Enumeration>, read)) into = read;
  }
  void guid(const char* name, std::optional<Guid>& into) {
    Guid read;
    if (parsed(name, "settings.expected.guid", Guid::parse, read)) into = read;
  }
  void date(const char* name, std::optional<Date>& into) {
    Date read;
    if (parsed(name, "settings.expected.date", told_day, read)) into = read;
  }

  // Call last: refuses every name that was not asked for.
  void finish() {
    if (error_ || !object_.is_object()) return;
    for (const auto& [name, unused] : object_.items()) {
      bool known = false;
      for (std::string_view candidate : known_) known = known || candidate == name;
      if (known) continue;
      error_ = Message{"settings.unknown_name", {{"path", path_of(name)}}};
      return;
    }
  }

 private:
  const Json& object_;
  std::string path_;
  std::optional<Message>& error_;
  std::vector<std::string_view> known_;
};

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

void read_settings(const Json& json, std::optional<Message>& error, PlanSettings& settings) {
  ObjectReader reader(json, "$", error);
  std::string schema;
  std::int64_t version = 0;
  reader.text("schema", schema);
  if (schema != kSchema) reader.fail("schema", "settings.expected.schema");
  if (!reader.whole("version", kVersion, kVersion, version)) reader.fail("version", "settings.expected.version");
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
  if (const Json* bundles = reader.value("bundles")) {
    ObjectReader bundle_reader(*bundles, "$.bundles", error);
    bundle_reader.whole("mostSkusPerUser", 1, 20, settings.bundles.most_skus_per_user);
    read_skus(bundle_reader, "banned", settings.bundles.banned);
    read_skus(bundle_reader, "kept", settings.bundles.kept);
    bundle_reader.finish();
  }
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
  if (const Json* mapping = reader.value("nameMapping")) {
    ObjectReader mapping_reader(*mapping, "$.nameMapping", error);
    for (auto item = mapping->begin(); mapping->is_object() && item != mapping->end() && !error; ++item) {
      Guid sku;
      if (mapping_reader.parsed(item.key().c_str(), "settings.expected.guid", Guid::parse, sku)) settings.name_mapping[item.key()] = sku;
    }
  }
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
  if (const Json* believed = reader.value("believedFiles")) read_texts(*believed, "$.believedFiles", error, settings.believed_files);
  reader.finish();
}

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

tl::expected<PlanSettings, Message> settings_from_json(std::string_view text) {
  const Json json = Json::parse(text.begin(), text.end(), nullptr, false);
  if (json.is_discarded()) return tl::make_unexpected(not_json(text));
  std::optional<Message> error;
  PlanSettings settings;
  read_settings(json, error, settings);
  if (error) return tl::make_unexpected(*error);
  return settings;
}

std::string settings_to_json(const PlanSettings& settings) {
  OrderedJson json = OrderedJson::object();
  json["schema"] = kSchema;
  json["version"] = kVersion;
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
