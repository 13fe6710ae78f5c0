#pragma once
// How many units of each SKU are usable, and how many are assigned, as the days go by?

#include <cstdint>
#include <vector>

#include "core/plan/proof/gaps.hpp"

namespace csp::proof {

struct Pool {
  bool company_level = false;
  std::int64_t sources = 0;      // units of source subscriptions that are alive
  std::int64_t shortfall = 0;    // what the tenant's pool shows less than the subscriptions say; taken from the sources
  std::int64_t unexplained = 0;  // what the tenant's pool shows more; stays
  std::int64_t ordered = 0;      // usable units of orders
  std::int64_t on_order = 0;     // units of orders from the day of the order on
  std::int64_t assigned = 0;
  std::int64_t short_at_start = 0;
  Stretch worse;      // missing units, while more than at the start
  Stretch as_before;  // missing units, while no more than at the start

  std::int64_t sources_left() const { return sources > shortfall ? sources - shortfall : 0; }
  std::int64_t usable() const { return sources_left() + unexplained + ordered; }
  std::int64_t provisioned() const { return sources_left() + unexplained + on_order; }
  std::int64_t missing() const { return assigned > usable() ? assigned - usable() : 0; }
  // Short by more than at the start: somebody loses a unit who has one today.
  bool is_short() const { return worse.value > 0; }
};

class Pools {
 public:
  Pools(std::size_t skus, GapLog& log) : pools_(skus), log_(log) {}

  Pool& operator[](std::uint32_t sku) { return pools_[sku]; }
  const Pool& operator[](std::uint32_t sku) const { return pools_[sku]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(pools_.size()); }

  // The state at the very start, before any action, is what everything later is measured against.
  void begin(Date first_day);
  // After a change of supply or assignments. True when the SKU became short or stopped being short.
  bool refresh(std::uint32_t sku, Date day, bool start_of_day);
  void end(Date last_day);

 private:
  void log(std::uint32_t sku, const Stretch& stretch, Date to, bool before_plan);

  std::vector<Pool> pools_;
  GapLog& log_;
};

}  // namespace csp::proof
