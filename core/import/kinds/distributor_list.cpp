// Any other distributor's list with a subscription id, a Microsoft part number and a quantity: the product is found in the part
// number (CFQ7TTC0LH18:0001, CFQ7TTC0LH18-0001, P1Y:CFQ7TTC0LH18:0001).

#include "core/import/listed_subscriptions.hpp"
#include "core/import/reader.hpp"

namespace csp {
namespace {

constexpr auto kColumns = listed_columns<Listed::kColumns>({
    {Listed::kId,
     {"subscriptionid|abonnementid|abonnementnummer|externalsubscriptionid|subscriptionexternalid|externalid|publishersubscriptionid|"
      "vendorsubscriptionid|mssubscriptionid|microsoftsubscriptionid|microsoftabonnementid",
      true, true}},
    {Listed::kName,
     {"productname|product|description|servicename|friendlyname|produktname|produkt|produktbezeichnung|artikelbezeichnung|bezeichnung|"
      "nomduproduit|produit|subscriptionname"}},
    {Listed::kOffer,
     {"sku|skuid|partnumber|mpn|manufacturerpartnumber|mfgpartnumber|vendorsku|vendorpartnumber|productsku|productcode|"
      "herstellerartikelnummer|herstellernummer|artikelnummer|produktcode|offerid"}},
    {Listed::kUnits,
     {"quantity|qty|seats|licenses|licences|units|menge|anzahl|stückzahl|lizenzen|anzahllizenzen|quantité|seatcount", true}},
    {Listed::kStatus, {"status|subscriptionstatus|abonnementstatus|zustand"}},
    {Listed::kPurchased, {"creationdate|createddate|purchasedate|orderdate|kaufdatum|bestelldatum|erstellungsdatum"}},
    {Listed::kStart, {"startdate|effectivestartdate|commitmentstartdate|startdatum|beginn|laufzeitbeginn|vertragsbeginn|datededébut"}},
    {Listed::kEnd,
     {"enddate|commitmenttermenddate|commitmentenddate|termenddate|enddatum|laufzeitende|vertragsende|datedefin|renewaldate|"
      "nextrenewaldate|"
      "verlängerungsdatum|expirationdate|expirydate|ablaufdatum"}},
    {Listed::kTerm,
     {"term|termduration|commitment|commitmentterm|commitmentperiod|subscriptionterm|subscriptionperiod|contractterm|laufzeit|"
      "vertragslaufzeit|billingterm"}},
    {Listed::kBilling,
     {"billingcycle|billingplan|billingfrequency|billing|billingperiod|abrechnungszyklus|abrechnungsintervall|abrechnungshäufigkeit|"
      "abrechnung|zahlweise"}},
    {Listed::kAutoRenew, {"autorenew|autorenewal|autorenewenabled|automatischeverlängerung"}},
    {Listed::kTrial, {"istrial|trial"}},
    {Listed::kTenant, {customer_columns::kTenant}},
    {Listed::kCustomer, {customer_columns::kName}},
    {Listed::kUnitPrice, {"unitpricepermonth|unitpricemonth|monthlyunitprice|unitpricemonthly"}},
    {Listed::kCurrency, {"currency|currencycode|währung"}},
    {Listed::kDomain, {customer_columns::kDomain}},
});

constexpr ListedForm kForm = {.channel = Channel::CspPartner};

}  // namespace

Kind distributor_list_kind() {
  return {"distributor-list", "subscriptionid+sku+quantity", kColumns, "", "", true, make_listed<ListedSubscriptions, kForm>};
}

}  // namespace csp
