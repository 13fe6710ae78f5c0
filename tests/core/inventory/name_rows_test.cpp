// What is decided about a subscription without an id stays with it, wherever its row stands.
#include <set>

#include "tests/core/inventory/support.hpp"

using namespace csp;
using namespace csp::import_test;

namespace {

const std::string kHeader = "Product,Quantity,Agreement number,End date\n";
const std::string kRowOfRooms = "Microsoft Teams Rooms Pro,2,1234567,2027-03-31\n";
const std::string kRowOfE3 = "Office 365 E3,7,1234567,2027-03-31\n";

std::string key_of(const Inventory& inventory, std::string_view name, std::int64_t units) {
  for (const Subscription& subscription : inventory.customer.subscriptions) {
    if (subscription.name == name && subscription.units == units) return subscription.key;
  }
  return {};
}

}  // namespace

TEST_CASE("a row without an id keeps its key when another row or another file is gone") {
  const std::string key = key_of(merged({kHeader + kRowOfE3 + kRowOfRooms}), "Microsoft Teams Rooms Pro", 2);
  REQUIRE_FALSE(key.empty());
  CHECK(key_of(merged({kHeader + kRowOfRooms}), "Microsoft Teams Rooms Pro", 2) == key);
  CHECK(
      key_of(merged({"Product,Quantity,Agreement number,End date\nVisio Plan 2,1,7654321,2027-03-31\n", kHeader + kRowOfE3 + kRowOfRooms}),
             "Microsoft Teams Rooms Pro", 2) == key);
}

TEST_CASE("what takes the place of a row has a key of its own") {
  const std::string key = key_of(merged({kHeader + kRowOfE3 + kRowOfRooms}), "Microsoft Teams Rooms Pro", 2);
  for (const Subscription& subscription : merged({kHeader + kRowOfE3 + "Visio Plan 2,2,1234567,2027-03-31\n"}).customer.subscriptions)
    CHECK(subscription.key != key);
}

TEST_CASE("rows of one name are told apart by agreement, by end, and at last by their order") {
  const Inventory inventory = merged({kHeader + "Office 365 E3,1,1234567,2027-03-31\nOffice 365 E3,2,7654321,2027-03-31\n"
                                                "Office 365 E3,3,7654321,2027-06-30\nOffice 365 E3,4,7654321,2027-06-30\n"});
  std::set<std::string> keys;
  for (const Subscription& subscription : inventory.customer.subscriptions) keys.insert(subscription.key);
  CHECK(keys.size() == inventory.customer.subscriptions.size());
  const std::string later = key_of(inventory, "Office 365 E3", 3);
  CHECK(later.find("2027-06-30") != std::string::npos);
  const Inventory fewer = merged({kHeader + "Office 365 E3,2,7654321,2027-03-31\nOffice 365 E3,3,7654321,2027-06-30\n"
                                            "Office 365 E3,4,7654321,2027-06-30\n"});
  CHECK(key_of(fewer, "Office 365 E3", 3) == later);
}

TEST_CASE("what is asked about such a row leads to its subscription") {
  const Inventory inventory = merged({kHeader + "No such product,7,1234567,2027-03-31\n"});
  REQUIRE(inventory.customer.subscriptions.size() == 1);
  const bool about = std::any_of(inventory.findings.begin(), inventory.findings.end(),
                                 [&](const Finding& finding) { return finding.subject == inventory.customer.subscriptions[0].key; });
  CHECK(about);
}
