// Finding the way: the palette, the history, the tour, the next action, causes of findings, words explained, presenting.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/shell/support/screen.hpp"

using namespace csp;
using csp::test::Screen;

namespace {

void press_keys(Screen& screen, ImGuiKey key) {
  screen.gui->modifiers(true, false, false, false);
  screen.gui->key(key, true);
  screen.settle();
  screen.gui->key(key, false);
  screen.gui->modifiers(false, false, false, false);
  screen.settle();
}

void enter(Screen& screen, std::string_view field) {
  twin::command_submit(screen.find(twin::Role::textbox, field).id);
  screen.platform.request_frame();
  screen.settle();
}

constexpr const char* palette_field = "Search everything, or type a command";

}  // namespace

TEST_CASE("the palette finds a subscription and leads to it") {
  Screen screen;
  screen.session->open_demo("contoso-direct");
  screen.settle();
  press_keys(screen, ImGuiKey_K);
  REQUIRE(screen.find(twin::Role::dialog, "Search and commands"));
  REQUIRE(screen.type(palette_field, "power bi"));
  REQUIRE(screen.find(twin::Role::option, "Power BI Pro"));
  enter(screen, palette_field);
  CHECK_FALSE(screen.find(twin::Role::dialog, "Search and commands"));
  CHECK(screen.app->shown() == "plan");
  const Subscription* shown = screen.session->find_subscription(screen.session->looked_at);
  REQUIRE(shown != nullptr);
  CHECK(shown->name == "Power BI Pro");
}

TEST_CASE("the search finds what the plan says about one subscription, and leads to it") {
  Screen screen;
  screen.session->open_demo("contoso-direct");
  screen.settle();
  const auto told = std::find_if(screen.session->plan().moves.begin(), screen.session->plan().moves.end(),
                                 [](const Move& move) { return !move.findings.empty(); });
  REQUIRE(told != screen.session->plan().moves.end());
  const std::string message = screen.app->language()(told->findings.front().message);
  const std::vector<Hit> hits = screen.session->search(message, 5, screen.app->language());
  REQUIRE(!hits.empty());
  CHECK(hits.front().label == message);
}

namespace {

// Takes the first hit of this kind in the palette; the control that wants the keyboard's focus afterwards.
ImGuiID led_to(Screen& screen, const std::string& wanted, const std::string& kind) {
  press_keys(screen, ImGuiKey_K);
  screen.type(palette_field, wanted);
  for (const auto& found : screen.all(twin::Role::option)) {
    if (found.hint != kind) continue;
    twin::command_activate(found.id);
    screen.platform.request_frame();
    ImGuiID focused = 0;
    for (int frame = 0; frame < 20 && !screen.settle(1); ++frame) {
      if (twin::last().wants_focus != 0) focused = twin::last().wants_focus;
    }
    return focused;
  }
  return 0;
}

}  // namespace

TEST_CASE("the search finds a setting, and its field takes the focus where it is decided") {
  Screen screen;
  screen.session->open_demo("contoso-direct");
  screen.settle();
  const ImGuiID name = led_to(screen, "partner name", "Setting");
  CHECK(screen.app->shown() == "files");
  REQUIRE(screen.find(twin::Role::textbox, "Partner name"));
  CHECK(name == screen.find(twin::Role::textbox, "Partner name").id);
  const ImGuiID moves = led_to(screen, "transfers a week", "Setting");
  CHECK(screen.app->shown() == "plan");
  CHECK(moves == screen.find(twin::Role::textbox, "Orders and transfers a week").id);
}

TEST_CASE("a setting that the search leads to stands in view, above the next action, from another view and from the top of its own") {
  Screen screen;
  screen.session->open_demo("contoso-direct");
  screen.settle();
  const std::pair<const char*, const char*> wanted[] = {{"latest finish", "plan"},
                                                        {"safety margin", "plan"},
                                                        {"months that are counted", "plan"},
                                                        {"first day of the freeze", "plan"},
                                                        {"partner name", "files"}};
  for (const auto& each : wanted) {
    const std::string text = each.first, view = each.second;
    for (const char* from : {"cost", "plan"}) {
      CAPTURE(text);
      CAPTURE(from);
      screen.app->show(from);
      screen.platform.request_frame();
      screen.settle();
      const ImGuiID focused = led_to(screen, text, "Setting");
      REQUIRE(focused != 0);
      screen.settle();
      CHECK(screen.app->shown() == view);
      REQUIRE_FALSE(screen.all(twin::Role::main).empty());
      const test::Found page = screen.all(twin::Role::main).front();
      const std::vector<test::Found> fields = screen.all(twin::Role::textbox);
      const auto field = std::find_if(fields.begin(), fields.end(), [&](const test::Found& found) { return found.id == focused; });
      REQUIRE(field != fields.end());
      CHECK(field->y >= page.y);
      CHECK(field->y + field->height <= page.y + page.height);
      CHECK(page.y + page.height <= screen.height);
      // The next one begins at the top of the page again.
      screen.app->show("customer");
      screen.settle();
    }
  }
}

TEST_CASE("the search finds a step of the plan and shows how it is done") {
  Screen screen;
  screen.session->open_demo("contoso-direct");
  screen.settle();
  const Step& step = screen.session->plan().steps.back();
  const std::string title = screen.app->language()(step.title());
  const ImGuiID focused = led_to(screen, title, "Step of the plan");
  CHECK(screen.app->shown() == "plan");
  CHECK(focused != 0);
  CHECK(screen.find(twin::Role::heading, title));
}

TEST_CASE("the search finds a result and looks into it") {
  Screen screen;
  screen.session->open_demo("contoso-direct");
  screen.settle();
  const ImGuiID focused = led_to(screen, "runbook", "Result");
  CHECK(screen.app->shown() == "results");
  CHECK(screen.find(twin::Role::heading, "Preview of runbook.html"));
  CHECK(focused == screen.find(twin::Role::button, "Preview runbook.html").id);
}

TEST_CASE("the palette runs commands, and its arrow keys move through what it found") {
  Screen screen;
  press_keys(screen, ImGuiKey_K);
  REQUIRE(screen.type(palette_field, "colours"));
  const auto lit = [&] {
    for (const auto& found : screen.all(twin::Role::option)) {
      if ((found.flags & twin::selected) != 0 && found.name.rfind("Colours", 0) == 0) return found.name;
    }
    return std::string();
  };
  CHECK(lit() == "Colours: Light");
  twin::command_steer(screen.find(twin::Role::textbox, palette_field).id, 1);
  screen.platform.request_frame();
  screen.settle();
  CHECK(lit() == "Colours: Dark");
  enter(screen, palette_field);
  CHECK(screen.app->theme_choice() == ThemeChoice::dark);
}

TEST_CASE("the history names each change and goes to any of them") {
  Screen screen;
  screen.session->open_demo("contoso-direct");
  for (const int days : {23, 24}) {
    screen.session->edit({"plan.edit.margin", {{"count", std::int64_t{days}}}},
                         [days](PlanSettings& settings) { settings.margin_days = days; });
  }
  screen.settle();
  REQUIRE(screen.press(twin::Role::button, "History"));
  REQUIRE(screen.find(twin::Role::radio, "Safety margin: 23 days"));
  REQUIRE(screen.press(twin::Role::radio, "Safety margin: 23 days"));
  CHECK(screen.session->settings().margin_days == 23);
  REQUIRE(screen.press(twin::Role::button, "History"));
  REQUIRE(screen.press(twin::Role::radio, "Safety margin: 24 days"));
  CHECK(screen.session->settings().margin_days == 24);
  REQUIRE(screen.press(twin::Role::button, "History"));
  REQUIRE(screen.press(twin::Role::radio, "As it was at the start"));
  CHECK(screen.session->document().demo.empty());
}

TEST_CASE("a menu opens below its button and on the page") {
  for (const float width : {1280.0F, 390.0F}) {
    INFO(width);
    Screen screen(width, 800);
    screen.session->open_demo("contoso-direct");
    screen.settle();
    for (const auto& names : {std::pair{"History", "History"}, {"Language: English", "Language"}, {"Menu", "Menu"}}) {
      const auto& button = names.first;
      const auto& menu = names.second;
      const auto from = screen.find(twin::Role::button, button);
      if (!from && width < 760) continue;  // a phone has it in its menu
      INFO(button);
      REQUIRE(screen.press(twin::Role::button, button));
      const auto opened = screen.find(twin::Role::dialog, menu);
      REQUIRE(opened);
      CHECK(opened.y >= from.y + from.height);
      CHECK(opened.y < from.y + from.height + 12);
      CHECK(opened.x < from.x + from.width);
      CHECK(opened.x + opened.width > from.x);
      CHECK(opened.x >= 0);
      CHECK(opened.x + opened.width <= width);
      screen.gui->key(ImGuiKey_Escape, true);
      screen.settle();
      screen.gui->key(ImGuiKey_Escape, false);
      screen.settle();
    }
  }
}

TEST_CASE("the first visit shows a finished customer and five bubbles that can be skipped") {
  Screen screen;
  screen.app->first_visit();
  screen.settle();
  CHECK(screen.app->shown() == "plan");
  CHECK(screen.session->proof() == ProofState::safe);
  CHECK_FALSE(screen.session->unsaved_changes());
  REQUIRE(screen.find(twin::Role::region, "Tour"));
  for (int bubble = 1; bubble < 5; ++bubble) {
    CHECK(screen.says(std::to_string(bubble) + " of 5"));
    CHECK(screen.find(twin::Role::button, "Skip the tour"));
    REQUIRE(screen.press(twin::Role::button, "Next"));
  }
  CHECK(screen.says("5 of 5"));
  REQUIRE(screen.press(twin::Role::button, "Look around first"));
  CHECK_FALSE(screen.find(twin::Role::region, "Tour"));
  CHECK(screen.platform.marks.empty());
}

TEST_CASE("the tour leaves in sight what it speaks of, and on a phone speaks of what is there") {
  for (const float width : {1280.0F, 1920.0F}) {
    INFO(width);
    Screen screen(width, 800);
    screen.app->first_visit();
    screen.settle();
    const auto bubble = screen.find(twin::Role::region, "Tour"), timeline = screen.find(twin::Role::list, "Timeline");
    const auto legend = screen.find(twin::Role::text, "Cancel the old one");
    REQUIRE(legend);
    CHECK(bubble.x >= timeline.x + timeline.width);
    CHECK(bubble.x >= legend.x + legend.width);
    CHECK(bubble.y + bubble.height < 590);  // above the figures
  }
  Screen phone(390, 844);
  phone.app->first_visit();
  phone.settle();
  bool told = false;
  for (int bubble = 1; bubble < 5; ++bubble) {
    REQUIRE(phone.press(twin::Role::button, "Next"));
    CHECK_FALSE(phone.says("The line below"));
    if (!phone.says("Undo and History")) continue;
    told = true;
    CHECK(phone.says("in the menu"));
  }
  CHECK(told);
}

TEST_CASE("the first visit's example is no step to undo; the tour from the menu is one, and undoing it brings one's own files back") {
  Screen screen;
  screen.app->first_visit();
  CHECK_FALSE(screen.session->can_undo());
  screen.session->start_empty();
  test::open(*screen.session, 1, "users.csv", "User principal name,Display name\nadele@contoso.example,Adele Vance\n");
  screen.settle();
  const std::vector<std::shared_ptr<const ImportedFile>> files = screen.session->document().facts->files;
  REQUIRE(files.size() == 1);
  REQUIRE(screen.session->proof() == ProofState::nothing);
  REQUIRE(screen.press(twin::Role::button, "Menu"));
  REQUIRE(screen.press(twin::Role::button, "Take the tour"));
  REQUIRE(screen.find(twin::Role::region, "Tour"));
  CHECK(screen.session->is_demo());
  REQUIRE(screen.session->can_undo());
  screen.session->undo();
  CHECK(screen.session->document().facts->files == files);
}

TEST_CASE("the tour is remembered only when that was allowed") {
  Screen screen;
  screen.app->first_visit();
  screen.settle();
  for (int bubble = 1; bubble < 5; ++bubble) screen.press(twin::Role::button, "Next");
  REQUIRE(screen.press(twin::Role::checkbox, "Do not show this again (this browser keeps only that)"));
  REQUIRE(screen.press(twin::Role::button, "Look around first"));
  CHECK(screen.platform.marks.count("tour") == 1);
  screen.session->start_empty();
  screen.app->first_visit();
  screen.settle();
  CHECK_FALSE(screen.find(twin::Role::region, "Tour"));
}

TEST_CASE("every step says what it needs, what it has, and offers one next action that leads on to the end") {
  Screen screen;
  screen.app->show("files");
  screen.settle();
  CHECK(screen.find_part(twin::Role::text, "Needs a list of subscriptions"));
  CHECK(screen.find(twin::Role::text, "Has nothing yet"));
  CHECK(screen.find(twin::Role::button, "Open my files"));
  screen.session->open_demo("contoso-direct");
  for (const auto& entry : {std::pair{"files", "customer"}, {"customer", ""}, {"match", ""}, {"plan", ""}, {"cost", "results"}}) {
    const auto& view = entry.first;
    const auto& next = entry.second;
    INFO(view);
    screen.app->show(view);
    screen.settle();
    const StepGuide guide = screen.session->guide(view);
    CHECK(guide.action == StepGuide::Action::go);
    CHECK(screen.find_part(twin::Role::text, "Needs "));
    REQUIRE(screen.press(twin::Role::button, screen.app->language()(guide.next)));
    CHECK(screen.app->shown() == guide.place.view);
    if (*next) CHECK(screen.app->shown() == next);
  }
  screen.app->show("results");
  screen.settle();
  REQUIRE(screen.press(twin::Role::button, "Save the plan"));
  CHECK(screen.platform.saved.size() == 1);
}

TEST_CASE("a finding about a subscription, a profile or a file leads there") {
  Screen screen;
  screen.session->open_demo("contoso-direct");
  screen.settle();
  const std::string key = screen.session->customer().subscriptions.front().key;
  Finding finding;
  finding.subject = key;
  REQUIRE(screen.session->cause_of(finding));
  CHECK(screen.session->cause_of(finding)->part == "subscriptions");
  finding.subject = screen.session->customer().profiles.front().id;
  CHECK(screen.session->cause_of(finding)->part == "profiles");
  finding.subject.clear();
  finding.origins = {{1, 7}};
  CHECK(screen.session->cause_of(finding)->file == 1);
  finding.origins.clear();
  CHECK_FALSE(screen.session->cause_of(finding));
}

TEST_CASE("every finding with a cause that the page shows is a way to it") {
  Screen screen;
  screen.session->open_demo("fabrikam-ea");
  screen.app->show("plan");
  screen.settle();
  const std::string looked_at = screen.session->looked_at;
  int ways = 0;
  for (const auto& found : screen.all(twin::Role::button)) {
    if (found.name.rfind("Show where", 0) != 0) continue;
    INFO(found.name);
    screen.app->show("plan");
    screen.session->looked_at = looked_at;
    screen.settle();
    REQUIRE(screen.press(twin::Role::button, found.name));
    CHECK(screen.app->shown() != "plan");
    ++ways;
  }
  CHECK(ways > 0);
}

TEST_CASE("words of the trade are explained at their first mention, and all of them on one page") {
  Screen screen;
  screen.session->open_demo("contoso-direct");
  screen.app->show("customer");
  screen.settle();
  REQUIRE(screen.press(twin::Role::button, screen.find_part(twin::Role::button, "Findings").name));
  const auto terms = screen.all(twin::Role::term);
  CHECK_FALSE(terms.empty());
  for (const auto& term : terms) {
    INFO(term.name);
    CHECK_FALSE(term.hint.empty());
    CHECK(std::count_if(terms.begin(), terms.end(), [&](const auto& other) { return other.name == term.name; }) == 1);
  }
  screen.app->show("glossary");
  screen.settle();
  CHECK(screen.find(twin::Role::heading, "GDAP"));
  REQUIRE(screen.type("Find a word", "reseller"));
  CHECK_FALSE(screen.find(twin::Role::heading, "GDAP"));
  CHECK(screen.find(twin::Role::heading, "reseller relationship"));
}

TEST_CASE("both languages explain the same words") {
  Screen screen;
  const auto& english = screen.app->language().texts();
  std::vector<std::string> keys;
  for (const auto& [key, text] : english) {
    if (key.rfind("glossary.", 0) == 0) keys.push_back(key);
  }
  CHECK(keys.size() > 30);
  screen.app->set_language("tr");
  for (const std::string& key : keys) CHECK(screen.app->language().has(key));
}

TEST_CASE("while presenting nobody reads the customer's name, a person or the partner's cost; letters are larger") {
  Screen screen;
  screen.session->open_demo("contoso-direct");
  screen.app->show("cost");
  screen.settle();
  REQUIRE(screen.press(twin::Role::checkbox, "Show partner cost"));
  const auto before = screen.find(twin::Role::button, "Open files…");
  screen.app->present(true);
  for (const char* view : {"files", "customer", "match", "plan", "cost", "results"}) {
    screen.app->show(view);
    screen.settle();
    const std::string words = twin::last().strings;
    for (const char* secret : {"Contoso", "contoso", "Partner cost", "@"}) {
      const std::size_t found = words.find(secret);
      INFO(std::string(view), ": ", found == std::string::npos ? std::string() : words.substr(found > 60 ? found - 60 : 0, 160));
      CHECK(found == std::string::npos);
    }
  }
  // Files that tell the partner's cost are not even listed, nor an archive with them.
  for (const char* internal : {"Internal form", "internal.html", "plan.json", "Save everything as one .zip"})
    CHECK_FALSE(screen.says(internal));
  CHECK(screen.says("report.html"));
  CHECK_FALSE(screen.says("(hidden)"));
  CHECK(screen.platform.fills_screen);
  CHECK(screen.find(twin::Role::button, "Open files…").height > before.height * 1.2F);
  CHECK(screen.click(twin::Role::button, "Stop presenting"));
  CHECK_FALSE(screen.app->presenting());
  CHECK(screen.find(twin::Role::button, "Open files…").height == before.height);
}

TEST_CASE("undo and redo say what they undid and did again, by key and by button, wherever it is seen") {
  Screen screen;
  screen.session->open_demo("contoso-direct");
  screen.session->edit({"plan.edit.margin", {{"count", std::int64_t{23}}}}, [](PlanSettings& settings) { settings.margin_days = 23; });
  screen.app->show("files");
  screen.settle();
  press_keys(screen, ImGuiKey_Z);
  CHECK(screen.platform.announced.back().find("Undone: Safety margin: 23 days") == 0);
  press_keys(screen, ImGuiKey_Y);
  CHECK(screen.platform.announced.back().find("Done again: Safety margin: 23 days") == 0);
  REQUIRE(screen.press(twin::Role::button, "Undo"));
  REQUIRE(screen.press(twin::Role::button, "Undo"));
  CHECK(screen.platform.announced.back().find("Undone: Open the demo customer Contoso Ltd") == 0);
  // Not while others look on.
  REQUIRE(screen.press(twin::Role::button, "Redo"));
  screen.app->present(true);
  press_keys(screen, ImGuiKey_Z);
  CHECK(screen.platform.announced.back().find("Contoso") == std::string::npos);
}

TEST_CASE("a question mark shows the keys, and single keys can be switched off") {
  Screen screen;
  screen.gui->character('?');
  screen.settle();
  REQUIRE(screen.find(twin::Role::dialog, "Keys"));
  CHECK(screen.says("Ctrl+K"));
  REQUIRE(screen.press(twin::Role::checkbox, "Single keys (? and 1 – 6)"));
  REQUIRE(screen.press(twin::Role::button, "Close"));
  screen.gui->character('?');
  screen.settle();
  CHECK_FALSE(screen.find(twin::Role::dialog, "Keys"));
}

TEST_CASE("on a Mac the keys are written as on a Mac") {
  Screen screen;
  screen.gui->apple_keyboard(true);
  screen.gui->character('?');
  screen.settle();
  CHECK(screen.says("⌘K"));
  CHECK_FALSE(screen.says("Ctrl+"));
}

TEST_CASE("a number shows the step of that number") {
  Screen screen;
  screen.gui->character('5');
  screen.settle();
  CHECK(screen.app->shown() == "cost");
}

TEST_CASE("the first files of one's own end the tour and are shown; later ones leave the view alone") {
  Screen screen;
  screen.app->first_visit();
  screen.settle();
  const std::string text = "Product Title\tTotal Licenses\tExpired Licenses\tAssigned licenses\nOffice 365 E3\t130\t0\t125\n";
  screen.app->files_arrive();
  screen.session->table_pasted(text);
  screen.settle();
  CHECK(screen.app->shown() == "files");
  CHECK_FALSE(screen.find(twin::Role::region, "Tour"));
}

TEST_CASE("while a file of unknown columns waits, or something in the files blocks the plan, that is the next action in Files") {
  Screen screen;
  screen.session->start_empty();
  csp::test::open(*screen.session, 1, "list.csv", "Product,Quantity,Agreement number,End date\nOffice 365 E3,7,1234567,2027-03-31\n");
  CHECK(screen.session->guide("files").place.view == "customer");
  csp::test::open(*screen.session, 2, "more.csv", "Ding,Wieviel\nabc,12\ndef,13\n");
  REQUIRE(screen.session->document().facts->files.size() == 2);
  CHECK(screen.session->guide("files").next.key == "guide.map");
  CHECK(screen.session->guide("files").place.file == 1);
}
