#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "core/output/assignments_script.hpp"
#include "core/output/writers/sha256.hpp"
#include "tests/core/support/hostile_texts.hpp"
#include "tests/core/support/sample_plan.hpp"

using namespace csp;
using Json = nlohmann::json;

namespace {

std::vector<OutputFile> made(const support::Sample& sample) {
  for (const OutputDescription& output : outputs()) {
    if (output.id == "assignments") return output.make(sample.context());
  }
  return {};
}

std::string bytes_of(const std::vector<OutputFile>& files, std::string_view name) {
  for (const OutputFile& file : files) {
    if (file.name == name) return file.bytes;
  }
  return {};
}

Json parsed(const std::vector<OutputFile>& files, std::string_view name) { return Json::parse(bytes_of(files, name), nullptr, false); }

}  // namespace

TEST_CASE("no byte of the script depends on the customer") {
  for (const std::string& text : support::hostile_texts()) {
    INFO(text);
    CHECK(bytes_of(made(support::sample_plan(text)), "assignments.ps1") == assignments_script());
  }
}

TEST_CASE("the script asks for the modules in the version that the runbook installs, and which the script does not refuse") {
  const std::string script = assignments_script();
  const std::string refused = script.substr(script.find("$RefusedVersions ="), 200);
  CHECK(refused.substr(0, refused.find('\r')).find(kGraphModulesVersion) == std::string::npos);
  REQUIRE(install_graph_modules().size() == 3);
  for (const std::string& install : install_graph_modules()) CHECK_MESSAGE(script.find(install) != std::string::npos, install);
  CHECK(script.find("{version}") == std::string::npos);
}

TEST_CASE("the script can be read by Windows PowerShell 5.1: byte order mark, then ASCII with CRLF, and no quote of another alphabet") {
  const std::string script = assignments_script();
  REQUIRE(script.substr(0, 3) == "\xef\xbb\xbf");
  for (std::size_t i = 3; i < script.size(); ++i) {
    REQUIRE(static_cast<unsigned char>(script[i]) < 0x7f);
    if (script[i] == '\n') REQUIRE(script[i - 1] == '\r');
  }
  CHECK(script.find("Invoke-Expression") == std::string::npos);
}

TEST_CASE("the recorded hash is the one of the data") {
  const std::vector<OutputFile> files = made(support::sample_plan());
  CHECK(bytes_of(files, "assignments.sha256") == sha256_hex(bytes_of(files, "assignments.json")) + "  assignments.json\n");
}

TEST_CASE("each user is named once for each exchange, with what is added and removed and the plans that stay switched off") {
  const support::Sample sample = support::sample_plan();
  const Json data = parsed(made(sample), "assignments.json");
  REQUIRE(data.is_object());
  CHECK(data["schema"] == "csp-move-assignments");
  CHECK(data["tenantId"] == "c3000000-0000-4000-8000-000000000001");
  std::set<std::string> users;
  for (const Json& change : data["changes"]) {
    CHECK(change["addLicenses"].size() == 1);
    CHECK(change["addLicenses"][0]["disabledPlans"][0] == sample.catalog.plans[4].id.text());
    CHECK(change["removeLicenses"].size() == 1);
    for (const Json& user : change["users"]) CHECK(users.insert(user["id"].get<std::string>()).second);
  }
  CHECK(users.size() == 31);  // the profile with direct licences; the group's members are not among them
}

TEST_CASE("licences that come from a group are changed on the group only") {
  const Json data = parsed(made(support::sample_plan()), "groups.json");
  REQUIRE(data["changes"].size() == 1);
  CHECK(data["changes"][0]["groupId"] == "d4000000-0000-4000-8000-000000000001");
  CHECK(data["changes"][0]["addLicenses"].size() == 1);
  CHECK(data["changes"][0]["removeLicenses"].size() == 1);
  CHECK(data["changes"][0]["decideFirst"] == false);
}

TEST_CASE("two profiles that want different things of one group leave the decision to a person") {
  support::Sample sample = support::sample_plan();
  Action other = sample.plan.actions[4];
  other.add.clear();
  sample.plan.actions.push_back(other);
  const Json groups = parsed(made(sample), "groups.json");
  REQUIRE_FALSE(groups["changes"].empty());
  for (const Json& change : groups["changes"]) CHECK(change["decideFirst"] == true);
}

TEST_CASE("what is switched off in a group is told by those who have the licence from it alone, and asked of it once") {
  support::Sample sample = support::sample_plan();
  const Action alone = sample.plan.actions[4];
  const auto profile = std::find_if(sample.customer.profiles.begin(), sample.customer.profiles.end(),
                                    [&](const Profile& one) { return one.id == alone.profile; });
  REQUIRE(profile != sample.customer.profiles.end());
  Profile both = *profile;  // of the same group, with the licence directly as well and more of it
  both.id = "P9";
  for (AssignedSku& held : both.skus) held.direct = true;
  sample.customer.profiles.push_back(both);
  Action other = alone;
  other.profile = both.id;
  other.add[0].direct = true;
  other.add[0].disabled_plans = {*Guid::parse("57ff2da0-773e-42df-b2af-ffb7a2317929")};
  for (const bool first : {true, false}) {
    CAPTURE(first);
    support::Sample with = sample;
    with.plan.actions.insert(first ? with.plan.actions.begin() : with.plan.actions.end(), other);
    const Json groups = parsed(made(with), "groups.json");
    REQUIRE(groups["changes"].size() == 1);
    CHECK(groups["changes"][0]["decideFirst"] == false);
    CHECK(groups["changes"][0]["addLicenses"][0]["disabledPlans"].size() == alone.add[0].disabled_plans.size());
  }
}

TEST_CASE("a group whose members also have the licence themselves, or from another group, is one and the same change of the group") {
  support::Sample sample = support::sample_plan();
  Action other = sample.plan.actions[4];
  other.add[0].direct = true;
  other.add[0].groups.push_back("d4000000-0000-4000-8000-000000000009");
  sample.plan.actions.push_back(other);
  const Json groups = parsed(made(sample), "groups.json");
  REQUIRE(groups["changes"].size() == 1);
  CHECK(groups["changes"][0]["decideFirst"] == false);
}

TEST_CASE("batches hold at most 20 requests with ids of their own, and days do not mix") {
  std::size_t requests = 0;
  for (const OutputFile& file : made(support::sample_plan())) {
    if (file.name.substr(0, 12) != "graph-batch/") continue;
    const Json batch = Json::parse(file.bytes, nullptr, false);
    REQUIRE(batch.is_object());
    CHECK(batch["requests"].size() <= 20);
    std::set<std::string> ids;
    for (const Json& request : batch["requests"]) {
      CHECK(ids.insert(request["id"].get<std::string>()).second);
      CHECK(request["body"].contains("addLicenses"));
      CHECK(request["body"].contains("removeLicenses"));
    }
    requests += batch["requests"].size();
  }
  CHECK(requests == 31);
}

TEST_CASE("nobody is called for twice in one batch: its calls run side by side") {
  support::Sample sample = support::sample_plan();
  Action other = sample.plan.actions[2];  // the same users on the same day, another licence
  other.id = "A7";
  other.remove = {sample.catalog.skus[0].id};
  sample.plan.actions.push_back(other);
  std::size_t requests = 0;
  for (const OutputFile& file : made(sample)) {
    if (file.name.substr(0, 12) != "graph-batch/") continue;
    std::set<std::string> called;
    const Json batch = Json::parse(file.bytes, nullptr, false);
    for (const Json& request : batch["requests"]) {
      CHECK(called.insert(request["url"].get<std::string>()).second);
      ++requests;
    }
  }
  CHECK(requests == 51);
}

TEST_CASE("where nobody gets another licence there is no script") {
  support::Sample sample = support::sample_plan();
  for (Action& action : sample.plan.actions) {
    if (action.kind == ActionKind::Swap) action.kind = ActionKind::SetEndOfTerm;
  }
  CHECK(made(sample).empty());
}

TEST_CASE("a plan without a known tenant gives a script nothing to run on") {
  support::Sample sample = support::sample_plan();
  sample.customer.tenant.reset();
  CHECK(parsed(made(sample), "assignments.json")["tenantId"].is_null());
}
