// Tables of users and their licences as scripts write them: one row for each user with several SKUs in a cell, or one row for each
// user and SKU. SKUs are skuIds, skuPartNumbers ("tenant:PART" too) or names. Some say by which group the user has them, and whether
// the assignment works, in Graph's words.

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "core/base/text.hpp"
#include "core/customer/user_finder.hpp"
#include "core/import/json/licence_objects.hpp"
#include "core/import/lists/listed_customers.hpp"
#include "core/import/reader.hpp"
#include "core/import/tables/assignment_ways.hpp"
#include "core/import/tables/column_words.hpp"
#include "core/import/tables/customer_columns.hpp"
#include "core/import/tables/further_licences.hpp"
#include "core/import/tables/unread_columns.hpp"
#include "core/import/tables/user_columns.hpp"
#include "core/import/values/fields.hpp"
#include "core/import/values/licence_names.hpp"
#include "core/import/values/plan_names.hpp"
#include "core/import/values/sign_ins.hpp"

namespace csp {
namespace {

enum {
  kPrincipalName,
  kDisplayName,
  kObjectId,
  kUsageLocation,
  kSkus,
  kGroup,
  kState,
  kCustomer,
  kDisabledPlans,
  kService,
  kServiceState,
  kDeleted,
  kPath,
  kWord,
  kDirectly,
  kGroups,
  kServiceOn
};
constexpr std::array<Column, 17> kColumns = {{
    {user_columns::kPrincipalName, true},
    {user_columns::kDisplayName},
    {user_columns::kObjectId},
    {user_columns::kUsageLocation},
    {"licenseskus|licenses|licences|assignedlicenses|skupartnumber|skupartnumbers|accountskuid|skuid|skuids|skus|license|licence|license1|"
     "licence1|lizenz1|lizenz|lizenzen|"
     "licencias|licenze|licenças|lisanslar|ライセンス|productname|skuname|licenseplan|sku",
     true},
    {AssignmentWays::kByGroup},
    {"state|assignmentstate|assignmentstatus|licensestatus"},
    {customer_columns::kOfUsers},
    {"disabledplans|disabledserviceplans|disabledservices|deaktivierteserviceplans|deaktiviertedienstpläne"},
    {"servicename|serviceplanname|serviceplan"},
    {"provisioningstatus|serviceplanstatus|status"},
    {user_columns::kDeleted},
    {AssignmentWays::kPath},
    {AssignmentWays::kWord},
    {AssignmentWays::kDirectly},
    {AssignmentWays::kGroups},
    // Without a service beside it, it is about the account.
    {"serviceenabled|enabled|isenabled|planenabled|planstatus|servicestatus|serviceplanenabled"},
}};

// What stands there instead of the values when a tool writes an object into a cell: PowerShell, JavaScript, Power Query.
bool names_a_type(std::string_view cell) {
  return cell.starts_with("Microsoft.") || cell.starts_with("System.") || cell.starts_with("[object ") ||
         text::is_one_of(cell, {"[List]", "[Record]", "[Table]"});
}

class UserLicenceTable : public Reader {
 public:
  explicit UserLicenceTable(ReaderContext context) : Reader(context), names_(context_) {}

  void item(const JsonValue& item) override {
    if (!flat_) flat_.emplace(kColumns);
    flat_->take_item(item);
    const JsonMember* objects = licence_objects(item);
    if (objects != nullptr) {
      objects_ = licences_as_text(objects->value, (*flat_)[kObjectId]);
      if (objects_.empty()) {
        context_.report.refused(import_finding::kAssignmentsLost, {{"column", std::string(objects->name)}, {"found", std::string("{…}")}});
        return;
      }
    }
    read(*flat_, objects != nullptr ? std::string_view(objects_) : (*flat_)[kSkus]);
  }

  void row(const Cells& cells) override {
    unread_columns_.look(cells, {});
    if (licence_column_.empty()) licence_column_ = cells.name(kSkus);
    read(cells, further_.text_of(cells, kSkus));
  }

  void read(const Cells& cells, std::string_view licences) {
    FileReport& report = context_.report;
    licences_ = licences;
    never_told_ = never_told_ && licences.empty() && text::folded(cells.name(kSkus)) == "assignedlicenses";
    const auto principal = sign_ins_.of_row(report, cells, kPrincipalName);
    if (!principal) return;
    if (names_a_type(licences)) {
      report.refused(import_finding::kAssignmentsLost, {{"column", cells.name(kSkus)}, {"found", text::quoted(licences)}});
      return;
    }
    const std::size_t deleted = is_deleted(cells[kDeleted]) ? kDeleted : kServiceState;
    if (deleted == kDeleted || says_deleted(cells[kServiceState])) {
      report.note(import_finding::kUserDeleted, {{"found", text::quoted(cells[deleted])}});
      return;
    }
    UserRecords& users = context_.records.users;
    const std::uint32_t name = PackedUsers::hash_of_name(*principal);
    const std::int64_t known = by_name_.find(name, [&](std::uint32_t at) { return users.packed()->has_name(at, *principal); });
    if (known >= 0) {
      const std::size_t at = static_cast<std::size_t>(known);
      users.set_holding(at, holding_of(cells, users.holding_number(at)));
    } else {
      const auto id = Guid::parse(cells[kObjectId]);
      const std::string id_text = id ? id->text() : std::string();
      by_name_.remember(name, static_cast<std::uint32_t>(users.size()));
      users.add({id_text, *principal, cells[kDisplayName], cells[kUsageLocation]}, holding_of(cells, users.number_of({})), report.origin());
    }
    if (cells.has_column(kCustomer)) customers_.take(context_, {cells[kCustomer], {}, {}});
    if (!left_out_) compare(cells, users.holding_number(known >= 0 ? static_cast<std::size_t>(known) : users.size() - 1));
    context_.records.tells_assignments = true;
  }

  // PowerShell's table has the column also when it was not asked for: then it is empty for everybody.
  void finish() override {
    customers_.finish(context_);
    unread_columns_.tell_plans(context_.report, context_.catalog);
    // Perhaps only those that are on have a row.
    if (!service_alone_.empty())
      context_.report.about_file(
          import_finding::kColumnIgnored,
          {{"column", service_column_}, {"what", TextKey{"import.unread.plans"}}, {"found", text::quoted(service_alone_)}},
          {{"known", TextKey{"import.unread.name.plans"}}});
    if (!tells_ways_) unread_columns_.tell_ways(context_.report, context_.catalog);
    if (!group_beside_.empty())
      context_.report.about_file(
          import_finding::kColumnIgnored,
          {{"column", groups_column_}, {"what", TextKey{"import.unread.groups"}}, {"found", text::quoted(group_beside_)}},
          {{"known", TextKey{"import.unread.name.groups"}}});
    unread_columns_.tell_licences(context_.report, context_.catalog, licence_column_);
    if (!never_told_ || context_.records.users.empty()) return;
    context_.report.about_file(import_finding::kLicencesMissing);
    context_.report.refuse_file(0);
  }

 private:
  // Other columns with what the user has by now.
  void compare(const Cells& cells, UserRecords::HoldingNumber holding) {
    further_.compare(context_, cells, kSkus, holding);
    if (cells.header().empty() || !unread_columns_.hold_licences(context_.catalog)) return;
    unread_columns_.compare_licences(cells, [&](std::string_view text) { return further_.other_in(context_, text, holding); });
  }

  // Of the item's licences, when they are more than names.
  static const JsonMember* licence_objects(const JsonValue& item) {
    const JsonMember* told = nullptr;
    std::size_t best = 0;
    for (const JsonMember& member : item.members) {
      std::size_t rank = 0;
      if (column_named(kColumns, text::folded(member.name), &rank) != kSkus || member.value.is_null()) continue;
      if (told == nullptr || rank < best) {
        told = &member;
        best = rank;
      }
    }
    return told != nullptr && has_objects(told->value) ? told : nullptr;
  }

  static bool says_deleted(std::string_view state) {
    return !state.empty() && text::is_one_of(text::folded(state), {"deleted", "softdeleted", "gelöscht", "supprimé", "eliminado",
                                                                   "eliminato", "excluído", "silindi", "削除済み"});
  }

  static bool is_deleted(std::string_view text) {
    if (text.empty()) return false;
    return value::date(text).is_day() || value::truth(text).value_or(false);
  }

  // On top of what the user has already.
  UserRecords::HoldingNumber holding_of(const Cells& cells, UserRecords::HoldingNumber before) {
    const std::string state = state_of(cells[kState]);
    left_out_ = false;
    // Without the way of the assignment beside it a "State" can be a part of a country.
    const bool of_assignment = text::is_one_of(state, {"active", "activewitherror", "error", "disabled"});
    const bool tells_way = ways_.is_told(cells);
    if (!cells.has_column(kService)) doubt(cells, kServiceState);
    if (!tells_way && !of_assignment) {
      doubt(cells, kState);
      return with_ways(cells, before);
    }
    if (state == "error" || state == "activewitherror") {
      Holding holding = context_.records.users.holdings()[before];
      holding.has_assignment_error = true;
      before = context_.records.users.number_of(holding);
    } else if (!state.empty() && state != "active" && state != "disabled") {
      context_.report.note(import_finding::kWordUnknown, {{"column", cells.name(kState)}, {"found", text::quoted(cells[kState])}});
    }
    if (state == "error" || state == "disabled") {  // does not give the user the SKU
      left_out_ = true;
      // Only beside the way it is certain that the word is about the assignment, and not about the user's account.
      if (!tells_way)
        context_.report.note(import_finding::kAssignmentLeftOut, {{"column", cells.name(kState)}, {"found", text::quoted(cells[kState])}});
      return before;
    }
    return with_ways(cells, before);
  }

  // "Active;Error": one of several assignments works.
  static std::string state_of(std::string_view cell) {
    std::string state = text::ascii_lower(cell);
    if (state.find(';') == std::string::npos) return state;
    const bool active = state.find("active") != std::string::npos, error = state.find("error") != std::string::npos;
    return active ? error ? "activewitherror" : "active" : error ? "error" : state;
  }

  UserRecords::HoldingNumber with_ways(const Cells& cells, UserRecords::HoldingNumber before) {
    if (!ways_.is_told(cells) && !cells.has_column(kWord)) {
      if (group_beside_.empty() && !cells[kGroups].empty()) {
        group_beside_ = cells[kGroups];
        groups_column_ = cells.name(kGroups);
      }
      return with_licences(cells, before, {});
    }
    tells_ways_ = true;
    if (ways_.is_told(cells) || AssignmentWays::is_way(cells[kWord])) context_.records.users.tell_ways();
    for (const std::string& group : groups_of(cells)) before = with_licences(cells, before, group);
    return before;
  }

  // A word for something that does not run, in a column that is not certain to be about the licence.
  void doubt(const Cells& cells, std::size_t column) {
    if (cells[column].empty() || cells[column] == running_) return;
    const SubscriptionState state = value::state(cells[column]);
    const bool runs =
        state == SubscriptionState::Active || (state == SubscriptionState::Unknown && !column_words::says_removed(cells[column]));
    if (runs) {
      running_ = cells[column];
      return;
    }
    context_.report.note(import_finding::kAssignmentCounted, {{"column", cells.name(column)}, {"found", text::quoted(cells[column])}});
  }

  UserRecords::HoldingNumber with_licences(const Cells& cells, UserRecords::HoldingNumber before, std::string_view group) {
    const UserRecords::HoldingNumber after = names_.holding_of_joined(licences_, before, group);
    if (cells.has_column(kService)) return with_service(cells, after, group);
    if (!cells.has_column(kDisabledPlans)) return after;
    UserRecords& users = context_.records.users;
    users.tell_plans();
    const std::vector<AssignedSku> known = users.holdings()[before].skus;
    const bool all_on = std::all_of(known.begin(), known.end(), [](const AssignedSku& sku) { return sku.disabled_plans.empty(); });
    if (all_on && cells[kDisabledPlans].empty()) return after;
    Holding row = users.holdings()[names_.holding_of_joined(licences_, users.number_of({}), group)];
    switch_off_plans(context_, cells, kDisabledPlans, row);
    // A plan is off only when every assignment of the product switches it off.
    Holding holding = users.holdings()[after];
    for (AssignedSku& sku : holding.skus) {
      const auto is_it = [&](const AssignedSku& other) { return other.sku == sku.sku; };
      const auto in_row = std::find_if(row.skus.begin(), row.skus.end(), is_it);
      if (in_row == row.skus.end()) continue;
      const auto was = std::find_if(known.begin(), known.end(), is_it);
      sku.disabled_plans.clear();
      if (was == known.end())
        sku.disabled_plans = in_row->disabled_plans;
      else
        std::set_intersection(was->disabled_plans.begin(), was->disabled_plans.end(), in_row->disabled_plans.begin(),
                              in_row->disabled_plans.end(), std::back_inserter(sku.disabled_plans));
    }
    return users.number_of(holding);
  }

  // One row for each service of a product: what is off in this one is off beside those before.
  UserRecords::HoldingNumber with_service(const Cells& cells, UserRecords::HoldingNumber after, std::string_view group) {
    const auto says_off = [](std::string_view text) {
      return value::truth(text) == false || value::state(text) == SubscriptionState::Disabled;
    };
    if (!cells.has_column(kServiceState) && !cells.has_column(kServiceOn) && service_alone_.empty()) {
      service_alone_ = cells[kService];
      service_column_ = cells.name(kService);
    }
    if (!says_off(cells[kServiceState]) && !says_off(cells[kServiceOn])) return after;
    UserRecords& users = context_.records.users;
    Holding row = users.holdings()[names_.holding_of_joined(licences_, users.number_of({}), group)];
    switch_off_plans(context_, cells, kService, row);
    Holding holding = users.holdings()[after];
    for (const AssignedSku& said : row.skus) {
      for (AssignedSku& sku : holding.skus) {
        if (!(sku.sku == said.sku)) continue;
        std::vector<Guid> both;
        std::set_union(sku.disabled_plans.begin(), sku.disabled_plans.end(), said.disabled_plans.begin(), said.disabled_plans.end(),
                       std::back_inserter(both));
        sku.disabled_plans = std::move(both);
      }
    }
    return users.number_of(holding);
  }

  // An empty one stands for "directly, or by a group that is not named".
  const std::vector<std::string>& groups_of(const Cells& cells) {
    const std::vector<std::string>& groups = ways_.of_row(cells);
    if (ways_.lacks_name()) {
      const std::string name(licences_.substr(0, 300));
      context_.report.note(import_finding::kGroupUnnamed, {{"name", text::quoted(name)}}, name);
    }
    return groups;
  }

  bool never_told_ = true;
  std::optional<Cells> flat_;   // of an item
  std::string objects_;         // what the item's objects say
  std::string_view licences_;   // of the row
  std::string licence_column_;  // as the file names it
  std::string running_;         // a word that is no doubt, as a row before wrote it
  FurtherLicences further_;
  SignIns sign_ins_;
  std::string groups_column_, group_beside_;  // of a column that may name the groups of the licences; as the file names it, and the first
  bool tells_ways_ = false;
  bool left_out_ = false;  // of the row: the assignment gives the user nothing
  AssignmentWays ways_{{kGroup, kPath, kWord, kDirectly, kGroups}};
  LicenceNames names_;
  ListedCustomers customers_;
  std::string service_alone_, service_column_;  // the first service that no column says to be on or off
  UnreadColumns unread_columns_;
  UserFinder by_name_;  // who has a row already
};

}  // namespace

Kind user_licence_table_kind() {
  return {
      .id = "user-licence-table",
      .worth = {Worth::Rows::People, Worth::Authority::List, Worth::Ids::MayBeSellers},
      .table_signs = "userprincipalname+licenseskus|userprincipalname+licenses",
      .columns = kColumns,
      .json_signs =
          "userPrincipalName+licenseSKUs|userPrincipalName+licenses|userPrincipalName+skuPartNumber|userPrincipalName+skuId|UPN+licenses|"
          "user+licenses+!id",
      .make = make_reader<UserLicenceTable>};
}

}  // namespace csp
