#include "shell/portfolio_customer.hpp"

#include <utility>

#include "core/import/file_index.hpp"
#include "core/output/plan_file/plan_json.hpp"
#include "shell/answered_facts.hpp"
#include "shell/languages.hpp"

namespace csp {
namespace {

// The hash that stands at the end of a saved plan.
std::string hash_in(const std::string& saved) {
  constexpr std::string_view name = "\"hash\":\"";
  const std::size_t place = saved.rfind(name);
  return place == std::string::npos ? std::string() : saved.substr(place + name.size(), 64);
}

}  // namespace

std::vector<std::shared_ptr<const ImportedFile>> in_one_set(std::vector<std::shared_ptr<const ImportedFile>> own,
                                                            const std::vector<std::shared_ptr<const ImportedFile>>& lists) {
  std::vector<std::shared_ptr<const ImportedFile>> set;
  for (const auto* part : {&std::as_const(own), &lists}) {
    for (const std::shared_ptr<const ImportedFile>& file : *part) {
      ImportedFile placed = *file;
      set_file_index(placed, static_cast<std::int32_t>(set.size()));
      set.push_back(std::make_shared<const ImportedFile>(std::move(placed)));
    }
  }
  return set;
}

Document portfolio_document(std::shared_ptr<const Facts> facts, PlanSettings settings, Date today) {
  Document document;
  document.settings = std::make_shared<const PlanSettings>(std::move(settings));
  document.facts = with_answers(std::move(facts), *document.settings);
  document.today = today;
  return document;
}

PlannedCustomer planned_customer(const Document& document, const std::string& folder) {
  const Plan plan = derive_plan(document);
  const Language& language = language_for("en");  // steps keep their texts as keys: none of it is written out
  const Inventory& inventory = document.facts->inventory;
  PlannedCustomer planned;
  planned.plan = plan_file(document, plan);
  const std::string hash = hash_in(planned.plan);
  planned.entry = portfolio_entry(
      {*document.facts->catalog, inventory.customer, *document.settings, inventory.prices, plan, language, language, CSP_VERSION, hash},
      folder);
  return planned;
}

}  // namespace csp
