#include "core/equivalence/bundles/cover_search.hpp"

#include <algorithm>
#include <limits>

namespace csp::bundles {
namespace {

bool has(const std::uint64_t* words, std::size_t bit) { return (words[bit / 64] >> (bit % 64)) & 1; }
void set(std::uint64_t* words, std::size_t bit) { words[bit / 64] |= std::uint64_t{1} << (bit % 64); }
void add(std::vector<std::uint64_t>& words, const std::uint64_t* others) {
  for (std::size_t i = 0; i < words.size(); ++i) words[i] |= others[i];
}
bool within(const std::vector<std::uint64_t>& words, const std::vector<std::uint64_t>& others) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if ((words[i] & ~others[i]) != 0) return false;
  }
  return true;
}
std::size_t count_without(const std::uint64_t* words, const std::uint64_t* left_out, std::size_t size) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < size; ++i) count += static_cast<std::size_t>(__builtin_popcountll(words[i] & ~left_out[i]));
  return count;
}
template <class Use>
void for_each(std::uint64_t word, std::size_t first, Use&& use) {
  for (; word != 0; word &= word - 1) use(first + static_cast<std::size_t>(__builtin_ctzll(word)));
}
template <class Use>
void for_each_without(const std::uint64_t* words, const std::uint64_t* left_out, std::size_t size, Use&& use) {
  for (std::size_t i = 0; i < size; ++i) for_each(words[i] & ~left_out[i], i * 64, use);
}
template <class Number>
bool holds(const std::vector<Number>& list, Number value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

}  // namespace

void CoverSearch::start(const RequirementProfile& profile, Aim aim, std::size_t enough) {
  profile_ = &profile;
  aim_ = aim;
  available_ = assortment_.on_offer(profile.segment);
  for (SkuNumber sku : profile.barred) available_[sku / 64u] &= ~(std::uint64_t{1} << (sku % 64u));
  pick_needs();
  candidates_.clear();
  givers_.clear();
  if (!missing_.empty() || impossible_) return;
  pick_candidates();
  drop_beaten(enough);
  connect();
}

void CoverSearch::pick_needs() {
  missing_.clear();
  needs_.clear();
  wanted_needs_.clear();
  for (Need need : profile_->needs) {
    const std::size_t distinct = assortment_.distinct(need);
    const Words& givers = assortment_.givers(distinct);
    bool given = false;
    for (std::size_t word = 0; word < givers.size(); ++word) given = given || (givers[word] & available_[word]) != 0;
    if (!given) missing_.push_back(need);
    if (!holds(wanted_needs_, distinct)) wanted_needs_.push_back(distinct);
  }
  impossible_ = std::any_of(profile_->pinned.begin(), profile_->pinned.end(), [&](SkuNumber sku) { return !available(sku); });
  for (std::size_t need : wanted_needs_) {
    const bool follows =
        std::any_of(wanted_needs_.begin(), wanted_needs_.end(), [&](std::size_t other) { return assortment_.implied(need, other); });
    if (!follows) needs_.push_back(need);
  }
}

void CoverSearch::pick_candidates() {
  wanted_.assign(assortment_.words(), 0);
  seen_.assign(assortment_.words(), 0);
  waiting_.clear();
  for (std::size_t need : needs_) add(wanted_, assortment_.givers(need).data());
  for (SkuNumber sku : profile_->pinned) set(wanted_.data(), sku);
  const auto take_wanted = [&] {
    for (std::size_t word = 0; word < wanted_.size(); ++word) {
      for_each(wanted_[word] & available_[word] & ~seen_[word], word * 64,
               [&](std::size_t sku) { waiting_.push_back(static_cast<SkuNumber>(sku)); });
      seen_[word] |= wanted_[word] & available_[word];
    }
  };
  take_wanted();
  for (std::size_t next = 0; next < waiting_.size(); ++next) {
    const std::vector<Words>& groups = assortment_.bases(waiting_[next]);
    if (groups.empty() || holds(profile_->base_elsewhere, waiting_[next])) continue;
    for (const Words& group : groups) add(wanted_, group.data());
    take_wanted();
  }
  std::sort(waiting_.begin(), waiting_.end(),
            [&](SkuNumber a, SkuNumber b) { return assortment_.price_rank(a) < assortment_.price_rank(b); });
  need_words_ = (needs_.size() + 63) / 64;
  position_.resize(assortment_.words() * 64);
  addon_bases_.clear();
  for (SkuNumber sku : waiting_) {
    Candidate candidate;
    candidate.sku = sku;
    candidate.tied = assortment_.tied(sku);
    candidate.full = assortment_.price(sku);
    candidate.loose = candidate.tied ? 0 : candidate.full;
    candidate.price = aim_ == Aim::Cheapest ? candidate.full : candidate.loose;
    candidate.seats = !candidate.tied && assortment_.problem().skus[sku].business_family ? 1 : 0;
    candidate.pinned = holds(profile_->pinned, sku);
    candidate.free_standing = assortment_.bases(sku).empty() || holds(profile_->base_elsewhere, sku);
    if (!candidate.free_standing) {
      for (const Words& group : assortment_.bases(sku)) addon_bases_.push_back(group.data());
    }
    position_[sku] = candidates_.size();
    candidates_.push_back(candidate);
  }
  gives_.assign(candidates_.size() * need_words_, 0);
  for (std::size_t need = 0; need < needs_.size(); ++need) {
    const Words& givers = assortment_.givers(needs_[need]);
    for (std::size_t word = 0; word < seen_.size(); ++word) {
      for_each(givers[word] & seen_[word], word * 64,
               [&](std::size_t sku) { gives_[position_[sku] * need_words_ + need / 64] |= std::uint64_t{1} << (need % 64); });
    }
  }
}

// Wherever the second stands in a bundle, the first can stand instead at no higher cost and with nothing lost.
bool CoverSearch::beats(std::size_t first, std::size_t second) const {
  for (std::size_t word = 0; word < need_words_; ++word) {
    if ((gives_[second * need_words_ + word] & ~gives_[first * need_words_ + word]) != 0) return false;
  }
  const Candidate &a = candidates_[first], &b = candidates_[second];
  if (a.price > b.price || !a.free_standing || b.pinned) return false;
  if (aim_ == Aim::Worthwhile && (a.tied || a.seats > b.seats)) return false;
  if (assortment_.conflicts_at_all(a.sku)) {
    for (std::size_t word = 0; word < seen_.size(); ++word) {
      std::uint64_t conflicts = assortment_.conflicts(a.sku)[word] & seen_[word];
      if (word == b.sku / 64u) conflicts &= ~(std::uint64_t{1} << (b.sku % 64u));  // they never stand together
      if ((conflicts & ~assortment_.conflicts(b.sku)[word]) != 0) return false;
    }
  }
  return std::none_of(addon_bases_.begin(), addon_bases_.end(),
                      [&](const std::uint64_t* group) { return has(group, b.sku) && !has(group, a.sku); });
}

void CoverSearch::drop_beaten(std::size_t enough) {
  std::vector<char>& left_out = left_out_;
  left_out.assign(candidates_.size(), 0);
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    std::size_t beaten = 0;
    const std::uint64_t mine = need_words_ > 0 ? gives_[i * need_words_] : 0;
    for (std::size_t j = 0; j < candidates_.size() && beaten < enough; ++j) {
      if (candidates_[j].full > candidates_[i].full) break;  // the rest is dearer
      if (need_words_ > 0 && (mine & ~gives_[j * need_words_]) != 0) continue;
      if (left_out[j]) continue;  // those that beat it beat this one, too
      // Of two that beat each other the first one stays.
      if (i != j && beats(j, i) && !(i < j && beats(i, j))) ++beaten;
    }
    left_out[i] = beaten >= enough;
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    if (left_out[i]) continue;
    candidates_[kept] = candidates_[i];
    for (std::size_t word = 0; word < need_words_; ++word) gives_[kept * need_words_ + word] = gives_[i * need_words_ + word];
    ++kept;
  }
  candidates_.resize(kept);
  gives_.resize(kept * need_words_);
}

// Everything that refers to other candidates by position.
void CoverSearch::connect() {
  const std::size_t count = candidates_.size();
  candidate_words_ = (count + 63) / 64;
  conflicts_.assign(count * candidate_words_, 0);
  givers_.assign(needs_.size() * candidate_words_, 0);
  groups_.clear();
  prices_.clear();
  const auto positions = [&](const std::uint64_t* skus, std::uint64_t* into) {
    for (std::size_t i = 0; i < count; ++i) {
      if (has(skus, candidates_[i].sku)) set(into, i);
    }
  };
  for (std::size_t i = 0; i < count; ++i) {
    Candidate& candidate = candidates_[i];
    prices_.push_back(candidate.price);
    if (assortment_.conflicts_at_all(candidate.sku)) positions(assortment_.conflicts(candidate.sku), &conflicts_[i * candidate_words_]);
    for (std::size_t word = 0; word < need_words_; ++word) {
      for_each(gives_[i * need_words_ + word], word * 64, [&](std::size_t need) { set(&givers_[need * candidate_words_], i); });
    }
    candidate.bases_begin = candidate.bases_end = static_cast<std::uint32_t>(groups_.size() / std::max<std::size_t>(candidate_words_, 1));
    if (candidate.free_standing) continue;
    for (const Words& group : assortment_.bases(candidate.sku)) {
      ++candidate.bases_end;
      groups_.resize(groups_.size() + candidate_words_);
      positions(group.data(), &groups_[groups_.size() - candidate_words_]);
    }
  }
  all_needs_.assign(need_words_, 0);
  for (std::size_t need = 0; need < needs_.size(); ++need) set(all_needs_.data(), need);
}

template <std::size_t Fixed>
std::int64_t CoverSearch::share_prices(Level& level) const {
  const std::size_t words = Fixed > 0 ? Fixed : candidate_words_;
  const std::uint64_t* forbidden = level.forbidden.data();
  level.open.clear();
  level.givers.clear();
  for (std::size_t need = 0; need < needs_.size(); ++need) {
    if (has(level.covered.data(), need)) continue;
    const std::size_t count = count_without(&givers_[need * words], forbidden, words);
    if (count == 0) return -1;
    std::size_t at = level.open.size();
    while (at > 0 && level.givers[at - 1] > count) --at;
    level.open.insert(level.open.begin() + static_cast<std::ptrdiff_t>(at), need);
    level.givers.insert(level.givers.begin() + static_cast<std::ptrdiff_t>(at), count);
  }
  level.rest = prices_;
  std::int64_t* rest = level.rest.data();
  std::int64_t sum = 0;
  for (std::size_t need : level.open) {
    const std::uint64_t* givers = &givers_[need * words];
    std::int64_t share = std::numeric_limits<std::int64_t>::max();
    for_each_without(givers, forbidden, words, [&](std::size_t i) { share = std::min(share, rest[i]); });
    if (share == 0) continue;
    for_each_without(givers, forbidden, words, [&](std::size_t i) { rest[i] -= share; });
    sum += share;
  }
  return sum;
}

std::int64_t CoverSearch::least() const {
  std::int64_t sum = 0;
  for (std::size_t need = 0; need < needs_.size() && !candidates_.empty(); ++need) {  // the dearest need alone: little, but certain
    std::int64_t cheapest = std::numeric_limits<std::int64_t>::max();
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      if (has(&givers_[need * candidate_words_], i)) cheapest = std::min(cheapest, candidates_[i].full);
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
  if (levels_.size() <= most) levels_.resize(most + 1);
  for (Level& level : levels_) {
    level.covered.assign(need_words_, 0);
    level.forbidden.assign(candidate_words_, 0);
  }
  chosen_.clear();
  chosen_addons_ = 0;
  begun_ = Option{};
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    if (!candidates_[i].pinned) continue;
    if (has(levels_[0].forbidden.data(), i)) return true;  // two pinned SKUs exclude each other
    choose(i);
    add(levels_[0].covered, gives_.data() + i * need_words_);
    add(levels_[0].forbidden, conflicts_.data() + i * candidate_words_);
  }
  return chosen_.size() > most || (candidate_words_ == 1 ? extend<1>(0, 0) : extend<0>(0, 0));
}

void CoverSearch::choose(std::size_t index) {
  const Candidate& candidate = candidates_[index];
  chosen_.push_back(index);
  if (candidate.tied) begun_.tied.insert(std::lower_bound(begun_.tied.begin(), begun_.tied.end(), candidate.sku), candidate.sku);
  if (!candidate.free_standing) ++chosen_addons_;
  begun_.loose += candidate.loose;
  begun_.full += candidate.full;
  begun_.seats += candidate.seats;
}

void CoverSearch::take_back(std::size_t index) {
  const Candidate& candidate = candidates_[index];
  chosen_.pop_back();
  if (candidate.tied) begun_.tied.erase(std::lower_bound(begun_.tied.begin(), begun_.tied.end(), candidate.sku));
  if (!candidate.free_standing) --chosen_addons_;
  begun_.loose -= candidate.loose;
  begun_.full -= candidate.full;
  begun_.seats -= candidate.seats;
}

void CoverSearch::take() {
  if (something_superfluous()) return;
  Option option = begun_;
  for (std::size_t index : chosen_) option.skus.push_back(candidates_[index].sku);
  std::sort(option.skus.begin(), option.skus.end());
  collector_->take(option);
}

// The SKUs of which one has to come next because a chosen add-on has no base.
const std::uint64_t* CoverSearch::missing_base() const {
  if (chosen_addons_ == 0) return nullptr;
  for (std::size_t index : chosen_) {
    for (std::size_t group = candidates_[index].bases_begin; group < candidates_[index].bases_end; ++group) {
      const std::uint64_t* members = &groups_[group * candidate_words_];
      if (std::none_of(chosen_.begin(), chosen_.end(), [&](std::size_t other) { return has(members, other); })) return members;
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
    if (same_limit && level.rest[i] >= limit - at_least) set(level.forbidden.data(), i);
  }
}

template <std::size_t Fixed>
bool CoverSearch::extend(std::size_t depth, std::int64_t at_least) {
  const std::size_t words = Fixed > 0 ? Fixed : candidate_words_;
  const std::int64_t limit = collector_->limit(begun_);
  if (at_least >= limit) return true;
  if (--*steps_ < 0) return false;
  Level& level = levels_[depth];
  const std::int64_t paid = aim_ == Aim::Cheapest ? begun_.full : begun_.loose;
  const std::int64_t more = share_prices<Fixed>(level);
  if (more < 0 || paid + more >= limit) return true;
  const std::uint64_t* next = !level.open.empty() ? &givers_[level.open.front() * candidate_words_] : missing_base();
  if (next == nullptr) {
    take();
    return true;
  }
  const std::size_t room = assortment_.problem().limits.most_skus_per_user - chosen_.size();
  if (room == 0) return true;
  leave_out_dear(depth, limit, paid + more);
  level.children.clear();
  for_each_without(next, level.forbidden.data(), words, [&](std::size_t i) { level.children.push_back(i); });
  std::sort(level.children.begin(), level.children.end(),
            [&](std::size_t a, std::size_t b) { return level.rest[a] != level.rest[b] ? level.rest[a] < level.rest[b] : a < b; });
  for (std::size_t i : level.children) {
    Level& with = levels_[depth + 1];
    const std::uint64_t *gives = &gives_[i * need_words_], *conflicts = &conflicts_[i * words];
    for (std::size_t word = 0; word < need_words_; ++word) with.covered[word] = level.covered[word] | gives[word];
    if (room == 1 && !within(all_needs_, with.covered)) continue;
    for (std::size_t word = 0; word < words; ++word) with.forbidden[word] = level.forbidden[word] | conflicts[word];
    choose(i);
    const bool going_on = extend<Fixed>(depth + 1, paid + more + level.rest[i]);
    take_back(i);
    if (!going_on) return false;
    set(level.forbidden.data(), i);  // every bundle with it has been seen
  }
  return true;
}

// Is everything given without one of the SKUs? Then the smaller bundle is found by itself.
bool CoverSearch::something_superfluous() const {
  for (std::size_t left_out : chosen_) {
    if (!candidates_[left_out].pinned && enough_without(left_out)) return true;
  }
  return false;
}

bool CoverSearch::enough_without(std::size_t left_out) const {
  for (std::size_t word = 0; word < need_words_; ++word) {
    std::uint64_t covered = 0;
    for (std::size_t index : chosen_) {
      if (index != left_out) covered |= gives_[index * need_words_ + word];
    }
    if ((all_needs_[word] & ~covered) != 0) return false;
  }
  for (std::size_t index : chosen_) {
    if (index == left_out) continue;
    for (std::size_t group = candidates_[index].bases_begin; group < candidates_[index].bases_end; ++group) {
      const std::uint64_t* members = &groups_[group * candidate_words_];
      if (std::none_of(chosen_.begin(), chosen_.end(), [&](std::size_t other) { return other != left_out && has(members, other); }))
        return false;
    }
  }
  return true;
}

}  // namespace csp::bundles
