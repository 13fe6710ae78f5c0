#include "core/output/plan_file/pseudonyms.hpp"

#include <doctest/doctest.h>

#include "core/output/plan_file/plan_json.hpp"
#include "core/plan/accepted.hpp"
#include "core/plan/all_findings.hpp"
#include "core/plan/proof/proof.hpp"
#include "tests/core/support/planner_world.hpp"
#include "tests/core/support/random_customer.hpp"
#include "tests/core/support/sample_plan.hpp"

using namespace csp;
using namespace planner_world;

namespace {

const int kCases = support::property_cases(150);

std::string written(const World& world) {
  static const Language english = support::sample_language("en");
  const Plan plan = world.plan();
  return write_plan({catalog(), world.customer, world.settings, world.prices, plan, english, english, "0"});
}

std::string derived(const World& world) {
  static const Language english = support::sample_language("en");
  const Plan plan = world.plan();
  return derived_json({catalog(), world.customer, world.settings, world.prices, plan, english, english, "0"});
}

std::string replaced(std::string text, const PseudonymKey& key) {
  for (const auto& [pseudonym, original] : key) {
    for (std::size_t at = text.find(pseudonym); at != std::string::npos; at = text.find(pseudonym, at + original.size()))
      text.replace(at, pseudonym.size(), original);
  }
  return text;
}

// A customer with names everywhere a name can be.
World named_world(std::uint64_t seed) {
  support::Dice dice(seed);
  World world;
  world.customer.name = "Contoso Ltd";
  world.customer.domain = "contoso.example";
  world.customer.tenant = Guid::parse("7b3f1f0e-51d2-4a4c-9d55-0c7d0e1a2b3c");
  world.customer.file_names = {"contoso-users.json", "contoso-subscriptions.json"};
  world.settings.customer_name = dice.chance(50) ? "Contoso Ltd" : "Contoso (group)";
  world.settings.partner_name = "Northwind Traders";
  world.settings.source_partner_name = "Proseware, Inc.";
  const char* parts[] = {"SPE_E3", "STANDARDPACK", "ENTERPRISEPACK", "EXCHANGESTANDARD", "SPB", "ENTERPRISEWITHSCAL"};
  for (int i = dice.between(1, 5); i > 0; --i) {
    const std::string key = dice.chance(80) ? "a" + std::to_string(dice.between(1000000, 9999999)) + "-0000-4000-8000-0123456789ab"
                                            : "contoso-list.csv:" + std::to_string(i);
    Subscription made =
        subscription(key, parts[dice.below(6)], static_cast<Channel>(dice.between(0, 7)), "2027-01-01", dice.between(1, 40));
    made.name = "Contoso Ltd " + made.name;
    if (is_volume_licence(made.channel)) made.agreement_number = "E77" + std::to_string(dice.between(10000, 99999));
    made.commerce_id = dice.chance(50) ? key : "";
    made.term_end = world.today + dice.between(-20, 400);
    made.unit_price_month = Money{Decimal::from_cents(dice.between(100, 6000)), *Currency::parse("USD")};
    world.add(std::move(made));
    if (dice.chance(50)) world.decide(key).path = static_cast<Path>(dice.between(0, 5));
  }
  for (Profile& profile : world.customer.profiles) {
    for (AssignedSku& sku : profile.skus) {
      if (dice.chance(30)) sku.groups = {"5f1d6b1a-0000-4000-8000-00000000aaaa"}, sku.direct = false;
    }
  }
  if (dice.chance(50)) world.customer.group_names = {{"5f1d6b1a-0000-4000-8000-00000000aaaa", "Contoso licences of Berlin"}};
  for (int i = 0; i < 3; ++i) {
    const std::string name = "ayse" + std::to_string(i);
    world.customer.users.push_back(
        {"0b0b0b0b-0000-4000-8000-00000000000" + std::to_string(i), name + "@contoso.example", "User Number " + std::to_string(i), "TR"});
  }
  world.price("SPE_E3", "240", "192");
  return world;
}

// Puts a text of its own into every text, and an id of its own into every id that can be missing. Structs are taken apart as a whole, so
// that nothing here compiles when a member is added: whoever adds it says below why it may stay, or renames it.
class Marks {
 public:
  static constexpr const char* kText = "Zq9";
  static constexpr const char* kId = "5a5a5a5a-";

  void all(Customer& customer) {
    customer.subscriptions.resize(1);
    customer.pools.resize(1);
    customer.profiles.resize(1);
    customer.profiles[0].skus.resize(1);
    customer.profiles[0].skus[0].groups.resize(1);
    customer.group_names[""] = "";
    customer.file_names.resize(1);
    auto& [name, domain, tenant, subscriptions, pools, profiles, users, group_names, assignments_known, pools_known, file_names, fields,
           findings] = customer;
    each(name, domain, tenant, subscriptions, profiles, group_names, file_names);
    customer.users.push_back({text(), text(), text(), "TR"});
    // Facts about a SKU.
    static_cast<void>(std::tie(pools, users, assignments_known, pools_known));
    static_cast<void>(fields);    // not in a saved plan
    static_cast<void>(findings);  // "says no name, domain or id of the customer"
  }

  void all(PlanSettings& settings) {
    settings.freezes.resize(1);
    settings.subscriptions[""];
    settings.accepted.resize(1);
    settings.name_mapping[""] = sku("SPE_E3");
    settings.column_mappings[""].columns[""] = "";
    settings.believed_files[""] = "";
    auto& [customer_name, customer_country, segment, segment_validated, default_channel, agreement, relationship_accepted, partner_name,
           partner_country, partner_tenant, partner_model, source_partner_name, source_partner_tenant, term, billing_plan, currency,
           margin_days, prerequisite_days, assume_transfer_possible, horizon_months, minimise, weigh_paths, freezes, latest_finish,
           moves_a_week, grouping, gap_days, search_steps, teams_sale, subscriptions, accepted, offer_mapping, name_mapping,
           column_mappings, believed_files, bundles, report_language] = settings;
    each(customer_name, partner_name, partner_tenant, source_partner_name, source_partner_tenant, freezes, subscriptions, accepted,
         name_mapping, column_mappings);
    believed_files = {{"INVENTORY-UNITS-DIFFER " + text(), text() + ":12"}};
    // Codes of countries and languages, and what is chosen from a list.
    static_cast<void>(std::tie(customer_country, partner_country, currency, report_language, offer_mapping, bundles));
    static_cast<void>(std::tie(segment, segment_validated, default_channel, agreement, relationship_accepted, partner_model, term,
                               billing_plan, minimise, weigh_paths, grouping, teams_sale));
    static_cast<void>(std::tie(margin_days, prerequisite_days, assume_transfer_possible, horizon_months, latest_finish, moves_a_week,
                               gap_days, search_steps));
  }

 private:
  std::string text() { return kText + std::string(" ") + std::to_string(++marks_); }

  template <class... Member>
  void each(Member&... member) {
    (mark(member), ...);
  }
  void mark(std::string& into) { into = text(); }
  void mark(std::optional<Guid>& into) {
    char id[37];
    std::snprintf(id, sizeof id, "%s0000-4000-8000-%012d", kId, ++marks_);
    into = Guid::parse(id);
    REQUIRE(into.has_value());
  }
  template <class Value>
  void mark(std::vector<Value>& into) {
    for (Value& value : into) mark(value);
  }
  template <class Value>
  void mark(std::map<std::string, Value>& into) {
    std::map<std::string, Value> marked;
    for (auto& entry : into) {
      mark(entry.second);
      marked.emplace(text(), std::move(entry.second));
    }
    into = std::move(marked);
  }
  void mark(Guid&) {}  // of a SKU
  void mark(Subscription& made) {
    made = subscription("a", "SPE_E3", Channel::EnterpriseAgreement, "2027-06-30", 5);
    made.migration_row.resize(22);
    auto& [key, commerce_id, directory_id, name, sku, part_number, product_sku, legacy_offer, units, state, state_text, agreement_number,
           trial, seat_based, purchased, term_start, term_end, phase_end, term, billing_plan, end_action, auto_renew, cancel_until,
           has_promotion, has_scheduled_changes, owner_tenant, parent_key, channel, migration_row, unit_price_month, origins, statements] =
        made;
    each(key, commerce_id, directory_id, agreement_number, owner_tenant, parent_key);
    for (const std::size_t named : {0, 1, 2, 3, 4, 5, 20}) mark(migration_row[named]);
    // The name of a product: names of the customer inside it are replaced. The state is a word of the file.
    static_cast<void>(std::tie(name, sku, part_number, product_sku, legacy_offer, state, state_text, units));
    static_cast<void>(std::tie(trial, seat_based, term, billing_plan, end_action, auto_renew, has_promotion, has_scheduled_changes));
    static_cast<void>(std::tie(purchased, term_start, term_end, phase_end, cancel_until, channel, unit_price_month, origins, statements));
  }
  void mark(Profile& profile) {
    auto& [id, skus, users, without_usage_location, with_errors, members] = profile;
    id = "P1";  // counted
    each(skus);
    static_cast<void>(std::tie(users, without_usage_location, with_errors, members));
  }
  void mark(AssignedSku& assigned) {
    auto& [id, disabled_plans, groups, direct] = assigned;
    id = sku("SPE_E3");
    each(groups);
    static_cast<void>(std::tie(disabled_plans, direct));
  }
  void mark(SubscriptionDecision& decision) {
    auto& [channel, path, targets, units, order_date, end_action, term_end, term, purchased, unit_price_month] = decision;
    static_cast<void>(std::tie(channel, path, targets, units, order_date, end_action, term_end, term, purchased, unit_price_month));
  }
  void mark(AcceptedException& exception) {
    auto& [rule, subject, accepted_by, facts] = exception;
    rule = "PROOF-GAP";
    subject = "P1";
    facts = "0123456789abcdef";  // a digest
    each(accepted_by);
  }
  void mark(Freeze& freeze) {
    auto& [first, last, name] = freeze;
    first = last = day("2026-12-24");
    each(name);
  }
  void mark(ColumnMapping& mapping) {
    auto& [kind, columns] = mapping;
    kind = "volume-licensing";
    each(columns);
    for (auto& entry : columns) entry.second = "quantity";  // a field that we name
  }

  int marks_ = 0;
};

}  // namespace

TEST_CASE("a pseudonymised copy plans the same, up to the names") {
  for (int seed = 0; seed < kCases; ++seed) {
    CAPTURE(seed);
    const World original = named_world(static_cast<std::uint64_t>(seed));
    World copy = original;
    const PseudonymKey key = make_pseudonyms(copy.customer, copy.settings);
    pseudonymise(copy.customer, copy.settings, original.plan(), key);
    CHECK(replaced(derived(copy), key) == derived(original));
  }
}

TEST_CASE("a pseudonymised copy says no name, domain or id of the customer") {
  for (int seed = 0; seed < kCases; ++seed) {
    CAPTURE(seed);
    World copy = named_world(static_cast<std::uint64_t>(seed));
    const PseudonymKey key = make_pseudonyms(copy.customer, copy.settings);
    pseudonymise(copy.customer, copy.settings, copy.plan(), key);
    const std::string file = written(copy);
    for (const char* word : {"ontoso", "Northwind", "Proseware", "yse", "7b3f1f0e", "5f1d6b1a", "0b0b0b0b", "E77"})
      CHECK_MESSAGE(file.find(word) == std::string::npos, word);
    for (const auto& entry : key) CHECK_MESSAGE(file.find(entry.second) == std::string::npos, entry.second);
  }
}

TEST_CASE("the key at home turns the copy back into the very same plan file") {
  for (int seed = 0; seed < kCases; ++seed) {
    CAPTURE(seed);
    const World original = named_world(static_cast<std::uint64_t>(seed));
    World copy = original;
    const PseudonymKey key = make_pseudonyms(copy.customer, copy.settings);
    pseudonymise(copy.customer, copy.settings, copy.plan(), key);
    const auto kept = read_pseudonym_key(write_pseudonym_key(key));
    REQUIRE(kept.has_value());
    restore_names(copy.customer, copy.settings, copy.plan(), *kept);
    CHECK(written(copy) == written(original));
  }
}

TEST_CASE("an exception that was accepted stays accepted in the copy") {
  int accepted = 0;
  for (int seed = 0; seed < kCases; ++seed) {
    CAPTURE(seed);
    World original = named_world(static_cast<std::uint64_t>(seed));
    const Plan before = original.plan();
    for_each_finding(before, [&](const Finding& finding, const FindingPlace& place) {
      const std::string facts = place.gap != nullptr ? exception_facts(*place.gap) : facts_digest(finding);
      if (finding.severity == Severity::Blocker)
        original.settings.accepted.push_back({finding.rule, finding.subject, "Managing director", facts});
    });
    World copy = original;
    const PseudonymKey key = make_pseudonyms(copy.customer, copy.settings);
    pseudonymise(copy.customer, copy.settings, original.plan(), key);
    accepted += static_cast<int>(original.settings.accepted.size());
    const Plan accepted_plan = original.plan(), accepted_copy = copy.plan();
    CHECK(accepted_copy.has_blockers() == accepted_plan.has_blockers());
    CHECK(accepted_copy.proof.safe == accepted_plan.proof.safe);
    CHECK(void_acceptances(accepted_copy, copy.settings).size() == void_acceptances(accepted_plan, original.settings).size());
  }
  CHECK(accepted > 0);
}

TEST_CASE("no text that is in the customer or in the decisions stays in the copy, but for words of the trade") {
  World copy;
  Marks mark;
  mark.all(copy.customer);
  mark.all(copy.settings);
  const Plan plan = copy.plan();
  const PseudonymKey key = make_pseudonyms(copy.customer, copy.settings);
  const World original = copy;
  pseudonymise(copy.customer, copy.settings, plan, key);
  const std::string file = written(copy);
  CHECK(file.find(Marks::kText) == std::string::npos);
  CHECK(file.find(Marks::kId) == std::string::npos);
  restore_names(copy.customer, copy.settings, copy.plan(), key);
  CHECK(written(copy) == written(original));
}

TEST_CASE("a freeze or a mapped product is renamed where it stands alone, not inside the words of others") {
  World copy = named_world(1);
  copy.settings.freezes = {{copy.today, copy.today, "Office"}};
  copy.customer.subscriptions[0].name = "Contoso Ltd Office 365 E3";
  const PseudonymKey key = make_pseudonyms(copy.customer, copy.settings);
  pseudonymise(copy.customer, copy.settings, copy.plan(), key);
  CHECK(copy.settings.freezes[0].name == "Freeze 0000001");
  CHECK(copy.customer.subscriptions[0].name == "Customer A Office 365 E3");
}

TEST_CASE("a file that is no key is refused with a word about why") {
  CHECK(read_pseudonym_key("{}").error().key == "pseudonyms.not_a_key");
  for (const char* other : {R"({"schema":7,"names":[]})", R"({"schema":null,"names":[]})",
                            R"({"schema":["csp-move-pseudonyms"],"names":[]})", "[]", "7", R"("csp-move-pseudonyms")", ""}) {
    CAPTURE(other);
    CHECK(read_pseudonym_key(other).error().key == "pseudonyms.not_a_key");
  }
  CHECK(read_pseudonym_key(R"({"schema":"csp-move-pseudonyms","version":1,"names":[["a"]]})").error().key == "pseudonyms.damaged");
}
