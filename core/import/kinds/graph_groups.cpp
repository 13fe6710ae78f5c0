// Microsoft Graph groups that give licences: which group gives which SKU, and whether Microsoft could give it to everybody in it.

#include <algorithm>
#include <array>

#include "core/base/text.hpp"
#include "core/import/reader.hpp"
#include "core/import/values/fields.hpp"

namespace csp {
namespace {

// As a table of a script has them.
enum { kId, kName, kLicences, kState, kErrors };
constexpr std::array<Column, 5> kColumns = {{
    {"id|groupid|objectid", true},
    {"displayname|groupname|name"},
    {"assignedlicenses|licenses|skuid|skuids|skupartnumber|skupartnumbers", true},
    {"licenseprocessingstate"},
    {"hasmemberswithlicenseerrors"},
}};

class GraphGroups : public Reader {
 public:
  using Reader::Reader;

  void item(const JsonValue& item) override {
    FileReport& report = context_.report;
    const auto id = id_field(report, "id", item["id"].scalar(), Need::Required);
    if (!id) return;
    GroupRecord record;
    record.id = text::ascii_lower(*id);
    record.name = item["displayName"].scalar();
    for (const JsonValue& licence : item["assignedLicenses"].elements) {
      const auto sku = guid_field(report, "assignedLicenses.skuId", licence["skuId"].scalar(), Need::Required);
      if (sku) record.skus.push_back(*sku);
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
    for (std::string_view rest = cells[kLicences]; !rest.empty();) {
      const std::size_t end = rest.find_first_of(",;|\n ");
      const std::string_view piece = text::trimmed(rest.substr(0, end));
      rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
      if (piece.empty()) continue;
      if (const auto sku = Guid::parse(piece)) {
        record.skus.push_back(*sku);
      } else if (const Sku* known = sku_field(context_, piece)) {
        record.skus.push_back(known->id);
      }
    }
    keep(record, cells[kState], value::truth(cells[kErrors]));
  }

 private:
  void keep(GroupRecord& record, std::string_view state, std::optional<bool> has_errors) {
    const std::string word = text::folded(state);
    record.in_work = word == "queuedforprocessing" || word == "processinginprogress";
    record.has_errors = has_errors.value_or(false);
    if (context_.report.row_refused()) return;
    std::sort(record.skus.begin(), record.skus.end());
    record.origin = context_.report.origin();
    context_.records.groups.push_back(std::move(record));
  }
};

}  // namespace

Kind graph_groups_kind() {
  return {"graph-groups",
          "licenseprocessingstate+assignedlicenses",
          kColumns,
          "assignedLicenses+!userPrincipalName+!usageLocation+!licenseAssignmentStates",
          "#groups",
          false,
          make_reader<GraphGroups>};
}

}  // namespace csp
