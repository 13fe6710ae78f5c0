#include "core/output/plan_file/plan_rescue.hpp"

#include <doctest/doctest.h>

#include "core/output/plan_file/plan_json.hpp"
#include "core/plan/settings_file/settings_json.hpp"
#include "tests/core/support/hostile_texts.hpp"
#include "tests/core/support/sample_plan.hpp"

using namespace csp;

TEST_CASE("wherever a plan file was cut off behind its settings, the decisions in it are rescued whole") {
  for (const std::string& name : support::hostile_texts()) {
    const support::Sample sample = support::sample_plan(name, "en");
    const std::string bytes = write_plan(sample.context());
    const std::size_t behind = bytes.find("\n\"customer\":");
    REQUIRE(behind != std::string::npos);
    for (std::size_t size = behind; size < bytes.size(); size += 1 + bytes.size() / 50) {
      const auto rescued = rescue_plan(std::string_view(bytes).substr(0, size));
      REQUIRE(rescued.has_value());
      CHECK(settings_to_json(rescued->settings) == settings_to_json(sample.settings));
    }
  }
}

TEST_CASE("nothing is rescued from settings that are cut off or have a damaged name") {
  const support::Sample sample = support::sample_plan("", "en");
  const std::string bytes = write_plan(sample.context());
  const std::size_t from = bytes.find("\n\"settings\":"), to = bytes.find("\n\"customer\":");
  for (std::size_t size = 0; size < to - 2; size += 7) CHECK_FALSE(rescue_plan(std::string_view(bytes).substr(0, size)).has_value());
  std::string damaged = bytes;
  damaged[damaged.find("\"marginDays\"", from) + 3] = 'X';
  CHECK_FALSE(rescue_plan(damaged).has_value());
}

TEST_CASE("the number of rescued decisions is what stands in them") {
  support::Sample sample = support::sample_plan("", "en");
  sample.settings.subscriptions["one"].units = 5;
  sample.settings.subscriptions["two"].units = 6;
  sample.settings.accepted.assign(1, {});
  sample.settings.offer_mapping.clear();
  const auto rescued = rescue_plan(write_plan(sample.context()));
  REQUIRE(rescued.has_value());
  CHECK(rescued->decisions == static_cast<std::int64_t>(sample.settings.subscriptions.size()) + 1);
}
