// TD SYNNEX StreamOne Ion: subscriptions.

#include <array>

#include "core/import/listed_subscriptions.hpp"
#include "core/import/reader.hpp"

namespace csp {
namespace {

constexpr std::array<Column, Listed::kColumns> kColumns = {{
    {"subscriptionid", true},
    {"subscriptionname|resourcename"},
    {"subscriptionofferid|mfgpartnumber"},
    {""},
    {""},
    {"subscriptiontotallicenses|subscriptionquantity|quantity|totallicenses", true},
    {"subscriptionstatus|status"},
    {""},
    {"subscriptionstartdate"},
    {"subscriptionenddate|renewaldate"},
    {"subscriptionbillingterm"},
    {"subscriptionbillingcycle"},
    {"autorenew|subscriptionrenewstatus"},
    {""},
    {"customertenantid"},
    {"customername"},
    {""},
    {""},
    {""},
    {""},
    {"customerdomain|domain|domainname"},
}};

std::unique_ptr<Reader> make(ReaderContext context) {
  ListedForm form;
  form.channel = Channel::CspPartner;
  return std::make_unique<ListedSubscriptions>(context, form);
}

}  // namespace

Kind td_synnex_kind() {
  return {"td-synnex-subscriptions", "subscriptionofferid+subscriptionid", kColumns, "subscriptionOfferId+subscriptionId", "", true, make};
}

}  // namespace csp
