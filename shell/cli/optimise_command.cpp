// optimise: the cheapest bundles that keep everything every user has.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/text.hpp"
#include "core/equivalence/bundles/explain.hpp"
#include "core/inventory/names.hpp"
#include "core/plan/costs/cheapest_bundles.hpp"
#include "core/plan/settings_file/settings_json.hpp"
#include "shell/cli/facts_of_files.hpp"
#include "shell/cli/files.hpp"
#include "shell/cli/named_bundle.hpp"

namespace csp::cli {
namespace {

using bundles::Outcome;
using Json = nlohmann::ordered_json;

std::string_view outcome_word(Outcome outcome) {
  switch (outcome) {
    case Outcome::Proven:
      return "proven";
    case Outcome::Stopped:
      return "stopped";
    case Outcome::Impossible:
      return "impossible";
    case Outcome::TooLarge:
      return "tooLarge";
  }
  return "stopped";
}

class Report {
 public:
  Report(const Environment& environment, const Catalog& catalog, const plan::CheapestBundles& found)
      : environment_(environment), catalog_(catalog), found_(found), problem_(found.requirements.problem) {}

  void print(const std::vector<bundles::Without>& without) const {
    for (const Message& message : plan::total_of(found_)) line(message);
    for (std::size_t i = 0; i < found_.answer.choices.size(); ++i) choice(i);
    for (const bundles::NotCovered& left_out : found_.answer.not_covered) {
      say("");
      line(plan::left_out(catalog_, found_, left_out));
    }
    if (!found_.answer.found) return;
    say("\n" + environment_.language("bundles.buy"));
    for (const bundles::Purchase& purchase : found_.answer.purchases) {
      const bool minimum = purchase.units > purchase.assigned;
      line({minimum ? "bundles.buy.minimum" : "bundles.buy.line",
            {{"units", purchase.units},
             {"sku", problem_.skus[purchase.sku].name},
             {"month", money(purchase.month)},
             {"assigned", purchase.assigned}}},
           "  ");
    }
    say("\n" + environment_.language("bundles.without"));
    for (const bundles::Without& other : without) {
      const char* key = !other.possible              ? "bundles.without.impossible"
                        : other.difference.is_zero() ? "bundles.without.same"
                                                     : "bundles.without.line";
      line({key, {{"sku", problem_.skus[other.sku].name}, {"difference", money(other.difference)}}}, "  ");
    }
  }

  std::string json(const std::vector<bundles::Without>& without) const {
    const bundles::Answer& answer = found_.answer;
    Json out = Json::object();
    out["notes"] = Json::array();
    for (const Message& note : found_.notes) out["notes"].push_back(sentence(environment_, note));
    if (!found_.notes.empty()) return out.dump(2, ' ', false, Json::error_handler_t::replace);
    out["outcome"] = outcome_word(answer.outcome);
    out["currency"] = found_.currency.code();
    if (answer.found) {
      out["month"] = answer.cost.text();
      out["atLeast"] = answer.bound.text();
    }
    if (found_.same_skus) out["sameSkusMonth"] = found_.same_skus->text();
    out["businessSeats"] = answer.business_seats;
    out["profiles"] = Json::array();
    for (const bundles::Choice& choice : answer.choices) {
      out["profiles"].push_back({{"profile", problem_.profiles[choice.profile].id},
                                 {"users", choice.users},
                                 {"today", ids(today(choice.profile))},
                                 {"bundle", ids(skus_of(choice.skus))},
                                 {"unitMonth", choice.price.text()},
                                 {"why", sentence(environment_, choice.why)},
                                 {"others", others(choice.profile)}});
    }
    out["buy"] = Json::array();
    for (const bundles::Purchase& purchase : answer.purchases) {
      out["buy"].push_back({{"sku", problem_.skus[purchase.sku].sku.text()},
                            {"name", problem_.skus[purchase.sku].name},
                            {"units", purchase.units},
                            {"assigned", purchase.assigned},
                            {"month", purchase.month.text()}});
    }
    out["without"] = Json::array();
    for (const bundles::Without& other : without) {
      Json item = {{"sku", problem_.skus[other.sku].sku.text()}, {"possible", other.possible}, {"proven", other.proven}};
      if (other.possible) item["moreMonth"] = other.difference.text();
      out["without"].push_back(std::move(item));
    }
    out["notCovered"] = Json::array();
    for (const bundles::NotCovered& left_out : answer.not_covered) {
      out["notCovered"].push_back({{"profile", problem_.profiles[left_out.profile].id},
                                   {"users", problem_.profiles[left_out.profile].users},
                                   {"needs", plan::missing_needs(catalog_, found_, left_out)}});
    }
    return out.dump(2, ' ', false, Json::error_handler_t::replace);
  }

 private:
  Money money(Decimal amount) const { return {amount, found_.currency}; }
  void line(const Message& message, const char* indent = "") const { say(indent + sentence(environment_, message)); }

  std::vector<Guid> today(std::size_t profile) const {
    std::vector<Guid> skus;
    for (const AssignedSku& assigned : found_.profiles[profile]->skus) skus.push_back(assigned.sku);
    return skus;
  }
  std::vector<Guid> skus_of(const std::vector<bundles::SkuNumber>& numbers) const {
    std::vector<Guid> skus;
    skus.reserve(numbers.size());
    for (bundles::SkuNumber number : numbers) skus.push_back(problem_.skus[number].sku);
    return skus;
  }
  static Json ids(const std::vector<Guid>& skus) {
    Json list = Json::array();
    for (const Guid& sku : skus) list.push_back(sku.text());
    return list;
  }
  Json others(std::size_t profile) const {
    Json list = Json::array();
    for (const bundles::Alternative& other : found_.answer.alternatives) {
      if (other.profile == profile) list.push_back({{"bundle", ids(skus_of(other.skus))}, {"moreUnitMonth", other.difference.text()}});
    }
    return list;
  }
  void choice(std::size_t number) const {
    const bundles::Choice& choice = found_.answer.choices[number];
    const std::vector<Guid> before = today(choice.profile);
    std::vector<Guid> after = skus_of(choice.skus);
    std::sort(after.begin(), after.end());
    say("");
    line({"bundles.line", {{"profile", problem_.profiles[choice.profile].id}, {"users", choice.users}, {"price", money(choice.price)}}});
    if (before == after)
      line({"bundles.unchanged", {{"bundle", text::visible(bundle_name(catalog_, after))}}}, "  ");
    else
      line({"bundles.change",
            {{"today", text::visible(bundle_name(catalog_, before))}, {"bundle", text::visible(bundle_name(catalog_, after))}}},
           "  ");
    line(choice.why, "  ");
    for (const bundles::Alternative& other : found_.answer.alternatives) {
      if (other.profile == choice.profile) line(plan::told(found_, other), "  ");
    }
  }

  const Environment& environment_;
  const Catalog& catalog_;
  const plan::CheapestBundles& found_;
  const bundles::Problem& problem_;
};

}  // namespace

int optimise_bundles(const Environment& environment, const Arguments& arguments) {
  if (arguments.words.empty()) return refuse("csp-plan optimise: name at least one exported file");
  tl::expected<PlanSettings, std::string> settings = read_settings(environment, arguments.settings);
  if (!settings) return refuse("csp-plan: " + settings.error());
  const std::shared_ptr<const Facts> facts = facts_of(environment, "optimise", arguments.words, *settings);
  if (facts == nullptr) return kUnusable;
  const plan::CheapestBundles found =
      plan::cheapest_bundles(*facts->catalog, facts->inventory.customer, *settings, facts->inventory.prices, price_day(arguments, *facts));
  if (!found.notes.empty() && !arguments.json) {
    std::string reasons = "csp-plan optimise:";
    for (const Message& note : found.notes) reasons += " " + sentence(environment, note);
    return refuse(reasons);
  }
  const std::vector<bundles::Without> without = bundles::without_each(found.requirements.problem, found.answer);
  const Report report(environment, *facts->catalog, found);
  if (arguments.json)
    say(report.json(without));
  else
    report.print(without);
  return found.notes.empty() ? kDone : kUnusable;
}

}  // namespace csp::cli
