#pragma once
// What do the words of the trade mean? All of them on one page, each also explained where it stands.

#include <string>

#include "shell/session.hpp"
#include "shell/view.hpp"

namespace csp {

class GlossaryView : public View {
 public:
  explicit GlossaryView(Session& session) : session_(session) {}
  std::string_view id() const override { return "glossary"; }
  std::string_view title_key() const override { return "glossary_page.title"; }
  std::string_view help_key() const override { return "glossary_page.help"; }
  void draw(Context& context) override;

 private:
  Session& session_;
  std::string wanted_;
};

}  // namespace csp
