// Writes random questions and the planner's answers, one JSON object a line, for the second opinion in solve.mjs.
//   write-instances COUNT [FIRST_SEED]

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "core/equivalence/bundles/optimise.hpp"
#include "core/plan/words.hpp"
#include "tests/core/support/random_bundles.hpp"

using namespace csp;
using namespace csp::bundles;

namespace {

nlohmann::json question(const Problem& problem) {
  nlohmann::json out;
  for (const Purchasable& sku : problem.skus) {
    out["skus"].push_back({{"micros", sku.price.micros()},
                           {"gives", sku.gives},
                           {"segment", word(sku.segment)},
                           {"business", sku.business_family},
                           {"minimum", sku.minimum_units},
                           {"conflicts", sku.conflicts},
                           {"bases", sku.bases}});
  }
  for (const RequirementProfile& profile : problem.profiles) {
    out["profiles"].push_back({{"users", profile.users},
                               {"needs", profile.needs},
                               {"segment", word(profile.segment)},
                               {"pinned", profile.pinned},
                               {"barred", profile.barred},
                               {"baseElsewhere", profile.base_elsewhere}});
  }
  out["seats"] = problem.limits.business_seats - problem.limits.business_seats_taken;
  out["most"] = problem.limits.most_skus_per_user;
  out["banned"] = problem.limits.banned;
  return out;
}

// Would another answer be possible, and cheaper, without the limit?
template <class Ease>
bool binds(const Problem& problem, const Answer& answer, Ease&& ease) {
  Problem easier = problem;
  ease(easier);
  const Answer other = cheapest(easier);
  return other.not_covered.size() < answer.not_covered.size() || other.found != answer.found || other.cost < answer.cost;
}

}  // namespace

int main(int count_of_words, char** words) {
  const std::uint64_t count = count_of_words > 1 ? std::strtoull(words[1], nullptr, 10) : 1000;
  const std::uint64_t first = count_of_words > 2 ? std::strtoull(words[2], nullptr, 10) : 1;
  for (std::uint64_t seed = first; seed < first + count; ++seed) {
    const Problem problem = test::random_bundles(seed);
    const Answer answer = cheapest(problem);
    nlohmann::json line = {{"seed", seed}, {"question", question(problem)}};
    nlohmann::json& told = line["answer"];
    told = {{"outcome", static_cast<int>(answer.outcome)},
            {"found", answer.found},
            {"micros", answer.cost.micros()},
            {"bound", answer.bound.micros()}};
    told["choices"] = nlohmann::json::array();
    told["notCovered"] = nlohmann::json::array();
    for (const Choice& choice : answer.choices)
      told["choices"].push_back({{"profile", choice.profile}, {"skus", choice.skus}, {"users", choice.users}});
    for (const NotCovered& left_out : answer.not_covered) told["notCovered"].push_back(left_out.profile);
    line["binds"] = {
        {"seats", binds(problem, answer, [](Problem& p) { p.limits.business_seats = 1'000'000; })},
        {"minimums", binds(problem, answer,
                           [](Problem& p) {
                             for (Purchasable& sku : p.skus) sku.minimum_units = 1;
                           })},
        {"conflicts", binds(problem, answer,
                            [](Problem& p) {
                              for (Purchasable& sku : p.skus) sku.conflicts.clear();
                            })},
        {"bases", binds(problem, answer,
                        [](Problem& p) {
                          for (Purchasable& sku : p.skus) sku.bases.clear();
                        })},
        {"most", binds(problem, answer, [](Problem& p) { p.limits.most_skus_per_user += 3; })},
        {"pins", binds(problem, answer,
                       [](Problem& p) {
                         for (RequirementProfile& profile : p.profiles) profile.pinned.clear();
                       })},
        {"bans", binds(problem, answer,
                       [](Problem& p) {
                         p.limits.banned.clear();
                         for (RequirementProfile& profile : p.profiles) profile.barred.clear();
                       })},
        {"segments", binds(problem, answer,
                           [](Problem& p) {
                             for (Purchasable& sku : p.skus) sku.segment = Segment::Commercial;
                             for (RequirementProfile& profile : p.profiles) profile.segment = Segment::Commercial;
                           })},
    };
    std::printf("%s\n", line.dump().c_str());
  }
  return 0;
}
