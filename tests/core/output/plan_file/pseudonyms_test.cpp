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

TEST_CASE("a file that is no key is refused with a word about why") {
  CHECK(read_pseudonym_key("{}").error().key == "pseudonyms.not_a_key");
  CHECK(read_pseudonym_key(R"({"schema":"csp-move-pseudonyms","version":1,"names":[["a"]]})").error().key == "pseudonyms.damaged");
}
