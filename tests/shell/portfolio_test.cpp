// Many customers at once: whose are the opened files, and is each planned as if it were alone?
#include "shell/portfolio.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "core/import/unpack.hpp"
#include "core/plan/settings_file/settings_json.hpp"
#include "core/plan/words.hpp"
#include "shell/answered_facts.hpp"
#include "shell/archived_files.hpp"
#include "shell/built_in.hpp"
#include "shell/languages.hpp"
#include "tests/shell/support/portfolio_screen.hpp"

using namespace csp;
using csp::test::customer;
using csp::test::drop;
using csp::test::Dropped;
using csp::test::FakePlatform;
using csp::test::files_of;
using csp::test::portfolio_screen;
using csp::test::Screen;

namespace {

Dropped prices() {
  const auto known = demo("contoso-direct");
  for (const DemoFile& file : known->files) {
    if (file.name == "prices.csv") return {"prices.csv", std::string(file.bytes)};
  }
  return {};
}

std::string archive_of(const std::vector<Dropped>& files) {
  std::vector<OutputFile> inside;
  for (const Dropped& file : files) inside.push_back({file.path, "application/json", file.bytes});
  return make_zip(inside).bytes;
}

// What is done on which day and what it comes to.
std::string gist(const PortfolioEntry& entry) {
  std::string said;
  for (const Step& step : entry.steps)
    said += step.id + " " + std::string(word(step.kind())) + " " + step.planned.iso() + " " + step.rule + "\n";
  for (const CostSummary& cost : entry.costs) said += cost.total.text() + " " + cost.doing_nothing.text() + "\n";
  return said;
}

// A demo's files, planned alone.
std::string alone(const std::string& id, Date today) {
  auto document = open_demo(*built_in_catalog(), id);
  if (!document) return "no demo";
  document->today = today;
  return gist(planned_customer(*document, id).entry);
}

}  // namespace

TEST_CASE("each folder and each archive is a customer, planned as if it were alone, and a loose price list counts for all") {
  const auto screen = portfolio_screen();
  std::vector<Dropped> files = files_of("contoso-direct", "customers/contoso", false);
  files.push_back({"customers/fabrikam.zip", archive_of(files_of("fabrikam-ea", "fabrikam", false))});
  files.push_back(prices());
  drop(*screen->session, files);
  REQUIRE(screen->session->portfolio().customers().size() == 2);
  const std::pair<const char*, const char*> expected[] = {{"contoso", "contoso-direct"}, {"fabrikam", "fabrikam-ea"}};
  for (const auto& each : expected) {
    const std::string folder = each.first;
    CAPTURE(folder);
    const Portfolio::Customer* found = customer(*screen, folder);
    REQUIRE(found != nullptr);
    CHECK_FALSE(found->problem.has_value());
    CHECK(found->entry.safe);
    CHECK(gist(found->entry) == alone(each.second, screen->platform.today()));
  }
}

TEST_CASE("a settings file beside the exports decides for its customer alone") {
  const auto screen = portfolio_screen();
  std::vector<Dropped> files = files_of("contoso-direct", "a", true);
  std::vector<Dropped> undecided = files_of("contoso-direct", "b", true);
  undecided.pop_back();
  files.insert(files.end(), undecided.begin(), undecided.end());
  drop(*screen->session, files);
  REQUIRE(customer(*screen, "a") != nullptr);
  REQUIRE(customer(*screen, "b") != nullptr);
  const auto asks_for_agreement = [](const Portfolio::Customer& each) {
    return std::any_of(each.entry.steps.begin(), each.entry.steps.end(),
                       [](const Step& step) { return step.kind() == StepKind::Agreement; });
  };
  CHECK_FALSE(asks_for_agreement(*customer(*screen, "a")));
  CHECK(asks_for_agreement(*customer(*screen, "b")));
}

TEST_CASE("a file that tells about one customer and lies in no folder is named, and so is a customer without a plan") {
  const auto screen = portfolio_screen();
  std::vector<Dropped> files = files_of("contoso-direct", "contoso", true);
  files.push_back({"users.json", files.front().bytes});
  files.push_back({"empty.zip", archive_of({})});
  files.push_back({"lists.zip", archive_of({prices()})});
  files.push_back({"noise/photo.json", std::string(40, '\x01')});
  drop(*screen->session, files);
  CHECK(customer(*screen, "contoso")->entry.safe);
  const std::vector<PortfolioEntry> entries = screen->session->portfolio().entries(screen->app->language());
  CHECK(entries.size() == 5);
  for (const char* folder : {"users.json", "empty", "lists", "noise"}) {
    CAPTURE(folder);
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const PortfolioEntry& each) { return each.folder == folder; });
    REQUIRE(found != entries.end());
    CHECK_FALSE(found->problem.empty());
    CHECK(found->problem.front() != '<');
  }
  // Tried again, they have no second row.
  drop(*screen->session, files, 100);
  CHECK(screen->session->portfolio().entries(screen->app->language()).size() == 5);
}

TEST_CASE("what is no export at all keeps no customer from being planned, and a damaged export does") {
  const auto screen = portfolio_screen();
  const Dropped note = {"contoso/readme.txt", "Hello Ada,\nhere are the files.\n"};
  std::vector<Dropped> files = files_of("contoso-direct", "contoso", true);
  files.push_back(note);
  std::vector<Dropped> archived = files_of("contoso-direct", "x", true);
  archived.push_back(note);
  files.push_back({"archived.zip", archive_of(archived)});
  files.push_back({"lists.zip", archive_of({prices(), note})});
  const std::vector<Dropped> damaged = files_of("contoso-direct", "damaged", true);
  files.insert(files.end(), damaged.begin(), damaged.end());
  files.push_back({"damaged/users2.json", "{\"value\":["});
  drop(*screen->session, files);
  for (const char* folder : {"contoso", "archived"}) {
    CAPTURE(folder);
    REQUIRE(customer(*screen, folder) != nullptr);
    CHECK_FALSE(customer(*screen, folder)->problem.has_value());
    CHECK(gist(customer(*screen, folder)->entry) == alone("contoso-direct", screen->platform.today()));
  }
  CHECK(customer(*screen, "lists")->problem->key == "portfolio.problem.lists");
  CHECK(customer(*screen, "damaged")->problem->key == "portfolio.problem.refused");
}

// The command line says the same (tests/output/portfolio.test.mjs), so that both write the same bytes.
TEST_CASE("why a customer has no plan is said without telling where its files lie") {
  const auto screen = portfolio_screen();
  std::vector<Dropped> files = files_of("contoso-direct", "customers/contoso", true);
  files.push_back({"customers/nothing/settings.json", files.back().bytes});
  files.push_back({"customers/noise/photo.json", std::string(40, '\x01')});
  files.push_back({"customers/undecided/settings.json", R"({"schema":"csp-move-settings","version":1,"marginDays":"many"})"});
  files.push_back({"customers/broken.zip", archive_of(files_of("fabrikam-ea", "fabrikam", true)).substr(0, 200)});
  drop(*screen->session, files);
  const Language& language = screen->app->language();
  const std::pair<const char*, Message> expected[] = {
      {"nothing", {"portfolio.problem.empty", {}}},
      {"noise", {"portfolio.problem.refused", {{"file", std::string("photo.json")}}}},
      {"undecided", {"session.problem.settings", {{"file", std::string("settings.json")}}}},
      {"broken", {"portfolio.problem.refused", {{"file", std::string("broken.zip")}}}},
  };
  const std::vector<PortfolioEntry> entries = screen->session->portfolio().entries(language);
  CHECK(entries.size() == 5);
  for (const auto& each : expected) {
    const std::string folder = each.first;
    CAPTURE(folder);
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const PortfolioEntry& entry) { return entry.folder == folder; });
    REQUIRE(found != entries.end());
    CHECK(found->problem == language(each.second));
  }
}

// A customer whose table has a header of its own, and whose product somebody named in an offer mapping.
constexpr const char* kMapped =
    R"({"schema":"csp-move-settings","version":1,"defaultChannel":"directMca","columnMappings":{"vertrag|artikel|stueck":)"
    R"({"kind":"distributor-list","columns":{"vertrag":"subscriptionid","artikel":"sku","stueck":"quantity"}}}})";

std::vector<Dropped> own_header(const std::string& folder) {
  return {{folder + "/list.csv", "Vertrag;Artikel;Stueck\nc1;CFQ7TTC0ZZZZ:0001;20\n"},
          {folder + "/offer-mapping.csv",
           "ProductId,SkuId,OfferTitle,ChosenTenantSkuId,ChosenSkuPartNumber\n"
           "CFQ7TTC0ZZZZ,0001,Something,05e9a617-0261-4cee-bb44-138d3ef5d965,SPE_E3\n"}};
}

// The same files, planned as the command line plans them.
std::string plan_of(const std::vector<Dropped>& files, Date today) {
  tl::expected<PlanSettings, Message> settings = settings_from_json(kMapped);
  REQUIRE(settings.has_value());
  ImportOptions options;
  options.column_mappings = settings->column_mappings;
  std::vector<std::shared_ptr<const ImportedFile>> read;
  for (const Dropped& file : files) {
    for (ImportedFile& part :
         import_files(**built_in_catalog(), name_in(file.path), static_cast<std::int32_t>(read.size()), file.bytes, options))
      read.push_back(std::make_shared<const ImportedFile>(std::move(part)));
  }
  const Document document = document_of(facts_from_files(*built_in_catalog(), std::move(read)), std::move(*settings), today);
  return plan_file(document, derive_plan(document));
}

TEST_CASE(
    "a customer's own column mappings and offer mapping count for it, whether its settings lie beside its tables, come last or count for "
    "all") {
  const std::string expected = plan_of(own_header("x"), FakePlatform().today());
  CHECK(expected.find("05e9a617-0261-4cee-bb44-138d3ef5d965") != std::string::npos);
  std::vector<Dropped> beside = own_header("own");
  beside.push_back({"own/settings.json", kMapped});
  std::vector<Dropped> first = beside;
  std::rotate(first.begin(), first.end() - 1, first.end());
  std::vector<Dropped> common = own_header("own");
  common.push_back({"settings.json", kMapped});
  const std::vector<Dropped> archived = {{"own.zip", archive_of(beside)}};
  for (const std::vector<Dropped>& files : {beside, first, common, archived}) {
    const auto screen = portfolio_screen();
    drop(*screen->session, files);
    REQUIRE(customer(*screen, "own") != nullptr);
    CHECK_FALSE(customer(*screen, "own")->problem.has_value());
    CHECK(customer(*screen, "own")->plan == expected);
  }
}

TEST_CASE("a table that the desk's own mapping reads is read so for a customer, also where it is too large to be kept") {
  const auto screen = portfolio_screen();
  const tl::expected<PlanSettings, Message> mapped = settings_from_json(kMapped);
  REQUIRE(mapped.has_value());
  screen->session->start_empty();
  screen->session->edit({"plan.edit", {}}, [&](PlanSettings& settings) { settings.column_mappings = mapped->column_mappings; });
  for (const std::size_t blank_lines : {std::size_t{0}, std::size_t{9} << 20}) {
    CAPTURE(blank_lines);
    std::vector<Dropped> files = own_header("own");
    files.front().bytes += std::string(blank_lines, '\n');
    drop(*screen->session, files);
    REQUIRE(customer(*screen, "own") != nullptr);
    CHECK_FALSE(customer(*screen, "own")->problem.has_value());
    CHECK(customer(*screen, "own")->plan.find("CFQ7TTC0ZZZZ") != std::string::npos);
  }
}

TEST_CASE("a loose table that only the settings for all know counts for all, and one that nobody knows is named") {
  const auto screen = portfolio_screen();
  std::vector<Dropped> files = files_of("contoso-direct", "contoso", false);
  files.pop_back();
  const Dropped list = {"prices.csv", "Produkt;Ausgabe;Laufzeit;Abrechnung;Kosten;Waehrung\nCFQ7TTC0LCHC;0002;P1Y;Annual;96;USD\n"};
  files.push_back(list);
  files.push_back({"other.csv", "Foo;Bar\n1;2\n"});
  files.push_back({"settings.json",
                   R"({"schema":"csp-move-settings","version":1,"columnMappings":{"produkt|ausgabe|laufzeit|abrechnung|kosten|waehrung":)"
                   R"({"kind":"nce-price-list","columns":{"produkt":"productid","ausgabe":"skuid","laufzeit":"termduration",)"
                   R"("abrechnung":"billingplan","kosten":"unitprice","waehrung":"currency"}}}})"});
  drop(*screen->session, files);
  REQUIRE(customer(*screen, "contoso") != nullptr);
  CHECK(customer(*screen, "contoso")->plan.find("CFQ7TTC0LCHC") != std::string::npos);
  CHECK(customer(*screen, "prices.csv") == nullptr);
  REQUIRE(customer(*screen, "other.csv") != nullptr);
  CHECK(customer(*screen, "other.csv")->problem->key == "portfolio.problem.refused");
}

TEST_CASE("a customer of more users than are put together in one frame is planned as any other") {
  const auto screen = portfolio_screen();
  std::string users = "UserPrincipalName,DisplayName,Licenses\n";
  for (int i = 0; i < 60'000; ++i) users += "user" + std::to_string(i) + "@contoso.example,Somebody,ENTERPRISEPACK\n";
  drop(*screen->session,
       {{"contoso/users.csv", users},
        {"contoso/list.csv", "Subscription ID,SKU,Quantity,End Date,Status\nc1,CFQ7TTC0LCHC:0002,9,2027-06-30,Active\n"}});
  REQUIRE(customer(*screen, "contoso") != nullptr);
  CHECK_FALSE(customer(*screen, "contoso")->problem.has_value());
}

TEST_CASE("saved plans come back as they were, and everything that is saved opens again") {
  const auto screen = portfolio_screen();
  std::vector<Dropped> files = files_of("contoso-direct", "contoso", true);
  const std::vector<Dropped> tailwind = files_of("tailwind-csp", "tailwind", true);
  files.insert(files.end(), tailwind.begin(), tailwind.end());
  drop(*screen->session, files);
  const std::string first = screen->session->portfolio().files(screen->app->language())[0].bytes;
  std::vector<Dropped> plans;
  for (const Portfolio::Customer& each : screen->session->portfolio().customers())
    plans.push_back({each.entry.folder + "/plan.json", each.plan});
  screen->session->portfolio().clear();
  CHECK(screen->session->portfolio().customers().empty());
  drop(*screen->session, plans, 100);
  CHECK(screen->session->portfolio().files(screen->app->language())[0].bytes == first);
}

TEST_CASE("a saved plan beside exports is named in whichever order they come: none of both is left out in silence") {
  const auto screen = portfolio_screen();
  const std::vector<Dropped> exports = files_of("contoso-direct", "contoso", true);
  drop(*screen->session, exports);
  REQUIRE(customer(*screen, "contoso") != nullptr);
  const Dropped plan = {"contoso/plan.json", customer(*screen, "contoso")->plan};
  const Dropped note = {"contoso/readme.txt", "Hello Ada,\nhere is the plan.\n"};
  for (const bool plan_first : {true, false}) {
    CAPTURE(plan_first);
    screen->session->portfolio().clear();
    std::vector<Dropped> both = exports;
    both.insert(plan_first ? both.begin() : both.end(), plan);
    drop(*screen->session, both, 100);
    REQUIRE(screen->session->portfolio().customers().size() == 1);
    REQUIRE(customer(*screen, "contoso")->problem.has_value());
    CHECK(customer(*screen, "contoso")->problem->key == "portfolio.problem.plan_beside");
  }
  screen->session->portfolio().clear();
  drop(*screen->session, {{"contoso/export.xlsx", "PK\3\4 and nothing more"}, plan}, 150);
  REQUIRE(customer(*screen, "contoso") != nullptr);
  REQUIRE(customer(*screen, "contoso")->problem.has_value());
  CHECK(customer(*screen, "contoso")->problem->key == "portfolio.problem.refused");
  screen->session->portfolio().clear();
  drop(*screen->session, {note, plan}, 200);
  REQUIRE(customer(*screen, "contoso") != nullptr);
  CHECK_FALSE(customer(*screen, "contoso")->problem.has_value());
}

TEST_CASE("a customer's plan is opened from the table, worked on, and put back in its place") {
  const auto screen = portfolio_screen();
  drop(*screen->session, files_of("contoso-direct", "contoso", true));
  screen->settle();
  REQUIRE(screen->press(twin::Role::row, "Contoso Ltd"));
  screen->settle();
  REQUIRE(screen->press(twin::Role::button, "Open this plan: Contoso Ltd"));
  screen->settle();
  CHECK(screen->app->shown() == "plan");
  CHECK(screen->session->document_name() == "Contoso Ltd");
  screen->session->edit({"plan.edit.margin", {}}, [](PlanSettings& settings) { settings.margin_days = 30; });
  screen->app->show("portfolio");
  screen->settle();
  REQUIRE(screen->press(twin::Role::button, "Add the open plan"));
  screen->settle();
  REQUIRE(screen->session->portfolio().customers().size() == 1);
  const std::string& plan = customer(*screen, "contoso")->plan;
  CHECK(plan == plan_file(screen->session->document(), screen->session->plan()));
}

TEST_CASE("a plan is put back in the place of its own customer, also where another tenant bears the same name") {
  const auto screen = portfolio_screen();
  Session& session = *screen->session;
  const auto open_as = [&](const std::string& demo) {
    session.open_demo(demo);
    session.edit({"files.edit", {}}, [](PlanSettings& settings) { settings.customer_name = "Contoso"; });
    session.portfolio().take(session.document(), session.document_name());
    return plan_file(session.document(), session.plan());
  };
  const std::string first = open_as("contoso-direct");
  const std::string second = open_as("tailwind-csp");
  REQUIRE(session.portfolio().customers().size() == 2);
  CHECK(session.portfolio().customers()[0].plan == first);
  CHECK(session.portfolio().customers()[1].plan == second);
  CHECK(session.portfolio().customers()[0].entry.folder != session.portfolio().customers()[1].entry.folder);
  session.edit({"plan.edit.margin", {}}, [](PlanSettings& settings) { settings.margin_days = 30; });
  session.portfolio().take(session.document(), session.document_name());
  REQUIRE(session.portfolio().customers().size() == 2);
  CHECK(session.portfolio().customers()[0].plan == first);
  CHECK(session.portfolio().customers()[1].plan == plan_file(session.document(), session.plan()));
}

TEST_CASE("files that are opened elsewhere belong to the open customer") {
  Screen screen;
  screen.app->show("portfolio");
  screen.app->show("files");
  screen.settle();
  drop(*screen.session, files_of("contoso-direct", "contoso", true));
  CHECK(screen.session->portfolio().customers().empty());
  CHECK(screen.session->customer().subscriptions.size() == 5);
}

TEST_CASE("folders of one name are told apart by their paths, and a folder that comes again takes its own place") {
  const auto screen = portfolio_screen();
  std::vector<Dropped> files = files_of("contoso-direct", "north/customer", true);
  const std::vector<Dropped> other = files_of("tailwind-csp", "south/customer", true);
  files.insert(files.end(), other.begin(), other.end());
  drop(*screen->session, files);
  REQUIRE(screen->session->portfolio().customers().size() == 2);
  CHECK(customer(*screen, "customer")->entry.name == "Contoso Ltd");
  CHECK(customer(*screen, "south/customer")->entry.name == "Tailwind Traders");
  drop(*screen->session, files_of("fabrikam-ea", "customer", true), 100);
  REQUIRE(screen->session->portfolio().customers().size() == 2);
  CHECK(customer(*screen, "customer")->entry.name == "Fabrikam, Inc.");
}

TEST_CASE("an archive whose name would lead out of the folder of all plans is refused by name") {
  const auto screen = portfolio_screen();
  drop(*screen->session, {{"customers/...zip", archive_of(files_of("contoso-direct", "contoso", true))}});
  REQUIRE(screen->session->portfolio().customers().size() == 1);
  CHECK(screen->session->portfolio().customers()[0].problem.has_value());
  CHECK(screen->session->portfolio().customers()[0].plan.empty());
}

TEST_CASE("what an operating system puts beside the files is no file of the customer") {
  for (const char* path : {".DS_Store", "contoso/.DS_Store", "__MACOSX/contoso/._users.csv", "contoso/Thumbs.db", "desktop.ini"})
    CHECK_MESSAGE(csp::is_hidden_file(path), path);
  for (const char* path : {"users.csv", "contoso/users.v2.csv", "./users.csv", "../users.csv"})
    CHECK_MESSAGE(!csp::is_hidden_file(path), path);
}
