// New-commerce reconciliation file: invoice lines, several for each subscription.

#include "core/import/lists/invoice_lines.hpp"
#include "core/import/reader.hpp"

namespace csp {
namespace {

constexpr auto kColumns = listed_columns<Invoiced::kColumns>({
    {Listed::kId, {"subscriptionid", true}},
    {Listed::kName, {"skuname"}},
    {Listed::kProductId, {"productid"}},
    {Listed::kSkuId, {"skuid"}},
    {Listed::kUnits, {"quantity", true}},
    {Listed::kStart, {"subscriptionstartdate"}},
    {Listed::kEnd, {"subscriptionenddate"}},
    {Listed::kTerm, {"termandbillingcycle"}},
    {Listed::kBilling, {"billingfrequency"}},
    {Listed::kTrial, {"productqualifiers"}},
    {Listed::kTenant, {"customerid"}},
    {Listed::kCustomer, {"customername"}},
    {Listed::kChanged, {"orderdate"}},
    {Listed::kDomain, {"customerdomainname"}},
    {Listed::kUnitType, {"unittype"}},
    {Listed::kCategory, {"productcategory"}},
    {Invoiced::kChargeType, {"chargetype"}},
    {Invoiced::kAmount, {"subtotal|total|totalforcustomer"}},
    {Invoiced::kChargedFrom, {"chargestartdate"}},
});

constexpr ListedForm kForm = {.order = {true, true}, .documented = true, .channel = Channel::CspPartner};

}  // namespace

Kind nce_reconciliation_kind() {
  return {.id = "nce-reconciliation",
          .worth = {Worth::Rows::Subscriptions, Worth::Authority::List, Worth::Ids::OfInvoice},
          .table_signs = "termandbillingcycle+availabilityid+chargetype|=termandbillingcycle+=chargetype+=subscriptionid",
          .columns = kColumns,
          .json_signs = "termAndBillingCycle+subscriptionId",
          .flat_json = true,
          .make = make_listed<InvoiceLines, kForm>};
}

}  // namespace csp
