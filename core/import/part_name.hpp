#pragma once
// How is a part of a file called? By the file and what it is in there: "archive.zip › entry", "answers.json › graph-users".

#include <string>
#include <string_view>

namespace csp {

// Between the name of what is packed and that of what it is packed in.
inline constexpr std::string_view kInside = " › ";

inline std::string part_name(std::string_view outer, std::string_view inner) { return std::string(outer).append(kInside).append(inner); }

}  // namespace csp
