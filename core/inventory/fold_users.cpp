// Who has what? A million users fold into a handful of profiles: the same SKUs, switched-off plans and way of assignment.

#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>

#include "core/base/text.hpp"
#include "core/customer/user_finder.hpp"
#include "core/inventory/picture.hpp"

namespace csp {
namespace folding {

// A user as one file tells it.
struct Known {
  std::uint32_t file = 0;
  std::uint32_t place = 0;
  std::uint32_t less = kNone;  // number of the same user in another file, which is believed less

  static constexpr std::uint32_t kNone = UINT32_MAX;
};

// Do the files contradict each other about a user? What one of them does not tell is no contradiction. A group's name in a table and its id
// from the directory are the same group.
inline bool contradict(const UserRecords& a, const Holding& of_a, const UserRecords& b, const Holding& of_b) {
  if (!of_a.unresolved_names.empty() || !of_b.unresolved_names.empty()) return false;
  const bool ways = a.tells_ways() && b.tells_ways(), plans = a.tells_plans() && b.tells_plans();
  return !std::equal(of_a.skus.begin(), of_a.skus.end(), of_b.skus.begin(), of_b.skus.end(),
                     [&](const AssignedSku& x, const AssignedSku& y) {
                       return x.sku == y.sku && (!ways || (x.direct == y.direct && x.groups.size() == y.groups.size())) &&
                              (!plans || x.disabled_plans == y.disabled_plans);
                     });
}

// One record a user: by directory id, else by sign-in name. The higher authority is believed, then the later file.
class Persons {
 public:
  explicit Persons(const Picture& picture) : picture_(picture) {
    for (const auto& file : picture.files) authorities_.push_back(worth_of(file->kind).authority);
  }

  void take(std::uint32_t file, std::uint32_t place) { take({file, place}, (*picture_.files[file]->records.users.packed())[place]); }

  void finish() {
    if (differences_ == 0) return;
    picture_.report(inventory_problem(
        inventory_finding::kUsersDiffer,
        {{"count", differences_}, {"first_file", picture_.file_name(differing_[0])}, {"second_file", picture_.file_name(differing_[1])}},
        differing_));
  }

  const std::vector<Known>& all() const { return users_; }
  // All that tell the user, the most believed first.
  std::vector<Known> all_of(const Known& user) const {
    std::vector<Known> told{user};
    for (std::uint32_t at = user.less; at != Known::kNone; at = believed_less_[at].less) told.push_back(believed_less_[at]);
    return told;
  }

 private:
  const UserRecords& records(const Known& known) const { return picture_.files[known.file]->records.users; }
  const Holding& holding(const Known& known) const { return records(known).holdings()[records(known).holding_number(known.place)]; }

  void take(const Known& incoming, const User& user) {
    const DirectoryId directory_id = user.id;
    const std::uint32_t id = PackedUsers::hash_of_id(directory_id);
    const std::uint32_t name = PackedUsers::hash_of_name(user.principal_name);
    std::int64_t at = with_id(id, directory_id);
    const bool by_id = at >= 0;
    if (!by_id) at = with_name(name, user.principal_name);
    if (at < 0) {
      const std::uint32_t person = static_cast<std::uint32_t>(users_.size());
      by_id_.remember(id, person);
      by_name_.remember(name, person);
      users_.push_back(incoming);
      first_.push_back(incoming);
      return;
    }
    // The record tells the person's other name, or the id that the one before had not.
    const std::uint32_t person = static_cast<std::uint32_t>(at);
    if (!by_id && id != 0) by_id_.remember(id, also(incoming, person));
    if (by_id && name != 0 && !has_name(person, user.principal_name) && with_name(name, user.principal_name) < 0)
      by_name_.remember(name, also(incoming, person));
    Known& known = users_[static_cast<std::size_t>(at)];
    if (contradict(records(known), holding(known), records(incoming), holding(incoming))) {
      ++differences_;
      if (differing_.size() < 50) {
        differing_.push_back(records(known).origin(known.place));
        differing_.push_back(records(incoming).origin(incoming.place));
      }
    }
    believe(known, incoming);
  }

  // Puts the record in its place among those of the same user.
  void believe(Known& known, Known incoming) {
    const std::uint32_t number = static_cast<std::uint32_t>(believed_less_.size());
    if (authorities_[incoming.file] >= authorities_[known.file]) {
      believed_less_.push_back(known);
      known = incoming;
      known.less = number;
      return;
    }
    believed_less_.push_back(incoming);
    std::uint32_t* link = &known.less;
    while (*link != Known::kNone && authorities_[believed_less_[*link].file] > authorities_[incoming.file])
      link = &believed_less_[*link].less;
    believed_less_[number].less = *link;
    *link = number;
  }

  // The finders know a person by a record: the one that was met first, or another one that told more.
  static constexpr std::uint32_t kOther = 0x80000000U;
  struct Other {
    std::uint32_t file, place, person;
  };
  std::uint32_t also(const Known& record, std::uint32_t person) {
    others_.push_back({record.file, record.place, person});
    return kOther | static_cast<std::uint32_t>(others_.size() - 1);
  }
  const PackedUsers& users_of(std::uint32_t record) const {
    return *picture_.files[record >= kOther ? others_[record - kOther].file : first_[record].file]->records.users.packed();
  }
  std::uint32_t place_of(std::uint32_t record) const { return record >= kOther ? others_[record - kOther].place : first_[record].place; }
  std::int64_t person_of(std::int64_t record) const {
    return record >= kOther ? others_[static_cast<std::uint32_t>(record) - kOther].person : record;
  }
  bool has_name(std::uint32_t record, std::string_view name) const { return users_of(record).has_name(place_of(record), name); }
  std::int64_t with_id(std::uint32_t hash, const DirectoryId& id) const {
    return person_of(by_id_.find(hash, [&](std::uint32_t record) { return users_of(record).has_id(place_of(record), id); }));
  }
  std::int64_t with_name(std::uint32_t hash, std::string_view name) const {
    return person_of(by_name_.find(hash, [&](std::uint32_t record) { return has_name(record, name); }));
  }

  const Picture& picture_;
  std::vector<Worth::Authority> authorities_;  // of each file
  std::vector<Known> users_;
  std::vector<Known> first_;
  std::vector<Known> believed_less_;
  std::vector<Other> others_;
  UserFinder by_id_;
  UserFinder by_name_;
  std::vector<Origin> differing_;
  std::int64_t differences_ = 0;
};

// Which service plans do groups leave out? A table of users that says by which group they have a licence says nothing about its plans.
class GroupPlans {
 public:
  explicit GroupPlans(const Picture& picture) {
    for (const auto& file : picture.files) {
      for (const GroupRecord& group : file->records.groups) {
        by_name_[group.id] = &group;
        if (!group.name.empty()) by_name_.emplace(text::ascii_lower(group.name), &group);
      }
    }
  }

  std::vector<AssignedSku> with_plans(std::vector<AssignedSku> skus) const {
    if (by_name_.empty()) return skus;
    for (AssignedSku& sku : skus) {
      if (!sku.direct && sku.disabled_plans.empty()) sku.disabled_plans = plans_off(sku);
    }
    return skus;
  }

 private:
  // A plan is off only when every group leaves it out.
  std::vector<Guid> plans_off(const AssignedSku& sku) const {
    std::vector<Guid> off;
    for (std::size_t at = 0; at < sku.groups.size(); ++at) {
      const std::vector<Guid> of_group = plans_off(sku.groups[at], sku.sku);
      std::vector<Guid> both;
      std::set_intersection(off.begin(), off.end(), of_group.begin(), of_group.end(), std::back_inserter(both));
      off = at == 0 ? of_group : both;
    }
    return off;
  }

  std::vector<Guid> plans_off(const std::string& group, const Guid& sku) const {
    const auto known = by_name_.find(group);
    if (known == by_name_.end()) return {};
    for (const auto& [of_sku, plans] : known->second->without_plans) {
      if (of_sku == sku) return plans;
    }
    return {};
  }

  std::map<std::string, const GroupRecord*> by_name_;  // in lower case, and by id
};

// Profiles by content, in the order they are met.
class Profiles {
 public:
  explicit Profiles(const Picture& picture)
      : picture_(picture), pools_(picture), groups_(picture), of_holding_(picture.files.size()), of_domain_(picture.files.size()) {
    for (std::size_t file = 0; file < picture.files.size(); ++file)
      of_holding_[file].resize(picture.files[file]->records.users.holdings().size(), kNotYet);
  }

  // What the believed file does not say of somebody, another one may.
  void take(const std::vector<Known>& told) {
    const Known& known = told.front();
    if (told.size() == 1) return take(known.file, known.place);
    User user = (*picture_.files[known.file]->records.users.packed())[known.place];
    bool added = false;
    for (std::size_t less = 1; less < told.size(); ++less) {
      const User other = (*picture_.files[told[less].file]->records.users.packed())[told[less].place];
      for (const auto member : {&User::id, &User::display_name, &User::usage_location}) {
        if (!(user.*member).empty() || (other.*member).empty()) continue;
        user.*member = other.*member;
        added = true;
      }
    }
    take(known.file, known.place, added ? &user : nullptr, &told);
  }

  // `filled`: instead of what the file says of the person. `told`: by several files, this one the most believed.
  void take(std::uint32_t file, std::uint32_t place, const User* filled = nullptr, const std::vector<Known>* told_by = nullptr) {
    const UserRecords& records = picture_.files[file]->records.users;
    const std::uint32_t number = records.holding_number(place);
    const Holding& told = records.holdings()[number];
    const Holding& holding = told.unresolved_names.empty() ? told : understood(file, number, records.origin(place));
    if (!holding.unresolved_names.empty()) {
      ++unresolved_count_;
      if (unresolved_.size() < 50) unresolved_.push_back(records.origin(place));
    }
    if (holding.skus.empty()) return;
    Customer& customer = picture_.customer();
    std::uint32_t& known = told_by == nullptr ? of_holding_[file][number] : profile_of(*told_by);
    if (known == kNotYet) {
      const std::vector<AssignedSku> skus = completed(holding.skus, told_by != nullptr ? *told_by : std::vector<Known>{{file, place}});
      std::string key = profile_key(skus);
      const auto [profile, added] = by_key_.try_emplace(key, static_cast<std::uint32_t>(customer.profiles.size()));
      known = profile->second;
      if (added) {
        customer.profiles.emplace_back();
        customer.profiles.back().skus = skus;
        keys_.push_back(std::move(key));
      }
    }
    Profile& profile = customer.profiles[known];
    ++profile.users;
    const UserGlance glance = records.packed()->glance(place);
    std::vector<std::int64_t>& of_domain = of_domain_[file];
    if (of_domain.size() <= glance.domain) of_domain.resize(glance.domain + 1);
    of_domain[glance.domain] += !glance.guest;
    profile.without_usage_location += filled != nullptr ? filled->usage_location.empty() : glance.location == 0;
    profile.with_errors += holding.has_assignment_error;
    profile.members.push_back(static_cast<std::uint32_t>(customer.users.size()));
    if (filled != nullptr)
      customer.users.push_back(*filled);
    else
      customer.users.refer(records.packed(), place);
  }

  std::string most_frequent_domain() const {
    std::map<std::string, std::int64_t> domains;
    for (std::size_t file = 0; file < of_domain_.size(); ++file) {
      for (std::size_t number = 1; number < of_domain_[file].size(); ++number) {
        const PackedUsers& packed = *picture_.files[file]->records.users.packed();
        domains[text::ascii_lower(packed.domain(static_cast<std::uint32_t>(number)))] += of_domain_[file][number];
      }
    }
    const auto most = std::max_element(domains.begin(), domains.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == domains.end() || most->second == 0 ? std::string() : most->first;
  }

  void finish() {
    Customer& customer = picture_.customer();
    std::vector<std::size_t> order(customer.profiles.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      const std::int64_t users_a = customer.profiles[a].users;
      const std::int64_t users_b = customer.profiles[b].users;
      return users_a != users_b ? users_a > users_b : keys_[a] < keys_[b];
    });
    std::vector<Profile> sorted;
    for (std::size_t place : order) {
      sorted.push_back(std::move(customer.profiles[place]));
      sorted.back().id = "P" + std::to_string(sorted.size());
    }
    customer.profiles = std::move(sorted);
    for (auto& [name, taken] : taken_) {
      take_back_name(picture_, name);
      picture_.report(
          inventory_problem(inventory_finding::kNameByPool,
                            {{"name", name}, {"count", taken.count}, {"skus", taken.sku->part_number + " (" + taken.sku->id.text() + ")"}},
                            std::move(taken.origins), name));
    }
    if (unresolved_count_ > 0)
      picture_.report(inventory_problem(inventory_finding::kUsersUnresolved, {{"count", unresolved_count_}}, std::move(unresolved_)));
  }

 private:
  static constexpr std::uint32_t kNotYet = UINT32_MAX;

  // A name of several SKUs, taken for the only one of them that the tenant has.
  struct Taken {
    const Sku* sku = nullptr;
    std::int64_t count = 0;
    std::vector<Origin> origins;
  };
  struct Understood {
    Holding holding;
    std::vector<Taken*> taken;
  };

  const UserRecords& records_of(const Known& told) const { return picture_.files[told.file]->records.users; }

  // Users whom the same files tell the same of are in one profile; its number, kNotYet as long as it has none.
  std::uint32_t& profile_of(const std::vector<Known>& told_by) {
    std::vector<std::uint32_t> key;
    for (const Known& told : told_by) {
      key.push_back(told.file);
      key.push_back(records_of(told).holding_number(told.place));
    }
    return of_holdings_.try_emplace(std::move(key), kNotYet).first->second;
  }

  // With the groups, and the services that are off, from the first file that tells them of a licence.
  std::vector<AssignedSku> completed(std::vector<AssignedSku> skus, const std::vector<Known>& told_by) const {
    bool plans_by_directory = false;
    for (const Known& told : told_by)
      plans_by_directory = plans_by_directory || (worth_of(picture_.files[told.file]->kind).authority == Worth::Authority::Directory &&
                                                  records_of(told).tells_plans());
    if (told_by.size() > 1) {
      for (AssignedSku& sku : skus) complete(sku, told_by);
    }
    return plans_by_directory ? skus : groups_.with_plans(std::move(skus));
  }

  void complete(AssignedSku& sku, const std::vector<Known>& told_by) const {
    bool ways = records_of(told_by.front()).tells_ways(), plans = records_of(told_by.front()).tells_plans();
    for (std::size_t less = 1; less < told_by.size() && !(ways && plans); ++less) {
      const UserRecords& records = records_of(told_by[less]);
      const std::vector<AssignedSku>& others = records.holdings()[records.holding_number(told_by[less].place)].skus;
      const auto other = std::find_if(others.begin(), others.end(), [&](const AssignedSku& each) { return each.sku == sku.sku; });
      if (other == others.end()) continue;
      if (!ways && records.tells_ways()) {
        sku.direct = other->direct;
        sku.groups = other->groups;
        ways = true;
      }
      if (!plans && records.tells_plans()) {
        sku.disabled_plans = other->disabled_plans;
        plans = true;
      }
    }
  }

  // What the user has when the tenant's units tell which SKU a name means.
  const Holding& understood(std::uint32_t file, std::uint32_t number, const Origin& origin) {
    const auto [place, added] = understood_.try_emplace({file, number});
    Understood& user = place->second;
    if (added) {
      user.holding = picture_.files[file]->records.users.holdings()[number];
      std::erase_if(user.holding.unresolved_names, [&](const std::string& name) {
        const Sku* sku = pools_.sku_named(name);
        if (sku == nullptr) return false;
        std::vector<AssignedSku>& skus = user.holding.skus;
        const auto at = std::lower_bound(skus.begin(), skus.end(), sku->id,
                                         [](const AssignedSku& assigned, const Guid& id) { return assigned.sku < id; });
        if (at == skus.end() || !(at->sku == sku->id)) {
          AssignedSku assigned;
          assigned.sku = sku->id;
          skus.insert(at, std::move(assigned));
        }
        Taken& taken = taken_[name];
        taken.sku = sku;
        user.taken.push_back(&taken);
        return true;
      });
    }
    for (Taken* taken : user.taken) {
      ++taken->count;
      if (taken->origins.size() < 50) taken->origins.push_back(origin);
    }
    return user.holding;
  }

  const Picture& picture_;
  const PooledNames pools_;
  const GroupPlans groups_;
  std::map<std::string, Taken> taken_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, Understood> understood_;  // by file and number of the holding
  std::vector<std::vector<std::uint32_t>> of_holding_;                        // by file and number of the holding
  std::map<std::vector<std::uint32_t>, std::uint32_t> of_holdings_;           // of users in several files: by these, in turn
  std::vector<std::vector<std::int64_t>> of_domain_;                          // users by file and number of their domain
  std::unordered_map<std::string, std::uint32_t> by_key_;                     // never walked
  std::vector<std::string> keys_;
  std::vector<Origin> unresolved_;
  std::int64_t unresolved_count_ = 0;
};

}  // namespace folding

struct UserFolding::State {
  explicit State(const Picture& from) : picture(from), profiles(from), persons(from) {}

  // The next user of the files in their order; false behind the last.
  template <typename Take>
  bool next(Take take) {
    while (file < picture.files.size() && place == picture.files[file]->records.users.size()) {
      ++file;
      place = 0;
    }
    if (file == picture.files.size()) return false;
    take(file, place++);
    return true;
  }

  const Picture picture;
  folding::Profiles profiles;
  folding::Persons persons;
  bool told_once = true;  // the usual case: one file, everybody once
  bool all_told = false;
  std::uint32_t file = 0;
  std::uint32_t place = 0;
  std::size_t person = 0;
};

UserFolding::UserFolding(const Picture& picture) : state_(std::make_unique<State>(picture)) {
  Customer& customer = picture.customer();
  std::size_t telling = 0;  // files with users
  std::size_t count = 0;
  bool repeated = false;
  for (const auto& file : picture.files) {
    customer.assignments_known = customer.assignments_known || file->records.tells_assignments;
    telling += !file->records.users.empty();
    count += file->records.users.size();
    repeated = repeated || file->records.users.has_repeated();
  }
  state_->told_once = telling <= 1 && !repeated;
  if (state_->told_once) customer.users.reserve(count);
}

UserFolding::~UserFolding() = default;

bool UserFolding::work(std::size_t most) {
  constexpr std::size_t kCostOfPerson = 4;  // finding somebody again takes several times as long as counting
  State& state = *state_;
  std::size_t done = 0;
  if (state.told_once) {
    const auto count = [&](std::uint32_t file, std::uint32_t place) { state.profiles.take(file, place); };
    for (; done < most && state.next(count); ++done) {
    }
  } else {
    const auto find = [&](std::uint32_t file, std::uint32_t place) { state.persons.take(file, place); };
    for (; done < most && !state.all_told; done += kCostOfPerson) {
      state.all_told = !state.next(find);
      if (state.all_told) state.persons.finish();
    }
    for (; done < most && state.all_told && state.person < state.persons.all().size(); ++done) {
      const folding::Known& known = state.persons.all()[state.person++];
      state.profiles.take(state.persons.all_of(known));
    }
  }
  if (done >= most) return true;
  state.profiles.finish();
  return false;
}

std::string UserFolding::most_frequent_domain() const { return state_->profiles.most_frequent_domain(); }

}  // namespace csp
