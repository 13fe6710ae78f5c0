#pragma once
// What has a person still to decide in the Match step?

#include "core/plan/plan.hpp"

namespace csp {

// No file and no table says which SKU it is, and nobody said what to buy in its place: nothing can be proposed.
bool product_unknown(const Move& move);

// What is bought in its place gives less, as far as anybody knows.
bool loses_services(const Move& move);

}  // namespace csp
