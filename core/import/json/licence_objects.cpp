#include "core/import/json/licence_objects.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/text.hpp"
#include "core/import/values/values.hpp"

namespace csp {
namespace {

std::string_view name_of(const JsonValue& licence) {
  if (!licence.is_object()) return licence.scalar();
  for (const std::string_view name : {"AccountSkuId", "skuId", "skuPartNumber"}) {
    if (const std::string_view text = text::trimmed(licence[name].scalar()); !text.empty()) return text;
  }
  return {};
}

bool is_off(std::string_view status) { return value::truth(status) == false || value::state(status) == SubscriptionState::Disabled; }

// Of a licence's details: its service plans with the state of each, under the names of the newer and the older module.
void add_plans_off(const JsonValue& details, nlohmann::json& plans) {
  for (const JsonValue& plan : details.listed()) {
    if (!plan.is_object() || !is_off(plan["provisioningStatus"].scalar())) continue;
    for (const std::string_view name :
         {plan["servicePlanId"].scalar(), plan["servicePlanName"].scalar(), plan["ServicePlan"]["ServiceName"].scalar()}) {
      if (name.empty()) continue;
      plans.push_back(std::string(name));
      break;
    }
  }
}

nlohmann::json groups_of(const JsonValue& licence, std::string_view own_id) {
  nlohmann::json groups = nlohmann::json::array();
  for (const std::string_view name : {"assignedByGroup", "groupsAssigningLicense"}) {
    for (const JsonValue& group : licence[name].listed()) {
      if (group.is_null()) continue;
      const bool itself = !own_id.empty() && text::equals_ignoring_ascii_case(group.scalar(), own_id);
      groups.push_back(itself ? std::string() : std::string(group.scalar()));
    }
  }
  return groups;
}

nlohmann::json object_of(const JsonValue& licence, std::string_view own_id) {
  nlohmann::json plans = nlohmann::json::array();
  for (const JsonValue& plan : licence["disabledPlans"].listed()) {
    if (!text::trimmed(plan.scalar()).empty()) plans.push_back(std::string(plan.scalar()));
  }
  add_plans_off(licence["servicePlans"], plans);
  add_plans_off(licence["ServiceStatus"], plans);
  return {{"skuId", std::string(name_of(licence))},
          {"disabledPlans", std::move(plans)},
          {"groupsAssigningLicense", groups_of(licence, own_id)}};
}

bool is_switches(const JsonValue& value) {
  return value.is_object() && !value.members.empty() &&
         std::all_of(value.members.begin(), value.members.end(),
                     [](const JsonMember& member) { return member.value.kind == JsonValue::Kind::Boolean; });
}

}  // namespace

bool has_objects(const JsonValue& licences) {
  const JsonList<JsonValue> all = licences.listed();
  return licences.is_object()
             ? !licences.members.empty()
             : std::any_of(all.begin(), all.end(), [](const JsonValue& each) { return each.is_object() || each.is_array(); });
}

std::string licences_as_text(const JsonValue& licences, std::string_view own_id) {
  nlohmann::json told = nlohmann::json::array();
  const auto written = [&] { return told.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace); };
  if (is_switches(licences)) {
    for (const JsonMember& member : licences.members) {
      if (member.value.boolean) told.push_back(std::string(member.name));
    }
    return written();
  }
  for (const JsonValue& licence : licences.listed()) {
    if (licence.is_null()) continue;
    if (name_of(licence).empty()) return {};
    if (licence.is_object())
      told.push_back(object_of(licence, own_id));
    else
      told.push_back(std::string(licence.scalar()));
  }
  return written();
}

}  // namespace csp
