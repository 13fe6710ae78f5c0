// Where is it? The cause of a finding, what a search finds, and what somebody wants to be shown.
#include <algorithm>

#include "core/base/text.hpp"
#include "core/inventory/names.hpp"
#include "core/output/output.hpp"
#include "core/plan/all_findings.hpp"
#include "shell/session.hpp"

namespace csp {
namespace {

constexpr std::size_t shortest_part_of_id = 6;
// Where settings are decided, and how the texts of their fields begin.
constexpr std::pair<std::string_view, std::string_view> settings_fields[] = {{"files", "files.move."}, {"plan", "plan.wishes."}};
constexpr std::size_t most_users_searched = 50'000;  // more are searched on their own page, in slices

}  // namespace

std::optional<Place> Session::cause_of(const Finding& finding) const {
  // What takes the place of a subscription is chosen where it is compared, not where its facts are.
  constexpr std::string_view about_targets[] = {"finding.target_proposed",
                                                "finding.no_target",
                                                "finding.target_retired",
                                                "finding.sku_unknown",
                                                "finding.sku_unnamed",
                                                "finding.INVENTORY-SKU-UNKNOWN",
                                                "finding.INVENTORY-SKU-AMBIGUOUS",
                                                "finding.INVENTORY-NAME-UNKNOWN"};
  const bool target = std::find(std::begin(about_targets), std::end(about_targets), finding.message.key) != std::end(about_targets);
  if (target && find_subscription(finding.subject) != nullptr) return Place{"match", {}, finding.subject};
  // No path works for a product that nobody knows.
  const Subscription* subject = find_subscription(finding.subject);
  if (finding.rule == "PLAN-PATH-INFEASIBLE" && subject != nullptr && subject->sku.is_zero()) return Place{"match", {}, finding.subject};
  if (find_subscription(finding.subject) != nullptr) return Place{"customer", "subscriptions", finding.subject};
  const Customer& customer = this->customer();
  const auto profile =
      std::find_if(customer.profiles.begin(), customer.profiles.end(), [&](const Profile& each) { return each.id == finding.subject; });
  if (profile != customer.profiles.end()) return Place{"customer", "profiles", finding.subject};
  for (const UnitPool& pool : customer.pools) {
    if (!finding.subject.empty() && (pool.part_number == finding.subject || pool.sku.text() == finding.subject))
      return Place{"customer", "units", finding.subject};
  }
  for (const Origin& origin : finding.origins) {
    if (origin.file >= 0 && static_cast<std::size_t>(origin.file) < document_.facts->files.size())
      return Place{"files", "file", {}, origin.file};
  }
  return std::nullopt;
}

void Session::look_at(const Place& place) {
  if (find_subscription(place.subject) != nullptr) looked_at = place.subject;
  if (place.part == "question") {
    question_ = place;
    const std::vector<const Finding*> open = open_questions();
    const auto at = std::find_if(open.begin(), open.end(), [&](const Finding* finding) {
      return finding->subject == place.subject && finding->message.key == place.finding;
    });
    question_index_ = static_cast<std::size_t>(at - open.begin());
  }
  place_ = place;
  platform_.request_frame();
}

std::optional<Place> Session::take_place(std::string_view view_id) {
  if (!place_ || place_->view != view_id) return std::nullopt;
  std::optional<Place> place = std::move(place_);
  place_.reset();
  return place;
}

void Session::open_example() {
  // Where nothing was done yet there is nothing to come back to.
  const bool untouched = past_.empty();
  open_demo("contoso-direct");
  if (untouched) past_.clear();
  looked_at = plan_->moves.empty() ? std::string() : plan_->moves.front().subscription;
}

std::vector<Hit> Session::search(std::string_view text, std::size_t most, const Language& language) const {
  std::vector<Hit> hits;
  const std::string folded = text::folded_words(text);
  if (folded.empty()) return hits;
  std::vector<std::string> words;
  for (const std::string_view word : text::split(folded, ' ')) words.emplace_back(word);
  const auto matches = [&](const std::string& candidate) {
    const std::string own = text::folded_words(candidate);
    return std::all_of(words.begin(), words.end(), [&](const std::string& word) { return own.find(word) != std::string::npos; });
  };
  const auto full = [&] { return hits.size() >= most; };
  const Customer& customer = this->customer();
  for (const Subscription& subscription : customer.subscriptions) {
    const std::string name = subscription_name(subscription.key);
    // Two letters are in nearly every id.
    const std::string ids = folded.size() < shortest_part_of_id ? "" : " " + subscription.commerce_id + " " + subscription.directory_id;
    if (!full() && matches(name + " " + subscription.part_number + ids)) {
      hits.push_back({name, {"search.subscription", {}}, {"plan", {}, subscription.key}});
    }
  }
  for (std::size_t i = 0; i < document_.facts->files.size() && !full(); ++i) {
    const std::string& name = document_.facts->files[i]->name;
    if (matches(name)) hits.push_back({text::visible(name), {"search.file", {}}, {"files", "file", {}, static_cast<std::int32_t>(i)}});
  }
  for (const Profile& profile : customer.profiles) {
    if (!full() && matches(profile.id))
      hits.push_back({profile.id, {"search.profile", {{"count", profile.users}}}, {"customer", "profiles", profile.id}});
  }
  const auto named = [](std::string_view view, const std::string& name) { return Place{std::string(view), "named", name}; };
  for (const auto& [view, fields] : settings_fields) {
    // What can be decided explains itself.
    for (const auto& [key, label] : language.texts()) {
      if (!full() && key.starts_with(fields) && language.has(key + ".why") && matches(label))
        hits.push_back({label, {"search.setting", {}}, named(view, label)});
    }
  }
  if (const std::string margin = language("plan.margin.title"); !full() && matches(margin))
    hits.push_back({margin, {"search.setting", {}}, named("plan", language("plan.margin.field"))});
  const std::string freeze = language("plan.wishes.freeze.first");
  if (!full() && !customer.subscriptions.empty() && matches(freeze + " " + language("plan.wishes.freezes")))
    hits.push_back({freeze, {"search.setting", {}}, named("plan", freeze)});
  for (const OutputDescription& output : outputs()) {
    const std::string title = language(output.title_key);
    if (!plan_->moves.empty() && !full() && matches(title + " " + std::string(output.id)))
      hits.push_back({title, {"search.result", {}}, {"results", "output", std::string(output.id)}});
  }
  for (std::size_t i = 0; i < plan_->steps.size() && !full(); ++i) {
    const std::string title = language(plan_->steps[i].title());
    if (matches(title)) hits.push_back({title, {"search.step", {}}, {"plan", "step", plan_->steps[i].id}});
  }
  const auto look_at = [&](const Finding& finding) {
    if (full()) return;
    const std::string message = language(finding.message);
    if (!matches(message + " " + finding.rule)) return;
    const std::optional<Place> cause = cause_of(finding);
    hits.push_back({message, {"search.finding", {}}, cause ? *cause : Place{"plan"}});
  };
  for (const Finding& finding : inventory().findings) look_at(finding);
  for_each_finding(*plan_, [&](const Finding& finding, const FindingPlace& place) {
    if (place.list != FindingList::Comparison) look_at(finding);  // a move repeats what it needs of them
  });
  for (std::size_t i = 0; i < customer.users.size() && i < most_users_searched && !full(); ++i) {
    const User& user = customer.users[i];
    if (matches(user.principal_name + " " + user.display_name)) {
      hits.push_back({text::visible(user.principal_name.empty() ? user.display_name : user.principal_name),
                      {"search.user", {}},
                      {"customer", "users", user.principal_name}});
    }
  }
  constexpr std::string_view term_prefix = "glossary.", term_suffix = ".words";
  for (const auto& [key, value] : language.texts()) {
    if (full() || !key.starts_with(term_prefix) || !key.ends_with(term_suffix) || !matches(value)) continue;
    hits.push_back({value.substr(0, value.find('|')),
                    {"search.term", {}},
                    {"glossary", {}, key.substr(term_prefix.size(), key.size() - term_prefix.size() - term_suffix.size())}});
  }
  if (customer.users.size() > most_users_searched)
    hits.push_back({std::string(text), {"search.users", {}}, {"customer", "users", std::string(text)}});
  return hits;
}

}  // namespace csp
