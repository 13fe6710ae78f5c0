#include "core/plan/checks/bases.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "core/base/text.hpp"
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

// New add-ons are known by what the files or a newer licensing list call them, until the facts say what they need; an id would be surer,
// but nobody publishes it, and what is said about them is a question.
struct NewAddon {
  const char* rule;
  bool (*is_base)(const Sku&);
};

const NewAddon* new_addon(const Catalog& catalog, const Source& source) {
  static constexpr NewAddon copilot = {"DEP-COPILOT-BUS", [](const Sku& sku) { return sku.business_family; }};
  static constexpr NewAddon suites = {"DEP-BP-SUITES",
                                      [](const Sku& sku) { return sku.business_family && sku.name.find("Premium") != std::string::npos; }};
  if (is_addon(catalog, source.subscription->sku)) return nullptr;
  std::string called = source.subscription->part_number + " " + source.subscription->name;
  if (source.sku != nullptr) called += " " + source.sku->part_number + " " + source.sku->name;
  called = text::ascii_lower(called);
  std::replace(called.begin(), called.end(), '_', ' ');
  const auto says = [&](const char* word) { return called.find(word) != std::string::npos; };
  if (says("copilot") && says("business")) return &copilot;
  if ((says("defender") || says("purview")) && (says("business premium") || says("bp "))) return &suites;
  return nullptr;
}

std::map<Guid, const NewAddon*> new_addons(const Catalog& catalog, const std::vector<Draft>& drafts) {
  std::map<Guid, const NewAddon*> found;
  for (const Draft& draft : drafts) {
    const NewAddon* addon = draft.source.subscription->sku.is_zero() ? nullptr : new_addon(catalog, draft.source);
    if (addon != nullptr) found[draft.source.subscription->sku] = addon;
  }
  return found;
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
  const std::map<Guid, const NewAddon*> unlisted = new_addons(catalog, drafts);
  // The last of the bases that go leaves the users without one; of several groups of users the one that is first.
  const auto orphaned = [&](const Profile& profile, const Guid& addon, const std::string& rule, const auto& is_base) {
    Orphaned& orphan = orphans[addon];
    const Fate* last = nullptr;
    for (const AssignedSku& held : profile.skus) {
      const Fate* fate = held.sku == addon ? nullptr : fate_of(held.sku);
      if (fate == nullptr || !is_base(held)) continue;
      if (last == nullptr || !fate->gone || (last->gone && *last->gone < *fate->gone)) last = fate;
    }
    if (last != nullptr && (orphan.users == 0 || (last->gone && (!orphan.from || *last->gone < *orphan.from))))
      orphan.from = last->gone, orphan.base = last->name;
    orphan.rule = rule;
    orphan.users += profile.users;
  };
  for (const Profile& profile : circumstances.customer.profiles) {
    const auto holds = [&](const auto& test) {
      return std::any_of(profile.skus.begin(), profile.skus.end(), [&](const AssignedSku& held) { return test(held.sku); });
    };
    if (!holds([&](const Guid& sku) { return fate_of(sku) != nullptr; })) continue;
    if (!holds([&](const Guid& sku) { return is_addon(catalog, sku) || unlisted.count(sku) != 0; })) continue;
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
      orphaned(profile, missing.addon->id, missing.prerequisite->rule, [&](const AssignedSku& held) {
        const Bundle both = {{missing.addon->id, {}}, {held.sku, held.disabled_plans}};
        const std::vector<MissingBase> with_it = missing_bases(catalog, side_of(catalog, both));
        return std::none_of(with_it.begin(), with_it.end(), [&](const MissingBase& each) {
          return each.addon == missing.addon && each.prerequisite == missing.prerequisite;
        });
      });
    }
    for (const auto& entry : unlisted) {
      const Guid& addon = entry.first;
      const NewAddon& fact = *entry.second;
      // A list may count the add-on itself into the family of its bases.
      const auto is_base = [&](const auto& held) {
        const Sku* sku = catalog.find_sku(held.sku);
        return sku != nullptr && held.sku != addon && fact.is_base(*sku);
      };
      const auto has_base = [&](const Bundle& bundle) { return std::any_of(bundle.begin(), bundle.end(), is_base); };
      if (holds([&](const Guid& sku) { return sku == addon; }) && has_base(before) && !has_base(after))
        orphaned(profile, addon, fact.rule, is_base);
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
