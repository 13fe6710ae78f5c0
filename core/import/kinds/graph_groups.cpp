// Microsoft Graph groups that give licences: which group gives which SKU, and whether Microsoft could give it to everybody in it.

#include <algorithm>

#include "core/base/text.hpp"
#include "core/import/reader.hpp"
#include "core/import/values/fields.hpp"

namespace csp {
namespace {

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
    const std::string word = text::folded(state.is_object() ? state["state"].scalar() : state.scalar());
    record.in_work = word == "queuedforprocessing" || word == "processinginprogress";
    record.has_errors = item["hasMembersWithLicenseErrors"].truth().value_or(false);
    if (report.row_refused()) return;
    std::sort(record.skus.begin(), record.skus.end());
    record.origin = report.origin();
    context_.records.groups.push_back(std::move(record));
  }
};

}  // namespace

Kind graph_groups_kind() {
  return {"graph-groups",          "", {}, "assignedLicenses+!userPrincipalName+!usageLocation+!licenseAssignmentStates", "#groups", false,
          make_reader<GraphGroups>};
}

}  // namespace csp
