#pragma once
// A file, or the part of an archive or workbook, read again from the bytes that were kept of it, when a person said how.

#include <memory>

#include "core/import/import.hpp"

namespace csp {

// In the same place of the set. Null when no bytes were kept, or the part is not in them any more.
std::shared_ptr<const ImportedFile> read_again(const Catalog& catalog, const ImportedFile& file, std::int32_t index,
                                               const ReadingChoices& choices, const ColumnMappings& mappings);

// A table that was read by `before`. Null where `now` says the same of its header, too.
std::shared_ptr<const ImportedFile> read_by(const Catalog& catalog, const ImportedFile& file, std::int32_t index,
                                            const ColumnMappings& before, const ColumnMappings& now);

}  // namespace csp
