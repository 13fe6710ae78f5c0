#pragma once
// A choice among values of an enumeration, each shown by its name for people.

#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "shell/widgets/field.hpp"

namespace csp::ui {

template <class Values>
using ChoiceOf = std::decay_t<decltype(*std::begin(std::declval<const Values&>()))>;

// The value that was chosen in this frame. `now`: the one that is shown; nothing where it is none of `values`.
template <class Values, class Name>
std::optional<ChoiceOf<Values>> enum_combo(std::string_view label, const Values& values, std::optional<ChoiceOf<Values>> now,
                                           const Name& name, const FieldOptions& options) {
  std::vector<std::string> choices;
  int index = -1;
  for (const auto value : values) {
    if (value == now) index = static_cast<int>(choices.size());
    choices.push_back(name(value));
  }
  if (!combo(label, index, choices, options) || index < 0) return std::nullopt;
  return *std::next(std::begin(values), index);
}

}  // namespace csp::ui
