// Partner Center: "Export subscriptions" of a customer's screen. Ids, names, quantities; no product ids, and dates only in newer ones.

#include "core/import/lists/listed_subscriptions.hpp"
#include "core/import/reader.hpp"

namespace csp {
namespace {

constexpr auto kColumns = listed_columns<Listed::kColumns>({
    {Listed::kId,
     {"subscriptionid|abonnementid|iddabonnement|iddelabonnement|idabbonamento|iddellabbonamento|iddesuscripción|iddelasuscripción|"
      "iddaassinatura|idassinatura|abonelikkimliği|abonelikid|サブスクリプションid",
      true}},
    {Listed::kName, {"product|productname|produkt|produktname|produit|nomduproduit|producto|prodotto|produto|ürün|ürünadi|製品|製品名"}},
    {Listed::kUnits, {"quantity|menge|anzahl|quantité|cantidad|quantità|quantidade|miktar|adet|数量", true}},
    {Listed::kStatus, {"status|zustand|statut|état|estado|stato|situação|durum|状態|ステータス"}},
    {Listed::kEnd,
     {"enddate|commitmentenddate|renewaldate|enddatum|verlängerungsdatum|datedefin|datederenouvellement|fechadefinalización|"
      "fechaderenovación|datadifine|datadirinnovo|datadetérmino|datadarenovação|bitiştarihi|yenilemetarihi|終了日|更新日"}},
    {Listed::kTerm, {"term|termduration|laufzeit|durée|plazo|durata|prazo|dönem|期間"}},
    {Listed::kBilling,
     {"billingfrequency|billingcycle|abrechnungshäufigkeit|fréquencedefacturation|frecuenciadefacturación|frequenzadifatturazione|"
      "frequênciadecobrança|faturalandirmasikliği|請求頻度"}},
    {Listed::kAutoRenew,
     {"autorenew|autorenewenabled|automatischeverlängerung|renouvellementautomatique|renovaciónautomática|rinnovoautomatico|"
      "renovaçãoautomática|otomatikyenileme|自動更新"}},
    {Listed::kTenant, {customer_columns::kTenant}},
    {Listed::kCustomer, {customer_columns::kName}},
    {Listed::kDomain, {customer_columns::kDomain}},
    {Listed::kNextTerm, {"quantityatrenewal|scheduledchanges|scheduledchange"}},
    {Listed::kCancelUntil, {"cancellationalloweduntil|cancellationdeadline"}},
    {Listed::kNickname, {"subscription|subscriptionnickname|abonnement|suscripción|abbonamento|assinatura|abonelik|サブスクリプション"}},
});

constexpr ListedForm kForm = {.order = {true, true}, .channel = Channel::CspPartner};

}  // namespace

Kind partner_center_screen_kind() {
  return {.id = "partner-center-subscriptions-screen",
          .worth = {Worth::Rows::Subscriptions, Worth::Authority::Commerce, Worth::Ids::Microsofts},
          .table_signs = "subscriptionid+subscription+quantity+status",
          .columns = kColumns,
          .flat_json = true,
          .make = make_listed<ListedSubscriptions, kForm>};
}

}  // namespace csp
