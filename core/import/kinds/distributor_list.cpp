// Any other distributor's list with a subscription id, a Microsoft part number and a quantity: the product is found in the part
// number (CFQ7TTC0LH18:0001, CFQ7TTC0LH18-0001, P1Y:CFQ7TTC0LH18:0001).

#include "core/import/lists/listed_subscriptions.hpp"
#include "core/import/reader.hpp"

namespace csp {
namespace {

// Of several columns that tell the same the earlier name is the better one: the end of a commitment before any other end, and the day of
// renewal last, which may be the day after; licences before a quantity of something.
constexpr auto kColumns = listed_columns<Listed::kColumns>({
    {Listed::kId,
     {"subscriptionid|abonnementid|abonnementsid|idsottoscrizione|iddellasottoscrizione|abonnementnummer|iddabonnement|iddelabonnement|"
      "idabbonamento|iddellabbonamento|iddesuscripción|"
      "iddelasuscripción|iddaassinatura|idassinatura|abonelikkimliği|abonelikid|サブスクリプションid|licenseid|externalsubscriptionid|"
      "subscriptionexternalid|externalid|publishersubscriptionid|vendorlicenseid|vendorsubscriptionid|mssubscriptionid|"
      "microsoftsubscriptionid|microsoftabonnementid",
      true, true}},
    {Listed::kName,
     {"productname|product|description|servicename|servicedisplayname|friendlyname|produktname|produkt|produktbezeichnung|"
      "artikelbezeichnung|bezeichnung|"
      "nomduproduit|produit|désignation|nombredelproducto|producto|descripción|nomeprodotto|nomedelprodotto|prodotto|descrizione|"
      "nomedoproduto|produto|descrição|ürün|ürünadi|製品|製品名|subscriptionname|subscription|offer|offername"}},
    {Listed::kOffer,
     {"sku|skuid|partnumber|mpn|manufacturerpartnumber|mfgpartnumber|vendorsku|vendorpartnumber|productsku|productcode|"
      "herstellerartikelnummer|herstellernummer|artikelnummer|artikelcode|materialnumber|materialnummer|produktcode|référence|codeproduit|"
      "códigodeproducto|codiceprodotto|"
      "códigodoproduto|ürünkodu|offerid"}},
    {Listed::kProductId, {"productid|microsoftproductid"}},
    {Listed::kUnits,
     {"seatcount|licensequantity|licencequantity|licenseqty|licenceqty|licensecount|licencecount|numberoflicenses|numberoflicences|"
      "anzahllizenzen|anzahlderlizenzen|lizenzanzahl|nombredelicences|quantitédelicences|nºdelicencias|númerodelicencias|"
      "cantidaddelicencias|nlicenze|numerolicenze|numerodilicenze|nºdelicenças|númerodelicenças|quantidadedelicenças|aantallicenties|"
      "lisanssayisi|lisansadedi|ライセンス数|licenses|licences|seats|numberofseats|lizenzen|licencias|licenze|licenças|licenties|lisans|"
      "quantity|currentquantity|qty|"
      "units|menge|anzahl|"
      "stückzahl|aantal|quantité|cantidad|quantità|quantidade|miktar|adet|数量|purchased",
      true}},
    {Listed::kStatus,
     {"subscriptionstatus|subscriptionstate|status|substatus|abonnementstatus|zustand|state|statut|état|estado|stato|situação|durum|状態|"
      "ステータス"}},
    {Listed::kPurchased,
     {"creationdate|createddate|purchasedate|orderdate|kaufdatum|bestelldatum|erstellungsdatum|datedachat|fechadecompra|datadiacquisto|"
      "datadacompra|satinalmatarihi|購入日"}},
    {Listed::kStart,
     {"commitmentstartdate|effectivestartdate|termstartdate|startdate|start|subscriptionstartdate|activationdate|termstart|contractstart|"
      "contractstartdate|startdatum|beginn|"
      "laufzeitbeginn|vertragsbeginn|"
      "datededébut|fechadeinicio|datadiinizio|datainizio|datadeinício|başlangiçtarihi|開始日"}},
    {Listed::kEnd,
     {"commitmentenddate|commitmenttermenddate|commitmentend|commitmenttermend|termenddate|termend|contractenddate|contractend|"
      "laufzeitende|"
      "vertragsende|datedefindengagement|subscriptionenddate|enddate|end|enddatum|einddatum|datedefin|fechadefin|fechadefinalización|"
      "datadifine|"
      "datafine|datadetérmino|datadofim|bitiştarihi|終了日|expirationdate|expirydate|ablaufdatum|datedexpiration|datedéchéance|"
      "fechadeexpiración|fechadevencimiento|datadiscadenza|datascadenza|scadenza|datadeexpiração|datadevencimento|sonkullanmatarihi|"
      "有効期限|"
      "renewaldate|nextrenewaldate|verlängerungsdatum|datederenouvellement|fechaderenovación|datadirinnovo|datadarenovação|dataderenovação|"
      "yenilemetarihi|更新日"}},
    {Listed::kTerm,
     {"commitmentterm|commitmentperiod|commitment|commitmenttype|termduration|term|subscriptionterm|subscriptionperiod|contractterm|"
      "laufzeit|"
      "vertragslaufzeit|looptijd|durée|engagement|plazo|compromiso|durata|durataimpegno|prazo|dönem|süre|期間"}},
    {Listed::kBilling,
     {"billingcycle|billingplan|billingfrequency|billfrequency|billing|billingperiod|billinginterval|billingtype|abrechnungszyklus|"
      "abrechnungsintervall|abrechnungshäufigkeit|abrechnung|zahlweise|zahlungsintervall|fréquencedefacturation|facturation|facturering|"
      "facturatie|"
      "frecuenciadefacturación|facturación|frequenzadifatturazione|fatturazione|frequênciadecobrança|faturalandirmasikliği|faturalama|"
      "請求頻度|billingterm"}},
    {Listed::kAutoRenew,
     {"autorenew|autorenewal|autorenewalflag|autorenewflag|renewstatus|renewalstatus|subscriptionrenewstatus|autorenewenabled|"
      "isautorenewenabled|automatischverlengen|autorenewstatus|renewalinstruction|renewal|automatischeverlängerung|"
      "verlängerung|renouvellementautomatique|"
      "renouvellementauto|renovaciónautomática|rinnovoautomatico|renovaçãoautomática|otomatikyenileme|自動更新"}},
    {Listed::kCancelsAtEnd,
     {"cancelatperiodend|cancelatendofperiod|cancelatendofterm|cancelattermend|cancelatrenewal|cancelonrenewal|cancelonexpiry|"
      "cancelonexpiration|cancelatend|kündigungzumlaufzeitende|kündigungzumende|résiliationàléchéance|cancelaralvencimiento|"
      "disdettaascadenza|cancelarnofim"}},
    {Listed::kTrial, {"istrial|trial|subscriptiontype|licensetype|offertype"}},
    {Listed::kTenant, {customer_columns::kTenant}},
    {Listed::kCustomer, {customer_columns::kName}},
    {Listed::kNextTerm,
     {"quantityatrenewal|renewalquantity|scheduledquantity|nexttermquantity|seatsatrenewal|renewalseats|newquantityonrenewal|"
      "newquantityatrenewal|scheduledchanges|scheduledchange|licensesatrenewal|"
      "mengebeiverlängerung|quantitéaurenouvellement|cantidadalarenovación|quantitàalrinnovo|quantidadenarenovação|"
      "yenilemedekimiktar|更新時の数量"}},
    {Listed::kCancelUntil, {"cancellationalloweduntil|cancellationalloweduntildate|cancellationdeadline|cancellableuntil|kündbarbis"}},
    {Listed::kUnitType, {"unittype|unitofmeasure|uom"}},
    {Listed::kParent, {"parentsubscriptionid|basesubscriptionid|parentsubscription|basesubscription"}},
    {Listed::kUnitPrice, {"unitpricepermonth|unitpricemonth|monthlyunitprice|unitpricemonthly"}},
    {Listed::kCurrency, {"currency|currencycode|währung|devise|moneda|valuta|moeda|parabirimi|通貨"}},
    {Listed::kDomain, {customer_columns::kDomain}},
});

constexpr ListedForm kForm = {.channel = Channel::CspPartner};

}  // namespace

Kind distributor_list_kind() {
  return {.id = "distributor-list",
          .worth = {Worth::Rows::Subscriptions, Worth::Authority::List, Worth::Ids::MayBeSellers},
          .table_signs = "subscriptionid+sku+quantity|=vendorsubscriptionid+productname+quantity",
          .columns = kColumns,
          .json_signs = "subscriptionId+sku+quantity",
          .flat_json = true,
          .make = make_listed<ListedSubscriptions, kForm>};
}

}  // namespace csp
