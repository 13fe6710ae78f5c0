#include "shell/look.hpp"

namespace csp {
namespace {
// Dear ImGui itself keeps one current context; the look belongs to it.
Look current;
}  // namespace

const Look& look() { return current; }
void set_look(const Look& look) { current = look; }

}  // namespace csp
