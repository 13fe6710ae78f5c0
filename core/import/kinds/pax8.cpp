// Pax8: subscriptions of the API. The Microsoft product stands in the product's own record, so the product is asked for. A subscription
// names its base by Pax8's own id, and Microsoft's only where it has it.

#include <array>

#include "core/import/listed_subscriptions.hpp"
#include "core/import/reader.hpp"

namespace csp {
namespace {

constexpr std::array<Column, Listed::kColumns> kColumns = {{
    {"vendorsubscriptionid"},
    {"productname|product|name"},
    {"vendorsku|productvendorsku|vendorskuid"},
    {""},
    {""},
    {"quantity", true},
    {"status"},
    {"createddate"},
    {"startdate"},
    {"commitmenttermenddate|commitmentenddate|enddate"},
    {"commitmenttermterm|commitmentterm|commitmenttermmonths"},
    {"billingterm|billingcycle"},
    {""},
    {""},
    {"companytenantid"},
    {"companyid"},
    {"parentsubscriptionid"},
    {""},
    {""},
    {""},
    {"domain|companydomain|tenantdomain"},
    {""},
    {""},
    {"id", true},
}};

std::unique_ptr<Reader> make(ReaderContext context) {
  ListedForm form;
  form.channel = Channel::CspPartner;
  form.billing_tells_term = true;
  return std::make_unique<ListedSubscriptions>(context, form);
}

}  // namespace

Kind pax8_kind() {
  return {"pax8-subscriptions",
          "productid+billingterm+billingstart",
          kColumns,
          "billingTerm+billingStart|commitmentTermMonths|companyId+productId+billingTerm",
          "",
          true,
          make};
}

}  // namespace csp
