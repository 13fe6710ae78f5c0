// Two customers must never become one plan: in one file, whatever the column of the customer is called, and across files.
#include "tests/core/inventory/support.hpp"

using namespace csp;
using namespace csp::import_test;

namespace {

constexpr const char* kContoso = "11111111-2222-4333-8444-555555555555";
constexpr const char* kFabrikam = "66666666-7777-4888-8999-aaaaaaaaaaaa";

bool has(const Inventory& inventory, std::string_view rule) {
  return std::any_of(inventory.findings.begin(), inventory.findings.end(), [&](const Finding& finding) { return finding.rule == rule; });
}

// A distributor's list of one subscription.
std::string list(const std::string& tenant, const std::string& name, const std::string& id) {
  return "Customer Name,Tenant ID,Subscription ID,SKU,Quantity,End Date\n" + name + "," + tenant + "," + id +
         ",CFQ7TTC0LF8R:0001,5,2027-06-30\n";
}

std::string units_of(const std::string& tenant) {
  return R"({"value":[{"id":")" + tenant + R"(_6fd2c87f-b296-42f0-b197-1e91e994b900","accountId":")" + tenant +
         R"(","skuId":"6fd2c87f-b296-42f0-b197-1e91e994b900","skuPartNumber":"ENTERPRISEPACK","consumedUnits":1,)"
         R"("prepaidUnits":{"enabled":5,"suspended":0,"warning":0}}]})";
}

std::string answer_of(const std::string& tenant, const std::string& id) {
  return R"({"totalCount":1,"items":[{"id":")" + id +
         R"(","offerId":"CFQ7TTC0LF8R:0001:CFQ7TTC0X9ZW","quantity":5,"unitType":"Licenses","status":"active",)"
         R"("commitmentEndDate":"2027-06-30T00:00:00Z"}],"links":{"self":{"uri":"/customers/)" +
         tenant + R"(/subscriptions"}}})";
}

}  // namespace

TEST_CASE("two customers in one file are told, whatever the column of the customer is called") {
  for (
      const char* text :
      {"Organization,Publisher Subscription Id,Name,Quantity,Status\nContoso,s-1,Office 365 E3,5,Active\nFabrikam,s-2,Office 365 "
       "E3,5,Active\n",
       "Client Name,Subscription ID,SKU,Quantity\nContoso,s-1,CFQ7TTC0LF8R:0001,5\nFabrikam,s-2,CFQ7TTC0LF8R:0001,5\n",
       "Cliente;ID de suscripción;Producto;SKU;Cantidad;Fecha de renovación;Estado\nContoso SL;s-1;Office 365 E3;CFQ7TTC0LF8R:0001;5;"
       "30/06/2027;Activo\nFabrikam SL;s-2;Office 365 E3;CFQ7TTC0LF8R:0001;5;31/01/2027;Activo\n",
       "Customer,Subscription ID,Subscription,Quantity,Status,Reseller\nContoso,s-1,Office 365 E3,5,Active,1\nFabrikam,s-2,Office 365 "
       "E3,5,Active,1\n",
       "Customer,Product name,Quantity,Status\nContoso,Office 365 E3,5,Active\nFabrikam,Office 365 E3,5,Active\n",
       "Customer,Product,Quantity,Agreement number,End date\nContoso,Office 365 E3,5,V1,2027-06-30\nFabrikam,Office 365 "
       "E3,5,V2,2027-01-31\n",
       "Customer,Product Title,Total Licenses,Expired Licenses,Assigned licenses\nContoso,Office 365 E3,5,0,2\nFabrikam,Office 365 "
       "E3,5,0,2\n",
       "CustomerName,SkuPartNumber,Enabled,ConsumedUnits\nContoso,ENTERPRISEPACK,5,2\nFabrikam,ENTERPRISEPACK,5,2\n",
       "Tenant,UserPrincipalName,Licenses\ncontoso.onmicrosoft.com,a@contoso.example,SPE_E3\nfabrikam.onmicrosoft.com,b@fabrikam.example,"
       "SPE_E3\n",
       "Tenant,Id,SkuPartNumber,Status,TotalLicenses,NextLifecycleDateTime\ncontoso.onmicrosoft.com,s-1,SPE_E3,Enabled,5,2027-06-30\n"
       "fabrikam.onmicrosoft.com,s-2,SPE_E3,Enabled,5,2027-06-30\n",
       R"([{"Tenant":"contoso.onmicrosoft.com","id":"s-1","skuPartNumber":"SPE_E3","totalLicenses":5,"nextLifecycleDateTime":"2027-06-30"},)"
       R"({"Tenant":"fabrikam.onmicrosoft.com","id":"s-2","skuPartNumber":"SPE_E3","totalLicenses":5,"nextLifecycleDateTime":"2027-06-30"}])",
       R"([{"id":"s-1","offerId":"CFQ7TTC0LF8R:0001","quantity":5,"status":"active","CustomerName":"Contoso"},)"
       R"({"id":"s-2","offerId":"CFQ7TTC0LF8R:0001","quantity":5,"status":"active","CustomerName":"Fabrikam"}])"}) {
    const ImportedFile file = read_text(text);
    INFO(text << " is " << file.kind);
    CHECK(file.rows.refused == 0);
    const Finding* several = finding_of(file, "IMPORT-SEVERAL-CUSTOMERS");
    REQUIRE(several != nullptr);
    CHECK(argument(*several, "count") == "2");
  }
}

TEST_CASE("people of several companies work in one tenant") {
  CHECK(finding_of(read_text("UserPrincipalName,CompanyName,Organization,Licenses\na@x.example,A,O,SPE_E3\nb@x.example,B,P,SPE_E3\n"),
                   "IMPORT-SEVERAL-CUSTOMERS") == nullptr);
}

TEST_CASE("the tenants of two files are compared, whichever of them tells it") {
  CHECK(has(merged({list(kContoso, "Contoso", "s-1"), list(kFabrikam, "Fabrikam", "s-2")}), "INVENTORY-TENANTS-DIFFER"));
  CHECK(has(merged({units_of(kContoso), list(kFabrikam, "Fabrikam", "s-2")}), "INVENTORY-TENANTS-DIFFER"));
  CHECK(has(merged({answer_of(kContoso, "s-1"), answer_of(kFabrikam, "s-2")}), "INVENTORY-TENANTS-DIFFER"));
  const Inventory same = merged({units_of(kContoso), list(kContoso, "Contoso", "s-1"), answer_of(kContoso, "s-2")});
  CHECK(!has(same, "INVENTORY-TENANTS-DIFFER"));
  CHECK(same.customer.tenant == Guid::parse(kContoso));
}

TEST_CASE("two lists that name their customers only by words are compared by those") {
  CHECK(has(merged({list("", "Contoso", "s-1"), list("", "Fabrikam", "s-2")}), "INVENTORY-CUSTOMERS-DIFFER"));
  CHECK(has(merged({list(kContoso, "Contoso", "s-1"), list("", "Fabrikam", "s-2")}), "INVENTORY-CUSTOMERS-DIFFER"));
  CHECK(!has(merged({list("", "Contoso GmbH", "s-1"), list("", "CONTOSO", "s-2")}), "INVENTORY-CUSTOMERS-DIFFER"));
  CHECK(!has(merged({list(kContoso, "Contoso", "s-1"), list(kContoso, "The Contoso Company", "s-2")}), "INVENTORY-CUSTOMERS-DIFFER"));
  CHECK(merged({list("", "Contoso", "s-1")}).customer.name == "Contoso");
}

TEST_CASE("a list of all customers of the partner says nothing about whose the other files are") {
  const std::string all = "Microsoft ID,Company name,Primary domain name\n" + std::string(kContoso) + ",Contoso,contoso.example\n" +
                          kFabrikam + ",Fabrikam,fabrikam.example\n";
  const Inventory inventory = merged({all, list(kContoso, "Contoso", "s-1")});
  CHECK(!has(inventory, "INVENTORY-TENANTS-DIFFER"));
  CHECK(inventory.customer.tenant == Guid::parse(kContoso));
}

TEST_CASE("units that come from other subscriptions than those of the directory are another customer's") {
  const auto units = [](const std::vector<int>& ids) {
    std::string list;
    for (const int id : ids)
      list += std::string(list.empty() ? "" : ",") + "\"0000d0d0-0000-4000-8000-00000000000" + std::to_string(id) + '"';
    return R"({"value":[{"skuId":"6fd2c87f-b296-42f0-b197-1e91e994b900","skuPartNumber":"ENTERPRISEPACK","consumedUnits":1,"subscriptionIds":[)" +
           list + R"(],"prepaidUnits":{"enabled":5,"suspended":0,"warning":0}}]})";
  };
  const auto directory = [](const std::vector<int>& ids) {
    std::string list;
    for (const int id : ids)
      list +=
          std::string(list.empty() ? "" : ",") + R"({"id":"0000D0D0-0000-4000-8000-00000000000)" + std::to_string(id) +
          R"(","skuId":"6fd2c87f-b296-42f0-b197-1e91e994b900","status":"Enabled","totalLicenses":5,"nextLifecycleDateTime":"2027-06-30T00:00:00Z"})";
    return R"({"value":[)" + list + "]}";
  };
  const auto foreign = [&](const std::vector<int>& of_units, const std::vector<int>& of_directory) {
    return has(merged({units(of_units), directory(of_directory)}), "INVENTORY-SUBSCRIPTIONS-FOREIGN");
  };
  CHECK(foreign({1, 2}, {3, 4}));
  CHECK(!foreign({1, 2}, {2, 3}));
  CHECK(!foreign({1}, {2, 3}));  // the only one may have been replaced between two exports
  CHECK(!foreign({}, {2, 3}));
}
