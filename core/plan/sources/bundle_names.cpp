#include "core/plan/sources/bundle_names.hpp"

#include "core/base/text.hpp"

namespace csp::plan {

std::string bundle_name(const Catalog& catalog, const std::vector<Guid>& skus) {
  std::string names;
  for (const Guid& id : skus) {
    const Sku* sku = catalog.find_sku(id);
    text::append_listed(names, sku != nullptr ? sku->name : id.text(), " + ");
  }
  return names;
}

}  // namespace csp::plan
