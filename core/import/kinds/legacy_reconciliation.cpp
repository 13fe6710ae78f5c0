// Legacy licence-based reconciliation file: invoice lines with the Partner Center id and the price list's offer id.

#include "core/import/lists/invoice_lines.hpp"
#include "core/import/reader.hpp"

namespace csp {
namespace {

constexpr auto kColumns = listed_columns<Invoiced::kColumns>({
    {Listed::kId, {"syndicationpartnersubscriptionnumber", true}},
    {Listed::kName, {"offername"}},
    {Listed::kOffer, {"durableofferid"}},
    {Listed::kUnits, {"quantity", true}},
    {Listed::kPurchased, {"subscriptionstartdate"}},
    {Listed::kEnd, {"subscriptionenddate"}},
    {Listed::kBilling, {"billingcycletype"}},
    {Listed::kTenant, {"customerid"}},
    {Listed::kCustomer, {"customername"}},
    {Listed::kDomain, {"domainname|customerdomainname"}},
    {Invoiced::kChargeType, {"chargetype"}},
    {Invoiced::kAmount, {"subtotal|amount|totalforcustomer"}},
    {Invoiced::kChargedFrom, {"chargestartdate|chargeenddate"}},
});

constexpr ListedForm kForm = {.order = {true, true}, .documented = true, .channel = Channel::CspPartnerLegacy};

}  // namespace

Kind legacy_reconciliation_kind() {
  return {.id = "legacy-reconciliation",
          .worth = {Worth::Rows::Subscriptions, Worth::Authority::List, Worth::Ids::Microsofts},
          .table_signs = "syndicationpartnersubscriptionnumber+durableofferid",
          .columns = kColumns,
          .json_signs = "durableOfferId+syndicationPartnerSubscriptionNumber",
          .flat_json = true,
          .make = make_listed<InvoiceLines, kForm>};
}

}  // namespace csp
