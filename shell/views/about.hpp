#pragma once
// What leaves this page? Nothing; here is the policy that makes the browser enforce it, and what the program is made of.

#include "shell/view.hpp"

namespace csp {

class AboutView : public View {
 public:
  std::string_view id() const override { return "about"; }
  std::string_view title_key() const override { return "about.title"; }
  std::string_view help_key() const override { return "about.help"; }
  void draw(Context& context) override;
};

}  // namespace csp
