#pragma once
// What becomes of files that are opened beside others? A newer copy takes the place of the older one, since people correct a cell and
// open the file again; the very same bytes are not there twice, as far as they are kept (Incoming keeps those of small files).

#include <memory>
#include <vector>

#include "core/import/import.hpp"
#include "shell/workspace.hpp"

namespace csp {

struct OpenedFiles {
  std::vector<std::shared_ptr<const ImportedFile>> files;  // all that are open then, each knowing its place
  std::vector<std::shared_ptr<const ImportedFile>> added;  // those that are new among them
  std::int64_t replaced = 0, already_open = 0;             // as people chose them: an archive is one
};

OpenedFiles with_opened(std::vector<std::shared_ptr<const ImportedFile>> open, const std::vector<std::shared_ptr<ImportedFile>>& opened);

// Said where people are, and leading to the first file that wants to be looked at.
Notice notice_of(const OpenedFiles& opened);

}  // namespace csp
