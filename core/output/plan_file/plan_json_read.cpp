#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/output/plan_file/plan_json.hpp"
#include "core/output/plan_file/plan_json_facts.hpp"
#include "core/output/writers/sha256.hpp"
#include "core/plan/settings_file/settings_json.hpp"
#include "core/plan/words.hpp"

namespace csp {
namespace {

using Json = nlohmann::json;

constexpr std::string_view kOpening = "{\n\"schema\":\"csp-move-plan\",\n\"version\":";
constexpr std::string_view kHashName = ",\n\"hash\":\"";
constexpr std::string_view kEnd = "\"\n}\n";
constexpr std::string_view kDerivedName = "\n\"plan\":";
constexpr std::int64_t kMost = std::int64_t{1} << 53;

// A place in the document: the value there (null when absent) and its path. The first thing that is wrong is kept in `error`.
class Place {
 public:
  Place(const Json* value, std::string path, std::optional<Message>& error) : value_(value), path_(std::move(path)), error_(error) {}

  Place at(const char* name) const {
    const Json* found = nullptr;
    if (value_ != nullptr && value_->is_object()) {
      const auto member = value_->find(name);
      if (member != value_->end()) found = &*member;
    }
    return {found, path_ + "." + name, error_};
  }
  Place at(std::size_t index) const {
    const bool inside = value_ != nullptr && value_->is_array() && index < value_->size();
    return {inside ? &(*value_)[index] : nullptr, path_ + "[" + std::to_string(index) + "]", error_};
  }
  bool present() const { return value_ != nullptr; }
  std::size_t size() const {
    if (value_ == nullptr || !value_->is_array()) return wrong(), 0;
    return value_->size();
  }
  template <class Read>
  void each(Read read) const {
    const std::size_t count = size();
    for (std::size_t i = 0; i < count && !error_; ++i) read(at(i));
  }

  std::string text() const {
    if (value_ == nullptr || !value_->is_string()) return wrong(), std::string();
    return value_->get<std::string>();
  }
  bool boolean() const {
    if (value_ == nullptr || !value_->is_boolean()) return wrong(), false;
    return value_->get<bool>();
  }
  std::int64_t number(std::int64_t least = -kMost, std::int64_t most = kMost) const {
    if (value_ == nullptr || !value_->is_number_integer()) return wrong(), 0;
    if (value_->is_number_unsigned() && value_->get<std::uint64_t>() > static_cast<std::uint64_t>(kMost)) return wrong(), 0;
    const std::int64_t read = value_->get<std::int64_t>();
    if (read < least || read > most) return wrong(), 0;
    return read;
  }
  std::int64_t units() const { return number(0, kMostUnits); }
  template <class Parse>
  auto parsed(Parse parse) const -> std::decay_t<decltype(*parse(std::string_view{}))> {
    const std::string read = text();
    const auto result = parse(std::string_view(read));
    if (result) return *result;
    wrong();
    return {};
  }
  template <class Value, class Parse>
  void optional(std::optional<Value>& into, Parse parse) const {
    if (present()) into = parsed(parse);
  }
  Date date() const { return parsed(told_day); }
  Guid guid() const { return parsed(Guid::parse); }
  template <class Enumeration>
  void word(Enumeration& into) const {
    into = parsed(enumerator_of<Enumeration>);
  }

  void wrong() const {
    if (!error_) error_ = Message{"output.plan_file.wrong_value", {{"path", path_}}};
  }

 private:
  const Json* value_;
  std::string path_;
  std::optional<Message>& error_;
};

std::optional<Currency> currency_of(std::string_view code) { return code.empty() ? Currency{} : Currency::parse(code); }

Money read_money(const Place& place) { return {place.at("amount").parsed(Decimal::parse), place.at("currency").parsed(currency_of)}; }

Origin read_origin(const Place& place) {
  return {static_cast<std::int32_t>(place.at(std::size_t{0}).number(-1, 1'000'000)),
          static_cast<std::int32_t>(place.at(1).number(0, 2'000'000'000))};
}

void read_origins(const Place& place, std::vector<Origin>& origins) {
  place.each([&](const Place& item) { origins.push_back(read_origin(item)); });
}

MessageValue read_value(const Place& argument) {
  const std::string type = argument.at(1).text();
  const Place value = argument.at(2);
  if (type == "text") return value.text();
  if (type == "count") return value.number();
  if (type == "date") return value.parsed(Date::from_iso);  // worked out by us: a day before one that was told, or after it
  if (type == "number") return value.parsed(Decimal::parse);
  if (type == "money") return Money{value.parsed(Decimal::parse), argument.at(3).parsed(currency_of)};
  if (type == "key") return TextKey{value.text()};
  argument.at(1).wrong();
  return std::string();
}

Message read_message(const Place& place) {
  Message message{place.at("key").text(), {}};
  if (place.at("arguments").present()) {
    place.at("arguments").each([&](const Place& argument) {
      message.arguments.changed().push_back({argument.at(std::size_t{0}).text(), read_value(argument)});
    });
  }
  return message;
}

Finding read_finding(const Place& place) {
  Finding finding;
  finding.rule = place.at("rule").text();
  place.at("severity").word(finding.severity);
  finding.message = read_message(place.at("message"));
  if (place.at("action").present()) finding.action = read_message(place.at("action"));
  finding.subject = place.at("subject").text();
  read_origins(place.at("origins"), finding.origins);
  return finding;
}

ProductSku read_product_sku(const Place& place) { return {place.at(std::size_t{0}).text(), place.at(1).text()}; }

AssignedSku read_assigned(const Place& place) {
  AssignedSku sku;
  sku.sku = place.at("sku").guid();
  place.at("disabledPlans").each([&](const Place& plan) { sku.disabled_plans.push_back(plan.guid()); });
  place.at("groups").each([&](const Place& group) { sku.groups.push_back(group.text()); });
  sku.direct = place.at("direct").boolean();
  return sku;
}

// Plans that were saved before it had a place of its own keep the number with the state.
void read_agreement_number(const Place& place, Subscription& s) {
  const auto is_digit = [](char letter) { return letter >= '0' && letter <= '9'; };
  if (place.at("agreementNumber").present())
    s.agreement_number = place.at("agreementNumber").text();
  else if (is_volume_licence(s.channel) && std::any_of(s.state_text.begin(), s.state_text.end(), is_digit))
    s.agreement_number = std::exchange(s.state_text, {});
}

PoolCounts pool_counts(const Place& place) {
  const std::string word = place.present() ? place.text() : std::string("told");
  if (word == "summed") return PoolCounts::Summed;
  if (word == "unlisted") return PoolCounts::Unlisted;
  if (word != "told") place.wrong();
  return PoolCounts::Told;
}

Subscription read_subscription(const Place& place) {
  Subscription s;
  s.key = place.at("key").text();
  s.commerce_id = place.at("commerceId").text();
  s.directory_id = place.at("directoryId").text();
  s.name = place.at("name").text();
  s.sku = place.at("sku").guid();
  s.part_number = place.at("partNumber").text();
  if (place.at("productSku").present()) s.product_sku = read_product_sku(place.at("productSku"));
  place.at("legacyOffer").optional(s.legacy_offer, Guid::parse);
  s.units = place.at("units").units();
  s.state = place.at("state").parsed(plan_json::state_of);
  s.state_text = place.at("stateText").text();
  s.trial = place.at("trial").boolean();
  s.seat_based = place.at("seatBased").boolean();
  place.at("purchased").optional(s.purchased, told_day);
  place.at("termStart").optional(s.term_start, told_day);
  place.at("termEnd").optional(s.term_end, told_day);
  place.at("phaseEnd").optional(s.phase_end, told_day);
  place.at("term").word(s.term);
  place.at("billingPlan").word(s.billing_plan);
  place.at("endAction").word(s.end_action);
  if (place.at("autoRenew").present()) s.auto_renew = place.at("autoRenew").boolean();
  place.at("cancelUntil").optional(s.cancel_until, told_day);
  s.has_promotion = place.at("hasPromotion").boolean();
  s.has_scheduled_changes = place.at("hasScheduledChanges").boolean();
  place.at("ownerTenant").optional(s.owner_tenant, Guid::parse);
  s.parent_key = place.at("parentKey").text();
  place.at("channel").word(s.channel);
  read_agreement_number(place, s);
  if (place.at("unitPriceMonth").present()) s.unit_price_month = read_money(place.at("unitPriceMonth"));
  if (place.at("migrationRow").present()) place.at("migrationRow").each([&](const Place& cell) { s.migration_row.push_back(cell.text()); });
  read_origins(place.at("origins"), s.origins);
  return s;
}

UnitPool read_pool(const Place& place) {
  UnitPool pool;
  pool.sku = place.at("sku").guid();
  pool.part_number = place.at("partNumber").text();
  pool.enabled = place.at("enabled").units();
  pool.warning = place.at("warning").units();
  pool.suspended = place.at("suspended").units();
  pool.locked_out = place.at("lockedOut").units();
  pool.consumed = place.at("consumed").units();
  pool.company_level = place.at("companyLevel").boolean();
  pool.counts = pool_counts(place.at("counts"));
  read_origins(place.at("origins"), pool.origins);
  return pool;
}

Profile read_profile(const Place& place, std::size_t users) {
  Profile profile;
  profile.id = place.at("id").text();
  place.at("skus").each([&](const Place& sku) { profile.skus.push_back(read_assigned(sku)); });
  profile.users = place.at("users").units();
  profile.without_usage_location = place.at("withoutUsageLocation").units();
  profile.with_errors = place.at("withErrors").units();
  // A member is an index into the users: one that points nowhere would be followed blindly later.
  const std::int64_t last = static_cast<std::int64_t>(users) - 1;
  place.at("members").each([&](const Place& member) { profile.members.push_back(static_cast<std::uint32_t>(member.number(0, last))); });
  return profile;
}

PriceRecord read_price(const Place& place) {
  PriceRecord price;
  price.product_sku = read_product_sku(place.at("productSku"));
  price.title = place.at("title").text();
  place.at("term").word(price.term);
  place.at("billingPlan").word(price.billing_plan);
  place.at("segment").word(price.segment);
  price.market = place.at("market").text();
  price.currency = place.at("currency").parsed(currency_of);
  place.at("partnerPrice").optional(price.partner_price, Decimal::parse);
  place.at("retailPrice").optional(price.retail_price, Decimal::parse);
  place.at("validFrom").optional(price.valid_from, told_day);
  place.at("validTo").optional(price.valid_to, told_day);
  price.trial = place.at("trial").boolean();
  price.origin = read_origin(place.at("origin"));
  return price;
}

void read_customer(const Place& place, Customer& customer) {
  customer.name = place.at("name").text();
  customer.domain = place.at("domain").text();
  place.at("tenant").optional(customer.tenant, Guid::parse);
  customer.assignments_known = place.at("assignmentsKnown").boolean();
  customer.pools_known = place.at("poolsKnown").boolean();
  place.at("files").each([&](const Place& name) { customer.file_names.push_back(name.text()); });
  place.at("subscriptions").each([&](const Place& item) { customer.subscriptions.push_back(read_subscription(item)); });
  place.at("pools").each([&](const Place& item) { customer.pools.push_back(read_pool(item)); });
  if (place.at("groupNames").present())
    place.at("groupNames").each([&](const Place& group) { customer.group_names[group.at("id").text()] = group.at("name").text(); });
  place.at("profiles").each([&](const Place& item) { customer.profiles.push_back(read_profile(item, customer.users.size())); });
  place.at("findings").each([&](const Place& item) { customer.findings.push_back(read_finding(item)); });
}

// Takes the rows of customer.users out while the document is parsed, so that a million users never stand in memory twice.
class UserRows {
 public:
  explicit UserRows(Users& users) : users_(users) {}

  bool operator()(int depth, Json::parse_event_t event, Json& value) {
    if (event == Json::parse_event_t::key && depth == 1) in_customer_ = value == "customer";
    if (event == Json::parse_event_t::key && depth == 2) in_users_ = in_customer_ && value == "users";
    if (event != Json::parse_event_t::array_end || depth != 3 || !in_users_) return true;
    const bool whole = value.size() == 4 && value[0].is_string() && value[1].is_string() && value[2].is_string() && value[3].is_string();
    if (!whole) return true;  // stays in the document, where read_plan() finds it
    users_.push_back({value[0].get<std::string>(), value[1].get<std::string>(), value[2].get<std::string>(), value[3].get<std::string>()});
    return false;
  }

 private:
  Users& users_;
  bool in_customer_ = false;
  bool in_users_ = false;
};

tl::unexpected<Message> refused(const char* key) { return tl::make_unexpected(Message{key, {}}); }

// The version number behind the head; 0 when there is none.
std::int64_t version_of(std::string_view bytes) {
  std::int64_t version = 0;
  for (std::size_t i = kOpening.size(); i < bytes.size() && i < kOpening.size() + 9 && bytes[i] >= '0' && bytes[i] <= '9'; ++i) {
    version = version * 10 + (bytes[i] - '0');
  }
  return version;
}

}  // namespace

tl::expected<PlanDocument, Message> read_plan(std::string_view bytes) {
  if (bytes.substr(0, kOpening.size()) != kOpening) return refused("output.plan_file.not_a_plan");
  const std::int64_t version = version_of(bytes);
  if (version > kPlanFileVersion) {
    return tl::make_unexpected(Message{"output.plan_file.newer", {{"version", version}, {"known", kPlanFileVersion}}});
  }
  if (version < kOldestPlanFileVersion) return refused("output.plan_file.not_a_plan");
  const std::size_t tail = kHashName.size() + 64 + kEnd.size();
  if (bytes.size() < kOpening.size() + tail || bytes.substr(bytes.size() - kEnd.size()) != kEnd)
    return refused("output.plan_file.incomplete");
  const std::size_t end = bytes.size() - tail;
  if (bytes.substr(end, kHashName.size()) != kHashName) return refused("output.plan_file.incomplete");
  PlanDocument document;
  document.hash = std::string(bytes.substr(end + kHashName.size(), 64));
  std::string canonical(bytes.substr(0, end));
  canonical += "\n}\n";
  if (sha256_hex(canonical) != document.hash) return refused("output.plan_file.changed");

  const std::size_t derived = canonical.rfind(kDerivedName);
  if (derived == std::string::npos) return tl::make_unexpected(Message{"output.plan_file.wrong_value", {{"path", std::string("$.plan")}}});
  document.derived = canonical.substr(derived + kDerivedName.size(), end - derived - kDerivedName.size());

  const Json json = Json::parse(canonical, UserRows(document.customer.users), false);
  if (!json.is_object()) return refused("output.plan_file.not_json");
  std::optional<Message> error;
  const Place root(&json, "$", error);
  document.version = root.at("planner").text();
  document.today = root.at("today").date();
  document.facts_date = root.at("facts").at("date").date();
  document.facts_name = root.at("facts").at("name").text();
  const auto settings = json.find("settings");
  if (settings == json.end()) return tl::make_unexpected(Message{"output.plan_file.wrong_value", {{"path", std::string("$.settings")}}});
  auto read_settings = settings_from_json(settings->dump(-1, ' ', false, Json::error_handler_t::replace));
  if (!read_settings) return tl::make_unexpected(read_settings.error());
  document.settings = std::move(*read_settings);
  const Place customer = root.at("customer");
  if (customer.at("users").size() != 0) customer.at("users").wrong();  // whole rows were taken out
  read_customer(customer, document.customer);
  root.at("prices").each([&](const Place& item) { document.prices.push_back(read_price(item)); });
  if (error) return tl::make_unexpected(*error);
  return document;
}

}  // namespace csp
