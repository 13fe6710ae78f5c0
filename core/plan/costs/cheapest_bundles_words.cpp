// The sentences about the cheapest bundles, for the page and the command line.
#include "core/base/text.hpp"
#include "core/equivalence/bundles/explain.hpp"
#include "core/plan/costs/cheapest_bundles.hpp"

namespace csp::plan {

using bundles::Outcome;

std::vector<Message> total_of(const CheapestBundles& found) {
  const bundles::Answer& answer = found.answer;
  const auto money = [&](Decimal amount) { return Money{amount, found.currency}; };
  std::vector<Message> out;
  std::int64_t users = 0;
  for (const bundles::Choice& choice : answer.choices) users += choice.users;
  if (answer.found) out.push_back({"bundles.total", {{"users", users}, {"cost", money(answer.cost)}}});
  switch (answer.outcome) {
    case Outcome::Proven:
      out.push_back({"bundles.outcome.proven", {}});
      break;
    case Outcome::Stopped:
      out.push_back(answer.found ? Message{"bundles.outcome.stopped", {{"gap", money(answer.gap())}}}
                                 : Message{"bundles.outcome.none", {}});
      break;
    case Outcome::Impossible:
      out.push_back({"bundles.outcome.impossible", {{"seats", found.requirements.problem.limits.business_seats}}});
      break;
    case Outcome::TooLarge:
      out.push_back({"bundles.outcome.too_large", {}});
      break;
  }
  if (!found.same_skus || !answer.found) return out;
  const Decimal saved = *found.same_skus - answer.cost;
  if (saved.is_negative()) return out;  // today's licences break a limit that the answer keeps
  out.push_back(saved.is_zero() ? Message{"bundles.total.same", {}}
                                : Message{"bundles.total.saves", {{"same", money(*found.same_skus)}, {"saved", money(saved)}}});
  return out;
}

std::vector<std::string> missing_needs(const Catalog& catalog, const CheapestBundles& found, const bundles::NotCovered& profile) {
  std::vector<std::string> names;
  for (bundles::Need need : profile.needs) {
    const bundles::NeedMeaning& meaning = found.requirements.meaning[need];
    names.push_back(meaning.plan ? catalog.plans[*meaning.plan].friendly_name : meaning.unknown_sku.text());
  }
  return names;
}

Message left_out(const Catalog& catalog, const CheapestBundles& found, const bundles::NotCovered& not_covered) {
  const bundles::Problem& problem = found.requirements.problem;
  const bundles::RequirementProfile& profile = problem.profiles[not_covered.profile];
  std::string plans;
  for (const std::string& name : missing_needs(catalog, found, not_covered)) text::append_listed(plans, name);
  return {plans.empty() ? "bundles.not_covered.together" : "bundles.not_covered",
          {{"profile", profile.id},
           {"users", profile.users},
           {"plans", plans},
           {"most", static_cast<std::int64_t>(problem.limits.most_skus_per_user)}}};
}

Message told(const CheapestBundles& found, const bundles::Alternative& other) {
  const bool less = other.difference.is_negative();
  if (other.difference.is_zero()) return {"bundles.other.same", {{"other", bundles::names_of(found.requirements.problem, other.skus)}}};
  return {less ? "bundles.other.less" : "bundles.other",
          {{"other", bundles::names_of(found.requirements.problem, other.skus)},
           {"difference", Money{less ? -other.difference : other.difference, found.currency}}}};
}

}  // namespace csp::plan
