#include "core/plan/verify/plan_differences.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "core/base/text.hpp"
#include "core/plan/costs/unpriced.hpp"
#include "core/plan/sources/subscription_names.hpp"
#include "core/plan/verify/match.hpp"
#include "core/plan/words.hpp"

namespace csp {
namespace {

Message day(const std::optional<Date>& date) { return date ? Message{"change.date", {{"date", *date}}} : Message(); }

// What of a move a person would notice.
struct Told {
  std::optional<Date> transfer;
  std::vector<Guid> targets;  // sorted
  std::string target_names;
  std::int64_t units = 0;
};

class Comparer {
 public:
  Comparer(const PlanOfCustomer& before, const PlanOfCustomer& after)
      : before_(before), after_(after), names_before_(names_of(before)), names_after_(names_of(after)) {}

  std::vector<PlanDifference> find() {
    whole_plan();
    const std::vector<std::optional<std::size_t>> later =
        verifying::match(before_.customer, before_.settings, before_.plan, after_.customer).source;
    std::map<std::string_view, std::size_t> earlier_of;  // key in the later customer -> place in the earlier one
    for (std::size_t i = 0; i < later.size(); ++i) {
      if (later[i]) earlier_of[after_.customer.subscriptions[*later[i]].key] = i;
    }
    for (const Move& move : after_.plan.moves) {
      const auto known = earlier_of.find(move.subscription);
      const Move* was = known == earlier_of.end() ? nullptr : move_of(before_.plan, before_.customer.subscriptions[known->second].key);
      compare(was, move);
    }
    for (std::size_t i = 0; i < later.size(); ++i) {
      const Move* was = move_of(before_.plan, before_.customer.subscriptions[i].key);
      if (later[i] || was == nullptr || was->path == Path::OutOfScope) continue;
      add(PlanDifferenceKind::Gone, *was, before_, Message{std::string(text_key(was->path)), {}}, {});
    }
    return std::move(differences_);
  }

 private:
  static const Move* move_of(const Plan& plan, std::string_view key) {
    const auto found = std::find_if(plan.moves.begin(), plan.moves.end(), [&](const Move& move) { return move.subscription == key; });
    return found == plan.moves.end() ? nullptr : &*found;
  }

  using Names = std::map<std::string, std::string, std::less<>>;

  static Names names_of(const PlanOfCustomer& of) {
    Names by_key;
    const std::vector<std::string> names = plan::subscription_names(of.catalog, of.customer, of.settings);
    for (std::size_t i = 0; i < names.size(); ++i) by_key.emplace(of.customer.subscriptions[i].key, names[i]);
    return by_key;
  }

  std::string name_of(const PlanOfCustomer& of, std::string_view key) const {
    const Names& names = &of == &before_ ? names_before_ : names_after_;
    const auto named = names.find(key);
    return named == names.end() ? std::string(key) : named->second;
  }

  static Told told(const Plan& plan, const Move& move) {
    Told told;
    for (const Action& action : plan.actions) {
      if (action.kind == ActionKind::Transfer && action.subscription == move.subscription) told.transfer = action.date;
    }
    std::set<std::string> names;
    for (const TargetLine& line : plan.target_lines) {
      if (std::find(move.target_lines.begin(), move.target_lines.end(), line.id) == move.target_lines.end()) continue;
      told.targets.push_back(line.sku);
      told.units += line.units;
      if (names.insert(line.name).second) text::append_listed(told.target_names, line.name, " + ");
    }
    std::sort(told.targets.begin(), told.targets.end());
    told.targets.erase(std::unique(told.targets.begin(), told.targets.end()), told.targets.end());
    return told;
  }

  void add(PlanDifferenceKind kind, const Move& move, const PlanOfCustomer& of, Message before, Message after) {
    differences_.push_back({kind, move.subscription, name_of(of, move.subscription), std::move(before), std::move(after)});
  }

  void whole_plan() {
    const auto safe = [](const Plan& plan) { return plan.proof.safe && !plan.has_blockers(); };
    const auto word = [&](const Plan& plan) { return Message{safe(plan) ? "change.safe" : "change.not_safe", {}}; };
    if (safe(before_.plan) != safe(after_.plan))
      differences_.push_back({PlanDifferenceKind::Safety, {}, {}, word(before_.plan), word(after_.plan)});
    std::map<Currency, std::pair<std::optional<Decimal>, std::optional<Decimal>>> totals;
    // Where prices are missing the sum of the others is no total.
    const auto complete = [](const Plan& plan) { return !unpriced(plan.target_lines, plan.findings).any(); };
    if (complete(before_.plan)) {
      for (const CostSummary& cost : before_.plan.costs) totals[cost.currency].first = cost.total;
    }
    if (complete(after_.plan)) {
      for (const CostSummary& cost : after_.plan.costs) totals[cost.currency].second = cost.total;
    }
    const auto money = [](const std::optional<Decimal>& amount, Currency currency) {
      return amount ? Message{"change.money", {{"money", Money{*amount, currency}}}} : Message();
    };
    for (const auto& [currency, total] : totals) {
      if (total.first != total.second)
        differences_.push_back({PlanDifferenceKind::Cost, {}, {}, money(total.first, currency), money(total.second, currency)});
    }
  }

  void compare(const Move* was, const Move& is) {
    const auto path = [](const Move& move) { return Message{std::string(text_key(move.path)), {}}; };
    if (was == nullptr) {
      if (is.path != Path::OutOfScope) add(PlanDifferenceKind::Added, is, after_, {}, path(is));
      return;
    }
    if (was->path == Path::OutOfScope && is.path == Path::OutOfScope) return;
    const Told before = told(before_.plan, *was), after = told(after_.plan, is);
    if (was->path != is.path) add(PlanDifferenceKind::Path, is, after_, path(*was), path(is));
    if (before.targets != after.targets) {
      const auto names = [](const Told& told) {
        return told.targets.empty() ? Message() : Message{"change.text", {{"text", told.target_names}}};
      };
      add(PlanDifferenceKind::Targets, is, after_, names(before), names(after));
    }
    if (before.units != after.units) {
      const auto units = [](const Told& told) { return told.units == 0 ? Message() : Message{"change.number", {{"count", told.units}}}; };
      add(PlanDifferenceKind::Units, is, after_, units(before), units(after));
    }
    compare_day(PlanDifferenceKind::OrderDate, is, was->order_date, is.order_date);
    compare_day(PlanDifferenceKind::TransferDate, is, before.transfer, after.transfer);
    compare_day(PlanDifferenceKind::SwapDate, is, was->swap_date, is.swap_date);
    if (was->end_choice != is.end_choice) {
      const auto choice = [](const Move& move) {
        return move.end_choice ? Message{std::string(text_key(*move.end_choice)), {}} : Message();
      };
      add(PlanDifferenceKind::EndChoice, is, after_, choice(*was), choice(is));
    }
    compare_day(PlanDifferenceKind::LastDay, is, was->source_last_day, is.source_last_day);
  }

  void compare_day(PlanDifferenceKind kind, const Move& move, const std::optional<Date>& before, const std::optional<Date>& after) {
    if (before != after) add(kind, move, after_, day(before), day(after));
  }

  const PlanOfCustomer& before_;
  const PlanOfCustomer& after_;
  const Names names_before_, names_after_;
  std::vector<PlanDifference> differences_;
};

}  // namespace

std::string_view text_key(PlanDifferenceKind kind) {
  switch (kind) {
    case PlanDifferenceKind::Safety:
      return "change.safety";
    case PlanDifferenceKind::Cost:
      return "change.cost";
    case PlanDifferenceKind::Added:
      return "change.added";
    case PlanDifferenceKind::Gone:
      return "change.gone";
    case PlanDifferenceKind::Path:
      return "change.path";
    case PlanDifferenceKind::Targets:
      return "change.targets";
    case PlanDifferenceKind::Units:
      return "change.units";
    case PlanDifferenceKind::OrderDate:
      return "change.order_date";
    case PlanDifferenceKind::TransferDate:
      return "change.transfer_date";
    case PlanDifferenceKind::SwapDate:
      return "change.swap_date";
    case PlanDifferenceKind::EndChoice:
      return "change.end_choice";
    case PlanDifferenceKind::LastDay:
      break;
  }
  return "change.last_day";
}

std::vector<PlanDifference> plan_differences(const PlanOfCustomer& before, const PlanOfCustomer& after) {
  return Comparer(before, after).find();
}

}  // namespace csp
