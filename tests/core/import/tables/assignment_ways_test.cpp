// How a user has a licence, in the words and columns of the scripts that tell it: directly, by a group, or both.

#include "tests/core/import/support.hpp"

using namespace csp;
using namespace csp::import_test;

namespace {

// Of each user: "direct", the groups, and "?" where a group is not named.
std::string ways(const ImportedFile& file) {
  std::string said;
  for (const UserRecord& user : file.records.users) {
    said += (said.empty() ? "" : " ") + user.user.principal_name.substr(0, 1) + ":";
    for (const AssignedSku& sku : user.skus) {
      said += sku.direct ? "direct" : "";
      for (const std::string& group : sku.groups) said += "|" + group;
    }
  }
  return said + (finding_of(file, "IMPORT-GROUP-UNNAMED") != nullptr ? " ?" : "");
}

std::string ways_of(const std::string& columns, const std::vector<std::string>& cells) {
  std::string table = "UserPrincipalName,SkuPartNumber," + columns + "\n";
  char user = 'a';
  for (const std::string& cell : cells) table += std::string(1, user++) + "@contoso.example,SPE_E3," + cell + "\n";
  const ImportedFile file = read_text(table);
  CHECK(file.kind == "user-licence-table");
  return ways(file);
}

}  // namespace

TEST_CASE("the report of assignment paths tells who has a licence directly, by a group, or both") {
  const ImportedFile file = read_fixture("user-licence-table/assignment-paths.csv");
  CHECK(file.kind == "user-licence-table");
  CHECK(ways(file) == "a:direct b:|lic-e3 c:direct|lic-e3 d: e:direct|lic-e3");
  CHECK(file.records.users.at(3).has_assignment_error);
  CHECK(file.records.users.at(4).has_assignment_error);
  CHECK(finding_of(file, "IMPORT-WORD-UNKNOWN") == nullptr);
}

TEST_CASE("a licence by a group is known as such under the names that scripts and people give the column") {
  for (const char* column :
       {"AssignmentPath", "Assignment Paths", "License Source", "Source", "Assignment", "AssignedVia", "Zuweisung", "Zuweisungsart",
        "Mode d'affectation", "Asignación", "Tipo di assegnazione", "Atribuição", "Atama türü", "割り当て方法"}) {
    CAPTURE(column);
    CHECK(ways_of(column, {"Direct", "Group: LIC-E3", "Inherited (LIC-E3)", "inherited from LIC-E3"}) ==
          "a:direct b:|lic-e3 c:|lic-e3 d:|lic-e3");
  }
}

TEST_CASE("words that say both are no name of a group") {
  CHECK(ways_of("AssignedVia", {"\"Direct, Group: LIC-E3\"", "\"Direct, LIC-E3\"", "Direct + Group: LIC-E3"}) ==
        "a:direct|lic-e3 b:direct|lic-e3 c:direct|lic-e3");
  for (const char* word :
       {"Both", "Direct & Group", "Direct and Group", "Beide", "Les deux", "Ambos", "Entrambi", "Ambas", "Her ikisi", "両方"})
    CHECK_MESSAGE(ways_of("AssignmentPath,Groups", {std::string(word) + ",LIC-E3"}) == "a:direct|lic-e3", word);
  CHECK(ways_of("AssignmentPath", {"Both"}) == "a:direct ?");
}

TEST_CASE("a group in a column beside it belongs to a licence that is told to come by one") {
  CHECK(ways_of("Inherited,Group Name", {"TRUE,LIC-E3", "FALSE,"}) == "a:|lic-e3 b:direct");
  CHECK(ways_of("IsDirect,GroupName", {"True,", "False,LIC-E3"}) == "a:direct b:|lic-e3");
  CHECK(ways_of("Zuweisung,Gruppe", {"Gruppe,LIC-E3", "Direkt,"}) == "a:|lic-e3 b:direct");
  CHECK(ways_of("AssignedByGroup,AssignedDirectly", {"LIC-E3,False", ",True", "LIC-E3,True"}) == "a:|lic-e3 b:direct c:direct|lic-e3");
  CHECK(ways_of("Assignment,Groups", {"Direct,Sales", "Group,LIC-E3"}) == "a:direct b:|lic-e3");
}

TEST_CASE("groups that may be any of the user's are told, and no licence is taken to come by them") {
  for (const char* column : {"Groups", "GroupName", "Gruppe", "Groupe", "グループ"}) {
    CAPTURE(column);
    const ImportedFile file = read_text("UserPrincipalName,SkuPartNumber," + std::string(column) +
                                        "\na@contoso.example,SPE_E3,\nb@contoso.example,SPE_E3,LIC-E3\n");
    CHECK(ways(file) == "a:direct b:direct");
    const Finding* told = finding_of(file, "IMPORT-COLUMN-IGNORED");
    REQUIRE(told != nullptr);
    CHECK(argument(*told, "column") == column);
    CHECK(argument(*told, "what") == "import.unread.groups");
    CHECK(argument(*told, "found") == "LIC-E3");
  }
}

TEST_CASE("where a user comes from is no way of assignment") {
  const ImportedFile file = read_text(
      "UserPrincipalName,SkuPartNumber,Source,Groups\na@contoso.example,SPE_E3,Cloud,Sales\nb@contoso.example,SPE_E3,On-premises,Sales\n");
  CHECK(ways(file) == "a:direct b:direct");
}

TEST_CASE("a column of unknown name whose cells tell the way of assignment is told") {
  const auto told = [](const std::string& column, const std::string& first, const std::string& second) {
    const ImportedFile file = read_text("UserPrincipalName,SkuPartNumber," + column + "\na@contoso.example,SPE_E3," + first +
                                        "\nb@contoso.example,SPE_E3," + second + "\n");
    const Finding* ignored = finding_of(file, "IMPORT-COLUMN-IGNORED");
    return ignored == nullptr ? "" : argument(*ignored, "what") + " " + argument(*ignored, "found");
  };
  CHECK(told("Got it", "Direct", "Group: LIC-E3") == "import.unread.ways Group: LIC-E3");
  CHECK(told("Is it inherited", "No", "Yes") == "import.unread.ways Yes");
  CHECK(told("Got it", "Direct", "Direct").empty());
  CHECK(told("Got it", "No", "Yes").empty());
}
