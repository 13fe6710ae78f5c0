#pragma once
// Where files contradict each other: what does each say, which one does the plan use, and which one is right?

#include "core/inventory/differences.hpp"
#include "shell/session.hpp"
#include "shell/view.hpp"

namespace csp {

class FilesDifferences {
 public:
  explicit FilesDifferences(Session& session) : session_(session) {}
  void draw(Context& context);

 private:
  void draw_one(Context& context, const Difference& difference);

  Session& session_;
  std::uint64_t revision_ = 0;
  std::vector<Difference> differences_;
};

}  // namespace csp
