// Can people tell subscriptions apart by what they are called?
#include "core/plan/sources/subscription_names.hpp"

#include <doctest/doctest.h>

#include <set>

#include "tests/core/support/planner_world.hpp"

using namespace csp;
using namespace csp::plan;
using namespace planner_world;

namespace {

struct Held {
  const char* key;
  const char* name;
  std::int64_t units;
  const char* end;
};

World holding(const std::vector<Held>& all) {
  World world;
  for (const Held& held : all)
    world.add(subscription(held.key, "ENTERPRISEPACK", Channel::WebDirectMca, held.end, held.units)).name = held.name;
  return world;
}

using Names = std::vector<std::string>;
Names names(const World& world) { return subscription_names(catalog(), world.customer, world.settings); }

}  // namespace

TEST_CASE("a subscription whose name no other one has keeps it") {
  CHECK(names(holding({{"a", "Office 365 E3", 80, "2027-03-21"}, {"b", "Visio Plan 2", 80, "2027-03-21"}})) ==
        Names{"Office 365 E3", "Visio Plan 2"});
}

TEST_CASE("subscriptions of one name are told apart by their units") {
  CHECK(names(holding({{"a", "Office 365 E3", 80, "2027-03-21"}, {"b", "Office 365 E3", 40, "2027-03-21"}})) ==
        Names{"Office 365 E3 (80)", "Office 365 E3 (40)"});
}

TEST_CASE("subscriptions of one name and as many units are told apart by their ends, as somebody decided them") {
  World world = holding({{"a", "Office 365 E3", 80, "2027-03-21"}, {"b", "Office 365 E3", 80, "2027-03-21"}});
  world.decide("b").term_end = day("2027-06-30");
  CHECK(names(world) == Names{"Office 365 E3 (80, 2027-03-21)", "Office 365 E3 (80, 2027-06-30)"});
}

TEST_CASE("subscriptions that are alike in everything are numbered, whichever file came first") {
  World world = holding({{"a", "Office 365 E3", 80, "2027-03-21"}, {"b", "office 365 E3 ", 80, "2027-03-21"}});
  CHECK(names(world) == Names{"Office 365 E3 (80, 2027-03-21, #1)", "office 365 E3 (80, 2027-03-21, #2)"});
  std::swap(world.customer.subscriptions[0], world.customer.subscriptions[1]);
  CHECK(names(world) == Names{"office 365 E3 (80, 2027-03-21, #2)", "Office 365 E3 (80, 2027-03-21, #1)"});
}

TEST_CASE("a plan calls its subscriptions by these names") {
  World world = holding({{"a", "Office 365 E3", 80, "2027-03-21"}, {"b", "Office 365 E3", 40, "2027-06-30"}});
  std::set<std::string> told;
  for (const Step& step : world.plan().steps) {
    for (const MessageArgument& argument : step.arguments) {
      if (const std::string* text = std::get_if<std::string>(&argument.value)) told.insert(*text);
    }
  }
  CHECK(told.count("Office 365 E3 (80)") == 1);
  CHECK(told.count("Office 365 E3 (40)") == 1);
}

TEST_CASE("beside its units a subscription keeps its plain name, or the part number that a list of units has for it") {
  World world = holding({{"a", "Office 365 E3", 80, "2027-03-21"}, {"b", "Office 365 E3", 40, "2027-03-21"}});
  Subscription& nameless = world.customer.subscriptions[1];
  nameless.name.clear();
  nameless.part_number.clear();
  nameless.sku = *Guid::parse("11111111-2222-4333-8444-555555555555");
  UnitPool pool;
  pool.sku = nameless.sku;
  pool.part_number = "NEW_SUITE";
  world.customer.pools.push_back(pool);
  CHECK(plain_name(catalog(), world.customer, world.customer.subscriptions[0]) == "Office 365 E3");
  CHECK(plain_name(catalog(), world.customer, nameless) == "NEW_SUITE");
}
