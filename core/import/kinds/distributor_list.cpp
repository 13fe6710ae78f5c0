// Any other distributor's list with a subscription id, a Microsoft part number and a quantity: the product is found in the part
// number (CFQ7TTC0LH18:0001, CFQ7TTC0LH18-0001, P1Y:CFQ7TTC0LH18:0001).

#include <array>

#include "core/import/listed_subscriptions.hpp"
#include "core/import/reader.hpp"

namespace csp {
namespace {

constexpr std::array<Column, Listed::kColumns> kColumns = {{
    {"subscriptionid|abonnementid|abonnementnummer|externalsubscriptionid|subscriptionexternalid|externalid|publishersubscriptionid|"
     "vendorsubscriptionid|mssubscriptionid|microsoftsubscriptionid|microsoftabonnementid",
     true, true},
    {"productname|product|description|servicename|friendlyname|produktname|produkt|produktbezeichnung|artikelbezeichnung|bezeichnung|"
     "nomduproduit|produit|subscriptionname"},
    {"sku|skuid|partnumber|mpn|manufacturerpartnumber|mfgpartnumber|vendorsku|vendorpartnumber|productsku|productcode|"
     "herstellerartikelnummer|herstellernummer|artikelnummer|produktcode|offerid"},
    {""},
    {""},
    {"quantity|qty|seats|licenses|licences|units|menge|anzahl|stückzahl|lizenzen|anzahllizenzen|quantité|seatcount", true},
    {"status|subscriptionstatus|abonnementstatus|zustand"},
    {"creationdate|createddate|purchasedate|orderdate|kaufdatum|bestelldatum|erstellungsdatum"},
    {"startdate|effectivestartdate|commitmentstartdate|startdatum|beginn|laufzeitbeginn|vertragsbeginn|datededébut"},
    {"enddate|commitmenttermenddate|commitmentenddate|termenddate|enddatum|laufzeitende|vertragsende|datedefin|renewaldate|nextrenewaldate|"
     "verlängerungsdatum|expirationdate|expirydate|ablaufdatum"},
    {"term|termduration|commitment|commitmentterm|commitmentperiod|subscriptionterm|subscriptionperiod|contractterm|laufzeit|"
     "vertragslaufzeit|billingterm"},
    {"billingcycle|billingplan|billingfrequency|billing|billingperiod|abrechnungszyklus|abrechnungsintervall|abrechnungshäufigkeit|"
     "abrechnung|zahlweise"},
    {"autorenew|autorenewal|autorenewenabled|automatischeverlängerung"},
    {"istrial|trial"},
    {"tenantid|customertenantid|microsoftcustomerid|microsofttenantid|mandantenid"},
    {"customername|customer|company|companyname|tenantname|endcustomer|kundenname|kunde|firma|endkunde"},
    {""},
    {""},
    {"unitpricepermonth|unitpricemonth|monthlyunitprice|unitpricemonthly"},
    {"currency|currencycode|währung"},
    {"domain|domainname|customerdomain|customerdomainname|tenantdomain|tenantdomainname|primarydomain|defaultdomain|onmicrosoftdomain|"
     "microsoftdomain|domäne|kundendomäne"},
}};

std::unique_ptr<Reader> make(ReaderContext context) {
  ListedForm form;
  form.channel = Channel::CspPartner;
  return std::make_unique<ListedSubscriptions>(context, form);
}

}  // namespace

Kind distributor_list_kind() { return {"distributor-list", "subscriptionid+sku+quantity", kColumns, "", "", true, make}; }

}  // namespace csp
