#pragma once
// What happens when, and why?

#include "shell/session.hpp"
#include "shell/view.hpp"

namespace csp {

class PlanView : public View {
 public:
  explicit PlanView(Session& session) : session_(session) {}
  std::string_view id() const override { return "plan"; }
  std::string_view title_key() const override { return "plan.title"; }
  std::string_view help_key() const override { return "plan.help"; }
  void draw(Context& context) override;

 private:
  Session& session_;
};

}  // namespace csp
