#pragma once
// What do two records of the same subscription say together, and in what do they differ?

#include <string>
#include <vector>

#include "core/inventory/picture.hpp"

namespace csp {

// The SKU it is known by; otherwise those that its offer gives, or its name.
std::vector<Guid> skus_it_can_be(const Catalog& catalog, const Subscription& subscription);

// The same end, or not known of one. One day apart is the same midnight told as the last day or as the first day after.
bool end_together(const Subscription& a, const Subscription& b);

// By their tenant SKUs, as far as ids, offers and names tell them; else by the ids of the offers.
bool of_different_products(const Catalog& catalog, const Subscription& a, const Subscription& b);

// `base` is believed; what it does not say is taken from the other, of the product and of the end only where both say the same of it.
// Differences are told of the subscription with this key; without one it gets that of its ids.
Subscription combined(const Picture& picture, const Subscription& base, const Subscription& other, const std::string& key = {});

// Which of several records is behind each value that came out, found by comparing with what each file has.
void settle_combined(const Picture& picture, std::vector<Subscription>& all);

}  // namespace csp
