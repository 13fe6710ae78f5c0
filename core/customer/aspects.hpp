#pragma once
// What does a record say about each of its values, and what became of several records that say it?

#include <functional>

#include "core/customer/customer.hpp"

namespace csp {

// Equal in this value; states are compared by what they mean, not by their words.
bool same(const Subscription& a, const Subscription& b, Aspect aspect);
bool same(const UnitPool& a, const UnitPool& b, Aspect aspect);

// The value is another than when nobody says anything. Counts of units are always told, also when they are none.
bool tells(const Subscription& subscription, Aspect aspect);
bool tells(const UnitPool& pool, Aspect aspect);

// Drops statements about values that could not be read after all.
void drop_untold(Subscription& subscription);
void drop_untold(UnitPool& pool);
// And those about values that came to nothing when the record was put together with others.
void drop_untold(Subscription& subscription, const Subscription& together);

// Those of the other record behind those of the record that is believed; its origins stand behind as well. Call before the
// origins are joined.
void add_statements(Subscription& believed, const Subscription& other);
void add_statements(UnitPool& believed, const UnitPool& other);

// Says which statements are behind the value that came out. `record_at` gives the record as its file has it, null when unknown.
void settle_beliefs(Subscription& subscription, const std::function<const Subscription*(const Origin&)>& record_at);
void settle_beliefs(UnitPool& pool, const std::function<const UnitPool*(const Origin&)>& record_at);

// The value was concluded from another one, or from what stands in no file (`from` is then the aspect itself).
void conclude(Subscription& subscription, Aspect aspect, Conclusion conclusion, Aspect from);
void conclude(UnitPool& pool, Aspect aspect, Conclusion conclusion);

// The statement behind the value that is shown; null when there is none.
const Statement* used_statement(const Statements& statements, Aspect aspect);

}  // namespace csp
