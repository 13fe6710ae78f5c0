// People in little memory: nothing that was put in comes out differently, and people with the same licences share them.
#include "core/import/lists/user_records.hpp"

#include "core/base/text.hpp"
#include "tests/core/import/support.hpp"

using namespace csp;
using namespace csp::import_test;

TEST_CASE("whatever is packed comes out as it went in") {
  const std::vector<User> users = {
      {"0000d0d0-0000-4000-8000-000000000001", "ada@contoso.example", "Ada", "US"},
      {"0000D0D0-0000-4000-8000-00000000000A", "Ada@Contoso.example", "", ""},  // capitals stay capitals
      {"not-a-guid", "no domain", "陽子", "JP"},
      {"", "@", "at", "DE"},
      {"", "two@signs@contoso.example", std::string(100'000, 'x'), "a long place that is none"},
      {std::string(300, 'i'), "guest_fabrikam.example#EXT#@contoso.example", "Guest", "TR"},
      {"", "", "", ""},
  };
  PackedUsers packed;
  for (std::size_t i = 0; i < users.size(); ++i)
    packed.add({users[i].id, users[i].principal_name, users[i].display_name, users[i].usage_location}, static_cast<std::int32_t>(i * 1000));
  for (std::size_t i = 0; i < users.size(); ++i) {
    CAPTURE(i);
    CHECK(packed[i].id == users[i].id);
    CHECK(packed[i].principal_name == users[i].principal_name);
    CHECK(packed[i].display_name == users[i].display_name);
    CHECK(packed[i].usage_location == users[i].usage_location);
    CHECK(packed.row(i) == static_cast<std::int32_t>(i * 1000));
    CHECK(packed.has_id(i, users[i].id));
    CHECK(packed.has_name(i, text::ascii_lower(users[i].principal_name)));
    CHECK(packed.glance(i).guest == (i == 5));
    CHECK((packed.glance(i).location == 0) == users[i].usage_location.empty());
  }
  CHECK_FALSE(packed.has_name(0, "ada@fabrikam.example"));
}

TEST_CASE("more different domains than are worth sharing change nothing") {
  PackedUsers packed;
  for (int i = 0; i < 70'000; ++i) packed.add({"", "u@d" + std::to_string(i) + ".example", "", std::to_string(i)}, 0);
  for (const int i : {0, 65'534, 65'535, 65'536, 69'999}) {
    CHECK(packed[static_cast<std::size_t>(i)].principal_name == "u@d" + std::to_string(i) + ".example");
    CHECK(packed[static_cast<std::size_t>(i)].usage_location == std::to_string(i));
  }
}

TEST_CASE("a copy of a list of users does not see what is added to the other") {
  Users one;
  one.push_back({"", "a@contoso.example", "A", "US"});
  Users two = one;
  two.push_back({"", "b@contoso.example", "B", "US"});
  one.push_back({"", "c@contoso.example", "C", "US"});
  CHECK(one[1].display_name == "C");
  CHECK(two[1].display_name == "B");
}

TEST_CASE("many users share a few holdings") {
  std::string text = "{\"value\":[";
  for (int i = 0; i < 20'000; ++i) {
    const std::string n = std::to_string(100'000 + i);
    text +=
        std::string(i == 0 ? "" : ",") + R"({"id":"0000d0d0-0000-4000-8000-000000)" + n + R"(","userPrincipalName":"user)" + n +
        R"(@contoso.example","displayName":"User","usageLocation":"US","assignedLicenses":[{"skuId":"6fd2c87f-b296-42f0-b197-1e91e994b900","disabledPlans":[]}],"licenseAssignmentStates":[]})";
  }
  const ImportedFile file = read_text(text + "]}");
  CHECK(file.records.users.size() == 20'000);
  CHECK(file.records.users.holdings().size() == 1);
  CHECK_FALSE(file.records.users.has_repeated());
  CHECK(file.records.users[19'999].user.principal_name == "user119999@contoso.example");
}

TEST_CASE("a person who is twice in one file is noticed by id and by sign-in name in any letter case") {
  const auto user = [](const std::string& id, const std::string& name) {
    return R"({"id":")" + id + R"(","userPrincipalName":")" + name + R"(","assignedLicenses":[],"licenseAssignmentStates":[]})";
  };
  CHECK_FALSE(read_text("[" + user("a", "x@contoso.example") + "," + user("b", "y@contoso.example") + "]").records.users.has_repeated());
  CHECK(read_text("[" + user("a", "x@contoso.example") + "," + user("A", "y@contoso.example") + "]").records.users.has_repeated());
  CHECK(read_text("[" + user("a", "x@contoso.example") + "," + user("b", "X@Contoso.Example") + "]").records.users.has_repeated());
}
