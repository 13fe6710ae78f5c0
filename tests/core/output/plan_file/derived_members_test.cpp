// Is everything that a plan says in its saved file? Who opens the file later is told what is planned otherwise now, and that is found by
// comparing what was written. Each structure of a plan is taken apart here, member by member: a new one does not compile until it stands
// here, and then another value of it has to give another file.

#include <doctest/doctest.h>

#include <string>
#include <tuple>
#include <type_traits>
#include <utility>

#include "core/output/plan_file/plan_json.hpp"
#include "tests/core/support/sample_plan.hpp"

using namespace csp;

namespace {

auto members_of(PathOption& option) {
  auto& [path, feasible, chosen, reasons, cost] = option;
  return std::tie(path, feasible, chosen, reasons, cost);
}

auto members_of(TargetLine& line) {
  auto& [id, sku, name, product_sku, match, units, term, billing_plan, order_date, usable_from, term_end, retail_unit_month,
         partner_unit_month, currency, for_subscriptions] = line;
  return std::tie(id, sku, name, product_sku, match, units, term, billing_plan, order_date, usable_from, term_end, retail_unit_month,
                  partner_unit_month, currency, for_subscriptions);
}

auto members_of(Lever& lever) {
  auto& [gain, rule, next_rule, date, saving, text] = lever;
  return std::tie(gain, rule, next_rule, date, saving, text);
}

auto members_of(Move& move) {
  auto& [subscription, path, options, target_lines, comparison, order_date, swap_date, end_choice_by, end_choice, source_last_day,
         overlap_days, date_rule, levers, why, findings] = move;
  return std::tie(subscription, path, options, target_lines, comparison, order_date, swap_date, end_choice_by, end_choice, source_last_day,
                  overlap_days, date_rule, levers, why, findings);
}

// The choice at the end of a term stands with the actions that set one.
auto members_of(Action& action) {
  auto& [id, kind, date, subscription, choice_apart, target_line, sku, units, profile, users, first_user, add, remove] = action;
  static_cast<void>(choice_apart);
  return std::tie(id, kind, date, subscription, target_line, sku, units, profile, users, first_user, add, remove);
}

auto members_of(Step& step) {
  auto& [id, form, role, earliest, planned, latest, rule, arguments, other_why, after, actions, subscriptions] = step;
  return std::tie(id, form, role, earliest, planned, latest, rule, arguments, other_why, after, actions, subscriptions);
}

auto members_of(LedgerLine& line) {
  auto& [kind, subscription, target_line, from, to, units, amount, partner_amount, overlap, rule] = line;
  return std::tie(kind, subscription, target_line, from, to, units, amount, partner_amount, overlap, rule);
}

auto members_of(CostSummary& cost) {
  auto& [currency, source, target, overlap, unused_commitment, expected_credit, total, doing_nothing, all_at_once, each_at_end] = cost;
  return std::tie(currency, source, target, overlap, unused_commitment, expected_credit, total, doing_nothing, all_at_once, each_at_end);
}

auto members_of(ServiceGap& gap) {
  auto& [profile, sku, plan, from, to, users, missing_units, lowered, accepted, before_plan, finding] = gap;
  return std::tie(profile, sku, plan, from, to, users, missing_units, lowered, accepted, before_plan, finding);
}

auto members_of(Proof& proof) {
  auto& [safe, first_day, last_day, users, services, days, change_days, gaps, notes] = proof;
  return std::tie(safe, first_day, last_day, users, services, days, change_days, gaps, notes);
}

auto members_of(Optimum& optimum) {
  auto& [minimised, feasible, proven, binding, cost, bound, start, short_days, choices, nodes] = optimum;
  return std::tie(minimised, feasible, proven, binding, cost, bound, start, short_days, choices, nodes);
}

// Its structures are looked at themselves, and the day stands at the head of the file.
auto members_of(Plan& plan) {
  auto& [today_at_the_head, preflight, moves, target_lines, actions, steps, ledger, costs, optimum_apart, findings, proof_apart] = plan;
  static_cast<void>(today_at_the_head), static_cast<void>(optimum_apart), static_cast<void>(proof_apart);
  return std::tie(preflight, moves, target_lines, actions, steps, ledger, costs, findings);
}

// Another value than it is now.
void change(bool& value) { value = !value; }
void change(std::string& value) { value += "x"; }
void change(Date& value) { value = value + 1; }
void change(Decimal& value) { value += *Decimal::parse("1"); }
void change(Currency& value) { value = *Currency::parse(value.code() == "USD" ? "EUR" : "USD"); }
void change(Money& value) { change(value.amount); }
void change(Guid& value) {
  const Guid one = *Guid::parse("05e9a617-0261-4cee-bb44-138d3ef5d965"), other = *Guid::parse("6fd2c87f-b296-42f0-b197-1e91e994b900");
  value = value == one ? other : one;
}
void change(Message& value) { change(value.key); }
void change(MessageArguments& value) { value.changed().push_back({"another", std::int64_t{1}}); }
void change(Finding& value) { change(value.rule); }
void change(ProductSku& value) { change(value.sku_id); }
void change(Comparison& value) { change(value.segment_differs); }
template <typename Number>
std::enable_if_t<std::is_integral_v<Number> && !std::is_same_v<Number, bool>> change(Number& value) {
  ++value;
}
template <typename Word>
std::enable_if_t<std::is_enum_v<Word>> change(Word& value) {
  value = static_cast<Word>(static_cast<int>(value) == 0 ? 1 : 0);
}
template <typename Value>
void change(std::optional<Value>& value) {
  if (value)
    value.reset();
  else
    change(value.emplace());
}
template <typename Value>
void change(std::vector<Value>& values) {
  values.emplace_back();
}

struct SavedPlan {
  support::Sample sample = support::sample_plan();

  template <typename Member>
  void check_written(const std::string& structure, std::size_t place, Member& member) {
    const std::string before = derived_json(sample.context());
    const Member kept = member;
    change(member);
    CHECK_MESSAGE(derived_json(sample.context()) != before, structure, ": member ", place, " is not in the file");
    member = kept;
  }

  template <typename Members, std::size_t... At>
  void check_each(const std::string& structure, Members members, std::index_sequence<At...>) {
    (check_written(structure, At, std::get<At>(members)), ...);
  }

  template <typename Structure>
  void check_all(const std::string& name, Structure& structure) {
    const auto members = members_of(structure);
    check_each(name, members, std::make_index_sequence<std::tuple_size_v<std::decay_t<decltype(members)>>>());
  }
};

}  // namespace

TEST_CASE("another value of any member of a plan gives another saved plan, and a new member does not compile until it is told here") {
  SavedPlan saved;
  Plan& plan = saved.sample.plan;
  plan.moves.emplace_back().options.emplace_back();
  plan.moves.back().levers.emplace_back();
  plan.actions.emplace_back().kind = ActionKind::Swap;
  plan.actions.emplace_back().kind = ActionKind::SetEndOfTerm;
  plan.proof.gaps.emplace_back();
  plan.target_lines.emplace_back(), plan.steps.emplace_back(), plan.ledger.emplace_back(), plan.costs.emplace_back();

  saved.check_all("Plan", plan);
  saved.check_all("Move", plan.moves.back());
  saved.check_all("PathOption", plan.moves.back().options.back());
  saved.check_all("Lever", plan.moves.back().levers.back());
  saved.check_all("TargetLine", plan.target_lines.back());
  saved.check_all("Action", *(plan.actions.end() - 2));
  saved.check_written("Action", 4, plan.actions.back().choice);
  saved.check_all("Step", plan.steps.back());
  saved.check_all("LedgerLine", plan.ledger.back());
  saved.check_all("CostSummary", plan.costs.back());
  saved.check_all("Proof", plan.proof);
  saved.check_all("ServiceGap", plan.proof.gaps.back());
  saved.check_all("Optimum", plan.optimum);
}
