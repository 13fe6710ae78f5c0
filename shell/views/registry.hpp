#pragma once
// Which views exist, and in which order? The steps of the work come first; views that are no step follow.

#include <memory>
#include <vector>

#include "shell/session.hpp"
#include "shell/view.hpp"

namespace csp {

struct RegisteredView {
  std::unique_ptr<View> view;
  bool step = true;  // has a place in the rail of steps
};

// Every view of the planner; `session` must outlive them.
std::vector<RegisteredView> make_views(Session& session);

}  // namespace csp
