#include "core/import/values/licences_in_json.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/text.hpp"

namespace csp {
namespace {

constexpr std::size_t kLongestCell = 1 << 16;

// As Graph writes the name or as PowerShell does.
const nlohmann::json* member(const nlohmann::json& object, std::string_view name) {
  for (auto at = object.begin(); at != object.end(); ++at) {
    if (text::equals_ignoring_ascii_case(at.key(), name)) return &at.value();
  }
  return nullptr;
}

std::optional<Guid> guid_in(const nlohmann::json* value) {
  return value != nullptr && value->is_string() ? Guid::parse(value->get_ref<const std::string&>()) : std::nullopt;
}

std::optional<AssignedSku> licence_in(const nlohmann::json& entry) {
  if (!entry.is_object()) return std::nullopt;
  const std::optional<Guid> sku = guid_in(member(entry, "skuId"));
  if (!sku) return std::nullopt;
  AssignedSku assigned;
  assigned.sku = *sku;
  assigned.direct = true;
  const nlohmann::json* plans = member(entry, "disabledPlans");
  if (plans == nullptr || !plans->is_array()) return assigned;
  for (const nlohmann::json& plan : *plans) {
    const std::optional<Guid> id = guid_in(&plan);
    if (!id) return std::nullopt;
    assigned.disabled_plans.push_back(*id);
  }
  std::sort(assigned.disabled_plans.begin(), assigned.disabled_plans.end());
  return assigned;
}

}  // namespace

std::optional<std::vector<AssignedSku>> licences_in_json(std::string_view cell) {
  cell = text::trimmed(cell);
  if (cell.size() < 2 || cell.size() > kLongestCell ||
      (cell.substr(0, 1) != "[" && cell.substr(0, 2) != "{\"" && cell.substr(0, 2) != "{'"))
    return std::nullopt;
  nlohmann::json told = nlohmann::json::parse(cell.begin(), cell.end(), nullptr, false);
  if (told.is_discarded() && cell.find('"') == std::string_view::npos) {  // as Python writes it: {'skuId': '…', 'disabledPlans': []}
    std::string quoted(cell);
    std::replace(quoted.begin(), quoted.end(), '\'', '"');
    told = nlohmann::json::parse(quoted, nullptr, false);
  }
  if (told.is_object()) told = nlohmann::json::array({std::move(told)});  // of a single licence
  if (!told.is_array()) return std::nullopt;
  std::vector<AssignedSku> licences;
  for (const nlohmann::json& entry : told) {
    std::optional<AssignedSku> licence = licence_in(entry);
    if (!licence) return std::nullopt;
    licences.push_back(std::move(*licence));
  }
  std::sort(licences.begin(), licences.end(), [](const AssignedSku& a, const AssignedSku& b) { return a.sku < b.sku; });
  const auto same = [](const AssignedSku& a, const AssignedSku& b) { return a.sku == b.sku; };
  if (std::adjacent_find(licences.begin(), licences.end(), same) != licences.end()) return std::nullopt;
  return licences;
}

}  // namespace csp
