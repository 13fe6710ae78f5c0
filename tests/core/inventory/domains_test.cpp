// A list that names the customer by a domain instead of a tenant id: which customers it means, and whether other files agree.
#include "core/import/lists/listed_customers.hpp"
#include "core/inventory/merge.hpp"
#include "tests/core/inventory/support.hpp"

using namespace csp;
using namespace csp::import_test;

namespace {

struct Row {
  std::string tenant, domain, name;
};

std::string list(const std::vector<Row>& rows) {
  std::string text = "Subscription ID,SKU,Quantity,Tenant ID,Domain,Customer\n";
  for (std::size_t i = 0; i < rows.size(); ++i)
    text += "c" + std::to_string(i) + ",CFQ7TTC0LF8R-0001,5," + rows[i].tenant + "," + rows[i].domain + "," + rows[i].name + "\n";
  return text;
}

std::string people(const std::vector<std::string>& sign_ins) {
  std::string text = "\"ID\",\"DisplayName\",\"UserPrincipalName\",\"UsageLocation\",\"LicenseSKUs\"\n";
  for (std::size_t i = 0; i < sign_ins.size(); ++i)
    text += "\"0000d0d0-0000-4000-8000-00000000000" + std::to_string(i) + "\",\"A\",\"" + sign_ins[i] + "\",\"US\",\"ENTERPRISEPACK\"\n";
  return text;
}

std::string customers_of(const std::vector<Row>& rows) {
  const ImportedFile read = read_text(list(rows));
  const Finding* several = finding_of(read, "IMPORT-SEVERAL-CUSTOMERS");
  return several == nullptr ? "one" : argument(*several, "count");
}

constexpr const char* kTenant = "11111111-2222-4333-8444-555555555555";

}  // namespace

TEST_CASE("a domain in place of the tenant's id is the customer's domain") {
  CHECK(merged({list({{"Contoso.onmicrosoft.com", "", "Contoso"}})}).customer.domain == "contoso.onmicrosoft.com");
}

TEST_CASE("a column of domains tells the customer's domain") {
  CHECK(merged({list({{"", "contoso.example", ""}})}).customer.domain == "contoso.example");
}

TEST_CASE("only a domain is one: figures, sign-in names and words are not") {
  CHECK(domain_named(" @Contoso.Example. ") == "contoso.example");
  for (const char* text : {"Contoso", "4.0", "10.1.2.3", "ann@contoso.example", "a b.example", "contoso..example", "-a.example", ""})
    CHECK_MESSAGE(domain_named(text).empty(), text);
}

TEST_CASE("customers of a list are told apart by their domains where no tenant id is given") {
  CHECK(customers_of({{"contoso.onmicrosoft.com", "", "Contoso"}, {"fabrikam.onmicrosoft.com", "", "Contoso"}}) == "2");
  CHECK(customers_of({{"contoso.onmicrosoft.com", "", "Contoso"}, {"CONTOSO.onmicrosoft.com", "", "Contoso Ltd"}}) == "one");
}

TEST_CASE("a row that names only the domain or the name belongs to the tenant that another row names with it") {
  CHECK(customers_of({{kTenant, "contoso.example", "Contoso"}, {"", "contoso.example", ""}, {"", "", "Contoso"}}) == "one");
}

TEST_CASE("one tenant with several domains is one customer") {
  CHECK(customers_of({{kTenant, "contoso.example", "Contoso"}, {kTenant, "contoso.test", "Contoso"}}) == "one");
}

TEST_CASE("a domain that users sign in with, guests of the tenant too, is confirmed") {
  for (const char* sign_in : {"ann@contoso.example", "ann_fabrikam.test#EXT#@contoso.example"}) {
    const Inventory inventory = merged({list({{"", "contoso.example", ""}}), people({sign_in})});
    CHECK_MESSAGE(finding_of(inventory, "INVENTORY-DOMAINS-DIFFER") == nullptr, sign_in);
    CHECK_MESSAGE(finding_of(inventory, "INVENTORY-DOMAIN-UNCONFIRMED") == nullptr, sign_in);
  }
}

TEST_CASE("a domain that no user signs in with contradicts those they have, and is asked about") {
  const Inventory inventory = merged({list({{"", "contoso.example", ""}}), people({"ann@fabrikam.example"})});
  const Finding* differ = finding_of(inventory, "INVENTORY-DOMAINS-DIFFER");
  REQUIRE(differ != nullptr);
  CHECK(differ->severity == Severity::Ask);
  CHECK(argument(*differ, "domain") == "contoso.example");
  CHECK(argument(*differ, "others") == "fabrikam.example");
  CHECK(inventory.customer.domain == "contoso.example");
}

TEST_CASE("Microsoft's own domain beside the customer's is no contradiction, but nothing confirms it either") {
  const Inventory inventory = merged({list({{"contoso.onmicrosoft.com", "", ""}}), people({"ann@contoso.example"})});
  CHECK(finding_of(inventory, "INVENTORY-DOMAINS-DIFFER") == nullptr);
  CHECK(finding_of(inventory, "INVENTORY-DOMAIN-UNCONFIRMED") != nullptr);
}

TEST_CASE("two different onmicrosoft.com domains are two tenants") {
  const Inventory inventory = merged({list({{"contoso.onmicrosoft.com", "", ""}}), people({"ann@fabrikam.onmicrosoft.com"})});
  CHECK(finding_of(inventory, "INVENTORY-DOMAINS-DIFFER") != nullptr);
}

TEST_CASE("two lists that name different customers by domain are asked about") {
  const Inventory inventory = merged({list({{"", "contoso.example", ""}}), list({{"", "fabrikam.example", ""}})});
  const Finding* differ = finding_of(inventory, "INVENTORY-DOMAINS-DIFFER");
  REQUIRE(differ != nullptr);
  CHECK(argument(*differ, "file") == "file-2");
}

TEST_CASE("the partner's list of customers tells whose domain it is") {
  const std::string customers = "Microsoft ID,Company name,Primary domain name\n" + std::string(kTenant) +
                                ",Contoso,contoso.example\n22222222-2222-4333-8444-555555555555,Fabrikam,fabrikam.example\n";
  const Inventory inventory = merged({customers, list({{"", "contoso.example", ""}})});
  REQUIRE(inventory.customer.tenant.has_value());
  CHECK(inventory.customer.tenant->text() == kTenant);
  CHECK(inventory.customer.name == "Contoso");
}

TEST_CASE("users under two initial domains of Microsoft's may be those of two customers, and a person is asked") {
  const Inventory two = merged({people({"a@contoso.onmicrosoft.com", "b@fabrikam.onmicrosoft.com", "c@contoso.example"})});
  REQUIRE(finding_of(two, "INVENTORY-INITIAL-DOMAINS") != nullptr);
  CHECK(argument(*finding_of(two, "INVENTORY-INITIAL-DOMAINS"), "domains") == "contoso.onmicrosoft.com, fabrikam.onmicrosoft.com");
  CHECK(finding_of(
            merged({people({"a@contoso.onmicrosoft.com", "b@contoso.mail.onmicrosoft.com", "c_x.example#EXT#@fabrikam.onmicrosoft.com"})}),
            "INVENTORY-INITIAL-DOMAINS") == nullptr);
}
