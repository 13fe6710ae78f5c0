// What is dropped together belongs together, in whichever order its bytes come.
#include "shell/session.hpp"

#include <doctest/doctest.h>

#include "shell/built_in.hpp"
#include "shell/progress.hpp"
#include "tests/shell/support/screen.hpp"

using namespace csp;
using namespace csp::test;

TEST_CASE("exports dropped together with a saved plan are compared with it, in whichever order they come, and wait for no other customer") {
  FakePlatform platform;
  Session session(*built_in_catalog(), platform);
  session.open_demo("contoso-direct");
  const Dropped plan = {"plan.json", session.plan_file()};
  const Dropped list = {"users.csv", list_of_users("contoso.example", 3)};
  for (const auto& files : {std::vector{plan, list}, std::vector{list, plan}}) {
    Session other(*built_in_catalog(), platform);
    drop(other, files, 50);
    CHECK(other.document().facts->files.size() == 1);
    CHECK(other.customer().users.size() == 3);
    CHECK(progress_of(other.document(), other.plan()).verification.has_value());
    other.start_empty();
    open(other, 1, "others.csv", list_of_users("tailwind.example", 2));
    settle(other);
    CHECK(other.customer().users.size() == 2);
  }
}

TEST_CASE("settings dropped together with exports are those of the exports, also where a demo was open") {
  const Dropped settings = {"settings.json", R"({"schema":"csp-move-settings","version":1,"customerName":"Tailwind Traders"})"};
  const Dropped list = {"users.csv", list_of_users("tailwind.example", 3)};
  FakePlatform platform;
  for (const auto& files : {std::vector{settings, list}, std::vector{list, settings}}) {
    Session session(*built_in_catalog(), platform);
    session.open_demo("contoso-direct");
    drop(session, files, 50);
    CHECK_FALSE(session.is_demo());
    CHECK(session.settings().customer_name == "Tailwind Traders");
    CHECK(session.customer().users.size() == 3);
  }
}

TEST_CASE("a mapping dropped together with the table that it is for reads it, in whichever order they come") {
  const Dropped mapping = {"columns.json",
                           R"({"schema":"csp-move-columns","version":1,"columnMappings":{"vertrag|artikel|stueck":)"
                           R"({"kind":"distributor-list","columns":{"vertrag":"subscriptionid","artikel":"sku","stueck":"quantity"}}}})"};
  const Dropped list = {"list.csv", "Vertrag;Artikel;Stueck\nc1;CFQ7TTC0LCHC:0002;20\n"};
  FakePlatform platform;
  for (const auto& files : {std::vector{mapping, list}, std::vector{list, mapping}}) {
    Session session(*built_in_catalog(), platform);
    session.start_empty();
    drop(session, files, 50);
    CHECK_FALSE(session.open_problem().has_value());
    CHECK(session.customer().subscriptions.size() == 1);
  }
}
