// Crayon Cloud-iQ: subscriptions, states as numbers, in its tables as words.

#include <array>

#include "core/import/listed_subscriptions.hpp"
#include "core/import/reader.hpp"

namespace csp {
namespace {

constexpr std::array<Column, Listed::kColumns> kColumns = {{
    {"publishersubscriptionid", true},
    {"name|productname|productitemname|subscription|subscriptionname"},
    {"productpartnumber|partnumber"},
    {""},
    {""},
    {"quantity", true},
    {"status"},
    {"creationdate"},
    {"effectivestartdate|startdate"},
    {"commitmentenddate|enddate"},
    {"termduration|term"},
    {"billingcycle"},
    {"autorenewenabled|autorenew"},
    {""},
    {"customertenantid"},
    {"customertenantname|customertenant"},
    {""},
    {""},
    {""},
    {""},
    {"customertenantdomain|domain"},
}};

std::unique_ptr<Reader> make(ReaderContext context) {
  ListedForm form;
  form.numbered_states = true;
  form.channel = Channel::CspPartner;
  return std::make_unique<ListedSubscriptions>(context, form);
}

}  // namespace

Kind crayon_kind() {
  return {"crayon-subscriptions", "publishersubscriptionid+quantity", kColumns, "publisherSubscriptionId", "", true, make};
}

}  // namespace csp
