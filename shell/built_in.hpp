#pragma once
// What comes with the program: the facts and the demo customers, ready to use (languages: shell/languages.hpp).

#include <memory>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "core/base/date.hpp"
#include "core/catalog/catalog.hpp"

namespace csp {

// Built-in assets that do not load are a fault of the build; the error says which one.
tl::expected<std::shared_ptr<const Catalog>, std::string> built_in_catalog();

struct DemoFile {
  std::string name;
  std::string_view bytes;
};

// A finished customer: exports as a partner would get them, and the decisions.
struct Demo {
  std::string id;    // "contoso-direct"
  std::string name;  // "Contoso Ltd"
  Date today;
  std::vector<DemoFile> files;
  std::string_view settings;
};

std::vector<std::string> demo_ids();  // sorted
tl::expected<Demo, std::string> demo(std::string_view id);

}  // namespace csp
