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
    {"productname|product|description|servicename|friendlyname|produkt"},
    {"sku|skuid|partnumber|mpn|manufacturerpartnumber|mfgpartnumber|vendorsku|vendorpartnumber|productsku|artikelnummer|offerid"},
    {""},
    {""},
    {"quantity|qty|seats|licenses|units|menge|anzahl|seatcount", true},
    {"status|subscriptionstatus"},
    {"creationdate|createddate|purchasedate|orderdate"},
    {"startdate|effectivestartdate|commitmentstartdate"},
    {"enddate|commitmentenddate|renewaldate|expirationdate|expirydate|termenddate"},
    {"term|termduration|commitment|commitmentterm|billingterm"},
    {"billingcycle|billingplan|billingfrequency|billing"},
    {"autorenew|autorenewal|autorenewenabled"},
    {"istrial|trial"},
    {"tenantid|customertenantid|microsoftcustomerid"},
    {"customername|customer|company|companyname|tenantname"},
    {""},
    {""},
    {"unitpricepermonth|unitpricemonth|monthlyunitprice|unitpricemonthly"},
    {"currency|currencycode|währung"},
    {"domain|domainname|customerdomain|customerdomainname|tenantdomain|tenantdomainname|primarydomain|defaultdomain|onmicrosoftdomain|"
     "microsoftdomain"},
}};

std::unique_ptr<Reader> make(ReaderContext context) {
  ListedForm form;
  form.channel = Channel::CspPartner;
  return std::make_unique<ListedSubscriptions>(context, form);
}

}  // namespace

Kind distributor_list_kind() { return {"distributor-list", "subscriptionid+sku+quantity", kColumns, "", "", true, make}; }

}  // namespace csp
