#include "core/plan/proof/pools.hpp"

namespace csp::proof {

void Pools::begin(Date first_day) {
  for (std::uint32_t sku = 0; sku < size(); ++sku) {
    pools_[sku].short_at_start = pools_[sku].missing();
    refresh(sku, first_day, true);
  }
}

bool Pools::refresh(std::uint32_t sku, Date day, bool start_of_day) {
  Pool& pool = pools_[sku];
  const bool was_short = pool.is_short();
  const std::int64_t missing = pool.missing();
  const bool worse = missing > pool.short_at_start;
  move_on(pool.worse, worse ? missing : 0, pool.assigned, day, start_of_day,
          [&](const Stretch& stretch, Date to) { log(sku, stretch, to, false); });
  move_on(pool.as_before, worse ? 0 : missing, pool.assigned, day, start_of_day,
          [&](const Stretch& stretch, Date to) { log(sku, stretch, to, true); });
  return was_short != pool.is_short();
}

void Pools::end(Date last_day) {
  for (std::uint32_t sku = 0; sku < size(); ++sku) {
    if (pools_[sku].worse.value > 0) log(sku, pools_[sku].worse, last_day, false);
    if (pools_[sku].as_before.value > 0) log(sku, pools_[sku].as_before, last_day, true);
  }
}

void Pools::log(std::uint32_t sku, const Stretch& stretch, Date to, bool before_plan) {
  GapRecord record;
  record.kind = GapKind::Units;
  record.before_plan = before_plan;
  record.sku = sku;
  record.from = stretch.since;
  record.to = to;
  record.missing = stretch.value;
  record.needed = stretch.needed;
  record.users = 0;
  log_.add(std::move(record));
}

}  // namespace csp::proof
