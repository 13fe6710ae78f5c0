// Microsoft Graph subscribedSkus, also as PowerShell, command-line tools and CIPP's licence report write it, in JSON and in tables: units
// of each SKU.

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "core/base/text.hpp"
#include "core/import/lists/listed_customers.hpp"
#include "core/import/lists/pooled_subscriptions.hpp"
#include "core/import/reader.hpp"
#include "core/import/tables/customer_columns.hpp"
#include "core/import/told.hpp"
#include "core/import/values/fields.hpp"
#include "core/import/values/ids.hpp"
#include "core/import/values/units_left.hpp"

namespace csp {
namespace {

enum {
  kSkuId,
  kPartNumber,
  kConsumed,
  kEnabled,
  kWarning,
  kSuspended,
  kLockedOut,
  kTotal,
  kPrepaid,
  kAppliesTo,
  kAccountId,
  kAccountName,
  kId,
  kTenant,
  kCustomer,
  kState,
  kEnd,
  kTrial,
  kAvailable,
  kColumnCount,
};
constexpr std::array<Column, kColumnCount> kColumns = {{
    {"skuid"},
    {"skupartnumber|accountskuid"},
    {"consumedunits|consumed|assigned|used|countused|usedlicenses"},
    {.names = "activeunits|enabled|prepaidunitsenabled|enabledunits|active|purchasedunits", .figure_first = true},
    {"warningunits|warning|prepaidunitswarning"},
    {"suspendedunits|suspended|prepaidunitssuspended"},
    {"lockedoutunits|lockedout|prepaidunitslockedout"},
    {"total|totalunits|totallicenses"},
    {"prepaidunits"},
    {"appliesto|targetclass|targettype"},
    {"accountid|accountobjectid"},
    {"accountname"},
    {"id|objectid"},
    {"tenant|tenantdomain"},
    {customer_columns::kNameInReports},
    {"capabilitystatus|status|state|subscriptionstatus|licensestatus"},
    {"expirationdate|expirydate|expiresat|expireson|licenseexpirydate|licenseexpirydatenextlifecycleactivitydate|nextlifecycledate|"
     "nextlifecycledatetime|enddate|renewaldate|ablaufdatum|verlängerungsdatum|datedexpiration|fechadeexpiración|datadiscadenza"},
    {"istrial|trial|subscriptiontype|licensetype"},
    {"available|availableunits|availablelicenses|remaining|remainingunits|countavailable"},
}};

// A cell or a member that holds all units as text: "25", "class LicenseUnitsDetail { Enabled: 25 … }" of the AzureAD module, or
// "@{Enabled=25; Suspended=0; Warning=0}" of a console.
std::optional<std::string_view> units_in(std::string_view text, std::string_view name) {
  const std::string lower = text::ascii_lower(text);
  for (std::size_t at = lower.find(name); at != std::string::npos; at = lower.find(name, at + 1)) {
    const bool begins = at == 0 || lower[at - 1] < 'a' || lower[at - 1] > 'z';
    const std::size_t mark = lower.find_first_not_of(" \"'", at + name.size());
    if (!begins || mark == std::string::npos || (lower[mark] != ':' && lower[mark] != '=')) continue;
    const std::size_t first = lower.find_first_not_of(" ", mark + 1);
    if (first == std::string::npos || !text::is_digit(lower[first])) continue;
    return text.substr(first, lower.find_first_not_of("0123456789", first) - first);
  }
  return std::nullopt;
}

// "tenantname:ENTERPRISEPACK" -> "ENTERPRISEPACK"
std::string_view part_number(std::string_view text) {
  const std::size_t colon = text.rfind(':');
  return text::trimmed(colon == std::string_view::npos ? text : text.substr(colon + 1));
}

class SubscribedSkus : public Reader {
 public:
  using Reader::Reader;

  void item(const JsonValue& item) override {
    const JsonValue& prepaid = item["prepaidUnits"];
    if (!prepaid.is_object() || !prepaid.has("enabled")) {
      if (!flat_) flat_.emplace(kColumns);
      flat_->take_item(item);
      row(*flat_);
      return;
    }
    UnitPoolRecord record;
    if (!name_sku(item["skuId"].scalar(), item["skuPartNumber"].scalar(), record)) return;
    FileReport& report = context_.report;
    record.pool.consumed = count_field(report, "consumedUnits", item["consumedUnits"].scalar(), Need::Optional).value_or(0);
    if (item["consumedUnits"].scalar().empty()) report.note(import_finding::kConsumedUntold, {{"column", std::string("consumedUnits")}});
    Told told(report, record.pool.statements);
    if (Guid::parse(item["skuId"].scalar()))
      told.at(Aspect::Sku, "skuId");
    else
      told.at(Aspect::Sku, "skuPartNumber", Conclusion::LicensingList);
    told.by(Aspect::PartNumber, "skuPartNumber", item["skuPartNumber"].scalar());
    told.by(Aspect::Consumed, "consumedUnits", item["consumedUnits"].scalar());
    told.by(Aspect::CompanyLevel, "appliesTo", item["appliesTo"].scalar());
    told.by(Aspect::Enabled, "prepaidUnits.enabled", prepaid["enabled"].scalar());
    told.by(Aspect::Warning, "prepaidUnits.warning", prepaid["warning"].scalar());
    told.by(Aspect::Suspended, "prepaidUnits.suspended", prepaid["suspended"].scalar());
    told.by(Aspect::LockedOut, "prepaidUnits.lockedOut", prepaid["lockedOut"].scalar());
    record.pool.enabled = count_field(report, "prepaidUnits.enabled", prepaid["enabled"].scalar(), Need::Required).value_or(0);
    record.pool.warning = count_field(report, "prepaidUnits.warning", prepaid["warning"].scalar(), Need::Optional).value_or(0);
    record.pool.suspended = count_field(report, "prepaidUnits.suspended", prepaid["suspended"].scalar(), Need::Optional).value_or(0);
    record.pool.locked_out = count_field(report, "prepaidUnits.lockedOut", prepaid["lockedOut"].scalar(), Need::Optional).value_or(0);
    record.pool.company_level = is_company(item["appliesTo"].scalar());
    // The item's id is "<tenant>_<sku>"; accountId repeats the tenant.
    const std::string_view id = item["id"].scalar();
    record.tenant = Guid::parse(id.substr(0, id.find('_')));
    if (id.find('_') == std::string_view::npos) record.tenant.reset();
    if (!record.tenant) record.tenant = Guid::parse(item["accountId"].scalar());
    record.tenant_name = item["accountName"].scalar();
    for (const JsonValue& subscription : item["subscriptionIds"].listed()) {
      if (Guid::parse(subscription.scalar())) record.subscription_ids.push_back(text::ascii_lower(subscription.scalar()));
    }
    keep(std::move(record));
  }

  void row(const Cells& cells) override {
    UnitPoolRecord record;
    const bool named = !cells[kSkuId].empty() || !cells[kPartNumber].empty();
    if (!name_sku(cells[named ? kSkuId : kId], cells[kPartNumber], record)) return;
    FileReport& report = context_.report;
    const std::size_t units = units_column(cells);
    if (value::is_unlimited(cells[units])) {
      report.note(import_finding::kUnlimited, {{"name", text::quoted(cells[cells[kPartNumber].empty() ? kSkuId : kPartNumber])},
                                               {"found", text::quoted(cells[units])}});
      return;
    }
    record.pool.consumed = count_field(report, cells.name(kConsumed), cells[kConsumed], Need::Required).value_or(0);
    Told told(report, record.pool.statements);
    const bool by_id = Guid::parse(cells[kSkuId]).has_value();
    told.by(Aspect::Sku, cells, by_id ? kSkuId : kPartNumber, by_id ? Conclusion::Read : Conclusion::LicensingList);
    told.by(Aspect::PartNumber, cells, kPartNumber);
    told.by(Aspect::Consumed, cells, kConsumed);
    read_units(cells, record, told);
    record.pool.company_level = is_company(cells[kAppliesTo]);
    record.tenant = Guid::parse(cells[kAccountId]);
    const std::string_view id = cells[kId];
    if (!record.tenant && id.find('_') != std::string_view::npos) record.tenant = Guid::parse(id.substr(0, id.find('_')));
    record.tenant_name = cells[kAccountName];
    if (!report.row_refused()) {
      customers_.take(context_, {cells[kTenant], {}, cells[kCustomer]});
      subscriptions_.take(context_, cells, record.pool, {kSkuId, kPartNumber, units, kState, kEnd, kTrial});
    }
    keep(std::move(record));
  }

  void finish() override {
    customers_.finish(context_);
    subscriptions_.finish(context_);
  }

 private:
  static std::size_t units_column(const Cells& cells) {
    if (cells.has_column(kTotal)) return kTotal;
    if (cells.has_column(kEnabled)) return kEnabled;
    return cells[kPrepaid].empty() ? kAvailable : kPrepaid;
  }

  bool name_sku(std::string_view sku_id, std::string_view part, UnitPoolRecord& record) {
    record.pool.part_number = part_number(part);
    if (const auto id = value::sku_id(sku_id)) {
      record.pool.sku = *id;
      // Some reports write the product's name there.
      const Sku* known = part.find(' ') == std::string_view::npos ? nullptr : context_.catalog.find_sku(*id);
      if (known != nullptr && text::folded_words(part) == text::folded_words(known->name)) record.pool.part_number = known->part_number;
      return true;
    }
    if (const Sku* sku = context_.catalog.find_sku_by_part_number(record.pool.part_number)) {
      record.pool.sku = sku->id;
      if (!sku_id.empty()) {
        context_.report.repaired(
            import_finding::kValueIgnored,
            {{"column", std::string("skuId")}, {"found", text::quoted(sku_id)}, {"expected", TextKey{"import.expected.guid"}}});
      }
      return true;
    }
    if (sku_id.empty() && record.pool.part_number.empty()) {
      context_.report.refused(import_finding::kValueMissing, {{"column", std::string("skuId")}});
    } else {
      context_.report.refused(import_finding::kValueRefused, {{"column", std::string("skuId")},
                                                              {"found", text::quoted(sku_id.empty() ? part : sku_id)},
                                                              {"expected", TextKey{"import.expected.sku"}}});
    }
    return false;
  }

  static bool is_company(std::string_view applies_to) {
    return text::equals_ignoring_ascii_case(applies_to, "Company") || text::equals_ignoring_ascii_case(applies_to, "Tenant");
  }

  // Of a table, or of an item that has them side by side.
  void read_units(const Cells& cells, UnitPoolRecord& record, Told& told) {
    FileReport& report = context_.report;
    UnitPool& pool = record.pool;
    told.by(Aspect::CompanyLevel, cells, kAppliesTo);
    struct Units {
      std::size_t column;
      Aspect aspect;
      std::int64_t UnitPool::*member;
      std::string_view name;
    };
    static constexpr std::array<Units, 4> kUnits = {{{kEnabled, Aspect::Enabled, &UnitPool::enabled, "enabled"},
                                                     {kWarning, Aspect::Warning, &UnitPool::warning, "warning"},
                                                     {kSuspended, Aspect::Suspended, &UnitPool::suspended, "suspended"},
                                                     {kLockedOut, Aspect::LockedOut, &UnitPool::locked_out, "lockedout"}}};
    const std::size_t enabled = cells.has_column(kEnabled) ? std::size_t{kEnabled} : std::size_t{kTotal};
    if (cells.has_column(enabled)) {
      for (const Units& units : kUnits) {
        const bool is_enabled = units.column == kEnabled;
        const std::size_t column = is_enabled ? enabled : units.column;
        told.by(units.aspect, cells, column);
        pool.*units.member =
            count_field(report, cells.name(column), cells[column], is_enabled ? Need::Required : Need::Optional).value_or(0);
      }
      // All units there are, those in grace and suspended among them.
      if (enabled == kTotal) pool.enabled = std::max<std::int64_t>(0, pool.enabled - pool.warning - pool.suspended - pool.locked_out);
      apply_state(cells, pool, told);
      return;
    }
    const std::string_view all = cells[kPrepaid];
    if (all.empty() && !cells[kAvailable].empty()) {
      const std::optional<std::int64_t> left = value::units_left(cells[kAvailable]);
      record.units_known = left.has_value();
      if (!left) count_field(report, cells.name(kAvailable), cells[kAvailable], Need::Optional);  // says why
      if (!left) return;
      told.by(Aspect::Enabled, cells, kAvailable);
      pool.enabled = std::max<std::int64_t>(0, units_together(*left, pool.consumed));
      return;
    }
    if (const auto plain = value::count(all)) {
      told.by(Aspect::Enabled, cells, kPrepaid);
      pool.enabled = *plain;
      return;
    }
    if (!units_in(all, "enabled")) {
      lose_units(all, record);
      return;
    }
    for (const Units& units : kUnits) {
      const auto text = units_in(all, units.name);
      if (!text) continue;
      told.by(units.aspect, cells, kPrepaid);
      pool.*units.member = value::count(*text).value_or(0);
    }
  }

  // Where one column has all units, the state of the row tells what became of them.
  void apply_state(const Cells& cells, UnitPool& pool, Told& told) {
    if (context_.report.row_refused() || cells[kState].empty() || cells.has_column(kWarning) || cells.has_column(kSuspended)) return;
    const std::string word = text::folded(cells[kState]);
    const SubscriptionState state = value::state(cells[kState]);
    const auto move_to = [&](std::int64_t UnitPool::*member, Aspect aspect) {
      pool.*member += std::exchange(pool.enabled, 0);
      told.by(aspect, cells, kState, Conclusion::Wording);
    };
    if (word == "lockedout") return move_to(&UnitPool::locked_out, Aspect::LockedOut);
    switch (state) {
      case SubscriptionState::InGrace:
        return move_to(&UnitPool::warning, Aspect::Warning);
      case SubscriptionState::Suspended:
      case SubscriptionState::Disabled:
        return move_to(&UnitPool::suspended, Aspect::Suspended);
      case SubscriptionState::Deleted:
        pool.enabled = 0;
        return;
      case SubscriptionState::Unknown:
        context_.report.note(import_finding::kWordUnknown, {{"column", cells.name(kState)}, {"found", text::quoted(cells[kState])}});
        return;
      default:
        return;
    }
  }

  void lose_units(std::string_view instead, UnitPoolRecord& record) {
    record.units_known = false;
    context_.report.repaired(import_finding::kUnitsLost, {{"column", std::string("prepaidUnits")},
                                                          {"found", instead.empty() ? std::string("–") : text::quoted(instead)}});
  }

  void keep(UnitPoolRecord record) {
    if (context_.report.row_refused()) return;
    record.pool.origins.push_back(context_.report.origin());
    context_.records.pools.push_back(std::move(record));
  }

  std::optional<Cells> flat_;
  ListedCustomers customers_;  // of a report about several tenants
  PooledSubscriptions subscriptions_;
};

}  // namespace

Kind graph_subscribed_skus_kind() {
  return {.id = "graph-subscribed-skus",
          .worth = {Worth::Rows::UnitsOfTenant, Worth::Authority::Directory, Worth::Ids::Microsofts},
          .table_signs = "skupartnumber+consumedunits|skuid+consumedunits|objectid+consumedunits+activeunits",
          .columns = kColumns,
          .json_signs = "skuId+prepaidUnits|skuPartNumber+prepaidUnits|skuId+consumedUnits|skuPartNumber+consumedUnits|skuId+countUsed",
          .odata_context = "#subscribedSkus",
          .make = make_reader<SubscribedSkus>};
}

}  // namespace csp
