#pragma once
// How long does a source subscription give its units, given the facts and the end-of-term choices of the plan?

#include <optional>
#include <vector>

#include "core/base/date.hpp"
#include "core/catalog/catalog.hpp"
#include "core/customer/customer.hpp"
#include "core/plan/plan.hpp"
#include "core/plan/settings.hpp"

namespace csp::proof {

enum class LifeCause {
  GoesOn,        // renews, or chosen to continue as extended service term
  AssumedEst,    // no choice known, eligible: Microsoft continues it as paid extended service term (EST-DEFAULT)
  NoKnownEnd,    // no file tells the end
  Cancelled,     // cancelled inside a window, or cancelled while on extended service term
  CancelAtEnd,   // stops at its end because that is the choice
  StopsInGrace,  // stops being relied on at its end, though a free grace period would follow
  TrialEnds,
  GraceEnds,  // was already in its grace period on the first day
  NotUsable,  // suspended, disabled, deleted or not started
};

struct SourceLife {
  LifeCause cause = LifeCause::NotUsable;
  std::optional<Date> first_day;  // when it begins only later
  std::optional<Date> last_day;   // last day with service; empty = goes on (or never usable: NotUsable)
  std::optional<Date> known_end;  // end of the running term, when known
  bool listed_usable = false;     // the file says that its units are usable today
  bool state_unknown = false;

  bool usable_on(Date day) const {
    return cause != LifeCause::NotUsable && (!first_day || day >= *first_day) && (!last_day || day <= *last_day);
  }
};

// `own_actions`: the plan's actions on this subscription, in order of date.
SourceLife source_life(const Catalog& catalog, const Subscription& subscription, const PlanSettings& settings,
                       const std::vector<const Action*>& own_actions, Date today);

}  // namespace csp::proof
