// What people answered changes the facts, and an answer that is gone leaves nothing behind.
#include "shell/answered_facts.hpp"

#include <doctest/doctest.h>

#include "shell/built_in.hpp"

using namespace csp;

namespace {

const Guid e3 = *Guid::parse("6fd2c87f-b296-42f0-b197-1e91e994b900");
const Guid e5 = *Guid::parse("c7df2760-2c81-4ef7-b578-5b5392b571df");

std::shared_ptr<const Facts> facts_of(const std::string& list) {
  return facts_from_files(*built_in_catalog(),
                          {std::make_shared<const ImportedFile>(import_file(**built_in_catalog(), "list.csv", 0, list))});
}

const std::string named = "Product,Quantity,Agreement number,End date\nE3 alt,7,1234567,2027-03-31\nE5 alt,3,1234567,2027-03-31\n";

Guid sku_of(const Facts& facts, const std::string& name) {
  for (const Subscription& subscription : facts.inventory.customer.subscriptions) {
    if (subscription.name == name) return subscription.sku;
  }
  FAIL("no such subscription");
  return {};
}

}  // namespace

TEST_CASE("facts without an answer are the facts themselves, and the same answers give the same facts") {
  const auto facts = facts_of(named);
  PlanSettings settings;
  CHECK(with_answers(facts, settings) == facts);
  settings.name_mapping["E1 alt"] = e3;  // of another file
  CHECK(with_answers(facts, settings) == facts);
  settings.name_mapping["E3 alt"] = e3;
  const auto answered = with_answers(facts, settings);
  CHECK(answered != facts);
  CHECK(with_answers(answered, settings) == answered);
}

TEST_CASE("answers may change and go in any order: what stands is what the settings say") {
  const auto facts = facts_of(named);
  PlanSettings settings;
  settings.name_mapping = {{"E3 alt", e3}, {"E5 alt", e5}};
  auto answered = with_answers(facts, settings);
  CHECK(sku_of(*answered, "E3 alt") == e3);
  CHECK(sku_of(*answered, "E5 alt") == e5);
  settings.name_mapping["E3 alt"] = e5;
  settings.name_mapping.erase("E5 alt");
  answered = with_answers(answered, settings);
  CHECK(sku_of(*answered, "E3 alt") == e5);
  CHECK(sku_of(*answered, "E5 alt").is_zero());
  settings.name_mapping.clear();
  CHECK(with_answers(answered, settings) == facts);
}

TEST_CASE("a list that is opened on a saved plan comes to what its files told, and the answers stay") {
  PlanSettings settings;
  settings.name_mapping["E3 alt"] = e3;
  const auto answered = with_answers(facts_of(named), settings);
  const auto with_list = facts_with_lists(*built_in_catalog(), answered, {});
  CHECK(sku_of(*with_list, "E3 alt").is_zero());
  CHECK(sku_of(*with_answers(with_list, settings), "E3 alt") == e3);
}
