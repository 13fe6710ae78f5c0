#include "shell/views/field_names.hpp"

namespace csp {
namespace {

struct Other {
  std::string_view field, means;
};

// Fields that mean the same as one that has a name ("import.field.<means>").
constexpr Other others[] = {
    {"accountname", "customername"},
    {"activationdatetime", "startdate"},
    {"assignment", "licenseassignmentpath"},
    {"billingcyclename", "billingcycle"},
    {"billingcycletype", "billingcycle"},
    {"billingterm", "billingcycle"},
    {"capabilitystatus", "status"},
    {"chosenskupartnumber", "skupartnumber"},
    {"commercesubscriptionid", "subscriptionid"},
    {"commitmentstartdate", "startdate"},
    {"commitmenttermenddate", "enddate"},
    {"commitmenttermrenewalconfigurationrenewaltype", "autorenew"},
    {"commitmenttermrenewalconfigurationscheduledquantity", "quantityatrenewal"},
    {"commitmenttermstartdate", "startdate"},
    {"commitmenttermterm", "term"},
    {"commitmenttermtermenddate", "enddate"},
    {"commitmenttermtype", "term"},
    {"companyid", "companyname"},
    {"companytenantid", "tenantid"},
    {"createddate", "creationdate"},
    {"createddatetime", "creationdate"},
    {"currentbillingplan", "billingplan"},
    {"currentseatcount", "units"},
    {"currentterm", "term"},
    {"customerdomain", "primarydomainname"},
    {"customerdomainname", "primarydomainname"},
    {"customertenantdomain", "primarydomainname"},
    {"customertenantname", "customername"},
    {"domain", "primarydomainname"},
    {"domainname", "primarydomainname"},
    {"durableofferid", "offerid"},
    {"effectiveenddate", "enddate"},
    {"expirydatetime", "enddate"},
    {"friendlyname", "productname"},
    {"guid", "skuid"},
    {"legacyproductname", "productname"},
    {"legacysubscriptionid", "subscriptionid"},
    {"microsoftautorenew", "autorenew"},
    {"microsoftcommitmentenddate", "enddate"},
    {"microsoftcreationdate", "creationdate"},
    {"microsoftcustomerid", "tenantid"},
    {"microsoftid", "tenantid"},
    {"microsoftlicenses", "units"},
    {"microsoftstatus", "status"},
    {"migrationstatus", "status"},
    {"name", "productname"},
    {"nextlifecycledatetime", "enddate"},
    {"offertitle", "offername"},
    {"parentsubscriptionid", "basesubscriptionid"},
    {"periodicitycode", "billingcycle"},
    {"productdisplayname", "productname"},
    {"productpartnumber", "sku"},
    {"provisioningid", "chosentenantskuid"},
    {"provisioningstring", "skupartnumber"},
    {"psa", "offerid"},
    {"publishersubscriptionid", "subscriptionid"},
    {"purchasedate", "creationdate"},
    {"recurringbilling", "autorenew"},
    {"reference", "productname"},
    {"renewaldate", "enddate"},
    {"revaluationperiod", "enddate"},
    {"schedulednextterminstructionsproductskuid", "quantityatrenewal"},
    {"schedulednextterminstructionsquantity", "quantityatrenewal"},
    {"seats", "units"},
    {"skuname", "productname"},
    {"startusage", "chargestartdate"},
    {"state", "status"},
    {"stockcode", "sku"},
    {"stockcode2", "term"},
    {"stringid", "skupartnumber"},
    {"subscriptionbillingcycle", "billingcycle"},
    {"subscriptionbillingterm", "term"},
    {"subscriptionofferid", "offerid"},
    {"subscriptiontotallicenses", "units"},
    {"syndicationpartnersubscriptionnumber", "subscriptionid"},
    {"tenant", "tenantid"},
    {"termandbillingcycle", "term"},
    {"termcode", "term"},
    {"vendorlicenseid", "subscriptionid"},
    {"vendorsku", "sku"},
    {"vendorsubscriptionid", "subscriptionid"},
};

// "exchangelastactivitydate": when somebody used one service.
constexpr Other services[] = {{"exchange", "Exchange"},     {"onedrive", "OneDrive"},
                              {"sharepoint", "SharePoint"}, {"skypeforbusiness", "Skype for Business"},
                              {"yammer", "Viva Engage"},    {"teams", "Teams"}};

}  // namespace

std::string field_name(const Language& language, std::string_view field_id) {
  std::string_view means = field_id;
  for (const Other& other : others) {
    if (other.field == field_id) means = other.means;
  }
  for (const Other& service : services) {
    if (field_id.starts_with(service.field) && field_id.ends_with("lastactivitydate"))
      return language({"import.field.lastuse_of", {{"service", std::string(service.means)}}});
  }
  return language("import.field." + std::string(means));
}

}  // namespace csp
