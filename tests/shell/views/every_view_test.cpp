// What holds for every view that the registry lists, in every language: a view that is added is looked at by itself.
#include <doctest/doctest.h>

#include <set>
#include <string>

#include "shell/languages.hpp"
#include "tests/shell/support/screen.hpp"

using namespace csp;
using csp::test::Screen;

TEST_CASE("every view has its title and its help in every language, with a document and without, and shows no text's key") {
  for (const std::string& code : language_codes()) {
    const Language& language = language_for(code);
    for (const bool open : {false, true}) {
      Screen screen(1280, 800, {}, code);  // each frame is looked at for keys without text
      if (open) screen.session->open_demo("contoso-direct");
      for (const RegisteredView& entry : make_views(*screen.session)) {
        const View& view = *entry.view;
        const std::string id(view.id()), title_key(view.title_key()), help_key(view.help_key());
        CAPTURE(code);
        CAPTURE(id);
        CHECK(language.has(title_key));
        CHECK(language.has(help_key));
        screen.app->show(id);
        screen.settle();
        CHECK(screen.app->shown() == id);
        CHECK(screen.find(twin::Role::heading, language(title_key)));
      }
    }
  }
}

TEST_CASE("every step has a guide and a state of its own, and a view that is no step has none") {
  Screen screen;
  screen.session->open_demo("contoso-direct");
  std::set<std::string> needs;
  for (const RegisteredView& entry : make_views(*screen.session)) {
    const std::string id(entry.view->id());
    CAPTURE(id);
    const StepGuide guide = screen.session->guide(id);
    const StepState state = screen.session->step(id).state;
    CHECK_MESSAGE((guide.action != StepGuide::Action::none) == entry.step, "what to do next: shell/session_guide.cpp");
    CHECK_MESSAGE(guide.needs.key.empty() != entry.step, "what it needs: shell/session_guide.cpp");
    CHECK_MESSAGE((state != StepState::waiting) == entry.step, "where it stands: shell/session_status.cpp");
    if (entry.step) CHECK_MESSAGE(needs.insert(guide.needs.key).second, "it needs what another step needs");
  }
  CHECK(needs.size() >= 6);
}
