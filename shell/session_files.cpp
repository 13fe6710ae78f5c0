// Opening files in a session: bytes come in slices, documents are told from exports by what they say they are.
#include <algorithm>
#include <utility>

#include "core/base/text.hpp"
#include "core/plan/settings_file/settings_json.hpp"
#include "shell/answered_facts.hpp"
#include "shell/incoming.hpp"
#include "shell/portfolio.hpp"
#include "shell/reread.hpp"
#include "shell/session.hpp"
#include "shell/session_joining.hpp"

namespace csp {
namespace {

constexpr int kSlicesAtOnce = 64;  // 4 MiB of unpacked text when a file ends, and the rest frame by frame

// Read from a saved plan: a customer without files.
bool is_saved_plan(const Document& document) {
  return document.facts->files.empty() && !document.facts->inventory.customer.subscriptions.empty();
}

}  // namespace

void Session::file_begins(FileId file, std::string_view name, std::uint64_t size_bytes) {
  if (shown_view_ == "portfolio") {
    portfolio_->file_begins(file, name, size_bytes, document_.settings->column_mappings);
    return;
  }
  incoming_[file] = std::make_unique<Incoming>(*built_in_, file, std::string(name), document_.settings->column_mappings);
  reading_.push_back({file, std::string(name), size_bytes, 0, 0});
  open_problem_.reset();
  rescued_.reset();
  platform_.request_frame();
}

void Session::file_continues(FileId file, std::span<const std::uint8_t> bytes) {
  if (portfolio_->reads(file)) portfolio_->file_continues(file, bytes);
  const auto found = incoming_.find(file);
  if (found == incoming_.end()) return;
  found->second->take({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
  for (Reading& reading : reading_) {
    if (reading.id != file) continue;
    reading.read_bytes += bytes.size();
    reading.rows = found->second->rows();
  }
  platform_.request_frame();
}

void Session::tell(Notice notice) {
  if (!notice_) notice_.emplace();
  for (Message& sentence : notice.sentences) notice_->sentences.push_back(std::move(sentence));
  if (notice.place) notice_->place = std::move(notice.place);
  platform_.request_frame();
}

void Session::tell_problem() { tell({{{"files.problem.title", {}}}, Place{"files"}}); }

std::optional<Notice> Session::take_notice() { return std::exchange(notice_, std::nullopt); }

std::unique_ptr<Incoming> Session::taken(FileId file) {
  const auto found = incoming_.find(file);
  if (found == incoming_.end()) return nullptr;
  std::unique_ptr<Incoming> incoming = std::move(found->second);
  incoming_.erase(found);
  platform_.request_frame();
  return incoming;
}

void Session::file_ends(FileId file, bool complete) {
  if (portfolio_->reads(file)) portfolio_->file_ends(file, complete);
  std::unique_ptr<Incoming> incoming = taken(file);
  if (!incoming) return;
  if (complete && incoming->finished_form() == IncomingForm::Export && incoming->work(kSlicesAtOnce)) {
    unpacking_.push_back(std::move(incoming));
    return;
  }
  end_reading(file);
  if (!complete) {
    open_problem_ = Message{"session.problem.stopped", {{"file", incoming->name}}};
    tell_problem();
  } else {
    switch (incoming->finished_form()) {
      case IncomingForm::SavedPlan:
        open_plan(*incoming);
        break;
      case IncomingForm::Settings:
        open_settings(*incoming);
        break;
      case IncomingForm::PseudonymKey:
        open_pseudonym_key(*incoming);
        break;
      case IncomingForm::ColumnMappings:
        open_column_mappings(*incoming);
        break;
      case IncomingForm::Undecided:
      case IncomingForm::Export:
        take_finished(*incoming);
        break;
    }
  }
  add_finished_files();
}

bool Session::unpack_on() {
  if (unpacking_.empty()) return join_on();
  if (unpacking_.front()->work(kSlicesAFrame)) return true;
  const std::unique_ptr<Incoming> incoming = std::move(unpacking_.front());
  unpacking_.erase(unpacking_.begin());
  end_reading(incoming->id);
  take_finished(*incoming);
  add_finished_files();
  return !unpacking_.empty() || joining_ != nullptr;
}

void Session::stop_reading(FileId file) {
  const auto found = std::find_if(unpacking_.begin(), unpacking_.end(), [&](const auto& incoming) { return incoming->id == file; });
  if (found == unpacking_.end()) {
    platform_.stop_reading(file);
    return;
  }
  open_problem_ = Message{"session.problem.stopped", {{"file", (*found)->name}}};
  unpacking_.erase(found);
  end_reading(file);
  add_finished_files();
}

void Session::end_reading(FileId file) {
  reading_.erase(std::remove_if(reading_.begin(), reading_.end(), [&](const Reading& reading) { return reading.id == file; }),
                 reading_.end());
}

void Session::file_unreadable(FileId file) {
  if (portfolio_->reads(file)) portfolio_->file_ends(file, false);
  const std::unique_ptr<Incoming> incoming = taken(file);
  if (!incoming) return;
  end_reading(file);
  open_problem_ = Message{"session.problem.unreadable", {{"file", incoming->name}}};
  tell_problem();
  add_finished_files();  // the others of the set
}

void Session::program_stopped(std::string_view file, std::string_view plan) {
  incoming_.clear();
  unpacking_.clear();
  finished_.clear();
  joining_.reset();
  reading_.clear();
  saving_.clear();  // whose answers went to the program that stopped
  portfolio_->stop();
  if (tl::expected<Document, Message> opened = open_saved_plan(built_in_, plan); !plan.empty() && opened)
    put({"session.step.recovered", {}}, std::move(*opened));
  const std::string what_is_open = plan.empty() ? "" : "_plan";
  if (file.empty())
    open_problem_ = Message{"session.problem.program_stopped" + what_is_open, {}};
  else
    open_problem_ = Message{"session.problem.no_memory" + what_is_open, {{"file", std::string(file)}}};
  open_problem_detail_.reset();
}

void Session::take_finished(Incoming& incoming) {
  std::vector<ImportedFile> parts = incoming.finish();
  std::shared_ptr<const std::string> bytes;
  if (!incoming.whole().empty()) bytes = std::make_shared<const std::string>(incoming.whole());
  for (ImportedFile& part : parts) {
    part.bytes = bytes;
    // A mapping that came while it was read counts for it, too.
    const auto again = read_by(catalog(), part, 0, incoming.mappings, document_.settings->column_mappings);
    finished_.push_back(again != nullptr ? std::make_shared<ImportedFile>(*again) : std::make_shared<ImportedFile>(std::move(part)));
  }
}

void Session::open_plan(const Incoming& incoming) {
  tl::expected<Document, Message> opened = open_saved_plan(built_in_, incoming.whole());
  if (!opened) {
    open_problem_ = Message{"session.problem.plan", {{"file", incoming.name}}};
    open_problem_detail_ = opened.error();
    rescued_ = rescue_plan(incoming.whole());
    tell_problem();
    return;
  }
  put({"session.step.open_plan", {{"name", incoming.name}}}, std::move(*opened));
  tell({{{"session.notice.plan", {{"date", document_.today}}}}, Place{customer().subscriptions.empty() ? "files" : "plan"}});
  compare_with(document_, plan_);
  platform_.plan_opened(incoming.id, document_.id);
}

void Session::open_portfolio_plan(const std::string& name, std::string_view plan) {
  tl::expected<Document, Message> opened = open_saved_plan(built_in_, plan);
  if (!opened) {
    open_problem_ = Message{"session.problem.plan", {{"file", name}}};
    open_problem_detail_ = opened.error();
    platform_.request_frame();
    return;
  }
  put({"session.step.open_plan", {{"name", name}}}, std::move(*opened));
  compare_with(document_, plan_);
}

void Session::leave_demo() {
  if (document_.demo.empty()) return;
  const std::string left = document_name();
  start_empty();
  tell({{{"session.notice.instead", {{"name", left}}}}, Place{"files"}});
}

void Session::take_rescued() {
  if (!rescued_) return;
  leave_demo();
  Document document = document_;
  document.settings = std::make_shared<const PlanSettings>(std::move(rescued_->settings));
  rescued_.reset();
  open_problem_.reset();
  open_problem_detail_.reset();
  put({"session.step.rescued", {}}, std::move(document));
}

void Session::open_settings(const Incoming& incoming) {
  tl::expected<PlanSettings, Message> opened = settings_from_json(incoming.whole());
  if (!opened) {
    open_problem_ = Message{"session.problem.settings", {{"file", incoming.name}}};
    open_problem_detail_ = opened.error();
    tell_problem();
    return;
  }
  leave_demo();
  take_settings({"session.step.settings", {{"name", incoming.name}}}, std::move(*opened));
  tell({{{"session.notice.settings", {}}}});
}

void Session::open_column_mappings(const Incoming& incoming) {
  tl::expected<ColumnMappings, Message> opened = column_mappings_from_json(incoming.whole());
  if (!opened) {
    open_problem_ = Message{"session.problem.mapping", {{"file", incoming.name}}};
    open_problem_detail_ = opened.error();
    tell_problem();
    return;
  }
  leave_demo();
  change_mappings({"session.step.mapping_file", {{"name", incoming.name}}}, [&](ColumnMappings& mappings) {
    for (auto& [signature, mapping] : *opened) mappings[signature] = std::move(mapping);
  });
  tell({{{"session.notice.mapping", {}}}});
}

void Session::add_finished_files() {
  if ((finished_.empty() && joining_ == nullptr) || !incoming_.empty() || !unpacking_.empty()) return;
  auto joining = std::make_unique<Joining>();
  // What was not put together yet when further files came belongs to the same set.
  if (joining_ != nullptr) joining->finished = std::move(joining_->finished);
  for (std::shared_ptr<ImportedFile>& file : std::exchange(finished_, {})) joining->finished.push_back(std::move(file));
  const bool lists = only_lists({joining->finished.begin(), joining->finished.end()});
  // Own files on top of a demo would mix two customers: the demo gives way. Lists are about no customer.
  joining->fresh = !document_.demo.empty() && !lists;
  joining->before = document_.facts;
  std::vector<std::shared_ptr<const ImportedFile>> open;
  if (!joining->fresh) open = document_.facts->files;
  joining->opened = with_opened(std::move(open), joining->finished);
  if (joining->opened.added.empty()) {
    joining_.reset();
    tell(notice_of(joining->opened));
    return;
  }
  for (const auto& file : joining->opened.files) joining->users += static_cast<std::int64_t>(file->records.users.size());
  if (!joining->fresh) joining->saved = is_saved_plan(document_) ? document_.facts : document_.facts->saved;
  if (joining->saved == nullptr || !tell_of_no_customer(joining->opened.files))
    joining->facts = std::make_unique<FactsInWork>(built_in_, joining->opened.files, joining->saved);
  joining_ = std::move(joining);
  join_on();
}

bool Session::join_on() {
  if (joining_ == nullptr || !incoming_.empty() || !unpacking_.empty()) return false;
  if (joining_->before != document_.facts) {  // undone, or a file taken away, in the meantime
    add_finished_files();
    return joining_ != nullptr;
  }
  platform_.request_frame();
  if (joining_->facts != nullptr && joining_->facts->work(kUsersAFrame)) {
    joining_->looked_at += static_cast<std::int64_t>(kUsersAFrame);
    return true;
  }
  show_the_joined();
  return false;
}

std::optional<PuttingTogether> Session::putting_together() const {
  if (joining_ == nullptr) return std::nullopt;
  return PuttingTogether{static_cast<std::int64_t>(joining_->opened.files.size()), std::min(joining_->looked_at, joining_->users),
                         joining_->users};
}

void Session::show_the_joined() {
  const std::unique_ptr<Joining> joining = std::move(joining_);
  const std::vector<std::shared_ptr<const ImportedFile>>& opened = joining->opened.added;
  Notice notice = notice_of(joining->opened);
  Document document = document_;
  if (joining->fresh) {
    notice.sentences.push_back({"session.notice.instead", {{"name", document_name()}}});
    if (!notice.place) notice.place = Place{"files"};
    document.id = 0;
    document.demo.clear();
    document.baseline.reset();
    document.settings = own_settings();
    document.today = platform_.today();
  }
  if (PlanSettings answered = *document.settings; take_offer_answers(opened, answered)) {
    document.settings = std::make_shared<const PlanSettings>(std::move(answered));
  }
  // Later exports tell how things stand today, not on the day of the plan.
  if (is_saved_plan(document_) && joining->facts != nullptr) document.today = std::max(document.today, platform_.today());
  document.facts = joining->facts != nullptr ? joining->facts->take() : facts_with_lists(built_in_, joining->saved, joining->opened.files);
  const bool copy = joining->opened.replaced == 1 && opened.size() == 1;
  put(copy ? Message{"session.step.newer_file", {{"name", opened.front()->name}}}
           : Message{"session.step.open_files", {{"count", static_cast<std::int64_t>(opened.size())}}},
      std::move(document));
  tell(std::move(notice));
}

void Session::table_pasted(std::string_view text) {
  if (text::trimmed(text).empty()) return;
  Incoming incoming(*built_in_, 0, "pasted-" + std::to_string(++pasted_) + ".tsv", document_.settings->column_mappings);
  incoming.take(text);
  const std::size_t before = finished_.size();
  take_finished(incoming);
  const auto is_table = [](const auto& file) { return file->kind != "unknown" || !file->table.header.empty(); };
  if (std::none_of(finished_.begin() + static_cast<std::ptrdiff_t>(before), finished_.end(), is_table)) {
    // An address or a sentence in the clipboard is not worth a customer.
    finished_.resize(before);
    tell({{{"session.notice.no_table", {}}}});
    return;
  }
  add_finished_files();
}

}  // namespace csp
