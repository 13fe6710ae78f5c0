#pragma once
// Which users and groups get which licences on which day? The plan's swaps, resolved to people. Licences that come from a group cannot
// be taken from the user; they are changed on the group, for all its members at once.

#include <cstdint>
#include <string>
#include <vector>

#include "core/output/customer_view.hpp"

namespace csp {

struct UserChange {
  std::string action;  // id of the plan's action
  Date day;
  std::vector<AssignedSku> add;
  std::vector<Guid> remove;
  std::vector<std::uint32_t> users;  // indices into Customer::users
};

struct GroupChange {
  std::vector<std::string> actions;  // ids of the plan's actions that it carries out
  std::string group;                 // directory object id
  Date day;
  std::vector<AssignedSku> add;
  std::vector<Guid> remove;
  std::int64_t users = 0;     // of the profiles that asked for it
  bool contradicted = false;  // another profile of the same group needs something else: a person has to decide
};

struct Reassignment {
  std::vector<UserChange> users;    // by day, then action
  std::vector<GroupChange> groups;  // by day, then group
};

// The sets of requests, ready to be sent, that hold what is changed on groups by one of these actions: names of result files.
std::vector<std::string> group_batches_of(const std::vector<GroupChange>& changes, const std::vector<std::string>& actions);

Reassignment reassignment_of(const CustomerView& view);

// assignments.json, byte for byte: the script is told its hash.
std::string assignments_data(const CustomerView& view, const std::vector<UserChange>& changes);

}  // namespace csp
