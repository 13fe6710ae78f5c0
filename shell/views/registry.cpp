#include "shell/views/registry.hpp"

#include "shell/views/about.hpp"

namespace csp {
namespace {

template <class Concrete>
void add(std::vector<RegisteredView>& views, bool step = true) {
  views.push_back({std::make_unique<Concrete>(), step});
}

}  // namespace

std::vector<RegisteredView> make_views() {
  std::vector<RegisteredView> views;
  add<AboutView>(views, false);
  return views;
}

}  // namespace csp
