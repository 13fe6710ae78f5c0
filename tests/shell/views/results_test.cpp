// What can be taken away: saved, looked into, in the customer's language.
#include <doctest/doctest.h>

#include <algorithm>

#include "core/output/plan_file/plan_json.hpp"
#include "shell/views/preview.hpp"
#include "tests/shell/support/screen.hpp"

using namespace csp;
using csp::test::Screen;

namespace {

std::unique_ptr<Screen> results_of_contoso() {
  auto screen = std::make_unique<Screen>();
  screen->session->open_demo("contoso-direct");
  screen->app->show("results");
  screen->settle();
  return screen;
}

}  // namespace

TEST_CASE("every result file can be saved and looked into") {
  const auto screen = results_of_contoso();
  for (const OutputFile& file : screen->session->results(screen->app->language())) {
    CHECK_MESSAGE(screen->find(twin::Role::button, "Save " + file.name), file.name);
    CHECK_MESSAGE(screen->find(twin::Role::button, "Preview " + file.name), file.name);
  }
}

TEST_CASE("on a phone the file that is looked into comes into view, and a screen reader hears so") {
  Screen screen(390, 844);
  screen.session->open_demo("contoso-direct");
  screen.app->show("results");
  screen.settle();
  REQUIRE(screen.find(twin::Role::heading, "Preview of report.html").y > screen.height);
  REQUIRE(screen.press(twin::Role::button, "Preview runbook.html"));
  const auto title = screen.find(twin::Role::heading, "Preview of runbook.html");
  REQUIRE(title);
  CHECK(title.y > 0);
  CHECK(title.y < screen.height - 200);
  CHECK(screen.platform.announced.back() == "Preview of runbook.html");
}

TEST_CASE("no view says that all is known while another one still asks") {
  const auto screen = results_of_contoso();
  REQUIRE(screen->session->step("plan").count == 8);
  CHECK(screen->says("This is a demo: its customer is invented."));
  CHECK(screen->says("these files can be sent. 8 questions are still open in Plan"));
  screen->app->show("files");
  screen->settle();
  CHECK(screen->says("No file is missing. 8 questions that no file answers wait in Plan."));
  screen->app->show("customer");
  screen->settle();
  const std::vector<csp::test::Found> cells = screen->all(twin::Role::cell);
  CHECK(std::count_if(cells.begin(), cells.end(), [](const auto& cell) { return cell.name == "not known"; }) == 5);
  CHECK(screen->says("what happens then not known for 5"));
}

TEST_CASE("documents that do not say who made them are not called ready, and the name is asked for there") {
  const auto screen = results_of_contoso();
  CHECK_FALSE(screen->find(twin::Role::textbox, "Partner name"));
  screen->session->edit({"results.edit.language", {{"name", std::string("x")}}},
                        [](PlanSettings& settings) { settings.partner_name.clear(); });
  screen->settle();
  CHECK(screen->says("Name missing"));
  CHECK_FALSE(screen->says("these files can be sent"));
  CHECK(screen->session->step("results").state == StepState::attention);
  REQUIRE(screen->press(twin::Role::button, "Enter your name"));
  REQUIRE(screen->type("Partner name", "Adventure Works"));
  CHECK(screen->session->settings().partner_name == "Adventure Works");
  CHECK(screen->says("these files can be sent"));
  CHECK(screen->session->step("results").state == StepState::done);
  const auto& files = screen->session->results(screen->app->language());
  const auto report = std::find_if(files.begin(), files.end(), [](const OutputFile& file) { return file.name == "report.html"; });
  CHECK(report->bytes.find("Prepared by Adventure Works") != std::string::npos);
}

TEST_CASE("the workbook is looked into sheet by sheet") {
  const auto screen = results_of_contoso();
  const auto& files = screen->session->results(screen->app->language());
  const auto book = std::find_if(files.begin(), files.end(), [](const OutputFile& file) { return file.name == "plan.xlsx"; });
  REQUIRE(book != files.end());
  const Preview preview = preview_of(*book);
  const auto has = [&](std::string_view text) {
    return std::any_of(preview.lines.begin(), preview.lines.end(), [&](const std::string& line) { return line.find(text) != line.npos; });
  };
  CHECK(has(hash_of_plan(files)));  // of the sheet about the plan, the last one
  CHECK(has(screen->session->document().facts->inventory.customer.subscriptions.front().part_number));
  OutputFile damaged = *book;
  damaged.bytes.resize(damaged.bytes.size() / 2);
  CHECK(preview_of(damaged).lines.empty());
}

TEST_CASE("a saved file has the bytes of the plan's result") {
  const auto screen = results_of_contoso();
  REQUIRE(screen->press(twin::Role::button, "Save report.html"));
  REQUIRE(screen->platform.saved.size() == 1);
  const auto& files = screen->session->results(screen->app->language());
  const auto report = std::find_if(files.begin(), files.end(), [](const OutputFile& file) { return file.name == "report.html"; });
  REQUIRE(report != files.end());
  CHECK(screen->platform.saved[0].bytes == report->bytes);
}

TEST_CASE("everything is saved as one archive") {
  const auto screen = results_of_contoso();
  REQUIRE(screen->press(twin::Role::button, "Save everything as one .zip"));
  REQUIRE(screen->platform.saved.size() == 1);
  CHECK(screen->platform.saved[0].name == "Contoso Ltd.zip");
  CHECK(screen->platform.saved[0].media_type == "application/zip");
  CHECK(screen->platform.saved[0].bytes.substr(0, 2) == "PK");
}

TEST_CASE("the page names the hash that the plan file carries") {
  const auto screen = results_of_contoso();
  const std::string hash = hash_of_plan(screen->session->results(screen->app->language()));
  REQUIRE(hash.size() == 64);
  CHECK(screen->says(short_hash(hash)));
}

TEST_CASE("the words of an HTML document are read in order, without style and script") {
  CHECK(text_of_html("<!doctype html><head><title>x</title><style>a{}</style></head><h1>Move of <b>Contoso</b></h1><p>Safe &amp; sound</p>"
                     "<script>alert(1)</script><table><tr><th>Day</th><td>4&nbsp;Jan</td></tr></table><ul><li>one<li>two</ul>") ==
        "Move of Contoso\nSafe & sound\nDay · 4 Jan\n• one\n• two\n");
}

TEST_CASE("broken markup ends the text instead of going astray") {
  CHECK(text_of_html("<p>before<svg><rect/>").find("before") == 0);
  CHECK(text_of_html("<p>open < and <").find("open") == 0);
  CHECK(text_of_html("<p>open<style></style") == "open\n");
  CHECK(text_of_html("").empty());
}

TEST_CASE("what is no text has no preview, and hostile text is shown harmlessly") {
  CHECK(preview_of({"plan.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "PK"}).lines.empty());
  const Preview preview = preview_of({"a.csv", "text/csv",
                                      "a,\xE2\x80\xAE"
                                      "b\r\nsecond"});
  REQUIRE(preview.lines.size() == 2);
  CHECK(preview.lines[0].find("\xE2\x80\xAE") == std::string::npos);
  CHECK(preview.lines[1] == "second");
}

TEST_CASE("long files are cut and say so") {
  std::string text;
  for (int i = 0; i < 50; ++i) text += "line\n";
  const Preview preview = preview_of({"a.txt", "text/plain", text}, 10);
  CHECK(preview.lines.size() == 10);
  CHECK(preview.cut);
}

TEST_CASE("the papers of one's own customer are in the language of the system until another is chosen") {
  Screen screen(1280, 800, {}, "tr-TR");
  screen.session->start_empty();
  CHECK(screen.session->settings().report_language == "tr");
  screen.session->open_demo("contoso-direct");
  CHECK(screen.session->settings().report_language == "en");
}
