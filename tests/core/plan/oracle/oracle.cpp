#include "tests/core/plan/oracle/oracle.hpp"

#include <algorithm>
#include <map>

#include "tests/core/plan/oracle/source.hpp"

namespace oracle {
using namespace csp;

namespace {

struct Held {
  std::set<Guid> disabled;
  std::set<std::string> groups;
};

struct Person {
  std::string profile;  // "" = nobody knows who
  Guid unnamed_sku;     // for those
  std::int64_t number = 0;
  std::map<Guid, Held> holds;
  std::set<std::size_t> needs;  // plans at the start
  std::set<Guid> needs_skus;    // SKUs at the start that the catalogue does not know
};

class World {
 public:
  World(const Catalog& catalog, const Customer& customer, const PlanSettings& settings, const std::vector<Action>& actions, Date today,
        Date last_day)
      : catalog_(catalog), customer_(customer), actions_(actions), today_(today), last_day_(last_day) {
    std::stable_sort(actions_.begin(), actions_.end(), [](const Action& a, const Action& b) { return a.date < b.date; });
    known_pairs_.assign(catalog.plans.size() * catalog.plans.size(), -1);
    for (const auto& s : customer.subscriptions) stories_.emplace_back(catalog, s, settings, actions, today, last_day);
  }

  Opinion live();

 private:
  const Sku* sku(const Guid& id) const {
    for (const auto& s : catalog_.skus) {
      if (s.id == id) return &s;
    }
    return nullptr;
  }
  Date done_on(const Action& a) const { return a.date < today_ ? today_ : a.date; }

  std::set<std::size_t> given(const Guid& id, const std::set<Guid>& disabled) const {
    std::set<std::size_t> plans;
    if (const Sku* s = sku(id)) {
      for (const auto p : s->plans) {
        if (!disabled.count(catalog_.plans[p].id)) plans.insert(p);
      }
      for (const auto& remark : catalog_.list_remarks) {  // old rows of the list
        if (remark.sku != s->id || remark.confidence == Confidence::Low) continue;
        for (const auto p : remark.missing_plans) {
          if (!disabled.count(catalog_.plans[p].id)) plans.insert(p);
        }
      }
    }
    return plans;
  }
  bool counts(std::size_t plan) const {
    const auto& p = catalog_.plans[plan];
    if (p.role == PlanRole::Plumbing || p.role == PlanRole::Trial) return false;
    if (p.retired && !p.data_bearing) return false;
    if (p.role == PlanRole::Feature && !p.data_bearing) return false;
    return true;
  }
  bool keeps(const std::set<std::size_t>& have, std::size_t old) const {
    for (const auto p : have) {
      if (keeps_one(p, old)) return true;
    }
    return false;
  }
  bool keeps_one(std::size_t p, std::size_t old) const {
    signed char& known = known_pairs_[p * catalog_.plans.size() + old];
    if (known < 0) {
      const auto& now = catalog_.plans[p];
      const auto& was = catalog_.plans[old];
      known = p == old;
      if (!now.rank_group.empty() && now.rank_group == was.rank_group && now.rank && was.rank && *now.rank >= *was.rank) known = 1;
      for (const auto c : now.covers) {
        if (c == old) known = 1;
      }
    }
    return known == 1;
  }
  bool company(const Guid& id) const {
    for (const auto& p : customer_.pools) {
      if (customer_.pools_known && p.sku == id && p.company_level) return true;
    }
    const Sku* s = sku(id);
    if (!s || s->plans.empty()) return false;
    for (const auto p : s->plans) {
      if (!catalog_.plans[p].company_level) return false;
    }
    return true;
  }
  const UnitQuantity* amount(const Guid& id) const {
    for (const auto& quantity : catalog_.quantities) {
      if (quantity.sku == id) return &quantity;
    }
    return nullptr;
  }
  const UnitPool* pool(const Guid& id) const {
    for (const auto& p : customer_.pools) {
      if (customer_.pools_known && p.sku == id) return &p;
    }
    return nullptr;
  }

  std::int64_t from_sources(const Guid& id, Date day) const {
    std::int64_t alive = 0, listed = 0;
    for (std::size_t i = 0; i < stories_.size(); ++i) {
      const auto& s = customer_.subscriptions[i];
      if (!s.seat_based || s.sku != id || s.sku.is_zero()) continue;
      if (stories_[i].listed()) listed += s.units;
      alive += stories_[i].units(day);
    }
    std::int64_t more = 0;
    if (const UnitPool* p = pool(id)) {
      const std::int64_t shown = p->enabled + p->warning;
      if (shown > listed) more = shown - listed;
      if (shown < listed) alive = std::max<std::int64_t>(0, alive - (listed - shown));
    }
    return alive + more;
  }
  std::int64_t usable(const Guid& id, Date day) const {
    std::int64_t units = from_sources(id, day);
    for (const auto& a : actions_) {
      if (a.kind == ActionKind::Order && a.sku == id && day > done_on(a)) units += a.units;
    }
    return units;
  }
  std::int64_t provisioned(const Guid& id, Date day) const {
    std::int64_t units = from_sources(id, day);
    for (const auto& a : actions_) {
      if (a.kind == ActionKind::Order && a.sku == id && day >= done_on(a)) units += a.units;
    }
    return units;
  }
  std::int64_t assigned(const Guid& id) const {
    std::int64_t users = 0;
    for (const auto& person : people_) users += person.holds.count(id);
    return users;
  }

  void gather();
  void settle();
  void look(Date day);
  void repeat(Date day);
  void look_at_person(const Person& person, Date day);
  void look_at_tenant(Date day);
  std::map<Guid, std::int64_t> quantity_missing(Date day) const;
  bool base_missing(const Guid& addon, const Guid& base, Date day) const;
  void swap(const Action& a);
  void remember_groups(const std::vector<Person>& before);
  void look_at_groups(Date day);
  void note(bool before, const BadDay& bad) { (before ? opinion_.before : opinion_.caused).insert(bad); }

  const Catalog& catalog_;
  const Customer& customer_;
  std::vector<Action> actions_;
  Date today_, last_day_;
  std::vector<SourceStory> stories_;
  std::vector<Person> people_;
  std::set<Guid> skus_;
  std::map<Guid, std::int64_t> missing_at_start_;
  std::map<Guid, bool> short_now_;
  std::map<Guid, std::int64_t> quantity_at_start_;
  std::set<std::pair<std::string, Guid>> gone_, come_;
  mutable std::vector<signed char> known_pairs_;
  Opinion opinion_;
};

void World::gather() {
  for (const auto& s : customer_.subscriptions) skus_.insert(s.sku);
  for (const auto& p : customer_.pools) skus_.insert(p.sku);
  for (const auto& p : customer_.profiles) {
    for (const auto& a : p.skus) skus_.insert(a.sku);
  }
  for (const auto& a : actions_) {
    if (a.kind == ActionKind::Order) skus_.insert(a.sku);
    for (const auto& add : a.add) skus_.insert(add.sku);
  }
  skus_.erase(Guid());
  for (const auto& p : customer_.profiles) {
    for (std::int64_t n = 0; n < p.users; ++n) {
      Person person;
      person.profile = p.id;
      person.number = n;
      for (const auto& a : p.skus) {
        person.holds[a.sku] = {{a.disabled_plans.begin(), a.disabled_plans.end()}, {a.groups.begin(), a.groups.end()}};
      }
      people_.push_back(person);
    }
  }
  for (const auto& id : skus_) {
    if (company(id)) continue;
    const UnitPool* p = pool(id);
    std::int64_t unnamed = (p ? p->consumed : 0) - assigned(id);
    if (!p && !customer_.assignments_known) unnamed = usable(id, today_) - assigned(id);
    for (std::int64_t n = 0; n < unnamed; ++n) {
      Person person;
      person.unnamed_sku = id;
      person.number = n;
      person.holds[id] = {};
      people_.push_back(person);
    }
  }
}

// What everybody has at the very start is what must be kept.
void World::settle() {
  for (auto& person : people_) {
    for (const auto& [id, held] : person.holds) {
      if (!sku(id)) person.needs_skus.insert(id);
      for (const auto p : given(id, held.disabled)) {
        if (counts(p)) person.needs.insert(p);
      }
    }
  }
  for (const auto& id : skus_) {
    missing_at_start_[id] = std::max<std::int64_t>(0, assigned(id) - usable(id, today_));
    if (company(id)) quantity_at_start_[id] = usable(id, today_);
  }
}

void World::look(Date day) {
  for (const auto& id : skus_) {
    const std::int64_t missing = assigned(id) - usable(id, day);
    short_now_[id] = missing > 0 && missing > missing_at_start_[id];
    if (missing > 0) note(!short_now_[id], {"PROOF-UNITS", "", id, day});
  }
  for (const auto& person : people_) look_at_person(person, day);
}

void World::look_at_person(const Person& person, Date day) {
  std::set<std::size_t> all, usable_ones;
  for (const auto& [id, held] : person.holds) {
    for (const auto p : given(id, held.disabled)) {
      all.insert(p);
      if (!short_now_[id]) usable_ones.insert(p);
    }
  }
  for (const auto p : person.needs) {
    if (!keeps(all, p)) note(false, {"PROOF-SERVICE", person.profile, person.unnamed_sku, day});
  }
  for (const auto& id : person.needs_skus) {
    if (!person.holds.count(id)) note(false, {"PROOF-SERVICE", person.profile, person.unnamed_sku, day});
  }
  if (person.profile.empty()) return;
  for (const auto& [id, held] : person.holds) {
    if (!short_now_[id]) continue;
    const auto own = given(id, held.disabled);
    for (const auto p : person.needs) {
      if (keeps(own, p) && !keeps(usable_ones, p)) note(false, {"PROOF-PROFILE-UNITS", person.profile, id, day});
    }
    if (person.needs_skus.count(id)) note(false, {"PROOF-PROFILE-UNITS", person.profile, id, day});
  }
}

std::map<Guid, std::int64_t> World::quantity_missing(Date day) const {
  std::map<Guid, std::int64_t> missing, spare;
  for (const auto& [id, needed] : quantity_at_start_) {
    missing[id] = std::max<std::int64_t>(0, needed - usable(id, day));
    spare[id] = std::max<std::int64_t>(0, usable(id, day) - needed);
  }
  for (auto& [id, lacking] : missing) {
    for (auto& [other, over] : spare) {
      const auto plans = given(other, {});
      bool good = sku(id) != nullptr;
      for (const auto p : given(id, {})) good = good && (!counts(p) || keeps(plans, p));
      const UnitQuantity *mine = amount(id), *theirs = amount(other);
      if ((mine == nullptr) != (theirs == nullptr)) continue;
      if (mine != nullptr && (mine->counts != theirs->counts || mine->unit != theirs->unit)) continue;
      const std::int64_t each = mine != nullptr ? mine->amount : 1, gives = theirs != nullptr ? theirs->amount : 1;
      std::int64_t open = good ? lacking * each : 0;
      for (; over > 0 && open > 0; --over) open -= gives;
      if (good) lacking = open > 0 ? (open + each - 1) / each : 0;
    }
  }
  return missing;
}

bool World::base_missing(const Guid& addon, const Guid& base, Date day) const {
  if (provisioned(addon, day) == 0) return false;
  for (const auto& id : skus_) {
    if (id == addon || provisioned(id, day) == 0) continue;
    if (id == base) return false;
    if (!sku(base)) continue;
    const auto plans = given(id, {});
    bool good = true;
    for (const auto p : given(base, {})) good = good && (!counts(p) || keeps(plans, p));
    if (good) return false;
  }
  return true;
}

void World::look_at_tenant(Date day) {
  const auto seats = [&](Date when) {
    std::int64_t count = 0;
    for (const auto& id : skus_) {
      if (sku(id) && sku(id)->business_family) count += provisioned(id, when);
    }
    return count;
  };
  const auto subscriptions = [&](Date when, bool with_orders) {
    std::int64_t count = 0;
    for (std::size_t i = 0; i < stories_.size(); ++i) count += customer_.subscriptions[i].seat_based && stories_[i].serves(when);
    for (const auto& a : actions_) count += with_orders && a.kind == ActionKind::Order && a.subscription.empty() && done_on(a) <= when;
    return count;
  };
  std::int64_t most_seats = 300, most_subscriptions = 300;
  for (const auto& rule : catalog_.rules) {
    if (rule.id == "SMB-300") most_seats = std::stoll(rule.value);
    if (rule.id == "TENANT-SUBS") most_subscriptions = std::stoll(rule.value);
  }
  std::int64_t seats_at_start = 0;
  for (const auto& id : skus_) {
    if (sku(id) && sku(id)->business_family) seats_at_start += from_sources(id, today_);
  }
  if (seats(day) > most_seats) note(seats(day) <= seats_at_start, {"SMB-300", "", {}, day});
  if (subscriptions(day, true) > most_subscriptions)
    note(subscriptions(day, true) <= subscriptions(today_, false), {"TENANT-SUBS", "", {}, day});
  for (const auto& [id, lacking] : quantity_missing(day)) {
    if (lacking > 0) note(false, {"PROOF-QUANTITY", "", id, day});
  }
  for (const auto& addon : customer_.subscriptions) {
    for (const auto& base : customer_.subscriptions) {
      if (addon.parent_key.empty() || addon.parent_key != base.key || !addon.seat_based) continue;
      if (addon.sku.is_zero() || base.sku.is_zero() || addon.sku == base.sku) continue;
      if (!base_missing(addon.sku, base.sku, day)) continue;
      // Before any order, on the first day: was it missing then?
      std::vector<Action> none;
      std::swap(none, actions_);
      const bool before = base_missing(addon.sku, base.sku, today_);
      std::swap(none, actions_);
      note(before, {"NCE-ADDON", "", addon.sku, day});
    }
  }
}

void World::swap(const Action& a) {
  for (auto& person : people_) {
    if (a.profile.empty() ? (a.remove.empty() || person.unnamed_sku != a.remove.front() || !person.profile.empty())
                          : person.profile != a.profile) {
      continue;
    }
    if (person.number < a.first_user || person.number >= a.first_user + a.users) continue;
    for (const auto& id : a.remove) person.holds.erase(id);
    for (const auto& add : a.add) {
      person.holds[add.sku] = {{add.disabled_plans.begin(), add.disabled_plans.end()}, {add.groups.begin(), add.groups.end()}};
    }
  }
}

// Group licences that came or went with one swap.
void World::remember_groups(const std::vector<Person>& before) {
  for (std::size_t i = 0; i < people_.size(); ++i) {
    for (const auto& [id, held] : before[i].holds) {
      for (const auto& g : held.groups) {
        if (!people_[i].holds.count(id)) gone_.insert({g, id});
      }
    }
    for (const auto& [id, held] : people_[i].holds) {
      for (const auto& g : held.groups) {
        const auto had = before[i].holds.find(id);
        if (had == before[i].holds.end() || !had->second.groups.count(g)) come_.insert({g, id});
      }
    }
  }
}

// In the evening: what came or went for one member of a group came or went for all.
void World::look_at_groups(Date day) {
  for (const auto& person : people_) {
    for (const auto& [id, held] : person.holds) {
      for (const auto& g : held.groups) {
        if (gone_.count({g, id})) note(false, {"PROOF-GROUP", person.profile, id, day});
        for (const auto& [group, added] : come_) {
          if (group != g) continue;
          const auto has = person.holds.find(added);
          if (has == person.holds.end() || !has->second.groups.count(g)) note(false, {"PROOF-GROUP", person.profile, added, day});
        }
      }
    }
  }
  gone_.clear();
  come_.clear();
}

Opinion World::live() {
  gather();
  settle();
  std::map<Guid, std::int64_t> units_yesterday;
  bool quiet = false;  // nobody swapped yesterday
  for (Date day = today_; day <= last_day_; day = day + 1) {
    std::map<Guid, std::int64_t> units;
    for (const auto& id : skus_) units[id] = usable(id, day);
    const bool swaps =
        std::any_of(actions_.begin(), actions_.end(), [&](const Action& a) { return a.kind == ActionKind::Swap && done_on(a) == day; });
    if (quiet && units == units_yesterday) {
      repeat(day);  // the same people with the same units: as yesterday
    } else {
      look(day);
    }
    look_at_tenant(day);
    for (const auto& a : actions_) {
      if (a.kind != ActionKind::Swap || done_on(a) != day) continue;
      const auto before = people_;
      swap(a);
      remember_groups(before);
      look(day);
    }
    look_at_groups(day);
    units_yesterday = units;
    quiet = !swaps;
  }
  return opinion_;
}

// Yesterday's findings about units and services, today.
void World::repeat(Date day) {
  for (auto* list : {&opinion_.caused, &opinion_.before}) {
    std::vector<BadDay> again;
    for (const auto& bad : *list) {
      const bool about_people = bad.what == "PROOF-UNITS" || bad.what == "PROOF-SERVICE" || bad.what == "PROOF-PROFILE-UNITS";
      if (about_people && bad.day == day - 1) again.push_back({bad.what, bad.who, bad.sku, day});
    }
    list->insert(again.begin(), again.end());
  }
}

}  // namespace

Opinion judge(const Catalog& catalog, const Customer& customer, const PlanSettings& settings, const std::vector<Action>& actions,
              Date today, Date last_day) {
  return World(catalog, customer, settings, actions, today, last_day).live();
}

Opinion unfolded(const Proof& proof) {
  Opinion days;
  for (const auto& gap : proof.gaps) {
    for (Date day = gap.from; day <= gap.to; day = day + 1) {
      (gap.before_plan ? days.before : days.caused).insert({gap.finding.rule, gap.profile, gap.sku, day});
    }
  }
  return days;
}

std::string first_difference(const Opinion& proof, const Opinion& oracle) {
  const auto line = [](const char* who, const BadDay& bad) {
    return std::string(who) + ": " + bad.what + " " + bad.who + " " + bad.sku.text() + " " + bad.day.iso();
  };
  for (const auto& [mine, theirs, kind] :
       {std::make_tuple(&proof.caused, &oracle.caused, "caused"), std::make_tuple(&proof.before, &oracle.before, "before")}) {
    for (const auto& bad : *mine) {
      if (!theirs->count(bad)) return line("only the proof", bad) + " " + kind;
    }
    for (const auto& bad : *theirs) {
      if (!mine->count(bad)) return line("only the oracle", bad) + " " + kind;
    }
  }
  return {};
}

}  // namespace oracle
