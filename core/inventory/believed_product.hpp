#pragma once
// Two files name different products for one subscription, and a person said which of them is right.

#include <string>

#include "core/inventory/picture.hpp"

namespace csp {

// "file:row" of an origin, by which people's answers name it.
std::string source_of(const Customer& customer, const Origin& origin);

// What the file at this source says of the subscription; null when the file is not open any more, as after opening a saved plan.
const Subscription* record_at(const Files& files, const Customer& customer, const Subscription& subscription, const std::string& source);

// Gives the subscription the product of that record, with all that names it, and finds its SKU anew: what was concluded of the other
// product goes, its findings among it.
void take_product(const Picture& picture, const Subscription& record, Subscription& subscription);

}  // namespace csp
