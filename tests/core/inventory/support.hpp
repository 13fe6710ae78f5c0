#pragma once
// What the inventory tests share: the picture that a few exports give together.

#include "core/inventory/merge.hpp"
#include "tests/core/import/support.hpp"

namespace csp::import_test {

// Files named "file-1", "file-2", ..., opened in this order.
inline Inventory merged(const std::vector<std::string>& texts) {
  std::vector<std::shared_ptr<const ImportedFile>> files;
  for (const std::string& text : texts) {
    files.push_back(std::make_shared<const ImportedFile>(
        import_file(catalog(), "file-" + std::to_string(files.size() + 1), static_cast<std::int32_t>(files.size()), text)));
  }
  return merge(catalog(), files);
}

// The first finding of that rule, or none.
inline const Finding* finding_of(const Inventory& inventory, std::string_view rule) {
  for (const Finding& finding : inventory.findings) {
    if (finding.rule == rule) return &finding;
  }
  return nullptr;
}

}  // namespace csp::import_test
