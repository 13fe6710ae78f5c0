#pragma once
// The portfolio on a screen, and the demos as folders that are dropped on it.

#include <memory>
#include <string>
#include <vector>

#include "shell/built_in.hpp"
#include "shell/portfolio.hpp"
#include "tests/shell/support/screen.hpp"

namespace csp::test {

// A demo's files in a folder, with the decisions of the demo beside them.
inline std::vector<Dropped> files_of(const std::string& id, const std::string& folder, bool with_prices) {
  const auto known = demo(id);
  std::vector<Dropped> files;
  if (!known) return files;
  for (const DemoFile& file : known->files) {
    const std::string name = file.name.substr(file.name.rfind('/') + 1);
    if (name == "prices.csv" && !with_prices) continue;
    files.push_back({folder + "/" + name, std::string(file.bytes)});
  }
  files.push_back({folder + "/settings.json", std::string(known->settings)});
  return files;
}

inline std::unique_ptr<Screen> portfolio_screen(float width = 1280, const std::string& language = "en-US") {
  auto screen = std::make_unique<Screen>(width, 800, Appearance{}, language);
  screen->app->show("portfolio");
  screen->settle();
  return screen;
}

// The customer of that folder, or none.
inline const Portfolio::Customer* customer(Screen& screen, const std::string& folder) {
  for (const Portfolio::Customer& each : screen.session->portfolio().customers()) {
    if (each.entry.folder == folder) return &each;
  }
  return nullptr;
}

}  // namespace csp::test
