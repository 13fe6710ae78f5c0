#pragma once
// What all steps about a source have in common: who does them, in whose words, and what they say of it.

#include <vector>

#include "core/plan/draft.hpp"
#include "core/plan/steps/step_list.hpp"

namespace csp::plan {

// Planning choices, no rule bounds them: until when a step that is not urgent may be left, and how long before its end an agreement's
// channel transfer is to be scheduled.
inline constexpr int kUnhurriedWeek = 7;
inline constexpr int kUnhurriedMonth = 30;
// So long before data may go people look at it or save it; a planning choice as well.
inline constexpr int kDataDays = 7;

// What a person has to click depends on who sells the source.
StepForm end_choice_of(Channel channel);

// Bought before there was an extended service term to choose, a subscription under new commerce has a renewal to switch off and no more.
bool knows_choice(const Draft& draft);

// Who can change it where it is billed today.
Role seller_of(Channel channel);

// An indirect reseller neither orders nor asks for transfers itself: its provider does, and is billed.
bool by_provider(const PlanSettings& settings);

// Name, SKU, units, end of the term and id of the source; an end that nobody knows is today.
std::vector<MessageArgument> arguments_of(const Draft& draft, Date today);

// The step sets what happens at the term end.
void set_end(StepList& list, std::size_t step, const Draft& draft, Date date, EndOfTermAction choice);

// The last day for the cancellation of a source that is cancelled by hand.
Date latest_cancellation(const Draft& draft);

}  // namespace csp::plan
