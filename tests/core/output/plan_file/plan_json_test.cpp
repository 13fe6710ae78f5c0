#include "core/output/plan_file/plan_json.hpp"

#include <doctest/doctest.h>

#include "core/output/writers/sha256.hpp"
#include "tests/core/support/hostile_texts.hpp"
#include "tests/core/support/sample_plan.hpp"

using namespace csp;

namespace {

// The same plan written from what was read back.
std::string written_again(const support::Sample& sample, const PlanDocument& document) {
  return write_plan({sample.catalog, document.customer, document.settings, document.prices, sample.plan, sample.language,
                     sample.partner_language, "1.2.3"});
}

// A document with a right hash whatever is in it, as a person could make by hand.
std::string resealed(std::string document) {
  const std::size_t end = document.rfind(",\n\"hash\":");
  document.resize(end);
  return document + ",\n\"hash\":\"" + sha256_hex(document + "\n}\n") + "\"\n}\n";
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("a saved plan read back and written again is the same byte for byte") {
  const support::Sample sample = support::sample_plan();
  const std::string bytes = write_plan(sample.context());
  const auto document = read_plan(bytes);
  REQUIRE_MESSAGE(document.has_value(), sample.language(document.error()));
  CHECK(written_again(sample, *document) == bytes);
  CHECK(document->today == sample.plan.today);
  CHECK(document->facts_date == sample.catalog.facts_date);
  CHECK(document->version == "1.2.3");
  CHECK(document->customer.users.size() == sample.customer.users.size());
}

TEST_CASE("whatever stands in the names, a saved plan comes back the same") {
  for (const std::string& text : support::hostile_texts()) {
    INFO(text);
    const support::Sample sample = support::sample_plan(text);
    const std::string bytes = write_plan(sample.context());
    const auto document = read_plan(bytes);
    REQUIRE(document.has_value());
    CHECK(written_again(sample, *document) == bytes);
    const bool broken_bytes = text.find('\xff') != std::string::npos;  // cannot stand in JSON: shown as replacement characters
    if (!broken_bytes) CHECK(document->customer.name == text);
  }
}

TEST_CASE("the stored part that is derived equals the plan made again, so that a change of facts is seen") {
  support::Sample sample = support::sample_plan();
  const auto document = read_plan(write_plan(sample.context()));
  REQUIRE(document.has_value());
  CHECK(document->derived == derived_json(sample.context()));
  sample.plan.steps[0].planned = sample.plan.steps[0].planned + 1;
  CHECK(document->derived != derived_json(sample.context()));
}

TEST_CASE("the hash in the file is the one that every output names") {
  const support::Sample sample = support::sample_plan();
  const auto document = read_plan(write_plan(sample.context()));
  REQUIRE(document.has_value());
  CHECK(document->hash == plan_hash(sample.context()));
  CHECK(short_hash(plan_hash(sample.context())) == document->hash.substr(0, 12));
}

TEST_CASE("any damaged byte of a saved plan is noticed") {
  const support::Sample sample = support::sample_plan();
  const std::string bytes = write_plan(sample.context());
  // Every 7th byte, and all of the beginning and the end: every kind of place, in bearable time.
  for (std::size_t i = 0; i < bytes.size(); i += (i < 64 || i + 100 > bytes.size() ? 1 : 211)) {
    std::string damaged = bytes;
    damaged[i] = static_cast<char>(damaged[i] ^ 1);
    CHECK_FALSE_MESSAGE(read_plan(damaged).has_value(), "byte ", i);
  }
}

TEST_CASE("a plan that was cut off, pasted behind something or reformatted is refused with the reason") {
  const support::Sample sample = support::sample_plan();
  const std::string bytes = write_plan(sample.context());
  CHECK(read_plan(bytes.substr(0, bytes.size() / 2)).error().key == "output.plan_file.incomplete");
  CHECK(read_plan(bytes + " ").error().key == "output.plan_file.incomplete");
  CHECK(read_plan("").error().key == "output.plan_file.not_a_plan");
  CHECK(read_plan("{}").error().key == "output.plan_file.not_a_plan");
  CHECK(read_plan(replaced(bytes, "Contoso Ltd", "Fabrikam Inc")).error().key == "output.plan_file.changed");
}

TEST_CASE("a plan of a later form is refused before anything else is looked at") {
  const support::Sample sample = support::sample_plan();
  const auto read = read_plan(replaced(write_plan(sample.context()), "\"version\":2", "\"version\":3"));
  REQUIRE_FALSE(read.has_value());
  CHECK(read.error().key == "output.plan_file.newer");
}

TEST_CASE("a plan of the form before, which knows no optimum and fewer settings, still opens") {
  const support::Sample sample = support::sample_plan();
  std::string older = replaced(write_plan(sample.context()), "\"version\":2", "\"version\":1");
  for (const char* name : {"minimise", "weighPaths", "freezes", "movesAWeek", "grouping", "gapDays", "searchSteps"}) {
    const std::size_t at = older.find("\"" + std::string(name) + "\": ");
    REQUIRE_MESSAGE(at != std::string::npos, name);
    older.erase(at, older.find('\n', at) + 1 - at);
  }
  const auto read = read_plan(resealed(older));
  REQUIRE_MESSAGE(read.has_value(), sample.language(read.error()));
  CHECK(read->settings.moves_a_week == 0);
  CHECK(read->customer.subscriptions.size() == sample.customer.subscriptions.size());
}

TEST_CASE("a pool's units come back as what they were: told by a file, or the sum of subscriptions") {
  for (const PoolCounts counts : {PoolCounts::Told, PoolCounts::Summed, PoolCounts::Unlisted}) {
    support::Sample sample = support::sample_plan();
    sample.customer.pools.at(0).counts = counts;
    const auto document = read_plan(write_plan(sample.context()));
    REQUIRE(document.has_value());
    CHECK(document->customer.pools.at(0).counts == counts);
  }
}

TEST_CASE("a plan from before agreement numbers had a place of their own reads them from the state") {
  support::Sample sample = support::sample_plan();
  Subscription& subscription = sample.customer.subscriptions.at(0);
  subscription.channel = Channel::EnterpriseAgreement;
  subscription.state_text = "as told";
  subscription.agreement_number = "7654321";
  const std::string bytes = write_plan(sample.context());
  const auto document = read_plan(bytes);
  REQUIRE(document.has_value());
  CHECK(document->customer.subscriptions.at(0).agreement_number == "7654321");
  CHECK(document->customer.subscriptions.at(0).state_text == "as told");
  const auto older =
      read_plan(resealed(replaced(bytes, R"("stateText":"as told","agreementNumber":"7654321")", R"("stateText":"7654321")")));
  REQUIRE(older.has_value());
  CHECK(older->customer.subscriptions.at(0).agreement_number == "7654321");
  CHECK(older->customer.subscriptions.at(0).state_text.empty());
}

TEST_CASE("a hand-made plan with a right hash but wrong content is refused with the place") {
  const support::Sample sample = support::sample_plan();
  const std::string bytes = write_plan(sample.context());
  const auto path_of = [&](const std::string& from, const std::string& to) {
    const auto read = read_plan(resealed(replaced(bytes, from, to)));
    REQUIRE_FALSE(read.has_value());
    REQUIRE(read.error().key == "output.plan_file.wrong_value");
    return std::get<std::string>(read.error().arguments[0].value);
  };
  CHECK(path_of("\"units\":40,\"state\"", "\"units\":\"many\",\"state\"") == "$.customer.subscriptions[0].units");
  CHECK(path_of("\"state\":\"active\"", "\"state\":\"asleep\"") == "$.customer.subscriptions[0].state");
  CHECK(path_of("\"members\":[0,", "\"members\":[999999,") == "$.customer.profiles[0].members[0]");
  CHECK(path_of("\"pools\":[", "\"puddles\":[") == "$.customer.pools");
  CHECK(path_of("[\"b2000000-0000-4000-8000-000000000000\",", "[7,") == "$.customer.users");
  CHECK(path_of("\"units\":40,\"state\"", "\"units\":10000000001,\"state\"") == "$.customer.subscriptions[0].units");
  CHECK(path_of("\"units\":40,\"state\"", "\"units\":-1,\"state\"") == "$.customer.subscriptions[0].units");
  CHECK(path_of("\"enabled\":", "\"enabled\":9007199254740992") == "$.customer.pools[0].enabled");
  CHECK(path_of("\"termEnd\":\"2", "\"termEnd\":\"9") == "$.customer.subscriptions[0].termEnd");
  CHECK(path_of("\"today\":\"2026-11-22\"", "\"today\":\"2026-11-31\"") == "$.today");
}
