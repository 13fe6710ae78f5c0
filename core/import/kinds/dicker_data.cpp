// Dicker Data: the DETAILS sheet, header under title rows. STOCK CODE is term:product:sku:billing; dates are day first.
// START USAGE and END USAGE are the month that is billed, not the term. A
// line of the charge type MODN stands for a change of the units within the month.

#include "core/import/lists/invoice_lines.hpp"
#include "core/import/reader.hpp"

namespace csp {
namespace {

constexpr auto kColumns = listed_columns<Invoiced::kColumns>({
    {Listed::kId, {"subscriptionid", true}},
    {Listed::kName, {"reference|stockdescription"}},
    {Listed::kOffer, {"stockcode"}},
    {Listed::kUnits, {"qty", true}},
    {Listed::kStatus, {"status"}},
    {Listed::kEnd, {"revaluationperiod"}},
    {Listed::kTerm, {"stockcode2"}},
    {Listed::kTenant, {"tenantid"}},
    {Listed::kCustomer, {"tenantname"}},
    {Listed::kDomain, {"domain|tenantdomain|domainname"}},
    {Invoiced::kChargeType, {"chargetype"}},
    {Invoiced::kChargedFrom, {"startusage"}},
});

constexpr ListedForm kForm = {.order = {false, true}, .channel = Channel::CspPartner};

}  // namespace

Kind dicker_data_kind() {
  return {.id = "dicker-data-list",
          .worth = {Worth::Rows::Subscriptions, Worth::Authority::List, Worth::Ids::MayBeSellers},
          .table_signs = "stockcode+revaluationperiod",
          .columns = kColumns,
          .flat_json = true,
          .make = make_listed<InvoiceLines, kForm>};
}

}  // namespace csp
