#pragma once
// Files of a set that were read, on their way into the document: put together frame by frame when they tell about very many users.

#include <memory>
#include <vector>

#include "shell/document.hpp"
#include "shell/opened_files.hpp"
#include "shell/session.hpp"

namespace csp {

struct Session::Joining {
  std::vector<std::shared_ptr<ImportedFile>> finished;
  OpenedFiles opened;                     // with those that were open before
  std::shared_ptr<const Facts> before;    // of the document they come to
  std::shared_ptr<const Facts> saved;     // of the saved plan that they come on top of; null otherwise
  bool fresh = false;                     // they take the place of a demo
  std::int64_t users = 0, looked_at = 0;  // those of all files
  std::unique_ptr<FactsInWork> facts;     // null: lists on top of a saved plan, quickly done
};

}  // namespace csp
