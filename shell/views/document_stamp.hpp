#pragma once
// Is what a view has worked out still about the open document? Facts, settings and plan are immutable, so the same objects on the
// same day mean the same answers. Holds them, so that what was worked out may refer into them. The plan is among them: undoing brings
// back the same facts and settings, but a plan derived anew.

#include <memory>

#include "shell/session.hpp"

namespace csp {

class DocumentStamp {
 public:
  // True when the document is another one since the last call (and always the first time).
  bool renewed(const Session& session) {
    const Document& now = session.document();
    if (facts_ == now.facts && settings_ == now.settings && plan_ == session.shared_plan() && today_ == now.today) return false;
    facts_ = now.facts;
    settings_ = now.settings;
    plan_ = session.shared_plan();
    today_ = now.today;
    return true;
  }

 private:
  std::shared_ptr<const Facts> facts_;
  std::shared_ptr<const PlanSettings> settings_;
  std::shared_ptr<const Plan> plan_;
  Date today_;
};

}  // namespace csp
