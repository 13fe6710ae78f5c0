#include "core/plan/checks/bases.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "core/equivalence/comparison_findings.hpp"
#include "core/plan/findings.hpp"

namespace csp::plan {
namespace {

// What becomes of the users of one SKU.
struct Fate {
  bool stays = false;  // some source of it is kept, transferred or bought again
  std::optional<Date> gone;
  std::vector<Guid> instead;
  std::string name;
};

std::map<Guid, Fate> fates_of(const std::vector<Draft>& drafts) {
  std::map<Guid, Fate> fates;
  for (const Draft& draft : drafts) {
    Fate& fate = fates[draft.source.subscription->sku];
    const bool replaced = draft.path == Path::BuyOther && draft.buys_something();
    if (draft.path != Path::LetGo && !replaced) {
      fate.stays = true;
      continue;
    }
    fate.name = draft.source.name;
    const std::optional<Date> last = draft.schedule.source_last_day ? draft.schedule.source_last_day : draft.source.term_end;
    if (last && (!fate.gone || *fate.gone < *last)) fate.gone = last;
    for (const Buy& buy : draft.buys) {
      if (replaced) fate.instead.push_back(buy.offer.sku);
    }
  }
  return fates;
}

bool is_addon(const Catalog& catalog, const Guid& sku) {
  return std::any_of(catalog.prerequisites.begin(), catalog.prerequisites.end(), [&](const Prerequisite& prerequisite) {
    return std::find(prerequisite.skus.begin(), prerequisite.skus.end(), sku) != prerequisite.skus.end();
  });
}

struct Orphaned {
  std::string rule, base;
  std::optional<Date> from;
  std::int64_t users = 0;
};

}  // namespace

void explain_bases(const Circumstances& circumstances, std::vector<Draft>& drafts) {
  const Catalog& catalog = circumstances.catalog;
  const std::map<Guid, Fate> fates = fates_of(drafts);
  const auto fate_of = [&](const Guid& sku) -> const Fate* {
    const auto found = fates.find(sku);
    return found == fates.end() || found->second.stays ? nullptr : &found->second;
  };
  if (std::all_of(fates.begin(), fates.end(), [](const auto& entry) { return entry.second.stays; })) return;
  std::map<Guid, Orphaned> orphans;
  for (const Profile& profile : circumstances.customer.profiles) {
    const auto holds = [&](const auto& test) {
      return std::any_of(profile.skus.begin(), profile.skus.end(), [&](const AssignedSku& held) { return test(held.sku); });
    };
    if (!holds([&](const Guid& sku) { return fate_of(sku) != nullptr; }) || !holds([&](const Guid& sku) { return is_addon(catalog, sku); }))
      continue;
    Bundle before, after;
    for (const AssignedSku& held : profile.skus) {
      before.push_back({held.sku, held.disabled_plans});
      const Fate* fate = fate_of(held.sku);
      if (fate == nullptr)
        after.push_back(before.back());
      else
        for (const Guid& sku : fate->instead) after.push_back({sku, {}});
    }
    const std::vector<MissingBase> missing_before = missing_bases(catalog, side_of(catalog, before));
    for (const MissingBase& missing : missing_bases(catalog, side_of(catalog, after))) {
      const bool known = std::any_of(missing_before.begin(), missing_before.end(), [&](const MissingBase& each) {
        return each.addon == missing.addon && each.prerequisite == missing.prerequisite;
      });
      if (known || !holds([&](const Guid& sku) { return sku == missing.addon->id; })) continue;
      Orphaned& orphan = orphans[missing.addon->id];
      orphan.rule = missing.prerequisite->rule;
      orphan.users += profile.users;
      for (const AssignedSku& held : profile.skus) {
        const Fate* fate = fate_of(held.sku);
        if (fate == nullptr || held.sku == missing.addon->id) continue;
        if (!orphan.from || (fate->gone && *fate->gone < *orphan.from)) orphan.from = fate->gone, orphan.base = fate->name;
      }
    }
  }
  for (Draft& draft : drafts) {
    const auto found = orphans.find(draft.source.subscription->sku);
    if (found == orphans.end() || draft.path == Path::LetGo || draft.path == Path::OutOfScope) continue;
    const Orphaned& orphan = found->second;
    std::vector<MessageArgument> arguments = {{"name", draft.source.name}, {"base", orphan.base}, {"users", orphan.users}};
    arguments.push_back({"date", orphan.from ? MessageValue(*orphan.from) : MessageValue(std::string("–"))});
    draft.findings.push_back(finding(orphan.rule.c_str(), Severity::Ask, "addon_loses_base", std::move(arguments), draft.key(), true));
  }
}

}  // namespace csp::plan
