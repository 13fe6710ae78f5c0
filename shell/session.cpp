#include "shell/session.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "core/import/file_index.hpp"
#include "core/plan/sources/subscription_names.hpp"
#include "shell/answered_facts.hpp"
#include "shell/incoming.hpp"
#include "shell/languages.hpp"
#include "shell/plan_name.hpp"
#include "shell/portfolio.hpp"
#include "shell/reread.hpp"
#include "shell/same_customer.hpp"
#include "shell/session_joining.hpp"

namespace csp {

namespace {

constexpr double rest_before_copy_s = 0.3;

bool same_document(const Document& a, const Document& b) { return a.facts == b.facts && a.settings == b.settings && a.today == b.today; }

}  // namespace

Session::Session(std::shared_ptr<const Catalog> built_in, Platform& platform)
    : built_in_(std::move(built_in)), platform_(platform), portfolio_(std::make_unique<Portfolio>(built_in_, platform)) {
  start_empty();
  past_.clear();
  saved_ = document_;
}

Session::~Session() = default;

const Catalog& Session::catalog() const { return *document_.facts->catalog; }
const Customer& Session::customer() const { return document_.facts->inventory.customer; }
const Inventory& Session::inventory() const { return document_.facts->inventory; }

const Subscription* Session::find_subscription(std::string_view key) const {
  for (const Subscription& subscription : customer().subscriptions) {
    if (subscription.key == key) return &subscription;
  }
  return nullptr;
}

std::string Session::subscription_name(std::string_view key) const {
  const auto named = names_.find(key);
  return named == names_.end() ? std::string(key) : named->second;
}

void Session::show(const Document& document) {
  const bool other_facts = document_.facts != document.facts;
  frontier_.forget();
  document_ = document;
  ++revision_;
  remembered_ = document_.facts->catalog;  // kept alive: the memory knows it by its address
  memory_.rest_on(document_.facts);
  plan_ = std::make_shared<const Plan>(derive_plan(document_, memory_));
  const std::vector<std::string> names = plan::subscription_names(catalog(), customer(), settings());
  names_.clear();
  for (std::size_t i = 0; i < names.size(); ++i) names_.emplace(customer().subscriptions[i].key, text::visible(names[i]));
  if (other_facts) want_frontier();
  results_.clear();
  platform_.request_frame();
}

void Session::want_frontier() {
  if (plan_->moves.empty() || frontier() != nullptr || frontier_.works_on(revision_)) return;
  frontier_.begin(document_, revision_, plan_->moves.size(), memory_);
  platform_.request_frame();
}

void Session::compare_with(const Document& document, std::shared_ptr<const Plan> plan) {
  saved_ = document;
  document_.baseline = std::make_shared<const Baseline>(Baseline{document.facts, document.settings, document.today, std::move(plan)});
}

void Session::put(Message name, Document document, std::string_view stroke) {
  const bool goes_on = !stroke.empty() && stroke == stroke_ && !past_.empty();
  if (goes_on)
    past_.back().name = std::move(name);
  else
    past_.push_back({std::move(name), document_});
  stroke_ = stroke;
  future_.clear();
  document.facts = with_answers(std::move(document.facts), *document.settings);
  if (document.id == 0 || !is_same_customer(document_, document)) document.id = ++documents_;
  show(document);
}

void Session::edit(Message name, const std::function<void(PlanSettings&)>& change, std::string_view stroke) {
  PlanSettings settings = *document_.settings;
  change(settings);
  Document document = document_;
  document.settings = std::make_shared<const PlanSettings>(std::move(settings));
  put(std::move(name), std::move(document), stroke);
}

void Session::decide(Message name, const std::string& subscription_key, const std::function<void(SubscriptionDecision&)>& change,
                     std::string_view stroke) {
  edit(
      std::move(name), [&](PlanSettings& settings) { change(settings.subscriptions[subscription_key]); }, stroke);
}

void Session::decide_all(Message name, const std::vector<std::string>& subscription_keys,
                         const std::function<void(SubscriptionDecision&)>& change) {
  edit(std::move(name), [&](PlanSettings& settings) {
    for (const std::string& key : subscription_keys) change(settings.subscriptions[key]);
  });
}

void Session::open_demo(std::string_view id) {
  tl::expected<Document, Message> opened = csp::open_demo(built_in_, id);
  if (!opened) {
    open_problem_ = opened.error();
    platform_.request_frame();
    return;
  }
  open_problem_.reset();
  const std::string name = opened->settings->customer_name;
  put({"session.step.demo", {{"name", name}}}, std::move(*opened));
  compare_with(document_, plan_);
}

// The customer reads what its partner speaks, until somebody says otherwise.
std::shared_ptr<const PlanSettings> Session::own_settings() const {
  PlanSettings settings;
  settings.report_language = best_language(platform_.preferred_language());
  return std::make_shared<const PlanSettings>(std::move(settings));
}

void Session::start_empty() {
  Document document;
  document.facts = facts_from_files(built_in_, {});
  document.settings = own_settings();
  document.today = platform_.today();
  put({"session.step.empty", {}}, std::move(document));
}

void Session::replace_files(Message name, std::vector<std::shared_ptr<const ImportedFile>> files,
                            std::shared_ptr<const PlanSettings> settings) {
  Document document = document_;
  document.settings = std::move(settings);
  const std::shared_ptr<const Facts> saved = document_.facts->saved;
  if (saved != nullptr && tell_of_no_customer(files)) {
    document.facts = files.empty() ? saved : facts_with_lists(built_in_, saved, std::move(files));
  } else {
    // Later exports tell how things stand today, not on the day of the plan.
    if (saved != nullptr) document.today = std::max(document.today, platform_.today());
    document.facts = facts_from_files(built_in_, std::move(files), saved);
  }
  put(std::move(name), std::move(document));
}

void Session::remove_file(std::size_t index) {
  std::vector<std::shared_ptr<const ImportedFile>> files = document_.facts->files;
  if (index >= files.size()) return;
  const std::string name = files[index]->name;
  files.erase(files.begin() + static_cast<std::ptrdiff_t>(index));
  for (std::size_t i = index; i < files.size(); ++i) {
    auto moved = std::make_shared<ImportedFile>(*files[i]);
    set_file_index(*moved, static_cast<std::int32_t>(i));
    files[i] = std::move(moved);
  }
  replace_files({"session.step.remove_file", {{"name", name}}}, std::move(files), document_.settings);
}

bool Session::can_reread(std::size_t index) const {
  return index < document_.facts->files.size() && document_.facts->files[index]->bytes != nullptr;
}

// Settings and files change together, so that one step back undoes both.
void Session::change_mappings(Message name, const std::function<void(ColumnMappings&)>& change) {
  PlanSettings settings = *document_.settings;
  change(settings.column_mappings);
  take_settings(std::move(name), std::move(settings));
}

void Session::take_settings(Message name, PlanSettings settings) {
  const ColumnMappings &before = document_.settings->column_mappings, &now = settings.column_mappings;
  std::vector<std::shared_ptr<const ImportedFile>> files = document_.facts->files;
  for (std::size_t index = 0; index < files.size(); ++index) {
    if (auto again = read_by(catalog(), *files[index], static_cast<std::int32_t>(index), before, now)) files[index] = std::move(again);
  }
  for (std::shared_ptr<ImportedFile>& file : finished_) {
    if (const auto again = read_by(catalog(), *file, 0, before, now)) file = std::make_shared<ImportedFile>(*again);
  }
  if (files == document_.facts->files)
    edit(std::move(name), [&](PlanSettings& now) { now = std::move(settings); });
  else
    replace_files(std::move(name), std::move(files), std::make_shared<const PlanSettings>(std::move(settings)));
}

void Session::map_columns(std::size_t index, const ColumnMapping& mapping) {
  if (index >= document_.facts->files.size()) return;
  const ImportedFile& file = *document_.facts->files[index];
  const std::string signature = header_signature(file.table.header);
  change_mappings({"session.step.map_columns", {{"name", file.name}}}, [&](ColumnMappings& mappings) { mappings[signature] = mapping; });
}

void Session::forget_columns(std::size_t index) {
  if (index >= document_.facts->files.size()) return;
  const ImportedFile& file = *document_.facts->files[index];
  const std::string signature = header_signature(file.table.header);
  change_mappings({"session.step.forget_columns", {{"name", file.name}}}, [&](ColumnMappings& mappings) { mappings.erase(signature); });
}

void Session::believe(Message name, const std::string& difference, const std::string& source) {
  edit(std::move(name), [&](PlanSettings& settings) { settings.believed_files[difference] = source; });
}

void Session::reread_file(std::size_t index, const ReadingChoices& choices) {
  if (!can_reread(index)) return;
  std::vector<std::shared_ptr<const ImportedFile>> files = document_.facts->files;
  const std::string name = files[index]->name;
  std::shared_ptr<const ImportedFile> again =
      read_again(catalog(), *files[index], static_cast<std::int32_t>(index), choices, document_.settings->column_mappings);
  if (again == nullptr) return;
  files[index] = std::move(again);
  replace_files({"session.step.reread", {{"name", name}}}, std::move(files), document_.settings);
}

std::vector<Message> Session::history() const {
  std::vector<Message> names;
  for (const Entry& entry : past_) names.push_back(entry.name);
  for (auto entry = future_.rbegin(); entry != future_.rend(); ++entry) names.push_back(entry->name);
  return names;
}

std::size_t Session::history_position() const { return past_.size(); }

const std::vector<OutputFile>& Session::results(const Language& language) {
  auto found = results_.find(language.code());
  if (found == results_.end()) found = results_.emplace(language.code(), make_results(document_, *plan_, language)).first;
  return found->second;
}

bool Session::can_undo() const { return !past_.empty(); }
bool Session::can_redo() const { return !future_.empty(); }

void Session::undo() {
  if (can_undo()) travel(past_.size() - 1);
}

void Session::redo() { travel(past_.size() + 1); }

// However far it goes, one plan is made: that of the document in the end.
void Session::travel(std::size_t position) {
  const std::size_t before = past_.size();
  Document document = document_;
  const auto step = [&](std::vector<Entry>& from, std::vector<Entry>& to) {
    Entry entry = std::move(from.back());
    from.pop_back();
    to.push_back({std::move(entry.name), std::move(document)});
    document = std::move(entry.document);
  };
  while (past_.size() > position) step(past_, future_);
  while (past_.size() < position && !future_.empty()) step(future_, past_);
  if (past_.size() == before) return;
  stroke_.clear();
  show(document);
}

std::string Session::document_name() const { return customer_name(document_); }

bool Session::unsaved_changes() const { return !same_document(document_, saved_); }

void Session::save(Platform& platform) {
  saving_.push_back({document_, plan_});
  platform.save_plan(document_.id, plan_file_name(document_name()), "application/json", plan_file());
}

void Session::plan_saved() {
  if (saving_.empty()) return;
  const Saving saved = std::move(saving_.front());
  saving_.pop_front();
  // Meanwhile another customer may be open, who is not compared with this one.
  if (saved.document.id == document_.id) compare_with(saved.document, saved.plan);
  tell({{{"session.notice.saved", {}}}});
}

void Session::plan_not_saved() {
  if (!saving_.empty()) saving_.pop_front();
}

std::string Session::plan_file() const { return csp::plan_file(document_, *plan_); }

// The whole plan is written out for a copy, so that the steps of a drag or the letters of a name are not copied each.
void Session::renew_crash_copy(double time_s) {
  if (copied_revision_ == revision_ || !platform_.keeps_crash_copy()) return;
  if (resting_revision_ != revision_) {
    resting_revision_ = revision_;
    resting_since_s_ = time_s;
    platform_.request_frame_after(rest_before_copy_s);
    return;
  }
  if (time_s - resting_since_s_ < rest_before_copy_s) return;
  copied_revision_ = revision_;
  if (unsaved_changes()) platform_.keep_crash_copy(plan_file());
}

bool Session::advance(double time_s) {
  renew_crash_copy(time_s);
  const bool customers_left = portfolio_->advance();
  const bool files_left = unpack_on();
  // The curve waits: everything else is what somebody is waiting for.
  return customers_left || files_left || frontier_.advance();
}

}  // namespace csp
