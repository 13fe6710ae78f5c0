#pragma once
// What becomes of the catalogue when the user opens a newer licensing list or an offer matrix? The new rows replace the built-in
// ones for this plan; our facts about families and tiers stay with their plan ids.

#include <string>
#include <utility>
#include <vector>

#include "core/base/finding.hpp"
#include "core/catalog/catalog.hpp"

namespace csp {

struct CatalogChanges {
  std::vector<Guid> skus_added;
  std::vector<Guid> skus_removed;  // no longer listed; the old entry stays, customers may still have it
  std::vector<std::pair<Guid, std::pair<std::string, std::string>>> skus_renamed;  // from, to
  struct PlansOfSku {
    Guid sku;
    std::vector<Guid> added, removed;
  };
  std::vector<PlansOfSku> skus_changed;
  std::vector<Guid> plans_added;  // without a known family: unknown main plans
  std::vector<Guid> plans_removed;
  std::vector<std::pair<Guid, std::pair<std::string, std::string>>> plans_renamed;  // technical name
  std::vector<std::string> offers_added;                                            // ProductId:SkuId
  std::vector<std::string> offers_retied;                                           // now tied to other SKUs than before
  std::vector<Finding> findings;                                                    // the above in words (CAT-LIST-NEW, CAT-PLAN-UNKNOWN)

  bool any() const {
    return !skus_added.empty() || !skus_removed.empty() || !skus_renamed.empty() || !skus_changed.empty() || !plans_added.empty() ||
           !plans_removed.empty() || !plans_renamed.empty() || !offers_added.empty() || !offers_retied.empty();
  }
};

struct ReplacedCatalog {
  Catalog catalog;
  CatalogChanges changes;
};

// `skus` are rows of a licensing list with plans as indices into `plans` (Records.catalog_skus, Records.catalog_plans); rows of one
// SKU or plan may come twice. Empty lists change nothing. `offers` are offer matrix rows: they go before the built-in crosswalk.
// `list_date` is the day of the list when the file tells it.
ReplacedCatalog replace_catalog(const Catalog& built_in, const std::vector<Sku>& skus, const std::vector<ServicePlan>& plans,
                                const std::vector<Offer>& offers, std::optional<Date> list_date);

}  // namespace csp
