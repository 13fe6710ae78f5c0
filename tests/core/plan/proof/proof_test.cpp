// Worked examples of the proof: one rule each, with the day on which it bites.

#include "core/plan/proof/proof.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/core/support/small_world.hpp"

using namespace csp;
using support::D;

namespace {

const Date kToday = D("2026-11-22");

struct Tenant {
  Catalog catalog = support::small_catalog();
  Customer customer;
  PlanSettings settings;
  std::vector<Action> actions;

  Tenant() { customer.assignments_known = true; }
  Proof proven() const { return prove(catalog, customer, settings, actions, kToday); }
};

// Ten people on ten E3 units that stop with 31 December.
Tenant contoso() {
  Tenant tenant;
  tenant.customer.subscriptions = {support::ending("old", "E3", 10, D("2026-12-31"))};
  tenant.customer.profiles = {support::people("P1", 10, {"E3"})};
  return tenant;
}

const ServiceGap* gap(const Proof& proof, const std::string& rule) {
  const auto found = std::find_if(proof.gaps.begin(), proof.gaps.end(), [&](const ServiceGap& g) { return g.finding.rule == rule; });
  return found == proof.gaps.end() ? nullptr : &*found;
}

bool noted(const Proof& proof, const std::string& rule) {
  return std::any_of(proof.notes.begin(), proof.notes.end(), [&](const Finding& note) { return note.rule == rule; });
}

std::string days(const ServiceGap* g) { return g ? g->from.iso() + ".." + g->to.iso() : "no gap"; }

}  // namespace

TEST_CASE("units ordered the day before the last day are usable in time: the end date is inclusive and units appear the next day") {
  Tenant tenant = contoso();
  tenant.actions = {support::order(D("2026-12-31"), "E3", 10)};  // usable from 1 January, the first day without the old ones
  CHECK(tenant.proven().safe);
}

TEST_CASE("one day too late is one day without service, for everybody") {
  Tenant tenant = contoso();
  tenant.actions = {support::order(D("2027-01-01"), "E3", 10)};
  const Proof proof = tenant.proven();
  CHECK_FALSE(proof.safe);
  CHECK(days(gap(proof, "PROOF-UNITS")) == "2027-01-01..2027-01-01");
  CHECK(gap(proof, "PROOF-UNITS")->missing_units == 10);
  CHECK(days(gap(proof, "PROOF-PROFILE-UNITS")) == "2027-01-01..2027-01-01");
  CHECK(gap(proof, "PROOF-PROFILE-UNITS")->profile == "P1");
}

TEST_CASE("two units short leave two people without") {
  Tenant tenant = contoso();
  tenant.actions = {support::order(D("2026-12-01"), "E3", 8)};
  const Proof proof = tenant.proven();
  CHECK(gap(proof, "PROOF-UNITS")->missing_units == 2);
  CHECK(gap(proof, "PROOF-PROFILE-UNITS")->users == 2);
}

TEST_CASE("a subscription that renews goes on; what is chosen later than its last day changes the next term only") {
  Tenant tenant = contoso();
  tenant.customer.subscriptions[0].end_action = EndOfTermAction::Renew;
  CHECK(tenant.proven().safe);

  tenant.actions = {support::choose(D("2026-12-31"), "old", EndOfTermAction::CancelAtTermEnd)};
  CHECK(days(gap(tenant.proven(), "PROOF-UNITS")).substr(0, 10) == "2027-01-01");

  tenant.actions = {support::choose(D("2027-01-01"), "old", EndOfTermAction::CancelAtTermEnd)};
  CHECK(days(gap(tenant.proven(), "PROOF-UNITS")).substr(0, 10) == "2028-01-01");
}

TEST_CASE("EST-DEFAULT: an eligible subscription with no choice goes on as paid extended service term, and the proof says so") {
  Tenant tenant = contoso();
  tenant.customer.subscriptions[0].end_action = EndOfTermAction::Unknown;
  tenant.customer.subscriptions[0].auto_renew = false;
  const Proof proof = tenant.proven();
  CHECK(proof.safe);
  CHECK(noted(proof, "PROOF-EST-ASSUMED"));
}

TEST_CASE("EST-ELIG-CSP: bought before 1 April 2025 keeps the free grace, which is never relied on") {
  Tenant tenant = contoso();
  tenant.customer.subscriptions[0].end_action = EndOfTermAction::Unknown;
  tenant.customer.subscriptions[0].auto_renew = false;
  tenant.customer.subscriptions[0].term = Term::ThreeYears;
  tenant.customer.subscriptions[0].purchased = D("2024-01-01");
  const Proof proof = tenant.proven();
  CHECK(days(gap(proof, "PROOF-UNITS")).substr(0, 10) == "2027-01-01");
  CHECK(noted(proof, "PROOF-GRACE"));
}

TEST_CASE("EST-ELIG-DIRECT: a direct purchase is eligible from 9 February 2026 on") {
  Tenant tenant = contoso();
  Subscription& old = tenant.customer.subscriptions[0];
  old.channel = Channel::WebDirectMca;
  old.end_action = EndOfTermAction::Unknown;
  old.term_end = D("2027-02-08");
  old.purchased = D("2026-02-09");
  CHECK(tenant.proven().safe);
  old.purchased = D("2026-02-08");
  old.term_end = D("2027-02-07");
  CHECK_FALSE(tenant.proven().safe);
}

TEST_CASE("an Enterprise Agreement ends at its end, whatever grace may follow") {
  Tenant tenant = contoso();
  tenant.customer.subscriptions[0].channel = Channel::EnterpriseAgreement;
  tenant.customer.subscriptions[0].end_action = EndOfTermAction::Unknown;
  CHECK(days(gap(tenant.proven(), "PROOF-UNITS")).substr(0, 10) == "2027-01-01");
}

TEST_CASE("a partner transfer changes no unit, and the end-of-term choice travels with it") {
  Tenant tenant = contoso();
  Action transfer;
  transfer.kind = ActionKind::Transfer;
  transfer.date = D("2026-12-01");
  transfer.subscription = "old";
  tenant.actions = {transfer};
  CHECK_FALSE(tenant.proven().safe);  // still cancels at its end
  tenant.actions.push_back(support::choose(D("2026-12-02"), "old", EndOfTermAction::Renew));
  CHECK(tenant.proven().safe);
}

TEST_CASE("cancelling now ends the units with that day") {
  Tenant tenant = contoso();
  tenant.actions = {support::cancel_now(D("2026-12-05"), "old"), support::order(D("2026-12-07"), "E3", 10)};
  CHECK(days(gap(tenant.proven(), "PROOF-UNITS")) == "2026-12-06..2026-12-07");
}

TEST_CASE("units that are given back are there through that day, and the others go on") {
  Tenant tenant = contoso();
  Action reduce = support::cancel_now(D("2026-12-05"), "old");
  reduce.kind = ActionKind::Reduce;
  reduce.units = 4;
  tenant.actions = {reduce, support::order(D("2026-12-07"), "E3", 4), support::order(D("2026-12-20"), "E3", 6)};
  const Proof proof = tenant.proven();
  REQUIRE(gap(proof, "PROOF-UNITS") != nullptr);
  CHECK(days(gap(proof, "PROOF-UNITS")) == "2026-12-06..2026-12-07");
  CHECK(gap(proof, "PROOF-UNITS")->missing_units == 4);
  CHECK(proof.gaps.size() == 2);  // the ten units and the people on them; nothing more when the other six end
}

TEST_CASE("a trial ends, whatever its flag says") {
  Tenant tenant = contoso();
  tenant.customer.subscriptions[0].trial = true;
  tenant.customer.subscriptions[0].end_action = EndOfTermAction::Renew;
  CHECK_FALSE(tenant.proven().safe);
}

TEST_CASE("a running grace counts for its thirty days and no longer") {
  Tenant tenant = contoso();
  tenant.customer.subscriptions[0].state = SubscriptionState::InGrace;
  tenant.customer.subscriptions[0].term_end = D("2026-11-10");
  CHECK(days(gap(tenant.proven(), "PROOF-UNITS")).substr(0, 10) == "2026-12-11");
}

TEST_CASE("a running grace whose last day the file tells counts until that day") {
  Tenant tenant = contoso();
  tenant.customer.subscriptions[0].state = SubscriptionState::InGrace;
  tenant.customer.subscriptions[0].term_end.reset();
  tenant.customer.subscriptions[0].phase_end = D("2026-12-05");
  CHECK(days(gap(tenant.proven(), "PROOF-UNITS")).substr(0, 10) == "2026-12-06");
}

TEST_CASE("no known end: it goes on, and the proof says that this is not proven") {
  Tenant tenant = contoso();
  tenant.customer.subscriptions[0].term_end.reset();
  CHECK(tenant.proven().safe);
  CHECK(noted(tenant.proven(), "PROOF-NO-END"));
}

TEST_CASE("swapping to a suite that keeps everything is safe once its units are there") {
  Tenant tenant = contoso();
  tenant.actions = {support::order(D("2026-12-10"), "SUITE", 10), support::swap(D("2026-12-11"), "P1", 0, 10, "E3", "SUITE")};
  CHECK(tenant.proven().safe);
  tenant.actions[1].date = D("2026-12-10");  // the units come the day after
  CHECK(days(gap(tenant.proven(), "PROOF-UNITS")) == "2026-12-10..2026-12-10");
}

TEST_CASE("a swap on the day after the old ones ended is a day too late") {
  Tenant tenant = contoso();
  tenant.actions = {support::order(D("2026-12-10"), "SUITE", 10), support::swap(D("2027-01-01"), "P1", 0, 10, "E3", "SUITE")};
  CHECK(days(gap(tenant.proven(), "PROOF-PROFILE-UNITS")) == "2027-01-01..2027-01-01");
}

TEST_CASE("a target that lacks a service or has a lower level of it is named, small features and retired plans are not") {
  Tenant tenant = contoso();
  tenant.actions = {support::order(D("2026-12-10"), "F3", 10), support::swap(D("2026-12-20"), "P1", 0, 10, "E3", "F3")};
  const Proof proof = tenant.proven();
  std::vector<std::string> named;
  for (const ServiceGap& g : proof.gaps) {
    CHECK(g.finding.rule == "PROOF-SERVICE");
    CHECK(g.from == D("2026-12-20"));
    CHECK(g.users == 10);
    named.push_back(tenant.catalog.plans[*g.plan].name + (g.lowered ? " lowered" : " lost"));
  }
  std::sort(named.begin(), named.end());
  CHECK(named == std::vector<std::string>{"MAIL_2 lowered", "OFFICE_APPS lost"});
}

TEST_CASE("a plan that is switched off for a user need not be kept") {
  Tenant tenant = contoso();
  tenant.customer.profiles[0].skus[0].disabled_plans = {tenant.catalog.plans[1].id, tenant.catalog.plans[3].id};
  tenant.actions = {support::order(D("2026-12-10"), "F3", 10), support::swap(D("2026-12-20"), "P1", 0, 10, "E3", "F3")};
  CHECK(tenant.proven().safe);
}

TEST_CASE("batches must fit the free units of their day, and people left out are counted") {
  Tenant tenant = contoso();
  tenant.actions = {support::order(D("2026-12-10"), "SUITE", 10), support::swap(D("2026-12-14"), "P1", 0, 4, "E3", "SUITE"),
                    support::swap(D("2026-12-15"), "P1", 4, 4, "E3", "SUITE")};
  const Proof proof = tenant.proven();
  CHECK(gap(proof, "PROOF-PROFILE-UNITS")->users == 2);
  CHECK(gap(proof, "PROOF-UNITS")->missing_units == 2);
}

TEST_CASE("two profiles cannot exchange their SKUs with no unit free, though the sums fit in the evening") {
  Tenant tenant;
  tenant.customer.subscriptions = {support::ending("a", "SUITE", 5, D("2027-06-30")), support::ending("b", "PREMIUM", 5, D("2027-06-30"))};
  for (Subscription& s : tenant.customer.subscriptions) s.end_action = EndOfTermAction::Renew;
  tenant.customer.profiles = {support::people("P1", 5, {"SUITE"}), support::people("P2", 5, {"PREMIUM"})};
  tenant.actions = {support::swap(D("2026-12-01"), "P1", 0, 5, "SUITE", "PREMIUM"),
                    support::swap(D("2026-12-01"), "P2", 0, 5, "PREMIUM", "SUITE")};
  CHECK(days(gap(tenant.proven(), "PROOF-UNITS")) == "2026-12-01..2026-12-01");
}

TEST_CASE("a group licence changes for all members or the rest is named") {
  Tenant tenant = contoso();
  tenant.customer.profiles = {support::people("P1", 6, {"E3"}), support::people("P2", 4, {"E3", "VOICE"})};
  tenant.customer.subscriptions.push_back(support::ending("v", "VOICE", 4, D("2027-12-31")));
  for (Profile& profile : tenant.customer.profiles) {
    profile.skus[0].groups = {"g-sales"};
    profile.skus[0].direct = false;
  }
  Action first = support::swap(D("2026-12-14"), "P1", 0, 6, "E3", "SUITE");
  first.add[0].groups = {"g-sales"};
  first.add[0].direct = false;
  Action second = first;
  second.profile = "P2";
  second.users = 4;
  tenant.actions = {support::order(D("2026-12-10"), "SUITE", 10), first, second};
  CHECK(gap(tenant.proven(), "PROOF-GROUP") == nullptr);
  tenant.actions[2].date = D("2026-12-15");
  const Proof proof = tenant.proven();
  CHECK(gap(proof, "PROOF-GROUP")->profile == "P2");
  CHECK(days(gap(proof, "PROOF-GROUP")).substr(0, 10) == "2026-12-14");
}

TEST_CASE("what is short today is shown but is not the plan's fault") {
  Tenant tenant = contoso();
  tenant.customer.profiles[0].users = 12;
  tenant.actions = {support::order(D("2026-12-10"), "E3", 10)};
  const Proof proof = tenant.proven();
  CHECK(proof.safe);
  CHECK(gap(proof, "PROOF-UNITS")->before_plan);
  CHECK(gap(proof, "PROOF-UNITS")->missing_units == 2);
}

TEST_CASE("units that no known subscription explains stay; a shortfall is taken from the sources, never from the new units") {
  Tenant tenant = contoso();
  UnitPool pool;
  pool.sku = support::sku("E3");
  pool.enabled = 14;
  pool.consumed = 10;
  tenant.customer.pools = {pool};
  tenant.customer.pools_known = true;
  tenant.actions = {support::order(D("2026-12-10"), "E3", 6)};
  CHECK(tenant.proven().safe);  // 4 unexplained + 6 ordered
  CHECK(noted(tenant.proven(), "PROOF-UNEXPLAINED-UNITS"));

  tenant.customer.pools[0].enabled = 7;
  tenant.customer.pools[0].consumed = 7;
  tenant.customer.profiles[0].users = 7;
  tenant.actions = {support::order(D("2026-12-10"), "E3", 7)};
  CHECK(tenant.proven().safe);
  CHECK(noted(tenant.proven(), "PROOF-FEWER-UNITS"));
}

TEST_CASE("assigned units without a known user stay on their SKU, unless a step moves them") {
  Tenant tenant = contoso();
  tenant.customer.profiles.clear();
  tenant.customer.assignments_known = false;
  UnitPool pool;
  pool.sku = support::sku("E3");
  pool.enabled = 10;
  pool.consumed = 9;
  tenant.customer.pools = {pool};
  tenant.customer.pools_known = true;
  tenant.actions = {support::order(D("2026-12-10"), "SUITE", 9)};
  CHECK(gap(tenant.proven(), "PROOF-UNITS")->missing_units == 9);
  tenant.actions.push_back(support::swap(D("2026-12-14"), "", 0, 9, "E3", "SUITE"));
  CHECK(tenant.proven().safe);
}

TEST_CASE("where no file tells what is used, every unit counts as used") {
  Tenant tenant = contoso();
  tenant.customer.profiles.clear();
  tenant.customer.assignments_known = false;
  tenant.actions = {support::order(D("2026-12-10"), "E3", 9)};
  CHECK(gap(tenant.proven(), "PROOF-UNITS")->missing_units == 1);
}

TEST_CASE("SMB-300: more than 150 Business seats cannot be doubled, not even for a day") {
  Tenant tenant;
  tenant.customer.subscriptions = {support::ending("old", "PREMIUM", 160, D("2026-12-31"))};
  tenant.customer.profiles = {support::people("P1", 140, {"PREMIUM"})};
  tenant.actions = {support::order(D("2026-12-30"), "PREMIUM", 140)};
  CHECK(tenant.proven().safe);  // 300 exactly
  tenant.actions = {support::order(D("2026-12-30"), "PREMIUM", 141)};
  CHECK(days(gap(tenant.proven(), "SMB-300")) == "2026-12-30..2026-12-31");
}

TEST_CASE("TENANT-SUBS: orders count beside what is still there") {
  Tenant tenant;
  for (int i = 0; i < 200; ++i) {
    tenant.customer.subscriptions.push_back(support::ending("s" + std::to_string(1000 + i), "E3", 1, D("2026-12-31")));
  }
  tenant.customer.profiles = {support::people("P1", 101, {"E3"})};
  for (int i = 0; i < 101; ++i) tenant.actions.push_back(support::order(D("2026-12-20"), "E3", 1));
  const Proof proof = tenant.proven();
  CHECK(days(gap(proof, "TENANT-SUBS")) == "2026-12-20..2026-12-31");
  CHECK(gap(proof, "TENANT-SUBS")->missing_units == 1);
}

TEST_CASE("NCE-ADDON: an add-on needs its base on every day, or something that keeps the base's services") {
  Tenant tenant;
  tenant.customer.subscriptions = {support::ending("base", "E1", 5, D("2026-12-31")),
                                   support::ending("voice", "VOICE", 5, D("2027-06-30"))};
  tenant.customer.subscriptions[1].parent_key = "base";
  CHECK(days(gap(tenant.proven(), "NCE-ADDON")) == "2027-01-01..2027-06-30");
  tenant.actions = {support::order(D("2026-12-20"), "F3", 5)};  // no web office: not a base in its place
  CHECK(gap(tenant.proven(), "NCE-ADDON") != nullptr);
  tenant.actions = {support::order(D("2026-12-20"), "E3", 5)};
  CHECK(gap(tenant.proven(), "NCE-ADDON") == nullptr);
}

TEST_CASE("a SKU of the whole tenant is kept by quantity") {
  Tenant tenant;
  tenant.customer.subscriptions = {support::ending("disk", "STORAGE", 50, D("2026-12-31"))};
  tenant.actions = {support::order(D("2026-12-20"), "STORAGE", 40)};
  CHECK(gap(tenant.proven(), "PROOF-QUANTITY")->missing_units == 10);
  tenant.actions = {support::order(D("2026-12-20"), "STORAGE", 50)};
  CHECK(tenant.proven().safe);
}

TEST_CASE("a SKU that the catalogue lacks is kept only by itself") {
  Tenant tenant;
  tenant.customer.subscriptions = {support::ending("odd", "SOMETHING", 5, D("2026-12-31"))};
  tenant.customer.profiles = {support::people("P1", 5, {"SOMETHING"})};
  tenant.actions = {support::order(D("2026-12-20"), "SOMETHING", 5)};
  CHECK(tenant.proven().safe);
  tenant.actions = {support::order(D("2026-12-20"), "SUITE", 5), support::swap(D("2026-12-22"), "P1", 0, 5, "SOMETHING", "SUITE")};
  CHECK(gap(tenant.proven(), "PROOF-SERVICE") != nullptr);
}

TEST_CASE("an exception that a person accepted holds for exactly these facts") {
  Tenant tenant = contoso();
  tenant.actions = {support::order(D("2026-12-01"), "E3", 8)};
  for (const ServiceGap& g : tenant.proven().gaps) {
    tenant.settings.accepted.push_back({g.finding.rule, g.finding.subject, "Contoso IT", exception_facts(g)});
  }
  CHECK(tenant.proven().safe);
  CHECK(gap(tenant.proven(), "PROOF-UNITS")->accepted);
  tenant.actions = {support::order(D("2026-12-01"), "E3", 7)};  // one more person without: nobody accepted that
  CHECK_FALSE(tenant.proven().safe);
}

TEST_CASE("an exception that does not say what was accepted covers no gap") {
  Tenant tenant = contoso();
  tenant.actions = {support::order(D("2026-12-01"), "E3", 8)};
  for (const ServiceGap& g : tenant.proven().gaps)
    tenant.settings.accepted.push_back({g.finding.rule, g.finding.subject, "Contoso IT", {}});
  CHECK_FALSE(tenant.proven().safe);
}

TEST_CASE("the proof tells what it watched") {
  Tenant tenant = contoso();
  tenant.actions = {support::order(D("2026-12-01"), "E3", 10)};
  const Proof proof = tenant.proven();
  CHECK(proof.users == 10);
  CHECK(proof.services == 3);  // mail, office, Teams; not plumbing, tips or the retired one
  CHECK(proof.first_day == kToday);
  CHECK(proof.last_day == D("2027-01-30"));
  CHECK(proof.change_days == 3);  // ordered, usable, old ones gone
}

TEST_CASE("nonsense in, no crash: huge counts, empty ids, swaps of nobody, dates out of order") {
  Tenant tenant = contoso();
  tenant.customer.subscriptions[0].units = INT64_MAX;
  tenant.customer.profiles[0].users = INT64_MAX;
  tenant.customer.profiles.push_back(support::people("P1", -5, {"E3", "E3"}));
  tenant.customer.profiles.push_back(Profile());
  tenant.customer.profiles.back().skus.push_back(AssignedSku());
  Action empty;
  empty.kind = ActionKind::Swap;
  empty.users = INT64_MAX;
  empty.first_user = INT64_MIN;
  empty.date = D("0001-01-01");
  empty.add.push_back(AssignedSku());
  Action nothing;
  nothing.units = INT64_MAX;
  nothing.date = D("9999-12-31");
  tenant.actions = {nothing, empty, support::swap(D("2026-12-01"), "nobody", 3, -3, "", "")};
  CHECK(tenant.proven().days > 0);
}
