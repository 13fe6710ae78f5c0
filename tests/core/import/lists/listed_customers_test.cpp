// Whose subscriptions does a list hold? Two domains are two customers, unless one of them is Microsoft's of the same customer.

#include "tests/core/import/support.hpp"

using namespace csp;
using namespace csp::import_test;

namespace {

ImportedFile list(const std::string& first, const std::string& second) {
  return read_text("Customer,Tenant ID,Domain,Subscription ID,SKU,Quantity\n" + first + ",s-1,CFQ7TTC0LFLX:0001,25\n" + second +
                   ",s-2,CFQ7TTC0LH16:0001,5\n");
}

bool asks_for_one(const ImportedFile& file) { return finding_of(file, "IMPORT-SEVERAL-CUSTOMERS") != nullptr; }

}  // namespace

TEST_CASE("a customer listed once by its own domain and once by Microsoft's is one, and a person is asked") {
  const ImportedFile file = list("Contoso Ltd,,contoso.example", "Contoso Ltd.,,contoso.onmicrosoft.com");
  CHECK(!asks_for_one(file));
  const Finding* joined = finding_of(file, "IMPORT-DOMAINS-JOINED");
  REQUIRE(joined != nullptr);
  CHECK(joined->severity == Severity::Ask);
  CHECK(argument(*joined, "first") == "contoso.example");
  CHECK(argument(*joined, "second") == "contoso.onmicrosoft.com");
  CHECK(argument(*joined, "name").starts_with("Contoso Ltd"));
}

TEST_CASE("two domains of a kind, two names or two ids are two customers") {
  CHECK(asks_for_one(list("Contoso Ltd,,contoso.example", "Contoso Ltd,,contoso.test")));
  CHECK(asks_for_one(list("Contoso Ltd,,contoso.onmicrosoft.com", "Contoso Ltd,,contosonew.onmicrosoft.com")));
  CHECK(asks_for_one(list("Contoso Ltd,,contoso.example", "Fabrikam,,fabrikam.onmicrosoft.com")));
  CHECK(asks_for_one(list(",,contoso.example", ",,contoso.onmicrosoft.com")));
  CHECK(asks_for_one(list("Contoso Ltd,7d1f0c3a-0000-4000-8000-000000000001,contoso.example", "Contoso Ltd,,contoso.onmicrosoft.com")));
}

TEST_CASE("end customers beside one reseller are asked about, whichever column is believed") {
  const auto several = [](const std::string& columns, const std::string& first, const std::string& second) {
    const ImportedFile file = read_text("Subscription ID,SKU,Quantity," + columns + "\nS-1,CFQ7TTC0LFLX:0001,5," + first +
                                        "\nS-2,CFQ7TTC0LFLX:0001,5," + second + "\n");
    REQUIRE(file.records.subscriptions.size() == 2);
    return finding_of(file, "IMPORT-CUSTOMERS-UNREAD") != nullptr;
  };
  CHECK(several("Customer,End customer", "Reseller GmbH,Contoso", "Reseller GmbH,Fabrikam"));
  CHECK(several("Company Name,End Customer Name", "Reseller GmbH,Contoso", "Reseller GmbH,Fabrikam"));
  CHECK(several("Tenant ID,Customer Tenant ID", "aaaaaaaa-0000-4000-8000-000000000001,aaaaaaaa-0000-4000-8000-000000000002",
                "aaaaaaaa-0000-4000-8000-000000000001,aaaaaaaa-0000-4000-8000-000000000003"));
  CHECK(!several("Customer,End customer", "Reseller GmbH,Contoso", "Reseller GmbH,Contoso"));
}
