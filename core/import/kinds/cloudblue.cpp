// CloudBlue reports (Ingram Micro and others): Microsoft subscriptions. "Subscription ID" is Microsoft's in some of them, and in others
// the marketplace's own with Microsoft's beside it.

#include "core/import/lists/listed_subscriptions.hpp"
#include "core/import/reader.hpp"

namespace csp {
namespace {

constexpr auto kColumns = listed_columns<Listed::kColumns>({
    {Listed::kId,
     {"subscriptionid|subscriptionexternalid|externalsubscriptionid|vendorsubscriptionid|microsoftsubscriptionid", true, true}},
    {Listed::kName, {"offername|productname"}},
    {Listed::kOffer, {"offerid|productskuid"}},
    {Listed::kUnits, {"microsoftlicenses|quantityoflicenses", true}},
    {Listed::kStatus, {"microsoftstatus|status"}},
    {Listed::kPurchased, {"microsoftcreationdate|creationdate"}},
    {Listed::kEnd, {"microsoftcommitmentenddate|commitmentenddate|renewaldate"}},
    {Listed::kTerm, {"termduration|term"}},
    {Listed::kBilling, {"billingcycle|billingplan"}},
    {Listed::kAutoRenew, {"microsoftautorenew|autorenewal|autorenewalstatus"}},
    {Listed::kTenant, {"microsoftcustomerid"}},
    {Listed::kCustomer, {"customername"}},
    {Listed::kDomain, {"customerdomain|domain|microsoftdomain"}},
});

constexpr ListedForm kForm = {.channel = Channel::CspPartner};

}  // namespace

Kind cloudblue_kind() {
  return {"cloudblue-report",
          "microsoftlicenses+offerid|quantityoflicenses+productskuid",
          kColumns,
          "",
          "",
          true,
          make_listed<ListedSubscriptions, kForm>};
}

}  // namespace csp
