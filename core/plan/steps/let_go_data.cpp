#include "core/plan/steps/let_go_data.hpp"

#include <algorithm>

#include "core/customer/units_in_use.hpp"
#include "core/equivalence/comparison_findings.hpp"
#include "core/plan/dates/workdays.hpp"
#include "core/plan/findings.hpp"
#include "core/plan/sources/kept_elsewhere.hpp"
#include "core/plan/sources/retired.hpp"
#include "core/plan/steps/source_steps.hpp"

namespace csp::plan {
namespace {

bool ends_unreplaced(const Draft& draft, Date today) {
  const Schedule& schedule = draft.schedule;
  return draft.path == Path::LetGo && schedule.possible && schedule.end_choice_on && schedule.source_last_day &&
         *schedule.source_last_day >= today && !draft.source.stopped() && draft.source.last_part();
}

class LetGoData {
 public:
  LetGoData(const Circumstances& circumstances, const std::vector<Draft>& drafts, const std::vector<SwapBatch>& batches)
      : circumstances_(circumstances), drafts_(drafts), batches_(batches), replaced_(replaced_in(drafts)) {}

  // Users who hold the SKU until the last subscription of it that is let go has ended.
  std::int64_t users(const Guid& sku) const {
    const UnitsInUse use = units_in_use(circumstances_.customer, sku);
    std::int64_t left = use.assigned - use.units;
    for (const Draft& draft : drafts_) {
      const bool leaves = draft.path == Path::LetGo || draft.path == Path::BuyOther;
      if (draft.source.subscription->sku == sku && leaves) left += draft.source.units;
    }
    for (const SwapBatch& batch : batches_) {
      if (batch.remove.front() == sku) left -= batch.users;
    }
    return std::max<std::int64_t>(0, left);
  }

  bool ends_last(const Draft& draft) const {
    return std::none_of(drafts_.begin(), drafts_.end(), [&](const Draft& other) {
      return &other != &draft && other.source.subscription->sku == draft.source.subscription->sku &&
             ends_unreplaced(other, circumstances_.calendar.today) &&
             std::pair(*other.schedule.source_last_day, other.key()) > std::pair(*draft.schedule.source_last_day, draft.key());
    });
  }

  std::vector<PlanIndex> plans(const Guid& sku) const {
    std::vector<PlanIndex> plans;
    const auto add = [&](const Comparison& comparison) {
      for (const DataAtRisk& risk : comparison.data_at_risk) {
        if (std::find(plans.begin(), plans.end(), risk.plan) == plans.end()) plans.push_back(risk.plan);
      }
    };
    const std::vector<Profile>& profiles = circumstances_.customer.profiles;
    bool named = false;
    for (std::size_t i = 0; i < profiles.size(); ++i) {
      for (const AssignedSku& held : profiles[i].skus) {
        if (held.sku != sku || profiles[i].users == 0) continue;
        named = true;
        if (users_moved(i, sku) < profiles[i].users) add(compared_without(circumstances_, replaced_, profiles[i], held));
      }
    }
    if (!named) add(compare(circumstances_.catalog, {{sku, {}}}, {}));
    return data_first(std::move(plans));
  }

 private:
  // Mail and files before the small services beside them; what holds no data is none.
  std::vector<PlanIndex> data_first(std::vector<PlanIndex> plans) const {
    const std::vector<ServicePlan>& known = circumstances_.catalog.plans;
    std::erase_if(plans, [&](PlanIndex plan) { return !known[plan].data_bearing; });
    std::stable_partition(plans.begin(), plans.end(), [&](PlanIndex plan) { return known[plan].role == PlanRole::Core; });
    return plans;
  }

  std::int64_t users_moved(std::size_t profile, const Guid& sku) const {
    std::int64_t users = 0;
    for (const SwapBatch& batch : batches_) {
      if (batch.profile == profile && batch.remove.front() == sku) users += batch.users;
    }
    return users;
  }

  const Circumstances& circumstances_;
  const std::vector<Draft>& drafts_;
  const std::vector<SwapBatch>& batches_;
  const Replaced replaced_;
};

std::vector<MessageArgument> about_data(const Catalog& catalog, const Draft& draft) {
  return {{"name", draft.source.name},
          {"users", draft.going_data->users},
          {"plans", plan_names(catalog, draft.going_data->plans)},
          {"end", *draft.schedule.source_last_day}};
}

}  // namespace

void explain_let_go_data(const Circumstances& circumstances, std::vector<Draft>& drafts, const std::vector<SwapBatch>& batches) {
  const auto lets_go = [&](const Draft& draft) { return ends_unreplaced(draft, circumstances.calendar.today); };
  if (std::none_of(drafts.begin(), drafts.end(), lets_go)) return;
  const LetGoData data(circumstances, drafts, batches);
  for (Draft& draft : drafts) {
    const Guid& sku = draft.source.subscription->sku;
    if (!lets_go(draft) || sku.is_zero() || !data.ends_last(draft) || ending_service(circumstances.catalog, sku)) continue;
    GoingData going = {data.users(sku), {}};
    if (going.users == 0) continue;
    going.plans = data.plans(sku);
    if (going.plans.empty()) continue;
    draft.going_data = std::move(going);
    draft.findings.push_back(
        finding("PLAN-CHECK-DATA", Severity::Warning, "let_go_data", about_data(circumstances.catalog, draft), draft.key(), true));
  }
}

std::size_t save_let_go_data(StepList& list, const Circumstances& circumstances, const Draft& draft) {
  if (!draft.going_data) return StepList::kNone;
  const Date today = circumstances.calendar.today;
  const Date chosen = *draft.schedule.end_choice_on;
  const Date before = std::max(today, workday_on_or_before(chosen));
  const Date planned = std::min(before, workday_within(std::max(today, chosen - kDataDays), before));
  const std::size_t saved =
      list.add(StepForm::SaveLetGo, Role::CustomerAdmin, planned, std::max(planned, draft.schedule.end_choice_by.value_or(before)),
               "PLAN-CHECK-DATA", about_data(circumstances.catalog, draft));
  list.step(saved).subscriptions = {draft.key()};
  return saved;
}

}  // namespace csp::plan
