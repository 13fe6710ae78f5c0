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

std::string text_of(const nlohmann::json* value) {
  return value != nullptr && value->is_string() ? std::string(text::trimmed(value->get_ref<const std::string&>())) : std::string();
}

void add_groups(const nlohmann::json* told, std::vector<std::string>& groups) {
  if (const std::string name = text_of(told); !name.empty()) groups.push_back(text::ascii_lower(name));
  if (told == nullptr || !told->is_array()) return;
  for (const nlohmann::json& group : *told) {
    if (group.is_string()) groups.push_back(text::ascii_lower(text_of(&group)));
  }
}

std::optional<LicenceInJson> licence_in(const nlohmann::json& entry) {
  LicenceInJson licence;
  if (entry.is_string()) {
    licence.name = text_of(&entry);
    return licence;
  }
  if (!entry.is_object()) return std::nullopt;
  for (const std::string_view name : {"skuId", "accountSkuId", "skuPartNumber"}) {
    if (licence.name.empty()) licence.name = text_of(member(entry, name));
  }
  if (licence.name.empty()) return std::nullopt;
  for (const std::string_view name : {"assignedByGroup", "groupsAssigningLicense"}) add_groups(member(entry, name), licence.groups);
  const nlohmann::json* plans = member(entry, "disabledPlans");
  if (plans == nullptr) return licence;
  if (const std::string text = text_of(plans); !text.empty()) licence.switched_off.push_back(text);
  if (!plans->is_array()) return licence;
  for (const nlohmann::json& plan : *plans) {
    if (!plan.is_string()) return std::nullopt;
    licence.switched_off.push_back(text_of(&plan));
  }
  return licence;
}

// {"SPE_E3": true, "POWER_BI_PRO": false}
std::optional<std::vector<LicenceInJson>> switches_in(const nlohmann::json& object) {
  if (!object.is_object() || object.empty()) return std::nullopt;
  std::vector<LicenceInJson> licences;
  for (auto at = object.begin(); at != object.end(); ++at) {
    if (!at.value().is_boolean()) return std::nullopt;
    if (at.value().get<bool>()) licences.push_back({at.key(), {}, {}});
  }
  return licences;
}

// As Python writes it: {'skuId': '…', 'disabledPlans': None}
std::string without_python(std::string_view cell) {
  std::string json(cell);
  std::replace(json.begin(), json.end(), '\'', '"');
  for (const auto& [word, instead] : {std::pair(": None", ": null"), std::pair(": True", ": true"), std::pair(": False", ": false")}) {
    const std::string_view from = word, to = instead;
    for (std::size_t at = json.find(from); at != std::string::npos; at = json.find(from, at + to.size())) json.replace(at, from.size(), to);
  }
  return json;
}

}  // namespace

std::optional<std::vector<LicenceInJson>> licences_in_json(std::string_view cell) {
  cell = text::trimmed(cell);
  if (cell.size() < 2 || cell.size() > kLongestCell ||
      (cell.substr(0, 1) != "[" && cell.substr(0, 2) != "{\"" && cell.substr(0, 2) != "{'"))
    return std::nullopt;
  nlohmann::json told = nlohmann::json::parse(cell.begin(), cell.end(), nullptr, false);
  if (told.is_discarded() && cell.find('"') == std::string_view::npos) told = nlohmann::json::parse(without_python(cell), nullptr, false);
  if (const auto switches = switches_in(told)) return switches;
  if (told.is_object()) told = nlohmann::json::array({std::move(told)});  // of a single licence
  if (!told.is_array()) return std::nullopt;
  std::vector<LicenceInJson> licences;
  for (const nlohmann::json& entry : told) {
    std::optional<LicenceInJson> licence = licence_in(entry);
    if (!licence) return std::nullopt;
    const bool twice =
        std::any_of(licences.begin(), licences.end(), [&](const LicenceInJson& known) { return known.name == licence->name; });
    if (twice) return std::nullopt;
    if (!licence->name.empty()) licences.push_back(std::move(*licence));
  }
  return licences;
}

}  // namespace csp
