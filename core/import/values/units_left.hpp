#pragma once
// How many units of a SKU are free? Reports tell it in the place of how many there are.

#include "core/import/values/values.hpp"

namespace csp::value {

// Less than none where more are assigned than there are.
inline std::optional<std::int64_t> units_left(std::string_view text) {
  for (const std::string_view minus : {"-", "\u2212"}) {
    if (!text.starts_with(minus)) continue;
    const std::optional<std::int64_t> missing = count(text::trimmed(text.substr(minus.size())));
    return missing ? std::optional(-*missing) : std::nullopt;
  }
  return count(text);
}

}  // namespace csp::value
