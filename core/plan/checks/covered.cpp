#include "core/plan/checks/covered.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "core/base/text.hpp"
#include "core/equivalence/plan_set.hpp"
#include "core/plan/findings.hpp"
#include "core/plan/insight/profile_outcomes.hpp"

namespace csp::plan {
namespace {

// What becomes of a SKU: paid for another term, or at least there later on.
struct Sold {
  Guid sku;
  Draft* again = nullptr;  // the first that buys it, or hands it over to renew
  bool transferred = false;
  bool goes_on = true;
  std::string name;
};

bool buys_sku(const Draft& draft, const Guid& sku) {
  return draft.buys_something() && std::any_of(draft.buys.begin(), draft.buys.end(), [&](const Buy& buy) { return buy.offer.sku == sku; });
}

// In order of SKU.
std::vector<Sold> sold_skus(std::vector<Draft>& drafts) {
  std::map<Guid, Sold> sold;
  const auto known = [&](const Guid& id, const std::string& name) -> Sold& {
    Sold& sku = sold[id];
    if (sku.name.empty()) sku.sku = id, sku.name = name;
    return sku;
  };
  for (Draft& draft : drafts) {
    Sold& sku = known(draft.source.subscription->sku, draft.source.name);
    const bool bought = buys_sku(draft, sku.sku);
    const bool transferred = draft.path == Path::PartnerTransfer && draft.transfer.possible;
    if ((bought || transferred) && sku.again == nullptr) sku.again = &draft, sku.transferred = transferred;
    const bool leaves = draft.path == Path::LetGo || (draft.path == Path::BuyOther && !bought) || draft.source.subscription->trial;
    sku.goes_on = sku.goes_on && !leaves && (bought || !draft.source.stopped());
  }
  for (Draft& draft : drafts) {
    if (draft.path != Path::BuyOther || !draft.buys_something()) continue;
    for (const Buy& buy : draft.buys) {
      Sold& sku = known(buy.offer.sku, buy.offer.name);
      if (sku.again == nullptr) sku.again = &draft;
    }
  }
  std::vector<Sold> list;
  for (auto& entry : sold) {
    if (entry.second.goes_on) list.push_back(std::move(entry.second));
  }
  return list;
}

// Answers for what is held and what it may cover, found out when first asked for: profiles by the thousand ask the same.
class Covers {
 public:
  Covers(const Catalog& catalog, const std::vector<Sold>& sold) : catalog_(catalog), sold_(sold) {}

  // Does the one licence, less what is switched off in it, keep everything that decides in the other SKU? Of two that are the same, only
  // the first counts as the one that is enough.
  bool operator()(std::size_t covering, const std::vector<Guid>& disabled, std::size_t covered) {
    const auto [known, is_new] = known_.try_emplace({covering, covered, disabled}, false);
    if (is_new) {
      const Guid &one = sold_[covering].sku, &other = sold_[covered].sku;
      known->second = keeps_all(one, disabled, other) && (covering < covered || !keeps_all(other, {}, one));
    }
    return known->second;
  }

 private:
  bool keeps_all(const Guid& covering, const std::vector<Guid>& disabled, const Guid& covered) const {
    const Sku* sku = catalog_.find_sku(covered);
    if (sku == nullptr || catalog_.find_sku(covering) == nullptr || catalog_.find_quantity(covered) != nullptr) return false;
    BundleSku carrier{covering, disabled};
    for (const CarrierLimit& limit : catalog_.carrier_limits) {
      if (limit.sku != covering || !limit.narrows) continue;
      if (!limit.plan) return false;
      carrier.disabled_plans.push_back(catalog_.plans[*limit.plan].id);
    }
    std::sort(carrier.disabled_plans.begin(), carrier.disabled_plans.end());
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
  std::map<std::tuple<std::size_t, std::size_t, std::vector<Guid>>, bool> known_;
};

struct Question {
  std::int64_t users = 0;
  std::set<std::string> others;
};

// By the place of what is asked about: who has all of it from what else.
class Questions {
 public:
  Questions(const Catalog& catalog, const std::vector<Sold>& sold) : sold_(sold), covers_(catalog, sold) {}

  // So many users hold this when the plan is carried out.
  void add(const Bundle& held, std::int64_t users) {
    places_.clear();
    for (const BundleSku& licence : held) {
      const auto found =
          std::lower_bound(sold_.begin(), sold_.end(), licence.sku, [](const Sold& one, const Guid& id) { return one.sku < id; });
      if (found != sold_.end() && found->sku == licence.sku) places_.emplace_back(found - sold_.begin(), &licence);
    }
    if (places_.size() < 2) return;
    for (const auto& mine : places_) {
      if (sold_[mine.first].again == nullptr) continue;
      const auto other = std::find_if(places_.begin(), places_.end(), [&](const auto& one) {
        return one.first != mine.first && covers_(one.first, one.second->disabled_plans, mine.first);
      });
      if (other == places_.end()) continue;
      Question& question = questions_[mine.first];
      question.users += users;
      question.others.insert(sold_[other->first].name);
    }
  }

  const std::map<std::size_t, Question>& found() const { return questions_; }

 private:
  const std::vector<Sold>& sold_;
  Covers covers_;
  std::map<std::size_t, Question> questions_;
  std::vector<std::pair<std::size_t, const BundleSku*>> places_;  // of what is held, in the list of what is sold
};

}  // namespace

void ask_about_covered(const Circumstances& circumstances, const std::vector<Action>& actions, std::vector<Draft>& drafts) {
  if (!circumstances.customer.assignments_known) return;
  const std::vector<Sold> sold = sold_skus(drafts);
  Questions questions(circumstances.catalog, sold);
  SwapsOfProfiles swaps = swaps_of_profiles(actions);
  for (const Profile& profile : circumstances.customer.profiles) {
    for (const HeldAfterwards& held : held_afterwards(profile, swaps[profile.id])) questions.add(held.then, held.users);
  }
  for (const auto& [place, question] : questions.found()) {
    const Sold& sku = sold[place];
    const bool own = sku.sku == sku.again->source.subscription->sku;
    sku.again->findings.push_back(
        finding("PLAN-COVERED", Severity::Ask,
                !own              ? "covered_bought"
                : sku.transferred ? "covered_renewed"
                                  : "covered_elsewhere",
                {{"name", sku.name}, {"users", question.users}, {"others", text::listed({question.others.begin(), question.others.end()})}},
                sku.again->key(), true));
  }
}

}  // namespace csp::plan
