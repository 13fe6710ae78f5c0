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

bool same_need(const MissingBase& a, const MissingBase& b) { return a.addon == b.addon && a.prerequisite == b.prerequisite; }

bool among(const std::vector<MissingBase>& all, const MissingBase& one) {
  return std::any_of(all.begin(), all.end(), [&](const MissingBase& each) { return same_need(each, one); });
}

// Add-ons whose users lose the base that they stand on.
class OrphanedAddons {
 public:
  OrphanedAddons(const Catalog& catalog, const std::vector<Draft>& drafts)
      : catalog_(catalog), fates_(fates_of(drafts)), unlisted_(new_addons(catalog, drafts)) {}

  bool everything_stays() const {
    return std::all_of(fates_.begin(), fates_.end(), [](const auto& entry) { return entry.second.stays; });
  }

  void look_at(const Profile& profile) {
    const auto leaves = [&](const AssignedSku& held) { return fate_of(held.sku) != nullptr; };
    const auto is_addon_here = [&](const AssignedSku& held) { return is_addon(catalog_, held.sku) || unlisted_.count(held.sku) != 0; };
    if (std::none_of(profile.skus.begin(), profile.skus.end(), leaves)) return;
    if (std::none_of(profile.skus.begin(), profile.skus.end(), is_addon_here)) return;
    const Bundle before = held_before(profile), after = held_after(profile);
    look_at_listed(profile, before, after);
    look_at_unlisted(profile, before, after);
  }

  const Orphaned* of(const Guid& addon) const {
    const auto found = orphans_.find(addon);
    return found == orphans_.end() ? nullptr : &found->second;
  }

 private:
  // Null: it stays, or nothing is planned for it.
  const Fate* fate_of(const Guid& sku) const {
    const auto found = fates_.find(sku);
    return found == fates_.end() || found->second.stays ? nullptr : &found->second;
  }

  static bool holds(const Profile& profile, const Guid& sku) {
    return std::any_of(profile.skus.begin(), profile.skus.end(), [&](const AssignedSku& held) { return held.sku == sku; });
  }

  static Bundle held_before(const Profile& profile) {
    Bundle bundle;
    for (const AssignedSku& held : profile.skus) bundle.push_back({held.sku, held.disabled_plans});
    return bundle;
  }

  Bundle held_after(const Profile& profile) const {
    Bundle bundle;
    for (const AssignedSku& held : profile.skus) {
      const Fate* fate = fate_of(held.sku);
      if (fate == nullptr)
        bundle.push_back({held.sku, held.disabled_plans});
      else
        for (const Guid& sku : fate->instead) bundle.push_back({sku, {}});
    }
    return bundle;
  }

  std::vector<MissingBase> missing_in(const Bundle& bundle) const { return missing_bases(catalog_, side_of(catalog_, bundle)); }

  // By the facts.
  void look_at_listed(const Profile& profile, const Bundle& before, const Bundle& after) {
    const std::vector<MissingBase> missing_before = missing_in(before);
    for (const MissingBase& missing : missing_in(after)) {
      if (among(missing_before, missing) || !holds(profile, missing.addon->id)) continue;
      add(profile, missing.addon->id, missing.prerequisite->rule, [&](const AssignedSku& held) {
        return !among(missing_in({{missing.addon->id, {}}, {held.sku, held.disabled_plans}}), missing);
      });
    }
  }

  // By what files call them.
  void look_at_unlisted(const Profile& profile, const Bundle& before, const Bundle& after) {
    for (const auto& entry : unlisted_) {
      const Guid& addon = entry.first;
      const NewAddon& fact = *entry.second;
      // A list may count the add-on itself into the family of its bases.
      const auto is_base = [&](const auto& held) {
        const Sku* sku = catalog_.find_sku(held.sku);
        return sku != nullptr && held.sku != addon && fact.is_base(*sku);
      };
      const auto has_base = [&](const Bundle& bundle) { return std::any_of(bundle.begin(), bundle.end(), is_base); };
      if (holds(profile, addon) && has_base(before) && !has_base(after)) add(profile, addon, fact.rule, is_base);
    }
  }

  // The last of the bases that go leaves the users without one; of several groups of users the one that is first.
  template <typename IsBase>
  void add(const Profile& profile, const Guid& addon, const std::string& rule, const IsBase& is_base) {
    Orphaned& orphan = orphans_[addon];
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
  }

  const Catalog& catalog_;
  const std::map<Guid, Fate> fates_;
  const std::map<Guid, const NewAddon*> unlisted_;
  std::map<Guid, Orphaned> orphans_;
};

}  // namespace

void explain_bases(const Circumstances& circumstances, std::vector<Draft>& drafts) {
  OrphanedAddons orphans(circumstances.catalog, drafts);
  if (orphans.everything_stays()) return;
  for (const Profile& profile : circumstances.customer.profiles) orphans.look_at(profile);
  for (Draft& draft : drafts) {
    const Orphaned* orphan = orphans.of(draft.source.subscription->sku);
    if (orphan == nullptr || draft.path == Path::LetGo || draft.path == Path::OutOfScope) continue;
    std::vector<MessageArgument> arguments = {{"name", draft.source.name}, {"base", orphan->base}, {"users", orphan->users}};
    arguments.push_back({"date", orphan->from ? MessageValue(*orphan->from) : MessageValue(std::string("–"))});
    draft.findings.push_back(finding(orphan->rule.c_str(), Severity::Ask, "addon_loses_base", std::move(arguments), draft.key(), true));
  }
}

}  // namespace csp::plan
