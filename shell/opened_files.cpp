#include "shell/opened_files.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "core/import/file_index.hpp"
#include "core/import/finding_ids.hpp"
#include "core/import/part_name.hpp"
#include "shell/document.hpp"

namespace csp {
namespace {

// Of the file a person chose; what is packed in it has a longer one.
std::string_view chosen_name(const ImportedFile& file) { return std::string_view(file.name).substr(0, file.name.find(kInside)); }

bool same_bytes(const ImportedFile& one, const ImportedFile& other) {
  return one.bytes != nullptr && other.bytes != nullptr && *one.bytes == *other.bytes;
}

// Two exports of different kinds may well be called the same.
bool is_newer_copy(const ImportedFile& newer, const ImportedFile& older) {
  return newer.name == older.name && (newer.kind == older.kind || refused_as_a_whole(older));
}

bool not_for_use(const ImportedFile& file) {
  return std::any_of(file.findings.begin(), file.findings.end(),
                     [](const Finding& finding) { return finding.rule == import_finding::kPartNotUsed.id; });
}

}  // namespace

OpenedFiles with_opened(std::vector<std::shared_ptr<const ImportedFile>> open, const std::vector<std::shared_ptr<ImportedFile>>& opened) {
  OpenedFiles result;
  std::set<std::string, std::less<>> there, replaced;  // by the names of chosen files
  for (const auto& file : opened) {
    for (const auto& older : open) {
      if (same_bytes(*file, *older)) there.emplace(chosen_name(*file));
      if (is_newer_copy(*file, *older)) replaced.emplace(chosen_name(*file));
    }
  }
  for (const std::string& name : there) replaced.erase(name);
  result.already_open = static_cast<std::int64_t>(there.size());
  result.replaced = static_cast<std::int64_t>(replaced.size());
  std::map<std::string, std::vector<std::shared_ptr<ImportedFile>>, std::less<>> newer;
  std::vector<std::shared_ptr<ImportedFile>> others;
  for (const auto& file : opened) {
    const std::string name(chosen_name(*file));
    if (there.count(name) > 0) continue;
    if (replaced.count(name) > 0)
      newer[name].push_back(file);
    else
      others.push_back(file);
  }
  const auto place = [&](const std::shared_ptr<ImportedFile>& file) {
    set_file_index(*file, static_cast<std::int32_t>(result.files.size()));
    result.files.push_back(file);
    result.added.push_back(file);
  };
  for (std::size_t i = 0; i < open.size(); ++i) {
    const std::string_view name = chosen_name(*open[i]);
    if (replaced.find(name) == replaced.end()) {
      if (result.files.size() == i) {
        result.files.push_back(std::move(open[i]));
      } else {
        auto moved = std::make_shared<ImportedFile>(*open[i]);
        set_file_index(*moved, static_cast<std::int32_t>(result.files.size()));
        result.files.push_back(std::move(moved));
      }
    } else if (const auto copy = newer.find(name); copy != newer.end()) {
      for (const auto& file : copy->second) place(file);
      newer.erase(copy);
    }
  }
  for (const auto& file : others) place(file);
  return result;
}

Notice notice_of(const OpenedFiles& opened) {
  std::int64_t read = 0, unusable = 0, unmapped = 0, rows = 0;
  const ImportedFile* trouble = nullptr;
  std::int32_t place = -1;
  for (const auto& file : opened.added) {
    const bool unknown = file->kind == "unknown";
    if (unknown && not_for_use(*file)) continue;
    const bool columns = unknown && !file->table.header.empty(), refused = refused_as_a_whole(*file);
    (columns ? unmapped : refused ? unusable : read) += 1;
    if (!unknown) rows += file->rows.refused;
    if (trouble != nullptr || (!unknown && !refused && file->rows.refused == 0)) continue;
    trouble = file.get();
    place = static_cast<std::int32_t>(std::find(opened.files.begin(), opened.files.end(), file) - opened.files.begin());
  }
  Notice notice;
  const auto say = [&](const char* key, std::int64_t count) {
    if (count > 0) notice.sentences.push_back({key, {{"count", count}}});
  };
  say("session.notice.read", read);
  say("session.notice.rows", rows);
  say("session.notice.unmapped", unmapped);
  say("session.notice.unusable", unusable);
  say("session.notice.replaced", opened.replaced);
  say("session.notice.already", opened.already_open);
  if (trouble != nullptr) notice.place = Place{"files", unmapped > 0 && !trouble->table.header.empty() ? "columns" : "file", {}, place};
  return notice;
}

}  // namespace csp
