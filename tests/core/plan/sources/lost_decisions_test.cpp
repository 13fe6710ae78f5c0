// What was decided about a subscription that is gone.
#include <doctest/doctest.h>

#include "tests/core/support/planner_world.hpp"

using namespace csp;
using namespace planner_world;

TEST_CASE("PLAN-DECISION-LOST: a decision about a subscription that no file has any more is told, and only that") {
  World world;
  world.add(subscription("here", "SPE_E3", Channel::WebDirectMca, "2027-05-30", 5));
  world.decide("here").path = Path::BuySame;
  world.decide("empty");
  const auto lost = [&] {
    std::vector<std::string> keys;
    for (const Finding& found : world.plan().findings) {
      if (found.rule == "PLAN-DECISION-LOST") keys.push_back(std::get<std::string>(*argument(found.message.arguments, "key")));
    }
    return keys;
  };
  CHECK(lost().empty());
  world.decide("gone").end_action = EndOfTermAction::CancelAtTermEnd;
  CHECK(lost() == std::vector<std::string>{"gone"});
}
