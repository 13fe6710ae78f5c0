#pragma once
// Who are the users? A table that stays quick with a million of them: only the rows in sight are drawn, and searching goes on in
// slices between frames.

#include <cstdint>
#include <string>
#include <vector>

#include "shell/context.hpp"
#include "shell/session.hpp"

namespace csp {

class CustomerUsers {
 public:
  explicit CustomerUsers(Session& session) : session_(session) {}
  void draw(Context& context);
  void show_profile(const std::string& id);  // "" = all
  void search(const std::string& text);

 private:
  void renew();
  void search_on(Context& context);
  bool matches(std::uint32_t user) const;

  Session& session_;
  std::shared_ptr<const Facts> facts_;     // what the following was worked out from
  std::vector<std::uint32_t> profile_of_;  // by user: index into Customer::profiles, none = no_profile
  std::string wanted_, folded_, profile_;  // what is searched: as typed, for comparing, and the profile's id
  std::vector<std::uint32_t> found_;
  std::uint32_t searched_ = 0;  // users looked at so far
  std::uint64_t wish_ = 0;      // counts the searches
};

}  // namespace csp
