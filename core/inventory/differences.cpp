#include "core/inventory/differences.hpp"

#include <algorithm>
#include <string_view>

#include "core/import/values/values.hpp"
#include "core/inventory/finding_ids.hpp"

namespace csp {
namespace {

constexpr std::string_view kAnswered = "inventory.difference.answered";

bool can_be_answered(const Finding& finding) {
  return finding.rule == inventory_finding::kUnitsDiffer.id || finding.rule == inventory_finding::kEndsDiffer.id ||
         finding.rule == inventory_finding::kStatesDiffer.id || finding.rule == inventory_finding::kSkusDiffer.id;
}

std::string id_of(const Finding& finding) { return finding.rule + " " + finding.subject; }

const MessageValue* argument(const Finding& finding, std::string_view name) {
  for (const MessageArgument& candidate : finding.message.arguments) {
    if (candidate.name == name) return &candidate.value;
  }
  return nullptr;
}

std::string text_of(const MessageValue* value) {
  const std::string* text = value == nullptr ? nullptr : std::get_if<std::string>(value);
  return text == nullptr ? std::string() : *text;
}

std::int64_t row_of(const MessageValue* value) {
  const std::int64_t* row = value == nullptr ? nullptr : std::get_if<std::int64_t>(value);
  return row == nullptr ? 0 : *row;
}

// What one side of a finding says: "kept" or "other".
DifferenceChoice side(const Finding& finding, const std::string& which) {
  DifferenceChoice choice;
  choice.file = text_of(argument(finding, which + "_file"));
  choice.row = row_of(argument(finding, which + "_row"));
  choice.source = choice.file + ":" + std::to_string(choice.row);
  if (const MessageValue* value = argument(finding, which)) choice.value = *value;
  return choice;
}

void exchange(Finding& finding) {
  std::vector<MessageArgument>& arguments = finding.message.arguments.changed();
  const auto value = [&](const std::string& name) {
    const auto found = std::find_if(arguments.begin(), arguments.end(), [&](const MessageArgument& each) { return each.name == name; });
    return found == arguments.end() ? nullptr : &found->value;
  };
  for (const char* part : {"", "_file", "_row"}) {
    MessageValue* kept = value(std::string("kept") + part);
    MessageValue* other = value(std::string("other") + part);
    if (kept != nullptr && other != nullptr) std::swap(*kept, *other);
  }
}

Aspect aspect_of(std::string_view rule) {
  if (rule == inventory_finding::kEndsDiffer.id) return Aspect::TermEnd;
  if (rule == inventory_finding::kStatesDiffer.id) return Aspect::State;
  return rule == inventory_finding::kSkusDiffer.id ? Aspect::Sku : Aspect::Units;
}

// The file that a person believes is behind the value now; another says the same when a finding knows it to.
void choose_statement(const Inventory& inventory, Subscription& subscription, const Finding& finding, const DifferenceChoice& chosen) {
  const auto same_value = [&](const std::string& source) {
    return std::any_of(inventory.findings.begin(), inventory.findings.end(), [&](const Finding& other) {
      if (!can_be_answered(other) || id_of(other) != id_of(finding)) return false;
      for (const char* which : {"kept", "other"}) {
        const DifferenceChoice said = side(other, which);
        if (said.source == source && said.value == chosen.value) return true;
      }
      return false;
    });
  };
  const Aspect aspect = aspect_of(finding.rule);
  for (Statement& statement : subscription.statements) {
    if (statement.aspect != aspect) continue;
    std::string source;
    if (statement.origin < subscription.origins.size()) {
      const Origin& origin = subscription.origins[statement.origin];
      source = inventory.customer.file_names[static_cast<std::size_t>(origin.file)] + ":" + std::to_string(origin.row);
    }
    statement.belief = source == chosen.source ? Belief::Chosen : same_value(source) ? Belief::Agrees : Belief::Overruled;
  }
}

void set_value(Subscription& subscription, std::string_view rule, const MessageValue& value) {
  if (const std::int64_t* units = std::get_if<std::int64_t>(&value); units != nullptr && rule == inventory_finding::kUnitsDiffer.id)
    subscription.units = *units;
  if (const Date* end = std::get_if<Date>(&value); end != nullptr && rule == inventory_finding::kEndsDiffer.id)
    subscription.term_end = *end;
  const std::string* text = std::get_if<std::string>(&value);
  if (text == nullptr) return;
  if (rule == inventory_finding::kStatesDiffer.id) {
    subscription.state_text = *text;
    subscription.state = value::state(*text);
  }
  if (rule == inventory_finding::kSkusDiffer.id) {
    if (const std::optional<Guid> sku = Guid::parse(*text)) subscription.sku = *sku;
  }
}

// The side that an answer believes; null when it names neither.
const char* believed_side(const Finding& finding, const std::string& source) {
  if (side(finding, "kept").source == source) return "kept";
  if (side(finding, "other").source == source) return "other";
  return nullptr;
}

void mark_answered(std::vector<Finding>& findings, const std::map<std::string, std::string>& answers) {
  for (Finding& finding : findings) {
    if (!can_be_answered(finding)) continue;
    const auto answer = answers.find(id_of(finding));
    if (answer == answers.end()) continue;
    const auto named = [&](const Finding& candidate) {
      return can_be_answered(candidate) && id_of(candidate) == answer->first && believed_side(candidate, answer->second) != nullptr;
    };
    if (!std::any_of(findings.begin(), findings.end(), named)) continue;
    if (const char* believed = believed_side(finding, answer->second); believed != nullptr && std::string_view(believed) == "other")
      exchange(finding);
    finding.severity = Severity::Note;
    finding.message.key = kAnswered;
    finding.action = Message{};
  }
}

}  // namespace

std::vector<Difference> differences(const Inventory& inventory) {
  std::vector<Difference> out;
  for (const Finding& finding : inventory.findings) {
    if (!can_be_answered(finding)) continue;
    const std::string id = id_of(finding);
    auto known = std::find_if(out.begin(), out.end(), [&](const Difference& difference) { return difference.id == id; });
    if (known == out.end()) {
      out.push_back({id, finding.rule, text_of(argument(finding, "name")), finding.subject, {}, false});
      known = out.end() - 1;
    }
    known->answered = known->answered || finding.message.key == kAnswered;
    for (const char* which : {"kept", "other"}) {
      DifferenceChoice choice = side(finding, which);
      const auto same = std::find_if(known->choices.begin(), known->choices.end(),
                                     [&](const DifferenceChoice& candidate) { return candidate.source == choice.source; });
      if (same == known->choices.end()) known->choices.push_back(std::move(choice));
    }
  }
  for (Difference& difference : out) {
    const auto subscription = std::find_if(inventory.customer.subscriptions.begin(), inventory.customer.subscriptions.end(),
                                           [&](const Subscription& candidate) { return candidate.key == difference.subject; });
    if (subscription == inventory.customer.subscriptions.end()) continue;
    for (DifferenceChoice& choice : difference.choices) {
      Subscription with = *subscription;
      set_value(with, difference.rule, choice.value);
      choice.used = with.units == subscription->units && with.term_end == subscription->term_end &&
                    with.state_text == subscription->state_text && with.sku == subscription->sku;
    }
    // A fixed order, whichever is believed: the buttons must not change places when one is pressed.
    std::sort(difference.choices.begin(), difference.choices.end(),
              [](const DifferenceChoice& a, const DifferenceChoice& b) { return a.source < b.source; });
  }
  return out;
}

bool believed_files_apply(const std::map<std::string, std::string>& answers, const Inventory& inventory) {
  return std::any_of(inventory.findings.begin(), inventory.findings.end(), [&](const Finding& finding) {
    if (!can_be_answered(finding)) return false;
    const auto answer = answers.find(id_of(finding));
    if (answer == answers.end()) return false;
    const char* believed = believed_side(finding, answer->second);
    return believed != nullptr && (std::string_view(believed) == "other" || finding.message.key != kAnswered);
  });
}

void apply_believed_files(const std::map<std::string, std::string>& answers, Inventory& inventory) {
  for (const Finding& finding : inventory.findings) {
    if (!can_be_answered(finding)) continue;
    const auto answer = answers.find(id_of(finding));
    if (answer == answers.end()) continue;
    const char* believed = believed_side(finding, answer->second);
    if (believed == nullptr) continue;
    for (Subscription& subscription : inventory.customer.subscriptions) {
      if (subscription.key != finding.subject) continue;
      const DifferenceChoice choice = side(finding, believed);
      set_value(subscription, finding.rule, choice.value);
      choose_statement(inventory, subscription, finding, choice);
    }
  }
  mark_answered(inventory.findings, answers);
  mark_answered(inventory.customer.findings, answers);
}

}  // namespace csp
