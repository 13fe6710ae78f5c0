#pragma once
// Which users get which licence on which day? Add and remove in one call, never remove first; what was switched off stays off by
// service plan id; licences that come from a group move with the whole group.
//
// When several sources share one tenant SKU, a user's licence belongs to none of them in particular. Rule: each source takes as
// many users with it as units were bought for it, in the order of its reassignment day; the last one takes all that are left. Sources with
// the same targets that are reassigned on one day take their users together, so that a group that is too large for each of them still moves
// as a whole.
//
// A licence that ends and is not replaced is taken from those who keep all of it from another one: first the other, then this. From whoever
// would lose something nothing is taken: there it ends by itself, and the proof says what is missing.

#include <vector>

#include "core/plan/draft.hpp"

namespace csp::plan {

// One call for some users of one profile.
struct SwapBatch {
  std::size_t draft = 0;    // index into the drafts
  std::size_t profile = 0;  // index into Customer::profiles
  Date date;
  std::int64_t users = 0;
  std::int64_t first_user = 0;
  bool by_group = false;         // the licence is changed on the group; false for a part of its members: on these users as well
  std::vector<AssignedSku> add;  // empty: the licence is only taken away
  std::vector<Guid> remove;
  bool kept_by_exchange = false;  // only taken away, from users who keep all of it by an exchange of this plan and not by what they hold
};

// Sources (indices into the drafts) whose users get their licence from a group that no single one of the purchases can take over as a
// whole: together they can, when they are bought and changed on one day.
std::vector<std::vector<std::size_t>> bound_by_groups(const Circumstances& circumstances, const std::vector<Draft>& drafts);

// "P2: Office 365 E1 + Visio Plan 2": an id alone tells a reader nothing.
std::string profile_name(const Catalog& catalog, const Profile& profile);

// Do the files tell where licences are used? Where nobody has a usage location they leave it out; it says nothing about the tenant then.
bool usage_locations_told(const Customer& customer);

// Adds findings to the drafts: users that stay without a unit, missing usage location, plans that exclude each other.
std::vector<SwapBatch> reassignments(const Circumstances& circumstances, std::vector<Draft>& drafts);

}  // namespace csp::plan
