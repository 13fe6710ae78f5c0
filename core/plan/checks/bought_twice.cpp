#include "core/plan/checks/bought_twice.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "core/base/text.hpp"
#include "core/plan/findings.hpp"

namespace csp::plan {
namespace {

struct Ordered {
  std::string name;
  std::int64_t units = 0;
  std::set<Guid> sources;
  std::vector<std::string> source_names;
  Draft* last = nullptr;
};

std::map<Guid, Ordered> orders_by_sku(std::vector<Draft>& drafts) {
  std::map<Guid, Ordered> orders;
  for (Draft& draft : drafts) {
    if (!draft.buys_something()) continue;
    for (const Buy& buy : draft.buys) {
      Ordered& ordered = orders[buy.offer.sku];
      ordered.name = buy.offer.name;
      ordered.units += buy.units;
      ordered.last = &draft;
      if (ordered.sources.insert(draft.source.subscription->sku).second) ordered.source_names.push_back(draft.source.name);
    }
  }
  return orders;
}

}  // namespace

void ask_about_bought_twice(const Circumstances& circumstances, std::vector<Draft>& drafts) {
  if (!circumstances.customer.assignments_known) return;
  for (auto& entry : orders_by_sku(drafts)) {
    Ordered& ordered = entry.second;
    if (ordered.sources.size() < 2) continue;
    std::int64_t users = 0, with_several = 0;
    for (const Profile& profile : circumstances.customer.profiles) {
      const auto held = std::count_if(profile.skus.begin(), profile.skus.end(),
                                      [&](const AssignedSku& assigned) { return ordered.sources.count(assigned.sku) > 0; });
      if (held > 0) users += profile.users;
      if (held > 1) with_several += profile.users;
    }
    if (with_several == 0 || ordered.units <= users) continue;
    ordered.last->findings.push_back(finding("PLAN-BOUGHT-TWICE", Severity::Ask, "bought_twice",
                                             {{"name", ordered.name},
                                              {"units", ordered.units},
                                              {"sources", text::listed(ordered.source_names)},
                                              {"users", with_several},
                                              {"enough", users}},
                                             ordered.last->key(), true));
  }
}

}  // namespace csp::plan
