#pragma once
// How does the work begin? With one's own files, a saved plan, or a demo customer; and which files are understood.

#include "shell/context.hpp"
#include "shell/session.hpp"

namespace csp {

// Nothing is open yet: what to do first.
void draw_start(Context& context, Session& session);

// Something is open: the same ways, small.
void draw_start_again(Context& context, Session& session);

// Every kind of file that can be read, and how to export it.
void draw_accepted_kinds(Context& context);

}  // namespace csp
