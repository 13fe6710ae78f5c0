// Whose rows are they? A column or member with the customer is looked for in every kind of export, and above every table.

#include "tests/core/import/support.hpp"

using namespace csp;
using namespace csp::import_test;

namespace {

std::string several(const ImportedFile& file) {
  const Finding* finding = finding_of(file, "IMPORT-SEVERAL-CUSTOMERS");
  return finding == nullptr ? "one" : argument(*finding, "count");
}

}  // namespace

TEST_CASE("two customers in a column of a table that Microsoft exports without one are asked about, whatever the kind") {
  for (const char* column : {"Tenant", "Customer", "Kunde"}) {
    CAPTURE(column);
    CHECK(several(
              read_text(std::string(column) +
                        ",Display name,User principal name,Block credential,Licenses\nContoso,A,a@contoso.example,False,Microsoft 365 E3\n"
                        "Fabrikam,B,b@fabrikam.example,False,Microsoft 365 E3\n")) == "2");
  }
  for (const char* column : {"Company", "TenantId", "Customer name"}) {
    CAPTURE(column);
    CHECK(several(read_text(std::string(column) + ",SkuPartNumber,ConsumedUnits,Enabled\nContoso,SPE_E3,20,25\nFabrikam,SPB,2,5\n")) ==
          "2");
  }
  CHECK(several(read_text("Company,id,commerceSubscriptionId,skuId,skuPartNumber,totalLicenses,status,nextLifecycleDateTime\n"
                          "Contoso,0000000b-1111-4222-8333-00000000000b,00000001-1111-4222-8333-000000000001,"
                          "05e9a617-0261-4cee-bb44-138d3ef5d965,SPE_E3,10,Enabled,2027-03-31T00:00:00Z\n"
                          "Fabrikam,0000000c-1111-4222-8333-00000000000c,00000002-1111-4222-8333-000000000002,"
                          "05e9a617-0261-4cee-bb44-138d3ef5d965,SPE_E3,20,Enabled,2027-03-31T00:00:00Z\n")) == "2");
  CHECK(several(read_text("Domain,Product,Quantity,Agreement number,End date\ncontoso.example,Microsoft 365 E3,120,E1,2027-12-31\n"
                          "fabrikam.example,Power BI Pro,20,E2,2027-12-31\n")) == "2");
}

TEST_CASE("two customers that a tool for many tenants names beside Graph's members are asked about") {
  CHECK(several(read_text(R"([{"Tenant": "contoso.example", "skuId": "05e9a617-0261-4cee-bb44-138d3ef5d965", "skuPartNumber": "SPE_E3",
                               "consumedUnits": 20, "prepaidUnits": {"enabled": 25, "suspended": 0, "warning": 0}},
                              {"Tenant": "fabrikam.example", "skuId": "cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46", "skuPartNumber": "SPB",
                               "consumedUnits": 2, "prepaidUnits": {"enabled": 5, "suspended": 0, "warning": 0}}])")) == "2");
  CHECK(several(read_text(
            R"([{"Tenant": "contoso.example", "id": "00000001-1111-4222-8333-000000000001", "userPrincipalName": "a@contoso.example",
                               "assignedLicenses": []},
                              {"Tenant": "fabrikam.example", "id": "00000002-1111-4222-8333-000000000002", "userPrincipalName": "b@fabrikam.example",
                               "assignedLicenses": []}])")) == "2");
}

TEST_CASE("companies of users are asked about only where their people share no domain") {
  const std::string header = "Company,UserPrincipalName,Licenses\nContoso,a@contoso.example,SPE_E3\n";
  const ImportedFile apart = read_text(header + "Fabrikam,b@fabrikam.example,SPE_E3\n");
  CHECK(several(apart) == "one");
  REQUIRE(finding_of(apart, "IMPORT-CUSTOMERS-UNREAD") != nullptr);
  CHECK(argument(*finding_of(apart, "IMPORT-CUSTOMERS-UNREAD"), "column") == "Company");
  CHECK(finding_of(read_text(header + "Fabrikam,b@contoso.example,SPE_E3\n"), "IMPORT-CUSTOMERS-UNREAD") == nullptr);
}

TEST_CASE("one customer in such a column, or in the line above a table, is the customer of the file") {
  const std::string rows =
      "Subscription ID,Product,SKU,Quantity,End date,Status\n"
      "00000001-1111-4222-8333-000000000001,Microsoft 365 Business Premium,CFQ7TTC0LCHC:0002,10,2027-06-30,Active\n";
  for (const char* title : {"Customer: Contoso GmbH,,,,,\n", "Kunde,Contoso GmbH,,,,\n", "Tenant:,Contoso GmbH,,,,\n"}) {
    CAPTURE(title);
    const ImportedFile file = read_text(title + rows);
    REQUIRE(file.records.customers.size() == 1);
    CHECK(file.records.customers[0].name == "Contoso GmbH");
    CHECK(finding_of(file, "IMPORT-LINES-SKIPPED") == nullptr);
  }
  const ImportedFile other = read_text("Subscriptions of November,,,,,\n" + rows);
  CHECK(other.records.customers.empty());
  CHECK(finding_of(other, "IMPORT-LINES-SKIPPED") != nullptr);
}
