// Dicker Data: the DETAILS sheet, header under title rows. STOCK CODE is term:product:sku:billing; dates are day first.
// START USAGE and END USAGE are the month that is billed, not the term.

#include <array>

#include "core/import/listed_subscriptions.hpp"
#include "core/import/reader.hpp"

namespace csp {
namespace {

constexpr std::array<Column, Listed::kColumns> kColumns = {{
    {"subscriptionid", true},
    {"reference|stockdescription"},
    {"stockcode"},
    {""},
    {""},
    {"qty", true},
    {"status"},
    {""},
    {""},
    {"revaluationperiod"},
    {"stockcode2"},
    {""},
    {""},
    {""},
    {"tenantid"},
    {"tenantname"},
    {""},
    {""},
    {""},
    {""},
    {"domain|tenantdomain|domainname"},
}};

std::unique_ptr<Reader> make(ReaderContext context) {
  ListedForm form;
  form.order = {false, true};
  form.channel = Channel::CspPartner;
  return std::make_unique<ListedSubscriptions>(context, form);
}

}  // namespace

Kind dicker_data_kind() { return {"dicker-data-list", "stockcode+revaluationperiod", kColumns, "", "", true, make}; }

}  // namespace csp
