#pragma once
// What is a view? One class in one file of shell/views, and one line in shell/views/registry.cpp.
// A view reads the derived state and emits edits; it computes nothing about plans itself. It may keep its own looks
// (what is selected, which column sorts) as members.
//
// To add one: copy shell/views/glossary.{hpp,cpp}, change id and texts (assets/text/*/views_<name>.json), add the line to the registry. A
// step of the work also has a state in shell/session_status.cpp and a guide in shell/session_guide.cpp.

#include <string_view>

namespace csp {

struct Context;

class View {
 public:
  virtual ~View() = default;
  virtual std::string_view id() const = 0;         // "plan": part of element ids, never shown
  virtual std::string_view title_key() const = 0;  // message key of the short name in the rail and the heading
  virtual std::string_view help_key() const = 0;   // message key of one paragraph: what this view answers, what to do here
  virtual void draw(Context& context) = 0;
};

}  // namespace csp
