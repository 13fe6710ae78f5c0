#pragma once
// May the subscription itself change hands, between two CSP partners or out of an agreement, and what is to be minded then?

#include "core/plan/draft.hpp"

namespace csp::plan {

Way partner_transfer(const Draft& draft, const Circumstances& circumstances);
Way channel_transfer(const Draft& draft);

}  // namespace csp::plan
