// Microsoft 365 usage reports: on which day was a user last active? For right-sizing: licences nobody uses need not be bought again.
// With the tenant's privacy setting the names are hashes, and the report cannot be joined to users.

#include <algorithm>
#include <array>

#include "core/import/reader.hpp"
#include "core/import/values/fields.hpp"

namespace csp {
namespace {

enum { kPrincipalName, kRefreshed, kDeleted, kFirstActivity, kColumnCount = kFirstActivity + 9 };
constexpr std::array<Column, kColumnCount> kColumns = {{
    {"userprincipalname", true},
    {"reportrefreshdate", true},
    {"isdeleted"},
    {"exchangelastactivitydate"},
    {"onedrivelastactivitydate"},
    {"sharepointlastactivitydate"},
    {"skypeforbusinesslastactivitydate"},
    {"yammerlastactivitydate|vivaengagelastactivitydate"},
    {"teamslastactivitydate"},
    {"lastactivitydate|lastactivitydateutc"},
    {"lastactivateddate|lastactivationdate"},
    {"lastsignindate|lastsignindatetime"},
}};

bool is_hash(std::string_view name) {
  return name.size() == 32 && name.find_first_not_of("0123456789ABCDEFabcdef") == std::string_view::npos;
}

class UsageReport : public Reader {
 public:
  using Reader::Reader;

  void row(const Cells& cells) override {
    FileReport& report = context_.report;
    const auto name = id_field(report, cells.name(kPrincipalName), cells[kPrincipalName], Need::Required);
    if (!name) return;
    // Every row of a report carries its day; one without is a piece of a row that broke.
    if (!id_field(report, cells.name(kRefreshed), cells[kRefreshed], Need::Required)) return;
    ActivityRecord record;
    record.principal_name = *name;
    record.hidden = is_hash(*name);
    record.deleted = value::truth(cells[kDeleted]).value_or(false);
    record.origin = report.origin();
    if (record.hidden) report.note(import_finding::kUsersHidden);
    context_.records.activity.push_back(std::move(record));
    read_day(cells, kRefreshed, context_.records.activity.size() - 1, true);
    for (std::size_t column = kFirstActivity; column < kColumnCount; ++column)
      read_day(cells, column, context_.records.activity.size() - 1, false);
  }

  void finish() override {
    dates_.resolve(context_, days_, {true, false});
    for (const Day& day : days_) {
      ActivityRecord& record = context_.records.activity[day.record];
      std::optional<Date>& target = day.refreshed ? record.reported : record.last_active;
      if (day.date && (!target || *target < *day.date)) target = day.date;
    }
  }

 private:
  struct Day {
    std::size_t record = 0;
    bool refreshed = false;
    std::optional<Date> date;
  };

  void read_day(const Cells& cells, std::size_t column, std::size_t record, bool refreshed) {
    if (cells[column].empty()) return;
    days_.push_back({record, refreshed, std::nullopt});
    dates_.read(context_, days_, days_.size() - 1, &Day::date, cells.name(column), cells[column]);
  }

  std::vector<Day> days_;
  Dates<Day> dates_;
};

}  // namespace

Kind usage_report_kind() {
  return {.id = "usage-report",
          .worth = {Worth::Rows::People, Worth::Authority::List, Worth::Ids::MayBeSellers},
          .table_signs = "reportrefreshdate+userprincipalname",
          .columns = kColumns,
          .json_signs = "Report Refresh Date+User Principal Name|reportRefreshDate+userPrincipalName",
          .odata_context = "getOffice365ActiveUserDetail",
          .flat_json = true,
          .make = make_reader<UsageReport>};
}

}  // namespace csp
