#pragma once
// What does the customer have today?

#include "shell/session.hpp"
#include "shell/view.hpp"

namespace csp {

class CustomerView : public View {
 public:
  explicit CustomerView(Session& session) : session_(session) {}
  std::string_view id() const override { return "customer"; }
  std::string_view title_key() const override { return "customer.title"; }
  std::string_view help_key() const override { return "customer.help"; }
  void draw(Context& context) override;

 private:
  Session& session_;
};

}  // namespace csp
