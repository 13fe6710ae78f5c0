#include "core/plan/checks/covered.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "core/base/text.hpp"
#include "core/equivalence/plan_set.hpp"
#include "core/plan/findings.hpp"

namespace csp::plan {
namespace {

class Covers {
 public:
  explicit Covers(const Catalog& catalog) : catalog_(catalog) {}

  // Does the one SKU keep everything that decides in the other? Of two that are the same, only the first counts as the one that is enough.
  bool operator()(const Guid& covering, const Guid& covered) {
    const auto [known, inserted] = known_.try_emplace({covering, covered});
    if (inserted) known->second = keeps_all(covering, covered) && (covering < covered || !keeps_all(covered, covering));
    return known->second;
  }

 private:
  bool keeps_all(const Guid& covering, const Guid& covered) const {
    const Sku* sku = catalog_.find_sku(covered);
    if (sku == nullptr || catalog_.find_sku(covering) == nullptr || catalog_.find_quantity(covered) != nullptr) return false;
    BundleSku carrier{covering, {}};
    for (const CarrierLimit& limit : catalog_.carrier_limits) {
      if (limit.sku != covering || !limit.narrows) continue;
      if (!limit.plan) return false;
      carrier.disabled_plans.push_back(catalog_.plans[*limit.plan].id);
    }
    const Side side = side_of(catalog_, Bundle{carrier});
    bool decides = false;
    for (const PlanIndex plan : sku->plans) {
      if (!counts(catalog_.plans[plan]) || is_small(catalog_.plans[plan])) continue;
      decides = true;
      if (!keeps(catalog_, side.plans, plan)) return false;
    }
    return decides;
  }

  const Catalog& catalog_;
  std::map<std::pair<Guid, Guid>, bool> known_;
};

// What becomes of a SKU: bought again as it is, or at least there later on.
struct Sold {
  Draft* again = nullptr;
  bool goes_on = true;
  std::string name;
};

std::map<Guid, Sold> sold_by_sku(std::vector<Draft>& drafts) {
  std::map<Guid, Sold> sold;
  for (Draft& draft : drafts) {
    Sold& sku = sold[draft.source.subscription->sku];
    sku.name = draft.source.name;
    if (draft.path == Path::BuySame && draft.buys_something() && sku.again == nullptr) sku.again = &draft;
    const bool leaves = draft.path == Path::LetGo || draft.path == Path::BuyOther || draft.source.subscription->trial;
    sku.goes_on = sku.goes_on && !leaves && !draft.source.stopped();
  }
  return sold;
}

}  // namespace

void ask_about_covered(const Circumstances& circumstances, std::vector<Draft>& drafts) {
  if (!circumstances.customer.assignments_known) return;
  const std::map<Guid, Sold> sold = sold_by_sku(drafts);
  Covers covers(circumstances.catalog);
  struct Question {
    std::int64_t users = 0;
    std::set<std::string> others;
  };
  std::map<Guid, Question> questions;
  for (const Profile& profile : circumstances.customer.profiles) {
    for (const AssignedSku& held : profile.skus) {
      const auto mine = sold.find(held.sku);
      if (mine == sold.end() || mine->second.again == nullptr || !mine->second.goes_on) continue;
      for (const AssignedSku& other : profile.skus) {
        const auto its = sold.find(other.sku);
        if (other.sku == held.sku || its == sold.end() || !its->second.goes_on || !other.disabled_plans.empty()) continue;
        if (!covers(other.sku, held.sku)) continue;
        Question& question = questions[held.sku];
        question.users += profile.users;
        question.others.insert(its->second.name);
        break;
      }
    }
  }
  for (const auto& [sku, question] : questions) {
    Draft& draft = *sold.at(sku).again;
    draft.findings.push_back(finding("PLAN-COVERED", Severity::Ask, "covered_elsewhere",
                                     {{"name", draft.source.name},
                                      {"users", question.users},
                                      {"others", text::listed({question.others.begin(), question.others.end()})}},
                                     draft.key(), true));
  }
}

}  // namespace csp::plan
