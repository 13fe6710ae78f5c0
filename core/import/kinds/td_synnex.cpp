// TD SYNNEX StreamOne Ion: subscriptions.

#include "core/import/lists/listed_subscriptions.hpp"
#include "core/import/reader.hpp"

namespace csp {
namespace {

constexpr auto kColumns = listed_columns<Listed::kColumns>({
    {Listed::kId, {"subscriptionid|vendorsubscriptionid", true, true}},
    {Listed::kName, {"subscriptionname|resourcename"}},
    {Listed::kOffer, {"subscriptionofferid|mfgpartnumber|productdetails"}},
    {Listed::kUnits, {"subscriptiontotallicenses|subscriptionquantity|quantity|totallicenses", true}},
    {Listed::kStatus, {"subscriptionstatus|status"}},
    {Listed::kStart, {"subscriptionstartdate"}},
    {Listed::kEnd, {"subscriptionenddate|renewaldate"}},
    {Listed::kTerm, {"subscriptionbillingterm|billingterm"}},
    {Listed::kBilling, {"subscriptionbillingcycle|billingcycle"}},
    {Listed::kAutoRenew, {"autorenew|subscriptionrenewstatus|renewstatus"}},
    {Listed::kTrial, {"istrial"}},
    {Listed::kNextTerm, {"scheduledquantity"}},
    {Listed::kTenant, {"customertenantid"}},
    {Listed::kCustomer, {"customername"}},
    {Listed::kDomain, {"customerdomain|domain|domainname"}},
});

constexpr ListedForm kForm = {.channel = Channel::CspPartner};

}  // namespace

Kind td_synnex_kind() {
  return {.id = "td-synnex-subscriptions",
          .worth = {Worth::Rows::Subscriptions, Worth::Authority::List, Worth::Ids::MayBeSellers},
          .table_signs =
              "=subscriptionofferid+=subscriptionid|=mfgpartnumber+=subscriptionid|=vendorsubscriptionid+=subscriptionname+=renewstatus",
          .columns = kColumns,
          .json_signs = "subscriptionOfferId+subscriptionId|mfgPartNumber+subscriptionId",
          .flat_json = true,
          .make = make_listed<ListedSubscriptions, kForm>};
}

}  // namespace csp
