#include "core/plan/settings_file/settings_json.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "core/base/text.hpp"
#include "tests/core/support/members.hpp"

using namespace csp;

namespace {

PlanSettings everything_decided() {
  PlanSettings settings;
  settings.customer_name = "Tailwind Traders";
  settings.customer_country = "TR";
  settings.segment = Segment::Education;
  settings.segment_validated = true;
  settings.default_channel = Channel::EnterpriseAgreement;
  settings.agreement = AgreementState::AttestedBefore2023April;
  settings.relationship_accepted = true;
  settings.partner_name = "Fabrikam";
  settings.partner_country = "PL";
  settings.partner_tenant = Guid::parse("11111111-2222-3333-4444-555555555555");
  settings.partner_model = PartnerModel::IndirectReseller;
  settings.source_partner_name = "Contoso";
  settings.source_partner_tenant = Guid::parse("66666666-7777-8888-9999-aaaaaaaaaaaa");
  settings.term = Term::ThreeYears;
  settings.billing_plan = BillingPlan::Triennial;
  settings.currency = *Currency::parse("EUR");
  settings.margin_days = 11;
  settings.prerequisite_days = 0;
  settings.assume_transfer_possible = false;
  settings.horizon_months = 36;
  settings.minimise = Minimise::PartnerCost;
  settings.weigh_paths = true;
  settings.freezes = {{*Date::from_iso("2026-12-21"), *Date::from_iso("2027-01-03"), "year end"}};
  settings.latest_finish = Date::from_iso("2027-06-30");
  settings.moves_a_week = 4;
  settings.grouping = Grouping::ByMonth;
  settings.gap_days = 2;
  settings.search_steps = 5000;
  settings.teams_sale = TeamsSale::Closed;
  settings.report_language = "tr";
  SubscriptionDecision& decision = settings.subscriptions["sub \"one\""];
  decision.channel = Channel::WebDirectMosa;
  decision.path = Path::BuyOther;
  TargetChoice target;
  target.sku = *Guid::parse("05e9a617-0261-4cee-bb44-138d3ef5d965");
  target.units = 12;
  target.product_sku = ProductSku{"CFQ7TTC0LFLX", "0001"};
  decision.targets.push_back(target);
  decision.units = 3;
  decision.order_date = Date::from_iso("2027-02-28");
  decision.end_action = EndOfTermAction::ExtendedServiceTerm;
  decision.term_end = Date::from_iso("2027-03-31");
  decision.term = Term::OneMonth;
  decision.purchased = Date::from_iso("2026-04-01");
  decision.unit_price_month = Money{*Decimal::parse("12.345678"), *Currency::parse("USD")};
  AcceptedException accepted;
  accepted.finding = "SMB-300";
  accepted.subject = "k";
  accepted.accepted_by = "the owner";
  accepted.facts = "0123";
  settings.accepted.push_back(accepted);
  settings.bundles = {5, {*Guid::parse("05e9a617-0261-4cee-bb44-138d3ef5d965")}, {*Guid::parse("6fd2c87f-b296-42f0-b197-1e91e994b900")}};
  settings.offer_mapping[ProductSku{"CFQ7TTC0LF8R", "0001"}] = *Guid::parse("6fd2c87f-b296-42f0-b197-1e91e994b900");
  settings.name_mapping["E3 \"alt\""] = *Guid::parse("05e9a617-0261-4cee-bb44-138d3ef5d965");
  settings.column_mappings["mitarbeiter|konto"] = {"user-licence-table", {{"konto", "userprincipalname"}}};
  settings.believed_files["INVENTORY-UNITS-DIFFER c1"] = "directory.json:1";
  return settings;
}

auto members_of(const PlanSettings& settings) {
  const auto& [customer_name, customer_country, segment, segment_validated, default_channel, agreement, relationship_accepted, partner_name,
               partner_country, partner_tenant, partner_model, source_partner_name, source_partner_tenant, term, billing_plan, currency,
               margin_days, prerequisite_days, assume_transfer_possible, horizon_months, minimise, weigh_paths, freezes, latest_finish,
               moves_a_week, grouping, gap_days, search_steps, teams_sale, subscriptions, accepted, offer_mapping, name_mapping,
               column_mappings, believed_files, bundles, report_language] = settings;
  return std::tie(customer_name, customer_country, segment, segment_validated, default_channel, agreement, relationship_accepted,
                  partner_name, partner_country, partner_tenant, partner_model, source_partner_name, source_partner_tenant, term,
                  billing_plan, currency, margin_days, prerequisite_days, assume_transfer_possible, horizon_months, minimise, weigh_paths,
                  freezes, latest_finish, moves_a_week, grouping, gap_days, search_steps, teams_sale, subscriptions, accepted,
                  offer_mapping, name_mapping, column_mappings, believed_files, bundles, report_language);
}

auto members_of(const SubscriptionDecision& decision) {
  const auto& [channel, path, targets, units, order_date, end_action, term_end, term, purchased, unit_price_month] = decision;
  return std::tie(channel, path, targets, units, order_date, end_action, term_end, term, purchased, unit_price_month);
}

Message refused(std::string_view json) {
  const auto result = settings_from_json(json);
  REQUIRE(!result.has_value());
  return result.error();
}

std::string path_in(const Message& message) {
  for (const MessageArgument& argument : message.arguments) {
    if (argument.name == "path") return std::get<std::string>(argument.value);
  }
  return "";
}

std::string with(std::string_view rest) { return R"({"schema":"csp-move-settings","version":1,)" + std::string(rest) + "}"; }

}  // namespace

TEST_CASE("settings: what was written is read back, name for name") {
  const PlanSettings settings = everything_decided();
  const std::string json = settings_to_json(settings);
  const auto read = settings_from_json(json);
  REQUIRE(read.has_value());
  CHECK(*read == settings);
  CHECK(settings_to_json(*read) == json);
  CHECK(read->customer_country == "TR");
  CHECK(read->partner_tenant == settings.partner_tenant);
  CHECK(read->billing_plan == BillingPlan::Triennial);
  CHECK(read->assume_transfer_possible == false);
  const SubscriptionDecision& decision = read->subscriptions.at("sub \"one\"");
  CHECK(decision.targets.at(0).product_sku->text() == "CFQ7TTC0LFLX:0001");
  CHECK(decision.targets.at(0).units == 12);
  CHECK(decision.unit_price_month->amount.text() == "12.345678");
  CHECK(decision.end_action == EndOfTermAction::ExtendedServiceTerm);
  CHECK(read->offer_mapping.size() == 1);
  CHECK(read->column_mappings == settings.column_mappings);
  CHECK(read->believed_files == settings.believed_files);
}

TEST_CASE("settings: the example of everything decided decides everything") {
  const PlanSettings settings = everything_decided();
  CHECK(support::equal_members(members_of(settings), members_of(PlanSettings{})).empty());
  CHECK(support::equal_members(members_of(settings.subscriptions.begin()->second), members_of(SubscriptionDecision{})).empty());
}

TEST_CASE("settings: every name is optional, and a null means not decided") {
  const auto read = settings_from_json(R"({"schema":"csp-move-settings","version":1,"partnerTenant":null,"subscriptions":{"a":{}}})");
  REQUIRE(read.has_value());
  CHECK(read->margin_days == 7);
  CHECK(!read->partner_tenant);
  CHECK(!read->subscriptions.at("a").path);
}

TEST_CASE("settings: a misspelt name is refused where it stands") {
  CHECK(path_in(refused(with(R"("marginDay":3)"))) == "$.marginDay");
  CHECK(path_in(refused(with(R"("subscriptions":{"k1":{"orderDat":"2027-01-01"}})"))) == "$.subscriptions[\"k1\"].orderDat");
  CHECK(path_in(refused(with(R"("subscriptions":{"k1":{"targets":[{"sku":"05e9a617-0261-4cee-bb44-138d3ef5d965","unit":1}]}})"))) ==
        "$.subscriptions[\"k1\"].targets[0].unit");
}

TEST_CASE("settings: a value of the wrong type or range is refused where it stands") {
  for (const auto& entry : std::initializer_list<std::pair<const char*, const char*>>{
           {R"("marginDays":0)", "$.marginDays"},
           {R"("marginDays":"7")", "$.marginDays"},
           {R"("marginDays":7.5)", "$.marginDays"},
           {R"("marginDays":18446744073709551615)", "$.marginDays"},
           {R"("segment":"Commercial")", "$.segment"},
           {R"("term":"unknown")", "$.term"},
           {R"("currency":"US")", "$.currency"},
           {R"("customerCountry":"TUR")", "$.customerCountry"},
           {R"("relationshipAccepted":1)", "$.relationshipAccepted"},
           {R"("partnerTenant":"x")", "$.partnerTenant"},
           {R"("accepted":{})", "$.accepted"},
           {R"("subscriptions":[])", "$.subscriptions"},
           {R"("subscriptions":{"a":7})", "$.subscriptions[\"a\"]"},
           {R"("subscriptions":{"a":{"orderDate":"2027-02-29"}})", "$.subscriptions[\"a\"].orderDate"},
           {R"("subscriptions":{"a":{"unitPriceMonth":{"amount":9.5,"currency":"USD"}}})", "$.subscriptions[\"a\"].unitPriceMonth.amount"},
           {R"("subscriptions":{"a":{"unitPriceMonth":{"amount":"-1","currency":"USD"}}})", "$.subscriptions[\"a\"].unitPriceMonth.amount"},
           {R"("subscriptions":{"a":{"targets":[{}]}})", "$.subscriptions[\"a\"].targets[0].sku"},
           {R"("bundles":{"banned":["E5"]})", "$.bundles.banned"},
           {R"("latestFinish":"1899-12-31")", "$.latestFinish"},
           {R"("latestFinish":"2201-01-01")", "$.latestFinish"},
           {R"("freezes":[{"first":"2027-01-01","last":"9999-12-31"}])", "$.freezes[0].last"},
           {R"("searchSteps":100000001)", "$.searchSteps"},
           {R"("subscriptions":{"a":{"units":10000000001}})", "$.subscriptions[\"a\"].units"},
           {R"("bundles":{"mostSkusPerUser":0})", "$.bundles.mostSkusPerUser"},
           {R"("nameMapping":{"E3":"SPE_E3"})", "$.nameMapping.E3"},
           {R"("offerMapping":{"CFQ7":"05e9a617-0261-4cee-bb44-138d3ef5d965"})", "$.offerMapping.CFQ7"}}) {
    CAPTURE(entry.first);
    CHECK(path_in(refused(with(entry.first))) == entry.second);
  }
}

TEST_CASE("settings: a word that nobody knows is said, with the ones that may stand in its place") {
  const Message expected{"settings.wrong_value",
                         {{"path", "$.billingPlan"}, {"found", "\"weekly\""}, {"expected", "monthly, annual, triennial"}}};
  CHECK(refused(with(R"("billingPlan":"weekly")")) == expected);
}

TEST_CASE("settings: a long value is shown from its beginning, and never half a character of it") {
  for (std::size_t length : {40, 60, 61, 62, 63, 5000}) {
    std::string value(length % 4, 'a');
    while (value.size() < length) value += "ş";
    const Message message = refused(with("\"term\":\"" + value + "\""));
    REQUIRE(message.arguments.size() == 3);
    const std::string found = std::get<std::string>(message.arguments[1].value);
    CAPTURE(found);
    std::size_t characters = 0;
    for (std::size_t at = 0; at < found.size(); ++characters) text::decode_utf8(found, at);
    CHECK(characters <= 61);
    CHECK_NOTHROW(nlohmann::json(found).dump());  // throws on half a character
  }
}

TEST_CASE("settings: another schema or version is refused") {
  CHECK(path_in(refused("{}")) == "$.schema");
  CHECK(path_in(refused(R"({"schema":"csp-move-settings"})")) == "$.version");
  CHECK(path_in(refused(R"({"schema":"csp-move-settings","version":2})")) == "$.version");
}

TEST_CASE("settings: broken JSON is refused with line and column") {
  const Message message = refused("{\n  \"schema\": \"csp-move-settings\",\n  \"version\" 1\n}");
  CHECK(message.key == "settings.not_json");
  CHECK(std::get<std::int64_t>(message.arguments[0].value) == 3);
  CHECK(std::get<std::int64_t>(message.arguments[1].value) == 13);
  CHECK(refused("").key == "settings.not_json");
  CHECK(path_in(refused("[]")) == "$");
}

TEST_CASE("settings: a column mapping or an answer of the wrong type is refused with its place") {
  CHECK(path_in(refused(with(R"("columnMappings":{"a|b":{"kind":1}})"))) == "$.columnMappings[\"a|b\"].kind");
  CHECK(path_in(refused(with(R"("columnMappings":{"a|b":{"kind":"x","columns":{"a":2}}})"))) == "$.columnMappings[\"a|b\"].columns.a");
  CHECK(path_in(refused(with(R"("believedFiles":{"X c1":3})"))) == "$.believedFiles.X c1");
}

TEST_CASE("settings: a list that is longer than anybody decides is refused with its place, and the longest that is not is read") {
  const std::string sku = "\"05e9a617-0261-4cee-bb44-138d3ef5d965\"";
  struct List {
    const char* before;
    std::string entry;
    const char* after;
    std::int64_t most;
    const char* path;
  };
  for (const List& list :
       {List{R"("freezes":[)", R"({"first":"2027-01-01","last":"2027-01-02"})", "]", SettingsLimits::kFreezes, "$.freezes"},
        {R"("accepted":[)", "{}", "]", SettingsLimits::kAccepted, "$.accepted"},
        {R"("subscriptions":{"a":{"targets":[)", "{\"sku\":" + sku + "}", "]}}", SettingsLimits::kTargets,
         "$.subscriptions[\"a\"].targets"},
        {R"("bundles":{"banned":[)", sku, "]}", SettingsLimits::kListedSkus, "$.bundles.banned"},
        {R"("bundles":{"kept":[)", sku, "]}", SettingsLimits::kListedSkus, "$.bundles.kept"}}) {
    CAPTURE(list.path);
    const auto of_length = [&](std::int64_t count) {
      std::string all = list.before;
      for (std::int64_t i = 0; i < count; ++i) all += (i == 0 ? "" : ",") + list.entry;
      return with(all + list.after);
    };
    CHECK(settings_from_json(of_length(list.most)).has_value());
    const Message message = refused(of_length(list.most + 1));
    CHECK(message.key == "settings.too_many");
    CHECK(path_in(message) == list.path);
  }
}

TEST_CASE("settings: SKUs that are banned are kept in order, each once") {
  const auto read = settings_from_json(with(R"("bundles":{"banned":["6fd2c87f-b296-42f0-b197-1e91e994b900",
      "05e9a617-0261-4cee-bb44-138d3ef5d965","6fd2c87f-b296-42f0-b197-1e91e994b900"]})"));
  REQUIRE(read.has_value());
  CHECK(read->bundles.banned ==
        std::vector<Guid>{*Guid::parse("05e9a617-0261-4cee-bb44-138d3ef5d965"), *Guid::parse("6fd2c87f-b296-42f0-b197-1e91e994b900")});
}
