#include "core/output/transfer_requests.hpp"

#include <doctest/doctest.h>

#include "tests/core/support/built_in_language.hpp"
#include "tests/core/support/planner_world.hpp"

using namespace csp;
using namespace planner_world;

TEST_CASE("a request holds as many items as the rules in use say, with a gate of the plan and without") {
  World world;
  for (int i = 0; i < 7; ++i) world.add(subscription("k" + std::to_string(i), "SPE_E3", Channel::CspPartner, "2027-05-30", 5));
  Catalog newer = planner_world::catalog();
  for (Rule& rule : newer.rules) {
    if (rule.id == "TRANSFER-ITEMS") rule.value = "3";
  }
  const Language& english = support::built_in_language("en");
  Plan plan = make_plan(newer, world.customer, world.settings, world.prices, world.today);
  for (const bool gates : {true, false}) {
    CAPTURE(gates);
    if (!gates) plan.steps.clear();
    const OutputContext context{newer, world.customer, world.settings, world.prices, plan, english, english, "0"};
    const CustomerView view = customer_view(context, english);
    std::string sizes;
    for (const TransferRequest& request : transfer_requests(view)) sizes += std::to_string(request.subscriptions.size()) + " ";
    CHECK(sizes == "3 3 1 ");
  }
}

TEST_CASE("a request asks one partner for what it sold, with a gate of the plan and without") {
  World world;
  const Guid named = *Guid::parse("c3000000-0000-4000-8000-000000000003"), other = *Guid::parse("c3000000-0000-4000-8000-000000000004");
  world.settings.source_partner_tenant = named;
  for (int i = 0; i < 6; ++i)
    world.add(subscription("k" + std::to_string(i), "SPE_E3", Channel::CspPartner, "2027-05-30", 5)).owner_tenant =
        i % 3 == 0 ? named : other;
  const Language& english = support::built_in_language("en");
  Plan plan = world.plan();
  for (const bool gates : {true, false}) {
    CAPTURE(gates);
    if (!gates) plan.steps.clear();
    const OutputContext context{planner_world::catalog(), world.customer, world.settings, world.prices, plan, english, english, "0"};
    const CustomerView view = customer_view(context, english);
    std::size_t asked = 0;
    for (const TransferRequest& request : transfer_requests(view)) {
      CHECK(request.parts == 1);
      for (const Subscription* subscription : request.subscriptions) {
        CHECK(subscription->owner_tenant == request.partner.value_or(named));
        ++asked;
      }
    }
    CHECK(asked == 6);
  }
}

TEST_CASE("nobody is asked for a transfer that cannot be, although a person chose it") {
  for (const Channel channel : {Channel::EnterpriseAgreement, Channel::WebDirectMca}) {
    World world;
    world.add(subscription("k", "SPE_E3", channel, "2027-01-31", 5));
    world.decide("k").path = Path::PartnerTransfer;
    const Language& english = support::built_in_language("en");
    const Plan plan = world.plan();
    CHECK(plan.has_blockers());
    const OutputContext context{planner_world::catalog(), world.customer, world.settings, world.prices, plan, english, english, "0"};
    CHECK(transfer_requests(customer_view(context, english)).empty());
  }
}
