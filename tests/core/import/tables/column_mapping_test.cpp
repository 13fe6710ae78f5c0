// Tables nobody knows: proposed, mapped by a person, read like any other, remembered by their header.
#include "core/import/tables/column_mapping.hpp"

#include <algorithm>

#include "core/import/tables/mapping_preview.hpp"
#include "tests/core/import/support.hpp"

using namespace csp;
using namespace csp::import_test;

namespace {

constexpr const char* kPeople =
    "Mitarbeiter;Konto;Produkte;Büro\n"
    "Jörg Müller;joerg@contoso.example;Office 365 E3;Kiel\n"
    "Ada Miller;ada@contoso.example;Office 365 E3+Power BI Pro;Bonn\n";

ColumnMapping people_mapping() {
  return {"user-licence-table", {{"mitarbeiter", "displayname"}, {"konto", "userprincipalname"}, {"produkte", "licenseskus"}}};
}

ImportedFile read_mapped(std::string_view text, const ColumnMappings& mappings) {
  ImportOptions options;
  options.column_mappings = mappings;
  return read_text(text, options);
}

}  // namespace

TEST_CASE("a table with an unknown header is refused, and shows its head for mapping") {
  const ImportedFile file = read_text(kPeople);
  CHECK(file.kind == "unknown");
  CHECK(file.rows.refused == 2);
  CHECK(file.table.header == std::vector<std::string>{"Mitarbeiter", "Konto", "Produkte", "Büro"});
  REQUIRE(file.table.rows.size() == 2);
  CHECK(file.table.rows[1][1] == "ada@contoso.example");
  CHECK(header_signature(file.table.header) == "mitarbeiter|konto|produkte|büro");
}

TEST_CASE("a mapped table is read like any other of its kind, with the file's own column names in messages") {
  const ImportedFile file = read_mapped(kPeople, {{"mitarbeiter|konto|produkte|büro", people_mapping()}});
  CHECK(file.kind == "user-licence-table");
  CHECK(file.rows.read == 2);
  REQUIRE(file.records.users.size() == 2);
  CHECK(file.records.users[0].user.display_name == "Jörg Müller");
  CHECK(file.records.users[1].user.principal_name == "ada@contoso.example");
  CHECK(file.records.users[1].skus.size() == 2);
  const ImportedFile damaged =
      read_mapped("Mitarbeiter;Konto;Produkte;Büro\nAda;;Office 365 E3;Bonn\n", {{"mitarbeiter|konto|produkte|büro", people_mapping()}});
  REQUIRE(finding_of(damaged, "IMPORT-VALUE-MISSING") != nullptr);
  CHECK(argument(*finding_of(damaged, "IMPORT-VALUE-MISSING"), "column") == "Konto");
}

TEST_CASE("the mapping is found by the header whatever its letter case, separator, encoding mark and lines above") {
  const ColumnMappings mappings = {{"mitarbeiter|konto|produkte|büro", people_mapping()}};
  for (const char* text : {"MITARBEITER,konto,Produkte,Büro\nAda,ada@contoso.example,Office 365 E3,Bonn\n",
                           "\xef\xbb\xbfMitarbeiter\tKonto\tProdukte\tBüro\nAda\tada@contoso.example\tOffice 365 E3\tBonn\n",
                           "Lizenzen der Zentrale\n\nMitarbeiter;Konto;Produkte;Büro\nAda;ada@contoso.example;Office 365 E3;Bonn\n"}) {
    CAPTURE(text);
    CHECK(read_mapped(text, mappings).records.users.size() == 1);
  }
  CHECK(read_mapped("Mitarbeiter;Konto;Produkte\nAda;ada@contoso.example;Office 365 E3\n", mappings).kind == "unknown");
}

TEST_CASE("a mapping stands above the synonyms: a column it leaves out is not read") {
  const std::string text = "userPrincipalName,displayName,licenseSKUs\na@contoso.example,A,Office 365 E3\n";
  CHECK(read_text(text).records.users[0].user.display_name == "A");
  const ColumnMapping without_name{"user-licence-table", {{"userprincipalname", "userprincipalname"}, {"licenseskus", "licenseskus"}}};
  CHECK(read_mapped(text, {{"userprincipalname|displayname|licenseskus", without_name}}).records.users[0].user.display_name.empty());
}

TEST_CASE("a mapping without a required column reads nothing and says which one is missing") {
  ColumnMapping mapping = people_mapping();
  mapping.columns.erase("konto");
  CHECK(missing_fields(mapping) == std::vector<std::string>{"userprincipalname"});
  const ImportedFile file = read_mapped(kPeople, {{"mitarbeiter|konto|produkte|büro", mapping}});
  CHECK(file.rows.read == 0);
  CHECK(file.rows.refused == 2);
  CHECK(finding_of(file, "IMPORT-COLUMNS-MISSING") != nullptr);
}

TEST_CASE("columns are proposed from names and from what the cells look like, never twice") {
  TablePreview table;
  table.header = {"Benutzer-Konto", "Vollständiger displayname", "Zugewiesene licenses", "Büro"};
  table.rows = {{"ada@contoso.example", "Ada", "Office 365 E3", "Bonn"}, {"joerg@contoso.example", "Jörg", "Office 365 E3", "Kiel"}};
  const ColumnMapping proposed = propose_mapping(table, "user-licence-table");
  CHECK(proposed.columns.at("benutzerkonto") == "userprincipalname");
  CHECK(proposed.columns.at("zugewiesenelicenses") == "licenseskus");
  std::vector<std::string> fields;
  for (const auto& [column, field] : proposed.columns) fields.push_back(field);
  std::sort(fields.begin(), fields.end());
  CHECK(std::adjacent_find(fields.begin(), fields.end()) == fields.end());
}

TEST_CASE("days below a name nobody knows are the last day, never a term or a first day; the first words are the product") {
  TablePreview table;
  table.header = {"Lizenzbezeichnung", "Stk", "Laufzeitende", "Preis/Monat EUR", "Lieferant"};
  table.rows = {{"Microsoft 365 Business Premium", "45", "31.03.2027", "20,60", "Altpartner GmbH"},
                {"E3 alt", "7", "28.02.2027", "22,10", "Altpartner GmbH"}};
  CHECK(propose_mapping(table, "distributor-list").columns.at("laufzeitende") == "commitmentenddate");
  CHECK(propose_mapping(table, "volume-licensing").columns.at("laufzeitende") == "enddate");
  CHECK(propose_mapping(table, "your-products").columns.at("laufzeitende") == "renewaldate");
  CHECK(propose_mapping(table).columns.at("laufzeitende").find("term") == std::string::npos);
  CHECK(propose_mapping(table, "volume-licensing").columns.at("lizenzbezeichnung") == "product");
  CHECK(propose_mapping(table, "your-products").columns.at("lizenzbezeichnung") == "productname");
  // Two columns of days: the name says which one is the first.
  table.header = {"Kunde", "Gekauft", "Bis"};
  table.rows = {{"Contoso", "01.04.2026", "31.03.2027"}};
  const ColumnMapping two = propose_mapping(table, "distributor-list");
  CHECK(two.columns.at("bis") == "commitmentenddate");
  CHECK(two.columns.at("gekauft") != "enddate");
}

TEST_CASE("a number that a kind need not know is proposed by its column's name alone: a customer number is no unit of the next term") {
  const ImportedFile file = read_text(
      "Artikel;Anz.;L\xc3\xa4uft bis;Kd-Nr;Kostenstelle\nMicrosoft 365 E5;4;31.05.2027;10023;4711\nPower BI "
      "Pro;30;31.05.2027;10023;4711\n");
  REQUIRE(file.kind == "unknown");
  const ColumnMapping mapping = propose_mapping(file.table, "distributor-list");
  CHECK_FALSE(mapping.columns.empty());
  for (const auto& [column, field] : mapping.columns) CHECK(field != "quantityatrenewal");
}

TEST_CASE("kinds are ranked by what they need and find, and by the rows they would read") {
  TablePreview table;
  table.header = {"What we have", "How many pieces", "Runs out", "Paid to", "Remark"};
  table.rows = {{"Microsoft 365 E3", "45", "2027-03-31", "Altpartner GmbH", ""},
                {"Power BI Pro", "7", "2027-02-28", "Altpartner GmbH", "old"}};
  const std::vector<KindForTable> ranked = kinds_for_table(catalog(), table);
  REQUIRE(ranked.size() == mappable_kinds().size());
  CHECK(ranked.front().missing == 0);
  CHECK(ranked.front().read == 2);
  const auto unfit = std::find_if(ranked.begin(), ranked.end(), [](const KindForTable& kind) { return kind.missing > 0; });
  CHECK(std::all_of(unfit, ranked.end(), [](const KindForTable& kind) { return kind.read == 0; }));
}

TEST_CASE("a column of titles that the catalogue knows is the product, and who bills is left to be asked") {
  TablePreview table;
  table.header = {"Ref", "How many", "Until when", "Thing"};
  table.rows = {{"29cd8366-ea26-4da2-800b-7f90aeb8fa01", "40", "2027-03-31", "Microsoft 365 E3"},
                {"29cd8366-ea26-4da2-800b-7f90aeb8fa02", "5", "2027-04-30", "Visio Plan 2"},
                {"29cd8366-ea26-4da2-800b-7f90aeb8fa03", "7", "2027-05-31", "Strange Product X"}};
  const std::vector<KindForTable> ranked = kinds_for_table(catalog(), table);
  REQUIRE(ranked.front().read == 3);
  CAPTURE(ranked.front().mapping.kind);
  REQUIRE(ranked.front().mapping.columns.count("thing") == 1);
  CHECK(ranked.front().mapping.columns.at("thing").find("product") != std::string::npos);
  CHECK(ranked.front().mapping.columns.at("untilwhen").find("date") != std::string::npos);
  CHECK_FALSE(ranked.front().settles_channel);
}

TEST_CASE("a column of GUIDs is no term and no number of an agreement, whatever it is called, and ids of SKUs are no subscriptions") {
  TablePreview table;
  table.header = {"Kunde",
                  "Artikel",
                  "St\xc3\xbc"
                  "ck",
                  "Laufzeitende",
                  "Vertrag",
                  "Preis"};
  table.rows = {{"Muster GmbH", "Microsoft 365 E3", "40", "31.03.2027", "29cd8366-ea26-4da2-800b-7f90aeb8fa01", "39,00"},
                {"Muster GmbH", "Visio Plan 2", "5", "30.04.2027", "29cd8366-ea26-4da2-800b-7f90aeb8fa02", "15,00"}};
  for (const std::string& kind : mappable_kinds()) {
    const ColumnMapping mapping = propose_mapping(catalog(), table, kind).mapping;
    const auto given = mapping.columns.find("vertrag");
    if (given == mapping.columns.end()) continue;
    CAPTURE(kind);
    CHECK_MESSAGE(given->second.find("id") != std::string::npos, given->second);
  }
  CHECK(propose_mapping(catalog(), table, "distributor-list").mapping.columns.at("vertrag") == "subscriptionid");
  for (std::vector<std::string>& row : table.rows) row[4] = "05e9a617-0261-4cee-bb44-138d3ef5d965";  // SPE_E3
  const ColumnMapping skus = propose_mapping(catalog(), table, "distributor-list").mapping;
  CHECK((skus.columns.count("vertrag") == 0 || skus.columns.at("vertrag") != "subscriptionid"));
}

TEST_CASE("every kind that can be mapped names its fields, and a required one among them") {
  for (const std::string& kind : mappable_kinds()) {
    CAPTURE(kind);
    const std::vector<MappingField> fields = mapping_fields(kind);
    CHECK(std::any_of(fields.begin(), fields.end(), [](const MappingField& field) { return field.required; }));
  }
}

TEST_CASE("the preview is what the reader would make of the first rows") {
  const ImportedFile unknown = read_text(kPeople);
  const ImportedFile preview = preview_mapping(catalog(), unknown.table, people_mapping());
  CHECK(preview.rows.read == 2);
  CHECK(preview.records.users[1].skus.size() == 2);
}

TEST_CASE("a mapping file comes back as it was saved, and a wrong one names its place") {
  const ColumnMappings mappings = {{"mitarbeiter|konto|produkte|büro", people_mapping()}};
  const std::string saved = column_mappings_to_json(mappings);
  CHECK(column_mappings_from_json(saved) == mappings);
  const auto path = [](std::string_view json) {
    const auto read = column_mappings_from_json(json);
    REQUIRE_FALSE(read.has_value());
    return std::get<std::string>(read.error().arguments[0].value);
  };
  CHECK(path("[]") == "$");
  CHECK(path(R"({"schema":"csp-move-columns","version":2})") == "$.version");
  CHECK(path(R"({"schema":"csp-move-columns","version":1,"columnMappings":{"a":{"kind":"no-such-kind","columns":{}}}})") ==
        "$.columnMappings[\"a\"].kind");
  CHECK(
      path(
          R"({"schema":"csp-move-columns","version":1,"columnMappings":{"a":{"kind":"user-licence-table","columns":{"x":"no such field"}}}})") ==
      "$.columnMappings[\"a\"].columns.x");
}
