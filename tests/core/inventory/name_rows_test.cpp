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

TEST_CASE("rows of one name and end keep their keys when another row stands above them, and in whatever order they come") {
  const std::string header = "Product name,Purchased quantity,Subscription status,Renewal date\n";
  const std::string many = "Office 365 E3,250,Active,2027-01-31\n", few = "Office 365 E3,25,Active,2027-01-31\n";
  std::string others;
  for (int row = 2; row < 8; ++row) others += "Visio Plan " + std::to_string(row) + "," + std::to_string(row) + ",Active,2027-01-31\n";
  const Inventory first = merged({header + others + many + few});
  const std::string key = key_of(first, "Office 365 E3", 25);
  REQUIRE_FALSE(key.empty());
  for (const Inventory& other : {merged({header + "Power BI Pro,1,Active,2027-01-31\n" + others + many + few}),
                                 merged({header + others + few + many}), merged({header + few + many})}) {
    CHECK(key_of(other, "Office 365 E3", 25) == key);
    CHECK(key_of(other, "Office 365 E3", 250) == key_of(first, "Office 365 E3", 250));
  }
}

TEST_CASE("subscriptions are sorted by their keys also when rows gave them") {
  const Inventory inventory = merged({kHeader + "Visio Plan 2,1,1234567,2027-03-31\nProject Plan 3,1,1234567,2027-03-31\n" + kRowOfE3});
  const std::vector<Subscription>& all = inventory.customer.subscriptions;
  REQUIRE(all.size() == 3);
  CHECK(std::is_sorted(all.begin(), all.end(), [](const Subscription& a, const Subscription& b) { return a.key < b.key; }));
}
