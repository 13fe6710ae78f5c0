#include "core/equivalence/bundles/cover_search.hpp"

#include <algorithm>
#include <limits>

namespace csp::bundles {
namespace {

bool has(const std::vector<std::uint64_t>& words, std::size_t bit) { return (words[bit / 64] >> (bit % 64)) & 1; }
void set(std::vector<std::uint64_t>& words, std::size_t bit) { words[bit / 64] |= std::uint64_t{1} << (bit % 64); }
void add(std::vector<std::uint64_t>& words, const std::vector<std::uint64_t>& others) {
  for (std::size_t i = 0; i < words.size(); ++i) words[i] |= others[i];
}
bool within(const std::vector<std::uint64_t>& words, const std::vector<std::uint64_t>& others) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if ((words[i] & ~others[i]) != 0) return false;
  }
  return true;
}
std::size_t count_without(const std::vector<std::uint64_t>& words, const std::vector<std::uint64_t>& left_out) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < words.size(); ++i) count += static_cast<std::size_t>(__builtin_popcountll(words[i] & ~left_out[i]));
  return count;
}
template <class Use>
void for_each_without(const std::vector<std::uint64_t>& words, const std::vector<std::uint64_t>& left_out, Use&& use) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    for (std::uint64_t word = words[i] & ~left_out[i]; word != 0; word &= word - 1) use(i * 64 + static_cast<std::size_t>(__builtin_ctzll(word)));
  }
}
template <class Number>
bool holds(const std::vector<Number>& list, Number value) { return std::find(list.begin(), list.end(), value) != list.end(); }

}  // namespace

CoverSearch::CoverSearch(const Assortment& assortment, const RequirementProfile& profile, Aim aim)
    : assortment_(assortment), profile_(profile), aim_(aim) {
  pick_needs();
  if (!missing_.empty() || impossible_) return;
  pick_candidates();
  connect();
  if (aim == Aim::Worthwhile) {
    drop_beaten();
    connect();
  }
}

bool CoverSearch::available(SkuNumber sku) const {
  return !assortment_.banned(sku) && assortment_.problem().skus[sku].segment == profile_.segment && !holds(profile_.barred, sku);
}

void CoverSearch::pick_needs() {
  for (Need need : profile_.needs) {
    const std::vector<SkuNumber>& givers = assortment_.givers(need);
    if (std::none_of(givers.begin(), givers.end(), [&](SkuNumber sku) { return available(sku); })) missing_.push_back(need);
  }
  impossible_ = std::any_of(profile_.pinned.begin(), profile_.pinned.end(), [&](SkuNumber sku) { return !available(sku); });
  for (Need need : profile_.needs) {
    const bool follows = std::any_of(profile_.needs.begin(), profile_.needs.end(), [&](Need other) { return assortment_.implied(need, other); });
    if (!follows) needs_.push_back(need);
  }
}

void CoverSearch::pick_candidates() {
  const std::vector<Purchasable>& skus = assortment_.problem().skus;
  std::vector<bool> wanted(skus.size());
  std::vector<SkuNumber> waiting;
  const auto want = [&](SkuNumber sku) {
    if (wanted[sku] || !available(sku)) return;
    wanted[sku] = true;
    waiting.push_back(sku);
  };
  for (Need need : needs_) {
    for (SkuNumber sku : assortment_.givers(need)) want(sku);
  }
  for (SkuNumber sku : profile_.pinned) want(sku);
  for (std::size_t next = 0; next < waiting.size(); ++next) {
    if (holds(profile_.base_elsewhere, waiting[next])) continue;
    for (const std::vector<SkuNumber>& group : skus[waiting[next]].bases) {
      for (SkuNumber base : group) want(base);
    }
  }
  std::sort(waiting.begin(), waiting.end(), [&](SkuNumber a, SkuNumber b) {
    return assortment_.price(a) != assortment_.price(b) ? assortment_.price(a) < assortment_.price(b) : a < b;
  });
  for (SkuNumber sku : waiting) {
    Candidate candidate;
    candidate.sku = sku;
    candidate.tied = assortment_.tied(sku);
    candidate.full = assortment_.price(sku);
    candidate.loose = candidate.tied ? 0 : candidate.full;
    candidate.price = aim_ == Aim::Cheapest ? candidate.full : candidate.loose;
    candidate.seats = !candidate.tied && skus[sku].business_family ? 1 : 0;
    candidate.pinned = holds(profile_.pinned, sku);
    candidate.gives.resize((needs_.size() + 63) / 64);
    for (std::size_t need = 0; need < needs_.size(); ++need) {
      if (std::binary_search(skus[sku].gives.begin(), skus[sku].gives.end(), needs_[need])) set(candidate.gives, need);
    }
    candidates_.push_back(std::move(candidate));
  }
}

// Everything that refers to other candidates by position.
void CoverSearch::connect() {
  const std::vector<Purchasable>& skus = assortment_.problem().skus;
  const std::size_t words = (candidates_.size() + 63) / 64;
  groups_.clear();
  std::vector<std::size_t> position(skus.size(), candidates_.size());
  for (std::size_t i = 0; i < candidates_.size(); ++i) position[candidates_[i].sku] = i;
  for (Candidate& candidate : candidates_) {
    candidate.bases.clear();
    candidate.conflicts.assign(words, 0);
    for (std::size_t other = 0; other < candidates_.size(); ++other) {
      if (assortment_.conflict(candidate.sku, candidates_[other].sku)) set(candidate.conflicts, other);
    }
    if (holds(profile_.base_elsewhere, candidate.sku)) continue;
    for (const std::vector<SkuNumber>& group : skus[candidate.sku].bases) {
      Words members(words);
      for (SkuNumber base : group) {
        if (base != candidate.sku && position[base] < candidates_.size()) set(members, position[base]);
      }
      candidate.bases.push_back(groups_.size());
      groups_.push_back(std::move(members));
    }
  }
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    candidates_[i].base_for.assign((groups_.size() + 63) / 64, 0);
    for (std::size_t group = 0; group < groups_.size(); ++group) {
      if (has(groups_[group], i)) set(candidates_[i].base_for, group);
    }
  }
  givers_.assign(needs_.size(), Words(words));
  all_needs_.assign((needs_.size() + 63) / 64, 0);
  for (std::size_t need = 0; need < needs_.size(); ++need) {
    set(all_needs_, need);
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      if (has(candidates_[i].gives, need)) set(givers_[need], i);
    }
  }
}

// Wherever b stands in a bundle, a can stand instead at no higher cost and with nothing lost.
bool CoverSearch::beats(std::size_t first, std::size_t second) const {
  const Candidate &a = candidates_[first], &b = candidates_[second];
  if (a.tied || a.loose > b.loose || a.seats > b.seats || !a.bases.empty() || b.pinned) return false;
  if (!within(b.gives, a.gives) || !within(b.base_for, a.base_for)) return false;
  Words conflicts = a.conflicts;
  conflicts[second / 64] &= ~(std::uint64_t{1} << (second % 64));  // they never stand together
  return within(conflicts, b.conflicts);
}

void CoverSearch::drop_beaten() {
  std::vector<Candidate> kept;
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    bool beaten = false;
    for (std::size_t j = 0; j < candidates_.size() && !beaten; ++j) {
      // Of two that beat each other the first one stays.
      beaten = i != j && beats(j, i) && !(i < j && beats(i, j));
    }
    if (!beaten) kept.push_back(candidates_[i]);
  }
  candidates_ = std::move(kept);
}

std::int64_t CoverSearch::share_prices(Level& level) const {
  level.open.clear();
  level.givers.clear();
  for (std::size_t need = 0; need < needs_.size(); ++need) {
    if (has(level.covered, need)) continue;
    const std::size_t count = count_without(givers_[need], level.forbidden);
    if (count == 0) return -1;
    std::size_t at = level.open.size();
    while (at > 0 && level.givers[at - 1] > count) --at;
    level.open.insert(level.open.begin() + static_cast<std::ptrdiff_t>(at), need);
    level.givers.insert(level.givers.begin() + static_cast<std::ptrdiff_t>(at), count);
  }
  for (std::size_t i = 0; i < candidates_.size(); ++i) level.rest[i] = candidates_[i].price;
  std::int64_t sum = 0;
  for (std::size_t need : level.open) {
    const Words& givers = givers_[need];
    std::int64_t share = std::numeric_limits<std::int64_t>::max();
    for_each_without(givers, level.forbidden, [&](std::size_t i) { share = std::min(share, level.rest[i]); });
    if (share == 0) continue;
    for_each_without(givers, level.forbidden, [&](std::size_t i) { level.rest[i] -= share; });
    sum += share;
  }
  return sum;
}

std::int64_t CoverSearch::least() const {
  std::int64_t sum = 0;
  for (Need need : needs_) {  // the dearest need alone: little, but certain
    std::int64_t cheapest = std::numeric_limits<std::int64_t>::max();
    for (const Candidate& candidate : candidates_) {
      const std::vector<Need>& gives = assortment_.problem().skus[candidate.sku].gives;
      if (std::binary_search(gives.begin(), gives.end(), need)) cheapest = std::min(cheapest, candidate.full);
    }
    if (cheapest != std::numeric_limits<std::int64_t>::max()) sum = std::max(sum, cheapest);
  }
  return sum;
}

bool CoverSearch::run(Collector& collector, std::int64_t& steps) {
  if (!missing_.empty() || impossible_) return true;
  collector_ = &collector;
  steps_ = &steps;
  const std::size_t most = assortment_.problem().limits.most_skus_per_user;
  Level empty{Words(all_needs_.size()), Words((candidates_.size() + 63) / 64), {}, {}, std::vector<std::int64_t>(candidates_.size()), {}};
  levels_.assign(most + 1, std::move(empty));
  chosen_.clear();
  begun_ = Option{};
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    if (!candidates_[i].pinned) continue;
    if (has(levels_[0].forbidden, i)) return true;  // two pinned SKUs exclude each other
    choose(i);
    add(levels_[0].covered, candidates_[i].gives);
    add(levels_[0].forbidden, candidates_[i].conflicts);
  }
  return chosen_.size() > most || extend(0, 0);
}

void CoverSearch::choose(std::size_t index) {
  const Candidate& candidate = candidates_[index];
  chosen_.push_back(index);
  begun_.skus.insert(std::lower_bound(begun_.skus.begin(), begun_.skus.end(), candidate.sku), candidate.sku);
  if (candidate.tied) begun_.tied.insert(std::lower_bound(begun_.tied.begin(), begun_.tied.end(), candidate.sku), candidate.sku);
  begun_.loose += candidate.loose;
  begun_.full += candidate.full;
  begun_.seats += candidate.seats;
}

void CoverSearch::take_back(std::size_t index) {
  const Candidate& candidate = candidates_[index];
  chosen_.pop_back();
  begun_.skus.erase(std::lower_bound(begun_.skus.begin(), begun_.skus.end(), candidate.sku));
  if (candidate.tied) begun_.tied.erase(std::lower_bound(begun_.tied.begin(), begun_.tied.end(), candidate.sku));
  begun_.loose -= candidate.loose;
  begun_.full -= candidate.full;
  begun_.seats -= candidate.seats;
}

// The SKUs of which one has to come next because a chosen add-on has no base.
const CoverSearch::Words* CoverSearch::missing_base() const {
  for (std::size_t index : chosen_) {
    for (std::size_t group : candidates_[index].bases) {
      if (std::none_of(chosen_.begin(), chosen_.end(), [&](std::size_t other) { return has(groups_[group], other); })) return &groups_[group];
    }
  }
  return nullptr;
}

// A SKU of which so much is left to pay that every bundle with it reaches the limit.
void CoverSearch::leave_out_dear(std::size_t depth, std::int64_t limit, std::int64_t at_least) {
  Level& level = levels_[depth];
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    const Candidate& candidate = candidates_[i];
    const bool same_limit = aim_ == Aim::Cheapest || (!candidate.tied && candidate.seats == 0);
    if (same_limit && level.rest[i] >= limit - at_least) set(level.forbidden, i);
  }
}

bool CoverSearch::extend(std::size_t depth, std::int64_t at_least) {
  const std::int64_t limit = collector_->limit(begun_);
  if (at_least >= limit) return true;
  if (--*steps_ < 0) return false;
  Level& level = levels_[depth];
  const std::int64_t paid = aim_ == Aim::Cheapest ? begun_.full : begun_.loose;
  const std::int64_t more = share_prices(level);
  if (more < 0 || paid + more >= limit) return true;
  const Words* next = !level.open.empty() ? &givers_[level.open.front()] : missing_base();
  if (next == nullptr) {
    if (!something_superfluous()) collector_->take(begun_);
    return true;
  }
  const std::size_t room = assortment_.problem().limits.most_skus_per_user - chosen_.size();
  if (room == 0) return true;
  leave_out_dear(depth, limit, paid + more);
  level.children.clear();
  for_each_without(*next, level.forbidden, [&](std::size_t i) { level.children.push_back(i); });
  std::stable_sort(level.children.begin(), level.children.end(), [&](std::size_t a, std::size_t b) { return level.rest[a] < level.rest[b]; });
  for (std::size_t i : level.children) {
    Level& with = levels_[depth + 1];
    with.covered = level.covered;
    add(with.covered, candidates_[i].gives);
    if (room == 1 && !within(all_needs_, with.covered)) continue;
    with.forbidden = level.forbidden;
    add(with.forbidden, candidates_[i].conflicts);
    choose(i);
    const bool going_on = extend(depth + 1, paid + more + level.rest[i]);
    take_back(i);
    if (!going_on) return false;
    set(level.forbidden, i);  // every bundle with it has been seen
  }
  return true;
}

bool CoverSearch::valid(const std::vector<std::size_t>& chosen) const {
  Words covered(all_needs_.size());
  for (std::size_t index : chosen) {
    add(covered, candidates_[index].gives);
    for (std::size_t group : candidates_[index].bases) {
      if (std::none_of(chosen.begin(), chosen.end(), [&](std::size_t other) { return has(groups_[group], other); })) return false;
    }
  }
  return within(all_needs_, covered);
}

// Is everything given without one of the SKUs? Then the smaller bundle is found by itself.
bool CoverSearch::something_superfluous() const {
  for (std::size_t left_out = 0; left_out < chosen_.size(); ++left_out) {
    if (candidates_[chosen_[left_out]].pinned) continue;
    std::vector<std::size_t> rest = chosen_;
    rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(left_out));
    if (valid(rest)) return true;
  }
  return false;
}

}  // namespace csp::bundles
