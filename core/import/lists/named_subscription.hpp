#pragma once
// How does a row that names a product in words become a subscription? Shared by the kinds that have no ids.

#include <optional>
#include <string_view>

#include "core/import/values/fields.hpp"

namespace csp {

// The subscription with name, units, origin and, when the text tells it for certain, SKU or ProductId:SkuId. Empty: the row was refused.
std::optional<Subscription> named_subscription(const ReaderContext& context, const Cells& cells, std::size_t product_column,
                                               std::size_t units_column);

// "Direct", "Reseller", "Volume licensing", … in the languages of the admin center; Unknown for other words (a partner's name).
Channel channel_word(std::string_view text);

// The row is a sum of the others: "Total", "Gesamt", …
bool is_total_row(std::string_view product);
// The same, or of a part: "Contoso Total", "Total Contoso", "Summe Lizenzen".
bool names_total(std::string_view cell);

}  // namespace csp
