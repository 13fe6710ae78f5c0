#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "assets/embedded.hpp"
#include "core/plan/plan.hpp"
#include "tests/core/support/random_planned_customer.hpp"

using namespace csp;

TEST_CASE("no gate may be left so late that one which waits for it is missed") {
  const auto catalog = load_catalog(embedded_asset);
  REQUIRE(catalog.has_value());
  const Date today = *Date::from_iso("2026-11-22");
  for (int seed = 0; seed < support::property_cases(300); ++seed) {
    CAPTURE(seed);
    support::Dice dice(static_cast<std::uint64_t>(seed) + 6'000'000);
    const support::PlannedCustomer made = support::random_planned_customer(dice, *catalog, today);
    const Plan plan = make_plan(*catalog, made.customer, made.settings, {}, today);
    std::map<std::string, const Step*> steps;
    for (const Step& step : plan.steps) steps[step.id] = &step;
    for (const Step& step : plan.steps) {
      CHECK(step.earliest <= step.planned);
      CHECK(step.planned <= step.latest);
      for (const std::string& id : step.after) {
        const Step& before = *steps.at(id);
        CHECK(before.planned <= step.planned);
        // Units may take a day to appear (NCE-RENEW-TIME).
        CHECK(before.latest <= std::max(before.planned, step.latest - (step.kind == "check-units" ? 1 : 0)));
        const Message why = before.why();
        for (const MessageArgument& argument : why.arguments) {
          if (argument.name == "latest") CHECK(argument.value == MessageValue(before.latest));  // the texts say the same day
        }
      }
    }
  }
}
