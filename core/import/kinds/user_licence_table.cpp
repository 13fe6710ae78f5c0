// Tables of users and their licences as scripts write them: one row for each user with several SKUs in a cell, or one row for each
// user and SKU. SKUs are skuIds, skuPartNumbers ("tenant:PART" too) or names.

#include <array>
#include <map>

#include "core/base/text.hpp"
#include "core/import/fields.hpp"
#include "core/import/kinds.hpp"
#include "core/import/licence_names.hpp"

namespace csp {
namespace {

enum { kPrincipalName, kDisplayName, kObjectId, kUsageLocation, kSkus };
constexpr std::array<Column, 5> kColumns = {{
    {"userprincipalname|upn|username|user|benutzerprinzipalname", true},
    {"displayname|name|anzeigename"},
    {"id|objectid|userid"},
    {"usagelocation"},
    {"licenseskus|licenses|licences|assignedlicenses|skupartnumber|skupartnumbers|accountskuid|skuid|skuids|skus|license|licence|lizenzen|productname", true},
}};

class UserLicenceTable : public Reader {
 public:
  explicit UserLicenceTable(ReaderContext context) : Reader(context), names_(context_) {}

  void row(const Cells& cells) override {
    FileReport& report = context_.report;
    const auto principal = id_field(report, cells.name(kPrincipalName), cells[kPrincipalName], Need::Required);
    if (!principal) return;
    if (cells[kSkus].substr(0, 10) == "Microsoft." || cells[kSkus].substr(0, 7) == "System.") {
      report.refused(import_finding::kUnitsLost, {{"column", cells.name(kSkus)}, {"found", std::string(cells[kSkus].substr(0, 120))}});
      return;
    }
    std::vector<UserRecord>& users = context_.records.users;
    const auto [known, added] = users_.try_emplace(text::ascii_lower(*principal), users.size());
    if (added) {
      UserRecord record;
      record.user.principal_name = *principal;
      record.user.display_name = cells[kDisplayName];
      record.user.usage_location = cells[kUsageLocation];
      if (const auto id = Guid::parse(cells[kObjectId])) record.user.id = id->text();
      record.origin = report.origin();
      users.push_back(std::move(record));
    }
    names_.read_joined(cells[kSkus], users[known->second]);
    context_.records.tells_assignments = true;
  }

 private:
  LicenceNames names_;
  std::map<std::string, std::size_t> users_;
};

}  // namespace

Kind user_licence_table_kind() {
  return {"user-licence-table",
          "userprincipalname+licenseskus|userprincipalname+licenses",
          kColumns,
          "userPrincipalName+licenseSKUs|userPrincipalName+licenses|userPrincipalName+skuPartNumber",
          "",
          true,
          make_reader<UserLicenceTable>};
}

}  // namespace csp
