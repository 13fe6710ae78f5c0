#include "shell/archived_files.hpp"

#include <algorithm>
#include <memory>

#include "core/base/text.hpp"
#include "core/import/containers/archive.hpp"
#include "core/import/containers/limits.hpp"

namespace csp {
namespace {

// One archive with what was unpacked of it so far.
struct Opened {
  const Language& language;
  std::string bytes;
  UnpackBudget budget;

  tl::expected<std::string, std::string> unpacked(const ArchiveEntry& entry) {
    const std::string name = text::visible(entry.name);
    if (entry.encrypted) return tl::make_unexpected(name + " is encrypted; save the archive without a password");
    if (entry.method != 0 && entry.method != 8)
      return tl::make_unexpected(name + " is packed in a way that cannot be opened; pack it as plain ZIP");
    EntryReader reader(bytes, entry);
    std::string content;
    for (EntryReader::State state = EntryReader::State::More; state != EntryReader::State::Ended;) {
      const std::size_t before = content.size();
      state = reader.step(content);
      if (state == EntryReader::State::Damaged)
        return tl::make_unexpected(name + ": " + language(Message{std::string(reader.fault()), {}}));
      if (!budget.take(content.size() - before)) return tl::make_unexpected(name + " unpacks to more than can be right for this archive");
    }
    return content;
  }
};

}  // namespace

bool is_archive_name(std::string_view path) {
  constexpr std::string_view ending = ".zip";
  return path.size() > ending.size() && text::ends_ignoring_ascii_case(path, ending);
}

bool is_hidden_file(std::string_view path) {
  for (const std::string_view part : text::split(path, '/')) {
    const bool here = part == "." || part == "..";
    if ((part.starts_with('.') && !here) || text::is_one_of(text::ascii_lower(part), {"thumbs.db", "desktop.ini", "__macosx"})) return true;
  }
  return false;
}

std::string name_in(std::string_view path) { return std::string(path.substr(path.rfind('/') + 1)); }

tl::expected<std::vector<CustomerFile>, std::string> archived_files(const Language& language, std::string bytes) {
  if (bytes.size() > ContainerLimits::kArchiveBytes)
    return tl::make_unexpected(std::string("the archive is larger than can be held; unpack it"));
  auto opened = std::make_shared<Opened>(Opened{language, std::move(bytes), {}});
  opened->budget.packed = opened->bytes.size();
  const tl::expected<std::vector<ArchiveEntry>, ArchiveFault> entries = archive_entries(opened->bytes);
  if (!entries) return tl::make_unexpected(language(Message{std::string(entries.error()), {}}));
  if (entries->size() > ContainerLimits::kEntries)
    return tl::make_unexpected(std::string("the archive holds more files than can be opened"));
  std::vector<ArchiveEntry> kept;
  for (const ArchiveEntry& entry : *entries) {
    if (!entry.is_folder() && !is_hidden_file(entry.name)) kept.push_back(entry);
  }
  std::stable_sort(kept.begin(), kept.end(), [](const ArchiveEntry& a, const ArchiveEntry& b) { return a.name < b.name; });
  std::vector<CustomerFile> files;
  files.reserve(kept.size());
  for (const ArchiveEntry& entry : kept) files.push_back({name_in(entry.name), [opened, entry] { return opened->unpacked(entry); }});
  return files;
}

}  // namespace csp
