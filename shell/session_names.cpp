// A copy of the open plan that names nobody, and the way back.
#include <algorithm>
#include <set>

#include "core/output/plan_file/pseudonyms.hpp"
#include "shell/incoming.hpp"
#include "shell/session.hpp"

namespace csp {
namespace {

using Rename = void (*)(Customer&, PlanSettings&, const Plan&, const PseudonymKey&);

// Files name the customer in every row: the copy keeps only what was read from them, as a saved plan does. An answer that is taken back
// leads to the facts that lie below.
std::shared_ptr<const Facts> renamed(const std::shared_ptr<const Facts>& facts, PlanSettings& settings, const Plan& plan,
                                     const PseudonymKey& key, Rename rename) {
  if (facts == nullptr) return nullptr;
  auto other = std::make_shared<Facts>(*facts);
  other->files.clear();
  PlanSettings below = settings;
  other->saved = renamed(facts->saved, below, plan, key, rename);
  below = settings;
  other->told = renamed(facts->told, below, plan, key, rename);
  rename(other->inventory.customer, settings, plan, key);
  other->inventory.findings = other->inventory.customer.findings;
  return other;
}

Document renamed(const Document& document, const Plan& plan, const PseudonymKey& key, Rename rename) {
  PlanSettings settings = *document.settings;
  Document result = document;
  result.demo.clear();
  result.facts = renamed(document.facts, settings, plan, key, rename);
  result.settings = std::make_shared<const PlanSettings>(std::move(settings));
  return result;
}

// Does any of its pseudonyms stand for something in this document?
bool is_key_of(const PseudonymKey& key, const Document& document) {
  std::set<std::string> names;
  for (const auto& entry : make_pseudonyms(document.facts->inventory.customer, *document.settings)) names.insert(entry.second);
  return std::any_of(key.begin(), key.end(), [&](const auto& entry) { return names.count(entry.first) > 0; });
}

}  // namespace

void Session::save_without_names(Platform& platform) {
  const PseudonymKey key = make_pseudonyms(customer(), settings());
  const Document copy = renamed(document_, *plan_, key, pseudonymise);
  platform.save_file("plan-without-names.cspmove.json", "application/json", csp::plan_file(copy, derive_plan(copy)));
  platform.save_file("names-keep-this-at-home.json", "application/json", write_pseudonym_key(key));
}

void Session::open_pseudonym_key(const Incoming& incoming) {
  tl::expected<PseudonymKey, Message> key = read_pseudonym_key(incoming.whole());
  if (key && !is_key_of(*key, document_)) key = tl::make_unexpected(Message{"pseudonyms.other_copy", {}});
  if (!key) {
    open_problem_ = Message{"session.problem.key", {{"file", incoming.name}}};
    open_problem_detail_ = key.error();
    tell_problem();
    return;
  }
  const Message step = {"session.step.names_restored", {}};
  put(step, renamed(document_, *plan_, *key, restore_names));
  tell({{step}});
}

}  // namespace csp
