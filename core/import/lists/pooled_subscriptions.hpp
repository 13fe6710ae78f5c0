#pragma once
// A report of a tenant's units can also tell on which day they end, and that they are a trial. Then its row is a subscription, without an
// id: what would be known of it by nothing else must not vanish.

#include <cstddef>

#include "core/import/tables/unread_columns.hpp"
#include "core/import/told.hpp"

namespace csp {

class PooledSubscriptions {
 public:
  // Of the report. `units`: the column that told them in this row.
  struct Columns {
    std::size_t sku, part_number, units, state, end, trial;
  };
  // `pool` is what the row says about units.
  void take(const ReaderContext& context, const Cells& cells, const UnitPool& pool, const Columns& columns);
  void finish(const ReaderContext& context);

 private:
  Dates<Subscription> dates_;
  UnreadColumns unread_columns_;
};

}  // namespace csp
