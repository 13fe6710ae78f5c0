// Where a plan is saved to, and when it counts as saved. The platform's answers come when the test gives them.
#include <doctest/doctest.h>

#include "shell/built_in.hpp"
#include "shell/progress.hpp"
#include "shell/session.hpp"
#include "tests/shell/support/screen.hpp"

using namespace csp;
using namespace csp::test;

namespace {

struct Desk {
  FakePlatform platform;
  Session session{*built_in_catalog(), platform};

  DocumentId saved() {
    session.save(platform);
    session.plan_saved();
    return platform.saved_documents.back();
  }
  void widen_margin() {
    session.edit({"plan.edit.margin", {}}, [](PlanSettings& settings) { settings.margin_days += 10; });
  }
  bool is_changed() const { return !progress_of(session.document(), session.plan()).changes.empty(); }
};

// One subscription of a customer who tells no name.
std::string nameless(const std::string& id) {
  return R"({"value":[{"id":")" + id + R"(","commerceSubscriptionId":")" + id +
         R"(","createdDateTime":"2023-02-01T00:00:00Z","isTrial":false,"nextLifecycleDateTime":"2027-01-31T00:00:00Z",)"
         R"("skuId":"6fd2c87f-b296-42f0-b197-1e91e994b900","skuPartNumber":"ENTERPRISEPACK","status":"Enabled","totalLicenses":5,)"
         R"("serviceStatus":[]}]})";
}

}  // namespace

TEST_CASE("a document keeps its identity through edits, and gets it back when another one is undone") {
  Desk desk;
  desk.session.open_demo("contoso-direct");
  const DocumentId contoso = desk.saved();
  desk.widen_margin();
  CHECK(desk.saved() == contoso);
  desk.session.open_demo("fabrikam-ea");
  CHECK(desk.saved() != contoso);
  desk.session.undo();
  CHECK(desk.saved() == contoso);
}

TEST_CASE("every plan that is opened, and every new beginning, is a document of its own") {
  Desk desk;
  desk.session.open_demo("contoso-direct");
  const DocumentId demo = desk.saved();
  const std::string plan = desk.session.plan_file();
  open(desk.session, 7, "contoso.cspmove.json", plan);
  const DocumentId opened = desk.saved();
  CHECK(opened != demo);
  CHECK(desk.platform.opened_plans == std::map<FileId, DocumentId>{{7, opened}});
  desk.session.open_portfolio_plan("Contoso", plan);
  const DocumentId of_portfolio = desk.saved();
  CHECK(of_portfolio != opened);
  desk.session.start_empty();
  CHECK(desk.saved() != of_portfolio);
}

TEST_CASE("the files of another customer, who tells no name either, make another document") {
  Desk desk;
  open(desk.session, 1, "a.json", nameless("11111111-1111-4111-8111-111111111111"));
  REQUIRE(desk.session.customer().subscriptions.size() == 1);
  const DocumentId first = desk.saved();
  desk.session.remove_file(0);
  open(desk.session, 2, "b.json", nameless("22222222-2222-4222-8222-222222222222"));
  CHECK(desk.saved() != first);
  desk.session.travel(desk.session.history_position() - 2);
  CHECK(desk.saved() == first);
}

TEST_CASE("another name of the customer asks for another file") {
  Desk desk;
  open(desk.session, 1, "a.json", nameless("11111111-1111-4111-8111-111111111111"));
  const DocumentId nameless_one = desk.saved();
  desk.session.edit({}, [](PlanSettings& settings) { settings.customer_name = "株式会社コントソ"; });
  CHECK(desk.saved() != nameless_one);
  CHECK(desk.platform.saved.back().name == "株式会社コントソ.cspmove.json");
}

TEST_CASE("closing the dialog without saving leaves the changes unsaved and the plan to compare with as it was") {
  Desk desk;
  desk.session.open_demo("contoso-direct");
  desk.widen_margin();
  desk.session.save(desk.platform);
  CHECK(desk.session.unsaved_changes());
  desk.session.plan_not_saved();
  CHECK(desk.session.unsaved_changes());
  CHECK(desk.is_changed());
}

TEST_CASE("closing the dialog over a plan without changes does not make any") {
  Desk desk;
  desk.session.open_demo("contoso-direct");
  desk.session.save(desk.platform);
  desk.session.plan_not_saved();
  CHECK_FALSE(desk.session.unsaved_changes());
}

TEST_CASE("what is edited while the file is written stays unsaved") {
  Desk desk;
  desk.session.open_demo("contoso-direct");
  desk.widen_margin();
  desk.session.save(desk.platform);
  desk.widen_margin();
  desk.session.plan_saved();
  CHECK(desk.session.unsaved_changes());
  CHECK(desk.is_changed());
  desk.session.undo();
  CHECK_FALSE(desk.session.unsaved_changes());
}

TEST_CASE("a customer who was opened while another one's file is written is compared with itself") {
  Desk desk;
  desk.session.open_demo("contoso-direct");
  desk.widen_margin();
  desk.session.save(desk.platform);
  desk.session.open_demo("fabrikam-ea");
  desk.session.plan_saved();
  CHECK_FALSE(desk.session.unsaved_changes());
  CHECK_FALSE(desk.is_changed());
}

TEST_CASE("that the plan is saved is said when it is, and not when the dialog was closed") {
  Screen screen;
  screen.session->open_demo("contoso-direct");
  screen.settle();
  const auto said = [&] { return std::count(screen.platform.announced.begin(), screen.platform.announced.end(), "Plan saved."); };
  REQUIRE(screen.press(twin::Role::button, "Save plan"));
  screen.session->plan_not_saved();
  screen.settle();
  CHECK(said() == 0);
  REQUIRE(screen.press(twin::Role::button, "Save plan"));
  screen.session->plan_saved();
  screen.settle();
  CHECK(said() == 1);
}
