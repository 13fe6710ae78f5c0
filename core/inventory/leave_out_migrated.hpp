#pragma once
// A legacy subscription that was migrated to new commerce and the one it became are one: an older list still has the former. It is left out
// where the files agree, and asked about where they do not.

#include <vector>

#include "core/inventory/picture.hpp"

namespace csp {

// Of subscriptions with ids. `left_out`: one for each, true for those that another one replaced.
void leave_out_migrated(const Picture& picture, std::vector<Subscription>& subscriptions, std::vector<bool>& left_out);

}  // namespace csp
