// Microsoft Graph users with assignedLicenses and licenseAssignmentStates: who has which SKU, without which service plans, directly
// or through which groups. Without assignedLicenses the file says nothing about licences and is refused, not read as "none".

#include <algorithm>
#include <string>
#include <unordered_map>

#include "core/base/few_bytes.hpp"
#include "core/base/text.hpp"
#include "core/import/reader.hpp"
#include "core/import/values/fields.hpp"
#include "core/import/values/ids.hpp"
#include "core/import/values/plan_names.hpp"

namespace csp {
namespace {

class GraphUsers : public Reader {
 public:
  using Reader::Reader;

  void item(const JsonValue& item) override {
    FileReport& report = context_.report;
    const JsonValue& licences = item["assignedLicenses"];
    const JsonValue& states = item["licenseAssignmentStates"];
    PackedUsers::Fields user;
    constexpr std::string_view kType = "#microsoft.graph.";
    if (const std::string_view type = item["@odata.type"].scalar(); type.starts_with(kType) && type.substr(kType.size()) != "user") {
      report.note(import_finding::kMemberNoUser,
                  {{"name", text::quoted(item["displayName"].scalar())}, {"found", text::quoted(type.substr(kType.size()))}});
      return;
    }
    user.id = item["id"].scalar();
    if (user.id.text.empty()) user.id = item["objectId"].scalar();  // of the older directory modules
    if (!user.id.is_guid) {
      id_ = text::ascii_lower(user.id.text);
      user.id = id_;
    }
    user.principal_name = item["userPrincipalName"].scalar();
    user.display_name = item["displayName"].scalar();
    user.usage_location = item["usageLocation"].scalar();
    if (user.id.text.empty() && user.principal_name.empty()) {
      report.refused(import_finding::kValueMissing, {{"column", std::string("userPrincipalName")}});
      return;
    }
    if (const std::string_view deleted = item["deletedDateTime"].scalar(); !deleted.empty()) {
      report.refused(import_finding::kUserDeleted, {{"found", std::string(deleted.substr(0, 10))}});
      return;
    }
    if (lost(licences) || lost(states)) return;
    // PowerShell writes null for what was not asked for.
    if (!tells_list(states) && !tells_list(licences)) {
      report.refused(import_finding::kLicencesMissing);
      return;
    }
    const UserRecords::HoldingNumber holding = holding_of(licences, states);
    if (report.row_refused()) return;
    if (states.is_array() || !states.listed().empty()) context_.records.users.tell_ways();
    context_.records.users.add(user, holding, report.origin());
    context_.records.tells_assignments = true;
  }

 private:
  // A million users share a few ways of being licensed: what was understood once is found again by what the file says about it.
  UserRecords::HoldingNumber holding_of(const JsonValue& licences, const JsonValue& states) {
    constexpr std::size_t kMostKnown = 4096;
    std::size_t used = 0;
    const auto add = [&](std::string_view text, char end = '\x1f') {
      if (said_.size() < used + text.size() + 1) said_.resize(2 * (used + text.size() + 64));
      *copy_bytes(said_.data() + used, text) = end;
      used += text.size() + 1;
    };
    const auto add_plans = [&](const JsonValue& plans) {
      for (const JsonValue& plan : plans.listed()) add(plan.scalar());
      add({}, '\x1e');
    };
    for (const JsonValue& state : states.listed()) {
      add(state["state"].scalar());
      add(state["skuId"].scalar());
      add(state["assignedByGroup"].scalar());
      add_plans(state["disabledPlans"]);
    }
    add({}, '\x1d');
    for (const JsonValue& licence : licences.listed()) {
      add(licence["skuId"].scalar());
      add_plans(licence["disabledPlans"]);
    }
    if (const auto known = understood_.find(std::string_view(said_.data(), used)); known != understood_.end()) return known->second;
    plans_lost_ = false;
    const UserRecords::HoldingNumber holding = context_.records.users.number_of(understand(licences, states));
    // What is told about it is told in every row.
    if (!context_.report.row_refused() && !plans_lost_ && understood_.size() < kMostKnown)
      understood_.emplace(std::string(said_.data(), used), holding);
    return holding;
  }

  // A console that was not asked deep enough writes a list as one text: ids with blanks between them, or no more than the name of its
  // type. A swap would switch on what is off, so that is told.
  std::vector<Guid> plans_of(const JsonValue& list) {
    std::vector<Guid> plans;
    for (const JsonValue& plan : list.listed()) {
      const auto ids = plan.is_object() || plan.is_array() ? std::nullopt : plan_ids_in(plan.scalar());
      if (ids) {
        plans.insert(plans.end(), ids->begin(), ids->end());
        continue;
      }
      const std::string_view instead = plan.scalar().empty() ? std::string_view("…") : plan.scalar();
      context_.report.note(import_finding::kAssignmentsLost, {{"column", std::string("disabledPlans")}, {"found", text::quoted(instead)}});
      plans_lost_ = true;
    }
    std::sort(plans.begin(), plans.end());
    plans.erase(std::unique(plans.begin(), plans.end()), plans.end());
    return plans;
  }

  Holding understand(const JsonValue& licences, const JsonValue& states) {
    FileReport& report = context_.report;
    Holding record;
    for (const JsonValue& state : states.listed()) {
      const std::string word = text::ascii_lower(state["state"].scalar());
      if (word == "error" || word == "activewitherror") record.has_assignment_error = true;
      if (state.has("disabledPlans")) context_.records.users.tell_plans();
      if (word == "error" || word == "disabled") continue;  // does not give the user the SKU
      const auto sku = sku_id_field(report, "licenseAssignmentStates.skuId", state["skuId"].scalar());
      if (sku) assign(record, *sku, plans_of(state["disabledPlans"]), state["assignedByGroup"].scalar());
    }
    for (const JsonValue& licence : licences.listed()) {
      const auto sku = sku_id_field(report, "assignedLicenses.skuId", licence["skuId"].scalar());
      if (!sku) continue;
      const bool known =
          std::any_of(record.skus.begin(), record.skus.end(), [&](const AssignedSku& assigned) { return assigned.sku == *sku; });
      if (licence.has("disabledPlans")) context_.records.users.tell_plans();
      if (!known && !in_error(states, *sku)) assign(record, *sku, plans_of(licence["disabledPlans"]), "");
    }
    std::sort(record.skus.begin(), record.skus.end(), [](const AssignedSku& a, const AssignedSku& b) { return a.sku < b.sku; });
    return record;
  }

  // An empty list is one; null and {} are none.
  static bool tells_list(const JsonValue& value) { return value.is_array() || (value.is_object() && !value.members.empty()); }

  // A console's serialiser writes the type's name where the depth was too small.
  bool lost(const JsonValue& list) {
    std::string_view instead;
    if (list.is_string() && !list.text.empty()) instead = list.text;
    for (const JsonValue& element : list.listed()) {
      if (!element.is_object()) instead = element.scalar().empty() ? std::string_view("[…]") : element.scalar();
    }
    if (instead.empty()) return false;
    context_.report.refused(import_finding::kAssignmentsLost,
                            {{"column", std::string("assignedLicenses")}, {"found", text::quoted(instead)}});
    return true;
  }

  static bool in_error(const JsonValue& states, const Guid& sku) {
    const JsonList<JsonValue> all = states.listed();
    return std::any_of(all.begin(), all.end(), [&](const JsonValue& state) { return value::sku_id(state["skuId"].scalar()) == sku; });
  }

  // Direct and by group at once is one SKU; a plan is off only when every assignment switches it off.
  static void assign(Holding& record, const Guid& sku, std::vector<Guid> disabled, std::string_view group) {
    const auto known =
        std::find_if(record.skus.begin(), record.skus.end(), [&](const AssignedSku& assigned) { return assigned.sku == sku; });
    if (known == record.skus.end()) {
      AssignedSku assigned;
      assigned.sku = sku;
      assigned.disabled_plans = std::move(disabled);
      assigned.direct = group.empty();
      if (!group.empty()) assigned.groups.push_back(text::ascii_lower(group));
      record.skus.push_back(std::move(assigned));
      return;
    }
    std::vector<Guid> both;
    std::set_intersection(known->disabled_plans.begin(), known->disabled_plans.end(), disabled.begin(), disabled.end(),
                          std::back_inserter(both));
    known->disabled_plans = std::move(both);
    if (group.empty()) {
      known->direct = true;
      return;
    }
    const std::string id = text::ascii_lower(group);
    const auto place = std::lower_bound(known->groups.begin(), known->groups.end(), id);
    if (place == known->groups.end() || *place != id) known->groups.insert(place, id);
  }

  bool plans_lost_ = false;  // of the row
  std::string id_;           // of one row, kept for its memory
  std::string said_;
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      std::uint64_t hash = text.size();
      for (std::size_t at = 0; at + 8 <= text.size(); at += 8)
        hash = (hash ^ word_at<std::uint64_t>(text.data() + at)) * 0x9e3779b97f4a7c15ull;
      if (text.size() >= 8) hash ^= word_at<std::uint64_t>(text.data() + text.size() - 8);
      return static_cast<std::size_t>((hash * 0x9e3779b97f4a7c15ull) >> 32);
    }
  };
  struct Same {
    using is_transparent = void;
    bool operator()(std::string_view a, std::string_view b) const { return same_bytes(a, b); }
  };
  std::unordered_map<std::string, UserRecords::HoldingNumber, Hash, Same> understood_;  // never walked
};

}  // namespace

Kind graph_users_kind() {
  return {.id = "graph-users",
          .worth = {Worth::Rows::People, Worth::Authority::Directory, Worth::Ids::Microsofts},
          .json_signs =
              "userPrincipalName+!productSku+!assignedProducts+!LicenseSKUs+!licenses+!skuPartNumber+!skuId|assignedLicenses+"
              "licenseAssignmentStates|"
              "assignedLicenses+usageLocation",
          .odata_context = "#users",
          .make = make_reader<GraphUsers>};
}

}  // namespace csp
