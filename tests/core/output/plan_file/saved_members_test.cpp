// Does a saved plan keep everything that is known of a customer? Reading what was written and writing it again cannot tell: what is
// neither written nor read is the same both times. So each structure that is saved is taken apart here, member by member. A new member
// does not compile until it stands here, and then it has to come back from the file, or its name says why it need not.

#include <doctest/doctest.h>

#include <tuple>

#include "core/output/plan_file/plan_json.hpp"
#include "tests/core/support/members.hpp"
#include "tests/core/support/sample_plan.hpp"

using namespace csp;

namespace {

auto members_of(const Subscription& subscription) {
  const auto& [key, commerce_id, directory_id, name, sku, part_number, product_sku, legacy_offer, units, state, state_text,
               agreement_number, trial, seat_based, purchased, term_start, term_end, phase_end, term, billing_plan, end_action, auto_renew,
               cancel_until, has_promotion, has_scheduled_changes, owner_tenant, parent_key, channel, migration_row, unit_price_month,
               origins, statements_of_open_files] = subscription;
  static_cast<void>(statements_of_open_files);
  return std::tie(key, commerce_id, directory_id, name, sku, part_number, product_sku, legacy_offer, units, state, state_text,
                  agreement_number, trial, seat_based, purchased, term_start, term_end, phase_end, term, billing_plan, end_action,
                  auto_renew, cancel_until, has_promotion, has_scheduled_changes, owner_tenant, parent_key, channel, migration_row,
                  unit_price_month, origins);
}

auto members_of(const UnitPool& pool) {
  const auto& [sku, part_number, enabled, warning, suspended, locked_out, consumed, company_level, counts, origins,
               statements_of_open_files] = pool;
  static_cast<void>(statements_of_open_files);
  return std::tie(sku, part_number, enabled, warning, suspended, locked_out, consumed, company_level, counts, origins);
}

auto members_of(const AssignedSku& assigned) {
  const auto& [sku, disabled_plans, groups, direct] = assigned;
  return std::tie(sku, disabled_plans, groups, direct);
}

// With the members of what it holds beside it: what has members of its own is compared by those.
auto members_of(const Profile& profile) {
  const auto& [id, skus_apart, users, without_usage_location, with_errors, members] = profile;
  static_cast<void>(skus_apart);
  return std::tie(id, users, without_usage_location, with_errors, members);
}

auto members_of(const User& user) {
  const auto& [id, principal_name, display_name, usage_location] = user;
  return std::tie(id, principal_name, display_name, usage_location);
}

auto members_of(const Finding& finding) {
  const auto& [rule, severity, message, action, origins, subject] = finding;
  return std::tie(rule, severity, message, action, origins, subject);
}

auto members_of(const PriceRecord& price) {
  const auto& [product_sku, title, term, billing_plan, segment, market, currency, partner_price, retail_price, valid_from, valid_to, trial,
               origin] = price;
  return std::tie(product_sku, title, term, billing_plan, segment, market, currency, partner_price, retail_price, valid_from, valid_to,
                  trial, origin);
}

auto members_of(const Customer& customer) {
  const auto& [name, domain, tenant, subscriptions_apart, pools_apart, profiles_apart, users_apart, group_names, assignments_known,
               pools_known, file_names, fields_of_open_files, findings_apart] = customer;
  static_cast<void>(subscriptions_apart), static_cast<void>(pools_apart), static_cast<void>(profiles_apart);
  static_cast<void>(users_apart), static_cast<void>(fields_of_open_files), static_cast<void>(findings_apart);
  return std::tie(name, domain, tenant, group_names, assignments_known, pools_known, file_names);
}

template <typename Whole>
void check_same(const Whole& written, const Whole& read) {
  const Whole empty{};
  CHECK(support::equal_members(members_of(written), members_of(empty)) == "");  // what nothing sets would come back from any file
  CHECK(members_of(written) == members_of(read));
}

Date day(const char* iso) { return *Date::from_iso(iso); }
const Guid kSku = *Guid::parse("05e9a617-0261-4cee-bb44-138d3ef5d965");
const Guid kOther = *Guid::parse("6fd2c87f-b296-42f0-b197-1e91e994b900");

Subscription full_subscription() {
  Subscription full;
  full.key = "key", full.commerce_id = "commerce", full.directory_id = "directory", full.name = "name";
  full.sku = kSku;
  full.part_number = "SPE_E3";
  full.product_sku = ProductSku{"CFQ7TTC0LFLX", "0001"};
  full.legacy_offer = kOther;
  full.units = 7;
  full.state = SubscriptionState::Suspended;
  full.state_text = "as told";
  full.agreement_number = "7654321";
  full.trial = true;
  full.seat_based = false;
  full.purchased = day("2025-01-02"), full.term_start = day("2026-01-02"), full.term_end = day("2027-01-01");
  full.phase_end = day("2027-04-01"), full.cancel_until = day("2026-01-09");
  full.term = Term::OneYear;
  full.billing_plan = BillingPlan::Annual;
  full.end_action = EndOfTermAction::Renew;
  full.auto_renew = true;
  full.has_promotion = true;
  full.has_scheduled_changes = true;
  full.owner_tenant = kSku;
  full.parent_key = "parent";
  full.channel = Channel::CspPartner;
  full.migration_row = {"one", "two"};
  full.unit_price_month = Money{*Decimal::parse("12.34"), *Currency::parse("USD")};
  full.origins = {{0, 3}};
  return full;
}

UnitPool full_pool() {
  UnitPool full;
  full.sku = kSku;
  full.part_number = "SPE_E3";
  full.enabled = 1, full.warning = 2, full.suspended = 3, full.locked_out = 4, full.consumed = 5;
  full.company_level = true;
  full.counts = PoolCounts::Summed;
  full.origins = {{0, 4}};
  return full;
}

Profile full_profile() {
  Profile full;
  full.id = "P1";
  full.skus.push_back({kSku, {kOther}, {"group"}, false});
  full.users = 1, full.without_usage_location = 1, full.with_errors = 1;
  full.members = {0};
  return full;
}

Finding full_finding() {
  return {"INVENTORY-UNITS-DIFFER",
          Severity::Warning,
          {"finding.units_differ", {{"name", std::string("name")}, {"units", std::int64_t{7}}, {"day", day("2027-01-01")}}},
          {"action.units_differ", {}},
          {{0, 5}},
          "key"};
}

PriceRecord full_price() {
  PriceRecord full;
  full.product_sku = {"CFQ7TTC0LFLX", "0001"};
  full.title = "Microsoft 365 E3";
  full.term = Term::OneYear;
  full.billing_plan = BillingPlan::Annual;
  full.segment = Segment::Commercial;
  full.market = "DE";
  full.currency = *Currency::parse("EUR");
  full.partner_price = *Decimal::parse("1.5"), full.retail_price = *Decimal::parse("2.5");
  full.valid_from = day("2026-01-01"), full.valid_to = day("2026-12-31");
  full.trial = true;
  full.origin = {0, 6};
  return full;
}

}  // namespace

TEST_CASE(
    "every member of a customer and of a price comes back from the saved plan, and a new one does not compile until it is told here") {
  support::Sample sample = support::sample_plan();
  Customer& customer = sample.customer;
  customer = {};
  customer.name = "Contoso", customer.domain = "contoso.com", customer.tenant = kOther;
  customer.subscriptions = {full_subscription()};
  customer.pools = {full_pool()};
  customer.profiles = {full_profile()};
  const User user = {"aa11bb22-0261-4cee-bb44-138d3ef5d965", "ada@contoso.com", "Ada", "DE"};
  customer.users.push_back(user);
  customer.group_names["group"] = "Sales";
  customer.assignments_known = true;
  customer.pools_known = true;
  customer.file_names = {"export.json"};
  customer.findings = {full_finding()};
  sample.prices = {full_price()};

  const auto document = read_plan(write_plan(sample.context()));
  REQUIRE_MESSAGE(document.has_value(), sample.language(document.error()));
  const Customer& read = document->customer;
  check_same(customer, read);
  REQUIRE(read.subscriptions.size() == 1);
  check_same(customer.subscriptions.front(), read.subscriptions.front());
  REQUIRE(read.pools.size() == 1);
  check_same(customer.pools.front(), read.pools.front());
  REQUIRE(read.profiles.size() == 1);
  check_same(customer.profiles.front(), read.profiles.front());
  REQUIRE(read.profiles.front().skus.size() == 1);
  check_same(customer.profiles.front().skus.front(), read.profiles.front().skus.front());
  REQUIRE(read.users.size() == 1);
  check_same(user, *read.users.begin());
  REQUIRE(read.findings.size() == 1);
  check_same(customer.findings.front(), read.findings.front());
  REQUIRE(document->prices.size() == 1);
  check_same(sample.prices.front(), document->prices.front());
}
