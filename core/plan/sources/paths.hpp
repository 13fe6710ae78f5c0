#pragma once
// Which ways can a source go, which not and why, and which one is taken when nobody decides?

#include "core/plan/draft.hpp"

namespace csp::plan {

// Fills the ways and the proposed path of a draft whose source, end and tariff are set; a source outside the move gets its reasons.
void weigh_paths(Draft& draft, const Circumstances& circumstances);

// Schedule, transfer and buys of the draft's path become those of its way.
void take_way(Draft& draft);
// Adds up what each way costs, so that it need not be added up again.
void price_ways(Draft& draft, const Circumstances& circumstances);

// Says what was weighed and why: options, findings and reasons. Once, when path and dates stand.
void settle_path(Draft& draft, const Circumstances& circumstances);

// Is what the way buys priced alike on both days, as far as price lists tell?
bool priced_alike(const Way& way, Date one, Date other, const Circumstances& circumstances);
// Bought for a term that is over within the horizon it renews at the price of that day: the renewals that change the price.
std::vector<PriceStep> renewals_of(const Buy& buy, Date order, const Circumstances& circumstances);
// What the way would buy if it were ordered on `day`, at that day's price.
std::vector<Buy> buys_on(const Draft& draft, const Way& way, Date day, const Circumstances& circumstances);

}  // namespace csp::plan
