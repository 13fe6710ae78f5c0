#pragma once
// One look at later exports beside a plan: what it compares, and what it has found so far. Each file of this folder asks one question of
// it.

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "core/inventory/names.hpp"
#include "core/plan/sources/source.hpp"
#include "core/plan/sources/subscription_names.hpp"
#include "core/plan/verify/match.hpp"
#include "core/plan/verify/users.hpp"
#include "core/plan/verify/verify.hpp"

namespace csp::verifying {

// Does it still give its users something, as far as the export tells?
bool alive(const Subscription& subscription, Date today);
// Bought again or let go, it has a last day.
bool should_end(const Move& move);

class Check {
 public:
  Check(const Catalog& catalog, const Customer& planned, const PlanSettings& settings, const Plan& plan, const Customer& now, Date today)
      : catalog_(catalog),
        planned_(planned),
        settings_(settings),
        plan_(plan),
        now_(now),
        today_(today),
        settings_now_(without_days(settings)),
        now_as_sources_(plan::sources_of(catalog, now, settings_now_, today)),
        matches_(match(planned, settings, plan, now)),
        units_came_(units_of_unseen_lines()) {
    const std::vector<std::string> names = plan::subscription_names(catalog, planned, settings);
    for (std::size_t i = 0; i < names.size(); ++i) names_.emplace(planned.subscriptions[i].key, names[i]);
  }

  Verification run();

 private:
  VerifyItem& add(VerifyKind kind, VerifyState state) {
    result_.items.push_back({});
    result_.items.back().kind = kind;
    result_.items.back().state = state;
    return result_.items.back();
  }
  void say(VerifyItem& item, const char* rule, Severity severity, const char* key, std::vector<MessageArgument> arguments) {
    Finding finding;
    finding.rule = rule;
    finding.severity = severity;
    finding.message = {std::string("verify.") + key, std::move(arguments)};
    finding.subject = !item.subscription.empty() ? item.subscription : !item.target_line.empty() ? item.target_line : item.action;
    item.findings.push_back(std::move(finding));
  }
  // As the plan calls it.
  std::string name_of(const Subscription& subscription) const {
    const auto named = names_.find(subscription.key);
    return named == names_.end() ? csp::name_of(catalog_, subscription) : named->second;
  }
  std::string sku_name(const Guid& id) const { return csp::sku_name(catalog_, id); }
  void order(std::size_t line, const UserIndex& users);
  void order_not_seen(std::size_t line, const UserIndex& users, VerifyItem& item);
  // What the units of a line are to replace, all of it together.
  struct Replaced {
    std::string names;
    std::optional<Date> last_day;     // the first of theirs
    std::optional<Date> set_back_by;  // until then the end of each can be put off by another choice
    bool ended = true;                // none of it runs any more
    bool owed = false;                // all of it runs on and is owed to the end of a new term
    std::optional<Date> owed_to;
  };
  Replaced replaced_by(const TargetLine& line) const;
  // How many users have no unit of the line's SKU, or will have none when what is to end has ended, for want of so many units.
  std::int64_t users_without(const TargetLine& line, std::int64_t missing, const UserIndex& users) const;
  void too_few(const TargetLine& line, const Subscription& found, const UserIndex& users, VerifyItem& item);
  std::vector<std::int64_t> units_of_unseen_lines() const;
  void too_many(const TargetLine& line, const Subscription& found, VerifyItem& item);
  void source(std::size_t planned);
  void choice(const Move& move, const Subscription& before, const Subscription& after);
  void transfer(const Action& action, const Subscription& before, const Subscription& after);
  void ended(const Move& move, const Subscription& before, const Subscription* after);
  static PlanSettings without_days(PlanSettings settings);
  void say_still_runs(VerifyItem& item, const Move& move, const Subscription& before, const Subscription& after);
  bool reductions(const Subscription& before, const Subscription& after);
  void changed(const Subscription& before, const Subscription& after);
  void reassignment(const Action& action, const UserIndex& users);
  void unplanned(std::size_t found);
  void find_next();
  void find_next_beside();
  void count();

  const Catalog& catalog_;
  const Customer& planned_;
  const PlanSettings& settings_;
  const Plan& plan_;
  const Customer& now_;
  Date today_;
  // The later exports read as a plan would read them. An end or a purchase that a person entered was that of the term before.
  PlanSettings settings_now_;
  std::vector<plan::Source> now_as_sources_;
  Matches matches_;
  std::vector<std::int64_t> units_came_;      // by line that no subscription shows: what its SKU has more than before, each unit once
  std::map<std::string, std::string> names_;  // of the planned ones, by key
  std::map<std::string, Date> owed_;          // sources that should have ended, by key: to when they can only be paid
  std::string to_cancel_;                     // names of those that can still be cancelled, and for which the plan has no such step
  Verification result_;
};

}  // namespace csp::verifying
