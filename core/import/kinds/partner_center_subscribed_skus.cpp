// Partner Center: subscribedskus of a customer, the partner's view of the tenant's units.

#include "core/base/text.hpp"
#include "core/import/reader.hpp"
#include "core/import/told.hpp"
#include "core/import/values/fields.hpp"
#include "core/import/values/ids.hpp"

namespace csp {
namespace {

class PartnerSubscribedSkus : public Reader {
 public:
  using Reader::Reader;

  void item(const JsonValue& item) override {
    FileReport& report = context_.report;
    const JsonValue& product = item["productSku"];
    if (const std::string_view id = product["id"].scalar(); value::begins_product_id(id)) {
      report.note(import_finding::kProductNoSku, {{"name", text::quoted(product["name"].scalar())}, {"found", std::string(id)}});
      return;
    }
    UnitPoolRecord record;
    record.pool.part_number = text::trimmed(product["skuPartNumber"].scalar());
    const auto sku = guid_field(report, "productSku.id", product["id"].scalar(), Need::Required);
    record.pool.consumed = count_field(report, "consumedUnits", item["consumedUnits"].scalar(), Need::Required).value_or(0);
    record.pool.enabled = count_field(report, "activeUnits", item["activeUnits"].scalar(), Need::Required).value_or(0);
    record.pool.warning = count_field(report, "warningUnits", item["warningUnits"].scalar(), Need::Optional).value_or(0);
    record.pool.suspended = count_field(report, "suspendedUnits", item["suspendedUnits"].scalar(), Need::Optional).value_or(0);
    record.pool.company_level = text::equals_ignoring_ascii_case(product["targetType"].scalar(), "Tenant");
    if (report.row_refused()) return;
    record.pool.sku = *sku;
    Told told(report, record.pool.statements);
    told.at(Aspect::Sku, "productSku.id");
    told.by(Aspect::PartNumber, "productSku.skuPartNumber", record.pool.part_number);
    told.at(Aspect::Consumed, "consumedUnits");
    told.at(Aspect::Enabled, "activeUnits");
    told.by(Aspect::Warning, "warningUnits", item["warningUnits"].scalar());
    told.by(Aspect::Suspended, "suspendedUnits", item["suspendedUnits"].scalar());
    told.by(Aspect::CompanyLevel, "productSku.targetType", product["targetType"].scalar());
    record.pool.origins.push_back(report.origin());
    context_.records.pools.push_back(std::move(record));
  }
};

}  // namespace

Kind partner_center_subscribed_skus_kind() {
  return {.id = "partner-center-subscribedskus",
          .worth = {Worth::Rows::UnitsOfTenant, Worth::Authority::Commerce, Worth::Ids::Microsofts},
          .json_signs = "productSku+totalUnits|productSku+activeUnits|productSku+consumedUnits",
          .make = make_reader<PartnerSubscribedSkus>};
}

}  // namespace csp
