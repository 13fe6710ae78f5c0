#pragma once
// Which offer takes the place of which, and what changes for the users?

#include "shell/session.hpp"
#include "shell/view.hpp"

namespace csp {

class MatchView : public View {
 public:
  explicit MatchView(Session& session) : session_(session) {}
  std::string_view id() const override { return "match"; }
  std::string_view title_key() const override { return "match.title"; }
  std::string_view help_key() const override { return "match.help"; }
  void draw(Context& context) override;

 private:
  Session& session_;
};

}  // namespace csp
