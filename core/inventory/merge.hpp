#pragma once
// What do all opened files say together? One picture of the customer, with every contradiction named and nothing counted twice.

#include <memory>
#include <vector>

#include "core/catalog/catalog.hpp"
#include "core/customer/customer.hpp"
#include "core/import/import.hpp"
#include "core/inventory/price_lists.hpp"

namespace csp {

// Everything the files gave: the customer, and what else they brought for the plan.
struct Inventory {
  Customer customer;
  std::vector<PriceRecord> prices;  // of all price lists, in file order, later ones in place of earlier ones
  PriceChanges price_changes;       // what later lists changed
  bool users_of_plan = false;       // users and profiles are the saved plan's: no newer file tells of any
  std::vector<Finding> findings;    // about the files as a set: missing, contradicting, incomplete (also those of single files)
};

// Merges in the order of the files; Origin::file is the index into `files`. Offer-matrix and licensing-list rows must already
// be in `catalog` (see catalog_with() in core/catalog/replace.hpp). What grows with the number of users is done bit by bit, so that a
// page that merges a million of them stays responsive.
class Merging {
 public:
  // All have to outlive it; `inventory` is whole when there is no more work. `of_plan` is the saved plan's that the files are opened on
  // top of, null without one: users and prices that none of them tells are kept, and that is said.
  Merging(const Catalog& catalog, const std::vector<std::shared_ptr<const ImportedFile>>& files, Inventory& inventory,
          const Inventory* of_plan = nullptr);
  ~Merging();
  // Looks at no more than so many users or rows about users; true while there is more.
  bool work(std::size_t most);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// All at once.
Inventory merge(const Catalog& catalog, const std::vector<std::shared_ptr<const ImportedFile>>& files);

}  // namespace csp
