#pragma once
// What should a person know or do? Findings as a list: how grave, what, what to do, where it comes from, which rule says so.

#include <functional>
#include <string>
#include <vector>

#include "core/base/finding.hpp"
#include "shell/context.hpp"
#include "shell/session.hpp"

namespace csp {

struct FindingListOptions {
  std::size_t at_first = 12;  // the rest is shown on demand
  std::int32_t of_file = -1;  // the list stands in the card of this file, and leads to no card that one reads already
  // Each finding leads to its cause (Session::cause_of) unless the list knows a better way for it.
  std::function<bool(const Finding&)> leads = {};
  std::function<void(const Finding&)> follow = {};
  std::function<void(const Finding&)> below = {};  // draws what else can be done about one finding
  // The one that somebody asked for: framed below its title, and while `reveal` brought into view.
  const Finding* asked = nullptr;
  std::string asked_title = {};
  bool reveal = false;
};

// Gravest first, otherwise in the given order.
std::vector<const Finding*> by_severity(const std::vector<Finding>& findings);

// `id` tells several lists on one page apart.
void draw_findings(Context& context, const Session& session, const char* id, const std::vector<const Finding*>& findings,
                   const FindingListOptions& options = {});

// The part of a text between two backticks: a command to copy as it stands; empty when there is none.
std::string command_in(std::string_view text);

}  // namespace csp
