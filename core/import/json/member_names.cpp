#include "core/import/json/member_names.hpp"

namespace csp {

bool MemberNames::has_among_many(const std::vector<JsonMember>& members, std::size_t first, std::string_view name) {
  if (large_.empty() || large_.back().first != first) large_.push_back({first, first, {}});
  Large& large = large_.back();
  for (; large.known < members.size(); ++large.known) large.names.insert(members[large.known].name);
  return large.names.count(name) != 0;
}

}  // namespace csp
