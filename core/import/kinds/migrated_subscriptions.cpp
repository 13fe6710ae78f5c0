// Batch migration tool: new-commerce subscriptions of the partner.

#include <array>

#include "core/import/listed_subscriptions.hpp"
#include "core/import/reader.hpp"

namespace csp {
namespace {

constexpr std::array<Column, Listed::kColumns> kColumns = {{
    {"subscriptionid", true},
    {"productname"},
    {"psa"},
    {""},
    {""},
    {"seatcount", true},
    {""},
    {""},
    {""},
    {"expirationdate"},
    {"term"},
    {"billingplan"},
    {""},
    {""},
    {"customertenantid"},
    {"customername"},
    {""},
    {""},
    {""},
    {""},
    {"customerdomain|domain"},
}};

std::unique_ptr<Reader> make(ReaderContext context) {
  ListedForm form;
  form.order = {true, true};
  form.channel = Channel::CspPartner;
  return std::make_unique<ListedSubscriptions>(context, form);
}

}  // namespace

Kind migrated_subscriptions_kind() { return {"bam-nce-subscriptions", "migratedfromsubscriptionid+psa", kColumns, "", "", true, make}; }

}  // namespace csp
