#pragma once
// How are the customer's facts, prices and messages written into and read from plan.json? Shared by its writer and its reader.

#include <optional>

#include "core/customer/customer.hpp"
#include "core/import/records.hpp"
#include "core/output/writers/json_text.hpp"

namespace csp::plan_json {

void put(JsonText& json, const Money& money);      // {"amount":"12.50","currency":"USD"}
void put(JsonText& json, const Message& message);  // {"key":"…","arguments":[["name","count",3],["day","date","2027-01-04"]]}
void put(JsonText& json, const Finding& finding);
void put(JsonText& json, const AssignedSku& sku);
void put(JsonText& json, const Customer& customer);
void put(JsonText& json, const PriceRecord& price);
void put(JsonText& json, std::string_view name, const std::optional<Date>& date);  // nothing when empty

std::string_view word(SubscriptionState state);
std::optional<SubscriptionState> state_of(std::string_view word);

}  // namespace csp::plan_json
