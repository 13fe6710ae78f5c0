#pragma once
// Which service plans must a user keep, and which are kept while a user holds a SKU? Rules of comparison by plan id, rank and covers,
// as sets of bits so that a thousand profiles are checked in microseconds.

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "core/catalog/catalog.hpp"
#include "core/customer/customer.hpp"

namespace csp::proof {

// Every SKU the proof meets, numbered in order of id.
class SkuTable {
 public:
  explicit SkuTable(std::vector<Guid> ids);
  std::size_t size() const { return ids_.size(); }
  const Guid& id(std::uint32_t sku) const { return ids_[sku]; }
  std::optional<std::uint32_t> find(const Guid& id) const;

 private:
  std::vector<Guid> ids_;  // sorted, unique
};

using PlanWords = std::vector<std::uint64_t>;  // a set of plans, one bit each

// A SKU with some plans switched off is a variant. Each variant knows two sets: the plans it gives that matter, and the plans that
// stay kept while it is held (the same, lower ones of the same rank group, covered ones).
class Services {
 public:
  Services(const Catalog& catalog, const SkuTable& skus);

  std::uint32_t variant(std::uint32_t sku, const std::vector<Guid>& disabled_plans);
  std::uint32_t whole(std::uint32_t sku) { return variant(sku, {}); }

  std::size_t words() const { return words_; }
  // A SKU that the catalogue lacks counts as one main plan of its own, numbered behind the catalogue's plans.
  std::size_t plan_count() const { return catalog_.plans.size() + unknown_skus_.size(); }
  bool is_unknown_sku(std::size_t plan) const { return plan >= catalog_.plans.size(); }
  std::uint32_t unknown_sku(std::size_t plan) const { return unknown_skus_[plan - catalog_.plans.size()]; }

  const std::uint64_t* watched(std::uint32_t variant) const { return &watched_[variant * words_]; }
  const std::uint64_t* kept(std::uint32_t variant) const { return &kept_[variant * words_]; }
  bool keeps_all(std::uint32_t holder, std::uint32_t needed) const;
  // A lower plan of the same rank group is given by this variant.
  bool gives_lower(std::uint32_t variant, std::size_t plan) const;
  // Of several services that are lost with a SKU the one that people miss first: mail before chat before files before apps before the rest,
  // there what a product is about before what comes with it, and last what works only inside that product. 0 (last) to 7; a SKU that the
  // catalogue lacks counts as chat does.
  int missed(std::uint32_t sku, std::size_t plan) const;
  // Both are of one rank group, and the first stands higher (of equals, the first in the catalogue does).
  bool outranks(std::size_t higher, std::size_t lower) const;

 private:
  struct Variant {
    std::uint32_t sku;
    std::vector<Guid> disabled;
  };
  std::vector<PlanIndex> enabled_plans(const Variant& variant) const;
  bool matters(PlanIndex plan) const;
  void add_variant(Variant variant);
  void add_plan(PlanIndex plan, std::uint64_t* watched, std::uint64_t* kept);

  const Catalog& catalog_;
  std::vector<const Sku*> known_;            // by SKU number; null when the catalogue lacks it
  std::vector<std::uint32_t> unknown_skus_;  // SKU numbers
  std::vector<std::uint32_t> group_;         // by plan: number of its rank group, 0 = none
  std::vector<std::vector<PlanIndex>> group_plans_;
  std::vector<std::vector<std::uint32_t>> variants_of_;  // by SKU number
  std::vector<Variant> variants_;
  PlanWords plan_keeps_;  // by plan, filled when first met
  std::vector<bool> plan_seen_;
  std::vector<bool> matters_;
  std::vector<std::int8_t> missed_;                                  // by plan
  std::vector<std::pair<std::uint32_t, PlanIndex>> inside_product_;  // by SKU number and plan, sorted
  PlanWords watched_;
  PlanWords kept_;
  std::size_t words_ = 0;
};

}  // namespace csp::proof
