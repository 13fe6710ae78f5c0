// Pax8: subscriptions of the API. The Microsoft product stands in the product's own record, so the product is asked for. A subscription
// names its base by Pax8's own id, and Microsoft's only where it has it.

#include "core/import/lists/listed_subscriptions.hpp"
#include "core/import/reader.hpp"

namespace csp {
namespace {

constexpr auto kColumns = listed_columns<Listed::kColumns>({
    {Listed::kId, {"vendorsubscriptionid"}},
    {Listed::kName, {"productname|product|name"}},
    {Listed::kOffer, {"vendorsku|productvendorsku|vendorskuid"}},
    {Listed::kUnits, {"quantity", true}},
    {Listed::kStatus, {"status"}},
    {Listed::kPurchased, {"createddate"}},
    {Listed::kStart, {"startdate"}},
    {Listed::kEnd, {"commitmenttermenddate|commitmentenddate|enddate"}},
    {Listed::kTerm, {"commitmenttermterm|commitmentterm|commitmenttermmonths"}},
    {Listed::kBilling, {"billingterm|billingcycle"}},
    {Listed::kTenant, {"companytenantid"}},
    {Listed::kCustomer, {"companyid"}},
    {Listed::kParent, {"parentsubscriptionid"}},
    {Listed::kDomain, {"domain|companydomain|tenantdomain"}},
    {Listed::kOwnId, {"id", true}},
});

constexpr ListedForm kForm = {.billing_tells_term = true, .channel = Channel::CspPartner};

}  // namespace

Kind pax8_kind() {
  return {.id = "pax8-subscriptions",
          .worth = {Worth::Rows::Subscriptions, Worth::Authority::List, Worth::Ids::MayBeSellers},
          .table_signs = "productid+billingterm+billingstart",
          .columns = kColumns,
          .json_signs = "billingTerm+billingStart|commitmentTermMonths|companyId+productId+billingTerm",
          .flat_json = true,
          .make = make_listed<ListedSubscriptions, kForm>};
}

}  // namespace csp
