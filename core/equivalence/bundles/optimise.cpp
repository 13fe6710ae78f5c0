#include "core/equivalence/bundles/optimise.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

#include "core/equivalence/bundles/cover_search.hpp"
#include "core/equivalence/bundles/explain.hpp"
#include "core/equivalence/bundles/mix.hpp"
#include "core/equivalence/bundles/options.hpp"

namespace csp::bundles {
namespace {

// Beyond these, sums would leave the range of exact money.
constexpr std::int64_t kMostUsers = 1'000'000'000;
constexpr std::int64_t kMostMicros = 100'000'000'000'000;
constexpr std::size_t kAlternatives = 2;  // for each profile

// Profiles that need the same and may be given the same.
struct Kind {
  std::vector<std::size_t> profiles;
  std::int64_t users = 0;
  Options options;
};

std::vector<Kind> kinds_of(const Problem& problem) {
  const auto sorted = [](std::vector<SkuNumber> list) {
    std::sort(list.begin(), list.end());
    return list;
  };
  std::map<std::tuple<std::vector<Need>, Segment, std::vector<SkuNumber>, std::vector<SkuNumber>, std::vector<SkuNumber>>, std::size_t>
      known;
  std::vector<Kind> kinds;
  for (std::size_t i = 0; i < problem.profiles.size(); ++i) {
    const RequirementProfile& profile = problem.profiles[i];
    if (profile.users <= 0) continue;
    const auto [found, inserted] = known.try_emplace(
        {profile.needs, profile.segment, sorted(profile.pinned), sorted(profile.barred), sorted(profile.base_elsewhere)}, kinds.size());
    if (inserted) kinds.emplace_back();
    kinds[found->second].profiles.push_back(i);
    kinds[found->second].users += profile.users;
  }
  return kinds;
}

bool too_large(const Problem& problem) {
  Wide users = 0, dearest = 0, minimums = 0;
  for (const RequirementProfile& profile : problem.profiles) users += std::max<std::int64_t>(profile.users, 0);
  for (const Purchasable& sku : problem.skus) {
    if (sku.price.is_negative() || sku.price.micros() > kMostMicros || sku.minimum_units > kMostUsers) return true;
    dearest = std::max(dearest, Wide{sku.price.micros()});
    minimums += Wide{sku.price.micros()} * std::max<std::int64_t>(sku.minimum_units, 1);
  }
  return users > kMostUsers ||
         users * dearest * static_cast<std::int64_t>(problem.limits.most_skus_per_user) + minimums > Wide{4'000'000'000'000'000'000};
}

class Optimiser {
 public:
  Optimiser(const Problem& problem, std::int64_t steps)
      : problem_(problem), assortment_(problem), search_(assortment_), given_(steps), steps_(steps) {}

  Answer run(Detail detail) {
    Answer answer;
    find_options(answer);
    const Mix mix = cheapest_mix(mix_problem(), steps_);
    answer.found = mix.found;
    answer.outcome = !complete_ || !mix.proven ? Outcome::Stopped : mix.found ? Outcome::Proven : Outcome::Impossible;
    Wide bound = 0;  // every user's cheapest by price
    for (const Kind& kind : kinds_) bound += Wide{kind.users} * kind.options.least;
    if (complete_) bound = std::max(bound, mix.bound);
    if (mix.found) {
      answer.cost = micros(mix.cost);
      assign(mix, answer);
      count(answer);
      bound = std::min(bound, mix.cost);
    }
    answer.bound = mix.found || answer.outcome == Outcome::Stopped ? micros(bound) : Decimal{};
    if (detail == Detail::Explained && mix.found) explain_all(answer);
    answer.steps = given_ - std::max<std::int64_t>(steps_, 0);
    return answer;
  }

 private:
  static Decimal micros(Wide value) { return Decimal::from_micros(static_cast<std::int64_t>(value)); }

  void find_options(Answer& answer) {
    for (Kind& kind : kinds_of(problem_)) {
      // One difficult profile must not eat what the others need.
      std::int64_t share = std::max<std::int64_t>(1000, steps_ / 4);
      const std::int64_t before = share;
      kind.options = worthwhile(search_, problem_.profiles[kind.profiles.front()], share);
      steps_ -= before - std::max<std::int64_t>(share, 0);
      complete_ = complete_ && kind.options.complete;
      if (!kind.options.options.empty()) {
        if (kind.options.complete) kind.options.least = kind.options.options.front().full;
        kinds_.push_back(std::move(kind));
        continue;
      }
      for (std::size_t profile : kind.profiles) answer.not_covered.push_back({profile, kind.options.missing});
    }
    std::sort(answer.not_covered.begin(), answer.not_covered.end(),
              [](const NotCovered& a, const NotCovered& b) { return a.profile < b.profile; });
    steps_ = std::max<std::int64_t>(steps_, given_ / 10 + 100);  // enough for a first answer
  }

  MixProblem mix_problem() const {
    MixProblem mix;
    mix.seats = std::max<std::int64_t>(0, problem_.limits.business_seats - problem_.limits.business_seats_taken);
    for (const Kind& kind : kinds_) mix.groups.push_back({kind.users, kind.options.options});
    for (const Purchasable& sku : problem_.skus) {
      mix.price.push_back(sku.price.micros());
      mix.minimum.push_back(sku.minimum_units);
      mix.business.push_back(sku.business_family);
    }
    return mix;
  }

  // Profiles of one kind are filled one after the other, so that as few as possible are divided.
  void assign(const Mix& mix, Answer& answer) const {
    for (std::size_t k = 0; k < kinds_.size(); ++k) {
      std::vector<std::int64_t> left = mix.counts[k];
      std::size_t option = 0;
      for (std::size_t profile : kinds_[k].profiles) {
        for (std::int64_t users = problem_.profiles[profile].users; users > 0;) {
          while (left[option] == 0) ++option;
          const std::int64_t taken = std::min(users, left[option]);
          const Option given = as_today(profile, kinds_[k].options.options[option]);
          answer.choices.push_back({profile, given.skus, taken, Decimal::from_micros(given.full), {}});
          users -= taken;
          left[option] -= taken;
        }
      }
    }
    std::stable_sort(answer.choices.begin(), answer.choices.end(),
                     [](const Choice& a, const Choice& b) { return a.profile != b.profile ? a.profile < b.profile : a.users > b.users; });
  }

  // At the same cost to the whole, nobody has to be moved.
  Option as_today(std::size_t profile, const Option& given) const {
    const RequirementProfile& users = problem_.profiles[profile];
    if (users.today.empty()) return given;
    const std::optional<Option> today = option_of(assortment_, users, users.today);
    const bool as_good = today && today->loose == given.loose && today->tied == given.tied && today->seats <= given.seats;
    return as_good ? *today : given;
  }

  void count(Answer& answer) const {
    std::map<SkuNumber, std::int64_t> assigned;
    for (const Choice& choice : answer.choices) {
      for (SkuNumber sku : choice.skus) assigned[sku] += choice.users;
    }
    for (const auto& [sku, users] : assigned) {
      const Purchasable& bought = problem_.skus[sku];
      const std::int64_t units = std::max(users, bought.minimum_units);
      answer.purchases.push_back({sku, users, units, bought.price.scaled(units)});
      if (bought.business_family) answer.business_seats += units;
    }
  }

  void explain_all(Answer& answer) {
    std::int64_t steps = given_;
    std::vector<const Kind*> kind_of(problem_.profiles.size());
    std::map<const Kind*, std::vector<Option>> by_price;
    for (const Kind& kind : kinds_) {
      for (std::size_t profile : kind.profiles) kind_of[profile] = &kind;
      by_price[&kind] =
          cheapest_by_price(search_, problem_.profiles[kind.profiles.front()], kind.options.options, kAlternatives + 1, steps);
    }
    for (std::size_t i = 0; i < answer.choices.size(); ++i) {
      Choice& choice = answer.choices[i];
      const std::vector<Option>& others = by_price[kind_of[choice.profile]];
      choice.why = why(problem_, answer, choice, others);
      if (i > 0 && answer.choices[i - 1].profile == choice.profile) continue;  // compared with what most users get
      std::size_t told = 0;
      for (const Option& other : others) {
        const bool chosen = std::any_of(answer.choices.begin(), answer.choices.end(),
                                        [&](const Choice& c) { return c.profile == choice.profile && c.skus == other.skus; });
        if (chosen || told == kAlternatives) continue;
        answer.alternatives.push_back({choice.profile, other.skus, Decimal::from_micros(other.full) - choice.price});
        ++told;
      }
    }
  }

  const Problem& problem_;
  Assortment assortment_;
  CoverSearch search_;
  std::vector<Kind> kinds_;
  bool complete_ = true;
  std::int64_t given_ = 0, steps_ = 0;
};

}  // namespace

Answer cheapest(const Problem& problem, std::int64_t steps, Detail detail) {
  if (!too_large(problem)) return Optimiser(problem, steps).run(detail);
  Answer answer;
  answer.outcome = Outcome::TooLarge;
  return answer;
}

std::vector<Without> without_each(const Problem& problem, const Answer& answer, std::int64_t steps) {
  std::vector<Without> out;
  Problem changed = problem;
  for (const Purchase& purchase : answer.purchases) {
    const bool pinned = std::any_of(problem.profiles.begin(), problem.profiles.end(), [&](const RequirementProfile& profile) {
      return std::find(profile.pinned.begin(), profile.pinned.end(), purchase.sku) != profile.pinned.end();
    });
    if (pinned) continue;
    changed.limits.banned = problem.limits.banned;
    changed.limits.banned.push_back(purchase.sku);
    Without without;
    without.sku = purchase.sku;
    without.answer = cheapest(changed, steps, Detail::Assignment);
    without.possible = without.answer.found && without.answer.not_covered.size() == answer.not_covered.size();
    without.proven = without.answer.outcome == Outcome::Proven;
    if (without.possible) without.difference = without.answer.cost - answer.cost;
    out.push_back(std::move(without));
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Without& a, const Without& b) { return a.possible != b.possible ? a.possible : a.difference < b.difference; });
  return out;
}

}  // namespace csp::bundles
