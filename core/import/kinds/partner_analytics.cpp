// Partner Center insights: subscription analytics, one record for each subscription of all customers.

#include "core/import/lists/listed_subscriptions.hpp"
#include "core/import/reader.hpp"

namespace csp {
namespace {

constexpr auto kColumns = listed_columns<Listed::kColumns>({
    {Listed::kId, {"id|subscriptionid", true}},
    {Listed::kName, {"productname"}},
    {Listed::kUnits, {"licensecount", true}},
    {Listed::kStatus, {"status|subscriptionstatus"}},
    {Listed::kPurchased, {"creationdate"}},
    {Listed::kStart, {"effectivestartdate"}},
    {Listed::kEnd, {"commitmentenddate"}},
    {Listed::kBilling, {"billingcyclename"}},
    {Listed::kAutoRenew, {"autorenewenabled"}},
    {Listed::kTenant, {"customertenantid"}},
    {Listed::kCustomer, {"customername"}},
    {Listed::kDomain, {"customerdomain|domain"}},
});

constexpr ListedForm kForm = {.order = {true, true}, .documented = true, .channel = Channel::CspPartner};

}  // namespace

Kind partner_analytics_kind() {
  return {.id = "partner-center-analytics",
          .worth = {Worth::Rows::Subscriptions, Worth::Authority::Commerce, Worth::Ids::Microsofts},
          .table_signs = "customertenantid+licensecount+commitmentenddate",
          .columns = kColumns,
          .json_signs = "customerTenantId+licenseCount",
          .flat_json = true,
          .make = make_listed<ListedSubscriptions, kForm>};
}

}  // namespace csp
