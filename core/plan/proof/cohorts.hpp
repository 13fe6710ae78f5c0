#pragma once
// Who holds what, and does everybody keep each service? A cohort is a stretch of one profile's members who hold the same SKUs;
// swaps split profiles into cohorts. Consumed units without a known user form a cohort of their own for each SKU.

#include <cstdint>
#include <string>
#include <vector>

#include "core/plan/proof/gaps.hpp"
#include "core/plan/proof/pools.hpp"
#include "core/plan/proof/services.hpp"

namespace csp::proof {

class Cohorts {
 public:
  Cohorts(const Customer& customer, const SkuTable& skus, Services& services, Pools& pools, GapLog& log);

  // Adds consumed units that no known user holds.
  void add_unnamed(std::uint32_t sku, std::int64_t users);
  void begin();

  enum class SwapResult { Done, NoSuchProfile, MoreUsersThanThere };
  // Carries out one reassignment and judges the day after it.
  SwapResult swap(const Action& action, Date day);
  // Some SKUs became short or stopped being short: looks again at everybody who holds them.
  void recheck_holders(const std::vector<std::uint32_t>& skus, Date day, bool start_of_day);
  // After the last swap of a day: who was left behind in a group whose licence changed that day?
  void check_groups(Date day);
  void end(Date last_day);

  std::int64_t services_watched() const;

 private:
  struct Holding {
    std::uint32_t sku;
    std::uint32_t variant;
    const AssignedSku* assigned;  // for its groups; null for unnamed users
  };
  struct Problem {
    GapKind kind;
    std::uint32_t sku;
    std::uint32_t plan;
    bool lowered;
    Date since;
    bool same_as(const Problem& other) const {
      return kind == other.kind && sku == other.sku && lowered == other.lowered && (kind == GapKind::ProfileUnits || plan == other.plan);
    }
  };
  struct Cohort {
    std::uint32_t profile = kNone;
    std::uint32_t unnamed_sku = kNone;
    std::int64_t first = 0;
    std::int64_t users = 0;
    std::size_t start_set = 0;  // into start_words_
    std::size_t holdings = 0;   // into holdings_
    std::size_t holding_count = 0;
    std::uint32_t next = kNone;  // next cohort of the same profile
    std::vector<Problem> problems;
  };
  struct GroupChange {
    std::string group;
    std::uint32_t sku;
    bool removed;
    bool operator<(const GroupChange& other) const {
      if (group != other.group) return group < other.group;
      if (sku != other.sku) return sku < other.sku;
      return removed < other.removed;
    }
    bool operator==(const GroupChange& other) const { return group == other.group && sku == other.sku && removed == other.removed; }
  };

  std::uint32_t first_cohort(const Action& action) const;
  void split(std::uint32_t cohort, std::int64_t at);
  void reassign(std::uint32_t cohort, const Action& action);
  void judge(std::uint32_t cohort, Date day, bool start_of_day);
  void lost_services(const Cohort& cohort);
  void check_group(const Cohort& member, const std::string& group, Date day);
  void log(const Cohort& cohort, const Problem& problem, Date to);
  const Holding* holding_of(const Cohort& cohort, std::uint32_t sku) const;

  const SkuTable& skus_;
  Services& services_;
  Pools& pools_;
  GapLog& log_;
  std::vector<Cohort> cohorts_;
  std::vector<std::uint32_t> by_profile_;  // first cohort of each profile
  std::vector<std::uint32_t> unnamed_;     // first unnamed cohort by SKU number
  std::vector<Holding> holdings_;
  PlanWords start_words_;
  std::vector<std::pair<std::string, std::uint32_t>> profile_ids_;  // sorted
  std::vector<GroupChange> group_changes_;
  // Scratch, kept so that judging allocates nothing.
  std::vector<Problem> found_;
  std::vector<std::uint32_t> touched_;
  std::vector<std::uint32_t> toggled_;
  PlanWords kept_by_all_;
  PlanWords kept_by_usable_;
};

}  // namespace csp::proof
