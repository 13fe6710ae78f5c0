// The frame around the views: found, named and worked without a screen.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <map>

#include "shell/languages.hpp"
#include "tests/shell/support/screen.hpp"

using namespace csp;
using csp::test::Screen;

TEST_CASE("the frame comes to rest and then draws nothing") {
  Screen screen;
  CHECK(screen.platform.frames_due == 0);
  const int drawn = screen.frames;
  screen.settle();
  CHECK(screen.frames == drawn);
}

TEST_CASE("every control has a name without the marks Dear ImGui puts into labels") {
  for (const float width : {390.0F, 1280.0F}) {
    Screen screen(width, 800);
    for (const twin::Role role :
         {twin::Role::button, twin::Role::link, twin::Role::checkbox, twin::Role::textbox, twin::Role::combobox, twin::Role::radio}) {
      for (const auto& found : screen.all(role)) {
        INFO("width ", width, ", control '", found.name, "'");
        CHECK_FALSE(found.name.empty());
        CHECK(found.name.find("##") == std::string::npos);
        CHECK(found.name.find('<') == std::string::npos);  // a text key without text
      }
    }
  }
}

TEST_CASE("the steps of the work stand in their order") {
  Screen screen;
  std::vector<std::string> steps;
  for (const auto& found : screen.all(twin::Role::button)) {
    if (found.name == "Files" || found.name == "Customer" || found.name == "Match" || found.name == "Plan" || found.name == "Cost" ||
        found.name == "Results")
      steps.push_back(found.name);
  }
  REQUIRE(steps.size() >= 6);
  CHECK(std::vector<std::string>(steps.begin(), steps.begin() + 6) ==
        std::vector<std::string>{"Files", "Customer", "Match", "Plan", "Cost", "Results"});
}

TEST_CASE("a press through the twin and a click of the pointer do the same") {
  for (const bool by_pointer : {false, true}) {
    Screen screen;
    CHECK((by_pointer ? screen.click(twin::Role::button, "See the policy") : screen.press(twin::Role::button, "See the policy")));
    CHECK(screen.app->shown() == "about");
  }
}

TEST_CASE("the policy in force is a table that a screen reader can walk") {
  Screen screen;
  screen.press(twin::Role::button, "See the policy");
  CHECK(screen.find(twin::Role::table, "The policy in force"));
  CHECK(screen.find(twin::Role::cell, "connect-src"));
  CHECK(screen.find(twin::Role::cell, "No connection to any server, ours included"));
}

TEST_CASE("opening files asks the platform once") {
  Screen screen;
  REQUIRE(screen.press(twin::Role::button, "Open files…"));
  CHECK(screen.platform.picks == 1);
}

TEST_CASE("the colours are chosen in the menu, and the menu closes by itself") {
  Screen screen;
  REQUIRE(screen.press(twin::Role::button, "Menu"));
  CHECK(screen.find(twin::Role::dialog, "Menu"));
  REQUIRE(screen.press(twin::Role::radio, "High contrast"));
  CHECK(screen.app->theme_choice() == ThemeChoice::high_contrast);
  CHECK_FALSE(screen.find(twin::Role::dialog, "Menu"));
}

TEST_CASE("the language of the system is spoken, and another is one choice away") {
  Screen screen(1280, 800, {}, "tr-TR");
  CHECK(screen.find(twin::Role::button, "Dosya aç…"));
  screen.app->set_language("en");
  screen.settle();
  CHECK(screen.find(twin::Role::button, "Open files…"));
}

TEST_CASE("targets are large enough: 24 px for a pointer, 44 px for a finger") {
  for (const bool touch : {false, true}) {
    Appearance looks;
    looks.touch = touch;
    Screen screen(touch ? 390.0F : 1280.0F, 844, looks);
    for (const auto& found : screen.all(twin::Role::button)) {
      INFO(found.name, touch ? " for a finger" : " for a pointer");
      CHECK(found.height >= (touch ? 44.0F : 24.0F));
    }
  }
}

TEST_CASE("in every view of a finished plan each control is at least 24 px high and wide") {
  Screen screen;
  screen.session->open_demo("contoso-direct");
  for (const RegisteredView& entry : make_views(*screen.session)) {
    const std::string view(entry.view->id());
    screen.app->show(view);
    screen.settle();
    for (const twin::Role role : {twin::Role::button, twin::Role::checkbox, twin::Role::combobox, twin::Role::textbox, twin::Role::radio}) {
      for (const auto& found : screen.all(role)) {
        INFO(view, ": ", found.name);
        CHECK(found.height >= 24);
        CHECK(found.width >= 24);
      }
    }
  }
}

TEST_CASE("nothing of the frame reaches beyond the page, from a phone to a wall") {
  for (const float width : {390.0F, 600.0F, 760.0F, 1024.0F, 1280.0F, 3840.0F}) {
    Screen screen(width, 800);
    for (const auto& found : screen.all(twin::Role::button)) {
      INFO("width ", width, ", ", found.name);
      CHECK(found.x >= 0);
      CHECK(found.x + found.width <= width);
    }
  }
}

TEST_CASE("no box to tick is cut off, from the tour to the questions about the move, in any language, on a phone or a desk") {
  for (const std::string& code : language_codes()) {
    for (const float width : {390.0F, 1280.0F}) {
      CAPTURE(code);
      CAPTURE(width);
      Appearance looks;
      looks.touch = width < 400;
      Screen screen(width, 844, looks, code);
      screen.session->open_demo("contoso-direct");
      screen.app->show("files");
      screen.settle();
      std::vector<csp::test::Found> boxes = screen.all(twin::Role::checkbox);
      CHECK(boxes.size() >= 1);
      for (const auto& box : boxes) CHECK_MESSAGE(box.x + box.width <= width - 12, box.name);
      REQUIRE(screen.press(twin::Role::button, screen.app->language()("shell.menu")));
      REQUIRE(screen.press(twin::Role::button, screen.app->language()("tour.start")));
      for (int i = 1; i < 5; ++i) REQUIRE(screen.press(twin::Role::button, screen.app->language()("tour.go_on")));
      const auto bubble = screen.find(twin::Role::region, screen.app->language()("tour.name"));
      const auto remember = screen.find(twin::Role::checkbox, screen.app->language()("tour.remember"));
      REQUIRE(bubble);
      REQUIRE(remember);
      CHECK(remember.x + remember.width <= bubble.x + bubble.width - 8);
    }
  }
}

TEST_CASE("five figures stand side by side, or in rows that are nearly as long as each other") {
  for (const std::string& code : language_codes()) {
    for (const float width : {390.0F, 1024.0F, 1280.0F}) {
      CAPTURE(code);
      CAPTURE(width);
      Screen screen(width, 900, {}, code);
      screen.session->open_demo("contoso-direct");
      screen.app->show("plan");
      screen.settle();
      std::map<float, int> rows;
      for (const char* figure : {"overlap", "all_at_once", "each_at_end", "credit", "margin"}) {
        const auto found = screen.find(twin::Role::group, screen.app->language()("plan.figure." + std::string(figure)));
        REQUIRE(found);
        ++rows[found.y];
      }
      const int longest =
          std::max_element(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.second < b.second; })->second;
      CHECK(longest - rows.rbegin()->second <= 1);
      if (width == 1280.0F) CHECK(rows.size() == 1);
    }
  }
}

TEST_CASE("on a touch screen the reasons for asking stand below the fields, as nothing hovers there") {
  Appearance looks;
  looks.touch = true;
  Screen screen(390, 844, looks);
  screen.session->open_demo("contoso-direct");
  screen.app->show("files");
  screen.settle();
  CHECK(screen.says("The text below each field says why it matters."));
  CHECK_FALSE(screen.says("Hover over a field"));
  CHECK(screen.says("The invitation from Partner Center was accepted by an administrator of the customer."));
}

TEST_CASE("after an import only the notice asks for another frame, and when it has gone nothing does") {
  Screen screen;
  const std::string_view bytes = "Subscription ID,SKU,Quantity\nc1,CFQ7TTC0LF8R-0001,5\n";
  screen.session->file_begins(1, "list.csv", bytes.size());
  screen.session->file_continues(1, {reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
  screen.session->file_ends(1, true);
  for (const RegisteredView& entry : make_views(*screen.session)) {
    const std::string view(entry.view->id());
    screen.app->show(view);
    INFO(view);
    CHECK(screen.settle());
    screen.platform.frame_due_after_s = 0;
    screen.time_s += 10;  // whatever was shown for a while is over
    screen.platform.request_frame();
    CHECK(screen.settle());
    CHECK(screen.platform.frame_due_after_s == 0);
  }
}

TEST_CASE("on a phone what became of each attempt to send something is said in full, in long languages too") {
  for (const char* language : {"en-US", "tr-TR", "de-DE"}) {
    Appearance looks;
    looks.touch = true;
    Screen screen(390, 844, looks, language);
    screen.platform.attempted = "socket blocked\nbeacon blocked\nworker blocked\nrequest failed\n";
    screen.app->show("about");
    screen.settle();
    for (const char* attempt : {"socket", "beacon", "worker", "request"}) {
      const std::string way = screen.app->language()("about.try." + std::string(attempt));
      const auto found = screen.find(twin::Role::text, way);
      INFO(way);
      REQUIRE(found);
      CHECK(found.x + found.width <= 390);
      // No character is narrower than seven pixels here: the lines have room for all of them.
      const auto characters = static_cast<float>(std::count_if(way.begin(), way.end(), [](char c) { return (c & 0xc0) != 0x80; }));
      CHECK(found.width * std::floor(found.height / text_size::body) >= 7 * characters);
    }
  }
}

TEST_CASE("a notice asks for a frame when its time is over, so that it goes by itself") {
  Screen screen;
  REQUIRE(screen.press(twin::Role::button, "Open this demo: Contoso Ltd"));
  screen.settle();
  CHECK_FALSE(screen.platform.announced.empty());
  CHECK(screen.platform.frame_due_after_s > 5);
}

TEST_CASE("while presenting, Escape closes the open menu and not the presentation") {
  Screen screen;
  REQUIRE(screen.settle());
  screen.app->present(true);
  REQUIRE(screen.settle());
  const auto escape = [&] {
    ImGui::GetIO().AddKeyEvent(ImGuiKey_Escape, true);
    screen.platform.frames_due = 3;
    screen.settle();
    ImGui::GetIO().AddKeyEvent(ImGuiKey_Escape, false);
    screen.platform.frames_due = 3;
    screen.settle();
  };
  REQUIRE(screen.press(twin::Role::button, "Menu"));
  screen.settle();
  escape();
  CHECK(screen.platform.fills_screen);
  escape();
  CHECK_FALSE(screen.platform.fills_screen);
}

TEST_CASE("while presenting, the history names no customer") {
  Screen screen;
  REQUIRE(screen.settle());
  screen.session->open_demo("fabrikam-ea");
  screen.settle();
  REQUIRE(screen.press(twin::Role::button, "History"));
  screen.settle();
  CHECK(screen.says("Open the demo customer Fabrikam"));
  screen.app->present(true);
  screen.settle();
  CHECK(screen.says("Open the demo customer"));  // the menu is still open
  CHECK_FALSE(screen.says("Fabrikam"));
}

TEST_CASE("a plan that no file names a user for is not called safe") {
  Screen screen;
  REQUIRE(screen.settle());
  csp::test::open(*screen.session, 1, "subscriptions.csv",
                  "Subscription ID,Product name,Quantity,Status,End date,Term,Sku\n"
                  "c0000000-0000-4000-8000-000000000001,Microsoft 365 E3,25,Active,2027-06-30,P1Y,CFQ7TTC0LFLX:0001\n");
  screen.settle();
  CHECK(screen.session->proof() == ProofState::units_only);
}

TEST_CASE("who cannot see the page hears which view is shown, and when a plan stops being safe") {
  Screen screen;
  REQUIRE(screen.settle());
  screen.session->open_demo("contoso-direct");
  screen.settle();
  screen.platform.announced.clear();
  screen.app->show("cost");
  screen.settle();
  REQUIRE_FALSE(screen.platform.announced.empty());
  CHECK(screen.platform.announced.front() == "Cost");
  screen.platform.announced.clear();
  const std::string key = screen.session->plan().moves.front().subscription;
  screen.session->decide({"cost.edit.unit_price", {}}, key, [](SubscriptionDecision& decision) { decision.path = Path::LetGo; });
  screen.settle();
  REQUIRE(screen.session->proof() == ProofState::unsafe);
  CHECK(std::any_of(screen.platform.announced.begin(), screen.platform.announced.end(),
                    [](const std::string& said) { return said.find("interruption") != std::string::npos; }));
}

TEST_CASE("the bar says in words that a demo is one, and what is not saved, on a phone too") {
  for (const float width : {1280.0F, 390.0F}) {
    Screen screen(width, 844);
    screen.session->open_demo("contoso-direct");
    screen.settle();
    CHECK(screen.find(twin::Role::text, "Contoso Ltd · demo"));
    screen.session->edit({"plan.edit.margin", {{"count", std::int64_t{3}}}}, [](PlanSettings& settings) { settings.margin_days = 3; });
    screen.settle();
    CHECK(screen.find(twin::Role::text, "Contoso Ltd · demo · not saved"));
  }
}

TEST_CASE("every button of the bar stands on the page beside the longest name, in every language") {
  for (const char* language : {"en", "tr", "de", "fr", "es", "it", "pt-BR", "ja"}) {
    for (const float width : {760.0F, 800.0F, 900.0F, 1024.0F, 1120.0F, 1280.0F}) {
      INFO(language, " ", width);
      Screen screen(width, 800);
      screen.session->open_demo("contoso-direct");
      screen.session->edit({"files.edit", {}},
                           [](PlanSettings& settings) { settings.customer_name = "Contoso Handelsgesellschaft mbH & Co. KG"; });
      screen.app->set_language(language);
      screen.settle();
      const csp::test::Found save = screen.find(twin::Role::button, screen.app->language()("shell.save_plan"));
      REQUIRE(save);
      CHECK(save.x + save.width <= width);
      CHECK(save.y < 48);
    }
  }
}
