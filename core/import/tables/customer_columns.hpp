#pragma once
// What do lists call the columns that tell whose row it is? Folded. A list of several customers that is read as one would put two
// tenants into one plan, so every kind that people filter by customer looks for them.

#include <string_view>

namespace csp::customer_columns {

// An id, a domain or a name of the tenant.
inline constexpr std::string_view kTenant =
    "tenantid|customertenantid|microsoftcustomerid|microsofttenantid|mandantenid|iddelocataire|iddetenant|idtenant|idinquilino|"
    "kiracikimliği|テナントid|tenantdomain|tenant|mandant|locataire|inquilino|kiraci|テナント";
inline constexpr std::string_view kName =
    "customername|customer|klant|klantnaam|company|companyname|tenantname|endcustomer|endcustomername|client|clientname|organization|"
    "organisation|"
    "organizationname|organisationname|accountname|customercompany|kundenname|kunde|firma|endkunde|nomduclient|société|cliente|"
    "nombredelcliente|nombrecliente|nomecliente|nomedocliente|clientefinal|azienda|empresa|müşteri|müşteriadi|顧客|顧客名|お客様名|"
    "enduser|endusername|endclient|endclientname|endkundenname|eindklant|clientcompany|accountcompany|resellercustomername|"
    "mandantenname|kundenbezeichnung|nomclient|raisonsociale|razónsocial|ragionesociale|razãosocial|firmaadi|会社名|取引先名|"
    // What is only a number of the seller's tells customers apart where nothing better does.
    "customeraccount|customerid|clientid|customernumber|customerno|kundennummer|kundennr";
// In a table of users a company or an organization is where somebody works: one tenant has many of them.
inline constexpr std::string_view kOfUsers =
    "tenantid|customertenantid|tenantdomain|tenant|tenantname|customer|customername|customerid|client|clientname|mandant|mandantenid|kunde|"
    "kundenname|nomduclient|cliente|nomecliente|müşteri|顧客";
// Beside "account" words of Graph's own, which name the tenant too.
inline constexpr std::string_view kNameInReports =
    "customername|customer|tenantname|client|clientname|kundenname|kunde|nomduclient|cliente|nomecliente|müşteri|顧客名";
inline constexpr std::string_view kDomain =
    "domain|domainname|customerdomain|customerdomainname|primarydomain|defaultdomain|primarydomainname|defaultdomainname|onmicrosoftdomain|"
    "microsoftdomain|domäne|kundendomäne";

}  // namespace csp::customer_columns
