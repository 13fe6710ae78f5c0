#pragma once
// What takes the place of a subscription is only proposed as long as nobody decided it: whether, and the decision to keep it.

#include "shell/context.hpp"
#include "shell/session.hpp"

namespace csp {

bool is_proposal(const Move& move);
// The spoken name of the button below; empty where there is none.
std::string keep_name(const Context& context, const Session& session, const Move& move, const std::vector<const TargetLine*>& lines);
// A button that makes `lines`, which the planner proposed for this subscription, the decision. True when it was pressed: `edit` then is the
// change, to be made when nothing is drawn from the plan any more.
bool draw_keep(Context& context, Session& session, const Move& move, const std::vector<const TargetLine*>& lines,
               std::function<void()>& edit);

}  // namespace csp
