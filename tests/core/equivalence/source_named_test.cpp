// A product as people name it: by SKU, by an offer of the time before new commerce, by an offer of today.

#include <doctest/doctest.h>

#include "core/equivalence/source_named.hpp"
#include "tests/core/equivalence/support.hpp"

using namespace csp;

TEST_CASE("a SKU is found by id, part number and display name") {
  for (const char* text : {"6fd2c87f-b296-42f0-b197-1e91e994b900", "enterprisepack", "Office 365 E3"}) {
    CAPTURE(text);
    CHECK(source_named(test::catalog(), text).skus == std::vector<Guid>{test::sku("ENTERPRISEPACK")});
  }
}

TEST_CASE("every legacy offer id leads to its tenant SKU, and to targets where the list knows the SKU") {
  std::size_t judged = 0;
  for (const LegacyOffer& offer : test::catalog().legacy_offers) {
    const NamedSource source = source_named(test::catalog(), offer.offer_id.text());
    REQUIRE(source.skus == std::vector<Guid>{offer.sku});
    if (test::catalog().find_sku(offer.sku) == nullptr || ++judged % 10 != 0) continue;
    CHECK(!find_targets(test::catalog(), {{offer.sku, {}}}, {}).empty());
  }
  CHECK(judged > 150);
}

TEST_CASE("a product SKU leads to its tenant SKU, in small letters and with a slash too") {
  CHECK(source_named(test::catalog(), "CFQ7TTC0LFLX:0001").skus == std::vector<Guid>{test::sku("SPE_E3")});
  CHECK(source_named(test::catalog(), "cfq7ttc0lflx/0001").skus == std::vector<Guid>{test::sku("SPE_E3")});
}

TEST_CASE("what is not certain is never guessed: two products of one name come back as two") {
  CHECK(source_named(test::catalog(), "Microsoft 365 Business Basic").skus.size() == 2);
  CHECK_FALSE(source_named(test::catalog(), "Contoso Suite").found());
}

TEST_CASE("a retired offer is known by its name even where it has no SKU") {
  const NamedSource source = source_named(test::catalog(), "Kaizala Pro");
  REQUIRE(source.retired != nullptr);
  CHECK(source.retired->date == "2020-07-01");
}
