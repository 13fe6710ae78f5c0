// The report's table of subscriptions: what becomes of each of them.
#include <doctest/doctest.h>

#include "tests/core/output/report/support.hpp"

using namespace csp;
using namespace csp::report_test;

TEST_CASE("a way for which nothing could be planned is an open point in its row, and nothing of it looks done") {
  support::Sample sample = support::sample_plan();
  const std::string open = "open: nothing is planned yet";
  CHECK_FALSE(has(report(sample), open));
  bool emptied = false;
  for (Move& move : sample.plan.moves) {
    if (emptied || !buys(move.path)) continue;
    move.target_lines.clear();
    emptied = true;
  }
  REQUIRE(emptied);
  CHECK(has(report(sample), open));
}
