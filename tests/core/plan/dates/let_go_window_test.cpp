// NCE-CANCEL, NCE-REFUND: what is let go while it can still be cancelled.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/core/support/letter_of.hpp"
#include "tests/core/support/planner_world.hpp"

using namespace csp;
using namespace planner_world;

namespace {

// Thirty units bought three days ago and let go; of them so many are assigned.
World lately_bought(std::int64_t used, Channel channel = Channel::WebDirectMca) {
  World world;
  Subscription& bought = world.add(subscription("bi", "POWER_BI_PRO", channel, "2027-11-18", 30));
  bought.purchased = bought.term_start = day("2026-11-19");
  for (UnitPool& pool : world.customer.pools) pool.consumed = used;
  if (used == 0)
    world.customer.profiles.clear();
  else
    world.customer.profiles.front().users = used;
  world.decide("bi").path = Path::LetGo;
  return world;
}

bool asks(const Plan& plan, const char* key) {
  const std::optional<Finding> found = finding(plan, "bi", "NCE-CANCEL");
  return found && found->severity == Severity::Ask && found->message.key == std::string("finding.") + key;
}

}  // namespace

TEST_CASE("NCE-CANCEL: what nobody needs is cancelled while its window is open, and only the days until then are owed") {
  World world = lately_bought(0);
  world.price("POWER_BI_PRO", "176.40", "141.12");
  const Plan plan = world.plan();
  const Step* cancelled = step_of(plan, "cancel");
  REQUIRE(cancelled != nullptr);
  if (cancelled == nullptr) return;
  CHECK(cancelled->form == StepForm::CancelUnused);
  CHECK(cancelled->planned == day("2026-11-23"));  // today is a Sunday
  CHECK(cancelled->latest == day("2026-11-25"));
  CHECK(step_of(plan, "end-choice") == nullptr);
  CHECK(move_of(plan, "bi").source_last_day == day("2026-11-23"));
  REQUIRE(step_of(plan, "check") != nullptr);
  CHECK(step_of(plan, "check")->form == StepForm::CheckCancelled);
  CHECK(step_of(plan, "check")->latest == day("2026-11-26"));  // not long after the last day for it
  CHECK(plan.proof.safe);
  REQUIRE(plan.costs.size() == 1);
  CHECK(plan.costs.front().total < amount("100"));  // a year is 5,292
}

TEST_CASE("CREDIT-MCA: the credit is claimed for what is not needed, not for what was replaced") {
  const std::string claim = letter(lately_bought(0), "letter-credit-request.txt");
  CHECK(says(claim, "we do not need the following"));
  CHECK_FALSE(says(claim, "replac"));
  const Plan plan = lately_bought(0).plan();
  REQUIRE(step_of(plan, "credit") != nullptr);
  CHECK(step_of(plan, "credit")->form == StepForm::CreditUnused);
}

TEST_CASE("NCE-REFUND: the losing partner cancels it without a word about users, and a window that is nearly over is a warning") {
  World world = lately_bought(0, Channel::CspPartner);
  world.today = day("2026-11-24");
  const Plan plan = world.plan();
  const Step* cancelled = step_of(plan, "cancel");
  REQUIRE(cancelled != nullptr);
  CHECK(cancelled->role == Role::SourcePartner);
  CHECK(step_of(plan, "go-ahead") == nullptr);
  REQUIRE(step_of(plan, "consent") != nullptr);
  const std::optional<Finding> tight = finding(plan, "bi", "NCE-CANCEL");
  REQUIRE(tight.has_value());
  CHECK(tight->severity == Severity::Warning);
  CHECK(tight->message.key == "finding.cancel_tight_let_go");
  CHECK(says(letter(world, "letter-source-partner.txt"), "at the latest on 25 Nov 2026"));
}

TEST_CASE("NCE-CANCEL: what somebody still holds is not cancelled, and the last day of the window is asked about") {
  const Plan plan = lately_bought(5).plan();
  CHECK(step_of(plan, "cancel") == nullptr);
  CHECK(step_of(plan, "end-choice") != nullptr);
  CHECK(asks(plan, "let_go_window"));
}

TEST_CASE("NCE-CANCEL: units of an older subscription may carry its users, those of one that can be cancelled as well may not") {
  World world = lately_bought(5);
  world.add(subscription("older", "POWER_BI_PRO", Channel::WebDirectMca, "2027-05-30", 10));
  world.customer.profiles.resize(1);
  for (UnitPool& pool : world.customer.pools) pool.consumed = 5;
  CHECK(step_of(world.plan(), "cancel") != nullptr);
  for (Subscription& each : world.customer.subscriptions) {
    if (each.key == "older") each.purchased = each.term_start = day("2026-11-20");
  }
  CHECK(action(world.plan(), ActionKind::CancelNow, "bi") == nullptr);
}

TEST_CASE("NCE-CANCEL: where nothing may change until the window closes, its last day is asked about") {
  World world = lately_bought(0);
  world.settings.freezes = {Freeze{day("2026-11-22"), day("2026-11-30"), ""}};
  const Plan plan = world.plan();
  CHECK(step_of(plan, "cancel") == nullptr);
  CHECK(asks(plan, "let_go_window_closed"));
}

TEST_CASE("NCE-CANCEL: once the window is closed it ends with its term, and nothing is asked") {
  World world = lately_bought(0);
  world.today = day("2026-11-26");
  const Plan plan = world.plan();
  CHECK(step_of(plan, "cancel") == nullptr);
  CHECK_FALSE(finding(plan, "bi", "NCE-CANCEL"));
}
