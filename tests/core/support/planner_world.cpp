#include "tests/core/support/planner_world.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "assets/embedded.hpp"
#include "tests/core/support/covering.hpp"

namespace planner_world {

using namespace csp;

const Catalog& catalog() {
  static const Catalog loaded = [] {
    auto result = load_catalog(embedded_asset);
    if (!result) {
      std::fputs(result.error().c_str(), stderr);
      std::abort();
    }
    return *std::move(result);
  }();
  return loaded;
}

Date day(const char* iso) { return *Date::from_iso(iso); }
Decimal amount(const char* text) { return *Decimal::parse(text); }

Guid sku(const char* part_number) {
  const Sku* found = catalog().find_sku_by_part_number(part_number);
  if (found == nullptr) {
    std::fprintf(stderr, "no SKU %s\n", part_number);
    std::abort();
  }
  return found->id;
}

Subscription subscription(const std::string& key, const char* part_number, Channel channel, const char* term_end, std::int64_t units) {
  Subscription result;
  result.key = key;
  result.name = key;
  result.part_number = part_number;
  result.sku = sku(part_number);
  result.units = units;
  result.state = SubscriptionState::Active;
  result.channel = channel;
  result.term = Term::OneYear;
  result.billing_plan = BillingPlan::Monthly;
  result.term_end = day(term_end);
  result.end_action = EndOfTermAction::Renew;
  result.auto_renew = true;
  return result;
}

World::World() : today(day("2026-11-22")) {
  customer.assignments_known = true;
  customer.pools_known = true;
  settings.customer_country = "US";
  settings.partner_country = "US";
  settings.relationship_accepted = true;
  settings.agreement = AgreementState::AcceptedDirectly;
}

Subscription& World::add(Subscription added) {
  UnitPool* pool = nullptr;
  for (UnitPool& candidate : customer.pools) {
    if (candidate.sku == added.sku) pool = &candidate;
  }
  if (pool == nullptr) {
    pool = &customer.pools.emplace_back();
    pool->sku = added.sku;
    pool->part_number = added.part_number;
  }
  pool->enabled += added.units;
  pool->consumed += added.units;
  Profile profile;
  profile.id = "P" + std::to_string(customer.profiles.size() + 1);
  profile.users = added.units;
  AssignedSku assigned;
  assigned.sku = added.sku;
  profile.skus.push_back(assigned);
  customer.profiles.push_back(std::move(profile));
  customer.subscriptions.push_back(std::move(added));
  return customer.subscriptions.back();
}

void World::price(const char* part_number, const char* retail_year, const char* partner_year) {
  for (const Offer* offer : support::offers_for(catalog(), sku(part_number))) {
    if (offer->trial) continue;
    PriceRecord row;
    row.product_sku = offer->id;
    row.title = offer->title;
    row.term = Term::OneYear;
    row.billing_plan = BillingPlan::Monthly;
    row.currency = *Currency::parse("USD");
    row.retail_price = amount(retail_year);
    row.partner_price = amount(partner_year);
    prices.push_back(std::move(row));
    return;
  }
}

void (*on_plan)(const Plan& plan) = nullptr;

Plan World::plan() const {
  Plan plan = make_plan(catalog(), customer, settings, prices, today);
  if (on_plan != nullptr) on_plan(plan);
  return plan;
}

World suite_by_group_beside_direct() {
  World world;
  world.add(subscription("suite", "ENTERPRISEPREMIUM", Channel::WebDirectMca, "2027-03-21", 50));
  world.add(subscription("direct", "SPE_E3", Channel::WebDirectMca, "2027-06-30", 10));
  world.decide("suite").path = Path::BuyOther;
  for (const char* target : {"SPE_E3", "MCOEV"}) world.decide("suite").targets.push_back(TargetChoice{sku(target), {}, {}});
  world.customer.profiles.resize(1);
  Profile& many = world.customer.profiles[0];
  many.users = 40;
  many.skus[0].groups = {"g"};
  many.skus[0].direct = false;
  Profile some = many;
  some.id = "P2";
  some.users = 10;
  some.skus.push_back(AssignedSku{sku("SPE_E3"), {}, {}, true});
  std::sort(some.skus.begin(), some.skus.end(), [](const AssignedSku& a, const AssignedSku& b) { return a.sku < b.sku; });
  world.customer.profiles.push_back(some);
  return world;
}

Move move_of(const Plan& plan, const std::string& key) {
  for (const Move& move : plan.moves) {
    if (move.subscription == key) return move;
  }
  std::fprintf(stderr, "no move %s\n", key.c_str());
  std::abort();
}

std::optional<Finding> finding(const Plan& plan, const std::string& key, const std::string& rule) {
  std::optional<Finding> severest;
  const auto look = [&](const std::vector<Finding>& findings) {
    for (const Finding& found : findings) {
      if (found.rule == rule && (!severest || severest->severity < found.severity)) severest = found;
    }
  };
  if (key.empty()) {
    look(plan.preflight);
    look(plan.findings);
  } else {
    look(move_of(plan, key).findings);
  }
  return severest;
}

std::optional<MessageValue> argument(const MessageArguments& arguments, std::string_view name) {
  for (const MessageArgument& each : arguments) {
    if (each.name == name) return each.value;
  }
  return std::nullopt;
}

const Step* step_of(const Plan& plan, std::string_view kind) {
  for (const Step& step : plan.steps) {
    if (word(step.kind()) == kind) return &step;
  }
  return nullptr;
}

const Action* action(const Plan& plan, ActionKind kind, const std::string& subscription) {
  for (const Action& candidate : plan.actions) {
    if (candidate.kind == kind && candidate.subscription == subscription) return &candidate;
  }
  return nullptr;
}

PathOption option(const Move& move, Path path) {
  for (const PathOption& candidate : move.options) {
    if (candidate.path == path) return candidate;
  }
  std::fputs("no such path\n", stderr);
  std::abort();
}

bool has_reason(PathOption option, const std::string& rule) {
  for (const Finding& reason : option.reasons) {
    if (reason.rule == rule) return true;
  }
  return false;
}

}  // namespace planner_world
