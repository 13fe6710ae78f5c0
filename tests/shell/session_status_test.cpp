// Where does each step stand?
#include <doctest/doctest.h>

#include "core/plan/accepted.hpp"
#include "shell/built_in.hpp"
#include "shell/session.hpp"
#include "tests/shell/support/screen.hpp"

using namespace csp;
using namespace csp::test;

TEST_CASE("what blocks the picture of the customer, and a person accepted, no longer blocks the step of the files") {
  FakePlatform platform;
  Session session(*built_in_catalog(), platform);
  const std::string head = "Customer Name,Tenant ID,Subscription ID,SKU,Quantity,End Date\n";
  open(session, 1, "one.csv", head + "Contoso,11111111-2222-4333-8444-555555555555,s-1,CFQ7TTC0LF8R:0001,5,2027-06-30\n");
  open(session, 2, "other.csv", head + "Fabrikam,66666666-7777-4888-8999-aaaaaaaaaaaa,s-2,CFQ7TTC0LF8R:0001,5,2027-06-30\n");
  while (session.advance(0)) {
  }
  CHECK(session.step("files").state == StepState::blocked);
  const Plan before = session.plan();
  for (const Finding& finding : before.findings) {
    if (finding.rule != "INVENTORY-TENANTS-DIFFER") continue;
    session.edit({"plan.edit.margin", {}}, [&](PlanSettings& settings) {
      settings.accepted.push_back({finding.rule, finding.subject, "Managing director", facts_digest(finding)});
    });
  }
  CHECK(session.settings().accepted.size() == 1);
  CHECK(session.step("files").state != StepState::blocked);
}
