#include "shell/cli/customer_files.hpp"

#include <algorithm>
#include <memory>

#include "core/base/text.hpp"
#include "core/import/containers/archive.hpp"
#include "core/import/containers/limits.hpp"
#include "shell/cli/files.hpp"

namespace csp::cli {
namespace {

constexpr std::string_view kEnding = ".zip";

// One archive with what was unpacked of it so far.
struct Opened {
  const Environment& environment;
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
        return tl::make_unexpected(name + ": " + environment.language(Message{std::string(reader.fault()), {}}));
      if (!budget.take(content.size() - before)) return tl::make_unexpected(name + " unpacks to more than can be right for this archive");
    }
    return content;
  }
};

tl::expected<std::vector<CustomerFile>, std::string> archived_files(const Environment& environment, const std::string& path) {
  auto bytes = read_file(path);
  if (!bytes) return tl::make_unexpected(bytes.error());
  if (bytes->size() > ContainerLimits::kArchiveBytes)
    return tl::make_unexpected(std::string("the archive is larger than can be held; unpack it"));
  auto opened = std::make_shared<Opened>(Opened{environment, std::move(*bytes), {}});
  opened->budget.packed = opened->bytes.size();
  const tl::expected<std::vector<ArchiveEntry>, ArchiveFault> entries = archive_entries(opened->bytes);
  if (!entries) return tl::make_unexpected(environment.language(Message{std::string(entries.error()), {}}));
  if (entries->size() > ContainerLimits::kEntries)
    return tl::make_unexpected(std::string("the archive holds more files than can be opened"));
  std::vector<ArchiveEntry> kept;
  for (const ArchiveEntry& entry : *entries) {
    // The second tree that macOS adds holds icons and the like under the same names.
    if (!entry.is_folder() && entry.name.rfind("__MACOSX/", 0) != 0) kept.push_back(entry);
  }
  std::stable_sort(kept.begin(), kept.end(), [](const ArchiveEntry& a, const ArchiveEntry& b) { return a.name < b.name; });
  std::vector<CustomerFile> files;
  files.reserve(kept.size());
  for (const ArchiveEntry& entry : kept) files.push_back({base_name(entry.name), [opened, entry] { return opened->unpacked(entry); }});
  return files;
}

}  // namespace

bool is_archive(const std::string& path) {
  return path.size() > kEnding.size() &&
         text::equals_ignoring_ascii_case(std::string_view(path).substr(path.size() - kEnding.size()), kEnding) && !is_folder(path);
}

tl::expected<std::vector<CustomerFile>, std::string> customer_files(const Environment& environment, const std::string& place) {
  if (is_archive(place)) return archived_files(environment, place);
  std::vector<CustomerFile> files;
  for (const std::string& path : files_in(place)) {
    files.push_back({base_name(path), [path]() -> tl::expected<std::string, std::string> {
                       auto bytes = read_file(path);
                       if (!bytes) return tl::make_unexpected(path + ": " + bytes.error());
                       return bytes;
                     }});
  }
  return files;
}

std::string customer_name(const std::string& place) {
  const std::string name = base_name(place);
  return is_archive(place) ? name.substr(0, name.size() - kEnding.size()) : name;
}

}  // namespace csp::cli
