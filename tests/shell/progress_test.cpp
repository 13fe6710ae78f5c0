// Weeks later: the saved plan is opened again, and exports of today on top of it.
#include "shell/progress.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "shell/built_in.hpp"
#include "tests/shell/support/screen.hpp"

using namespace csp;
using namespace csp::test;

namespace {

std::string saved_contoso() {
  FakePlatform platform;
  Session session(*built_in_catalog(), platform);
  session.open_demo("contoso-direct");
  return session.plan_file();
}

// One subscription of Contoso's as Graph tells of it, with as many units as asked for.
std::string export_of(const Subscription& subscription, std::int64_t units) {
  return R"({"value":[{"id":")" + subscription.directory_id + R"(","commerceSubscriptionId":")" + subscription.commerce_id +
         R"(","createdDateTime":"2023-02-01T00:00:00Z","isTrial":false,"nextLifecycleDateTime":")" + subscription.term_end->iso() +
         R"(T00:00:00Z","skuId":")" + subscription.sku.text() + R"(","skuPartNumber":")" + subscription.part_number +
         R"(","status":"Enabled","totalLicenses":)" + std::to_string(units) + R"(,"serviceStatus":[]}]})";
}

struct Later {
  std::unique_ptr<Screen> screen = std::make_unique<Screen>();
  Subscription e3;

  Later() {
    screen->platform.day = *Date::from_iso("2026-12-01");
    open(*screen->session, 1, "contoso.cspmove.json", saved_contoso());
    for (const Subscription& each : screen->session->customer().subscriptions) {
      if (each.part_number == "ENTERPRISEPACK") e3 = each;
    }
  }
  void exports(std::int64_t units) { open(*screen->session, 2, "subscriptions.json", export_of(e3, units)); }
  Progress progress() const { return progress_of(screen->session->document(), screen->session->plan()); }
};

}  // namespace

TEST_CASE("a plan that was just opened differs in nothing and has nothing to check") {
  const Later later;
  CHECK(later.progress().changes.empty());
  CHECK_FALSE(later.progress().verification.has_value());
}

TEST_CASE("exports on top of a saved plan are checked against it as of today, and tell what is missing") {
  Later later;
  later.exports(later.e3.units - 10);
  CHECK(later.screen->session->document().today == later.screen->platform.day);
  const Progress progress = later.progress();
  REQUIRE(progress.verification.has_value());
  CHECK(progress.verification->today == later.screen->platform.day);
  const auto of_e3 = [&](const VerifyItem& item) { return item.kind == VerifyKind::SourceChange && item.subscription == later.e3.key; };
  CHECK(std::count_if(progress.verification->items.begin(), progress.verification->items.end(), of_e3) == 1);
  CHECK(std::any_of(progress.changes.begin(), progress.changes.end(),
                    [](const PlanDifference& one) { return one.kind == PlanDifferenceKind::Gone; }));
}

TEST_CASE("a newer export that tells neither users nor prices keeps those of the plan, and says so") {
  Later later;
  const Facts& planned = *later.screen->session->document().facts;
  const std::size_t users = planned.inventory.customer.users.size(), prices = planned.inventory.prices.size();
  REQUIRE(users > 0);
  REQUIRE(prices > 0);
  later.exports(later.e3.units);
  const Inventory& now = later.screen->session->document().facts->inventory;
  CHECK(now.customer.users.size() == users);
  CHECK(now.customer.assignments_known);
  CHECK(now.prices.size() == prices);
  const auto tells = [&](std::string_view id) {
    return std::any_of(now.findings.begin(), now.findings.end(), [&](const Finding& finding) { return finding.rule == id; });
  };
  CHECK(tells("INVENTORY-USERS-OF-PLAN"));
  CHECK(tells("INVENTORY-PRICES-OF-PLAN"));
  CHECK_FALSE(tells("INVENTORY-NO-ASSIGNMENTS"));
  CHECK_FALSE(tells("INVENTORY-NO-PRICES"));
  // Who was given another licence since is not known from them.
  const Progress progress = later.progress();
  REQUIRE(progress.verification.has_value());
  for (const VerifyItem& item : progress.verification->items) {
    if (item.kind == VerifyKind::Reassignment) CHECK(item.state == VerifyState::NotShown);
  }
}

TEST_CASE("what a newer export tells itself is never taken from the plan") {
  Later later;
  open(*later.screen->session, 2, "subscriptions.json", export_of(later.e3, later.e3.units));
  open(*later.screen->session, 3, "users.csv", "UserPrincipalName,Licenses\nuser.one@contoso.example,ENTERPRISEPACK\n");
  CHECK(later.screen->session->customer().users.size() == 1);
}

TEST_CASE("nothing is kept of the plan for the exports of another customer") {
  Later other;
  other.e3.directory_id = "11111111-0000-0000-0000-000000000001";
  other.e3.commerce_id = "22222222-0000-0000-0000-000000000002";
  other.exports(5);
  CHECK(other.screen->session->customer().users.empty());
}

TEST_CASE("taking the newer exports away again brings the saved plan's customer back") {
  Later later;
  const std::size_t subscriptions = later.screen->session->customer().subscriptions.size();
  later.exports(later.e3.units);
  REQUIRE(later.screen->session->customer().subscriptions.size() < subscriptions);
  later.screen->session->remove_file(0);
  CHECK(later.screen->session->customer().subscriptions.size() == subscriptions);
  CHECK_FALSE(later.progress().verification.has_value());
}

TEST_CASE("undo brings the saved plan back, and with it there is nothing to check any more") {
  Later later;
  later.exports(later.e3.units);
  later.screen->session->undo();
  CHECK_FALSE(later.progress().verification.has_value());
  CHECK(later.progress().changes.empty());
}

TEST_CASE("a price list on top of a saved plan is no later export of the customer") {
  Later later;
  open(*later.screen->session, 3, "prices.csv",
       "\"ProductTitle\",\"ProductId\",\"SkuId\",\"SkuTitle\",\"TermDuration\",\"BillingPlan\",\"Market\",\"Currency\",\"UnitPrice\","
       "\"EffectiveStartDate\",\"EffectiveEndDate\",\"ERP Price\",\"Segment\"\n"
       "\"Office 365 E3\",\"CFQ7TTC0LF8R\",\"0001\",\"Office 365 E3\",\"P1Y\",\"Annual\",\"US\",\"USD\",\"250.00\",\"2026-11-01\","
       "\"2030-01-01\",\"312.00\",\"Commercial\"\n");
  CHECK_FALSE(later.progress().verification.has_value());
}

TEST_CASE("own files on top of a demo are another customer, and a demo is compared with itself") {
  FakePlatform platform;
  Session session(*built_in_catalog(), platform);
  session.open_demo("contoso-direct");
  session.edit({"plan.edit.margin", {}}, [](PlanSettings& settings) { settings.margin_days += 10; });
  CHECK_FALSE(progress_of(session.document(), session.plan()).changes.empty());
  const Later later;
  open(session, 1, "subscriptions.json", export_of(later.e3, 5));
  CHECK(progress_of(session.document(), session.plan()).changes.empty());
}

TEST_CASE("saving makes what is open the plan to compare with") {
  FakePlatform platform;
  Session session(*built_in_catalog(), platform);
  session.open_demo("contoso-direct");
  session.edit({"plan.edit.margin", {}}, [](PlanSettings& settings) { settings.margin_days += 10; });
  session.save(platform);
  CHECK_FALSE(progress_of(session.document(), session.plan()).changes.empty());  // nothing is written yet
  session.plan_saved();
  CHECK(progress_of(session.document(), session.plan()).changes.empty());
  session.undo();
  CHECK_FALSE(session.plan().moves.empty());
}

TEST_CASE("the Plan view says first whether it goes as planned, with the next step, and last what planning again changes") {
  Later later;
  later.exports(later.e3.units - 10);
  later.screen->app->show("plan");
  later.screen->settle();
  CHECK(later.screen->find(twin::Role::heading, "Is it going as planned?"));
  CHECK(later.screen->says("different"));
  CHECK(later.screen->find(twin::Role::heading, "What is different from the plan that was opened or saved"));
  later.screen->session->undo();
  later.screen->settle();
  CHECK_FALSE(later.screen->find(twin::Role::heading, "Is it going as planned?"));
}

TEST_CASE("users alone on top of a saved plan say what they show, and which export is missing to plan anew") {
  Later later;
  const std::size_t planned = later.screen->session->customer().subscriptions.size();
  REQUIRE(planned > 1);
  open(*later.screen->session, 2, "users.csv", "UserPrincipalName,Licenses\nuser.one@contoso.example,ENTERPRISEPACK\n");
  const std::vector<Finding>& findings = later.screen->session->inventory().findings;
  const auto missing =
      std::find_if(findings.begin(), findings.end(), [](const Finding& each) { return each.rule == "INVENTORY-NO-LATER-SUBSCRIPTIONS"; });
  REQUIRE(missing != findings.end());
  CHECK(missing->severity == Severity::Blocker);
  later.screen->app->show("plan");
  later.screen->settle();
  CHECK(later.screen->find(twin::Role::heading, "Is it going as planned?"));
  CHECK(later.screen->says("has " + std::to_string(planned) + " subscriptions, and which of them still run is not known"));
  later.screen->session->remove_file(0);
  CHECK(later.screen->session->customer().subscriptions.size() == planned);
}
