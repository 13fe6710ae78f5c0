#include "shell/opened_files.hpp"

#include <algorithm>
#include <optional>
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

using Bytes = std::shared_ptr<const std::string>;

// None where the file is too large to be kept.
bool same_bytes(const Bytes& one, const Bytes& other) { return one && other && (one == other || *one == *other); }

bool not_for_use(const ImportedFile& file) {
  return std::any_of(file.findings.begin(), file.findings.end(),
                     [](const Finding& finding) { return finding.rule == import_finding::kPartNotUsed.id; });
}

// What came with one file that a person chose: itself, or all that is packed in it.
struct Chosen {
  std::string_view name;
  Bytes bytes;
  std::vector<std::shared_ptr<ImportedFile>> files;
};

std::vector<Chosen> by_choice(const std::vector<std::shared_ptr<ImportedFile>>& opened) {
  std::vector<Chosen> chosen;
  for (const auto& file : opened) {
    const auto one = std::find_if(chosen.begin(), chosen.end(),
                                  [&](const Chosen& each) { return each.name == chosen_name(*file) && each.bytes == file->bytes; });
    if (one != chosen.end())
      one->files.push_back(file);
    else
      chosen.push_back({chosen_name(*file), file->bytes, {file}});
  }
  return chosen;
}

// The open files whose place it takes: itself in an older copy, or all of the archive that it was packed in.
std::vector<std::size_t> replaced_by(const Chosen& newer, const std::vector<std::shared_ptr<const ImportedFile>>& open) {
  const auto copies = [&](const auto& is_copy) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < open.size(); ++i) {
      const auto of = [&](const auto& file) { return file->name == open[i]->name && is_copy(*file, *open[i]); };
      if (std::any_of(newer.files.begin(), newer.files.end(), of)) found.push_back(i);
    }
    return found;
  };
  // Two exports of different kinds may well be called the same: what could not be used is taken for an older copy only where nothing else
  // is.
  std::vector<std::size_t> replaced = copies([](const ImportedFile& file, const ImportedFile& older) { return file.kind == older.kind; });
  if (replaced.empty()) replaced = copies([](const ImportedFile&, const ImportedFile& older) { return refused_as_a_whole(older); });
  const bool packed =
      std::any_of(replaced.begin(), replaced.end(), [&](std::size_t i) { return open[i]->name.size() > newer.name.size(); });
  if (!packed) return replaced;
  std::vector<std::size_t> parts;
  for (std::size_t i = 0; i < open.size(); ++i) {
    if (chosen_name(*open[i]) == newer.name && open[i]->name.size() > newer.name.size()) parts.push_back(i);
  }
  return parts;
}

}  // namespace

OpenedFiles with_opened(std::vector<std::shared_ptr<const ImportedFile>> open, const std::vector<std::shared_ptr<ImportedFile>>& opened) {
  OpenedFiles result;
  std::vector<Bytes> there;  // each once: all that is packed in one archive shares its bytes
  for (const auto& file : open) {
    if (std::find(there.begin(), there.end(), file->bytes) == there.end()) there.push_back(file->bytes);
  }
  std::vector<std::optional<std::size_t>> taken(open.size());  // by which of the chosen ones
  std::vector<Chosen> chosen;
  for (Chosen& each : by_choice(opened)) {
    if (std::any_of(there.begin(), there.end(), [&](const Bytes& bytes) { return same_bytes(bytes, each.bytes); })) {
      ++result.already_open;
      continue;
    }
    there.push_back(each.bytes);
    bool takes_a_place = false;
    for (const std::size_t older : replaced_by(each, open)) {
      if (taken[older]) continue;
      taken[older] = chosen.size();
      takes_a_place = true;
    }
    result.replaced += takes_a_place ? 1 : 0;
    chosen.push_back(std::move(each));
  }
  std::vector<bool> placed(chosen.size(), false);
  const auto place = [&](std::size_t one) {
    if (placed[one]) return;
    placed[one] = true;
    for (const std::shared_ptr<ImportedFile>& file : chosen[one].files) {
      set_file_index(*file, static_cast<std::int32_t>(result.files.size()));
      result.files.push_back(file);
      result.added.push_back(file);
    }
  };
  for (std::size_t i = 0; i < open.size(); ++i) {
    if (taken[i]) {
      place(*taken[i]);
    } else if (result.files.size() == i) {
      result.files.push_back(std::move(open[i]));
    } else {
      auto moved = std::make_shared<ImportedFile>(*open[i]);
      set_file_index(*moved, static_cast<std::int32_t>(result.files.size()));
      result.files.push_back(std::move(moved));
    }
  }
  for (std::size_t one = 0; one < chosen.size(); ++one) place(one);
  return result;
}

Notice notice_of(const OpenedFiles& opened) {
  std::int64_t read = 0, unusable = 0, unmapped = 0, rows = 0;
  bool in_columns = false;  // what wants to be looked at is a table that nobody knows
  std::optional<std::int32_t> trouble;
  for (const auto& file : opened.added) {
    const bool unknown = file->kind == "unknown";
    if (unknown && not_for_use(*file)) continue;
    const bool columns = unknown && !file->table.header.empty(), refused = refused_as_a_whole(*file);
    (columns ? unmapped : refused ? unusable : read) += 1;
    if (!unknown) rows += file->rows.refused;
    if (trouble || (!unknown && !refused && file->rows.refused == 0)) continue;
    in_columns = columns;
    trouble = static_cast<std::int32_t>(std::find(opened.files.begin(), opened.files.end(), file) - opened.files.begin());
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
  if (trouble) notice.place = Place{"files", in_columns ? "columns" : "file", {}, *trouble};
  return notice;
}

}  // namespace csp
