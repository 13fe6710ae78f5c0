// Later exports against a plan, worked through: Contoso moves ten E3 to the target partner, two people go to another SKU.

#include "core/plan/verify/verify.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/core/support/small_world.hpp"

using namespace csp;
using support::D;

namespace {

const Guid kPartner = *Guid::parse("0aaaaaaa-0000-4000-8000-000000000001");

struct Story {
  Catalog catalog = support::small_catalog();
  Customer planned;
  PlanSettings settings;
  Plan plan;
  Customer now;

  Story() {
    settings.partner_tenant = kPartner;
    planned.subscriptions = {support::ending("old-e3", "E3", 10, D("2026-12-31"))};
    planned.subscriptions[0].end_action = EndOfTermAction::Renew;
    planned.assignments_known = true;
    for (int i = 0; i < 3; ++i) {
      User user;
      user.id = "user-" + std::to_string(i);
      user.principal_name = user.id + "@contoso.example";
      planned.users.push_back(user);
    }
    planned.profiles = {support::people("P1", 3, {"E3"})};
    planned.profiles[0].members = {0, 1, 2};

    plan.today = D("2026-11-22");
    TargetLine line;
    line.id = "T1";
    line.sku = support::sku("SUITE");
    line.name = "Suite";
    line.units = 10;
    line.order_date = D("2026-12-22");
    line.usable_from = D("2026-12-23");
    line.term_end = D("2027-12-21");
    line.for_subscriptions = {"old-e3"};
    plan.target_lines = {line};
    Move move;
    move.subscription = "old-e3";
    move.path = Path::BuyOther;
    move.target_lines = {"T1"};
    move.end_choice = EndOfTermAction::CancelAtTermEnd;
    move.end_choice_by = D("2026-12-29");
    move.source_last_day = D("2026-12-31");
    plan.moves = {move};
    Action order = support::order(D("2026-12-22"), "SUITE", 10);
    order.id = "A1";
    order.target_line = "T1";
    Action choose = support::choose(D("2026-12-24"), "old-e3", EndOfTermAction::CancelAtTermEnd);
    choose.id = "A2";
    Action swap = support::swap(D("2026-12-28"), "P1", 0, 3, "E3", "SUITE");
    swap.id = "A3";
    plan.actions = {order, choose, swap};
    step("S01", "2026-12-22", "A1");
    step("S02", "2026-12-24", "A2");
    step("S03", "2026-12-28", "A3");
    step("S04", "2027-01-02", "");
    now = planned;
  }

  void step(const char* id, const char* date, const char* action) {
    Step s;
    s.id = id;
    s.earliest = s.planned = s.latest = D(date);
    if (*action) s.actions = {action};
    plan.steps.push_back(s);
  }

  Subscription& ordered(const char* part_number, std::int64_t units, const char* end) {
    Subscription fresh = support::ending("new-1", part_number, units, D(end));
    fresh.purchased = D("2026-12-22");
    fresh.owner_tenant = kPartner;
    fresh.channel = Channel::TargetPartner;
    now.subscriptions.push_back(fresh);
    return now.subscriptions.back();
  }
  // From here on these people hold this SKU.
  void hold(const std::string& part_number, std::vector<std::uint32_t> members) {
    for (Profile& profile : now.profiles) {
      auto& m = profile.members;
      m.erase(std::remove_if(m.begin(), m.end(), [&](std::uint32_t i) { return std::count(members.begin(), members.end(), i) > 0; }),
              m.end());
      profile.users = static_cast<std::int64_t>(m.size());
    }
    Profile profile = support::people("N1", static_cast<std::int64_t>(members.size()), {part_number});
    profile.members = members;
    now.profiles.push_back(profile);
  }
  Verification on(const char* day) const { return verify(catalog, planned, settings, plan, now, D(day)); }
};

const VerifyItem* item(const Verification& verification, VerifyKind kind) {
  const auto found =
      std::find_if(verification.items.begin(), verification.items.end(), [&](const VerifyItem& i) { return i.kind == kind; });
  return found == verification.items.end() ? nullptr : &*found;
}

std::string told(const VerifyItem* item) { return item && !item->findings.empty() ? item->findings[0].message.key : "nothing"; }

}  // namespace

TEST_CASE("before anything is due everything is to come, and the first step is next") {
  const Story story;
  const Verification v = story.on("2026-12-01");
  CHECK(v.on_track());
  CHECK(v.open == 3);
  CHECK(v.done == 0);
  REQUIRE(v.next.has_value());
  CHECK(v.next->step == "S01");
  CHECK(v.next->date == D("2026-12-22"));
  CHECK_FALSE(v.next->late);
}

TEST_CASE("an order may take a day to appear; after that it is late and due today") {
  const Story story;
  CHECK(item(story.on("2026-12-23"), VerifyKind::Order)->state == VerifyState::Open);
  const Verification v = story.on("2026-12-24");
  CHECK(item(v, VerifyKind::Order)->state == VerifyState::Late);
  CHECK(v.next->step == "S01");
  CHECK(v.next->late);
  CHECK(v.next->date == D("2026-12-24"));
}

TEST_CASE("an order done as planned moves the next step on") {
  Story story;
  story.ordered("SUITE", 10, "2027-12-21");
  const Verification v = story.on("2026-12-23");
  CHECK(item(v, VerifyKind::Order)->state == VerifyState::Done);
  CHECK(item(v, VerifyKind::Order)->found == "new-1");
  CHECK(item(v, VerifyKind::NewSubscription) == nullptr);
  CHECK(v.next->step == "S02");
}

TEST_CASE("other units, another end, another SKU are each told with both values") {
  Story story;
  story.ordered("SUITE", 9, "2027-12-21");
  CHECK(told(item(story.on("2026-12-23"), VerifyKind::Order)) == "verify.order_units");
  story.now.subscriptions.back().units = 10;
  story.now.subscriptions.back().term_end = D("2027-12-31");
  CHECK(told(item(story.on("2026-12-23"), VerifyKind::Order)) == "verify.order_end");
  story.now.subscriptions.back().term_end = D("2027-12-21");
  story.now.subscriptions.back().sku = support::sku("PREMIUM");
  CHECK(told(item(story.on("2026-12-23"), VerifyKind::Order)) == "verify.order_sku");
  CHECK_FALSE(story.on("2026-12-23").on_track());
}

TEST_CASE("exports of the tenant alone show the order by its units") {
  Story story;
  story.planned.subscriptions.clear();
  story.now.subscriptions.clear();
  UnitPool pool;
  pool.sku = support::sku("SUITE");
  pool.enabled = 10;
  story.now.pools = {pool};
  const Verification v = story.on("2027-01-05");
  CHECK(item(v, VerifyKind::Order)->state == VerifyState::Done);
  CHECK(told(item(v, VerifyKind::Order)) == "verify.order_units_only");
}

TEST_CASE("units that came once are counted for one order of their SKU, the earlier one") {
  Story story;
  story.planned.subscriptions.clear();
  story.now.subscriptions.clear();
  TargetLine earlier = story.plan.target_lines[0];
  earlier.id = "T2";
  earlier.order_date = D("2026-12-20");
  story.plan.target_lines.push_back(earlier);
  UnitPool pool;
  pool.sku = support::sku("SUITE");
  const auto states = [&](std::int64_t enabled) {
    pool.enabled = enabled;
    story.now.pools = {pool};
    std::string out;
    const Verification v = story.on("2027-01-05");
    for (const VerifyItem& each : v.items) {
      if (each.kind == VerifyKind::Order) out += each.target_line + (each.state == VerifyState::Done ? " done " : " late ");
    }
    return out;
  };
  CHECK(states(10) == "T1 late T2 done ");
  CHECK(states(19) == "T1 late T2 done ");
  CHECK(states(20) == "T1 done T2 done ");
  // The units of an order that is seen are its own.
  story.ordered("SUITE", 10, "2027-12-21");
  CHECK(states(10).find("late") != std::string::npos);
}

TEST_CASE("the end-of-term choice is open until its last day, then late; the switch alone proves nothing") {
  Story story;
  CHECK(item(story.on("2026-12-29"), VerifyKind::EndChoice)->state == VerifyState::Open);
  CHECK(item(story.on("2026-12-30"), VerifyKind::EndChoice)->state == VerifyState::Late);
  story.now.subscriptions[0].end_action = EndOfTermAction::CancelAtTermEnd;
  CHECK(item(story.on("2026-12-30"), VerifyKind::EndChoice)->state == VerifyState::Done);
  story.now.subscriptions[0].end_action = EndOfTermAction::Unknown;
  story.now.subscriptions[0].auto_renew = false;
  CHECK(told(item(story.on("2026-12-30"), VerifyKind::EndChoice)) == "verify.choice_switch_only");
}

TEST_CASE("reassignments are counted person by person, also when the profile has other numbers now") {
  Story story;
  story.hold("SUITE", {0, 1});
  const Verification v = story.on("2026-12-29");
  const VerifyItem* swap = item(v, VerifyKind::Reassignment);
  CHECK(swap->state == VerifyState::Late);
  CHECK(swap->found_count == 2);
  story.hold("SUITE", {2});
  CHECK(item(story.on("2026-12-29"), VerifyKind::Reassignment)->state == VerifyState::Done);
}

TEST_CASE("somebody who left is not waited for; somebody who holds nothing any more is") {
  Story story;
  story.hold("SUITE", {0, 1, 2});
  story.now.users[2] = {"someone-else", "someone-else@contoso.example", "", ""};
  CHECK(item(story.on("2026-12-29"), VerifyKind::Reassignment)->state == VerifyState::Done);
  story.now.users[2] = story.planned.users[2];
  story.now.profiles.back().members = {0, 1};
  CHECK(item(story.on("2026-12-29"), VerifyKind::Reassignment)->state == VerifyState::Late);
}

TEST_CASE("without users in the exports a reassignment is not shown, and neither done nor late") {
  Story story;
  story.now.assignments_known = false;
  CHECK(item(story.on("2026-12-29"), VerifyKind::Reassignment)->state == VerifyState::NotShown);
}

TEST_CASE("an old subscription that still runs after its last day is charged and told") {
  Story story;
  story.now.subscriptions[0].term_end = D("2027-12-31");  // it renewed
  const Verification v = story.on("2027-01-02");
  CHECK(told(item(v, VerifyKind::SourceEnd)) == "verify.end_window_open");
  CHECK(told(item(v, VerifyKind::SourceChange)) == "verify.source_end");
  story.now.subscriptions.clear();
  CHECK(item(story.on("2027-01-02"), VerifyKind::SourceEnd)->state == VerifyState::Done);
}

TEST_CASE("NCE-CANCEL: what renewed although it was to end is to be cancelled inside its new window, and once that has closed it is owed") {
  Story story;
  for (Customer* customer : {&story.planned, &story.now}) customer->subscriptions[0].channel = Channel::CspPartner;
  story.now.subscriptions[0].term_end = D("2027-12-31");
  const VerifyItem open = *item(story.on("2027-01-07"), VerifyKind::SourceEnd);
  CHECK(told(&open) == "verify.end_window_open");
  CHECK(open.findings[0].severity == Severity::Blocker);
  for (const MessageArgument& each : open.findings[0].message.arguments) {
    if (each.name == "until") CHECK(std::get<Date>(each.value).iso() == "2027-01-07");
  }
  CHECK(told(item(story.on("2027-01-08"), VerifyKind::SourceEnd)) == "verify.end_window_closed");
  // Nobody is told to set a choice for an end that has passed.
  CHECK(item(story.on("2027-01-02"), VerifyKind::EndChoice) == nullptr);
}

TEST_CASE("EST-ACTIONS: what runs on by the month after its end is to be cancelled at once, and nobody is told that a term is owed") {
  Story story;
  for (Customer* customer : {&story.planned, &story.now}) {
    customer->subscriptions[0].channel = Channel::CspPartner;
    customer->subscriptions[0].term = Term::OneYear;
  }
  story.now.subscriptions[0].term_end = D("2027-01-31");
  for (const char* day : {"2027-01-02", "2027-01-20"}) {
    CAPTURE(day);
    const VerifyItem runs = *item(story.on(day), VerifyKind::SourceEnd);
    CHECK(told(&runs) == "verify.end_extended");
    CHECK(runs.findings[0].severity == Severity::Blocker);
  }
  // A monthly term that renewed has a window, as every renewal.
  for (Customer* customer : {&story.planned, &story.now}) customer->subscriptions[0].term = Term::OneMonth;
  CHECK(told(item(story.on("2027-01-02"), VerifyKind::SourceEnd)) == "verify.end_window_open");
  // An old agreement credits every day: there no window decides.
  story.now.subscriptions[0].channel = Channel::WebDirectMosa;
  CHECK(told(item(story.on("2027-01-20"), VerifyKind::SourceEnd)) == "verify.end_still_runs");
}

TEST_CASE("a cancellation that was missed stays the next step, before its credit is claimed") {
  Story story;
  for (Customer* customer : {&story.planned, &story.now}) customer->subscriptions[0].channel = Channel::WebDirectMca;
  story.now.subscriptions[0].cancel_until = D("2026-12-30");
  story.plan.moves[0].end_choice.reset();
  story.plan.moves[0].source_last_day = D("2026-12-30");
  story.plan.actions[1].kind = ActionKind::CancelNow;
  story.plan.actions[1].date = D("2026-12-29");
  story.plan.steps[1].planned = D("2026-12-29");
  story.ordered("SUITE", 10, "2027-12-21");
  story.hold("SUITE", {0, 1, 2});
  const Verification v = story.on("2026-12-30");
  CHECK(told(item(v, VerifyKind::SourceEnd)) == "verify.end_window_open");
  REQUIRE(v.next.has_value());
  CHECK(v.next->step == "S02");
  CHECK(told(item(story.on("2026-12-31"), VerifyKind::SourceEnd)) == "verify.end_window_closed");
}

TEST_CASE("an old subscription that is gone too early stops everything") {
  Story story;
  story.ordered("SUITE", 10, "2027-12-21").directory_id = "dir-new";  // the directory lists those of everybody
  story.now.subscriptions.erase(story.now.subscriptions.begin());
  CHECK(item(story.on("2026-12-23"), VerifyKind::VanishedSubscription)->findings[0].severity == Severity::Blocker);
}

TEST_CASE("what is billed by somebody of whom no list was opened is not called gone") {
  Story story;
  story.planned.subscriptions[0].channel = Channel::EnterpriseAgreement;
  story.ordered("SUITE", 10, "2027-12-21").channel = Channel::TargetPartner;
  story.now.subscriptions.erase(story.now.subscriptions.begin());
  const Verification unseen = story.on("2026-12-23");
  CHECK(item(unseen, VerifyKind::VanishedSubscription)->state == VerifyState::NotShown);
  CHECK(told(item(unseen, VerifyKind::VanishedSubscription)) == "verify.vanished_not_shown");
  story.ordered("MAIL2", 3, "2027-03-31").channel = Channel::EnterpriseAgreement;
  CHECK(told(item(story.on("2026-12-23"), VerifyKind::VanishedSubscription)) == "verify.vanished");
}

TEST_CASE("subscriptions without ids are found again by product, end and units, whatever stands in their rows now") {
  Story story;
  story.planned.subscriptions.push_back(support::ending("rooms", "MAIL2", 2, D("2027-03-31")));
  for (Subscription& each : story.planned.subscriptions) each.commerce_id.clear(), each.directory_id.clear();
  story.now = story.planned;
  story.now.subscriptions[0].key = "other (no id)";
  story.now.subscriptions[1].key = "another (no id)";
  story.now.subscriptions[1].term_end = D("2028-03-31");  // renewed meanwhile
  const Verification v = story.on("2026-12-01");
  CHECK(item(v, VerifyKind::VanishedSubscription) == nullptr);
  CHECK(item(v, VerifyKind::NewSubscription) == nullptr);
}

TEST_CASE("more units bought at the source meanwhile, and a subscription nobody planned, are told") {
  Story story;
  story.now.subscriptions[0].units = 12;
  story.ordered("MAIL2", 3, "2027-03-31").purchased = D("2026-11-30");
  const Verification v = story.on("2026-12-01");
  CHECK(told(item(v, VerifyKind::SourceChange)) == "verify.source_units");
  CHECK(item(v, VerifyKind::NewSubscription)->found == "new-1");
}

TEST_CASE("a transfer is done when the gaining partner owns the subscription") {
  Story story;
  Action transfer;
  transfer.id = "A9";
  transfer.kind = ActionKind::Transfer;
  transfer.date = D("2026-12-10");
  transfer.subscription = "old-e3";
  story.plan = Plan();
  story.plan.actions = {transfer};
  Move move;
  move.subscription = "old-e3";
  move.path = Path::PartnerTransfer;
  story.plan.moves = {move};
  CHECK(item(story.on("2026-12-10"), VerifyKind::Transfer)->state == VerifyState::Open);
  CHECK(item(story.on("2026-12-11"), VerifyKind::Transfer)->state == VerifyState::Late);
  story.now.subscriptions[0].owner_tenant = kPartner;
  CHECK(item(story.on("2026-12-11"), VerifyKind::Transfer)->state == VerifyState::Done);
}

namespace {

// The ten units are handed over on 10 December and set to renew.
Story handed_over() {
  Story story;
  Action transfer;
  transfer.id = "A9";
  transfer.kind = ActionKind::Transfer;
  transfer.date = D("2026-12-10");
  transfer.subscription = "old-e3";
  story.plan = Plan();
  story.plan.actions = {transfer};
  Move move;
  move.subscription = "old-e3";
  move.path = Path::PartnerTransfer;
  move.end_choice = EndOfTermAction::Renew;
  move.end_choice_by = D("2026-12-30");
  story.plan.moves = {move};
  for (Customer* customer : {&story.planned, &story.now}) {
    customer->subscriptions[0].channel = Channel::CspPartner;
    customer->subscriptions[0].term = Term::OneYear;
  }
  return story;
}

}  // namespace

TEST_CASE("a transfer that gave the subscription other ids is done, and its choice is read at the gaining partner") {
  Story story = handed_over();
  story.ordered("E3", 10, "2026-12-31").end_action = EndOfTermAction::ExtendedServiceTerm;
  const auto finished = [&](const char* day) {
    const Verification v = story.on(day);
    REQUIRE(item(v, VerifyKind::Transfer) != nullptr);
    CHECK(item(v, VerifyKind::Transfer)->state == VerifyState::Done);
    CHECK(item(v, VerifyKind::Transfer)->found == "new-1");
    CHECK(item(v, VerifyKind::NewSubscription) == nullptr);
    CHECK(item(v, VerifyKind::VanishedSubscription) == nullptr);
    return v;
  };
  // The list still has the old one, suspended.
  story.now.subscriptions[0].state = SubscriptionState::Suspended;
  finished("2026-12-12");
  story.now.subscriptions.erase(story.now.subscriptions.begin());
  CHECK(item(finished("2026-12-31"), VerifyKind::EndChoice)->state == VerifyState::Late);
  story.now.subscriptions[0].term_end = D("2027-12-31");  // it has renewed since
  finished("2027-01-05");
}

TEST_CASE("another number of units at the gaining partner is not what was handed over") {
  Story story = handed_over();
  story.ordered("E3", 9, "2026-12-31");
  story.now.subscriptions.erase(story.now.subscriptions.begin());
  CHECK(item(story.on("2026-12-12"), VerifyKind::VanishedSubscription) != nullptr);
}

TEST_CASE("a subscription is found again by its id in either system") {
  Story story;
  story.planned.subscriptions[0].directory_id = "DIR-1";
  story.now.subscriptions[0].key = "dir-1";
  story.now.subscriptions[0].commerce_id.clear();
  story.now.subscriptions[0].directory_id = "dir-1";
  CHECK(item(story.on("2026-12-01"), VerifyKind::VanishedSubscription) == nullptr);
  CHECK(item(story.on("2026-12-01"), VerifyKind::NewSubscription) == nullptr);
}

TEST_CASE("when all is done nothing is next") {
  Story story;
  story.ordered("SUITE", 10, "2027-12-21");
  story.hold("SUITE", {0, 1, 2});
  story.now.subscriptions.erase(story.now.subscriptions.begin());
  const Verification v = story.on("2027-01-03");
  CHECK(v.on_track());
  CHECK(v.findings().empty());
  CHECK_FALSE(v.next.has_value());
}

namespace {

// Six of the ten old units are given back on 23 December and the other four on 29 December.
Story in_parts() {
  Story story;
  Action first = support::cancel_now(D("2026-12-23"), "old-e3");
  first.kind = ActionKind::Reduce;
  first.units = 6;
  first.id = "A4";
  story.plan.actions.push_back(first);
  return story;
}

std::vector<VerifyItem> of_kind(const Verification& verification, VerifyKind kind) {
  std::vector<VerifyItem> found;
  std::copy_if(verification.items.begin(), verification.items.end(), std::back_inserter(found),
               [&](const VerifyItem& item) { return item.kind == kind; });
  return found;
}

}  // namespace

TEST_CASE("units given back as planned are done, and no difference to the customer the plan was made for") {
  Story story = in_parts();
  story.now.subscriptions[0].units = 4;
  const Verification verification = verify(story.catalog, story.planned, story.settings, story.plan, story.now, D("2026-12-24"));
  REQUIRE(of_kind(verification, VerifyKind::Reduction).size() == 1);
  CHECK(of_kind(verification, VerifyKind::Reduction)[0].state == VerifyState::Done);
  CHECK(of_kind(verification, VerifyKind::SourceChange).empty());
}

TEST_CASE("units that are still there are open until their day has passed, then late") {
  const Story story = in_parts();
  const auto state_on = [&](const char* day) {
    const Verification verification = verify(story.catalog, story.planned, story.settings, story.plan, story.now, D(day));
    return of_kind(verification, VerifyKind::Reduction).at(0).state;
  };
  CHECK(state_on("2026-12-23") == VerifyState::Open);
  CHECK(state_on("2026-12-24") == VerifyState::Late);
}

TEST_CASE("another number of units than any part of the plan leaves is a difference") {
  Story story = in_parts();
  story.now.subscriptions[0].units = 5;
  const Verification verification = verify(story.catalog, story.planned, story.settings, story.plan, story.now, D("2026-12-24"));
  CHECK(of_kind(verification, VerifyKind::Reduction).empty());
  CHECK(of_kind(verification, VerifyKind::SourceChange).size() == 1);
}

namespace {

// The ten units are bought again as they are, by a partner, and the old ones end with their term.
Story bought_again() {
  Story story;
  story.plan.target_lines[0].sku = support::sku("E3");
  story.plan.moves[0].path = Path::BuySame;
  story.plan.actions[0].sku = support::sku("E3");
  story.plan.actions.pop_back();
  story.plan.steps[2].actions.clear();
  for (Step& step : story.plan.steps) step.subscriptions = {"old-e3"};
  story.planned.profiles[0].users = 10;
  for (Customer* customer : {&story.planned, &story.now}) customer->subscriptions[0].channel = Channel::CspPartner;
  story.now = story.planned;
  return story;
}

std::optional<std::int64_t> count_of(const VerifyItem* item, const char* name) {
  for (const MessageArgument& argument : item->findings[0].message.arguments) {
    if (argument.name == name) return std::get<std::int64_t>(argument.value);
  }
  return std::nullopt;
}

}  // namespace

TEST_CASE("once the window of a renewal has closed nothing is ordered any more: the old term is owed, and it is planned again") {
  Story story = bought_again();
  story.now.subscriptions[0].term_end = D("2027-12-31");
  const Verification open = story.on("2027-01-07");
  CHECK(told(item(open, VerifyKind::Order)) == "verify.order_late");
  REQUIRE(open.next.has_value());
  CHECK(open.next->step == "S01");
  {
    Story bought = story;
    bought.ordered("E3", 10, "2027-12-21");
    CHECK(bought.on("2027-01-07").next->title.key == "verify.next_cancel");
  }
  const Verification closed = story.on("2027-01-08");
  CHECK(told(item(closed, VerifyKind::Order)) == "verify.order_given_up");
  CHECK(item(closed, VerifyKind::Order)->findings[0].severity == Severity::Blocker);
  REQUIRE(closed.next.has_value());
  CHECK(closed.next->step.empty());
  CHECK(closed.next->title.key == "verify.next_plan_again");
}

TEST_CASE("an old subscription that ended before anything was ordered is one blocker with the users who have nothing since") {
  Story story = bought_again();
  story.ordered("MAIL2", 3, "2027-12-21");
  story.now.subscriptions.erase(story.now.subscriptions.begin());
  const Verification v = story.on("2027-01-02");
  const VerifyItem* order = item(v, VerifyKind::Order);
  CHECK(told(order) == "verify.order_late_ended");
  CHECK(order->findings[0].severity == Severity::Blocker);
  CHECK(count_of(order, "users") == 10);
  CHECK(v.next->step == "S01");
}

TEST_CASE(
    "an order that is too small is one blocker with the users who lose their licence, until when that can be helped, and it is next") {
  Story story = bought_again();
  story.ordered("E3", 7, "2027-12-21");
  const Verification before = story.on("2026-12-24");
  const VerifyItem* order = item(before, VerifyKind::Order);
  CHECK(told(order) == "verify.order_too_few_or_back");
  CHECK(count_of(order, "users") == 3);
  CHECK(count_of(order, "missing") == 3);
  REQUIRE(before.next.has_value());
  CHECK(before.next->step == "S01");
  CHECK(before.next->title.key == "verify.next_order_more");
  CHECK(told(item(story.on("2026-12-30"), VerifyKind::Order)) == "verify.order_too_few");
  story.now.subscriptions.erase(story.now.subscriptions.begin());
  CHECK(told(item(story.on("2027-01-02"), VerifyKind::Order)) == "verify.order_too_few_ended");
  // Nobody needs the three.
  story.now.profiles[0].users = 7;
  CHECK(told(item(story.on("2027-01-02"), VerifyKind::Order)) == "verify.order_units");
}
