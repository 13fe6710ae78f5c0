// What is open in a fresh program, after the one before it had to be given up.
#include <doctest/doctest.h>

#include "shell/built_in.hpp"
#include "shell/session.hpp"
#include "tests/shell/support/screen.hpp"

using namespace csp;
using namespace csp::test;

TEST_CASE("a program that goes on with the plan alone has the same plan open, says what is missing, and holds it for unsaved") {
  FakePlatform platform;
  Session stopped(*built_in_catalog(), platform);
  stopped.open_demo("contoso-direct");
  stopped.edit({"plan.edit.margin", {}}, [](PlanSettings& settings) { settings.margin_days += 1; });
  const std::string kept = stopped.plan_file();

  Session session(*built_in_catalog(), platform);
  session.program_stopped("users.csv", kept);
  CHECK(session.plan_file() == kept);
  CHECK(session.unsaved_changes());
  REQUIRE(session.open_problem().has_value());
  CHECK(session.open_problem()->key == "session.problem.no_memory_plan");
  session.program_stopped("", kept);
  CHECK(session.open_problem()->key == "session.problem.program_stopped_plan");
}

TEST_CASE("a program that stopped before anything was open goes on with nothing open") {
  FakePlatform platform;
  Session empty(*built_in_catalog(), platform);
  const std::string kept = empty.plan_file();
  Session session(*built_in_catalog(), platform);
  session.program_stopped("", kept);
  CHECK(session.plan().moves.empty());
  CHECK(session.document_name().empty());
}
