#pragma once
// What does the application start with? A session on the facts that come with the program, nothing opened yet.

#include <memory>

#include "shell/platform.hpp"
#include "shell/session.hpp"

namespace csp {

// `platform` must outlive the session. Facts that do not load (a fault of the build, kept out by a test) leave an empty catalogue.
std::unique_ptr<Session> make_session(Platform& platform);

}  // namespace csp
