// Planning again after an edit remembers what it found out before, and never says anything else because of it.
#include <doctest/doctest.h>

#include "shell/built_in.hpp"
#include "shell/session.hpp"
#include "tests/shell/support/screen.hpp"

using namespace csp;
using namespace csp::test;

TEST_CASE("after any row of edits the plan is, byte for byte, the one that is made without a memory") {
  std::uint32_t seed = 7;
  const auto roll = [&](std::uint32_t below) {
    seed = seed * 1664525U + 1013904223U;
    return (seed >> 8) % below;
  };
  for (const std::string& id : demo_ids()) {
    FakePlatform platform;
    Session session(*built_in_catalog(), platform);
    session.open_demo(id);
    for (int step = 0; step < 40; ++step) {
      CAPTURE(id);
      CAPTURE(step);
      const auto& subscriptions = session.customer().subscriptions;
      const std::string key = subscriptions[roll(static_cast<std::uint32_t>(subscriptions.size()))].key;
      switch (roll(6)) {
        case 0:
          session.edit({}, [&](PlanSettings& settings) { settings.margin_days = 1 + static_cast<int>(roll(30)); });
          break;
        case 1:
          session.edit({}, [&](PlanSettings& settings) { settings.grouping = static_cast<Grouping>(roll(3)); });
          break;
        case 2:
          session.edit({}, [&](PlanSettings& settings) { settings.segment = roll(2) == 0 ? Segment::Commercial : Segment::Nonprofit; });
          break;
        case 3:
          session.decide({}, key, [&](SubscriptionDecision& decision) { decision.units = 1 + roll(200); });
          break;
        case 4:
          session.edit({}, [&](PlanSettings& settings) { settings.moves_a_week = static_cast<int>(roll(4)); });
          break;
        default:
          if (session.can_undo()) session.undo();
      }
      CHECK(csp::plan_file(session.document(), session.plan()) == csp::plan_file(session.document(), derive_plan(session.document())));
    }
  }
}
