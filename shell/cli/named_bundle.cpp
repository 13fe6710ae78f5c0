#include "shell/cli/named_bundle.hpp"

#include "core/base/text.hpp"

namespace csp::cli {

bool read_bundle(const Environment& environment, const std::string& who, const std::string& word, Bundle& bundle, NamedSource& last) {
  const Catalog& catalog = *environment.catalog;
  // Part numbers may hold a '+' of their own, so the whole word is tried first.
  last = source_named(catalog, word);
  if (last.skus.size() == 1) {
    bundle.push_back({last.skus.front(), {}});
    return true;
  }
  for (std::string_view part : text::split(word, '+')) {
    last = source_named(catalog, part);
    if (last.skus.size() == 1) {
      bundle.push_back({last.skus.front(), {}});
      continue;
    }
    const std::string shown = "\"" + text::visible(part) + "\"";
    std::string reason = "csp-plan " + who + ": " + shown + " is no skuId, skuPartNumber, product name or offer id that the facts know";
    if (last.found()) reason = "csp-plan " + who + ": no tenant SKU is known for " + shown;
    if (!last.skus.empty()) {
      reason = "csp-plan " + who + ": " + shown + " names several SKUs, use one of:";
      for (const Guid& id : last.skus) {
        const Sku* candidate = catalog.find_sku(id);
        reason += " " + (candidate == nullptr ? id.text() : candidate->part_number);
      }
    }
    refuse(reason);
    return false;
  }
  return true;
}

}  // namespace csp::cli
