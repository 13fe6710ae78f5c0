#pragma once
// Which names do the members of an object have so far? Objects have a few, as a rule, and looking through them is quickest; one that a
// script keyed by user has as many as there are users.

#include <string_view>
#include <unordered_set>
#include <vector>

#include "core/base/few_bytes.hpp"
#include "core/import/json/json_value.hpp"

namespace csp {

// Of objects inside each other whose members stand in one list, the innermost behind the others.
class MemberNames {
 public:
  // Is there one of this name among the members from `first` on, those of the innermost object?
  bool has(const std::vector<JsonMember>& members, std::size_t first, std::string_view name) {
    if (members.size() - first > kFew) return has_among_many(members, first, name);
    for (std::size_t i = first; i < members.size(); ++i) {
      if (same_bytes(members[i].name, name)) return true;
    }
    return false;
  }
  // The object whose members began there ends.
  void close(std::size_t first) {
    while (!large_.empty() && large_.back().first >= first) large_.pop_back();
  }

 private:
  static constexpr std::size_t kFew = 64;
  struct Large {
    std::size_t first = 0;
    std::size_t known = 0;  // members before this place are in `names`
    std::unordered_set<std::string_view> names;
  };
  bool has_among_many(const std::vector<JsonMember>& members, std::size_t first, std::string_view name);

  std::vector<Large> large_;  // the innermost last
};

}  // namespace csp
