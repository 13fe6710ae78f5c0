// The copy that outlives a crash: made when it is wanted, and not for every step on the way.
#include <doctest/doctest.h>

#include "shell/built_in.hpp"
#include "shell/session.hpp"
#include "tests/shell/support/screen.hpp"

using namespace csp;
using namespace csp::test;

namespace {

struct KeepingPlatform : FakePlatform {
  bool keeps_crash_copy() override { return true; }
  void keep_crash_copy(std::string_view plan) override { copies.emplace_back(plan); }
  std::vector<std::string> copies;
};

void widen_margin(Session& session) {
  session.edit({"plan.edit.margin", {}}, [](PlanSettings& settings) { settings.margin_days += 1; });
}

}  // namespace

TEST_CASE("the crash copy waits until the edits of a stroke are over, and a frame is due for it then") {
  KeepingPlatform platform;
  Session session(*built_in_catalog(), platform);
  session.open_demo("contoso-direct");
  double time_s = 1;
  session.advance(time_s);
  for (int step = 0; step < 50; ++step) {
    widen_margin(session);
    session.advance(time_s += 0.016);
  }
  CHECK(platform.copies.empty());
  CHECK(platform.frame_due_after_s > 0);
  session.advance(time_s += platform.frame_due_after_s + 0.001);
  REQUIRE(platform.copies.size() == 1);
  CHECK(platform.copies[0] == session.plan_file());
  session.advance(time_s += 10);
  CHECK(platform.copies.size() == 1);
  widen_margin(session);
  session.advance(time_s += 0.016);
  session.advance(time_s += 1);
  CHECK(platform.copies.size() == 2);
}
