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

// What becomes of a SKU: bought again as it is, or at least there later on.
struct Sold {
  Guid sku;
  Draft* again = nullptr;
  bool goes_on = true;
  std::string name;
};

// In order of SKU.
std::vector<Sold> sold_skus(std::vector<Draft>& drafts) {
  std::map<Guid, Sold> sold;
  for (Draft& draft : drafts) {
    Sold& sku = sold[draft.source.subscription->sku];
    sku.sku = draft.source.subscription->sku;
    sku.name = draft.source.name;
    if (draft.path == Path::BuySame && draft.buys_something() && sku.again == nullptr) sku.again = &draft;
    const bool leaves = draft.path == Path::LetGo || draft.path == Path::BuyOther || draft.source.subscription->trial;
    sku.goes_on = sku.goes_on && !leaves && !draft.source.stopped();
  }
  std::vector<Sold> list;
  for (auto& entry : sold) {
    if (entry.second.goes_on) list.push_back(std::move(entry.second));
  }
  return list;
}

// Answers for pairs of SKUs by their places, found out when first asked for: profiles by the thousand ask the same.
class Covers {
 public:
  Covers(const Catalog& catalog, const std::vector<Sold>& sold) : catalog_(catalog), sold_(sold), known_(sold.size() * sold.size()) {}

  // Does the one SKU keep everything that decides in the other? Of two that are the same, only the first counts as the one that is enough.
  bool operator()(std::size_t covering, std::size_t covered) {
    char& known = known_[covering * sold_.size() + covered];
    if (known == kUnasked) {
      const Guid &one = sold_[covering].sku, &other = sold_[covered].sku;
      known = keeps_all(one, other) && (covering < covered || !keeps_all(other, one)) ? kYes : kNo;
    }
    return known == kYes;
  }

 private:
  static constexpr char kUnasked = 0, kNo = 1, kYes = 2;

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
  const std::vector<Sold>& sold_;
  std::vector<char> known_;
};

}  // namespace

void ask_about_covered(const Circumstances& circumstances, std::vector<Draft>& drafts) {
  if (!circumstances.customer.assignments_known) return;
  const std::vector<Sold> sold = sold_skus(drafts);
  Covers covers(circumstances.catalog, sold);
  struct Question {
    std::int64_t users = 0;
    std::set<std::string> others;
  };
  std::map<std::size_t, Question> questions;
  std::vector<std::size_t> held;    // places of what a profile holds
  std::vector<std::size_t> enough;  // and of those with nothing switched off
  for (const Profile& profile : circumstances.customer.profiles) {
    held.clear();
    enough.clear();
    for (const AssignedSku& assigned : profile.skus) {
      const auto found =
          std::lower_bound(sold.begin(), sold.end(), assigned.sku, [](const Sold& one, const Guid& id) { return one.sku < id; });
      if (found == sold.end() || found->sku != assigned.sku) continue;
      const auto place = static_cast<std::size_t>(found - sold.begin());
      if (found->again != nullptr) held.push_back(place);
      if (assigned.disabled_plans.empty()) enough.push_back(place);
    }
    for (const std::size_t mine : held) {
      const auto other =
          std::find_if(enough.begin(), enough.end(), [&](std::size_t place) { return place != mine && covers(place, mine); });
      if (other == enough.end()) continue;
      Question& question = questions[mine];
      question.users += profile.users;
      question.others.insert(sold[*other].name);
    }
  }
  for (const auto& [place, question] : questions) {
    Draft& draft = *sold[place].again;
    draft.findings.push_back(finding("PLAN-COVERED", Severity::Ask, "covered_elsewhere",
                                     {{"name", draft.source.name},
                                      {"users", question.users},
                                      {"others", text::listed({question.others.begin(), question.others.end()})}},
                                     draft.key(), true));
  }
}

}  // namespace csp::plan
