// A person's own answer to "which SKU does this offer give?"
#include "core/inventory/offer_mapping.hpp"

#include <doctest/doctest.h>

using namespace csp;

namespace {

const ProductSku offer{"CFQ7TTC0LF8R", "0001"};
const Guid e3 = *Guid::parse("05e9a617-0261-4cee-bb44-138d3ef5d965");

Inventory with_unknown_sku() {
  Inventory inventory;
  Subscription subscription;
  subscription.key = "s1";
  subscription.product_sku = offer;
  inventory.customer.subscriptions.push_back(subscription);
  Finding asked;
  asked.rule = "INVENTORY-SKU-UNKNOWN";
  asked.subject = "s1";
  Finding other;
  other.rule = "INVENTORY-UNITS-DIFFER";
  other.subject = "s1";
  inventory.findings = {asked, other};
  return inventory;
}

}  // namespace

TEST_CASE("a mapped offer gives its subscriptions the SKU and its part number") {
  Catalog catalog;
  Sku sku;
  sku.id = e3;
  sku.part_number = "SPE_E3";
  catalog.skus.push_back(sku);
  Inventory inventory = with_unknown_sku();
  REQUIRE(offer_mapping_applies({{{offer, e3}}, {}}, inventory.customer));
  apply_offer_mapping(catalog, {{{offer, e3}}, {}}, inventory);
  CHECK(inventory.customer.subscriptions.front().sku == e3);
  CHECK(inventory.customer.subscriptions.front().part_number == "SPE_E3");
  CHECK_FALSE(offer_mapping_applies({{{offer, e3}}, {}}, inventory.customer));
}

TEST_CASE("the question is taken back with its answer, other findings about the subscription stay") {
  Inventory inventory = with_unknown_sku();
  apply_offer_mapping(Catalog{}, {{{offer, e3}}, {}}, inventory);
  REQUIRE(inventory.findings.size() == 1);
  CHECK(inventory.findings.front().rule == "INVENTORY-UNITS-DIFFER");
}

TEST_CASE("what the file asks about the name is taken back with the answer, and what a list of users asks stays") {
  Inventory inventory;
  Subscription subscription;
  subscription.key = "s1";
  subscription.name = "Visio Plan 2";
  subscription.origins = {{0, 2}};
  inventory.customer.subscriptions.push_back(subscription);
  for (const std::int32_t file : {0, 1}) {
    Finding asked;
    asked.rule = "IMPORT-NAME-AMBIGUOUS";
    asked.subject = "Visio Plan 2";
    asked.origins = {{file, 2}};
    inventory.findings.push_back(asked);
  }
  apply_offer_mapping(Catalog{}, {{}, {{"Visio Plan 2", e3}}}, inventory);
  REQUIRE(inventory.findings.size() == 1);
  CHECK(inventory.findings.front().origins.front().file == 1);
}

TEST_CASE("a mapping for another offer changes nothing") {
  Inventory inventory = with_unknown_sku();
  CHECK_FALSE(offer_mapping_applies({{{ProductSku{"CFQ7TTC0LF8S", "0001"}, e3}}, {}}, inventory.customer));
}

TEST_CASE("an answer about a name counts where a file tells no id, and nowhere else") {
  Inventory inventory = with_unknown_sku();
  Subscription& subscription = inventory.customer.subscriptions.front();
  subscription.name = "E3 alt";
  const OfferAnswers answers{{}, {{"E3 alt", e3}}};
  CHECK_FALSE(offer_mapping_applies(answers, inventory.customer));  // its offer is known, and what that gives is another question
  subscription.product_sku.reset();
  CHECK(offer_mapping_applies(answers, inventory.customer));
  apply_offer_mapping(Catalog{}, answers, inventory);
  CHECK(subscription.sku == e3);
  CHECK_FALSE(offer_mapping_applies({{}, {{"E3 alt", *Guid::parse("6fd2c87f-b296-42f0-b197-1e91e994b900")}}}, inventory.customer));
}

TEST_CASE("units that stand for a subscription go with it to the SKU that was answered") {
  Catalog catalog;
  Sku sku;
  sku.id = e3;
  sku.part_number = "SPE_E3";
  catalog.skus.push_back(sku);
  Inventory inventory = with_unknown_sku();
  Customer& customer = inventory.customer;
  customer.subscriptions.front().sku = *Guid::parse("6fd2c87f-b296-42f0-b197-1e91e994b900");
  customer.subscriptions.front().units = 30;
  customer.subscriptions.front().state = SubscriptionState::Active;
  UnitPool old;
  old.sku = customer.subscriptions.front().sku;
  old.enabled = 30;
  old.counts = PoolCounts::Unlisted;
  customer.pools = {old};
  apply_offer_mapping(catalog, {{{offer, e3}}, {}}, inventory);
  REQUIRE(customer.pools.size() == 1);
  CHECK(customer.pools[0].sku == e3);
  CHECK(customer.pools[0].enabled == 30);
}
