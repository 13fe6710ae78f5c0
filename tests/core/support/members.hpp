#pragma once
// Was every member of a struct thought of? A test takes the struct apart with a structured binding, which no longer compiles when a member
// is added, and asks here which members of two of them are equal.

#include <string>
#include <tuple>
#include <utility>

namespace support {

template <class Members, std::size_t... Place>
std::string equal_members(const Members& one, const Members& other, std::index_sequence<Place...>) {
  std::string out;
  ((out += std::get<Place>(one) == std::get<Place>(other) ? (out.empty() ? "" : " ") + std::to_string(Place + 1) : std::string()), ...);
  return out;
}

// The places of the equal ones, counted from 1: "3 17".
template <class... Member>
std::string equal_members(const std::tuple<const Member&...>& one, const std::tuple<const Member&...>& other) {
  return equal_members(one, other, std::index_sequence_for<Member...>{});
}

}  // namespace support
