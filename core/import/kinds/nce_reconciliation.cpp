// New-commerce reconciliation file: invoice lines, several for each subscription.

#include <array>

#include "core/import/invoice_lines.hpp"
#include "core/import/reader.hpp"

namespace csp {
namespace {

constexpr std::array<Column, Invoiced::kColumns> kColumns = {{
    {"subscriptionid", true},
    {"skuname"},
    {""},
    {"productid"},
    {"skuid"},
    {"quantity", true},
    {""},
    {""},
    {"subscriptionstartdate"},
    {"subscriptionenddate"},
    {""},
    {"billingfrequency"},
    {""},
    {""},
    {"customerid"},
    {"customername"},
    {""},
    {"orderdate"},
    {""},
    {""},
    {"customerdomainname"},
    {"unittype"},
    {"productcategory"},
    {""},
    {""},
    {"chargetype"},
    {"subtotal|total|totalforcustomer"},
    {"chargestartdate"},
}};

std::unique_ptr<Reader> make(ReaderContext context) {
  ListedForm form;
  form.order = {true, true};
  form.channel = Channel::CspPartner;
  return std::make_unique<InvoiceLines>(context, form);
}

}  // namespace

Kind nce_reconciliation_kind() {
  return {"nce-reconciliation",
          "termandbillingcycle+availabilityid+chargetype",
          kColumns,
          "termAndBillingCycle+subscriptionId",
          "",
          true,
          make};
}

}  // namespace csp
