#include "shell/portfolio_customer.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "core/import/file_index.hpp"
#include "core/import/stray.hpp"
#include "core/output/plan_file/plan_json.hpp"
#include "shell/languages.hpp"

namespace csp {
namespace {

// The hash that stands at the end of a saved plan.
std::string hash_in(const std::string& saved) {
  constexpr std::string_view name = "\"hash\":\"";
  const std::size_t place = saved.rfind(name);
  return place == std::string::npos ? std::string() : saved.substr(place + name.size(), 64);
}

bool was_set_aside(const ImportedFile& file) { return file.kind == "unknown" && !refused_as_a_whole(file); }

}  // namespace

void set_strays_aside(std::vector<std::shared_ptr<const ImportedFile>>& files) {
  if (std::all_of(files.begin(), files.end(), [](const auto& file) { return refused_as_a_whole(*file); })) return;
  for (std::shared_ptr<const ImportedFile>& file : files) {
    if (!refused_as_a_whole(*file) || !is_stray(*file)) continue;
    ImportedFile stray = *file;
    set_aside(stray);
    file = std::make_shared<const ImportedFile>(std::move(stray));
  }
}

std::vector<std::string> left_out(const std::vector<std::shared_ptr<const ImportedFile>>& files) {
  std::vector<std::string> names;
  for (const auto& file : files) {
    if (!was_set_aside(*file)) continue;
    const std::string_view document = named_as_stray(file->name);
    const std::string name(document.empty() ? std::string_view(file->name) : document);
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);  // of a document every part is a file
  }
  return names;
}

std::optional<std::string> unusable_file(const std::vector<std::shared_ptr<const ImportedFile>>& files) {
  const auto refused = std::find_if(files.begin(), files.end(), [](const auto& file) { return refused_as_a_whole(*file); });
  return refused == files.end() ? std::nullopt : std::optional((*refused)->name);
}

std::optional<Message> trouble_beside_plan(const std::vector<std::shared_ptr<const ImportedFile>>& files) {
  for (const auto& file : files) {
    if (refused_as_a_whole(*file) && !is_stray(*file)) return Message{"portfolio.problem.refused", {{"file", file->name}}};
    if (!refused_as_a_whole(*file) && !was_set_aside(*file)) return Message{"portfolio.problem.plan_beside", {}};
  }
  return std::nullopt;
}

bool brings_only_lists(const std::vector<std::shared_ptr<const ImportedFile>>& files) {
  std::vector<std::shared_ptr<const ImportedFile>> used;
  std::copy_if(files.begin(), files.end(), std::back_inserter(used), [](const auto& file) { return !was_set_aside(*file); });
  return only_lists(used);
}

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
  planned.entry.left_out = left_out(document.facts->files);
  return planned;
}

}  // namespace csp
