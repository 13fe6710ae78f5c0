#pragma once
// What does a way buy, how many of it, and at which prices over the horizon?

#include "core/plan/draft.hpp"

namespace csp::plan {

// Is what the way buys priced alike on both days, as far as price lists tell?
bool priced_alike(const Way& way, Date one, Date other, const Circumstances& circumstances);
// Bought for a term that is over within the horizon it renews at the price of that day: the renewals that change the price.
std::vector<PriceStep> renewals_of(const Buy& buy, Date order, const Circumstances& circumstances);
// What the way would buy if it were ordered on `day`, at that day's price.
std::vector<Buy> buys_on(const Draft& draft, const Way& way, Date day, const Circumstances& circumstances);

}  // namespace csp::plan
