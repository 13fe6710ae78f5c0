#pragma once
// By which message key is a value shown to people? (The words for files are those of core/plan/words.hpp.)

#include <string_view>

#include "core/plan/plan.hpp"

namespace csp::words {

std::string_view key(Channel channel);
std::string_view key(SubscriptionState state);
std::string_view key(Term term);
std::string_view key(BillingPlan plan);
std::string_view key(EndOfTermAction action);
std::string_view key(Path path);
std::string_view plain_key(Path path);  // for people who have never heard of paths and SKUs
std::string_view key(Role role);
std::string_view key(Severity severity);
std::string_view key(Verdict verdict);
std::string_view key(LedgerKind kind);

// As Partner Center's own files write a term: "P1Y".
std::string_view iso_duration(Term term);

}  // namespace csp::words
