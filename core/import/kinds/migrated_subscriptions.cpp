// Batch migration tool: new-commerce subscriptions of the partner.

#include "core/import/lists/listed_subscriptions.hpp"
#include "core/import/reader.hpp"

namespace csp {
namespace {

constexpr auto kColumns = listed_columns<Listed::kColumns>({
    {Listed::kId, {"subscriptionid", true}},
    {Listed::kName, {"productname"}},
    {Listed::kOffer, {"psa"}},
    {Listed::kUnits, {"seatcount", true}},
    {Listed::kEnd, {"expirationdate"}},
    {Listed::kTerm, {"term"}},
    {Listed::kBilling, {"billingplan"}},
    {Listed::kTenant, {"customertenantid"}},
    {Listed::kCustomer, {"customername"}},
    {Listed::kDomain, {"customerdomain|domain"}},
});

constexpr ListedForm kForm = {.order = {true, true}, .documented = true, .channel = Channel::CspPartner};

}  // namespace

Kind migrated_subscriptions_kind() {
  return {.id = "bam-nce-subscriptions",
          .worth = {Worth::Rows::Subscriptions, Worth::Authority::List, Worth::Ids::Microsofts},
          .table_signs = "migratedfromsubscriptionid+psa",
          .columns = kColumns,
          .flat_json = true,
          .make = make_listed<ListedSubscriptions, kForm>};
}

}  // namespace csp
