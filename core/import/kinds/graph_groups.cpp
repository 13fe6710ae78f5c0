// Microsoft Graph groups that give licences: which group gives which SKU, and whether Microsoft could give it to everybody in it.

#include <algorithm>
#include <array>

#include "core/base/text.hpp"
#include "core/import/reader.hpp"
#include "core/import/values/fields.hpp"
#include "core/import/values/licence_names.hpp"
#include "core/import/values/plan_names.hpp"

namespace csp {
namespace {

// As a table of a script has them.
enum { kId, kName, kLicences, kState, kErrors };
constexpr std::array<Column, 5> kColumns = {{
    {"id|groupid|objectid", true},
    {"displayname|groupname|name"},
    {"assignedlicenses|licenses|skuid|skuids|skupartnumber|skupartnumbers|grouplicense|grouplicenses", true},
    {"licenseprocessingstate"},
    {"hasmemberswithlicenseerrors"},
}};

class GraphGroups : public Reader {
 public:
  explicit GraphGroups(ReaderContext context) : Reader(context), names_(context_) {}

  void item(const JsonValue& item) override {
    FileReport& report = context_.report;
    const auto id = id_field(report, "id", item["id"].scalar(), Need::Required);
    if (!id) return;
    GroupRecord record;
    record.id = text::ascii_lower(*id);
    record.name = item["displayName"].scalar();
    for (const JsonValue& licence : item["assignedLicenses"].listed()) {
      const auto sku = guid_field(report, "assignedLicenses.skuId", licence["skuId"].scalar(), Need::Required);
      if (!sku) continue;
      record.skus.push_back(*sku);
      take_plans(*sku, licence["disabledPlans"], record);
    }
    const JsonValue& state = item["licenseProcessingState"];
    keep(record, state.is_object() ? state["state"].scalar() : state.scalar(), item["hasMembersWithLicenseErrors"].truth());
  }

  void row(const Cells& cells) override {
    FileReport& report = context_.report;
    const auto id = id_field(report, cells.name(kId), cells[kId], Need::Required);
    if (!id) return;
    GroupRecord record;
    record.id = text::ascii_lower(*id);
    record.name = cells[kName];
    UserRecords& users = context_.records.users;  // of whom there are none here; names of licences are read as theirs
    const Holding& held = users.holdings()[names_.holding_of_joined(cells[kLicences], users.number_of({}))];
    for (const AssignedSku& sku : held.skus) {
      record.skus.push_back(sku.sku);
      if (!sku.disabled_plans.empty()) record.without_plans.emplace_back(sku.sku, sku.disabled_plans);
    }
    keep(record, cells[kState], value::truth(cells[kErrors]));
  }

 private:
  void take_plans(const Guid& sku, const JsonValue& list, GroupRecord& record) {
    std::vector<Guid> plans;
    for (const JsonValue& plan : list.listed()) {
      if (const auto ids = plan_ids_in(plan.scalar()))
        plans.insert(plans.end(), ids->begin(), ids->end());
      else
        context_.report.note(import_finding::kAssignmentsLost,
                             {{"column", std::string("disabledPlans")}, {"found", text::quoted(plan.scalar())}});
    }
    std::sort(plans.begin(), plans.end());
    if (!plans.empty()) record.without_plans.emplace_back(sku, std::move(plans));
  }

  void keep(GroupRecord& record, std::string_view state, std::optional<bool> has_errors) {
    const std::string word = text::folded(state);
    record.in_work = word == "queuedforprocessing" || word == "processinginprogress";
    record.has_errors = has_errors.value_or(false);
    if (context_.report.row_refused()) return;
    std::sort(record.skus.begin(), record.skus.end());
    std::sort(record.without_plans.begin(), record.without_plans.end());
    record.origin = context_.report.origin();
    context_.records.groups.push_back(std::move(record));
  }

  LicenceNames names_;
};

}  // namespace

Kind graph_groups_kind() {
  return {.id = "graph-groups",
          .worth = {Worth::Rows::People, Worth::Authority::Directory, Worth::Ids::Microsofts},
          .table_signs = "licenseprocessingstate+assignedlicenses|=groupid+=grouplicense",
          .columns = kColumns,
          .json_signs = "assignedLicenses+!userPrincipalName+!usageLocation+!licenseAssignmentStates",
          .odata_context = "#groups",
          .make = make_reader<GraphGroups>};
}

}  // namespace csp
