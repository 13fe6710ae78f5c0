#include "core/catalog/family_text.hpp"

#include <doctest/doctest.h>

#include <set>

#include "tests/core/equivalence/support.hpp"
#include "tests/core/support/built_in_language.hpp"

using namespace csp;

TEST_CASE("a family that is no product's name is called in the reader's words, a product by its name") {
  const Language& turkish = support::built_in_language("tr");
  CHECK(family_text(turkish, "Office apps desktop") == "Masaüstü Office uygulamaları");
  CHECK(family_text(turkish, "Storage add-on") == "Ek depolama");
  CHECK(family_text(turkish, "Teams Phone") == "Teams Phone");
  CHECK(family_text(turkish, "") == "");
}

TEST_CASE("every name of a family in the texts names a family of the facts") {
  std::set<std::string> keys;
  for (const ServicePlan& plan : test::catalog().plans) keys.insert(family_key(plan.family));
  int named = 0;
  for (const auto& entry : support::built_in_language("en").texts()) {
    const auto& key = entry.first;
    if (key.rfind("family.", 0) != 0) continue;
    ++named;
    CHECK_MESSAGE(keys.count(key) == 1, key);
  }
  CHECK(named > 0);
}
