#include "shell/start.hpp"

#include "shell/built_in.hpp"

namespace csp {

std::unique_ptr<Session> make_session(Platform& platform) {
  auto catalog = built_in_catalog();
  return std::make_unique<Session>(catalog ? *catalog : std::make_shared<const Catalog>(), platform);
}

}  // namespace csp
