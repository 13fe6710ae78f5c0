// Our side of the comparison in compare.mjs: prints the questions, one JSON object a line, then solves the one whose number it reads, again
// and again, and prints how long that took. With the word "all": each of them five times.

#include <chrono>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "assets/embedded.hpp"
#include "core/equivalence/bundles/optimise.hpp"
#include "core/equivalence/bundles/options.hpp"
#include "tests/core/support/catalog_tenant.hpp"
#include "tests/core/support/random_bundles.hpp"

using namespace csp;

namespace {

struct Question {
  std::string size;
  bundles::Problem problem;
};

std::vector<Question> questions(const Catalog& catalog) {
  std::vector<Question> out;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) out.push_back({"6 profiles x 12 SKUs", test::random_bundles(seed, {})});
  test::BundleMarket medium;
  medium.skus = 40;
  medium.needs = 20;
  medium.profiles = 40;
  for (std::uint64_t seed = 1; seed <= 10; ++seed)
    out.push_back({"40 profiles x 40 SKUs, many limits", test::random_bundles(seed, medium)});
  for (std::uint64_t seed = 1; seed <= 5; ++seed)
    out.push_back({"300 profiles x 200 SKUs of the licensing list", test::catalog_tenant(catalog, seed).problem});
  for (std::uint64_t seed = 1; seed <= 2; ++seed) out.push_back({"300 profiles x 200 SKUs at random", test::large_tenant(seed)});
  return out;
}

// The other solver is handed the bundles worth having, so that it only has to choose among them.
nlohmann::json told(const Question& question) {
  const bundles::Problem& problem = question.problem;
  const bundles::Assortment assortment(problem);
  nlohmann::json out = {{"size", question.size}, {"seats", problem.limits.business_seats - problem.limits.business_seats_taken}};
  for (const bundles::Purchasable& sku : problem.skus) {
    out["skus"].push_back({{"micros", sku.price.micros()}, {"business", sku.business_family}, {"minimum", sku.minimum_units}});
  }
  for (const bundles::RequirementProfile& profile : problem.profiles) {
    std::int64_t steps = 100'000'000;
    nlohmann::json bundles = nlohmann::json::array();
    for (const bundles::Option& option : bundles::worthwhile(assortment, profile, steps).options) bundles.push_back(option.skus);
    out["profiles"].push_back({{"users", profile.users}, {"bundles", bundles}});
  }
  return out;
}

// Solves it twice, alone and with reasons and alternatives, and prints how long each took.
void answer(const Question& question) {
  const auto begin = std::chrono::steady_clock::now();
  const bundles::Answer found = bundles::cheapest(question.problem, 50'000'000, bundles::Detail::Assignment);
  const std::chrono::duration<double, std::milli> spent = std::chrono::steady_clock::now() - begin;
  const bundles::Answer explained = bundles::cheapest(question.problem, 50'000'000);
  const std::chrono::duration<double, std::milli> both = std::chrono::steady_clock::now() - begin;
  std::printf("{\"ms\": %.4f, \"explained\": %.4f, \"micros\": %lld, \"proven\": %s}\n", spent.count(), both.count() - spent.count(),
              static_cast<long long>(found.cost.micros()),
              found.outcome == bundles::Outcome::Stopped || explained.cost != found.cost ? "false" : "true");
}

}  // namespace

int main(int count, char** words) {
  const auto catalog = load_catalog(embedded_asset);
  if (!catalog) return 1;
  const std::vector<Question> all = questions(*catalog);
  if (count > 1 && std::string_view(words[1]) == "all") {
    for (std::size_t round = 0; round < 5; ++round) {
      for (const Question& question : all) std::printf("%s: ", question.size.c_str()), answer(question);
    }
    return 0;
  }
  for (const Question& question : all) std::printf("%s\n", told(question).dump().c_str());
  std::printf("ready\n");
  std::fflush(stdout);
  for (std::size_t number = 0; std::scanf("%zu", &number) == 1 && number < all.size();) {
    answer(all[number]);
    std::fflush(stdout);
  }
  return 0;
}
