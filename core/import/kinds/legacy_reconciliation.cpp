// Legacy licence-based reconciliation file: invoice lines with the Partner Center id and the price list's offer id.

#include <array>

#include "core/import/invoice_lines.hpp"
#include "core/import/reader.hpp"

namespace csp {
namespace {

constexpr std::array<Column, Invoiced::kColumns> kColumns = {{
    {"syndicationpartnersubscriptionnumber", true},
    {"offername"},
    {"durableofferid"},
    {""},
    {""},
    {"quantity", true},
    {""},
    {"subscriptionstartdate"},
    {""},
    {"subscriptionenddate"},
    {""},
    {"billingcycletype"},
    {""},
    {""},
    {"customerid"},
    {"customername"},
    {""},
    {""},
    {""},
    {""},
    {"domainname|customerdomainname"},
    {""},
    {""},
    {""},
    {""},
    {"chargetype"},
    {"subtotal|amount|totalforcustomer"},
    {"chargestartdate|chargeenddate"},
}};

std::unique_ptr<Reader> make(ReaderContext context) {
  ListedForm form;
  form.order = {true, true};
  form.channel = Channel::CspPartnerLegacy;
  return std::make_unique<InvoiceLines>(context, form);
}

}  // namespace

Kind legacy_reconciliation_kind() {
  return {"legacy-reconciliation",
          "syndicationpartnersubscriptionnumber+durableofferid",
          kColumns,
          "durableOfferId+syndicationPartnerSubscriptionNumber",
          "",
          true,
          make};
}

}  // namespace csp
