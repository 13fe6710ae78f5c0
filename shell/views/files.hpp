#pragma once
// What are the files, what was read from them, and what is still missing?

#include "shell/session.hpp"
#include "shell/view.hpp"

namespace csp {

class FilesView : public View {
 public:
  explicit FilesView(Session& session) : session_(session) {}
  std::string_view id() const override { return "files"; }
  std::string_view title_key() const override { return "files.title"; }
  std::string_view help_key() const override { return "files.help"; }
  void draw(Context& context) override;

 private:
  Session& session_;
};

}  // namespace csp
