#pragma once
// By which message key is a value shown to people? (States, paths and terms: text_key in core/plan/words.hpp.)

#include <string_view>

#include "core/plan/plan.hpp"
#include "core/plan/words.hpp"

namespace csp::words {

std::string_view plain_key(Path path);  // for people who have never heard of paths and SKUs
std::string_view key(Role role);
std::string_view key(Severity severity);
std::string_view key(Verdict verdict);
std::string_view key(LedgerKind kind);

// As Partner Center's own files write a term: "P1Y".
std::string_view iso_duration(Term term);

}  // namespace csp::words
