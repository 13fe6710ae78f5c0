// The dirt of real exports, item by item (file-formats, general reading rules): each is read right, or told with what to do.

#include "tests/core/import/support.hpp"

using namespace csp;
using namespace csp::import_test;

namespace {

// The header of the active users in the words of one language.
struct Spoken {
  std::string language;
  std::string header;
  char separator;
};

std::string with_separator(std::string text, char separator) {
  std::replace(text.begin(), text.end(), '|', separator);
  return text;
}

std::string utf16(std::string_view utf8, bool big_endian, bool mark) {
  std::string wide = !mark ? "" : big_endian ? "\xfe\xff" : "\xff\xfe";
  for (const char c : utf8) {
    if (big_endian) wide += '\0';
    wide += c;
    if (!big_endian) wide += '\0';
  }
  return wide;
}

const std::string kUsers =
    "UserPrincipalName,DisplayName,Licenses\nuser1@contoso.example,One,ENTERPRISEPACK\nuser2@contoso.example,Two,ENTERPRISEPACK\n";

std::size_t users(const std::string& text) { return read_text(text).records.users.size(); }

Date price_start(std::string_view from, ImportOptions options = {}) {
  const ImportedFile file = read_text(
      "ProductTitle,ProductId,SkuId,SkuTitle,TermDuration,BillingPlan,Currency,UnitPrice,EffectiveStartDate\nBasic,CFQ7TTC0LH18,0001,Basic,"
      "P1M,Monthly,USD,5,\"" +
          std::string(from) + "\"\n",
      options);
  REQUIRE(file.records.prices.size() == 1);
  REQUIRE(file.records.prices[0].valid_from.has_value());
  return *file.records.prices[0].valid_from;
}

std::string price(std::string_view amount, char separator = ',', ImportOptions options = {}) {
  const std::string row = with_separator(
                              "ProductTitle|ProductId|SkuId|SkuTitle|TermDuration|BillingPlan|Currency|UnitPrice\nBasic|CFQ7TTC0LH18|0001|"
                              "Basic|P1M|Monthly|USD|\"",
                              separator) +
                          std::string(amount) + "\"\n";
  const ImportedFile file = read_text(row, options);
  return file.records.prices.empty() ? "refused" : file.records.prices[0].partner_price->text();
}

}  // namespace

TEST_CASE("every encoding of the trade is read, and one that is not UTF-8 is told") {
  CHECK(users(kUsers) == 2);
  CHECK(users("\xef\xbb\xbf" + kUsers) == 2);
  for (const bool big : {false, true}) {
    for (const bool mark : {false, true}) CHECK(users(utf16(kUsers, big, mark)) == 2);
  }
  const ImportedFile western = read_text("UserPrincipalName,DisplayName,Licenses\nuser1@contoso.example,Zo\xeb M\xfcller,ENTERPRISEPACK\n");
  CHECK(western.records.users.at(0).user.display_name == "Zoë Müller");
  CHECK(western.encoding == "Windows-1252");
  CHECK(finding_of(western, "IMPORT-ENCODING-LEGACY") != nullptr);
  CHECK(read_fixture("admin-center-users/turkish-windows-1254.csv").encoding == "Windows-1254");
}

TEST_CASE("separators, a separator line, a type line, titles and blank lines are understood") {
  for (const char separator : {',', ';', '\t', '|'}) {
    std::string text = kUsers;
    std::replace(text.begin(), text.end(), ',', separator);
    CHECK(users(text) == 2);
    CHECK(users(std::string("sep=") + separator + "\r\n" + text) == 2);
  }
  CHECK(users("#TYPE Selected.System.Management.Automation.PSCustomObject\r\n" + kUsers) == 2);
  CHECK(users("Contoso users\nof November\n\n" + kUsers) == 2);
}

TEST_CASE("mixed line ends, and line ends and separators inside quotation marks, are read") {
  CHECK(users("UserPrincipalName,DisplayName,Licenses\r\nuser1@contoso.example,One,ENTERPRISEPACK\nuser2@contoso.example,Two,"
              "ENTERPRISEPACK\r") == 2);
  const ImportedFile file =
      read_text("UserPrincipalName,DisplayName,Licenses\nuser1@contoso.example,\"One,\r\nthe first\",\"ENTERPRISEPACK\nPOWER_BI_PRO\"\n");
  CHECK(file.records.users.at(0).user.display_name == "One,\r\nthe first");
  CHECK(file.records.users.at(0).skus.size() == 2);
}

TEST_CASE("headers are matched without regard to case, blanks, punctuation and invisible characters") {
  for (const char* header : {"USERPRINCIPALNAME,displayname,Licenses", "User principal name,Display_Name,\xc2\xa0Licenses\xe2\x80\x8b",
                             "\"User-Principal-Name\", Display name ,licenses"}) {
    CHECK_MESSAGE(users(std::string(header) + "\nuser1@contoso.example,One,ENTERPRISEPACK\n") == 1, header);
  }
}

TEST_CASE("the admin center's users are read in eight languages") {
  const Spoken all[] = {
      {"English", "Display name|User principal name|Block credential|Licenses|Usage location", ','},
      {"German", "Anzeigename|Benutzerprinzipalname|Anmeldeinformationen blockieren|Lizenzen|Verwendungsstandort", ';'},
      {"French", "Nom complet|Nom d'utilisateur principal|Bloquer les identifiants|Licences|Emplacement d'utilisation", ';'},
      {"Spanish", "Nombre para mostrar|Nombre principal del usuario|Bloquear credencial|Licencias|Ubicación de uso", ';'},
      {"Italian", "Nome visualizzato|Nome principale utente|Blocca credenziali|Licenze|Posizione di utilizzo", ';'},
      {"Portuguese", "Nome de exibição|Nome principal do usuário|Bloquear credenciais|Licenças|Local de uso", ';'},
      {"Turkish", "Görünen ad|Kullanıcı asıl adı|Kimlik bilgisini engelle|Lisanslar|Kullanım konumu", ';'},
      {"Japanese", "表示名|ユーザー プリンシパル名|資格情報のブロック|ライセンス|利用場所", ','},
  };
  for (const Spoken& spoken : all) {
    INFO(spoken.language);
    const ImportedFile file =
        read_text(with_separator(spoken.header + "\r\nOne|user1@contoso.example|x|Office 365 E3|TR\r\n", spoken.separator));
    CHECK(file.kind == "admin-center-users");
    REQUIRE(file.records.users.size() == 1);
    CHECK(file.records.users.at(0).user.display_name == "One");
    CHECK(file.records.users.at(0).user.usage_location == "TR");
    CHECK(file.records.users.at(0).skus.size() == 1);
  }
}

TEST_CASE("every form of a date met in the trade is the day it means") {
  for (const char* text :
       {"2026-07-02T00:00:00.0000000Z", "2026-07-02T21:28:19.3058617Z", "2026-07-02", "2026-07-02T00:00:00", "2026-07-02T13:55:00.37+01:00",
        "2026-07-02 19:49:35Z", "7/2/2026 12:00:00 AM", "7/2/2026 0:00", "07/02/2026 11:45:58", "02-JUL-2026", "2026-07-02T06: 41: 12Z",
        "2.7.2026", "Jul 2, 2026", "2 Juli 2026", "2 Temmuz 2026", "20260702"}) {
    CHECK_MESSAGE(price_start(text).iso() == "2026-07-02", text);
  }
}

TEST_CASE("the order of day and month is decided, said, and can be decided otherwise") {
  CHECK(price_start("13/7/2026").iso() == "2026-07-13");
  CHECK(price_start("7/13/2026").iso() == "2026-07-13");
  ImportOptions options;
  options.date_order = ImportOptions::DateOrder::DayFirst;
  CHECK(price_start("7/2/2026", options).iso() == "2026-02-07");
}

TEST_CASE("amounts with signs, codes, thousands and decimal commas are exact, and the decimal mark can be decided otherwise") {
  CHECK(price("$1,234.50") == "1234.50");
  CHECK(price("US$ 12.3456") == "12.3456");
  CHECK(price("1.234,50", ';') == "1234.50");
  CHECK(price("12,50", ';') == "12.50");
  CHECK(price("1 234,50", ';') == "1234.50");
  CHECK(price("1.23E+5") == "refused");
  CHECK(price("1,234") == "1234.00");
  ImportOptions comma;
  comma.decimal_mark = ImportOptions::DecimalMark::Comma;
  CHECK(price("1,234", ',', comma) == "1.234");
  const std::string both =
      "ProductTitle,ProductId,SkuId,SkuTitle,TermDuration,BillingPlan,Currency,UnitPrice\nBasic,CFQ7TTC0LH18,0001,Basic,P1M,Monthly,USD,"
      "\"1,234\"\n";
  CHECK(finding_of(read_text(both), "IMPORT-NUMBER-FORM-ASSUMED") != nullptr);
  CHECK(finding_of(read_text(both, comma), "IMPORT-NUMBER-FORM-ASSUMED") == nullptr);
}

TEST_CASE("what a spreadsheet does to ids is repaired where it is certain and refused where it is not") {
  const ImportedFile file = read_text(
      "ProductTitle,ProductId,SkuId,SkuTitle,TermDuration,BillingPlan,Currency,UnitPrice\nBasic,CFQ7TTC0LH18,1,Basic,P1M,Monthly,USD,"
      "5\nBasic,CFQ7TTC0LH18,1E+03,Basic,P1M,Monthly,USD,5\n");
  CHECK(file.records.prices.at(0).product_sku.text() == "CFQ7TTC0LH18:0001");
  CHECK(finding_of(file, "IMPORT-SKU-ID-PADDED")->origins.at(0).row == 2);
  CHECK(finding_of(file, "IMPORT-ID-SCIENTIFIC")->origins.at(0).row == 3);
}

TEST_CASE("ids and values are compared without braces, case, non-breaking and zero-width blanks") {
  const ImportedFile file = read_text(
      "SkuId,SkuPartNumber,ConsumedUnits,Enabled\n{6FD2C87F-B296-42F0-B197-1E91E994B900},\xc2\xa0"
      "ENTERPRISEPACK\xe2\x80\x8b, 3 ,\"5\"\n");
  CHECK(file.records.pools.at(0).pool.sku == *Guid::parse("6fd2c87f-b296-42f0-b197-1e91e994b900"));
  CHECK(file.records.pools.at(0).pool.part_number == "ENTERPRISEPACK");
  CHECK(file.records.pools.at(0).pool.consumed == 3);
}

TEST_CASE("answers copied with their HTTP headers, and keys in Pascal case, are read") {
  const ImportedFile file = read_text(
      "HTTP/1.1 200 OK\r\nContent-Type: "
      "application/"
      "json\r\n\r\n[{\"SkuId\":\"6fd2c87f-b296-42f0-b197-1e91e994b900\",\"ConsumedUnits\":\"3\",\"PrepaidUnits\":{\"Enabled\":\"05\"}}]");
  CHECK(file.records.pools.at(0).pool.enabled == 5);
  CHECK(file.records.pools.at(0).pool.consumed == 3);
}

TEST_CASE("what a console wrote round its JSON is passed over, and every answer among it is read") {
  const std::string skus = R"([{"SkuId":"6fd2c87f-b296-42f0-b197-1e91e994b900","ConsumedUnits":3,"PrepaidUnits":{"Enabled":5}}])";
  for (const char* before :
       {"WARNING: Unable to acquire a token.\n", "// az rest --method get\n", "PS C:\\> Get-MgSubscribedSku | ConvertTo-Json\r\n",
        "GET https://graph.microsoft.com/v1.0/subscribedSkus\n\nOK - 200 - 312 ms\n\n",
        "**********************\nWindows PowerShell transcript start\nStart time: 20261127081500\n**********************\n"}) {
    const ImportedFile file = read_text(before + skus);
    CHECK_MESSAGE(file.records.pools.size() == 1, before);
    CHECK(finding_of(file, "IMPORT-LINES-SKIPPED") != nullptr);
    CHECK(finding_of(file, "IMPORT-TEXT-BEHIND") == nullptr);
  }
  const std::string users = R"([{"Id":"0000d0d0-0000-4000-8000-000000000001","UserPrincipalName":"a@x.example","AssignedLicenses":[]}])";
  const std::string transcript =
      "PS C:\\> Get-MgSubscribedSku\n" + skus + "\nPS C:\\> Get-MgUser\n" + users + "\nPS C:\\> \n**********************\n";
  Importer importer(catalog(), "export", 0);
  importer.feed(transcript);
  const std::vector<ImportedFile> files = importer.finish();
  REQUIRE(files.size() == 2);
  CHECK(files[0].records.pools.size() == 1);
  CHECK(files[1].records.users.size() == 1);
  REQUIRE(finding_of(files[0], "IMPORT-TEXT-BEHIND") != nullptr);
  CHECK(argument(*finding_of(files[0], "IMPORT-TEXT-BEHIND"), "text") == "PS C:\\> Get-MgUser");
}

TEST_CASE("text behind JSON is damage where none stood before it, and JSON in the cells of a table is no answer") {
  CHECK(finding_of(read_text("{\"value\":[]}\nPS C:\\> "), "IMPORT-JSON-BROKEN") != nullptr);
  const ImportedFile table = read_text("UserPrincipalName,Licenses\n{\"a\",SPE_E3\n");
  CHECK(table.kind == "user-licence-table");
}

TEST_CASE("JSON over several lines in a cell of a table that nobody knows leaves its columns to be assigned") {
  const std::string cell = "\"[\n  {\n    \"\"skuId\"\": \"\"05e9a617-0261-4cee-bb44-138d3ef5d965\"\"\n  }\n]\"";
  const std::string in_quotes = "Upn,Foo,Lizenzobjekt\na@x.example,1," + cell + "\n";
  const std::string behind_rows = "Upn;Foo;Lizenzobjekt\na@x.example;1;\nb@x.example;1;2\n{\"skuId\";2;3\n";
  for (const std::string& text : {in_quotes, behind_rows}) {
    const ImportedFile file = read_text(text);
    CHECK(finding_of(file, "IMPORT-JSON-BROKEN") == nullptr);
    CHECK(finding_of(file, "IMPORT-UNKNOWN") != nullptr);
    CHECK(file.table.header == std::vector<std::string>{"Upn", "Foo", "Lizenzobjekt"});
  }
  // Only a person's word makes two words of a line, and JSON below them, a table.
  const std::string plain = "Upn Lizenzobjekt\n[{\"id\";x\n";
  CHECK(finding_of(read_text(plain), "IMPORT-JSON-BROKEN") != nullptr);
  ImportOptions options;
  const std::vector<std::string> header = {"Upn Lizenzobjekt"};
  options.column_mappings[header_signature(header)] = {"user-licence-table", {{"upnlizenzobjekt", "userprincipalname"}}};
  CHECK(finding_of(read_text(plain, options), "IMPORT-JSON-BROKEN") == nullptr);
}

TEST_CASE("type names instead of values ask for the export with more depth") {
  const ImportedFile file = read_text(
      R"([{"SkuId":"6fd2c87f-b296-42f0-b197-1e91e994b900","ConsumedUnits":3,"PrepaidUnits":"Microsoft.Graph.PowerShell.Models.MicrosoftGraphLicenseUnitsDetail"}])");
  const Finding* lost = finding_of(file, "IMPORT-UNITS-LOST");
  REQUIRE(lost != nullptr);
  CHECK(lost->action.key == "action.IMPORT-UNITS-LOST");
}

TEST_CASE("concealed names of a usage report are said, and no user is thought idle because of them") {
  const ImportedFile file = read_fixture("usage-report/detail.csv");
  CHECK(file.records.activity.at(0).hidden);
  CHECK(finding_of(file, "IMPORT-USERS-HIDDEN") != nullptr);
}

TEST_CASE("a file in Shift_JIS is refused with the way to save it, whether its Japanese stands in the header or far below it") {
  const std::string header = "Display name,User principal name,Object Id,Usage location,Block credential,Licenses\n";
  const std::string row = "Adele,adele@contoso.example,87d30000-0000-4000-8000-000000000001,JP,FALSE,Microsoft 365 E3\n";
  const std::string japanese =
      "\x8e\x52\x93\x63 \x91\xbe\x98\x59,yamada@contoso.example,87d30000-0000-4000-8000-000000000002,JP,FALSE,Microsoft 365 E3\n";
  std::string late = header;
  while (late.size() < 300'000) late += row;
  for (const std::string& text : {header + japanese, late + japanese}) {
    const ImportedFile whole = read_text(text);
    CHECK(everything(whole) == everything(read_in_chunks(text, 1000)));
    CHECK(whole.encoding == "Shift_JIS");
    CHECK(whole.records.users.empty());
    CHECK(whole.rows.total() == 0);
    REQUIRE(whole.findings.size() == 1);
    CHECK(whole.findings[0].rule == "IMPORT-ENCODING-UNREAD");
  }
}

TEST_CASE("a price that begins late in the evening of another time zone begins on the next day here, in every form") {
  for (const char* text : {"2026-11-13T23:30:00-05:00", "13.11.2026 23:30 -05:00", "11/13/2026 23:30 -05:00", "13/11/2026 23:30 -05:00"})
    CHECK_MESSAGE(price_start(text).iso() == "2026-11-14", text);
}

TEST_CASE("of two tables in one file the first is read, and each row of the second is told: none of either is passed over") {
  for (const bool blank_between : {false, true}) {
    CAPTURE(blank_between);
    const ImportedFile file = read_text(
        "Subscription ID,SKU,Quantity\nc0000000-0000-4000-8000-000000000001,CFQ7TTC0LFLX:0001,25\n"
        "c0000000-0000-4000-8000-000000000002,CFQ7TTC0LFLX:0001,5\n" +
        std::string(blank_between ? "\n" : "") +
        "Customer,Subscription ID,SKU,Product,Quantity,Status,End date\n"
        "Contoso,c0000000-0000-4000-8000-000000000003,CFQ7TTC0LCHC:0002,Microsoft 365 Business Premium,2,Active,2027-01-31\n");
    CHECK(file.records.subscriptions.size() == 2);
    CHECK(file.rows.read == 2);
    CHECK(file.rows.refused == 2);
    CHECK(finding_of(file, "IMPORT-ROW-TOO-LONG") != nullptr);
  }
}
