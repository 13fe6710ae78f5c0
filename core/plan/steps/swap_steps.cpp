#include "core/plan/steps/swap_steps.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "core/base/text.hpp"
#include "core/equivalence/comparison_findings.hpp"
#include "core/plan/dates/workdays.hpp"
#include "core/plan/steps/source_steps.hpp"
#include "core/plan/words.hpp"

namespace csp::plan {
namespace {

class SwapSteps {
 public:
  SwapSteps(StepList& list, const Circumstances& circumstances, const std::vector<Draft>& drafts, const std::vector<SwapBatch>& batches,
            const Prerequisites& prerequisites, const std::map<std::string, std::size_t>& checks)
      : list_(list),
        circumstances_(circumstances),
        drafts_(drafts),
        batches_(batches),
        prerequisites_(prerequisites),
        checks_(checks),
        today_(circumstances.calendar.today) {}

  SwapsOf run() {
    const std::size_t located = usage_locations();
    check_data();
    std::vector<Call> calls;
    const std::vector<std::size_t> together = group_calls();
    std::map<std::size_t, std::size_t> step_of_groups;  // by the first batch of the call
    for (std::size_t i = 0; i < batches_.size(); ++i) {
      const SwapBatch& batch = batches_[i];
      const Draft& draft = drafts_[batch.draft];
      const Profile& profile = circumstances_.customer.profiles[batch.profile];
      const bool released = batch.add.empty() && draft.path == Path::LetGo;
      // Where it is cancelled by hand, on a later day as well: the cancellation waits for the exchange.
      const Date end = draft.schedule.cancel_on ? latest_cancellation(draft)
                       : released               ? *draft.schedule.source_last_day
                                                : draft.schedule.source_last_day.value_or(batch.date) - 1;
      const Date latest = std::max(batch.date, end);
      const auto grouped = batch.by_group ? step_of_groups.find(together[i]) : step_of_groups.end();
      const std::size_t called = !batch.by_group                   ? same_call(calls, batch)
                                 : grouped == step_of_groups.end() ? StepList::kNone
                                                                   : grouped->second;
      const std::size_t swapped = called != StepList::kNone ? called : new_gate(batch, form_of(batch, released), latest);
      if (called != StepList::kNone) add_users(called, batch);
      std::vector<std::string>& keys = list_.step(swapped).subscriptions;
      if (std::find(keys.begin(), keys.end(), draft.key()) == keys.end()) keys.push_back(draft.key());
      list_.step(swapped).latest = std::max(list_.step(swapped).planned, std::min(list_.step(swapped).latest, latest));
      for (const Buy& buy : draft.buys) list_.after(swapped, check_of(buy.line));
      list_.after(swapped, prerequisites_.gdap);
      if (const auto looked = data_of_.find(batch.draft); looked != data_of_.end()) list_.after(swapped, looked->second);
      if (!batch.by_group && !batch.add.empty() && profile.without_usage_location > 0) list_.after(swapped, located);
      // First what replaces it, and only then this.
      for (const std::size_t other : of_profile_[batch.profile]) {
        if (released) list_.after(swapped, other);
      }
      if (!released) of_profile_[batch.profile].push_back(swapped);
      list_.act(swapped, action_of(batch));
      std::vector<std::size_t>& of_draft = swaps_of_[batch.draft];
      if (std::find(of_draft.begin(), of_draft.end(), swapped) == of_draft.end()) of_draft.push_back(swapped);
      if (called != StepList::kNone) continue;
      calls.push_back({&batch, swapped});
      if (batch.by_group) step_of_groups[together[i]] = swapped;
    }
    for (const auto& [first, step] : step_of_groups) name_groups(first, step, together);
    return std::move(swaps_of_);
  }

 private:
  static StepForm form_of(const SwapBatch& batch, bool released) {
    if (released) return batch.by_group ? StepForm::ReleaseGroup : StepForm::Release;
    return batch.by_group ? StepForm::SwapGroup : StepForm::Swap;
  }

  std::size_t new_gate(const SwapBatch& batch, StepForm form, Date latest) {
    const Draft& draft = drafts_[batch.draft];
    const Profile& profile = circumstances_.customer.profiles[batch.profile];
    const Changed changed = {batch.users, profile_name(circumstances_.catalog, profile), 1};
    const std::size_t gate = list_.add(form, Role::CustomerAdmin, batch.date, latest, "PLAN-SWAP",
                                       {{"name", draft.source.name},
                                        {"target", given_in(batch)},
                                        {"users", changed.users},
                                        {"profile", changed.names},
                                        {"end", draft.schedule.source_last_day.value_or(latest)}});
    changed_[gate] = changed;
    return gate;
  }

  Action action_of(const SwapBatch& batch) const {
    const Draft& draft = drafts_[batch.draft];
    Action action;
    action.kind = ActionKind::Swap;
    action.date = batch.date;
    action.subscription = draft.key();
    action.sku = draft.source.subscription->sku;
    action.profile = circumstances_.customer.profiles[batch.profile].id;
    action.users = batch.users;
    action.first_user = batch.first_user;
    action.add = batch.add;
    action.remove = batch.remove;
    return action;
  }

  // What these users are given, in the order in which it was chosen: who has a part of it already is given the rest. Who has all of it is
  // told what it was replaced by.
  std::string given_in(const SwapBatch& batch) const {
    std::string names;
    for (const Buy& buy : drafts_[batch.draft].buys) {
      const bool given =
          std::any_of(batch.add.begin(), batch.add.end(), [&](const AssignedSku& added) { return added.sku == buy.offer.sku; });
      if (given || batch.add.empty()) text::append_listed(names, buy.offer.name, " + ");
    }
    return names;
  }

  // A licence cannot be assigned to somebody without a usage location. Where no user has one, the files do not tell any.
  std::size_t usage_locations() {
    const std::vector<Profile>& profiles = circumstances_.customer.profiles;
    const bool told = usage_locations_told(circumstances_.customer);
    std::set<std::size_t> without;
    std::optional<Date> first;
    for (const SwapBatch& batch : batches_) {
      if (!told || batch.by_group || batch.add.empty() || profiles[batch.profile].without_usage_location == 0) continue;
      without.insert(batch.profile);
      first = std::min(first.value_or(batch.date), batch.date);
    }
    if (!first) return StepList::kNone;
    std::int64_t users = 0;
    for (const std::size_t profile : without) users += profiles[profile].without_usage_location;
    const Date soon = workday_within(today_, std::max(today_, *first));
    return list_.add(StepForm::UsageLocation, Role::CustomerAdmin, soon, std::max(soon, workday_on_or_before(*first - 1)),
                     "PLAN-USAGE-LOCATION", {{"users", users}, {"needed", *first}});
  }

  // Where the new licence gives less and the facts know what becomes of data, somebody looks before the first exchange (PLAN-CHECK-DATA).
  void check_data() {
    std::map<std::size_t, std::pair<Date, std::int64_t>> less;  // draft -> first exchange, users
    for (const SwapBatch& batch : batches_) {
      if (!batch.add.empty() && gives_less(drafts_[batch.draft])) {
        auto& [first, users] = less.try_emplace(batch.draft, batch.date, std::int64_t{0}).first->second;
        first = std::min(first, batch.date);
        users += batch.users;
      }
    }
    for (const auto& [index, told] : less) {
      const auto& [first, users] = told;
      const Draft& draft = drafts_[index];
      std::string names;
      for (const Buy& buy : draft.buys) text::append_listed(names, buy.offer.name, " + ");
      std::vector<PlanIndex> plans;
      for (const DataAtRisk& risk : draft.comparison->data_at_risk) plans.push_back(risk.plan);
      const Date before = std::max(today_, workday_on_or_before(first - 1));
      const Date planned = std::max(today_, std::min(before, workday_within(std::max(today_, first - kDataDays), before)));
      const std::size_t looked = list_.add(
          StepForm::CheckData, Role::CustomerAdmin, planned, std::max(planned, before), "PLAN-CHECK-DATA",
          {{"name", draft.source.name}, {"target", names}, {"users", users}, {"plans", plan_names(circumstances_.catalog, plans)}});
      list_.step(looked).subscriptions = {draft.key()};
      data_of_[index] = looked;
    }
  }
  static bool gives_less(const Draft& draft) { return draft.comparison && !draft.comparison->data_at_risk.empty(); }

  // Users of several profiles who change from the same to the same on one day are one gate: the script changes them in one run, and a group
  // all its members in one call. Groups that share members are one gate, too: who is in both has the old licence until both are changed.
  struct Call {
    const SwapBatch* batch;
    std::size_t step;
  };
  static bool same_targets(const SwapBatch& a, const SwapBatch& b) {
    return std::equal(a.add.begin(), a.add.end(), b.add.begin(), b.add.end(),
                      [](const AssignedSku& one, const AssignedSku& other) { return one.sku == other.sku; });
  }
  std::size_t same_call(const std::vector<Call>& calls, const SwapBatch& batch) const {
    const auto known = std::find_if(calls.begin(), calls.end(), [&](const Call& call) {
      return !call.batch->by_group && call.batch->draft == batch.draft && call.batch->date == batch.date &&
             call.batch->remove == batch.remove && same_targets(*call.batch, batch);
    });
    return known == calls.end() ? StepList::kNone : known->step;
  }

  const std::vector<std::string>& groups_of(const SwapBatch& batch) const {
    static const std::vector<std::string> none;
    for (const AssignedSku& held : circumstances_.customer.profiles[batch.profile].skus) {
      if (held.sku == batch.remove.front()) return held.groups;
    }
    return none;
  }

  // For each batch the first one that is changed in the same gate on groups; of other batches themselves.
  std::vector<std::size_t> group_calls() const {
    using Key = std::tuple<Date, std::vector<Guid>, std::vector<Guid>, std::size_t, std::string>;
    std::vector<std::size_t> first(batches_.size());
    for (std::size_t i = 0; i < first.size(); ++i) first[i] = i;
    const auto root = [&](std::size_t i) {
      while (first[i] != i) i = first[i] = first[first[i]];
      return i;
    };
    std::map<Key, std::size_t> known;
    for (std::size_t i = 0; i < batches_.size(); ++i) {
      const SwapBatch& batch = batches_[i];
      if (!batch.by_group) continue;
      std::vector<Guid> given;
      for (const AssignedSku& added : batch.add) given.push_back(added.sku);
      const bool only_taken = given.empty();  // one call like the next, whatever the group
      std::vector<std::string> groups = only_taken ? std::vector<std::string>(1) : groups_of(batch);
      for (std::string& group : groups) {
        const auto [other, is_new] =
            known.emplace(Key{batch.date, batch.remove, given, only_taken ? batch.draft + 1 : 0, std::move(group)}, i);
        if (is_new) continue;
        const std::size_t one = root(other->second), two = root(i);
        first[std::max(one, two)] = std::min(one, two);
      }
    }
    for (std::size_t i = 0; i < first.size(); ++i) first[i] = root(i);
    return first;
  }

  // By name where a file tells it, with as many users as groups.csv has for each: members who are changed directly, too, change along.
  void name_groups(std::size_t call, std::size_t step, const std::vector<std::size_t>& together) {
    std::map<std::string, std::int64_t> members;  // by group
    for (std::size_t i = call; i < batches_.size(); ++i) {
      if (!batches_[i].by_group || together[i] != call) continue;
      for (const std::string& group : groups_of(batches_[i])) members.emplace(group, 0);
    }
    const SwapBatch& like = batches_[call];
    std::int64_t users = 0;
    for (const SwapBatch& batch : batches_) {
      if (batch.date != like.date || batch.remove != like.remove || !same_targets(batch, like)) continue;
      bool member = false;
      for (const std::string& group : groups_of(batch)) {
        const auto changed = members.find(group);
        if (changed == members.end()) continue;
        changed->second += batch.users;
        member = true;
      }
      if (member) users += batch.users;
    }
    constexpr std::size_t kNamed = 8;
    std::string names;
    std::size_t named = 0;
    for (const auto& [group, count] : members) {
      if (named++ == kNamed) {
        names += ", +" + std::to_string(members.size() - kNamed);
        break;
      }
      const auto known = circumstances_.customer.group_names.find(group);
      std::string name = known == circumstances_.customer.group_names.end() || known->second.empty() ? group : known->second;
      if (members.size() > 1) name += " (" + std::to_string(count) + ")";
      text::append_listed(names, name);
    }
    tell(step, "users", users);
    list_.step(step).arguments.changed().push_back({"groups", std::move(names)});
    list_.step(step).arguments.changed().push_back({"count", static_cast<std::int64_t>(members.size())});
  }

  // Who is changed in one gate. A few profiles tell what is meant; assignments.csv has them all.
  struct Changed {
    std::int64_t users = 0;
    std::string names;  // of the first profiles
    int profiles = 0;
  };

  void add_users(std::size_t step, const SwapBatch& batch) {
    constexpr int kNamed = 4;
    Changed& changed = changed_[step];
    changed.users += batch.users;
    ++changed.profiles;
    if (changed.profiles <= kNamed)
      changed.names += "; " + profile_name(circumstances_.catalog, circumstances_.customer.profiles[batch.profile]);
    else if (changed.profiles == kNamed + 1)
      changed.names += "; …";
    tell(step, "users", changed.users);
    tell(step, "profile", changed.names);
  }

  void tell(std::size_t step, std::string_view name, const MessageValue& value) {
    for (MessageArgument& argument : list_.step(step).arguments.changed()) {
      if (argument.name == name) argument.value = value;
    }
  }

  std::size_t check_of(const std::string& line) const {
    const auto found = checks_.find(line);
    return found == checks_.end() ? StepList::kNone : found->second;
  }

  StepList& list_;
  const Circumstances& circumstances_;
  const std::vector<Draft>& drafts_;
  const std::vector<SwapBatch>& batches_;
  const Prerequisites& prerequisites_;
  const std::map<std::string, std::size_t>& checks_;
  const Date today_;
  SwapsOf swaps_of_;
  std::map<std::size_t, Changed> changed_;                      // by gate
  std::map<std::size_t, std::size_t> data_of_;                  // draft -> the step that looks at data before its exchange
  std::map<std::size_t, std::vector<std::size_t>> of_profile_;  // the steps that give its users another licence
};

}  // namespace

SwapsOf add_swap_steps(StepList& list, const Circumstances& circumstances, const std::vector<Draft>& drafts,
                       const std::vector<SwapBatch>& batches, const Prerequisites& prerequisites,
                       const std::map<std::string, std::size_t>& checks) {
  return SwapSteps(list, circumstances, drafts, batches, prerequisites, checks).run();
}

}  // namespace csp::plan
