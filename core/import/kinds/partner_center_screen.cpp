// Partner Center: "Export subscriptions" of a customer's screen. Ids, names, quantities; no dates and no product ids.

#include <array>

#include "core/import/listed_subscriptions.hpp"
#include "core/import/reader.hpp"

namespace csp {
namespace {

constexpr std::array<Column, Listed::kColumns> kColumns = {{
    {"subscriptionid|abonnementid|iddabonnement|idabbonamento|iddesuscripción|サブスクリプションid", true},
    {"subscription|abonnement|suscripción|abbonamento|サブスクリプション"},
    {""},
    {""},
    {""},
    {"quantity|menge|quantité|cantidad|quantità|数量", true},
    {"status|statut|état|estado|stato|状態"},
    {""},
    {""},
    {"enddate|renewaldate|commitmentenddate"},
    {"term|termduration"},
    {"billingfrequency|billingcycle"},
    {"autorenew|autorenewenabled"},
    {""},
    {""},
    {""},
    {""},
    {""},
}};

std::unique_ptr<Reader> make(ReaderContext context) {
  ListedForm form;
  form.order = {true, true};
  form.channel = Channel::CspPartner;
  return std::make_unique<ListedSubscriptions>(context, form);
}

}  // namespace

Kind partner_center_screen_kind() {
  return {"partner-center-subscriptions-screen", "subscriptionid+subscription+quantity+status", kColumns, "", "", true, make};
}

}  // namespace csp
