#include <doctest/doctest.h>

#include <map>

#include "tests/core/support/sample_plan.hpp"

using namespace csp;

namespace {

std::string calendar(const support::Sample& sample) {
  for (const OutputDescription& output : outputs()) {
    if (output.id == "calendar") return output.make(sample.context()).at(0).bytes;
  }
  return {};
}

// UID -> day of each event.
std::map<std::string, std::string> days(const std::string& text) {
  std::map<std::string, std::string> out;
  for (std::size_t at = text.find("\r\nUID:"); at != std::string::npos; at = text.find("\r\nUID:", at + 1)) {
    const std::size_t day = text.find("DTSTART;VALUE=DATE:", at);
    const std::string uid = text.substr(at + 6, text.find("\r\n", at + 6) - at - 6);
    CHECK(out.emplace(uid, text.substr(day + 19, 8)).second);  // no UID twice
  }
  return out;
}

std::string sequence(const std::string& text) {
  return text.substr(text.find("SEQUENCE:"), text.find("\r\n", text.find("SEQUENCE:")) - text.find("SEQUENCE:"));
}

}  // namespace

TEST_CASE("every gate of the runbook has a day in the calendar") {
  const support::Sample sample = support::sample_plan();
  CHECK(days(calendar(sample)).size() == sample.plan.steps.size());
}

TEST_CASE("a plan made again on another day moves its events and adds only what is new") {
  support::Sample sample = support::sample_plan();
  const std::string before = calendar(sample);
  sample.plan.today = sample.plan.today + 1;
  Step extra = sample.plan.steps[2];
  extra.form = StepForm::Check;
  sample.plan.steps.insert(sample.plan.steps.begin(), extra);
  int number = 0;
  for (Step& step : sample.plan.steps) {
    step.id = "S" + std::to_string(++number);  // all numbers shift
    step.planned = step.planned + 3;
  }
  const std::string after = calendar(sample);
  const auto old_days = days(before);
  const auto new_days = days(after);
  CHECK(new_days.size() == old_days.size() + 1);
  for (const auto& [uid, day] : old_days) {
    REQUIRE(new_days.count(uid) == 1);
    CHECK(new_days.at(uid) > day);
  }
  CHECK(sequence(after) > sequence(before));
}

TEST_CASE("two customers never share an event") {
  support::Sample other = support::sample_plan();
  other.customer.tenant = Guid::parse("c3000000-0000-4000-8000-0000000000ff");
  const auto first = days(calendar(support::sample_plan()));
  for (const auto& [uid, day] : days(calendar(other))) CHECK(first.count(uid) == 0);
}
