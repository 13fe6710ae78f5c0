#pragma once
// The plan of a demo on the screen, for the tests of its parts.

#include <memory>
#include <optional>
#include <string>

#include "shell/views/plan.hpp"
#include "tests/shell/support/screen.hpp"

namespace csp::plan_test {

inline std::unique_ptr<test::Screen> plan_of_contoso(float width = 1280, float height = 800, const std::string& language = "en-US") {
  auto screen = std::make_unique<test::Screen>(width, height, Appearance{}, language);
  screen->session->open_demo("contoso-direct");
  screen->app->show("plan");
  screen->settle();
  return screen;
}

inline const Move* bought(const test::Screen& screen) {
  for (const Move& move : screen.session->plan().moves) {
    if ((move.path == Path::BuySame || move.path == Path::BuyOther) && move.order_date) return &move;
  }
  return nullptr;
}

inline void look_at(test::Screen& screen, const Move& move) {
  screen.session->looked_at = move.subscription;
  screen.platform.request_frame();
  screen.settle();
}

inline std::optional<Date> order_date(const test::Screen& screen) {
  for (const Move& move : screen.session->plan().moves) {
    if (move.subscription == screen.session->looked_at) return move.order_date;
  }
  return std::nullopt;
}

}  // namespace csp::plan_test
