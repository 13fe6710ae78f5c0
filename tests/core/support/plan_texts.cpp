#include "tests/core/support/plan_texts.hpp"

#include <algorithm>
#include <unordered_map>

#include "core/plan/all_findings.hpp"
#include "tests/core/support/built_in_language.hpp"
#include "tests/core/support/untranslated.hpp"

namespace support {
namespace {

using namespace csp;

// What decides whether a message can be said: its key, the names and kinds of its arguments, the words it names, and whether a number is
// none, one or more, as languages count. Names, dates and sums that differ make no other message.
void form_of(const Message& message, std::string& form) {
  form = message.key;
  for (const MessageArgument& argument : message.arguments) {
    (form += '\n') += argument.name;
    form += static_cast<char>('0' + argument.value.index());
    if (const auto* word = std::get_if<TextKey>(&argument.value)) form += word->key;
    if (const auto* number = std::get_if<std::int64_t>(&argument.value))
      form += static_cast<char>('0' + std::clamp<std::int64_t>(*number, 0, 2));
  }
}

std::vector<std::string> faults_of(const Message& message) {
  std::vector<std::string> faults;
  for (const std::string& code : built_in_languages()) {
    const std::string said = built_in_language(code)(message);
    if (const std::string key = untranslated(said); !key.empty()) faults.push_back(code + ": no text " + key);
    if (said.find('{') != std::string::npos) faults.push_back(code + ": " + message.key + " lacks a value: " + said);
  }
  return faults;
}

class Reader {
 public:
  void read(const Message& message) {
    if (message.key.empty()) return;
    static std::unordered_map<std::string, std::vector<std::string>> known;
    form_of(message, form_);
    auto found = known.find(form_);
    if (found == known.end()) found = known.emplace(form_, faults_of(message)).first;
    faults.insert(faults.end(), found->second.begin(), found->second.end());
  }
  void read(const std::vector<Message>& messages) {
    for (const Message& message : messages) read(message);
  }
  void read(const Finding& finding) {
    read(finding.message);
    read(finding.action);
  }
  void read(const std::vector<Finding>& findings) {
    for (const Finding& finding : findings) read(finding);
  }

  std::vector<std::string> faults;

 private:
  std::string form_;
};

}  // namespace

std::vector<std::string> missing_texts(const Plan& plan) {
  Reader reader;
  for_each_finding(plan, [&](const Finding& finding, const FindingPlace&) { reader.read(finding); });
  for (const Move& move : plan.moves) {
    reader.read(move.why);
    for (const Lever& lever : move.levers) reader.read(lever.text);
    for (const PathOption& option : move.options) reader.read(option.reasons);
  }
  for (const Step& step : plan.steps) {
    for (const Message& message : {step.title(), step.detail(), step.why(), step.proof(), step.way_back()}) reader.read(message);
  }
  return reader.faults;
}

}  // namespace support
