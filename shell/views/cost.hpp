#pragma once
// What does it cost, and against what?

#include "shell/session.hpp"
#include "shell/view.hpp"

namespace csp {

class CostView : public View {
 public:
  explicit CostView(Session& session) : session_(session) {}
  std::string_view id() const override { return "cost"; }
  std::string_view title_key() const override { return "cost.title"; }
  std::string_view help_key() const override { return "cost.help"; }
  void draw(Context& context) override;

 private:
  Session& session_;
};

}  // namespace csp
