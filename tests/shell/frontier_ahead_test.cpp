// The curve of cost against margin is worked out between frames, and is the one that is worked out at once.
#include "shell/frontier_ahead.hpp"

#include <doctest/doctest.h>

#include "shell/built_in.hpp"
#include "tests/shell/support/screen.hpp"

using namespace csp;
using namespace csp::test;

namespace {

bool same(const FrontierPoint& a, const FrontierPoint& b) {
  return a.margin_days == b.margin_days && a.grouping == b.grouping && a.cost == b.cost && a.bound == b.bound && a.proven == b.proven &&
         a.margin_kept == b.margin_kept && a.change_dates == b.change_dates && a.overlap_days == b.overlap_days && a.chosen == b.chosen;
}

// Is what the session has the curve of the document as it is, made without any memory?
bool is_curve_of(const Session& session) {
  const Document& document = session.document();
  PlanMemory memory;
  const std::vector<FrontierPoint> once = frontier(*document.facts->catalog, document.facts->inventory.customer, *document.settings,
                                                   document.facts->inventory.prices, document.today, memory);
  return session.frontier() != nullptr &&
         std::equal(once.begin(), once.end(), session.frontier()->begin(), session.frontier()->end(), same);
}

void finish(Session& session) {
  while (session.advance(0)) {
  }
}

}  // namespace

TEST_CASE("the curve of a customer that was opened is there before anybody asks for it") {
  for (const std::string& id : demo_ids()) {
    CAPTURE(id);
    FakePlatform platform;
    Session session(*built_in_catalog(), platform);
    session.open_demo(id);
    CHECK(session.frontier() == nullptr);
    finish(session);
    CHECK(is_curve_of(session));
  }
}

TEST_CASE("after an edit the old curve is gone, and the new one is worked out when it is wanted") {
  FakePlatform platform;
  Session session(*built_in_catalog(), platform);
  session.open_demo("contoso-direct");
  finish(session);
  session.edit({}, [](PlanSettings& settings) { settings.margin_days += 3; });
  CHECK(session.frontier() == nullptr);
  finish(session);
  CHECK(session.frontier() == nullptr);
  session.want_frontier();
  finish(session);
  CHECK(is_curve_of(session));
}

TEST_CASE("an edit, another customer or nothing at all in the middle of the work leave no curve of what was before") {
  FakePlatform platform;
  Session session(*built_in_catalog(), platform);
  session.open_demo("contoso-direct");
  session.advance(0);
  session.edit({}, [](PlanSettings& settings) { settings.grouping = Grouping::ByMonth; });
  CHECK_FALSE(session.frontier_progress());
  session.want_frontier();
  session.advance(0);
  session.open_demo("fabrikam-ea");
  finish(session);
  CHECK(is_curve_of(session));
  session.open_demo("contoso-direct");
  session.advance(0);
  session.start_empty();
  finish(session);
  CHECK(session.frontier() == nullptr);
}

TEST_CASE("no frame makes more of the curve than its share, and the last one brings all of it") {
  FakePlatform platform;
  Session session(*built_in_catalog(), platform);
  session.open_demo("contoso-direct");
  FrontierAhead ahead;
  PlanMemory memory;
  constexpr std::size_t kMany = 300;  // as if the customer had so many subscriptions
  ahead.begin(session.document(), 1, kMany, memory);
  std::int64_t made = 0;
  int frames = 1;
  while (ahead.advance()) {
    REQUIRE(ahead.progress());
    CHECK(ahead.progress()->made - made == 1);
    CHECK(ahead.points(1) == nullptr);
    made = ahead.progress()->made;
    ++frames;
  }
  CHECK(frames >= 33);
  CHECK_FALSE(ahead.progress());
  CHECK(ahead.points(1) != nullptr);
  CHECK(ahead.points(2) == nullptr);
}
