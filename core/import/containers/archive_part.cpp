// A ZIP archive: every entry is opened as if it had been given by itself.

#include <algorithm>
#include <map>
#include <set>

#include "core/base/text.hpp"
#include "core/import/containers/part.hpp"
#include "core/import/part_name.hpp"
#include "core/import/report.hpp"

namespace csp {
namespace {

using namespace import_finding;

// Of a file inside the archive; an archive in it is one, too.
std::string_view folder_of(std::string_view path) {
  const std::string_view file = path.substr(0, path.find(kInside));
  if (file.size() < path.size() && text::ends_ignoring_ascii_case(file, ".zip")) return file;
  const std::size_t slash = file.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : file.substr(0, slash);
}

// What do folders hold of one kind, each its own?
class FoldersOfArchive {
 public:
  void take(std::string_view folder, const ImportedFile& file) {
    if (folder.empty()) return;
    for (const Subscription& subscription : file.records.subscriptions)
      subscriptions_.take(folder, subscription.commerce_id.empty() ? std::string() : subscription.key);
    for (const UserRecord& user : file.records.users) users_.take(folder, text::ascii_lower(user.user.principal_name));
  }

  std::vector<std::string> unnamed() const {
    for (const Sort* sort : {&subscriptions_, &users_}) {
      if (!sort->shared && sort->folders.size() > 1) return {sort->folders.begin(), sort->folders.end()};
    }
    return {};
  }

 private:
  struct Sort {
    std::set<std::string> folders;
    std::map<std::string, std::string> folder_of;  // by what tells one from another
    bool shared = false;
    void take(std::string_view folder, const std::string& key) {
      folders.emplace(folder);
      if (!key.empty()) shared = shared || folder_of.try_emplace(key, folder).first->second != folder;
    }
  };
  Sort subscriptions_, users_;
};

class ArchivePart : public Part {
 public:
  ArchivePart(PartContext& context, std::string name, int depth) : context_(context), name_(std::move(name)), depth_(depth) {}

  void feed(std::string_view bytes) override {
    if (too_big_) return;
    too_big_ = bytes_.size() + bytes.size() > (depth_ == 0 ? ContainerLimits::kArchiveBytes : ContainerLimits::kNestedBytes);
    if (too_big_)
      bytes_ = std::string();
    else
      bytes_.append(bytes);
  }

  bool work() override {
    if (too_big_) return refuse(kUnpackTooBig, {{"name", name_}});
    if (!opened_) return open();
    if (workbook_ != nullptr) {
      if (workbook_->work()) return true;
      results = std::move(workbook_->results);
      return false;
    }
    if (reader_) return read_slice();
    if (entry_ != nullptr) {
      if (entry_->work()) return true;
      std::move(entry_->results.begin(), entry_->results.end(), std::back_inserter(results));
      entry_.reset();
      ++at_;
    }
    return begin_entry();
  }

 private:
  bool refuse(const FindingId& id, std::vector<MessageArgument> arguments) {
    results.push_back(refused_part(name_, id, std::move(arguments)));
    return false;
  }

  bool open() {
    opened_ = true;
    tl::expected<std::vector<ArchiveEntry>, ArchiveFault> entries = archive_entries(bytes_);
    if (!entries) return refuse(kArchiveDamaged, {{"name", name_}, {"reason", TextKey{std::string(entries.error())}}});
    if (is_workbook(*entries)) {
      workbook_ = make_workbook_part(context_, name_, bytes_, std::move(*entries));
      return true;
    }
    entries_ = std::move(*entries);
    // Folders have no content; the second tree that macOS adds holds icons and the like under the same names.
    entries_.erase(std::remove_if(entries_.begin(), entries_.end(),
                                  [](const ArchiveEntry& entry) { return entry.is_folder() || entry.name.rfind("__MACOSX/", 0) == 0; }),
                   entries_.end());
    if (entries_.empty()) return refuse(kArchiveEmpty, {{"name", name_}});
    return true;
  }

  bool begin_entry() {
    if (at_ == entries_.size()) {
      put_in_order(results);
      if (depth_ == 0) ask_whose_folders();
      bytes_ = std::string();
      return false;
    }
    const ArchiveEntry& entry = entries_[at_];
    const std::string name = part_name(name_, entry.name);
    if (entry.encrypted) return skip(kArchiveEncrypted, {{"name", name}});
    if (entry.method != 0 && entry.method != 8)
      return skip(kArchiveMethod, {{"name", name}, {"method", static_cast<std::int64_t>(entry.method)}});
    reader_.emplace(bytes_, entry);
    entry_ = make_part(context_, name, depth_ + 1);
    return true;
  }

  // A folder for each customer, named only by the folder: nothing else tells that they are several. Folders that hold the same
  // subscriptions or users are of one.
  void ask_whose_folders() {
    FoldersOfArchive folders;
    const std::size_t inside = part_name(name_, "").size();
    for (const ImportedFile& file : results) {
      if (file.records.customers.empty())
        folders.take(folder_of(std::string_view(file.name).substr(std::min(inside, file.name.size()))), file);
    }
    if (const std::vector<std::string> unnamed = folders.unnamed(); !unnamed.empty())
      FileReport(results.front(), 0).about_file(kFoldersUnnamed, {{"folders", text::listed(unnamed)}});
  }

  bool skip(const FindingId& id, std::vector<MessageArgument> arguments) {
    results.push_back(refused_part(part_name(name_, entries_[at_].name), id, std::move(arguments)));
    reader_.reset();
    entry_.reset();
    ++at_;
    return true;
  }

  bool read_slice() {
    slice_.clear();
    const EntryReader::State state = reader_->step(slice_);
    const std::string name = part_name(name_, entries_[at_].name);
    if (state == EntryReader::State::Damaged)
      return skip(kArchiveDamaged, {{"name", name}, {"reason", TextKey{std::string(reader_->fault())}}});
    if (!context_.budget.take(slice_.size())) return skip(kUnpackTooBig, {{"name", name}});
    entry_->feed(slice_);
    if (state == EntryReader::State::Ended) reader_.reset();
    return true;
  }

  PartContext& context_;
  std::string name_;
  int depth_;
  std::string bytes_;
  bool too_big_ = false;
  bool opened_ = false;
  std::vector<ArchiveEntry> entries_;
  std::size_t at_ = 0;
  std::optional<EntryReader> reader_;
  std::unique_ptr<Part> entry_;
  std::unique_ptr<Part> workbook_;
  std::string slice_;
};

}  // namespace

std::unique_ptr<Part> make_archive_part(PartContext& context, std::string name, int depth) {
  return std::make_unique<ArchivePart>(context, std::move(name), depth);
}

}  // namespace csp
