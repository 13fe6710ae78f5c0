#pragma once
// Do the ceilings and conditions of the whole tenant hold on each day, also while everything is doubled? Business seats (SMB-300),
// subscriptions (TENANT-SUBS), bases of add-ons (NCE-ADDON), quantities of SKUs that belong to the tenant and not to a user.

#include <cstdint>
#include <vector>

#include "core/plan/proof/gaps.hpp"
#include "core/plan/proof/pools.hpp"
#include "core/plan/proof/services.hpp"

namespace csp::proof {

class Limits {
 public:
  Limits(const Catalog& catalog, const Customer& customer, const SkuTable& skus, Services& services, Pools& pools, GapLog& log);

  std::int64_t subscriptions = 0;  // alive sources and orders of the day

  void begin(Date first_day);
  void refresh(Date day);  // at the start of a day, after its changes of supply
  void end(Date last_day);

 private:
  struct Watch {
    GapKind kind;
    std::uint32_t sku = kNone;
    std::uint32_t base = kNone;
    std::int64_t at_start = 0;
    Stretch worse;
    Stretch as_before;
  };
  struct Measure {
    std::int64_t excess;  // above zero: bad
    std::int64_t needed;  // for the sentence
  };
  Measure measure(const Watch& watch) const;
  bool comparable(std::size_t one, std::size_t other) const;
  void cover_quantities();
  void log(const Watch& watch, const Stretch& stretch, Date to, bool before_plan);

  Services& services_;
  Pools& pools_;
  GapLog& log_;
  std::int64_t business_limit_ = 300;
  std::int64_t subscription_limit_ = 300;
  std::vector<std::uint32_t> business_skus_;
  std::vector<std::uint32_t> company_skus_;
  std::vector<std::int64_t> company_needed_;  // usable at the start, by place in company_skus_
  std::vector<std::int64_t> company_missing_;
  std::vector<const UnitQuantity*> company_amounts_;  // how much one unit holds; null where no fact tells
  std::vector<Watch> watches_;
};

}  // namespace csp::proof
