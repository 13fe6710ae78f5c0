// Partner Center insights: subscription analytics, one record for each subscription of all customers.

#include <array>

#include "core/import/listed_subscriptions.hpp"
#include "core/import/reader.hpp"

namespace csp {
namespace {

constexpr std::array<Column, Listed::kColumns> kColumns = {{
    {"id|subscriptionid", true},
    {"productname"},
    {""},
    {""},
    {""},
    {"licensecount", true},
    {"status|subscriptionstatus"},
    {"creationdate"},
    {"effectivestartdate"},
    {"commitmentenddate"},
    {""},
    {"billingcyclename"},
    {"autorenewenabled"},
    {""},
    {"customertenantid"},
    {"customername"},
    {""},
    {""},
    {""},
    {""},
    {"customerdomain|domain"},
}};

std::unique_ptr<Reader> make(ReaderContext context) {
  ListedForm form;
  form.order = {true, true};
  form.channel = Channel::CspPartner;
  return std::make_unique<ListedSubscriptions>(context, form);
}

}  // namespace

Kind partner_analytics_kind() {
  return {"partner-center-analytics",
          "customertenantid+licensecount+commitmentenddate",
          kColumns,
          "customerTenantId+licenseCount",
          "",
          true,
          make};
}

}  // namespace csp
