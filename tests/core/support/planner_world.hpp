#pragma once
// Customers written down in a few lines for the planner's worked examples, on the built-in catalogue.

#include <optional>
#include <string>
#include <string_view>

#include "core/plan/plan.hpp"
#include "core/plan/words.hpp"

namespace planner_world {

const csp::Catalog& catalog();
csp::Date day(const char* iso);
csp::Decimal amount(const char* text);
csp::Guid sku(const char* part_number);

// An active subscription with annual term, billed monthly, renewing, of `units` seats.
csp::Subscription subscription(const std::string& key, const char* part_number, csp::Channel channel, const char* term_end,
                               std::int64_t units);

struct World {
  csp::Customer customer;
  csp::PlanSettings settings;
  csp::Prices prices;
  csp::Date today;

  World();  // 2026-11-22, customer and partner in one region, relationship and agreement done, one-year term billed monthly

  csp::Subscription& add(csp::Subscription subscription);  // with a pool and one profile that uses every unit
  // Annual retail and partner price of the SKU's product SKU in the list, whole term.
  void price(const char* part_number, const char* retail_year, const char* partner_year);
  csp::SubscriptionDecision& decide(const std::string& key) { return settings.subscriptions[key]; }
  csp::Plan plan() const;
};

// Office 365 E5 of 50 users, whom a group gives it and who are to get Microsoft 365 E3 and Teams Phone in its place; ten of them hold a
// Microsoft 365 E3 directly as well. Subscriptions "suite" and "direct".
World suite_by_group_beside_direct();

// Looks at each plan that a world makes; none unless a test sets it (tests/core/plan/worked_example_texts.cpp).
extern void (*on_plan)(const csp::Plan& plan);

csp::Move move_of(const csp::Plan& plan, const std::string& key);
// Severest finding with that rule about the subscription ("" = whole plan and preflight); empty when there is none.
std::optional<csp::Finding> finding(const csp::Plan& plan, const std::string& key, const std::string& rule);
// What a text is told under this name; empty when it is told nothing.
std::optional<csp::MessageValue> argument(const csp::MessageArguments& arguments, std::string_view name);
// The first step of a kind ("order", "swap", ...); nullptr when there is none.
const csp::Step* step_of(const csp::Plan& plan, std::string_view kind);
const csp::Action* action(const csp::Plan& plan, csp::ActionKind kind, const std::string& subscription);
csp::PathOption option(const csp::Move& move, csp::Path path);
bool has_reason(csp::PathOption option, const std::string& rule);

}  // namespace planner_world
