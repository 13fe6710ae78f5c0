// Exports that are recognised and not used, each with its reason ("import.declined.<id>"): telling why beats "unknown file".

#include "core/import/reader.hpp"

namespace csp {

Kind bulk_user_template_kind() {
  return {.id = "bulk-user-template",
          .worth = kOfDeclined,
          .table_signs = "username+firstname+lastname+displayname+jobtitle|firstname+lastname+displayname+email+statusupdate"};
}

// "Download users" of the Entra admin center.
Kind directory_users_kind() {
  return {.id = "directory-users",
          .worth = kOfDeclined,
          .table_signs = "userprincipalname+accountenabled+directorysynced|userprincipalname+usertype+creationtype"};
}

// The users of one product, as the Entra admin center lists them.
Kind product_users_kind() { return {.id = "product-users", .worth = kOfDeclined, .table_signs = "name+enabledservices+assignmentpaths"}; }

Kind licence_details_kind() {
  return {.id = "graph-licence-details",
          .worth = kOfDeclined,
          .json_signs =
              "skuId+servicePlans+!prepaidUnits+!consumedUnits+!appliesTo|productSku+servicePlans+!totalUnits+!activeUnits+!consumedUnits",
          .odata_context = "licenseDetails"};
}

Kind transfer_request_kind() { return {.id = "transfer-request", .worth = kOfDeclined, .json_signs = "sourcePartnerTenantId"}; }

Kind cart_kind() { return {.id = "partner-center-cart", .worth = kOfDeclined, .json_signs = "lineItems+!sourcePartnerTenantId"}; }

Kind licence_change_kind() {
  return {
      .id = "licence-change-request", .worth = kOfDeclined, .json_signs = "addLicenses+removeLicenses|licensesToAssign+licensesToRemove"};
}

Kind licence_deployment_kind() {
  return {.id = "licence-deployment-report",
          .worth = kOfDeclined,
          .table_signs = "licensesdeployed+productname|licensessold+servicename|licensessold+licensesassigned",
          .json_signs = "licensesDeployed|licensesSold"};
}

Kind daily_usage_kind() {
  return {.id = "azure-usage",
          .worth = kOfDeclined,
          .table_signs = "meterid+consumedquantity|meterid+consumedservice|meterid+resourcegroup|meterid+usagedate",
          .json_signs = "meterId+resourceUri|meterId+usageDate"};
}

// One of the tools of the trade keeps such a list of retail prices: by the tenant's SKU, without term and segment.
Kind community_prices_kind() {
  return {.id = "community-price-list", .worth = kOfDeclined, .table_signs = "skuid+skupartnumber+monthlyprice"};
}

// A price a month and one for the whole term look alike, and twelve of the one is the other.
Kind provider_prices_kind() {
  return {.id = "provider-price-list",
          .worth = kOfDeclined,
          .table_signs =
              "partnerprice+currency+!subscriptionid+!quantity|partnerbuyprice+!subscriptionid+!quantity|"
              "suggestedretailprice+!subscriptionid+!quantity|resellerprice+currency+!subscriptionid+!quantity|"
              "enrollmentnumber+unitprice+!quantity"};
}

Kind licence_summary_kind() {
  return {.id = "volume-licence-summary", .worth = kOfDeclined, .table_signs = "licensepool+productfamily+effectivequantity+!enddate"};
}

Kind licence_relationship_kind() {
  return {.id = "volume-licence-relationships", .worth = kOfDeclined, .table_signs = "licensingid+parentprogram+!quantity"};
}

Kind legacy_price_list_kind() {
  return {.id = "legacy-price-list", .worth = kOfDeclined, .table_signs = "offerid+offerdisplayname+listprice|offerid+purchaseunit"};
}

}  // namespace csp
