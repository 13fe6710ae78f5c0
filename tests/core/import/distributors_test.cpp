// What the lists and answers of distributors mean: whose ids, which term, until when.

#include "tests/core/import/support.hpp"

using namespace csp;
using namespace csp::import_test;

TEST_CASE("Pax8: the commitment tells term and end, not the billing nor the empty end of the subscription") {
  const ImportedFile file = read_fixture("pax8-subscriptions/commitments.json");
  REQUIRE(file.records.subscriptions.size() == 3);
  const Subscription& year = file.records.subscriptions[0];
  CHECK(year.term == Term::OneYear);
  CHECK(year.billing_plan == BillingPlan::Monthly);
  CHECK(year.term_end->iso() == "2027-01-31");
  const Subscription& three_years = file.records.subscriptions[1];
  CHECK(three_years.term == Term::ThreeYears);
  CHECK(three_years.billing_plan == BillingPlan::Annual);
  CHECK(three_years.term_end->iso() == "2029-01-31");
  const Subscription& by_the_month = file.records.subscriptions[2];
  CHECK(by_the_month.term == Term::OneMonth);
  CHECK(by_the_month.term_end->iso() == "2026-12-14");
  const ImportedFile older = read_fixture("pax8-subscriptions/page.json");
  CHECK(older.records.subscriptions.at(0).term == Term::OneYear);
  CHECK(older.records.subscriptions.at(0).billing_plan == BillingPlan::Monthly);
}

TEST_CASE("Pax8: Microsoft's id joins a subscription to other files, Pax8's own stands in for it and names the base of an add-on") {
  const ImportedFile file = read_fixture("pax8-subscriptions/commitments.json");
  CHECK(file.records.subscriptions.at(0).key == "c0000000-0000-4000-8000-000000000001");
  CHECK(file.records.subscriptions.at(1).key == "c0000000-0000-4000-8000-000000000002");
  CHECK(file.records.subscriptions.at(1).parent_key == "c0000000-0000-4000-8000-000000000001");
  CHECK(file.records.subscriptions.at(2).key == "e0000000-0000-4000-8000-000000000003");
}
