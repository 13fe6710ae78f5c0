#pragma once
// Which SKU is meant? Search over all of the catalogue by name, part number or id, and choose one.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/guid.hpp"
#include "core/catalog/catalog.hpp"
#include "shell/context.hpp"

namespace csp {

class SkuPicker {
 public:
  // True when another SKU was chosen. `label` names the field; `id` tells several pickers apart.
  bool draw(Context& context, const char* id, const std::string& label, const Catalog& catalog, Guid& chosen);

 private:
  void search(const Catalog& catalog);

  std::string wanted_;
  bool searched_ = false;
  const Catalog* of_ = nullptr;
  std::vector<std::string> folded_;   // of every SKU: all its names in one text for comparing
  std::vector<std::uint16_t> found_;  // into Catalog::skus, by name
};

}  // namespace csp
