#pragma once
// What does a view get to work with? The words, the document, the way out, and a way to ask the frame for something.

#include <optional>
#include <string>
#include <string_view>

#include "core/base/language.hpp"
#include "shell/look.hpp"
#include "shell/platform.hpp"
#include "shell/workspace.hpp"

namespace csp {

struct Context {
  const Language& language;
  Platform& platform;
  Workspace& workspace;
  Look look;

  // Text of a message key in the user's language.
  std::string text(std::string_view key) const { return language(key); }
  std::string text(const Message& message) const { return language(message); }

  // A name of the customer's (person, company, file, domain), unless it is hidden because others are looking.
  std::string name(std::string_view name) const { return look.presenting && !name.empty() ? text("present.hidden") : std::string(name); }

  // Requests to the frame, carried out after the view has drawn.
  std::string go_to;               // id of the view to show next
  std::optional<Place> jump = {};  // the same, and what in it to look at
  std::string toast;               // a short confirmation, shown for a few seconds and announced
};

}  // namespace csp
