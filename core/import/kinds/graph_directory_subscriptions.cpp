// Microsoft Graph directory/subscriptions (companySubscription): every commercial subscription of the tenant with its status and
// next date, and the partner tenant that created it.

#include <array>

#include "core/base/text.hpp"
#include "core/import/lists/listed_customers.hpp"
#include "core/import/reader.hpp"
#include "core/import/tables/customer_columns.hpp"
#include "core/import/told.hpp"
#include "core/import/values/fields.hpp"
#include "core/import/values/ids.hpp"
#include "core/import/values/next_step.hpp"

namespace csp {
namespace {

enum {
  kId,
  kCommerceId,
  kSkuId,
  kPartNumber,
  kUnits,
  kStatus,
  kTrial,
  kOwnerTenant,
  kCreated,
  kNextStep,
  kTenant,
  kCustomer,
  kFields,
};
// As Graph writes them.
constexpr std::array<std::string_view, kFields> kNames = {
    "id",      "commerceSubscriptionId", "skuId",           "skuPartNumber",         "totalLicenses", "status",
    "isTrial", "ownerTenantId",          "createdDateTime", "nextLifecycleDateTime", "tenant",        "customerName"};
constexpr std::array<Column, kFields> kColumns = {{
    {"id|objectid"},
    {"commercesubscriptionid|ocpsubscriptionid"},
    {"skuid"},
    {"skupartnumber|subscriptionname"},
    {"totallicenses|totalunits", true},
    {"status"},
    {"istrial|subscriptiontype"},
    {"ownertenantid"},
    {"createddatetime|datecreated|subscribeddate"},
    {"nextlifecycledatetime|nextlifecycledate|licenseexpirydatenextlifecycleactivitydate", true},
    {"tenant|tenantdomain|tenantid|customertenantid"},
    {customer_columns::kNameInReports},
}};

// One subscription as a member list or a row says it.
struct Said {
  std::array<std::string_view, kFields> texts;
  std::array<std::string, kFields> names;
  std::string_view operator[](std::size_t field) const { return texts[field]; }
};

class DirectorySubscriptions : public Reader {
 public:
  using Reader::Reader;

  void item(const JsonValue& item) override {
    Said said;
    for (std::size_t field = 0; field < kFields; ++field) {
      const bool beta = field == kCommerceId && item[kNames[field]].scalar().empty();
      const std::string_view name = beta ? "ocpSubscriptionId" : kNames[field];
      said.names[field] = name;
      said.texts[field] = field == kCreated || field == kNextStep ? date_text(context_.report, name, item[name]) : item[name].scalar();
    }
    if (id_field(context_.report, "id", said[kId], Need::Required)) read(said);
  }

  void row(const Cells& cells) override {
    table_ = true;
    Said said;
    for (std::size_t field = 0; field < kFields; ++field) {
      said.names[field] = cells.name(field);
      said.texts[field] = cells[field];
    }
    // Who chooses columns often leaves the ids out.
    if (said[kId].empty() || id_field(context_.report, said.names[kId], said[kId], Need::Required)) read(said);
  }

  void finish() override {
    customers_.finish(context_);
    // A table is written in the way of the machine's country; Graph's own dates need no order.
    const UsualOrder order = table_ ? UsualOrder{context_.separator != ';', false} : UsualOrder{true, true};
    dates_.resolve(context_, context_.records.subscriptions, order);
  }

 private:
  void read(Said said) {
    if (value::is_no_id(said[kCommerceId])) said.texts[kCommerceId] = {};
    FileReport& report = context_.report;
    Subscription subscription;
    Told told(report, subscription.statements);
    const auto told_by = [&](Aspect aspect, std::size_t field) { told.by(aspect, said.names[field], said[field]); };
    subscription.part_number = text::trimmed(said[kPartNumber]);
    if (const auto sku = Guid::parse(said[kSkuId])) {
      subscription.sku = *sku;
      told_by(Aspect::Sku, kSkuId);
    } else if (const Sku* known = context_.catalog.find_sku_by_part_number(subscription.part_number)) {
      subscription.sku = known->id;
      told.by(Aspect::Sku, said.names[kPartNumber], subscription.part_number, Conclusion::LicensingList);
    } else {
      guid_field(report, said.names[kSkuId], said[kSkuId], Need::Required);
    }
    subscription.units = count_field(report, said.names[kUnits], said[kUnits], Need::Required).value_or(0);
    if (report.row_refused()) return;
    const Origin origin = report.origin();
    subscription.directory_id = said[kId];
    subscription.commerce_id = said[kCommerceId];
    subscription.key = !said[kCommerceId].empty() ? id_key(said[kCommerceId])
                       : !said[kId].empty()       ? id_key(said[kId])
                                                  : std::to_string(origin.file) + ":" + std::to_string(origin.row);
    if (const Sku* known = context_.catalog.find_sku(subscription.sku)) subscription.name = known->name;
    if (!subscription.name.empty()) {
      told.by(Aspect::Name, said.names[said[kSkuId].empty() ? kPartNumber : kSkuId], subscription.name, Conclusion::LicensingList);
    } else {
      subscription.name = subscription.part_number;
      told.by(Aspect::Name, said.names[kPartNumber], subscription.name);
    }
    told_by(Aspect::DirectoryId, kId);
    told_by(Aspect::CommerceId, kCommerceId);
    told_by(Aspect::PartNumber, kPartNumber);
    told_by(Aspect::Units, kUnits);
    told_by(Aspect::State, kStatus);
    told_by(Aspect::Trial, kTrial);
    told_by(Aspect::OwnerTenant, kOwnerTenant);
    told_by(Aspect::Purchased, kCreated);
    subscription.state_text = said[kStatus];
    subscription.state = value::state(subscription.state_text);
    if (subscription.state == SubscriptionState::Unknown && !value::is_placeholder(subscription.state_text))
      report.note(import_finding::kWordUnknown, {{"column", said.names[kStatus]}, {"found", text::quoted(subscription.state_text)}},
                  subscription.key);
    const bool ended = value::next_step_ends_phase(subscription.state);
    told_by(ended ? Aspect::PhaseEnd : Aspect::TermEnd, kNextStep);
    subscription.trial = value::truth(said[kTrial]).value_or(value::names_trial(said[kTrial]));
    if (const auto owner = Guid::parse(said[kOwnerTenant]); owner && !owner->is_zero()) subscription.owner_tenant = owner;
    subscription.origins.push_back(origin);
    look_for_twin(subscription);
    customers_.take(context_, {said[kTenant], {}, said[kCustomer]});
    std::vector<Subscription>& all = context_.records.subscriptions;
    all.push_back(std::move(subscription));
    const auto date = [&](std::optional<Date> Subscription::*member, std::size_t field) {
      dates_.read(context_, all, all.size() - 1, member, said.names[field], said[field]);
    };
    date(&Subscription::purchased, kCreated);
    const bool untold = all.back().state == SubscriptionState::Unknown;
    if (untold || all.back().state == SubscriptionState::Active) date(&Subscription::term_end, kNextStep);
    if (untold && value::date(said[kNextStep]).is_day()) report.note(import_finding::kEndByStep, {{"column", said.names[kNextStep]}});
    if (ended) date(&Subscription::phase_end, kNextStep);
  }

  // Two ids of the directory with one of commerce's become one subscription.
  void look_for_twin(const Subscription& subscription) {
    if (subscription.commerce_id.empty()) return;
    const auto [known, first] = by_commerce_.try_emplace(subscription.key, subscription.directory_id, context_.report.origin().row);
    if (first || id_key(known->second.first) == id_key(subscription.directory_id)) return;
    context_.report.note(import_finding::kRowCountedOnce,
                         {{"name", text::quoted(subscription.name)},
                          {"units", subscription.units},
                          {"id", text::quoted(subscription.commerce_id)},
                          {"first", std::int64_t{known->second.second}}},
                         subscription.key);
  }

  std::map<std::string, std::pair<std::string, std::int32_t>> by_commerce_;  // id in the directory, and its row
  Dates<Subscription> dates_;
  ListedCustomers customers_;
  bool table_ = false;
};

}  // namespace

Kind graph_directory_subscriptions_kind() {
  return {
      .id = "graph-directory-subscriptions",
      .worth = {Worth::Rows::Subscriptions, Worth::Authority::Directory, Worth::Ids::Microsofts},
      .table_signs = "totallicenses+nextlifecycledatetime",
      .columns = kColumns,
      .json_signs =
          "nextLifecycleDateTime+totalLicenses|commerceSubscriptionId+totalLicenses|ocpSubscriptionId+totalLicenses|nextLifecycleDateTime+"
          "skuId",
      .odata_context = "#directory/subscriptions",
      .make = make_reader<DirectorySubscriptions>};
}

}  // namespace csp
