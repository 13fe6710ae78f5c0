#include "core/import/values/plan_names.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "core/import/values/values.hpp"

namespace csp {
namespace {

std::vector<std::string_view> names_in(std::string_view cell) {
  if (cell.size() >= 2 && (cell.front() == '{' || cell.front() == '[') && !Guid::parse(cell)) cell = cell.substr(1, cell.size() - 2);
  std::vector<std::string_view> names;
  while (!cell.empty()) {
    const std::size_t end = cell.find_first_of(",;|\n+");
    const std::string_view name = text::trimmed(cell.substr(0, end));
    if (!value::says_nothing(name)) names.push_back(name);
    cell = end == std::string_view::npos ? std::string_view() : cell.substr(end + 1);
  }
  return names;
}

}  // namespace

std::optional<Guid> plan_named(const Catalog& catalog, const Guid& sku, std::string_view name) {
  const Sku* known = catalog.find_sku(sku);
  if (known == nullptr) return std::nullopt;
  const std::optional<Guid> id = Guid::parse(name);
  const std::string folded = text::folded(name);
  std::optional<Guid> found;
  for (const PlanIndex index : known->plans) {
    const ServicePlan& plan = catalog.plans[index];
    if (id ? *id == plan.id : text::equals_ignoring_ascii_case(plan.name, name)) return plan.id;
    if (id || text::folded(plan.friendly_name) != folded) continue;
    if (found) return std::nullopt;  // two of them are called so
    found = plan.id;
  }
  return found;
}

std::optional<std::vector<Guid>> plan_ids_in(std::string_view text) {
  constexpr std::string_view kBetween = " ,;|\r\n\t{}[]\"'";
  std::vector<Guid> ids;
  for (std::size_t at = text.find_first_not_of(kBetween); at != std::string_view::npos; at = text.find_first_not_of(kBetween, at)) {
    const std::size_t end = std::min(text.find_first_of(kBetween, at), text.size());
    const std::optional<Guid> id = Guid::parse(text.substr(at, end - at));
    if (!id) return std::nullopt;
    ids.push_back(*id);
    at = end;
  }
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

void switch_off_plans(const ReaderContext& context, const Cells& cells, std::size_t column, Holding& row) {
  for (const std::string_view name : names_in(cells[column])) {
    std::vector<std::pair<AssignedSku*, Guid>> owners;
    for (AssignedSku& sku : row.skus) {
      if (const auto plan = plan_named(context.catalog, sku.sku, name)) owners.emplace_back(&sku, *plan);
    }
    if (owners.size() != 1) {
      context.report.repaired(
          import_finding::kValueIgnored,
          {{"column", cells.name(column)}, {"found", text::quoted(name)}, {"expected", TextKey{"import.expected.service_plan"}}});
      continue;
    }
    std::vector<Guid>& plans = owners.front().first->disabled_plans;
    const auto place = std::lower_bound(plans.begin(), plans.end(), owners.front().second);
    if (place == plans.end() || !(*place == owners.front().second)) plans.insert(place, owners.front().second);
  }
}

}  // namespace csp
