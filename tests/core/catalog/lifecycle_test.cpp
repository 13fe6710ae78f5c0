#include <doctest/doctest.h>

#include "assets/embedded.hpp"
#include "core/catalog/lifecycle.hpp"

using namespace csp;

TEST_CASE("what is left after the end of a subscription") {
  const auto catalog = load_catalog(embedded_asset);
  REQUIRE(catalog.has_value());
  struct Row {
    SellingChannel channel;
    Ending ending;
    std::optional<int> service, data;
  };
  const Row rows[] = {
      {SellingChannel::DirectMosa, Ending::Expires, 30, 120},           // LIFE-DIRECT-GRACE: 30 days of grace, 90 disabled
      {SellingChannel::CspNewCommerce, Ending::Expires, 30, 120},       // LIFE-CSP-CLASSIC
      {SellingChannel::CspNewCommerce, Ending::CancelledAtEnd, 0, 90},  // EST-RETENTION: service ends at once
      {SellingChannel::DirectMca, Ending::CancelledAtEnd, 0, 90},
      {SellingChannel::Volume, Ending::Expires, 90, 150},  // LIFE-VOLUME: 90 days of grace, 60 inactive
      {SellingChannel::OpenValue, Ending::Expires, 30, 120},
      {SellingChannel::CspLegacy, Ending::Suspended, 0, 90},
      {SellingChannel::CspNewCommerce, Ending::CancelledInWindow, 0, 7},
  };
  for (const Row& row : rows) {
    const AfterEnd after = lifecycle_after_end(*catalog, row.channel, row.ending);
    CAPTURE(after.rule);
    CHECK(after.known);
    CHECK(after.service_days == row.service);
    CHECK(after.data_days == row.data);
    CHECK(catalog->find_rule(after.rule) != nullptr);
  }
  const AfterEnd extended = lifecycle_after_end(*catalog, SellingChannel::CspNewCommerce, Ending::ExtendedTerm);
  CHECK(extended.billed);
  CHECK(!extended.service_days.has_value());
  CHECK_FALSE(lifecycle_after_end(*catalog, SellingChannel::Volume, Ending::TrialEnds).known);
}

TEST_CASE("figures of rules are read in their unit only") {
  const auto catalog = load_catalog(embedded_asset);
  REQUIRE(catalog.has_value());
  CHECK(rule_days(*catalog, "NCE-CANCEL") == 7);
  CHECK(rule_days(*catalog, "NCE-REDUCE") == 7);
  CHECK(rule_days(*catalog, "EST-RETENTION") == 90);
  CHECK(rule_number(*catalog, "SMB-300") == 300);
  CHECK_FALSE(rule_days(*catalog, "SMB-300").has_value());
  CHECK(rule_date(*catalog, "EST-ELIG-CSP") == Date::from_iso("2025-04-01"));
  CHECK(rule_date(*catalog, "EST-ELIG-DIRECT") == Date::from_iso("2026-02-09"));
  CHECK(rule_applies_from(*catalog, "EST-DEFAULT") == Date::from_iso("2026-05-04"));
  CHECK_FALSE(rule_number(*catalog, "NO-SUCH-RULE").has_value());
}
