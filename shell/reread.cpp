#include "shell/reread.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "core/import/file_index.hpp"
#include "core/import/part_name.hpp"
#include "core/import/unpack.hpp"

namespace csp {

std::shared_ptr<const ImportedFile> read_again(const Catalog& catalog, const ImportedFile& file, std::int32_t index,
                                               const ReadingChoices& choices, const ColumnMappings& mappings) {
  if (file.bytes == nullptr) return nullptr;
  const std::string& name = file.name;
  const ImportOptions options{choices, mappings};
  // The name of a sheet or entry begins with that of the file it came in.
  std::vector<ImportedFile> parts = import_files(catalog, name.substr(0, name.find(kInside)), index, *file.bytes, options);
  const auto part = std::find_if(parts.begin(), parts.end(), [&](const ImportedFile& candidate) { return candidate.name == name; });
  if (part == parts.end()) return nullptr;
  set_file_index(*part, index);
  part->bytes = file.bytes;
  return std::make_shared<const ImportedFile>(std::move(*part));
}

std::shared_ptr<const ImportedFile> read_by(const Catalog& catalog, const ImportedFile& file, std::int32_t index,
                                            const ColumnMappings& before, const ColumnMappings& now) {
  if (file.table.header.empty() || file.bytes == nullptr) return nullptr;
  const std::string signature = header_signature(file.table.header);
  const auto was = before.find(signature), is = now.find(signature);
  const bool same = was == before.end() || is == now.end() ? was == before.end() && is == now.end() : was->second == is->second;
  return same ? nullptr : read_again(catalog, file, index, file.read_as, now);
}

}  // namespace csp
