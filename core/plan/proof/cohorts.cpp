#include "core/plan/proof/cohorts.hpp"

#include <algorithm>
#include <iterator>

namespace csp::proof {
namespace {

bool contains(const std::vector<Guid>& ids, const Guid& id) { return std::find(ids.begin(), ids.end(), id) != ids.end(); }

bool in_group(const AssignedSku& assigned, const std::string& group) {
  return std::find(assigned.groups.begin(), assigned.groups.end(), group) != assigned.groups.end();
}

}  // namespace

Cohorts::Cohorts(const Customer& customer, const SkuTable& skus, Services& services, Pools& pools, GapLog& log)
    : skus_(skus), services_(services), pools_(pools), log_(log) {
  cohorts_.reserve(customer.profiles.size() * 2 + skus.size());
  holdings_.reserve(customer.profiles.size() * 4);
  unnamed_.assign(skus.size(), kNone);
  for (std::uint32_t profile = 0; profile < customer.profiles.size(); ++profile) {
    const Profile& facts = customer.profiles[profile];
    profile_ids_.emplace_back(facts.id, profile);
    Cohort cohort;
    cohort.profile = profile;
    cohort.users = counted(facts.users);
    cohort.holdings = holdings_.size();
    for (const AssignedSku& assigned : facts.skus) {
      const std::uint32_t sku = *skus.find(assigned.sku);
      const Holding* held = nullptr;
      for (std::size_t i = cohort.holdings; i < holdings_.size(); ++i) held = holdings_[i].sku == sku ? &holdings_[i] : held;
      if (held) continue;  // the same SKU twice on one user is one unit
      holdings_.push_back({sku, services.variant(sku, assigned.disabled_plans), &assigned});
      pools[sku].assigned += cohort.users;
    }
    cohort.holding_count = holdings_.size() - cohort.holdings;
    by_profile_.push_back(static_cast<std::uint32_t>(cohorts_.size()));
    cohorts_.push_back(std::move(cohort));
  }
  std::sort(profile_ids_.begin(), profile_ids_.end());
}

void Cohorts::add_unnamed(std::uint32_t sku, std::int64_t users) {
  Cohort cohort;
  cohort.unnamed_sku = sku;
  cohort.users = users;
  cohort.holdings = holdings_.size();
  cohort.holding_count = 1;
  holdings_.push_back({sku, services_.whole(sku), nullptr});
  pools_[sku].assigned += users;
  unnamed_[sku] = static_cast<std::uint32_t>(cohorts_.size());
  cohorts_.push_back(std::move(cohort));
}

void Cohorts::begin() {
  const std::size_t words = services_.words();
  kept_by_all_.assign(words, 0);
  kept_by_usable_.assign(words, 0);
  start_words_.assign(cohorts_.size() * words, 0);
  for (std::size_t i = 0; i < cohorts_.size(); ++i) {
    Cohort& cohort = cohorts_[i];
    cohort.start_set = i * words;
    for (std::size_t h = 0; h < cohort.holding_count; ++h) {
      const std::uint64_t* watched = services_.watched(holdings_[cohort.holdings + h].variant);
      for (std::size_t word = 0; word < words; ++word) start_words_[cohort.start_set + word] |= watched[word];
    }
  }
}

std::uint32_t Cohorts::first_cohort(const Action& action) const {
  if (action.profile.empty()) {
    const auto sku = action.remove.empty() ? std::nullopt : skus_.find(action.remove.front());
    return sku ? unnamed_[*sku] : kNone;
  }
  const auto place = std::lower_bound(profile_ids_.begin(), profile_ids_.end(), std::make_pair(action.profile, std::uint32_t{0}));
  return place == profile_ids_.end() || place->first != action.profile ? kNone : by_profile_[place->second];
}

void Cohorts::split(std::uint32_t cohort, std::int64_t at) {
  Cohort rest = cohorts_[cohort];
  rest.users -= at - rest.first;
  rest.first = at;
  cohorts_[cohort].users = at - cohorts_[cohort].first;
  cohorts_[cohort].next = static_cast<std::uint32_t>(cohorts_.size());
  cohorts_.push_back(std::move(rest));
}

Cohorts::SwapResult Cohorts::swap(const Action& action, Date day) {
  const std::uint32_t start = first_cohort(action);
  if (start == kNone) return SwapResult::NoSuchProfile;
  const std::int64_t first = counted(action.first_user);
  const std::int64_t behind = first + counted(action.users);
  std::int64_t there = 0;
  touched_.clear();
  std::vector<std::uint32_t> swapped;
  for (std::uint32_t cohort = start; cohort != kNone; cohort = cohorts_[cohort].next) {
    const std::int64_t cohort_behind = cohorts_[cohort].first + cohorts_[cohort].users;
    if (cohorts_[cohort].first < first && first < cohort_behind) split(cohort, first);
    const std::int64_t now_behind = cohorts_[cohort].first + cohorts_[cohort].users;
    if (cohorts_[cohort].first < behind && behind < now_behind) split(cohort, behind);
    if (cohorts_[cohort].first < first || cohorts_[cohort].first >= behind) continue;
    there += cohorts_[cohort].users;
    if (cohorts_[cohort].users == 0) continue;
    reassign(cohort, action);
    swapped.push_back(cohort);
  }
  toggled_.clear();
  for (const std::uint32_t sku : touched_) {
    if (pools_.refresh(sku, day, false)) toggled_.push_back(sku);
  }
  for (const std::uint32_t cohort : swapped) judge(cohort, day, false);
  if (!toggled_.empty()) recheck_holders(toggled_, day, false);
  return there < counted(action.users) ? SwapResult::MoreUsersThanThere : SwapResult::Done;
}

const Cohorts::Holding* Cohorts::holding_of(const Cohort& cohort, std::uint32_t sku) const {
  for (std::size_t h = 0; h < cohort.holding_count; ++h) {
    if (holdings_[cohort.holdings + h].sku == sku) return &holdings_[cohort.holdings + h];
  }
  return nullptr;
}

// Takes away and adds in one call, as assignLicense does: nobody is without both in between.
void Cohorts::reassign(std::uint32_t number, const Action& action) {
  Cohort& cohort = cohorts_[number];
  const std::size_t old_begin = cohort.holdings;
  const std::size_t new_begin = holdings_.size();
  const auto added = [&](const Guid& sku) {
    return std::any_of(action.add.begin(), action.add.end(), [&](const AssignedSku& add) { return add.sku == sku; });
  };
  for (std::size_t h = 0; h < cohort.holding_count; ++h) {
    const Holding holding = holdings_[old_begin + h];
    const Guid& id = skus_.id(holding.sku);
    if (!added(id) && !contains(action.remove, id)) {
      holdings_.push_back(holding);
      continue;
    }
    pools_[holding.sku].assigned -= cohort.users;
    touched_.push_back(holding.sku);
    if (!holding.assigned || added(id)) continue;
    for (const std::string& group : holding.assigned->groups) group_changes_.push_back({group, holding.sku, true});
  }
  for (const AssignedSku& add : action.add) {
    const std::uint32_t sku = *skus_.find(add.sku);
    bool twice = false;
    for (std::size_t h = new_begin; h < holdings_.size(); ++h) twice = twice || holdings_[h].sku == sku;
    if (twice) continue;
    holdings_.push_back({sku, services_.variant(sku, add.disabled_plans), &add});
    pools_[sku].assigned += cohort.users;
    touched_.push_back(sku);
    for (const std::string& group : add.groups) {
      const bool had = std::any_of(holdings_.begin() + static_cast<std::ptrdiff_t>(old_begin),
                                   holdings_.begin() + static_cast<std::ptrdiff_t>(old_begin + cohort.holding_count),
                                   [&](const Holding& old) { return old.sku == sku && old.assigned && in_group(*old.assigned, group); });
      if (!had) group_changes_.push_back({group, sku, false});
    }
  }
  cohort.holdings = new_begin;
  cohort.holding_count = holdings_.size() - new_begin;
}

void Cohorts::recheck_holders(const std::vector<std::uint32_t>& skus, Date day, bool start_of_day) {
  for (std::uint32_t number = 0; number < cohorts_.size(); ++number) {
    const Cohort& cohort = cohorts_[number];
    const bool holds = std::any_of(skus.begin(), skus.end(), [&](std::uint32_t sku) { return holding_of(cohort, sku) != nullptr; });
    if (holds) judge(number, day, start_of_day);
  }
}

void Cohorts::lost_services(const Cohort& cohort) {
  const std::size_t words = services_.words();
  found_.clear();
  std::fill(kept_by_all_.begin(), kept_by_all_.end(), 0);
  std::fill(kept_by_usable_.begin(), kept_by_usable_.end(), 0);
  bool any_short = false;
  for (std::size_t h = 0; h < cohort.holding_count; ++h) {
    const Holding& holding = holdings_[cohort.holdings + h];
    const std::uint64_t* kept = services_.kept(holding.variant);
    const bool is_short = pools_[holding.sku].is_short();
    any_short = any_short || is_short;
    for (std::size_t word = 0; word < words; ++word) {
      kept_by_all_[word] |= kept[word];
      if (!is_short) kept_by_usable_[word] |= kept[word];
    }
  }
  const std::uint64_t* start = &start_words_[cohort.start_set];
  const auto each_bit = [](std::uint64_t bits, std::size_t word, auto&& act) {
    for (std::size_t bit = 0; bits != 0; ++bit, bits >>= 1) {
      if (bits & 1) act(word * 64 + bit);
    }
  };
  for (std::size_t word = 0; word < words; ++word) {
    each_bit(start[word] & ~kept_by_all_[word], word, [&](std::size_t plan) {
      bool lowered = false;
      for (std::size_t h = 0; h < cohort.holding_count; ++h) {
        lowered = lowered || services_.gives_lower(holdings_[cohort.holdings + h].variant, plan);
      }
      found_.push_back({GapKind::Service, cohort.unnamed_sku, static_cast<std::uint32_t>(plan), lowered, Date()});
    });
  }
  // Of several lost services of one rank group the highest speaks for all.
  const auto outranked = [&](const Problem& problem) {
    return std::any_of(found_.begin(), found_.end(), [&](const Problem& other) { return services_.outranks(other.plan, problem.plan); });
  };
  std::vector<Problem> highest;
  std::remove_copy_if(found_.begin(), found_.end(), std::back_inserter(highest), outranked);
  found_.swap(highest);
  if (!any_short || cohort.profile == kNone) return;
  for (std::size_t h = 0; h < cohort.holding_count; ++h) {
    const Holding& holding = holdings_[cohort.holdings + h];
    if (!pools_[holding.sku].is_short()) continue;
    const std::uint64_t* kept = services_.kept(holding.variant);
    std::uint32_t named = kNone;
    for (std::size_t word = 0; word < words; ++word) {
      each_bit(start[word] & kept[word] & ~kept_by_usable_[word], word, [&](std::size_t plan) {
        if (named == kNone || services_.missed(holding.sku, plan) > services_.missed(holding.sku, named))
          named = static_cast<std::uint32_t>(plan);
      });
    }
    if (named != kNone) found_.push_back({GapKind::ProfileUnits, holding.sku, named, false, Date()});
  }
}

void Cohorts::judge(std::uint32_t number, Date day, bool start_of_day) {
  Cohort& cohort = cohorts_[number];
  if (cohort.users == 0) return;
  lost_services(cohort);
  if (found_.empty() && cohort.problems.empty()) return;
  for (Problem& problem : found_) {
    problem.since = day;
    for (const Problem& old : cohort.problems) {
      if (old.same_as(problem)) problem.since = old.since;
    }
  }
  for (const Problem& old : cohort.problems) {
    const bool stays = std::any_of(found_.begin(), found_.end(), [&](const Problem& problem) { return problem.same_as(old); });
    if (!stays) log(cohort, old, start_of_day ? day - 1 : day);
  }
  cohort.problems = found_;
}

void Cohorts::log(const Cohort& cohort, const Problem& problem, Date to) {
  GapRecord record;
  record.kind = problem.kind;
  record.lowered = problem.lowered;
  record.profile = cohort.profile;
  record.sku = problem.sku;
  record.plan = problem.plan;
  record.from = problem.since;
  record.to = to;
  record.first_user = cohort.first;
  record.users = cohort.users;
  log_.add(std::move(record));
}

void Cohorts::check_groups(Date day) {
  if (group_changes_.empty()) return;
  std::sort(group_changes_.begin(), group_changes_.end());
  group_changes_.erase(std::unique(group_changes_.begin(), group_changes_.end()), group_changes_.end());
  for (const Cohort& cohort : cohorts_) {
    if (cohort.users == 0) continue;
    for (std::size_t h = 0; h < cohort.holding_count; ++h) {
      const AssignedSku* assigned = holdings_[cohort.holdings + h].assigned;
      if (!assigned) continue;
      for (const std::string& group : assigned->groups) check_group(cohort, group, day);
    }
  }
  group_changes_.clear();
}

void Cohorts::check_group(const Cohort& member, const std::string& group, Date day) {
  auto change = std::lower_bound(group_changes_.begin(), group_changes_.end(), GroupChange{group, 0, false});
  for (; change != group_changes_.end() && change->group == group; ++change) {
    const Holding* holding = holding_of(member, change->sku);
    const bool through_group = holding && holding->assigned && in_group(*holding->assigned, group);
    if (change->removed != through_group) continue;
    GapRecord record;
    record.kind = GapKind::Group;
    record.profile = member.profile;
    record.sku = change->sku;
    record.from = record.to = day;
    record.first_user = member.first;
    record.users = member.users;
    record.group = group;
    log_.add(std::move(record));
  }
}

void Cohorts::end(Date last_day) {
  for (const Cohort& cohort : cohorts_) {
    for (const Problem& problem : cohort.problems) log(cohort, problem, last_day);
  }
}

std::int64_t Cohorts::services_watched() const {
  const std::size_t words = services_.words();
  std::int64_t count = 0;
  for (std::size_t word = 0; word < words; ++word) {
    std::uint64_t bits = 0;
    for (std::size_t i = word; i < start_words_.size(); i += words) bits |= start_words_[i];
    for (; bits != 0; bits &= bits - 1) ++count;
  }
  return count;
}

}  // namespace csp::proof
