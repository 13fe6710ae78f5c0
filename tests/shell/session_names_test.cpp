// A copy of a plan without names, made from every demo customer, and the way back with the key.
#include <doctest/doctest.h>

#include "shell/built_in.hpp"
#include "shell/session.hpp"
#include "tests/shell/support/screen.hpp"

using namespace csp;
using namespace csp::test;

TEST_CASE("a demo saved without names plans the same, names nobody, and its key brings the very same file back") {
  for (const std::string& id : demo_ids()) {
    CAPTURE(id);
    FakePlatform platform;
    Session session(*built_in_catalog(), platform);
    session.open_demo(id);
    const std::string original = session.plan_file();
    const std::string name = session.document_name();
    session.save_without_names(platform);
    REQUIRE(platform.saved.size() == 2);
    const std::string copy = platform.saved[0].bytes, key = platform.saved[1].bytes;
    CHECK(platform.saved[0].name.find(name.substr(0, 5)) == std::string::npos);
    CHECK(copy.find(name.substr(0, name.find_first_of(" ,"))) == std::string::npos);
    for (const User& user : session.customer().users) CHECK(copy.find(user.principal_name) == std::string::npos);

    Session elsewhere(*built_in_catalog(), platform);
    open(elsewhere, 1, "plan-without-names.cspmove.json", copy);
    REQUIRE_FALSE(elsewhere.open_problem().has_value());
    CHECK(elsewhere.plan().moves.size() == session.plan().moves.size());
    for (std::size_t i = 0; i < session.plan().moves.size(); ++i) {
      CHECK(elsewhere.plan().moves[i].path == session.plan().moves[i].path);
      CHECK(elsewhere.plan().moves[i].order_date == session.plan().moves[i].order_date);
    }
    CHECK(elsewhere.plan().proof.safe == session.plan().proof.safe);

    open(elsewhere, 2, "names-keep-this-at-home.json", key);
    REQUIRE_FALSE(elsewhere.open_problem().has_value());
    CHECK(elsewhere.plan_file() == original);
  }
}

TEST_CASE("a key that is none is refused with its name, and the plan stays as it was") {
  FakePlatform platform;
  Session session(*built_in_catalog(), platform);
  session.open_demo(demo_ids().front());
  const std::string before = session.plan_file();
  open(session, 1, "key.json", R"({"schema":"csp-move-pseudonyms"})");
  REQUIRE(session.open_problem().has_value());
  CHECK(session.open_problem()->key == "session.problem.key");
  CHECK(session.plan_file() == before);
}

TEST_CASE("names that the key brought back stay when an answer is taken back") {
  FakePlatform platform;
  Session session(*built_in_catalog(), platform);
  session.start_empty();
  open(session, 1, "list.csv",
       "Customer,Subscription ID,Product,SKU,Quantity,End Date,Status\n"
       "Tailwind Traders,c0000000-0000-4000-8000-000000000001,Something new,CFQ7TTC0ZZZZ:0001,20,2027-06-30,Active\n");
  open(session, 2, "users.csv",
       "User principal name,Display name,Object Id,Usage location,Licenses\n"
       "ada@tailwind.example,Ada,11111111-2222-4333-8444-555555550001,US,Office 365 E3\n");
  REQUIRE(session.customer().users.size() == 1);
  const std::string user = session.customer().users[0].principal_name;
  session.save_without_names(platform);
  REQUIRE(platform.saved.size() == 2);
  Session elsewhere(*built_in_catalog(), platform);
  open(elsewhere, 1, "plan-without-names.cspmove.json", platform.saved[0].bytes);
  const auto answer = [&](bool given) {
    elsewhere.edit({"match.edit.offer", {{"offer", std::string("x")}, {"sku", std::string("y")}}}, [&](PlanSettings& settings) {
      const ProductSku offer{"CFQ7TTC0ZZZZ", "0001"};
      if (given)
        settings.offer_mapping[offer] = *Guid::parse("05e9a617-0261-4cee-bb44-138d3ef5d965");
      else
        settings.offer_mapping.erase(offer);
    });
  };
  answer(true);
  REQUIRE(elsewhere.document().facts->told != nullptr);
  REQUIRE(elsewhere.customer().users[0].principal_name != user);
  open(elsewhere, 2, "names-keep-this-at-home.json", platform.saved[1].bytes);
  CHECK(elsewhere.customer().users[0].principal_name == user);
  answer(false);
  CHECK(elsewhere.customer().users[0].principal_name == user);
}

TEST_CASE("a key is refused by a plan in which none of its names stand, and the plan keeps its files") {
  FakePlatform platform;
  Session session(*built_in_catalog(), platform);
  session.open_demo(demo_ids().front());
  session.save_without_names(platform);
  REQUIRE(platform.saved.size() == 2);
  const std::string before = session.plan_file();
  const std::size_t steps = session.history_position();
  open(session, 1, "names-keep-this-at-home.json", platform.saved[1].bytes);
  REQUIRE(session.open_problem_detail().has_value());
  CHECK(session.open_problem()->key == "session.problem.key");
  CHECK(session.open_problem_detail()->key == "pseudonyms.other_copy");
  CHECK(session.plan_file() == before);
  CHECK(session.history_position() == steps);
  CHECK_FALSE(session.document().facts->files.empty());
}
