// A few days stand for all: the optimum over the days that the planner looks at is the optimum over every single day.
#include <doctest/doctest.h>

#include "core/plan/dates/optimise.hpp"
#include "core/plan/planning.hpp"
#include "tests/core/support/constrained_world.hpp"
#include "tests/core/support/random_instance.hpp"

using namespace csp;
using namespace csp::plan;

namespace {

// How many answers looking at everything would have to look at.
double answers(const Instance& instance) {
  double count = 1;
  for (const Item& item : instance.items) count *= static_cast<double>(item.choices.size());
  return count;
}

}  // namespace

TEST_CASE("the cost of the plan is the least of all days of all sources, and what is called impossible is impossible") {
  const int cases = support::property_cases(400);
  int compared = 0, constrained = 0, impossible = 0, differing = 0;
  for (int seed = 1; seed <= cases && differing < 5; ++seed) {
    const planner_world::World world = support::constrained_world(static_cast<std::uint64_t>(seed), 3, 45);
    PlanMemory memory;
    Planning planning(planner_world::catalog(), world.customer, world.settings, world.prices, world.today, memory);
    const ChoiceMaker maker(planning.circumstances(),
                            minimised_currencies(planning.circumstances(), planning.drafts(), planning.book().currency()));
    const Problem every = problem_of(planning.circumstances(), planning.drafts(), maker, Reach::EveryDay);
    if (answers(every.instance) > 40'000) continue;
    ++compared;
    const std::optional<Weight> least = support::exhaustive(every.instance);
    const Problem few = problem_of(planning.circumstances(), planning.drafts(), maker, Reach::Margin);
    const Answer answer = search(few.instance, few.start);
    Instance unlimited = problem_of(planning.circumstances(), planning.drafts(), maker, Reach::Best).instance;
    unlimited.week_limit = 0;
    unlimited.steps = 0;
    const Answer alone = search(unlimited, {});  // each source for itself
    constrained += !(alone.found && least && alone.cost == *least);
    impossible += !least;
    const bool same = answer.found == least.has_value() && (!least || answer.cost == *least);
    const bool bounded = !least || alone.bound <= *least;
    if (!answer.proven || !same || !bounded) {
      ++differing;
      FAIL_CHECK("seed " << seed << ": found " << answer.found << ", possible " << least.has_value() << ", proven " << answer.proven
                         << ", cost " << (answer.found ? answer.cost.at(kFirstCost) : -1) << " of "
                         << (least ? least->at(kFirstCost) : -1));
    }
  }
  INFO("compared " << compared << ", constrained " << constrained << ", impossible " << impossible);
  CHECK(compared * 3 > cases);
  CHECK(constrained * 20 > compared);
  CHECK((impossible > 0 || cases < 200));
}
