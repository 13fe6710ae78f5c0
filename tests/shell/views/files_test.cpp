// The step in which the work begins: files in, what is missing, and what no file tells.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "core/import/tables/column_mapping.hpp"
#include "shell/languages.hpp"
#include "shell/views/field_names.hpp"
#include "tests/shell/support/screen.hpp"

using namespace csp;
using csp::test::Screen;

namespace {

void drop(Screen& screen, FileId id, std::string_view name, std::string_view bytes) {
  screen.session->file_begins(id, name, bytes.size());
  screen.session->file_continues(id, {reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
  screen.session->file_ends(id, true);
  screen.settle();
}

}  // namespace

TEST_CASE("an empty start offers one's own files, a saved plan and three finished customers") {
  Screen screen;
  CHECK(screen.find(twin::Role::button, "Open my files…"));
  CHECK(screen.find(twin::Role::button, "Open a saved plan…"));
  int demos = 0;
  for (const auto& found : screen.all(twin::Role::button)) demos += found.name.rfind("Open this demo: ", 0) == 0 ? 1 : 0;
  CHECK(demos == 3);
}

TEST_CASE("opening a demo fills the table of files with what was read from each") {
  Screen screen;
  REQUIRE(screen.press(twin::Role::button, "Open this demo: Contoso Ltd"));
  CHECK(screen.session->document().demo == "contoso-direct");
  CHECK(screen.find(twin::Role::table, "Opened files"));
  CHECK(screen.find(twin::Role::cell, "subscribedSkus.json"));
  CHECK(screen.find(twin::Role::heading, "What is still missing"));
}

TEST_CASE("one's own files are one press away when a demo is open") {
  Screen screen;
  screen.press(twin::Role::button, "Open this demo: Contoso Ltd");
  REQUIRE(screen.press(twin::Role::button, "Open my own files…"));
  CHECK(screen.platform.picks == 1);
  drop(screen, 1, "mine.csv", "nothing,known\n1,2\n");
  CHECK(screen.session->document().demo.empty());
  CHECK(screen.session->customer().subscriptions.empty());
}

TEST_CASE("a choice about the move is one step that can be undone") {
  Screen screen;
  screen.press(twin::Role::button, "Open this demo: Contoso Ltd");
  const std::size_t steps = screen.session->history_position();
  const AgreementState before = screen.session->settings().agreement;
  REQUIRE(before == AgreementState::AcceptedDirectly);
  REQUIRE(screen.press(twin::Role::combobox, "Microsoft Customer Agreement"));
  REQUIRE(screen.press(twin::Role::option, "not accepted"));
  CHECK(screen.session->settings().agreement == AgreementState::NotAccepted);
  CHECK(screen.session->history_position() == steps + 1);
  REQUIRE(screen.press(twin::Role::button, "Undo"));
  CHECK(screen.session->settings().agreement == before);
}

TEST_CASE("a typed name counts once it is finished, and a tenant id only when it is one") {
  Screen screen;
  screen.press(twin::Role::button, "Open this demo: Contoso Ltd");
  REQUIRE(screen.type("Partner name", "Adventure Works"));
  CHECK(screen.session->settings().partner_name == "Adventure Works");
  REQUIRE(screen.type("Partner tenant id", "not a tenant"));
  CHECK_FALSE(screen.session->settings().partner_tenant);
  CHECK((screen.find(twin::Role::textbox, "Partner tenant id").flags & twin::invalid) != 0);
  REQUIRE(screen.type("Partner tenant id", "6ba7b810-9dad-11d1-80b4-00c04fd430c8"));
  CHECK(screen.session->settings().partner_tenant == Guid::parse("6ba7b810-9dad-11d1-80b4-00c04fd430c8"));
}

TEST_CASE("a damaged plan is refused with its name, and nothing that is open is lost") {
  Screen screen;
  screen.press(twin::Role::button, "Open this demo: Contoso Ltd");
  drop(screen, 1, "damaged.cspmove.json", "{\"schema\":\"csp-move-plan\",\"version\":1,");
  CHECK(screen.find(twin::Role::region, "This file was not opened"));
  CHECK(screen.says("damaged.cspmove.json"));
  CHECK(screen.session->document().demo == "contoso-direct");
}

TEST_CASE("a file can be looked into and removed, and undo brings it back") {
  Screen screen;
  screen.press(twin::Role::button, "Open this demo: Contoso Ltd");
  const std::size_t files = screen.session->document().facts->files.size();
  REQUIRE(screen.press(twin::Role::row, "subscribedSkus.json"));
  REQUIRE(screen.press(twin::Role::button, "Remove this file: subscribedSkus.json"));
  CHECK(screen.session->document().facts->files.size() == files - 1);
  REQUIRE(screen.press(twin::Role::button, "Undo"));
  CHECK(screen.session->document().facts->files.size() == files);
}

TEST_CASE("every kind that can be read is listed with the way to export it") {
  Screen screen;
  REQUIRE(screen.press(twin::Role::button, "Show the list and how to export each"));
  for (const KindDescription& kind : import_kinds()) {
    INFO(std::string(kind.id));
    CHECK(screen.says(screen.app->language()(kind.name_key)));
  }
}

TEST_CASE("a newer licensing list on top of a demo keeps the customer and shows what it changed") {
  Screen screen;
  screen.press(twin::Role::button, "Open this demo: Contoso Ltd");
  const std::size_t subscriptions = screen.session->customer().subscriptions.size();
  drop(screen, 1, "list.csv",
       "Product_Display_Name,String_Id,GUID,Service_Plan_Name,Service_Plan_Id,Service_Plans_Included_Friendly_Names\n"
       "Contoso Suite,CONTOSO_SUITE,11111111-2222-4333-8444-555555555555,CONTOSO_PLAN,aaaaaaaa-0000-4000-8000-000000000001,Contoso plan\n");
  CHECK(screen.session->document().demo == "contoso-direct");
  CHECK(screen.session->customer().subscriptions.size() == subscriptions);
  REQUIRE(screen.find(twin::Role::heading, "What the opened lists changed"));
  REQUIRE(screen.press(twin::Role::button, "1 SKU added"));
  CHECK(screen.says("Contoso Suite (CONTOSO_SUITE)"));
  REQUIRE(screen.press(twin::Role::button, "Undo"));
  CHECK_FALSE(screen.find(twin::Role::heading, "What the opened lists changed"));
}

TEST_CASE("a list on top of a saved plan judges the same customer anew") {
  std::string saved;
  {
    Screen screen;
    screen.press(twin::Role::button, "Open this demo: Contoso Ltd");
    screen.session->save(screen.platform);
    REQUIRE(screen.platform.saved.size() == 1);
    saved = screen.platform.saved[0].bytes;
  }
  Screen other;
  drop(other, 1, "contoso.cspmove.json", saved);
  const std::size_t subscriptions = other.session->customer().subscriptions.size();
  REQUIRE(subscriptions > 0);
  drop(other, 2, "matrix.csv",
       "ProductTitle,ProductId,SkuId,SkuTitle,ProvisioningId,ProvisioningString,MinLicenses,MaxLicenses\n"
       "Contoso,CFQ7TTC0ZZZZ,0001,Contoso,05e9a617-0261-4cee-bb44-138d3ef5d965,SPE_E3,1,100\n");
  CHECK(other.session->customer().subscriptions.size() == subscriptions);
  CHECK(other.session->catalog().find_offer({"CFQ7TTC0ZZZZ", "0001"}) != nullptr);
  other.app->show("files");
  other.settle();
  CHECK(other.find(twin::Role::heading, "What the opened lists changed"));
}

TEST_CASE("a colleague's offer mapping answers what was not answered yet, as one step") {
  Screen screen;
  screen.press(twin::Role::button, "Open this demo: Contoso Ltd");
  const std::size_t steps = screen.session->history_position();
  drop(screen, 1, "offer-mapping.csv",
       "ProductId,SkuId,OfferTitle,ChosenTenantSkuId,ChosenSkuPartNumber\nCFQ7TTC0LH16,0001,Business "
       "Basic,3b555118-da6a-4418-894f-7df1e2096870,O365_BUSINESS_ESSENTIALS\n");
  CHECK(screen.session->history_position() == steps + 1);
  CHECK(screen.session->document().demo == "contoso-direct");
  CHECK(screen.session->settings().offer_mapping.at({"CFQ7TTC0LH16", "0001"}).text() == "3b555118-da6a-4418-894f-7df1e2096870");
  screen.app->show("match");
  screen.settle();
  REQUIRE(screen.press(twin::Role::button, "Save the answers for colleagues"));
  REQUIRE(screen.platform.saved.size() == 1);
  CHECK(screen.platform.saved[0].name == "offer-mapping.csv");
  REQUIRE(screen.press(twin::Role::button, "Take back the answer about CFQ7TTC0LH16:0001"));
  CHECK(screen.session->settings().offer_mapping.empty());
}

TEST_CASE("TEAMS-SALE-CLOSED: the setting for suites with Teams is a choice of the move") {
  Screen screen;
  screen.press(twin::Role::button, "Open this demo: Contoso Ltd");
  REQUIRE(screen.press(twin::Role::combobox, "Suites with Teams in CSP"));
  REQUIRE(screen.press(twin::Role::option, "closed to new purchases"));
  CHECK(screen.session->settings().teams_sale == TeamsSale::Closed);
}

TEST_CASE("a file that goes away while it is read is named, and what was open stays open") {
  Screen screen;
  screen.press(twin::Role::button, "Open this demo: Contoso Ltd");
  const std::size_t steps = screen.session->history_position();
  const std::string head = "{\"value\":[{\"id\":\"1\",\"userPrincipalName\":\"a@contoso.example\",\"assignedLicenses\":[]},";
  screen.session->file_begins(1, "users.json", 1'000'000);
  screen.session->file_continues(1, {reinterpret_cast<const std::uint8_t*>(head.data()), head.size()});
  screen.session->file_unreadable(1);
  screen.settle();
  CHECK(screen.find(twin::Role::region, "This file was not opened"));
  CHECK(screen.says("users.json could not be read to its end"));
  CHECK(screen.session->document().demo == "contoso-direct");
  CHECK(screen.session->history_position() == steps);
  CHECK(screen.session->reading().empty());
}

TEST_CASE("the other files of a set are opened when one of them cannot be read") {
  Screen screen;
  const std::string users = "userPrincipalName,licenseSKUs\na@contoso.example,Office 365 E3\n";
  screen.session->file_begins(1, "users.csv", users.size());
  screen.session->file_begins(2, "gone.csv", 100);
  screen.session->file_continues(1, {reinterpret_cast<const std::uint8_t*>(users.data()), users.size()});
  screen.session->file_ends(1, true);
  CHECK(screen.session->document().facts->files.empty());
  screen.session->file_unreadable(2);
  screen.settle();
  CHECK(screen.session->document().facts->files.size() == 1);
  CHECK(screen.says("gone.csv could not be read to its end"));
}

TEST_CASE("rows read so far are counted while a file is read") {
  Screen screen;
  std::string users = "userPrincipalName,licenseSKUs\n";
  while (users.size() < 400'000) users += "a" + std::to_string(users.size()) + "@contoso.example,Office 365 E3\n";
  screen.session->file_begins(1, "users.csv", 2 * users.size());
  screen.session->file_continues(1, {reinterpret_cast<const std::uint8_t*>(users.data()), users.size()});
  screen.settle();
  REQUIRE(screen.session->reading().size() == 1);
  CHECK(screen.session->reading()[0].rows > 1000);
  CHECK(screen.says(" rows"));
}

TEST_CASE("a set of very many users is put together frame by frame, and what is edited meanwhile stays") {
  Screen screen;
  screen.session->start_empty();
  std::string users = "userPrincipalName,licenseSKUs\n";
  constexpr int kUsers = 120'000;
  for (int i = 0; i < kUsers; ++i) users += "a" + std::to_string(i) + "@contoso.example,Office 365 E3\n";
  screen.session->file_begins(1, "users.csv", users.size());
  screen.session->file_continues(1, {reinterpret_cast<const std::uint8_t*>(users.data()), users.size()});
  screen.session->file_ends(1, true);
  CHECK(screen.session->document().facts->files.empty());
  const auto together = screen.session->putting_together();
  REQUIRE(together.has_value());
  CHECK(together->files == 1);
  CHECK(together->looked_at == 50'000);
  CHECK(together->users == kUsers);
  int frames = 1;
  while (screen.session->advance(0)) ++frames;
  CHECK_FALSE(screen.session->putting_together().has_value());
  CHECK(frames == 2);  // 50,000 when it ended, and then in each frame
  REQUIRE(screen.session->document().facts->files.size() == 1);
  CHECK(screen.session->customer().users.size() == kUsers);

  // A second one; the first is taken away before it is there.
  users += "another@contoso.example,Office 365 E3\n";
  screen.session->file_begins(2, "more.csv", users.size());
  screen.session->file_continues(2, {reinterpret_cast<const std::uint8_t*>(users.data()), users.size()});
  screen.session->file_ends(2, true);
  screen.session->remove_file(0);
  while (screen.session->advance(0)) {
  }
  REQUIRE(screen.session->document().facts->files.size() == 1);
  CHECK(screen.session->document().facts->files[0]->name == "more.csv");
  CHECK(screen.session->customer().users.size() == kUsers + 1);
}

TEST_CASE("a file that is of no use says so in the list, and why; none of them is called complete") {
  Screen screen;
  drop(screen, 1, "empty.csv", "");
  drop(screen, 2, "broken.json", "{\"value\": [");
  drop(screen, 3, "one.csv", "Name;Amount\nfoo;bar\n");
  CHECK(screen.find(twin::Role::cell, "The file is empty."));
  CHECK(screen.find_part(twin::Role::cell, "This is not valid JSON."));
  CHECK(screen.find(twin::Role::cell, "Not recognised: say below what its columns mean"));
  int unusable = 0;
  for (const auto& tag : screen.all(twin::Role::text)) {
    unusable += tag.name == "not usable" ? 1 : 0;
    CHECK(tag.name != "complete");
  }
  CHECK(unusable == 3);
  CHECK_FALSE(screen.says("1 rows"));
  CHECK_FALSE(screen.says("it is: not recognised"));
}

TEST_CASE("every field of every kind has one name of its own for people, in every language") {
  for (const std::string& code : language_codes()) {
    const Language& language = language_for(code);
    for (const std::string& kind : mappable_kinds()) {
      std::set<std::string> names;
      for (const MappingField& field : mapping_fields(kind)) {
        CAPTURE(code);
        CAPTURE(kind);
        CAPTURE(field.id);
        const std::string name = field_name(language, field.id);
        CHECK_FALSE(name.empty());
        CHECK_MESSAGE(name.find("import.field.") == std::string::npos, name);
        CHECK_MESSAGE(names.insert(name).second, name);
      }
    }
  }
}

TEST_CASE("a table nobody knows is the next thing to do, and the way leads to its columns") {
  Screen screen;
  drop(screen, 1, "list.csv", "Lizenzbezeichnung;Stk;Laufzeitende;Lieferant\nMicrosoft 365 E3;45;31.03.2027;Altpartner GmbH\n");
  CHECK(screen.says("1 file whose columns nobody has named yet"));
  REQUIRE(screen.press(twin::Role::button, "Name the columns"));
  const auto heading = screen.find(twin::Role::heading, "This header is not known. What do its columns mean?");
  REQUIRE(heading);
  CHECK(heading.y > 48);
  CHECK(heading.y < 720);
  for (const auto& field : screen.all(twin::Role::combobox)) CHECK_FALSE(field.name.empty());
}

TEST_CASE("an unknown table is mapped on the desk, remembered, taken back, and brought by a colleague's file") {
  Screen screen;
  const char* table = "Mitarbeiter;Konto userprincipalname;Produkte licenseskus\nAda;ada@contoso.example;Office 365 E3\n";
  drop(screen, 1, "people.csv", table);
  REQUIRE(screen.session->document().facts->files[0]->kind == "unknown");
  REQUIRE(screen.find(twin::Role::heading, "This header is not known. What do its columns mean?"));
  const ColumnMapping mapping{"user-licence-table",
                              {{"kontouserprincipalname", "userprincipalname"}, {"produktelicenseskus", "licenseskus"}}};
  screen.session->map_columns(0, mapping);
  screen.settle();
  CHECK(screen.session->document().facts->files[0]->kind == "user-licence-table");
  CHECK(screen.session->customer().users.size() == 1);
  CHECK(screen.session->settings().column_mappings.size() == 1);
  screen.session->undo();
  CHECK(screen.session->document().facts->files[0]->kind == "unknown");
  CHECK(screen.session->settings().column_mappings.empty());
  drop(screen, 2, "columns.json", column_mappings_to_json({{"mitarbeiter|kontouserprincipalname|produktelicenseskus", mapping}}));
  CHECK(screen.session->customer().users.size() == 1);
  drop(screen, 3, "more.csv", "Mitarbeiter;Konto userprincipalname;Produkte licenseskus\nBo;bo@contoso.example;Office 365 E3\n");
  CHECK(screen.session->customer().users.size() == 2);
  screen.session->forget_columns(0);
  CHECK(screen.session->document().facts->files[0]->kind == "unknown");
}

TEST_CASE("of a plan file whose facts are damaged the whole decisions are offered, and taken over in one step that can be undone") {
  Screen screen;
  screen.session->open_demo("contoso-direct");
  screen.session->edit({}, [](PlanSettings& settings) { settings.margin_days = 11; });
  const std::string key = screen.session->customer().subscriptions.front().key;
  screen.session->decide({}, key, [](SubscriptionDecision& decision) { decision.units = 12; });
  std::string bytes = screen.session->plan_file();
  const std::size_t facts = bytes.find("\"customer\":{");
  REQUIRE(facts != std::string::npos);
  bytes[facts + 40] = '#';
  screen.session->start_empty();
  screen.session->file_begins(900, "damaged.cspmove.json", bytes.size());
  screen.session->file_continues(900, {reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
  screen.session->file_ends(900, true);
  screen.app->show("files");
  screen.settle();
  REQUIRE(screen.session->open_problem());
  REQUIRE(screen.press(twin::Role::button, "Take over its decisions"));
  screen.settle();
  CHECK(screen.session->settings().margin_days == 11);
  CHECK(screen.session->settings().subscriptions.count(key) == 1);
  CHECK_FALSE(screen.session->open_problem());
  screen.session->undo();
  CHECK(screen.session->settings().margin_days != 11);
}

TEST_CASE("how a file is written is said in the language of the page") {
  csp::test::Screen screen(1280, 800, {}, "tr-TR");
  REQUIRE(screen.settle());
  csp::test::open(*screen.session, 1, "fiyatlar.csv", "\xef\xbb\xbfUser principal name,Licenses\nuser1@contoso.example,Microsoft 365 E3\n");
  screen.app->show("files");
  screen.settle();
  CHECK(screen.says("UTF-8 (BOM"));
  CHECK_FALSE(screen.says("with BOM"));
}

TEST_CASE("a table of which rows were left out is not called complete") {
  Screen screen;
  drop(screen, 1, "users.csv", "UserPrincipalName,DisplayName,Licenses\na@contoso.example,A,ENTERPRISEPACK\n,nobody,ENTERPRISEPACK\n");
  REQUIRE(screen.session->document().facts->files[0]->rows.refused == 1);
  bool in_part = false;
  for (const auto& tag : screen.all(twin::Role::text)) {
    in_part = in_part || tag.name == "not all rows";
    CHECK(tag.name != "complete");
  }
  CHECK(in_part);
}

TEST_CASE("a file's own findings lead to no card that one reads already, and what is missing says why nothing could be used") {
  Screen screen;
  drop(screen, 1, "users.csv", "UserPrincipalName,DisplayName,Licenses\na@contoso.example,A,ENTERPRISEPACK\n");
  drop(screen, 2, "broken.json", "{\"value\": [{]");
  REQUIRE(screen.find(twin::Role::heading, "broken.json"));
  CHECK_FALSE(screen.find(twin::Role::button, "Show where: This is not valid JSON."));
  const auto& findings = screen.session->inventory().findings;
  const auto unused =
      std::find_if(findings.begin(), findings.end(), [](const Finding& each) { return each.rule == "INVENTORY-FILE-UNUSED"; });
  REQUIRE(unused != findings.end());
  CHECK(screen.app->language()(unused->action).find("This is not valid JSON.") == 0);
}

TEST_CASE("a table nobody knows shows its first rows at once, and stays in sight when it is read") {
  Screen screen;
  drop(screen, 1, "stock.csv", "What we have;How many pieces;Runs out\nOffice 365 E3;45;2027-03-31\nPower BI Pro;7;2027-02-28\n");
  CHECK(screen.find(twin::Role::table, "The first rows of the table"));
  CHECK(screen.find(twin::Role::cell, "Power BI Pro"));
  REQUIRE(screen.press(twin::Role::button, "Read the file this way"));
  CHECK(screen.session->customer().subscriptions.size() == 2);
  CHECK(screen.find(twin::Role::heading, "stock.csv"));
}

TEST_CASE("where the kind of an unknown table says by itself who bills, the preview says so before the file is read that way") {
  Screen screen;
  test::open(*screen.session, 1, "list.csv",
             "Thing,How many,Until when,Ref\nMicrosoft 365 E3,40,2027-03-31,29cd8366-ea26-4da2-800b-7f90aeb8fa01\n"
             "Visio Plan 2,5,2027-04-30,29cd8366-ea26-4da2-800b-7f90aeb8fa02\n");
  screen.app->show("files");
  screen.settle();
  const Language& language = screen.app->language();
  const std::string billed = "all of them are billed as";
  REQUIRE(screen.says(language("files.mapping.preview")));
  CHECK_FALSE(screen.says(billed));  // the likeliest kind leaves it to be asked
  REQUIRE(screen.press(twin::Role::combobox, language("files.mapping.kind")));
  REQUIRE(screen.press(twin::Role::option, language("import.kind.distributor-list")));
  screen.settle();
  CHECK(screen.says(billed + ": " + language("channel.csp_partner")));
}
