#pragma once
// The built-in catalogue and bundles by part number, for tests of the comparison.

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "assets/embedded.hpp"
#include "core/base/text.hpp"
#include "core/equivalence/comparison.hpp"

namespace csp::test {

inline const Catalog& catalog() {
  static const tl::expected<Catalog, std::string> loaded = load_catalog(embedded_asset);
  REQUIRE_MESSAGE(loaded.has_value(), (loaded ? std::string() : loaded.error()));
  return *loaded;
}

inline Guid sku(std::string_view part_number) {
  const Sku* found = catalog().find_sku_by_text(part_number);
  REQUIRE_MESSAGE(found != nullptr, std::string(part_number));
  return found->id;
}

inline Guid plan(std::string_view name) {
  for (const ServicePlan& candidate : catalog().plans) {
    if (candidate.name == name) return candidate.id;
  }
  REQUIRE_MESSAGE(false, std::string(name));
  return {};
}

// "SPE_F1 + SPE_F5_SECCOMP"
inline Bundle bundle(std::string_view parts) {
  Bundle out;
  for (std::size_t begin = 0; begin <= parts.size();) {
    const std::size_t end = std::min(parts.find(" + ", begin), parts.size());
    out.push_back({sku(parts.substr(begin, end - begin)), {}});
    begin = end + 3;
  }
  return out;
}

inline Comparison between(std::string_view source, std::string_view target) { return compare(catalog(), bundle(source), bundle(target)); }

inline bool tells(const Comparison& comparison, std::string_view rule) {
  for (const Finding& finding : comparison.findings) {
    if (finding.rule == rule) return true;
  }
  return false;
}

}  // namespace csp::test
