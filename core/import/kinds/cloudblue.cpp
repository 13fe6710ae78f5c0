// CloudBlue reports (Ingram Micro and others): Microsoft subscriptions. "Subscription ID" is Microsoft's in some of them, and in others
// the marketplace's own with Microsoft's beside it.

#include "core/import/lists/listed_subscriptions.hpp"
#include "core/import/reader.hpp"

namespace csp {
namespace {

constexpr auto kColumns = listed_columns<Listed::kColumns>({
    {Listed::kId,
     {"subscriptionid|subscriptionexternalid|externalsubscriptionid|vendorsubscriptionid|microsoftsubid|microsoftsubscriptionid", true,
      true}},
    {Listed::kName, {"offername|itemdescription|productname"}},
    {Listed::kOffer, {"offerid|productskuid|itemmpn"}},
    {Listed::kUnits, {"microsoftlicenses|quantityoflicenses|itemquantity", true}},
    {Listed::kStatus, {"microsoftstatus|status|subscriptionstatus"}},
    {Listed::kPurchased, {"microsoftcreationdate|creationdate|subscriptioncreatedat"}},
    {Listed::kEnd, {"microsoftcommitmentenddate|commitmentenddate|renewaldate"}},
    {Listed::kTerm, {"termduration|term|productterm"}},
    {Listed::kBilling, {"billingcycle|billingplan"}},
    {Listed::kAutoRenew, {"microsoftautorenew|autorenewal|autorenewalstatus"}},
    {Listed::kTrial, {"microsofttrial|istrial|trial"}},
    {Listed::kTenant, {"microsoftcustomerid"}},
    {Listed::kCustomer, {"customername"}},
    {Listed::kDomain, {"customerdomain|domain|microsoftdomain"}},
});

constexpr ListedForm kForm = {.channel = Channel::CspPartner};

}  // namespace

Kind cloudblue_kind() {
  return {.id = "cloudblue-report",
          .worth = {Worth::Rows::Subscriptions, Worth::Authority::List, Worth::Ids::MayBeSellers},
          .table_signs = "microsoftlicenses+offerid|quantityoflicenses+productskuid|=itemmpn+=itemquantity",
          .columns = kColumns,
          .flat_json = true,
          .make = make_listed<ListedSubscriptions, kForm>};
}

}  // namespace csp
