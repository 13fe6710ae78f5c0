#pragma once
// What can be taken away?

#include "shell/session.hpp"
#include "shell/view.hpp"

namespace csp {

class ResultsView : public View {
 public:
  explicit ResultsView(Session& session) : session_(session) {}
  std::string_view id() const override { return "results"; }
  std::string_view title_key() const override { return "results.title"; }
  std::string_view help_key() const override { return "results.help"; }
  void draw(Context& context) override;

 private:
  Session& session_;
};

}  // namespace csp
