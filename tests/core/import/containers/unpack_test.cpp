// Archives and workbooks: what is inside is read as if it had been given by itself, and what cannot be read is named.

#include "core/import/unpack.hpp"
#include "core/output/writers/zip.hpp"
#include "tests/core/import/support.hpp"

using namespace csp;
using namespace csp::import_test;

namespace {

std::vector<ImportedFile> open(const std::string& name, std::string_view bytes) { return import_files(catalog(), name, 0, bytes); }
std::vector<ImportedFile> open(const std::string& name) { return open(name, container(name)); }

const ImportedFile& named(const std::vector<ImportedFile>& files, std::string_view name) {
  for (const ImportedFile& file : files) {
    if (file.name == name) return file;
  }
  FAIL("no part is called " << name);
  return files.front();
}

std::string all_of_it(const std::vector<ImportedFile>& files) {
  std::string out;
  for (const ImportedFile& file : files) out += file.name + "\n" + everything(file);
  return out;
}

std::string reason(const ImportedFile& file) {
  REQUIRE(!file.findings.empty());
  return file.findings[0].rule + " " + argument(file.findings[0], "reason");
}

// A little workbook of stored parts, with this sheet.
std::string workbook(std::string_view sheet,
                     std::string_view list = R"(<workbook><sheets><sheet name="S" r:id="a"/></sheets></workbook>)") {
  constexpr std::string_view kRelations = R"(<Relationships><Relationship Id="a" Type="x/worksheet" Target="s.xml"/></Relationships>)";
  return zip_archive({{"xl/workbook.xml", list}, {"xl/_rels/workbook.xml.rels", kRelations}, {"xl/s.xml", sheet}});
}

const std::string kUsersSheet =
    R"(<worksheet><sheetData><row><c t="str"><v>UserPrincipalName</v></c><c t="str"><v>Licenses</v></c></row><row><c t="str"><v>user1@contoso.example</v></c><c t="str"><v>ENTERPRISEPACK</v></c></row></sheetData></worksheet>)";

}  // namespace

TEST_CASE("every export in an archive is read as if it had been given by itself, in the order of the archive, recognised ones first") {
  const std::vector<ImportedFile> files = open("exports.zip");
  REQUIRE(files.size() == 5);
  CHECK(files[0].name == "exports.zip › graph/subscribedSkus.json");
  CHECK(files[1].name == "exports.zip › graph/users.json");
  CHECK(files[2].name == "exports.zip › prices.xlsx › Prices");
  CHECK(everything(files[0]) == everything(read_fixture("graph-subscribed-skus/graph.json")));
  CHECK(everything(files[1]) == everything(read_fixture("graph-users/users.json")));
  CHECK(finding_of(named(files, "exports.zip › readme.txt"), "IMPORT-PART-NOT-USED") != nullptr);
}

TEST_CASE("archives are opened inside archives, down to a depth") {
  const std::vector<ImportedFile> files = open("archive-in-archive.zip");
  CHECK(named(files, "archive-in-archive.zip › inner.zip › customers.csv").kind == "partner-center-customers");
  CHECK(named(files, "archive-in-archive.zip › sku.json.gz").records.pools.size() ==
        read_fixture("graph-subscribed-skus/graph.json").records.pools.size());
  CHECK(open("deep.gz").at(0).findings.at(0).rule == "IMPORT-ARCHIVE-TOO-DEEP");
}

TEST_CASE("several gzip members are one export, whatever pads the end") {
  const std::vector<ImportedFile> files = open("members.jsonl.gz");
  REQUIRE(files.size() == 1);
  CHECK(files[0].name == "members.jsonl.gz");
  CHECK(everything(files[0]) == everything(read_fixture("graph-subscribed-skus/lines.jsonl")));
}

TEST_CASE("every sheet of a workbook is tried, and each has its own ledger with the rows of the sheet") {
  const std::vector<ImportedFile> files = open("prices.xlsx");
  REQUIRE(files.size() == 2);  // the empty sheet has no rows to account for
  const ImportedFile& prices = files[0];
  CHECK(prices.name == "prices.xlsx › Prices");
  CHECK(prices.kind == "nce-price-list");
  CHECK(prices.rows.read == 2);
  CHECK(prices.rows.refused == 1);
  CHECK(files[1].name == "prices.xlsx › Read me");
  CHECK(finding_of(files[1], "IMPORT-PART-NOT-USED") != nullptr);
  // The row numbers are those of the sheet, also below a cell with two lines.
  CHECK(prices.records.prices.at(0).origin.row == 4);
  CHECK(prices.records.prices.at(1).origin.row == 5);
  const Finding* refused = finding_of(prices, "IMPORT-VALUE-REFUSED");
  REQUIRE(refused != nullptr);
  CHECK(argument(*refused, "found") == "#N/A");
  CHECK(refused->origins.at(0).row == 6);
}

TEST_CASE("numbers, dates, ids and texts of a sheet mean what a person sees there") {
  const PriceRecord price = open("prices.xlsx").at(0).records.prices.at(0);
  CHECK(price.title == "Basic & plain");
  CHECK(price.product_sku.text() == "CFQ7TTC0LH18:0001");
  CHECK(price.partner_price->text() == "7.14");
  CHECK(price.retail_price->text() == "8.40");
  CHECK(price.valid_from->iso() == "2026-07-01");
  CHECK(!price.valid_to);
}

TEST_CASE("a workbook that counts days from 1904 is read so, and formulas without a result are told") {
  const ImportedFile file = open("volume-1904.xlsx").at(0);
  CHECK(file.records.subscriptions.at(0).term_end->iso() == "2027-03-31");
  CHECK(argument(*finding_of(file, "IMPORT-FORMULA-WITHOUT-VALUE"), "count") == "1");
  CHECK(file.rows.refused == 1);
}

TEST_CASE("a delimited text that was pasted into one column of a sheet is read") {
  const ImportedFile file = open("one-column.xlsx").at(0);
  CHECK(file.kind == "user-licence-table");
  CHECK(file.records.users.size() == 2);
}

TEST_CASE("the result does not depend on how the bytes of a container arrive") {
  for (const char* name : {"exports.zip", "members.jsonl.gz", "prices.xlsx", "archive-in-archive.zip"}) {
    const std::string bytes = container(name);
    const std::string whole = all_of_it(open(name, bytes));
    for (std::size_t size : {1u, 3u, 100u, 5000u}) {
      Unpacker unpacker(catalog(), name);
      for (std::size_t at = 0; at < bytes.size(); at += size) unpacker.feed(std::string_view(bytes).substr(at, size));
      CHECK(all_of_it(unpacker.finish()) == whole);
    }
  }
}

TEST_CASE("an export that is not packed comes out as it is") {
  const std::string bytes = fixture_bytes("nce-price-list/november.csv");
  const std::vector<ImportedFile> files = import_files(catalog(), "export", 0, bytes);
  REQUIRE(files.size() == 1);
  CHECK(everything(files[0]) == everything(read_text(bytes)));
  CHECK(open("empty", "").at(0).findings.at(0).rule == "IMPORT-EMPTY");
}

TEST_CASE("what is packed in another way, encrypted, damaged or cut off is refused by name, and the rest is read") {
  CHECK(open("method.zip").at(0).findings.at(0).rule == "IMPORT-ARCHIVE-METHOD");
  const std::string whole =
      zip_archive({{"a.csv", "Customer,Seats\nx,1\n"}, {"b.json", fixture_bytes("graph-subscribed-skus/graph.json")}});
  const auto changed = [&](std::size_t place, char to) {
    std::string other = whole;
    other[place] = to;
    return open("x.zip", other);
  };
  const std::size_t content = whole.find("Customer");
  const std::size_t central = whole.find("PK\x01\x02");
  std::vector<ImportedFile> files = changed(content, 'K');
  CHECK(reason(named(files, "x.zip › a.csv")) == "IMPORT-ARCHIVE-DAMAGED import.archive.bad_checksum");
  CHECK(named(files, "x.zip › b.json").kind == "graph-subscribed-skus");
  CHECK(named(changed(central + 8, 1), "x.zip › a.csv").findings.at(0).rule == "IMPORT-ARCHIVE-ENCRYPTED");
  CHECK(reason(named(changed(central + 24, 1), "x.zip › a.csv")) == "IMPORT-ARCHIVE-DAMAGED import.archive.bad_size");
  CHECK(reason(named(changed(central + 42, 7), "x.zip › a.csv")) == "IMPORT-ARCHIVE-DAMAGED import.archive.bad_directory");
  CHECK(reason(open("x.zip", whole.substr(0, whole.size() - 5)).at(0)) == "IMPORT-ARCHIVE-DAMAGED import.archive.no_directory");
  const std::string packed = container("members.jsonl.gz");
  CHECK(reason(open("x.gz", packed.substr(0, 60)).at(0)) == "IMPORT-ARCHIVE-DAMAGED import.archive.cut_off");
  CHECK(reason(open("x.gz", packed + "more").at(0)) == "IMPORT-ARCHIVE-DAMAGED import.archive.bad_data");
  CHECK(open("x.zip", zip_archive({})).at(0).findings.at(0).rule == "IMPORT-ARCHIVE-EMPTY");
}

TEST_CASE("sizes beyond 4 GiB are read from the zip64 fields") {
  std::string archive = zip_archive({{"a.csv", "UserPrincipalName,Licenses\nuser1@contoso.example,ENTERPRISEPACK\n"}});
  const std::size_t central = archive.find("PK\x01\x02");
  const std::string size = archive.substr(central + 24, 4) + std::string(4, '\0');
  for (std::size_t at = 20; at < 28; ++at) archive[central + at] = '\xff';
  const std::string field = std::string("\x01\x00\x10\x00", 4) + size + size;
  archive[central + 30] = static_cast<char>(field.size());
  archive.insert(central + 46 + 5, field);
  const std::size_t end = archive.find("PK\x05\x06");
  archive[end + 12] = static_cast<char>(archive[end + 12] + static_cast<char>(field.size()));
  const std::vector<ImportedFile> files = open("x.zip", archive);
  REQUIRE(files.size() == 1);
  CHECK(files[0].records.users.size() == 1);
}

TEST_CASE("little bytes that unpack to very many are refused before they fill the memory") {
  const std::vector<ImportedFile> files = open("bomb.gz");
  CHECK(files.at(0).findings.at(0).rule == "IMPORT-UNPACK-TOO-BIG");
  CHECK(files.at(0).rows.read == 0);
}

TEST_CASE("a damaged sheet says where, and other workbook forms say what to do") {
  CHECK(open("x.xlsx", workbook(kUsersSheet)).at(0).records.users.size() == 1);
  const auto fault = [](const std::string& sheet) {
    const ImportedFile file = open("x.xlsx", workbook(sheet)).at(0);
    CHECK(file.name == "x.xlsx › S");
    CHECK(file.records.users.empty());
    return file.findings.at(0).rule;
  };
  CHECK(fault(kUsersSheet.substr(0, kUsersSheet.size() - 4)) == "IMPORT-WORKBOOK-DAMAGED");
  CHECK(fault("<!DOCTYPE x [<!ENTITY a \"b\">]>" + kUsersSheet) == "IMPORT-WORKBOOK-DAMAGED");
  CHECK(fault(R"(<worksheet><sheetData><row r="5"/><row r="4"/></sheetData></worksheet>)") == "IMPORT-WORKBOOK-DAMAGED");
  CHECK(fault(R"(<worksheet><sheetData><row r="1"><c r="A2"/></row></sheetData></worksheet>)") == "IMPORT-WORKBOOK-DAMAGED");
  CHECK(fault(R"(<worksheet><sheetData><row r="1"><c t="s"><v>0</v></c></row></sheetData></worksheet>)") == "IMPORT-WORKBOOK-DAMAGED");
  CHECK(fault(R"(<worksheet><sheetData><row r="1048577"/></sheetData></worksheet>)") == "IMPORT-WORKBOOK-DAMAGED");
  CHECK(open("x.xlsb", zip_archive({{"xl/workbook.bin", "x"}})).at(0).findings.at(0).rule == "IMPORT-WORKBOOK");
  CHECK(open("x.ods", zip_archive({{"mimetype", "x"}, {"content.xml", "<x/>"}})).at(0).findings.at(0).rule == "IMPORT-WORKBOOK");
  CHECK(open("x.xls", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1").at(0).findings.at(0).rule == "IMPORT-WORKBOOK");
  CHECK(open("x.7z", "7z\xbc\xaf\x27\x1c..").at(0).findings.at(0).rule == "IMPORT-ARCHIVE");
}

TEST_CASE("hidden rows of a sheet are left out and counted, but the first row names the columns, seen or not") {
  const auto sheet = [](std::string_view header, std::string_view first, std::string_view second) {
    const auto row = [](std::string_view attributes, std::string_view name, std::string_view licence) {
      return "<row" + std::string(attributes) + R"(><c t="str"><v>)" + std::string(name) + R"(</v></c><c t="str"><v>)" +
             std::string(licence) + "</v></c></row>";
    };
    const std::string rows = row(header, "UserPrincipalName", "Licenses") + row(first, "user1@contoso.example", "ENTERPRISEPACK") +
                             row(second, "user2@contoso.example", "ENTERPRISEPACK");
    return open("x.xlsx", workbook("<worksheet><sheetData>" + rows + "</sheetData></worksheet>")).at(0);
  };
  const std::string hidden = R"( hidden="1")";
  const ImportedFile filtered = sheet("", hidden, "");
  REQUIRE(filtered.records.users.size() == 1);
  CHECK(filtered.records.users[0].user.principal_name == "user2@contoso.example");
  REQUIRE(finding_of(filtered, "IMPORT-ROWS-HIDDEN") != nullptr);
  CHECK(argument(*finding_of(filtered, "IMPORT-ROWS-HIDDEN"), "count") == "1");
  CHECK(sheet(hidden, "", "").records.users.size() == 2);
  for (const char* shown : {"", R"( hidden="0")"}) CHECK(finding_of(sheet("", shown, shown), "IMPORT-ROWS-HIDDEN") == nullptr);
}

TEST_CASE("the value of merged cells holds for each of their rows, and somebody is told") {
  const std::string rows =
      R"(<row><c r="A1" t="str"><v>Subscription ID</v></c><c r="B1" t="str"><v>Product</v></c><c r="C1" t="str"><v>Quantity</v></c>)"
      R"(<c r="D1" t="str"><v>End Date</v></c></row>)"
      R"(<row><c r="A2" t="str"><v>38c1ed8e-6c5d-4a4f-8a4e-13b0d2a3ee9d</v></c><c r="B2" t="str"><v>Power BI Pro</v></c>)"
      R"(<c r="C2"><v>25</v></c><c r="D2" t="str"><v>2027-06-30</v></c></row>)"
      R"(<row><c r="A3" t="str"><v>5a3b7c10-0d2e-4c55-9b1a-7f2f1c0a9e11</v></c><c r="C3"><v>5</v></c></row>)"
      R"(<row r="4"/>)"
      R"(<row r="5"><c r="A5" t="str"><v>9c8d1f7a-44aa-4e0b-8a17-2f6a1be0c3d2</v></c><c r="B5" t="str"><v>Visio Plan 2</v></c>)"
      R"(<c r="C5"><v>3</v></c></row>)";
  const auto sheet = [&](std::string_view merged, std::string_view without = {}) {
    std::string filled = rows;
    if (const std::size_t at = filled.find(without); !without.empty() && at != std::string::npos) filled.erase(at, without.size());
    return open("x.xlsx", workbook("<worksheet><sheetData>" + filled + "</sheetData><mergeCells>" + std::string(merged) +
                                   "</mergeCells></worksheet>"))
        .at(0);
  };
  const ImportedFile file = sheet(R"(<mergeCell ref="B2:B4"/><mergeCell ref="D2:D4"/><mergeCell ref="A1:B1"/>)");
  REQUIRE(file.records.subscriptions.size() == 3);
  CHECK(file.rows.total() == 3);
  CHECK(file.records.subscriptions[1].name == "Power BI Pro");
  CHECK(file.records.subscriptions[1].units == 5);
  CHECK(file.records.subscriptions[1].term_end == Date::from_iso("2027-06-30"));
  CHECK(file.records.subscriptions[1].origins.front().row == 3);
  CHECK(file.records.subscriptions[2].name == "Visio Plan 2");
  CHECK(!file.records.subscriptions[2].term_end);
  REQUIRE(finding_of(file, "IMPORT-CELLS-MERGED") != nullptr);
  CHECK(argument(*finding_of(file, "IMPORT-CELLS-MERGED"), "count") == "2");
  // A number of units is not there once for each row.
  const ImportedFile units = sheet(R"(<mergeCell ref="B2:B4"/><mergeCell ref="C2:C3"/>)", R"(<c r="C3"><v>5</v></c>)");
  CHECK(units.records.subscriptions.size() == 2);
  CHECK(units.rows.refused == 1);
  // A day is no number, also where it is written with points.
  std::string with_points = rows;
  with_points.replace(with_points.find("2027-06-30"), 10, "30.06.2027");
  const ImportedFile days =
      open("x.xlsx", workbook("<worksheet><sheetData>" + with_points +
                              R"(</sheetData><mergeCells><mergeCell ref="B2:B4"/><mergeCell ref="D2:D4"/></mergeCells></worksheet>)"))
          .at(0);
  CHECK(days.records.subscriptions.at(1).term_end == Date::from_iso("2027-06-30"));
  // Over columns only, or over rows of which one has something: nothing is repeated.
  const ImportedFile other = sheet(R"(<mergeCell ref="A1:D1"/><mergeCell ref="D5:D7"/>)");
  CHECK(!other.records.subscriptions.at(1).term_end);
  CHECK(finding_of(other, "IMPORT-CELLS-MERGED") == nullptr);
}

TEST_CASE("sheets with subscriptions of which none names its customer: a person is asked whether they are of one") {
  const auto book = [](std::string_view first_id, std::string_view second_id, std::string_view customer) {
    const auto sheet = [&](std::string_view id) {
      return R"(<worksheet><sheetData><row><c t="str"><v>Subscription ID</v></c><c t="str"><v>SKU</v></c><c t="str"><v>Quantity</v></c>)"
             R"(<c t="str"><v>Customer</v></c></row><row><c t="str"><v>)" +
             std::string(id) + R"(</v></c><c t="str"><v>CFQ7TTC0LF8R:0001</v></c><c><v>5</v></c><c t="str"><v>)" + std::string(customer) +
             "</v></c></row></sheetData></worksheet>";
    };
    const std::string first = sheet(first_id), second = sheet(second_id);
    return open("x.xlsx",
                zip_archive({{"xl/workbook.xml",
                              R"(<workbook><sheets><sheet name="Contoso" r:id="a"/><sheet name="Fabrikam" r:id="b"/></sheets></workbook>)"},
                             {"xl/_rels/workbook.xml.rels", R"(<Relationships><Relationship Id="a" Type="x/worksheet" Target="s.xml"/>)"
                                                            R"(<Relationship Id="b" Type="x/worksheet" Target="t.xml"/></Relationships>)"},
                             {"xl/s.xml", first},
                             {"xl/t.xml", second}}));
  };
  const std::vector<ImportedFile> unnamed = book("s-1", "s-2", "");
  REQUIRE(unnamed.size() == 2);
  REQUIRE(finding_of(unnamed[0], "IMPORT-SHEETS-UNNAMED") != nullptr);
  CHECK(finding_of(unnamed[0], "IMPORT-SHEETS-UNNAMED")->severity == Severity::Ask);
  CHECK(argument(*finding_of(unnamed[0], "IMPORT-SHEETS-UNNAMED"), "sheets") == "Contoso, Fabrikam");
  // Two months of one customer, and a customer who is named.
  CHECK(finding_of(book("s-1", "s-1", "").at(0), "IMPORT-SHEETS-UNNAMED") == nullptr);
  CHECK(finding_of(book("s-1", "s-2", "Contoso").at(0), "IMPORT-SHEETS-UNNAMED") == nullptr);
}

TEST_CASE("a hidden sheet is left out and named, unless there is no other") {
  const auto book = [](std::string_view state) {
    const std::string sheets = R"(<workbook><sheets><sheet name="Old" state=")" + std::string(state) +
                               R"(" r:id="a"/><sheet name="Now" r:id="b"/></sheets></workbook>)";
    constexpr std::string_view kRelations =
        R"(<Relationships><Relationship Id="a" Type="x/worksheet" Target="s.xml"/><Relationship Id="b" Type="x/worksheet" Target="s.xml"/>)"
        R"(</Relationships>)";
    return zip_archive({{"xl/workbook.xml", sheets}, {"xl/_rels/workbook.xml.rels", kRelations}, {"xl/s.xml", kUsersSheet}});
  };
  CHECK(open("x.xlsx", book("visible")).size() == 2);
  for (const char* state : {"hidden", "veryHidden"}) {
    const std::vector<ImportedFile> files = open("x.xlsx", book(state));
    REQUIRE(files.size() == 1);
    CHECK(files[0].name == "x.xlsx › Now");
    REQUIRE(finding_of(files[0], "IMPORT-SHEET-HIDDEN") != nullptr);
    CHECK(argument(*finding_of(files[0], "IMPORT-SHEET-HIDDEN"), "sheets") == "Old");
  }
  CHECK(open("x.xlsx", workbook(kUsersSheet, R"(<workbook><sheets><sheet name="S" state="hidden" r:id="a"/></sheets></workbook>)"))
            .at(0)
            .records.users.size() == 1);
}

TEST_CASE("folders with lists of the same kind of which none names its customer: a person is asked whether they are of one") {
  const std::string header = "Subscription ID,Product,SKU,Quantity,End date,Status\n";
  const auto row = [](const char* id) {
    return std::string(id) + ",Microsoft 365 Business Premium,CFQ7TTC0LCHC:0002,10,2027-06-30,Active\n";
  };
  const std::string one = header + row("00000001-1111-4222-8333-000000000001"),
                    other = header + row("00000002-1111-4222-8333-000000000002");
  const auto asked = [](const std::vector<ImportedFile>& files) {
    const Finding* finding = finding_of(files.front(), "IMPORT-FOLDERS-UNNAMED");
    return finding == nullptr ? std::string("-") : argument(*finding, "folders");
  };
  CHECK(asked(open("a.zip", zip_archive({{"Contoso GmbH/list.csv", one}, {"Fabrikam AG/list.csv", other}}))) ==
        "Contoso GmbH, Fabrikam AG");
  const std::string anna = "UserPrincipalName,Licenses\na@contoso.example,SPE_E3\n",
                    bernd = "UserPrincipalName,Licenses\nb@fabrikam.example,SPE_E3\n";
  CHECK(asked(open("a.zip", zip_archive({{"Contoso/users.csv", anna}, {"Fabrikam/users.csv", bernd}}))) == "Contoso, Fabrikam");
  // The same subscription, the same user, or what each folder has of another kind: one customer.
  CHECK(asked(open("a.zip", zip_archive({{"October/list.csv", one}, {"November/list.csv", one}}))) == "-");
  CHECK(asked(open("a.zip", zip_archive({{"subscriptions/list.csv", one}, {"users/users.csv", anna}}))) == "-");
}

TEST_CASE("a workbook whose list of sheets is numbered is opened") {
  constexpr std::string_view kRelations = R"(<Relationships><Relationship Id="a" Type="x/worksheet" Target="s.xml"/></Relationships>)";
  const std::string bytes = zip_archive({{"xl/workbook22.xml", R"(<workbook><sheets><sheet name="S" r:id="a"/></sheets></workbook>)"},
                                         {"xl/_rels/workbook22.xml.rels", kRelations},
                                         {"xl/s.xml", kUsersSheet}});
  const std::vector<ImportedFile> files = open("a.xlsx", bytes);
  REQUIRE(files.size() == 1);
  CHECK(files[0].name == "a.xlsx › S");
  CHECK(files[0].records.users.size() == 1);
}
