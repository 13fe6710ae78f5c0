#include "core/inventory/merge.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "core/base/text.hpp"
#include "core/inventory/picture.hpp"

namespace csp {

namespace {

// What a person has to decide or solve in one file belongs to the whole picture; how complete the pages are is judged over all.
void carry_file_findings(const Picture& picture) {
  for (std::size_t index = 0; index < picture.files.size(); ++index) {
    const ImportedFile& file = *picture.files[index];
    const std::vector<Origin> whole = {{static_cast<std::int32_t>(index), 0}};
    for (const Finding& finding : file.findings) {
      const bool counts = finding.severity == Severity::Ask || finding.severity == Severity::Blocker;
      if (counts && finding.rule != import_finding::kIncomplete.id) picture.report(finding);
    }
    const bool unused = file.rows.read + file.rows.repaired == 0 && (file.rows.refused > 0 || !file.findings.empty());
    const bool declined = std::any_of(file.findings.begin(), file.findings.end(), [](const Finding& finding) {
      return finding.rule == import_finding::kNotForPlanning.id || finding.rule == import_finding::kPartNotUsed.id;
    });
    if (unused && !declined) {
      Finding unusable = inventory_problem(inventory_finding::kFileUnused, {{"file", file.name}}, whole);
      // Why, where one sentence says it.
      const auto reason = std::find_if(file.findings.begin(), file.findings.end(), [](const Finding& finding) {
        return finding.severity >= Severity::Warning && finding.rule != import_finding::kUnknown.id &&
               finding.rule.rfind("IMPORT-ROW-", 0) != 0;
      });
      if (reason != file.findings.end()) unusable.action = reason->message;
      picture.report(std::move(unusable));
    } else if (file.rows.refused > 0 && !declined) {
      picture.report(inventory_problem(inventory_finding::kRowsRefused,
                                       {{"file", file.name}, {"count", file.rows.refused}, {"total", file.rows.total()}}, whole));
    }
  }
}

// Portals like calling everything export.csv: of several files of one name each is called by its kind, too.
std::string name_among(const std::vector<std::shared_ptr<const ImportedFile>>& files, const ImportedFile& file) {
  const auto of_this_name = [&](const auto& other) { return other->name == file.name; };
  const bool shared = !file.kind.empty() && std::count_if(files.begin(), files.end(), of_this_name) > 1;
  return shared ? file.name + " (" + file.kind + ")" : file.name;
}

}  // namespace

struct Merging::State {
  enum class Step { Files, Users, Units, Activity, Done };

  Picture picture;
  Step step = Step::Files;
  std::unique_ptr<UserFolding> users;
  std::unique_ptr<ActivityCheck> activity;
};

Merging::Merging(const Catalog& catalog, const std::vector<std::shared_ptr<const ImportedFile>>& files, Inventory& inventory,
                 const Inventory* of_plan)
    : state_(std::make_unique<State>(State{Picture{catalog, files, inventory, of_plan}, State::Step::Files, nullptr, nullptr})) {}
Merging::~Merging() = default;

bool Merging::work(std::size_t most) {
  using Step = State::Step;
  const Picture& picture = state_->picture;
  Inventory& inventory = picture.inventory;
  switch (state_->step) {
    case Step::Files:
      for (const auto& file : picture.files) {
        inventory.customer.file_names.push_back(name_among(picture.files, *file));
        inventory.customer.fields.push_back(file->fields);
      }
      inventory.prices = prices_together(picture.files, inventory.price_changes);
      carry_file_findings(picture);
      read_tenant(picture);
      join_subscriptions(picture);
      state_->users = std::make_unique<UserFolding>(picture);
      state_->step = Step::Users;
      [[fallthrough]];
    case Step::Users:
      if (state_->users->work(most)) return true;
      if (inventory.customer.domain.empty()) inventory.customer.domain = state_->users->most_frequent_domain();
      state_->users.reset();
      state_->step = Step::Units;
      [[fallthrough]];
    case Step::Units:
      find_skus(picture);
      join_own_ids(picture);
      join_pooled(picture);
      name_rows(picture);
      keep_of_plan(picture);
      sum_units(picture);
      check_domains(picture);
      state_->activity = std::make_unique<ActivityCheck>(picture);
      state_->step = Step::Activity;
      [[fallthrough]];
    case Step::Activity:
      if (state_->activity->work(most)) return true;
      state_->activity.reset();
      check_completeness(picture);
      inventory.findings = inventory.customer.findings;
      state_->step = Step::Done;
      [[fallthrough]];
    case Step::Done:
      break;
  }
  return false;
}

Inventory merge(const Catalog& catalog, const std::vector<std::shared_ptr<const ImportedFile>>& files) {
  Inventory inventory;
  Merging merging(catalog, files, inventory);
  while (merging.work(SIZE_MAX)) {
  }
  return inventory;
}

}  // namespace csp
