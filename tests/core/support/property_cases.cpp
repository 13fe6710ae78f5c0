#include "tests/core/support/property_cases.hpp"

#include <algorithm>
#include <cstdlib>

namespace support {
namespace {

int number_in(const char* variable) {
  const char* text = std::getenv(variable);
  return text ? std::atoi(text) : 0;
}

}  // namespace

int property_share() { return std::max(1, number_in("CSP_PROPERTY_SHARE")); }

int property_cases(int usual, int least) {
  const int cases = number_in("CSP_PROPERTY_CASES");
  return cases > 0 ? cases : std::max(usual / property_share(), std::min(usual, least));
}

}  // namespace support
