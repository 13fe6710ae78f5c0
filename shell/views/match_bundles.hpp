#pragma once
// The cheapest bundles for all users together, looked for only when somebody asks.

#include <cstddef>
#include <memory>

#include "core/plan/costs/cheapest_bundles.hpp"
#include "shell/context.hpp"
#include "shell/session.hpp"
#include "shell/views/document_stamp.hpp"

namespace csp {

class MatchBundles {
 public:
  explicit MatchBundles(const Session& session) : session_(session) {}
  void draw(Context& context);

 private:
  void draw_answer(Context& context);
  void draw_total(Context& context) const;
  void draw_choices(Context& context);
  void draw_chosen(Context& context) const;
  std::string today(std::size_t profile) const;

  const Session& session_;
  DocumentStamp stamp_;
  bool open_ = false;
  std::unique_ptr<plan::CheapestBundles> found_;  // null until asked for, and again when the document is another
  std::size_t looked_at_ = 0;                     // into the choices
};

}  // namespace csp
