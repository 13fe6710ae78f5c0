// New-commerce reconciliation file: invoice lines. A subscription has several lines; the one of the latest order tells its units.

#include <array>

#include "core/import/listed_subscriptions.hpp"
#include "core/import/reader.hpp"

namespace csp {
namespace {

constexpr std::array<Column, Listed::kColumns> kColumns = {{
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
}};

std::unique_ptr<Reader> make(ReaderContext context) {
  ListedForm form;
  form.order = {true, true};
  form.latest_row_counts = true;
  form.channel = Channel::CspPartner;
  return std::make_unique<ListedSubscriptions>(context, form);
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
