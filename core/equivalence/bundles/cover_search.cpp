#include "core/equivalence/bundles/cover_search.hpp"

#include <algorithm>

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
template <class Number>
bool holds(const std::vector<Number>& list, Number value) { return std::find(list.begin(), list.end(), value) != list.end(); }

}  // namespace

CoverSearch::CoverSearch(const Market& market, const RequirementProfile& profile, bool only_best) : market_(market), profile_(profile) {
  pick_needs();
  if (!missing_.empty() || impossible_) return;
  pick_candidates();
  connect();
  if (only_best) {
    drop_beaten();
    connect();
  }
  split_prices();
}

bool CoverSearch::available(SkuNumber sku) const {
  return !market_.banned(sku) && market_.problem().skus[sku].segment == profile_.segment && !holds(profile_.barred, sku);
}

void CoverSearch::pick_needs() {
  for (Need need : profile_.needs) {
    const std::vector<SkuNumber>& givers = market_.givers(need);
    if (std::none_of(givers.begin(), givers.end(), [&](SkuNumber sku) { return available(sku); })) missing_.push_back(need);
  }
  impossible_ = std::any_of(profile_.pinned.begin(), profile_.pinned.end(), [&](SkuNumber sku) { return !available(sku); });
  for (Need need : profile_.needs) {
    const bool follows = std::any_of(profile_.needs.begin(), profile_.needs.end(), [&](Need other) { return market_.implied(need, other); });
    if (!follows) needs_.push_back(need);
  }
}

void CoverSearch::pick_candidates() {
  const std::vector<Purchasable>& skus = market_.problem().skus;
  std::vector<bool> wanted(skus.size());
  std::vector<SkuNumber> waiting;
  const auto want = [&](SkuNumber sku) {
    if (wanted[sku] || !available(sku)) return;
    wanted[sku] = true;
    waiting.push_back(sku);
  };
  for (Need need : needs_) {
    for (SkuNumber sku : market_.givers(need)) want(sku);
  }
  for (SkuNumber sku : profile_.pinned) want(sku);
  for (std::size_t next = 0; next < waiting.size(); ++next) {
    if (holds(profile_.base_elsewhere, waiting[next])) continue;
    for (const std::vector<SkuNumber>& group : skus[waiting[next]].bases) {
      for (SkuNumber base : group) want(base);
    }
  }
  std::sort(waiting.begin(), waiting.end(), [&](SkuNumber a, SkuNumber b) {
    return market_.price(a) != market_.price(b) ? market_.price(a) < market_.price(b) : a < b;
  });
  for (SkuNumber sku : waiting) {
    Candidate candidate;
    candidate.sku = sku;
    candidate.tied = market_.tied(sku);
    candidate.full = market_.price(sku);
    candidate.loose = candidate.tied ? 0 : candidate.full;
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
  const std::vector<Purchasable>& skus = market_.problem().skus;
  const std::size_t words = (candidates_.size() + 63) / 64;
  groups_.clear();
  std::vector<std::size_t> position(skus.size(), candidates_.size());
  for (std::size_t i = 0; i < candidates_.size(); ++i) position[candidates_[i].sku] = i;
  for (Candidate& candidate : candidates_) {
    candidate.bases.clear();
    candidate.conflicts.assign(words, 0);
    for (std::size_t other = 0; other < candidates_.size(); ++other) {
      if (market_.conflict(candidate.sku, candidates_[other].sku)) set(candidate.conflicts, other);
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

// Each need gets a share of the price of every SKU that gives it, so that the shares of open needs are what is still to be paid at least.
void CoverSearch::split_prices() {
  std::vector<std::size_t> order(needs_.size());
  for (std::size_t need = 0; need < needs_.size(); ++need) order[need] = need;
  const Words none((candidates_.size() + 63) / 64);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return count_without(givers_[a], none) < count_without(givers_[b], none); });
  const auto split = [&](std::vector<std::int64_t>& shares, std::int64_t Candidate::* price) {
    shares.assign(needs_.size(), 0);
    std::vector<std::int64_t> rest;
    for (const Candidate& candidate : candidates_) rest.push_back(candidate.*price);
    for (std::size_t need : order) {
      bool first = true;
      for (std::size_t i = 0; i < candidates_.size(); ++i) {
        if (!has(givers_[need], i)) continue;
        shares[need] = first ? rest[i] : std::min(shares[need], rest[i]);
        first = false;
      }
      for (std::size_t i = 0; i < candidates_.size(); ++i) {
        if (has(givers_[need], i)) rest[i] -= shares[need];
      }
    }
  };
  split(loose_share_, &Candidate::loose);
  split(full_share_, &Candidate::full);
}

std::int64_t CoverSearch::least() const {
  std::int64_t sum = 0;
  for (std::int64_t share : full_share_) sum += share;
  return sum;
}

bool CoverSearch::run(Collector& collector, std::int64_t& steps) {
  if (!missing_.empty() || impossible_) return true;
  collector_ = &collector;
  steps_ = &steps;
  const std::size_t depth = std::max(market_.problem().limits.most_skus_per_user, profile_.pinned.size()) + 1;
  covered_.assign(depth + 1, Words((needs_.size() + 63) / 64));
  forbidden_.assign(depth + 1, Words((candidates_.size() + 63) / 64));
  chosen_.clear();
  begun_ = Option{};
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    if (!candidates_[i].pinned) continue;
    if (has(forbidden_[0], i)) return true;  // two pinned SKUs exclude each other
    choose(i);
    add(covered_[0], candidates_[i].gives);
    add(forbidden_[0], candidates_[i].conflicts);
  }
  if (chosen_.size() > market_.problem().limits.most_skus_per_user) return true;
  return extend(0);
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

// The candidates of which one has to come next: for the need that the fewest can still give, else for an add-on without base.
const CoverSearch::Words* CoverSearch::obligation(const Words& covered, const Words& forbidden) const {
  const Words* hardest = nullptr;
  std::size_t fewest = 0;
  for (std::size_t need = 0; need < needs_.size(); ++need) {
    if (has(covered, need)) continue;
    const std::size_t left = count_without(givers_[need], forbidden);
    if (hardest != nullptr && left >= fewest) continue;
    hardest = &givers_[need];
    fewest = left;
  }
  if (hardest != nullptr) return hardest;
  for (std::size_t index : chosen_) {
    for (std::size_t group : candidates_[index].bases) {
      if (std::none_of(chosen_.begin(), chosen_.end(), [&](std::size_t other) { return has(groups_[group], other); })) return &groups_[group];
    }
  }
  return nullptr;
}

bool CoverSearch::extend(std::size_t depth) {
  if (--*steps_ < 0) return false;
  const Words& covered = covered_[depth];
  Words& forbidden = forbidden_[depth];
  std::int64_t more_loose = 0, more_full = 0;
  for (std::size_t need = 0; need < needs_.size(); ++need) {
    if (has(covered, need)) continue;
    more_loose += loose_share_[need];
    more_full += full_share_[need];
  }
  if (collector_->hopeless(begun_, more_loose, more_full)) return true;
  const Words* next = obligation(covered, forbidden);
  if (next == nullptr) {
    if (!something_superfluous()) collector_->take(begun_);
    return true;
  }
  const std::size_t room = market_.problem().limits.most_skus_per_user - chosen_.size();
  if (room == 0) return true;
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    if (!has(*next, i) || has(forbidden, i)) continue;
    Words& with = covered_[depth + 1];
    with = covered;
    add(with, candidates_[i].gives);
    if (room == 1 && !within(all_needs_, with)) continue;
    forbidden_[depth + 1] = forbidden;
    add(forbidden_[depth + 1], candidates_[i].conflicts);
    choose(i);
    const bool going_on = extend(depth + 1);
    take_back(i);
    if (!going_on) return false;
    set(forbidden, i);  // every bundle with it has been seen
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
