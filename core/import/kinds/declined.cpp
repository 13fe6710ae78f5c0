// Exports that are recognised and not used, each with its reason ("import.declined.<id>"): telling why beats "unknown file".

#include "core/import/reader.hpp"

namespace csp {

Kind bulk_user_template_kind() {
  return {"bulk-user-template",
          "username+firstname+lastname+displayname+jobtitle|firstname+lastname+displayname+email+statusupdate",
          {},
          "",
          "",
          false,
          nullptr};
}

// "Download users" of the Entra admin center.
Kind directory_users_kind() {
  return {"directory-users",
          "userprincipalname+accountenabled+directorysynced|userprincipalname+usertype+creationtype",
          {},
          "",
          "",
          false,
          nullptr};
}

// The users of one product, as the Entra admin center lists them.
Kind product_users_kind() { return {"product-users", "name+enabledservices+assignmentpaths", {}, "", "", false, nullptr}; }

Kind licence_details_kind() {
  return {"graph-licence-details",
          "",
          {},
          "skuId+servicePlans+!prepaidUnits+!consumedUnits+!appliesTo|productSku+servicePlans+!totalUnits+!activeUnits+!consumedUnits",
          "licenseDetails",
          false,
          nullptr};
}

Kind transfer_request_kind() { return {"transfer-request", "", {}, "sourcePartnerTenantId", "", false, nullptr}; }

Kind migration_record_kind() {
  return {"migration-record", "migrationstatus+ncesubscriptionid", {}, "currentSubscriptionId", "", false, nullptr};
}

Kind cart_kind() { return {"partner-center-cart", "", {}, "lineItems+!sourcePartnerTenantId", "", false, nullptr}; }

Kind licence_change_kind() {
  return {"licence-change-request", "", {}, "addLicenses+removeLicenses|licensesToAssign+licensesToRemove", "", false, nullptr};
}

Kind licence_deployment_kind() {
  return {"licence-deployment-report",
          "licensesdeployed+productname|licensessold+servicename|licensessold+licensesassigned",
          {},
          "licensesDeployed|licensesSold",
          "",
          false,
          nullptr};
}

Kind daily_usage_kind() {
  return {"azure-usage",
          "meterid+consumedquantity|meterid+consumedservice|meterid+resourcegroup|meterid+usagedate",
          {},
          "meterId+resourceUri|meterId+usageDate",
          "",
          false,
          nullptr};
}

// One of the tools of the trade keeps such a list of retail prices: by the tenant's SKU, without term and segment.
Kind community_prices_kind() { return {"community-price-list", "skuid+skupartnumber+monthlyprice", {}, "", "", false, nullptr}; }

// A price a month and one for the whole term look alike, and twelve of the one is the other.
Kind provider_prices_kind() {
  return {"provider-price-list",
          "partnerprice+currency+!subscriptionid+!quantity|partnerbuyprice+!subscriptionid+!quantity|"
          "suggestedretailprice+!subscriptionid+!quantity|resellerprice+currency+!subscriptionid+!quantity|"
          "enrollmentnumber+unitprice+!quantity",
          {},
          "",
          "",
          false,
          nullptr};
}

Kind licence_summary_kind() {
  return {"volume-licence-summary", "licensepool+productfamily+effectivequantity+!enddate", {}, "", "", false, nullptr};
}

Kind licence_relationship_kind() {
  return {"volume-licence-relationships", "licensingid+parentprogram+!quantity", {}, "", "", false, nullptr};
}

Kind legacy_price_list_kind() {
  return {"legacy-price-list", "offerid+offerdisplayname+listprice|offerid+purchaseunit", {}, "", "", false, nullptr};
}

}  // namespace csp
