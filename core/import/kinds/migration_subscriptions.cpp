// Batch migration tool: legacy subscriptions of the partner, with ends, terms and seats, as downloaded or prepared for upload.

#include <array>

#include "core/import/kinds.hpp"
#include "core/import/listed_subscriptions.hpp"

namespace csp {
namespace {

constexpr std::array<Column, Listed::kColumns> kColumns = {{
    {"legacysubscriptionid", true},
    {"legacyproductname"},
    {""},
    {""},
    {""},
    {"currentseatcount", true},
    {""},
    {""},
    {""},
    {"expirationdate"},
    {"currentterm"},
    {"currentbillingplan"},
    {"autorenewenabled"},
    {""},
    {"customertenantid"},
    {"customername"},
    {"basesubscriptionid"},
    {""},
}};

std::unique_ptr<Reader> make(ReaderContext context) {
  ListedForm form;
  form.order = {true, true};
  form.channel = Channel::CspPartnerLegacy;
  return std::make_unique<ListedSubscriptions>(context, form);
}

}  // namespace

Kind migration_subscriptions_kind() {
  return {"bam-legacy-subscriptions", "legacysubscriptionid+currentseatcount", kColumns, "", "", true, make};
}

}  // namespace csp
