#include "core/import/inspect_json.hpp"

#include <nlohmann/json.hpp>

#include "tests/core/import/support.hpp"
#include "tests/core/support/built_in_language.hpp"

using namespace csp;
using namespace csp::import_test;

namespace {

std::vector<std::shared_ptr<const ImportedFile>> opened(const std::string& name, const std::string& text) {
  return {std::make_shared<const ImportedFile>(import_file(catalog(), name, 0, text))};
}

// Two good rows and one whose count is no number.
const std::string licences =
    "Product Title,Total Licenses,Expired Licenses,Assigned licenses,Status Message\n"
    "Office 365 E3,250,0,241,\nPower BI Pro,many,0,12,\nVisio Plan 2,5,0,5,\n";

}  // namespace

TEST_CASE("what was found in a file is told as data: kind, rows that add up, each finding with its row") {
  const auto json = nlohmann::json::parse(inspect_json(opened("licenses.csv", licences), support::built_in_language("en")), nullptr, false);
  REQUIRE(json["files"].size() == 1);
  const auto& file = json["files"][0];
  CHECK(file["file"] == "licenses.csv");
  CHECK(file["kind"] == "admin-center-licenses");
  CHECK(file["rows"]["read"].get<int>() + file["rows"]["repaired"].get<int>() + file["rows"]["refused"].get<int>() == 3);
  CHECK(file["rows"]["refused"] == 1);
  const auto& findings = file["findings"];
  const auto of_row = std::find_if(findings.begin(), findings.end(), [](const auto& finding) { return finding["row"] == 3; });
  REQUIRE(of_row != findings.end());
  CHECK((*of_row)["message"].get<std::string>().find("many") != std::string::npos);
  CHECK(!(*of_row)["action"].get<std::string>().empty());
}

TEST_CASE("the same is told to people in their language, and a hostile file name moves nothing") {
  const auto files = opened("a\x1b[2J\n\xe2\x80\xae.csv", licences);
  const std::string english = inspect_text(files, support::built_in_language("en"));
  const std::string turkish = inspect_text(files, support::built_in_language("tr"));
  CHECK(english != turkish);
  for (const std::string& text : {english, turkish}) {
    CHECK(text.find('\x1b') == std::string::npos);
    CHECK(text.find("\xe2\x80\xae") == std::string::npos);
    CHECK(text.find("many") != std::string::npos);
    CHECK(text.find('<') == std::string::npos);  // every key has its text
  }
}
