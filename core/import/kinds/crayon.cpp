// Crayon Cloud-iQ: subscriptions, states as numbers, in its tables as words.

#include "core/import/lists/listed_subscriptions.hpp"
#include "core/import/reader.hpp"

namespace csp {
namespace {

constexpr auto kColumns = listed_columns<Listed::kColumns>({
    {Listed::kId, {"publishersubscriptionid", true}},
    {Listed::kName, {"name|productname|productitemname|subscription|subscriptionname"}},
    {Listed::kOffer, {"productpartnumber|partnumber"}},
    {Listed::kUnits, {"quantity", true}},
    {Listed::kStatus, {"status"}},
    {Listed::kPurchased, {"creationdate"}},
    {Listed::kStart, {"effectivestartdate|startdate"}},
    {Listed::kEnd, {"commitmentenddate|enddate"}},
    {Listed::kTerm, {"termduration|term"}},
    {Listed::kBilling, {"billingcycle"}},
    {Listed::kAutoRenew, {"autorenewenabled|autorenew|renewalinstruction"}},
    {Listed::kNextTerm, {"schedulednextterminstructionsproductskuid|schedulednextterminstructionsquantity"}},
    {Listed::kTrial, {"istrial"}},
    {Listed::kParent, {"parentsubscriptionid|publisherparentsubscriptionid"}},
    {Listed::kTenant, {"customertenantid"}},
    {Listed::kCustomer, {"customertenantname|customertenant|organization|organisation|organizationname|customername|customer"}},
    {Listed::kDomain, {"customertenantdomain|domain"}},
});

constexpr ListedForm kForm = {.numbered_states = true, .channel = Channel::CspPartner};

}  // namespace

Kind crayon_kind() {
  return {.id = "crayon-subscriptions",
          .worth = {Worth::Rows::Subscriptions, Worth::Authority::List, Worth::Ids::Microsofts},
          .table_signs = "publishersubscriptionid+quantity",
          .columns = kColumns,
          .json_signs = "publisherSubscriptionId",
          .flat_json = true,
          .make = make_listed<ListedSubscriptions, kForm>};
}

}  // namespace csp
