#include "shell/portfolio.hpp"

#include <algorithm>
#include <chrono>
#include <set>

#include "core/import/part_name.hpp"
#include "core/plan/settings_file/settings_json.hpp"
#include "shell/answered_facts.hpp"
#include "shell/archived_files.hpp"
#include "shell/languages.hpp"
#include "shell/portfolio_names.hpp"
#include "shell/reread.hpp"
#include "shell/same_customer.hpp"

namespace csp {
namespace {

constexpr std::size_t kKeptPlans = std::size_t{96} << 20;  // bytes of saved plans
constexpr std::chrono::milliseconds kTimeAFrame{8};        // of reading and planning, with the step that has begun on top

using Files = std::vector<std::shared_ptr<const ImportedFile>>;

// Which settings a customer has is known when all its files are there: only then their mappings read a table again. The desk's have read
// it already, for a large table's bytes are not kept.
void read_unknown_tables(const Catalog& catalog, const ColumnMappings& mappings, Files& files) {
  for (std::shared_ptr<const ImportedFile>& file : files) {
    if (file->bytes == nullptr || mappings.count(header_signature(file->table.header)) == 0) continue;
    if (auto again = read_again(catalog, *file, 0, file->read_as, mappings)) file = std::move(again);
  }
}

}  // namespace

// One customer whose files are being read.
struct Portfolio::Gathering {
  std::string path;    // what its files have in common
  std::string folder;  // what it is called (customer_folder)
  bool archive = false;
  Files files;
  std::optional<PlanSettings> settings;
  std::string saved_plan;
  int outstanding = 0;
  std::optional<Message> problem;
  std::unique_ptr<FactsInWork> facts;
};

// A file on its way: an archive as a whole, everything else through its reader.
struct Portfolio::File {
  File(const Catalog& catalog, FileId id, std::string path, const ColumnMappings& mappings)
      : incoming(catalog, id, name_in(path), mappings), path(std::move(path)) {}

  Incoming incoming;
  std::string path;
  Gathering* customer = nullptr;  // null: counts for all
  bool ended = false;
  bool archive = false;               // of a customer's own files
  std::string bytes;                  // of the archive
  std::vector<CustomerFile> entries;  // of the archive, once it is opened
  std::size_t next = 0;
  bool opened = false;
};

Portfolio::Portfolio(std::shared_ptr<const Catalog> built_in, Platform& platform) : built_in_(std::move(built_in)), platform_(platform) {}
Portfolio::~Portfolio() = default;

std::vector<PortfolioEntry> Portfolio::entries(const Language& language) const {
  std::vector<PortfolioEntry> entries;
  entries.reserve(customers_.size());
  for (const Customer& customer : customers_) {
    entries.push_back(customer.entry);
    if (customer.problem) entries.back().problem = language(*customer.problem);
  }
  return entries;
}

std::optional<Portfolio::Progress> Portfolio::progress() const {
  if (incoming_.empty() && gatherings_.empty()) return std::nullopt;
  return Progress{gatherings_.size(), read_bytes_, size_bytes_};
}

void Portfolio::file_begins(FileId id, std::string_view path, std::uint64_t size_bytes, const ColumnMappings& mappings) {
  if (!progress()) read_bytes_ = size_bytes_ = 0;
  incoming_[id] = std::make_unique<File>(*built_in_, id, std::string(path), mappings);
  desk_mappings_ = mappings;
  size_bytes_ += size_bytes;
  unassigned_ = true;
  platform_.request_frame();
}

Portfolio::Gathering& Portfolio::gathering_of(const std::string& path) {
  for (const std::unique_ptr<Gathering>& gathering : gatherings_) {
    if (gathering->path == path) return *gathering;
  }
  const std::optional<std::string> folder = customer_folder(path, [&](const std::string& name) {
    return std::any_of(gatherings_.begin(), gatherings_.end(), [&](const auto& gathering) { return gathering->folder == name; });
  });
  gatherings_.push_back(std::make_unique<Gathering>());
  Gathering& gathering = *gatherings_.back();
  gathering.path = path;
  gathering.folder = folder.value_or(path);
  if (!folder) fail(gathering, {"portfolio.problem.refused", {{"file", name_in(path)}}});
  return gathering;
}

// All names of a set are known before the first byte of it.
void Portfolio::assign_files() {
  if (!unassigned_) return;
  unassigned_ = false;
  std::set<std::string> above;        // folders that hold folders with files
  std::set<std::string> with_tables;  // that hold more than archives
  for (const auto& [id, file] : incoming_) {
    std::string directory = directory_of(file->path);
    if (!is_archive_name(file->path)) with_tables.insert(directory);
    while (!directory.empty()) {
      directory = directory_of(directory);
      above.insert(directory);
    }
  }
  for (const auto& [id, file] : incoming_) {
    if (file->customer != nullptr || file->ended) continue;
    const std::string directory = directory_of(file->path);
    const bool for_all = directory.empty() || above.count(directory) > 0;
    if (is_archive_name(file->path) && (for_all || with_tables.count(directory) == 0)) {
      file->customer = &gathering_of((directory.empty() ? "" : directory + "/") + stem_of(file->path));
      file->customer->archive = true;
      file->archive = true;
    } else if (!for_all) {
      file->customer = &gathering_of(directory);
    }
    if (file->customer == nullptr) continue;
    ++file->customer->outstanding;
    file->customer->facts.reset();  // what is being put together lacks it
  }
}

void Portfolio::file_continues(FileId id, std::span<const std::uint8_t> bytes) {
  assign_files();
  const auto found = incoming_.find(id);
  if (found == incoming_.end()) return;
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  if (found->second->archive)
    found->second->bytes += text;
  else
    found->second->incoming.take(text);
  read_bytes_ += bytes.size();
  platform_.request_frame();
}

void Portfolio::file_ends(FileId id, bool complete) {
  assign_files();
  const auto found = incoming_.find(id);
  if (found == incoming_.end()) return;
  platform_.request_frame();
  File& file = *found->second;
  if (complete) {
    file.ended = true;
    return;
  }
  const Message problem{"session.problem.unreadable", {{"file", file.customer != nullptr ? name_in(file.path) : file.path}}};
  if (file.customer != nullptr) {
    fail(*file.customer, problem);
    --file.customer->outstanding;
  } else {
    add_problem(file.path, problem);
  }
  incoming_.erase(found);
}

// The first problem is the one that is told.
void Portfolio::fail(Gathering& gathering, Message problem) {
  if (!gathering.problem) gathering.problem = std::move(problem);
}

void Portfolio::take_finished(Incoming& incoming, Gathering* own, const std::string& path) {
  const auto problem = [&](Message message) {
    if (own != nullptr)
      fail(*own, std::move(message));
    else
      add_problem(path, std::move(message));
  };
  switch (incoming.finished_form()) {
    case IncomingForm::SavedPlan: {
      // A loose one is a customer of its own, and so is a second one in a folder.
      Gathering* customer = own;
      if (customer == nullptr || !customer->saved_plan.empty()) customer = &gathering_of(stem_of(path));
      customer->saved_plan = incoming.whole();
      return;
    }
    case IncomingForm::Settings: {
      tl::expected<PlanSettings, Message> read = settings_from_json(incoming.whole());
      if (!read)
        problem({"session.problem.settings", {{"file", own != nullptr ? name_in(path) : path}}});
      else if (own != nullptr)
        own->settings = std::move(*read);
      else
        settings_ = std::move(*read);
      return;
    }
    case IncomingForm::PseudonymKey:
    case IncomingForm::ColumnMappings:
      problem({"portfolio.problem.other", {{"file", own != nullptr ? name_in(path) : path}}});
      return;
    case IncomingForm::Undecided:
    case IncomingForm::Export:
      break;
  }
  Files parts;
  std::shared_ptr<const std::string> bytes;  // kept of what settings may still say how to read
  for (ImportedFile& part : incoming.finish()) {
    if (!part.table.header.empty() && !incoming.whole().empty()) {
      if (bytes == nullptr) bytes = std::make_shared<const std::string>(incoming.whole());
      part.bytes = bytes;
    }
    parts.push_back(std::make_shared<const ImportedFile>(std::move(part)));
  }
  if (own != nullptr)
    own->files.insert(own->files.end(), parts.begin(), parts.end());
  else if (bytes != nullptr)
    unknown_tables_.push_back({path, std::move(parts)});
  else
    take_list(std::move(parts), path);
}

// For all, when it is a list of products, offers or prices and nothing else.
void Portfolio::take_list(Files parts, const std::string& path) {
  bool refused = false;
  for (const auto& part : parts) {
    if (!refused_as_a_whole(*part)) continue;
    add_problem(path, {"portfolio.problem.refused", {{"file", part->name}}});
    refused = true;
  }
  if (only_lists(parts))
    lists_.insert(lists_.end(), parts.begin(), parts.end());
  else if (!refused)
    add_problem(path, {"portfolio.problem.loose", {{"file", path}}});
}

PlanSettings Portfolio::common_settings() const {
  if (settings_) return *settings_;
  PlanSettings settings;
  settings.column_mappings = desk_mappings_;
  return settings;
}

// One entry of it at a time; true while there is more.
bool Portfolio::open_archive(File& file) {
  const Message refused{"portfolio.problem.refused", {{"file", name_in(file.path)}}};
  if (!file.opened) {
    file.opened = true;
    auto entries = archived_files(language_for("en"), std::move(file.bytes));
    if (!entries)
      fail(*file.customer, refused);
    else
      file.entries = std::move(*entries);
  }
  if (file.next >= file.entries.size()) return false;
  const CustomerFile& entry = file.entries[file.next++];
  const tl::expected<std::string, std::string> bytes = entry.read();
  if (!bytes) {
    fail(*file.customer, refused);
    return true;
  }
  Incoming incoming(*built_in_, file.incoming.id, entry.name, desk_mappings_);
  incoming.take(*bytes);
  take_finished(incoming, file.customer, part_name(file.path, entry.name));
  return true;
}

bool Portfolio::loose_files_left() const {
  return std::any_of(incoming_.begin(), incoming_.end(), [](const auto& entry) { return entry.second->customer == nullptr; });
}

// Thousands of small files and customers would take a frame each.
bool Portfolio::advance() {
  const auto until = std::chrono::steady_clock::now() + kTimeAFrame;
  while (step()) {
    if (std::chrono::steady_clock::now() >= until) return true;
  }
  return false;
}

// One file or a slice of it, or one customer.
bool Portfolio::step() {
  assign_files();
  for (auto entry = incoming_.begin(); entry != incoming_.end(); ++entry) {
    File& file = *entry->second;
    if (!file.ended) continue;
    platform_.request_frame();
    if (file.archive ? open_archive(file) : file.incoming.finished_form() == IncomingForm::Export && file.incoming.work(kSlicesAFrame))
      return true;
    const std::unique_ptr<File> finished = std::move(entry->second);
    incoming_.erase(entry);
    if (finished->customer != nullptr) --finished->customer->outstanding;
    if (!finished->archive) take_finished(finished->incoming, finished->customer, finished->path);
    return true;
  }
  if (loose_files_left()) return false;  // lists count for all, so they come first
  for (UnknownTable& table : std::exchange(unknown_tables_, {})) {
    read_unknown_tables(*built_in_, common_settings().column_mappings, table.parts);
    take_list(std::move(table.parts), table.path);
  }
  for (auto gathering = gatherings_.begin(); gathering != gatherings_.end(); ++gathering) {
    if ((*gathering)->outstanding > 0) continue;
    platform_.request_frame();
    plan(**gathering);
    if ((*gathering)->facts == nullptr) gatherings_.erase(gathering);
    return !gatherings_.empty();
  }
  return false;
}

// A step of it: `facts` stands while the files are still being put together.
void Portfolio::plan(Gathering& gathering) {
  if (!gathering.saved_plan.empty()) {
    if (!gathering.problem) gathering.problem = trouble_beside_plan(gathering.files);
    if (gathering.problem) {
      add_problem(gathering.folder, *gathering.problem);
      return;
    }
    const tl::expected<Document, Message> document = open_saved_plan(built_in_, gathering.saved_plan);
    if (!document) {
      add_problem(gathering.folder, document.error());
      return;
    }
    add(planned_customer(*document, gathering.folder));
    return;
  }
  const PlanSettings settings = gathering.settings ? *gathering.settings : common_settings();
  if (gathering.facts == nullptr) {
    check_files(gathering, settings);
    if (gathering.problem) {
      add_problem(gathering.folder, *gathering.problem);
      return;
    }
    gathering.facts = std::make_unique<FactsInWork>(built_in_, in_one_set(gathering.files, lists_));
  }
  if (gathering.facts->work(kUsersAFrame)) return;
  add(planned_customer(document_of(gathering.facts->take(), settings, platform_.today()), gathering.folder));
  gathering.facts.reset();
}

// Can the customer be planned from them?
void Portfolio::check_files(Gathering& gathering, const PlanSettings& settings) {
  Files& files = gathering.files;
  if (!gathering.problem && files.empty()) fail(gathering, {"portfolio.problem.empty", {}});
  read_unknown_tables(*built_in_, settings.column_mappings, files);
  // In the order of their names, as a folder lists them: the plan is the same in whichever order they came.
  std::stable_sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a->name < b->name; });
  set_strays_aside(files);
  if (const auto unusable = unusable_file(files)) fail(gathering, {"portfolio.problem.refused", {{"file", *unusable}}});
  if (!gathering.problem && gathering.archive && brings_only_lists(files)) fail(gathering, {"portfolio.problem.lists", {}});
}

void Portfolio::add(PlannedCustomer planned) {
  ++revision_;
  Customer customer;
  customer.entry = std::move(planned.entry);
  const auto same = std::find_if(customers_.begin(), customers_.end(),
                                 [&](const Customer& known) { return known.entry.folder == customer.entry.folder; });
  if (same != customers_.end()) kept_bytes_ -= same->plan.size();
  if (kept_bytes_ + planned.plan.size() <= kKeptPlans) customer.plan = std::move(planned.plan);
  kept_bytes_ += customer.plan.size();
  if (same != customers_.end())
    *same = std::move(customer);
  else
    customers_.push_back(std::move(customer));
}

void Portfolio::add_problem(const std::string& folder, Message problem) {
  ++revision_;
  Customer customer;
  customer.entry.folder = folder;
  customer.problem = std::move(problem);
  // Tried again, it still has one row; a plan that stands already is not thrown away for files that cannot be used.
  const auto same = std::find_if(customers_.begin(), customers_.end(),
                                 [&](const Customer& known) { return known.problem && known.entry.folder == folder; });
  if (same != customers_.end())
    *same = std::move(customer);
  else
    customers_.push_back(std::move(customer));
}

void Portfolio::stop() {
  for (const auto& [id, file] : incoming_) platform_.stop_reading(id);
  incoming_.clear();
  gatherings_.clear();
  unknown_tables_.clear();
  unassigned_ = false;
}

void Portfolio::take(const Document& document, const std::string& name) {
  PlannedCustomer planned = planned_customer(document, name);
  if (const Customer* row = row_of(document, planned.entry.name)) {
    planned.entry.folder = row->entry.folder;
  } else {
    const std::string folder = planned.entry.folder;
    const auto taken = [&] {
      return std::any_of(customers_.begin(), customers_.end(),
                         [&](const Customer& customer) { return !customer.problem && customer.entry.folder == planned.entry.folder; });
    };
    for (int number = 2; taken(); ++number) planned.entry.folder = folder + " (" + std::to_string(number) + ")";
  }
  add(std::move(planned));
}

// Two tenants may bear one name; of a plan that is not kept nothing but the name is left.
const Portfolio::Customer* Portfolio::row_of(const Document& document, const std::string& name) const {
  const auto row = std::find_if(customers_.begin(), customers_.end(), [&](const Customer& customer) {
    if (name.empty() || customer.problem || customer.entry.name != name) return false;
    if (customer.plan.empty()) return true;
    const tl::expected<Document, Message> kept = open_saved_plan(built_in_, customer.plan);
    return kept && is_same_customer(*kept, document);
  });
  return row == customers_.end() ? nullptr : &*row;
}

void Portfolio::remove(std::size_t index) {
  ++revision_;
  kept_bytes_ -= customers_[index].plan.size();
  customers_.erase(customers_.begin() + static_cast<std::ptrdiff_t>(index));
}

void Portfolio::clear() {
  ++revision_;
  customers_.clear();
  lists_.clear();
  settings_.reset();
  kept_bytes_ = 0;
}

std::vector<OutputFile> Portfolio::files(const Language& language) const { return make_portfolio(entries(language), language); }

OutputFile Portfolio::everything(const Language& language) const {
  std::vector<OutputFile> all = files(language);
  for (const Customer& customer : customers_) {
    if (!customer.plan.empty()) all.push_back({customer.entry.folder + "/plan.json", "application/json", customer.plan});
  }
  OutputFile zip = make_zip(all);
  zip.name = "portfolio.zip";
  return zip;
}

}  // namespace csp
