// Sherweb: subscriptions of a customer, with Sherweb's own ids. The commitment tells term and end; it is null without one.

#include "core/import/lists/listed_subscriptions.hpp"
#include "core/import/reader.hpp"

namespace csp {
namespace {

constexpr auto kColumns = listed_columns<Listed::kColumns>({
    {Listed::kId, {"id", true}},
    {Listed::kName, {"productname"}},
    {Listed::kOffer, {"sku"}},
    {Listed::kUnits, {"quantity", true}},
    {Listed::kPurchased, {"purchasedate"}},
    {Listed::kStart, {"commitmenttermstartdate"}},
    {Listed::kEnd, {"commitmenttermtermenddate|commitmenttermenddate"}},
    {Listed::kTerm, {"commitmenttermtype"}},
    {Listed::kBilling, {"billingcycle"}},
    {Listed::kAutoRenew, {"commitmenttermrenewalconfigurationrenewaltype"}},
    {Listed::kNextTerm, {"commitmenttermrenewalconfigurationscheduledquantity"}},
    {Listed::kCustomer, {"customername"}},
});

constexpr ListedForm kForm = {.channel = Channel::CspPartner};

}  // namespace

Kind sherweb_subscriptions_kind() {
  return {.id = "sherweb-subscriptions",
          .worth = {Worth::Rows::Subscriptions, Worth::Authority::List, Worth::Ids::MayBeSellers},
          .columns = kColumns,
          .json_signs = "productName+quantity+purchaseDate+commitmentTerm|productName+sku+quantity+commitmentTerm+!subscriptionId",
          .flat_json = true,
          .make = make_listed<ListedSubscriptions, kForm>};
}

}  // namespace csp
