// Tables of users and their licences as scripts write them: one row for each user with several SKUs in a cell, or one row for each
// user and SKU. SKUs are skuIds, skuPartNumbers ("tenant:PART" too) or names.

#include <array>

#include "core/import/fields.hpp"
#include "core/import/licence_names.hpp"
#include "core/import/reader.hpp"
#include "core/inventory/user_finder.hpp"

namespace csp {
namespace {

enum { kPrincipalName, kDisplayName, kObjectId, kUsageLocation, kSkus };
constexpr std::array<Column, 5> kColumns = {{
    {"userprincipalname|upn|username|user|benutzerprinzipalname", true},
    {"displayname|name|anzeigename"},
    {"id|objectid|userid"},
    {"usagelocation"},
    {"licenseskus|licenses|licences|assignedlicenses|skupartnumber|skupartnumbers|accountskuid|skuid|skuids|skus|license|licence|lizenzen|"
     "productname",
     true},
}};

class UserLicenceTable : public Reader {
 public:
  explicit UserLicenceTable(ReaderContext context) : Reader(context), names_(context_) {}

  void row(const Cells& cells) override {
    FileReport& report = context_.report;
    const auto principal = id_of_row(report, cells, kPrincipalName);
    if (!principal) return;
    if (cells[kSkus].substr(0, 10) == "Microsoft." || cells[kSkus].substr(0, 7) == "System.") {
      report.refused(import_finding::kAssignmentsLost,
                     {{"column", cells.name(kSkus)}, {"found", std::string(cells[kSkus].substr(0, 120))}});
      return;
    }
    UserRecords& users = context_.records.users;
    const std::uint32_t name = PackedUsers::hash_of_name(*principal);
    const std::int64_t known = by_name_.find(name, [&](std::uint32_t at) { return users.packed()->has_name(at, *principal); });
    if (known >= 0) {
      const std::size_t at = static_cast<std::size_t>(known);
      users.set_holding(at, names_.holding_of_joined(cells[kSkus], users.holding_number(at)));
    } else {
      const auto id = Guid::parse(cells[kObjectId]);
      const std::string id_text = id ? id->text() : std::string();
      by_name_.remember(name, static_cast<std::uint32_t>(users.size()));
      users.add({id_text, *principal, cells[kDisplayName], cells[kUsageLocation]},
                names_.holding_of_joined(cells[kSkus], users.number_of({})), report.origin());
    }
    context_.records.tells_assignments = true;
  }

 private:
  LicenceNames names_;
  UserFinder by_name_;  // who has a row already
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
