#include "core/output/figures.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>

#include "tests/core/support/planner_world.hpp"
#include "tests/core/support/sample_plan.hpp"

using namespace csp;
using namespace planner_world;

namespace {

Figures figures(const World& world) {
  static const Language english = support::sample_language("en");
  const Plan plan = world.plan();
  return figures_of(customer_view({catalog(), world.customer, world.settings, world.prices, plan, english, english, "0"}, english));
}

}  // namespace

TEST_CASE("what gives no full service any more counts as over, whatever the directory calls it") {
  World world;
  world.add(subscription("s1", "ENTERPRISEPACK", Channel::WebDirectMca, "2027-03-31", 10));
  CHECK(figures(world).over == 0);
  for (const SubscriptionState state : {SubscriptionState::InGrace, SubscriptionState::Suspended, SubscriptionState::Disabled}) {
    world.customer.subscriptions[0].state = state;
    CAPTURE(static_cast<int>(state));
    CHECK(figures(world).over == 1);
  }
}

TEST_CASE("what is suspended keeps nobody safe: the safety margin is that of what gives service") {
  World world;
  world.add(subscription("s1", "ENTERPRISEPACK", Channel::WebDirectMca, "2027-03-31", 10));
  world.decide("s1").order_date = day("2026-12-01");
  REQUIRE(figures(world).margin.has_value());
  CHECK(figures(world).margin->days == 120);
  world.customer.subscriptions[0].state = SubscriptionState::Suspended;
  CHECK_FALSE(figures(world).margin.has_value());
}

TEST_CASE("what is set to end and handed over shortly before has its part in the safety margin, what renews has none") {
  World world;
  world.today = day("2026-11-27");
  world.add(subscription("bought", "SPE_E3", Channel::WebDirectMca, "2027-03-21", 10));
  world.decide("bought").order_date = day("2027-03-04");
  world.add(subscription("moved", "POWER_BI_PRO", Channel::CspPartner, "2026-12-11", 10)).end_action = EndOfTermAction::CancelAtTermEnd;
  REQUIRE(figures(world).margin.has_value());
  CHECK(figures(world).margin->subscription == "moved");
  CHECK(figures(world).margin->days == 7);
  CHECK(figures(world).margin->handed_over);
  for (Subscription& each : world.customer.subscriptions) each.end_action = EndOfTermAction::Renew;
  REQUIRE(figures(world).margin.has_value());
  CHECK(figures(world).margin->subscription == "bought");
  CHECK(figures(world).margin->days == 17);
  // With weeks left nothing hangs on the day of a transfer.
  for (Subscription& each : world.customer.subscriptions) {
    if (each.key == "moved") each.end_action = EndOfTermAction::CancelAtTermEnd, each.term_end = day("2027-03-31");
    if (each.key == "bought") each.channel = Channel::CspPartner, each.term_end = day("2027-05-31");
  }
  world.settings.subscriptions.clear();
  CHECK_FALSE(figures(world).margin.has_value());
}

TEST_CASE("who gets several other licences is one user, however the batches of the exchanges lie") {
  support::Sample sample = support::sample_plan();
  std::erase_if(sample.plan.actions, [](const Action& action) { return action.kind == ActionKind::Swap && action.id != "A3"; });
  const auto reassigned = [&] { return figures_of(customer_view(sample.context(), sample.context().language)).reassigned; };
  REQUIRE(reassigned() == 20);
  const auto swap = [&](std::int64_t first, std::int64_t users) {
    Action action =
        *std::find_if(sample.plan.actions.begin(), sample.plan.actions.end(), [](const Action& each) { return each.id == "A3"; });
    action.first_user = first;
    action.users = users;
    sample.plan.actions.push_back(action);
  };
  swap(0, 5);
  swap(3, 17);
  CHECK(reassigned() == 20);
  swap(15, 10);
  CHECK(reassigned() == 25);
}

TEST_CASE("where something is ordered only after the old one has ended, no safety margin is told") {
  World world;
  world.add(subscription("s1", "ENTERPRISEPACK", Channel::WebDirectMca, "2027-03-31", 10));
  world.add(subscription("s2", "STANDARDPACK", Channel::WebDirectMca, "2027-05-31", 10));
  world.decide("s2").order_date = day("2027-05-03");
  world.decide("s1").order_date = day("2027-04-06");
  CHECK_FALSE(figures(world).margin.has_value());
  world.decide("s1").order_date = day("2027-03-16");
  REQUIRE(figures(world).margin.has_value());
  CHECK(figures(world).margin->days == 15);
}

TEST_CASE("a transfer that cannot be is an open point, and does not count among what moves") {
  World world;
  world.add(subscription("s1", "SPE_E3", Channel::CspPartner, "2026-11-25", 10)).end_action = EndOfTermAction::CancelAtTermEnd;
  world.decide("s1").path = Path::PartnerTransfer;
  REQUIRE(move_of(world.plan(), "s1").path == Path::PartnerTransfer);
  CHECK(figures(world).moving == 0);
  world.customer.subscriptions[0].term_end = day("2027-06-30");
  CHECK(figures(world).moving == 1);
}

TEST_CASE("as many subscriptions are said to end by themselves as end in what doing nothing costs, from the first of their days on") {
  World world;
  // Three years, bought before extended terms were there, its recurring billing switched off: it simply ends.
  Subscription& classic = world.add(subscription("classic", "SPE_E3", Channel::WebDirectMca, "2027-01-10", 10));
  classic.term = Term::ThreeYears;
  classic.purchased = day("2024-01-11");
  classic.end_action = EndOfTermAction::Unknown;
  classic.auto_renew = false;
  world.add(subscription("set", "ENTERPRISEPACK", Channel::WebDirectMca, "2027-01-31", 10)).end_action = EndOfTermAction::CancelAtTermEnd;
  world.add(subscription("renews", "SPE_E5", Channel::WebDirectMca, "2027-01-05", 10));
  CHECK(figures(world).ending_alone == 2);
  REQUIRE(figures(world).ends_alone_from.has_value());
  CHECK(figures(world).ends_alone_from->iso() == "2027-01-10");
  for (Subscription& each : world.customer.subscriptions) each.unit_price_month = Money{amount("1"), *Currency::parse("USD")};
  // Ten units each at 1 a month: 50 days of one and 71 of the other, and twelve months of what renews.
  CHECK(world.plan().costs.at(0).doing_nothing < amount("165"));
}

TEST_CASE("what ends after the months that are counted does not make doing nothing impossible") {
  World world;
  world.add(subscription("kept", "SPE_E3", Channel::EnterpriseAgreement, "2029-06-30", 10));
  CHECK(figures(world).ending_alone == 0);
  world.settings.horizon_months = 60;
  CHECK(figures(world).ending_alone == 1);
}

TEST_CASE("SMB-300: a second time with too many Business seats is an open point of its own beside the one that the planner complains of") {
  World world;
  world.add(subscription("a", "SPB", Channel::WebDirectMca, "2026-12-20", 120));
  world.add(subscription("b", "O365_BUSINESS_PREMIUM", Channel::WebDirectMca, "2027-03-31", 100));
  world.add(subscription("c", "O365_BUSINESS_ESSENTIALS", Channel::WebDirectMca, "2027-09-30", 60));
  world.settings.accepted.clear();
  const Plan plan = world.plan();
  std::set<std::string> times;
  for (const ServiceGap& gap : plan.proof.gaps) {
    if (breaks_limit(gap)) times.insert(gap.from.iso());
  }
  REQUIRE(times.size() > 1);
  const Language english = support::sample_language("en");
  const CustomerView view = customer_view({catalog(), world.customer, world.settings, world.prices, plan, english, english, "0"}, english);
  const Figures counted = figures_of(view);
  const auto limits =
      std::count_if(counted.open_gaps.begin(), counted.open_gaps.end(), [](const ServiceGap* gap) { return breaks_limit(*gap); });
  const auto blockers =
      std::count_if(counted.blockers.begin(), counted.blockers.end(), [](const Finding* blocker) { return blocker->rule == "SMB-300"; });
  CHECK(static_cast<std::size_t>(limits + blockers) == times.size());
}

TEST_CASE("what is let go counts among what ends by itself, and makes no case for acting where nothing else ends") {
  World world;
  world.add(subscription("kept", "SPE_E3", Channel::EnterpriseAgreement, "2027-01-31", 10));
  world.add(subscription("gone", "ENTERPRISEPACK", Channel::EnterpriseAgreement, "2027-01-31", 10));
  world.decide("gone").path = Path::LetGo;
  CHECK(figures(world).ending_alone == 2);
  world.decide("kept").path = Path::LetGo;
  CHECK(figures(world).ending_alone == 0);
  CHECK_FALSE(figures(world).ends_alone_from.has_value());
}
