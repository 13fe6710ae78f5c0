#pragma once
// What was found out about each source before anything was decided, kept for whoever plans the same customer again after an edit that
// touched other sources. Everything here depends on the facts, on the settings for all sources, on today, on the decisions for the
// one source, and on what its users keep from licences that others leave; where one of these differs, it is found out anew.

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "core/plan/dates/choices.hpp"

namespace csp::plan {

struct PreparedSource {
  bool known = false;
  std::optional<SubscriptionDecision> decision;
  Draft draft;  // as weigh_paths() left it
  std::map<std::pair<Reach, int>, ChoiceMaker::Found> choices;
  // What would make a day earlier or cheaper: of way, day, and the rule that binds it.
  std::map<std::tuple<std::size_t, Date, std::string>, std::vector<Lever>> levers;
};

struct PreparedSources {
  std::shared_ptr<const void> facts;
  Date today;
  PlanSettings shared;  // without what concerns single sources
  Replaced replaced;    // by the decisions of the last plan: what one source keeps may hang on what is decided for another
  std::vector<PreparedSource> sources;
  std::vector<Currency> currencies;  // for which the choices were weighed
};

// The settings without what concerns single sources or is only said about the finished plan.
PlanSettings shared_settings(PlanSettings settings);

}  // namespace csp::plan
