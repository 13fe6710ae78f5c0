#include "core/plan/insight/lanes.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/core/support/planner_world.hpp"

using namespace csp;
using planner_world::day;

namespace {

struct Sketch {
  Catalog catalog;
  Customer customer;
  PlanSettings settings;
  Plan plan;

  Sketch() {
    plan.today = day("2026-11-22");
    Subscription subscription;
    subscription.key = "a";
    subscription.term_start = day("2026-03-22");
    subscription.term_end = day("2027-03-21");
    subscription.state = SubscriptionState::Active;
    customer.subscriptions.push_back(subscription);
    Move move;
    move.subscription = "a";
    plan.moves.push_back(move);
  }
  Move& move() { return plan.moves[0]; }
  Lanes lanes() const { return lanes_of(catalog, customer, settings, plan); }
};

Sketch bought_again() {
  Sketch sketch;
  TargetLine line;
  line.id = "T1";
  line.order_date = day("2027-03-12");
  line.usable_from = day("2027-03-13");
  line.term_end = day("2028-03-11");
  sketch.plan.target_lines.push_back(line);
  sketch.move().path = Path::BuySame;
  sketch.move().target_lines = {"T1"};
  sketch.move().order_date = line.order_date;
  sketch.move().source_last_day = day("2027-03-21");
  return sketch;
}

const LaneStretch* find(const Lane& lane, StretchKind kind) {
  const auto found =
      std::find_if(lane.stretches.begin(), lane.stretches.end(), [&](const LaneStretch& stretch) { return stretch.kind == kind; });
  return found == lane.stretches.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("what is bought again overlaps from its order to the last day of the old one") {
  const Lanes lanes = bought_again().lanes();
  REQUIRE(lanes.lanes.size() == 1);
  const LaneStretch* overlap = find(lanes.lanes[0], StretchKind::Overlap);
  REQUIRE(overlap);
  CHECK(overlap->from == day("2027-03-12"));
  CHECK(overlap->to == day("2027-03-21"));
  CHECK(lanes.lanes[0].marks == std::vector<LaneMark>{{MarkKind::Order, day("2027-03-12")}});
}

TEST_CASE("the axis begins with the month of today and holds the whole target term") {
  const Lanes lanes = bought_again().lanes();
  CHECK(lanes.first == day("2026-11-01"));
  CHECK(lanes.last == day("2028-03-31"));
  CHECK(lanes.last_change == day("2027-03-21"));
}

TEST_CASE("an order can be given back for seven days") {
  const Lanes lanes = bought_again().lanes();
  const LaneStretch* window = find(lanes.lanes[0], StretchKind::CancelWindow);
  REQUIRE(window);
  CHECK(window->from == day("2027-03-12"));
  CHECK(window->to == day("2027-03-18"));
}

TEST_CASE("a transferred subscription never overlaps: the old biller's last day is the day before") {
  Sketch sketch;
  sketch.move().path = Path::PartnerTransfer;
  sketch.move().order_date = day("2027-01-10");
  Action transfer;
  transfer.kind = ActionKind::Transfer;
  transfer.date = day("2027-01-12");
  transfer.subscription = "a";
  sketch.plan.actions.push_back(transfer);
  const Lanes lanes = sketch.lanes();
  const Lane& lane = lanes.lanes[0];
  CHECK_FALSE(find(lane, StretchKind::Overlap));
  CHECK(lane.decided_day == day("2027-01-12"));
  REQUIRE(find(lane, StretchKind::Source));
  CHECK(find(lane, StretchKind::Source)->to == day("2027-01-11"));
  REQUIRE(find(lane, StretchKind::Target));
  CHECK(find(lane, StretchKind::Target)->from == day("2027-01-12"));
}

TEST_CASE("a transferred subscription that renews goes on past its term, one that does not ends with it") {
  for (const bool renews : {true, false}) {
    CAPTURE(renews);
    Sketch sketch;
    sketch.move().path = Path::PartnerTransfer;
    if (renews) sketch.move().end_choice = EndOfTermAction::Renew;
    Action transfer;
    transfer.kind = ActionKind::Transfer;
    transfer.subscription = "a";
    transfer.date = day("2026-12-02");
    sketch.plan.actions.push_back(transfer);
    const Lanes lanes = sketch.lanes();
    const LaneStretch* target = find(lanes.lanes[0], StretchKind::Target);
    REQUIRE(target != nullptr);
    CHECK(target->to == (renews ? lanes.last : day("2027-03-21")));
    CHECK(target->goes_on == renews);
  }
}

namespace {

// Told to run on, and ended on a day of the extended service term.
void runs_on(Sketch& sketch) {
  Action choice;
  choice.kind = ActionKind::SetEndOfTerm;
  choice.date = day("2027-03-01");
  choice.subscription = "a";
  choice.choice = EndOfTermAction::ExtendedServiceTerm;
  sketch.plan.actions.push_back(choice);
  sketch.move().source_last_day = day("2027-04-02");
}

}  // namespace

TEST_CASE("a source told to run on in the extended service term shows those days apart") {
  Sketch sketch = bought_again();
  runs_on(sketch);
  const Lanes lanes = sketch.lanes();
  const LaneStretch* extended = find(lanes.lanes[0], StretchKind::SourceExtendedTerm);
  REQUIRE(extended);
  CHECK(extended->from == day("2027-03-22"));
  CHECK(extended->to == day("2027-04-02"));
  CHECK(find(lanes.lanes[0], StretchKind::Source)->to == day("2027-03-21"));
}

TEST_CASE("the extended service term begins after the end that a person entered, where the file tells none or another one") {
  for (const char* told : {"", "2027-01-31"}) {
    CAPTURE(told);
    Sketch sketch = bought_again();
    sketch.customer.subscriptions[0].term_end = *told == '\0' ? std::nullopt : std::optional<Date>(day(told));
    sketch.settings.subscriptions["a"].term_end = day("2027-03-21");
    runs_on(sketch);
    const Lanes lanes = sketch.lanes();
    const LaneStretch* extended = find(lanes.lanes[0], StretchKind::SourceExtendedTerm);
    REQUIRE(extended);
    CHECK(extended->from == day("2027-03-22"));
  }
}

TEST_CASE("what stays where it is goes on past the end of the axis") {
  Sketch sketch;
  sketch.move().path = Path::RenewAndWait;
  const Lanes lanes = sketch.lanes();
  REQUIRE(find(lanes.lanes[0], StretchKind::Source));
  CHECK(find(lanes.lanes[0], StretchKind::Source)->goes_on);
  CHECK_FALSE(lanes.lanes[0].source_end);
}

TEST_CASE("a date fixed by a person is told from a proposed one") {
  Sketch sketch = bought_again();
  CHECK_FALSE(sketch.lanes().lanes[0].pinned);
  sketch.settings.subscriptions["a"].order_date = day("2027-03-12");
  CHECK(sketch.lanes().lanes[0].pinned);
}

TEST_CASE("the day a person may fix for a transfer is the day the biller changes, as the decision has it") {
  Sketch sketch;
  sketch.move().path = Path::PartnerTransfer;
  Action transfer;
  transfer.kind = ActionKind::Transfer;
  transfer.date = day("2027-01-12");
  transfer.subscription = "a";
  sketch.plan.actions.push_back(transfer);
  Step request;
  request.form = StepForm::TransferRequest;
  request.planned = day("2027-01-04");
  request.subscriptions = {"a"};
  sketch.plan.steps.push_back(request);
  CHECK(sketch.lanes().lanes[0].decided_day == day("2027-01-12"));
}

TEST_CASE("what is bought in parts shows every order and what is given back, and has no single day to drag") {
  Sketch sketch = bought_again();
  TargetLine second = sketch.plan.target_lines[0];
  second.id = "T2";
  second.order_date = day("2027-03-17");
  sketch.plan.target_lines.push_back(second);
  sketch.move().target_lines.push_back("T2");
  Action reduce;
  reduce.kind = ActionKind::Reduce;
  reduce.date = day("2027-03-15");
  reduce.subscription = "a";
  reduce.units = 100;
  sketch.plan.actions.push_back(reduce);
  const Lanes lanes = sketch.lanes();
  const std::vector<LaneMark> expected = {
      {MarkKind::Order, day("2027-03-12")}, {MarkKind::Reduce, day("2027-03-15")}, {MarkKind::Order, day("2027-03-17")}};
  CHECK(lanes.lanes.at(0).marks == expected);
  CHECK_FALSE(lanes.lanes.at(0).decided_day.has_value());
}

TEST_CASE("free days are drawn to the day that the directory tells, and overlap with nothing that is billed") {
  Sketch sketch = bought_again();
  Subscription& source = sketch.customer.subscriptions[0];
  source.state = SubscriptionState::InGrace;
  source.term_end = day("2026-11-14");
  source.phase_end = day("2026-12-14");
  sketch.plan.target_lines[0].order_date = day("2026-11-23");
  sketch.move().order_date = day("2026-11-23");
  sketch.move().source_last_day = day("2026-11-14");
  const Lanes lanes = sketch.lanes();
  const LaneStretch* grace = find(lanes.lanes[0], StretchKind::SourceGrace);
  REQUIRE(grace != nullptr);
  CHECK(grace->to == day("2026-12-14"));
  CHECK(find(lanes.lanes[0], StretchKind::Overlap) == nullptr);
}

TEST_CASE("a trial ends with its term, unless it becomes paid") {
  for (const bool renews : {false, true}) {
    Sketch sketch;
    Subscription& trial = sketch.customer.subscriptions[0];
    trial.trial = true;
    trial.auto_renew = renews;
    trial.term_end = day("2026-12-20");
    sketch.move().path = Path::OutOfScope;
    const Lanes lanes = sketch.lanes();
    const LaneStretch* source = find(lanes.lanes[0], StretchKind::Source);
    REQUIRE(source != nullptr);
    CHECK((source->to == day("2026-12-20")) == !renews);
  }
}
