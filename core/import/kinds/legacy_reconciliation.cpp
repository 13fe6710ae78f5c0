// Legacy licence-based reconciliation file: invoice lines with the Partner Center id and the price list's offer id.

#include <array>

#include "core/import/listed_subscriptions.hpp"
#include "core/import/reader.hpp"

namespace csp {
namespace {

constexpr std::array<Column, Listed::kColumns> kColumns = {{
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
    {"chargeenddate"},
    {""},
    {""},
    {"domainname|customerdomainname"},
}};

std::unique_ptr<Reader> make(ReaderContext context) {
  ListedForm form;
  form.order = {true, true};
  form.latest_row_counts = true;
  form.channel = Channel::CspPartnerLegacy;
  return std::make_unique<ListedSubscriptions>(context, form);
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
