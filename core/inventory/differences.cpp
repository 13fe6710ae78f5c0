#include "core/inventory/differences.hpp"

#include <algorithm>
#include <string_view>

#include "core/import/values/values.hpp"
#include "core/inventory/believed_product.hpp"
#include "core/inventory/finding_ids.hpp"
#include "core/inventory/sum_units.hpp"

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

Aspect aspect_of(std::string_view rule) {
  if (rule == inventory_finding::kEndsDiffer.id) return Aspect::TermEnd;
  return rule == inventory_finding::kStatesDiffer.id ? Aspect::State : Aspect::Units;
}

// All findings about one value of one subscription, and all that was said of it, in the order in which it was met.
struct Question {
  std::string id, rule, name, subject;  // as of Difference
  std::vector<std::size_t> findings;    // places in the list
  std::vector<DifferenceChoice> choices;
  std::string used;  // source; the records were put together one after the other: what came out last
  bool answered = false;

  bool is_about_product() const { return rule == inventory_finding::kSkusDiffer.id; }
  const DifferenceChoice* choice(const std::string& source) const {
    const auto found =
        std::find_if(choices.begin(), choices.end(), [&](const DifferenceChoice& candidate) { return candidate.source == source; });
    return found == choices.end() ? nullptr : &*found;
  }
};

std::vector<Question> questions(const std::vector<Finding>& findings) {
  std::vector<Question> out;
  std::map<std::string, std::size_t> places;
  for (std::size_t at = 0; at < findings.size(); ++at) {
    const Finding& finding = findings[at];
    if (!can_be_answered(finding)) continue;
    const auto [place, first] = places.emplace(id_of(finding), out.size());
    if (first) out.push_back({place->first, finding.rule, text_of(argument(finding, "name")), finding.subject, {}, {}, {}, false});
    Question& question = out[place->second];
    question.findings.push_back(at);
    question.used = side(finding, "kept").source;
    question.answered = question.answered || finding.message.key == kAnswered;
    for (const char* which : {"kept", "other"}) {
      DifferenceChoice said = side(finding, which);
      if (question.choice(said.source) == nullptr) question.choices.push_back(std::move(said));
    }
  }
  return out;
}

void say(Finding& finding, const std::string& which, const DifferenceChoice& choice) {
  for (MessageArgument& argument : finding.message.arguments.changed()) {
    if (argument.name == which) argument.value = choice.value;
    if (argument.name == which + "_file") argument.value = choice.file;
    if (argument.name == which + "_row") argument.value = choice.row;
  }
}

// "The plan uses this one": each finding names another one that it does not use.
void mark_answered(std::vector<Finding>& findings, const Question& question, const DifferenceChoice& believed) {
  std::vector<const DifferenceChoice*> others;
  for (const DifferenceChoice& choice : question.choices) {
    if (choice.source != believed.source) others.push_back(&choice);
  }
  for (std::size_t i = 0; i < question.findings.size(); ++i) {
    Finding& finding = findings[question.findings[i]];
    say(finding, "kept", believed);
    if (!others.empty()) say(finding, "other", *others[std::min(i, others.size() - 1)]);
    finding.severity = Severity::Note;
    finding.message.key = kAnswered;
    finding.action = Message{};
  }
}

// The file that a person believes is behind the value now; another says the same when a finding knows it to.
void choose_statement(const Customer& customer, const Question& question, const DifferenceChoice& chosen, Subscription& subscription) {
  const Aspect aspect = aspect_of(question.rule);
  for (Statement& statement : subscription.statements) {
    if (statement.aspect != aspect) continue;
    std::string source;
    if (statement.origin < subscription.origins.size()) source = source_of(customer, subscription.origins[statement.origin]);
    const DifferenceChoice* said = question.choice(source);
    const bool agrees = said != nullptr && said->value == chosen.value;
    statement.belief = source == chosen.source ? Belief::Chosen : agrees ? Belief::Agrees : Belief::Overruled;
  }
}

void set_value(const MessageValue& value, Subscription& subscription) {
  if (const std::int64_t* units = std::get_if<std::int64_t>(&value)) subscription.units = *units;
  if (const Date* end = std::get_if<Date>(&value)) subscription.term_end = *end;
  if (const std::string* text = std::get_if<std::string>(&value)) {
    subscription.state_text = *text;
    subscription.state = value::state(*text);
  }
}

const Subscription* subscription_of(const Customer& customer, const std::string& key) {
  const auto found = std::find_if(customer.subscriptions.begin(), customer.subscriptions.end(),
                                  [&](const Subscription& candidate) { return candidate.key == key; });
  return found == customer.subscriptions.end() ? nullptr : &*found;
}

// Is the value of each side at hand? A product is more than the name that stands in a finding: the files tell it.
bool can_be_applied(const Customer& customer, const Files& files, const Question& question) {
  const Subscription* subscription = subscription_of(customer, question.subject);
  if (subscription == nullptr) return false;
  return !question.is_about_product() || std::all_of(question.choices.begin(), question.choices.end(), [&](const DifferenceChoice& choice) {
    return record_at(files, customer, *subscription, choice.source) != nullptr;
  });
}

// The answer among what was said; null when there is none, or it names a place that no file has any more.
const DifferenceChoice* answer(const std::map<std::string, std::string>& answers, const Question& question) {
  const auto found = answers.find(question.id);
  return found == answers.end() ? nullptr : question.choice(found->second);
}

void apply(const Picture& picture, const Question& question, const DifferenceChoice& chosen) {
  Customer& customer = picture.customer();
  for (Subscription& subscription : customer.subscriptions) {
    if (subscription.key != question.subject) continue;
    if (question.is_about_product()) {
      take_product(picture, *record_at(picture.files, customer, subscription, chosen.source), subscription);
    } else {
      set_value(chosen.value, subscription);
      choose_statement(customer, question, chosen, subscription);
    }
  }
}

}  // namespace

std::vector<Difference> differences(const Inventory& inventory, const Files& files) {
  std::vector<Difference> out;
  for (Question& question : questions(inventory.findings)) {
    if (!can_be_applied(inventory.customer, files, question)) continue;
    for (DifferenceChoice& choice : question.choices) choice.used = choice.source == question.used;
    // A fixed order, whichever is believed: the buttons must not change places when one is pressed.
    std::sort(question.choices.begin(), question.choices.end(),
              [](const DifferenceChoice& a, const DifferenceChoice& b) { return a.source < b.source; });
    out.push_back({std::move(question.id), std::move(question.rule), std::move(question.name), std::move(question.subject),
                   std::move(question.choices), question.answered});
  }
  return out;
}

bool believed_files_apply(const std::map<std::string, std::string>& answers, const Inventory& inventory, const Files& files) {
  const std::vector<Question> all = questions(inventory.findings);
  return std::any_of(all.begin(), all.end(), [&](const Question& question) {
    const DifferenceChoice* chosen = answer(answers, question);
    return chosen != nullptr && (!question.answered || chosen->source != question.used) &&
           can_be_applied(inventory.customer, files, question);
  });
}

void apply_believed_files(const std::map<std::string, std::string>& answers, const Catalog& catalog, const Files& files,
                          Inventory& inventory) {
  const auto chosen_in = [&](const Question& question) {
    const DifferenceChoice* chosen = answer(answers, question);
    return chosen != nullptr && can_be_applied(inventory.customer, files, question) ? chosen : nullptr;
  };
  const Picture picture{catalog, files, inventory};
  for (const Question& question : questions(inventory.findings)) {
    if (const DifferenceChoice* chosen = chosen_in(question)) apply(picture, question, *chosen);
  }
  for (std::vector<Finding>* findings : {&inventory.findings, &inventory.customer.findings}) {
    for (const Question& question : questions(*findings)) {
      if (const DifferenceChoice* chosen = chosen_in(question)) mark_answered(*findings, question, *chosen);
    }
  }
  sum_units_again(catalog, inventory);
}

}  // namespace csp
