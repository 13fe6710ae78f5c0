// Sherweb: subscriptions of a customer, with Sherweb's own ids. The commitment tells term and end; it is null without one.

#include <array>

#include "core/import/listed_subscriptions.hpp"
#include "core/import/reader.hpp"

namespace csp {
namespace {

constexpr std::array<Column, Listed::kColumns> kColumns = {{
    {"id", true},
    {"productname"},
    {"sku"},
    {""},
    {""},
    {"quantity", true},
    {""},
    {"purchasedate"},
    {""},
    {"commitmenttermtermenddate"},
    {"commitmenttermtype"},
    {"billingcycle"},
}};

std::unique_ptr<Reader> make(ReaderContext context) {
  ListedForm form;
  form.channel = Channel::CspPartner;
  return std::make_unique<ListedSubscriptions>(context, form);
}

}  // namespace

Kind sherweb_subscriptions_kind() {
  return {"sherweb-subscriptions", "", kColumns, "productName+quantity+purchaseDate+commitmentTerm", "", true, make};
}

}  // namespace csp
