// Microsoft 365 admin center: Active users, "Export users". Licences are display names joined by plus signs.

#include <array>

#include "core/base/text.hpp"
#include "core/import/reader.hpp"
#include "core/import/tables/further_licences.hpp"
#include "core/import/tables/unread_columns.hpp"
#include "core/import/tables/user_columns.hpp"
#include "core/import/values/fields.hpp"
#include "core/import/values/licence_names.hpp"
#include "core/import/values/sign_ins.hpp"

namespace csp {
namespace {

enum { kPrincipalName, kDisplayName, kObjectId, kUsageLocation, kLicences, kAssignmentDetails, kBlocked, kDeleted };
constexpr std::array<Column, 8> kColumns = {{
    {user_columns::kPrincipalName, true},
    {user_columns::kDisplayName},
    {user_columns::kObjectId},
    {user_columns::kUsageLocation},
    {"licenses|lizenzen|licences|licencias|licenze|licenças|lisanslar|ライセンス", true},
    {"licenseassignmentdetails"},
    {"blockcredential|anmeldeinformationenblockieren|anmeldungblockiert|anmeldestatus|signinstatus|informationsdidentificationdublocage|"
     "bloquerlesidentifiants|bloquerlesinformationsdidentification|blocagedesinformationsdidentification|"
     "bloquearcredencial|bloccacredenziali|bloquearcredenciais|kimlikbilgisiniengelle|oturumaçmadurumu|資格情報のブロック|"
     "資格情報をブロックする|サインイン状態"},
    {user_columns::kDeleted},
}};

class AdminCenterUsers : public Reader {
 public:
  explicit AdminCenterUsers(ReaderContext context) : Reader(context), names_(context_) {}

  void row(const Cells& cells) override {
    FileReport& report = context_.report;
    if (rows_++ < kRowsLooked) unread_columns_.look(cells, {});
    const auto principal = sign_ins_.of_row(report, cells, kPrincipalName);
    if (!principal) return;
    if (!value::says_nothing(cells[kDeleted]) && value::truth(cells[kDeleted]).value_or(true)) {
      report.note(import_finding::kUserDeleted, {{"found", text::quoted(cells[kDeleted])}});
      return;
    }
    DirectoryId id(cells[kObjectId]);
    if (!id.is_guid) {
      const auto parsed = Guid::parse(id.text);
      id_ = parsed ? parsed->text() : std::string();
      id = id_;
    }
    // In the older vintage the names may stand in the details while "Licenses" is empty.
    const std::string_view listed = further_.text_of(cells, kLicences);
    const std::string_view licences = listed.empty() ? cells[kAssignmentDetails] : listed;
    if (licence_column_.empty()) licence_column_ = cells.name(kLicences);
    // The admin center joins by plus; a script's list that has its columns by other signs, which no name contains.
    const bool joined_otherwise = licences.find_first_of(";|\n") != std::string_view::npos;
    UserRecords& users = context_.records.users;
    const auto holding =
        joined_otherwise ? names_.holding_of_joined(licences, users.number_of({})) : names_.holding_of_joined_by_plus(licences);
    users.add({id, *principal, cells[kDisplayName], cells[kUsageLocation]}, holding, report.origin());
    context_.records.tells_assignments = true;
  }

  void finish() override { unread_columns_.tell_licences(context_.report, context_.catalog, licence_column_); }

 private:
  // Of a big table: its other columns are the directory's own, and what somebody added to them shows in the first rows.
  static constexpr std::int64_t kRowsLooked = 250;

  LicenceNames names_;
  FurtherLicences further_;
  SignIns sign_ins_;
  UnreadColumns unread_columns_;
  std::int64_t rows_ = 0;
  std::string licence_column_;  // as the file names it
  std::string id_;
};

}  // namespace

Kind admin_center_users_kind() {
  return {.id = "admin-center-users",
          .worth = {Worth::Rows::People, Worth::Authority::List, Worth::Ids::MayBeSellers},
          .table_signs = "userprincipalname+licenses+blockcredential",
          .columns = kColumns,
          .make = make_reader<AdminCenterUsers>};
}

}  // namespace csp
