#pragma once
// Fields whose value counts when it is finished: after Enter, or when the field is left. Half-typed values change nothing and
// make no undo steps; a value that cannot be read stays in the field with its error.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/date.hpp"
#include "core/base/language.hpp"
#include "core/base/money.hpp"
#include "shell/widgets/field.hpp"

namespace csp::ui {

// The new text, in the one frame in which it is finished, accepted and different from `value`.
std::optional<std::string> finished_text(std::string_view label, std::string_view value, const FieldOptions& options = {},
                                         const std::function<bool(std::string_view)>& accepts = {}, std::string_view error = {});

// True when `value` changed; an empty field is no value. Shown as the page writes days, read in every form that day_from knows.
bool finished_date(const Language& language, std::string_view label, std::optional<Date>& value, const FieldOptions& options = {});
// A whole number from 0 to `maximum`.
bool finished_count(const Language& language, std::string_view label, std::optional<std::int64_t>& value, std::int64_t maximum,
                    std::string_view error, const FieldOptions& options = {});
// Shown and read in the language's own form; without a currency in the `usual` one.
bool finished_money(const Language& language, std::string_view label, std::optional<Money>& value, Currency usual, std::string_view error,
                    const FieldOptions& options = {});

}  // namespace csp::ui
