// Microsoft 365 admin center: the Licenses page. Totals of each product by name, over all subscriptions; no ids, no dates. The newer page
// tells what is available instead of the total, and both numbers as "22/25".

#include <algorithm>
#include <array>

#include "core/base/text.hpp"
#include "core/import/lists/listed_customers.hpp"
#include "core/import/lists/named_subscription.hpp"
#include "core/import/reader.hpp"
#include "core/import/tables/customer_columns.hpp"
#include "core/import/told.hpp"
#include "core/import/values/fields.hpp"
#include "core/import/values/units_left.hpp"

namespace csp {
namespace {

enum { kProduct, kTotal, kExpired, kAssigned, kTenant, kCustomer };
constexpr std::array<Column, 6> kColumns = {{
    {"producttitle|produkttitel|titreduproduit|títulodelproducto|titoloprodotto|títulodoproduto|ürünbaşliği|ürünadi|製品タイトル|"
     "製品のタイトル|name|"
     "license|licence",
     true},
    {"totallicenses|lizenzeninsgesamt|gesamtlizenzen|totaldeslicences|totaldelicencias|totalelicenze|totaldelicenças|toplamlisans|"
     "toplamlisanslar|合計ライセンス数|合計ライセンス|"
     "totallicences|lizenzengesamt|licencestotales|licenciastotales|licenzetotali|licençastotais|ライセンスの合計|availablelicenses",
     true},
    {"expiredlicenses|abgelaufenelizenzen|licencesexpirées|licenciasexpiradas|licenzescadute|licençasexpiradas|süresidolanlisanslar|"
     "期限切れのライセンス"},
    {"assignedlicenses|zugewiesenelizenzen|licencesattribuées|licenciasasignadas|licenzeassegnate|licençasatribuídas|atananlisanslar|"
     "atanmişlisanslar|割り当て済みライセンス",
     true},
    {customer_columns::kTenant},
    {customer_columns::kName},
}};

class AdminCenterLicenses : public Reader {
 public:
  using Reader::Reader;

  void row(const Cells& cells) override {
    FileReport& report = context_.report;
    if (cells[kProduct].empty()) {
      report.refused(import_finding::kValueMissing, {{"column", cells.name(kProduct)}});
      return;
    }
    if (is_total_row(cells[kProduct])) {
      report.note(import_finding::kTotalRow);
      return;
    }
    if (value::is_unlimited(cells[kTotal])) {
      report.note(import_finding::kUnlimited, {{"name", text::quoted(cells[kProduct])}, {"found", text::quoted(cells[kTotal])}});
      return;
    }
    UnitPoolRecord record;
    const std::size_t slash = cells[kAssigned].find('/');
    const bool available = text::folded(cells.name(kTotal)) == "availablelicenses";
    const bool both = available && slash != std::string_view::npos;
    const std::string_view assigned = both ? cells[kAssigned].substr(0, slash) : cells[kAssigned];
    const std::size_t total = both ? std::size_t{kAssigned} : std::size_t{kTotal};
    record.pool.consumed = count_field(report, cells.name(kAssigned), assigned, Need::Required).value_or(0);
    if (const auto left = value::units_left(cells[kTotal]); left && available && !both)
      record.pool.enabled = std::max<std::int64_t>(0, units_together(*left, record.pool.consumed));
    else
      record.pool.enabled =
          count_field(report, cells.name(total), both ? cells[kAssigned].substr(slash + 1) : cells[kTotal], Need::Required).value_or(0);
    record.pool.suspended = count_field(report, cells.name(kExpired), cells[kExpired], Need::Optional).value_or(0);
    if (report.row_refused()) return;
    if (const Sku* sku = sku_field(context_, cells[kProduct])) {
      record.pool.sku = sku->id;
      record.pool.part_number = sku->part_number;
    } else {
      record.pool.part_number = cells[kProduct];
    }
    Told told(report, record.pool.statements);
    told.by(Aspect::Sku, cells, kProduct, Conclusion::OnlyName);
    told.by(Aspect::PartNumber, cells, kProduct, record.pool.sku.is_zero() ? Conclusion::Read : Conclusion::OnlyName);
    told.by(Aspect::Enabled, cells, total);
    told.by(Aspect::Consumed, cells, kAssigned);
    told.by(Aspect::Suspended, cells, kExpired);
    customers_.take(context_, {cells[kTenant], {}, cells[kCustomer]});
    record.pool.origins.push_back(report.origin());
    context_.records.pools.push_back(std::move(record));
  }

  void finish() override { customers_.finish(context_); }

 private:
  ListedCustomers customers_;
};

}  // namespace

Kind admin_center_licenses_kind() {
  return {.id = "admin-center-licenses",
          .worth = {Worth::Rows::UnitsOfTenant, Worth::Authority::List, Worth::Ids::MayBeSellers},
          .table_signs = "producttitle+totallicenses+assignedlicenses",
          .columns = kColumns,
          .make = make_reader<AdminCenterLicenses>};
}

}  // namespace csp
