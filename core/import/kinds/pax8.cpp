// Pax8: subscriptions of the API. The Microsoft product stands in the product's own record, so the product is asked for.

#include <array>

#include "core/import/listed_subscriptions.hpp"
#include "core/import/reader.hpp"

namespace csp {
namespace {

constexpr std::array<Column, Listed::kColumns> kColumns = {{
    {"id", true},
    {"productname|product|name"},
    {"vendorsku|productvendorsku|vendorskuid"},
    {""},
    {""},
    {"quantity", true},
    {"status"},
    {"createddate"},
    {"startdate"},
    {"commitmentenddate|enddate"},
    {"commitmentterm|commitmenttermmonths|billingterm"},
    {"billingcycle"},
    {""},
    {""},
    {"companytenantid"},
    {"companyid"},
    {""},
    {""},
    {""},
    {""},
    {"domain|companydomain|tenantdomain"},
}};

std::unique_ptr<Reader> make(ReaderContext context) {
  ListedForm form;
  form.channel = Channel::CspPartner;
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
