// CloudBlue reports (Ingram Micro and others): Microsoft subscriptions. "Subscription ID" is Microsoft's in some of them, and in others
// the marketplace's own with Microsoft's beside it.

#include <array>

#include "core/import/listed_subscriptions.hpp"
#include "core/import/reader.hpp"

namespace csp {
namespace {

constexpr std::array<Column, Listed::kColumns> kColumns = {{
    {"subscriptionid|subscriptionexternalid|externalsubscriptionid|vendorsubscriptionid|microsoftsubscriptionid", true, true},
    {"offername|productname"},
    {"offerid|productskuid"},
    {""},
    {""},
    {"microsoftlicenses|quantityoflicenses", true},
    {"microsoftstatus|status"},
    {"microsoftcreationdate|creationdate"},
    {""},
    {"microsoftcommitmentenddate|commitmentenddate|renewaldate"},
    {"termduration|term"},
    {"billingcycle|billingplan"},
    {"microsoftautorenew|autorenewal|autorenewalstatus"},
    {""},
    {"microsoftcustomerid"},
    {"customername"},
    {""},
    {""},
    {""},
    {""},
    {"customerdomain|domain|microsoftdomain"},
}};

std::unique_ptr<Reader> make(ReaderContext context) {
  ListedForm form;
  form.channel = Channel::CspPartner;
  return std::make_unique<ListedSubscriptions>(context, form);
}

}  // namespace

Kind cloudblue_kind() {
  return {"cloudblue-report", "microsoftlicenses+offerid|quantityoflicenses+productskuid", kColumns, "", "", true, make};
}

}  // namespace csp
