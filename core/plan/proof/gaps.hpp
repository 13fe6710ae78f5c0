#pragma once
// Which days fail, for whom? Raw records are collected while the days pass; at the end they become merged gaps with a sentence each.

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/date.hpp"
#include "core/customer/customer.hpp"
#include "core/plan/plan.hpp"
#include "core/plan/proof/services.hpp"

namespace csp::proof {

inline constexpr std::uint32_t kNone = 0xffffffffu;

// A count from a file, kept in a range whose sums cannot overflow.
inline std::int64_t counted(std::int64_t value) {
  constexpr std::int64_t kMost = 1'000'000'000'000;
  return value < 0 ? 0 : value > kMost ? kMost : value;
}

enum class GapKind {
  Units,          // PROOF-UNITS: more of a SKU is assigned than is usable
  ProfileUnits,   // PROOF-PROFILE-UNITS: a profile loses a service because of that
  Service,        // PROOF-SERVICE: a swap takes a service away or lowers it
  Quantity,       // PROOF-QUANTITY: a SKU of the whole tenant has fewer units than at the start
  Group,          // PROOF-GROUP: a group licence changed for a part of its members only
  BusinessSeats,  // SMB-300
  Subscriptions,  // TENANT-SUBS
  AddonBase,      // NCE-ADDON: add-on without its base
};

struct GapRecord {
  GapKind kind = GapKind::Units;
  bool before_plan = false;
  bool lowered = false;
  std::uint32_t profile = kNone;  // index into Customer::profiles
  std::uint32_t sku = kNone;      // SKU number
  std::uint32_t other_sku = kNone;
  std::uint32_t plan = kNone;  // plan number of Services
  Date from;
  Date to;
  std::int64_t first_user = 0;
  std::int64_t users = 0;
  std::int64_t missing = 0;
  std::int64_t needed = 0;  // assigned units, or the count that meets a ceiling
  std::string group;
};

class GapLog {
 public:
  void add(GapRecord record) {
    if (record.from <= record.to) records_.push_back(std::move(record));
  }
  // Merged, in order of first day, then kind, SKU, profile, plan. Takes acceptance from the settings.
  std::vector<ServiceGap> gaps(const Catalog& catalog, const Customer& customer, const PlanSettings& settings, const SkuTable& skus,
                               const Services& services, Date last_day) const;

 private:
  std::vector<GapRecord> records_;
};

// One value that is bad while it is above zero, followed through the days. set() closes the old stretch: at the start of a day it
// lasted through the day before, in the middle of a day it was true on that day too.
struct Stretch {
  std::int64_t value = 0;
  std::int64_t needed = 0;
  Date since;
};

template <class Emit>
void move_on(Stretch& stretch, std::int64_t value, std::int64_t needed, Date day, bool start_of_day, Emit&& emit) {
  if (value == stretch.value) return;
  if (stretch.value > 0) emit(stretch, start_of_day ? day - 1 : day);
  stretch = {value, needed, day};
}

}  // namespace csp::proof
