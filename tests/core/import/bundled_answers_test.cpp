// An answer that bundles several kinds is read once for each: nothing of it is lost, and no row counts for two.

#include <string>
#include <vector>

#include "core/import/unpack.hpp"
#include "tests/core/import/support.hpp"

using namespace csp;
using namespace csp::import_test;

namespace {

std::string skus() { return fixture_bytes("graph-subscribed-skus/graph.json"); }
std::string users() { return fixture_bytes("graph-users/users.json"); }

std::vector<ImportedFile> open(const std::string& text) { return import_files(catalog(), "answers.json", 0, text); }

std::string batch(const std::vector<std::string>& bodies) {
  std::string out = R"({"responses":[)";
  for (std::size_t i = 0; i < bodies.size(); ++i) {
    if (i > 0) out += ',';
    out +=
        R"({"id":")" + std::to_string(i + 1) + R"(","status":200,"headers":{"Content-Type":"application/json"},"body":)" + bodies[i] + "}";
  }
  return out + "]}";
}

// What a file says of itself, but for its name and the places of its rows.
std::string records(ImportedFile file) {
  return file.kind + " " + std::to_string(file.rows.read) + "/" + std::to_string(file.rows.repaired) + "/" +
         std::to_string(file.rows.refused) + " " + std::to_string(file.records.pools.size()) + " " +
         std::to_string(file.records.subscriptions.size()) + " " + std::to_string(file.records.users.size()) + " " +
         std::to_string(file.records.groups.size());
}

}  // namespace

TEST_CASE("Each kind of a $batch is read as if it stood in a file of its own") {
  const std::vector<ImportedFile> files = open(batch({skus(), users()}));
  REQUIRE(files.size() == 2);
  CHECK(files[0].name == "answers.json › graph-subscribed-skus");
  CHECK(files[1].name == "answers.json › graph-users");
  CHECK(records(files[0]) == records(read_text(skus())));
  CHECK(records(files[1]) == records(read_text(users())));
}

TEST_CASE("A kind that comes twice in a bundle is one reading") {
  const std::vector<ImportedFile> files = open(batch({users(), skus(), users()}));
  REQUIRE(files.size() == 2);
  CHECK(files[0].rows.total() == 2 * read_text(users()).rows.total());
}

TEST_CASE("What a script saves of a customer is read list by list") {
  for (const std::string& text : {R"({"tenantId":"10000000-0000-4000-8000-000000000001","generated":"2026-11-27","subscribedSkus":)" +
                                      skus() + R"(,"users":)" + users() + "}",
                                  R"({"users":)" + users() + R"(,"subscribedSkus":)" + skus() + "}"}) {
    CAPTURE(text.substr(0, 60));
    const std::vector<ImportedFile> files = open(text);
    REQUIRE(files.size() == 2);
    CHECK(files[0].rows.total() + files[1].rows.total() == read_text(skus()).rows.total() + read_text(users()).rows.total());
  }
}

TEST_CASE("A list of a customer's is found under the names that scripts give it") {
  for (const char* name : {"skus", "Skus", "directory/subscribedSkus", "mgSubscribedSkus", "allSkus", "TenantSkus"}) {
    CAPTURE(name);
    const std::vector<ImportedFile> files = open("{\"users\":" + users() + ",\"" + name + "\":" + skus() + "}");
    REQUIRE(files.size() == 2);
    CHECK(records(files[1]) == records(read_text(skus())));
  }
}

TEST_CASE("A list that is not looked into is told by its name, with as many entries as it has") {
  for (const char* beside : {R"("deletedUsers":[{"a":1},{"a":2}])", R"("directory":{"people":[{"a":1},{"a":2}]})"}) {
    CAPTURE(beside);
    const ImportedFile file = read_text("{\"users\":" + users() + "," + beside + "}");
    const Finding* told = finding_of(file, "IMPORT-LIST-PASSED-OVER");
    REQUIRE(told != nullptr);
    CHECK(argument(*told, "count") == "2");
    CHECK(told->severity == Severity::Warning);
  }
  CHECK(finding_of(read_text("{\"users\":" + users() + R"(,"notes":[],"tags":["a","b"]})"), "IMPORT-LIST-PASSED-OVER") == nullptr);
}

TEST_CASE("A further page of one kind does not make the other kind incomplete") {
  const std::string page =
      R"({"@odata.nextLink":"https://graph.microsoft.com/v1.0/users?$skiptoken=2",)" + users().substr(users().find('{') + 1);
  const std::vector<ImportedFile> files = open(batch({skus(), page}));
  REQUIRE(files.size() == 2);
  CHECK(files[0].complete);
  CHECK_FALSE(files[1].complete);
}

TEST_CASE("An item of another kind inside a list is refused, not read as what it is not") {
  const std::string mixed =
      R"({"value":[{"skuId":"05e9a617-0261-4cee-bb44-138d3ef5d965","skuPartNumber":"SPE_E3","consumedUnits":1,)"
      R"("prepaidUnits":{"enabled":2},"capabilityStatus":"Enabled","servicePlans":[]},)"
      R"({"id":"10000000-0000-4000-8000-000000000002","userPrincipalName":"a@contoso.example","assignedLicenses":[]}]})";
  const std::vector<ImportedFile> files = open(mixed);
  REQUIRE(files.size() == 1);
  CHECK(files[0].rows.read == 1);
  CHECK(finding_of(files[0], "IMPORT-ROW-OTHER-KIND") != nullptr);
}

TEST_CASE("A bundle that breaks off gives nothing, and counts each row it had") {
  const std::string whole = batch({skus(), users()});
  const std::vector<ImportedFile> files = open(whole.substr(0, whole.size() - 3));
  REQUIRE(files.size() == 1);
  CHECK(finding_of(files[0], "IMPORT-JSON-BROKEN") != nullptr);
  CHECK(files[0].rows.refused == files[0].rows.total());
  CHECK(files[0].rows.total() > read_text(skus()).rows.total() + read_text(users()).rows.total());
}

TEST_CASE("An answer as a flow keeps it, with its status and headers round it, is read like the answer alone") {
  const std::string flow = R"({"statusCode":200,"headers":{"Content-Type":"application/json"},"body":)" + skus() + "}";
  CHECK(records(read_text(flow)) == records(read_text(skus())));
  const ImportedFile page = read_text(
      R"({"statusCode":200,"headers":{},"body":{"@odata.nextLink":"https://graph.example/next","value":[)"
      R"({"skuId":"05e9a617-0261-4cee-bb44-138d3ef5d965","skuPartNumber":"SPE_E3","consumedUnits":2,"prepaidUnits":{"enabled":5}}]}})");
  CHECK(!page.complete);
}
