// Partner Center: "Export subscriptions" of a customer's screen. Ids, names, quantities; no product ids, and dates only in newer ones.

#include <array>

#include "core/import/listed_subscriptions.hpp"
#include "core/import/reader.hpp"

namespace csp {
namespace {

constexpr std::array<Column, Listed::kColumns> kColumns = {{
    {"subscriptionid|abonnementid|iddabonnement|iddelabonnement|idabbonamento|iddellabbonamento|iddesuscripción|iddelasuscripción|"
     "iddaassinatura|idassinatura|abonelikkimliği|abonelikid|サブスクリプションid",
     true},
    {"product|productname|produkt|produktname|produit|nomduproduit|producto|prodotto|produto|ürün|ürünadı|製品|製品名"},
    {""},
    {""},
    {""},
    {"quantity|menge|anzahl|quantité|cantidad|quantità|quantidade|miktar|adet|数量", true},
    {"status|zustand|statut|état|estado|stato|situação|durum|状態|ステータス"},
    {""},
    {""},
    {"enddate|commitmentenddate|renewaldate|enddatum|verlängerungsdatum|datedefin|datederenouvellement|fechadefinalización|"
     "fechaderenovación|datadifine|datadirinnovo|datadetérmino|datadarenovação|bitiştarihi|yenilemetarihi|終了日|更新日"},
    {"term|termduration|laufzeit|durée|plazo|durata|prazo|dönem|期間"},
    {"billingfrequency|billingcycle|abrechnungshäufigkeit|fréquencedefacturation|frecuenciadefacturación|frequenzadifatturazione|"
     "frequênciadecobrança|faturalandırmasıklığı|請求頻度"},
    {"autorenew|autorenewenabled|automatischeverlängerung|renouvellementautomatique|renovaciónautomática|rinnovoautomatico|"
     "renovaçãoautomática|otomatikyenileme|自動更新"},
    {""},
    {""},
    {""},
    {""},
    {""},
    {""},
    {""},
    {""},
    {""},
    {""},
    {""},
    {"subscription|subscriptionnickname|abonnement|suscripción|abbonamento|assinatura|abonelik|サブスクリプション"},
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
