#pragma once
// Walks through the bundles that give one profile all it needs, each set of SKUs once, cheap ones first. Who collects them says which
// ways are not worth going.

#include <cstdint>
#include <vector>

#include "core/equivalence/bundles/options.hpp"

namespace csp::bundles {

class Collector {
 public:
  virtual ~Collector() = default;
  // Nothing that begins like this and costs at least so much more is wanted.
  virtual bool hopeless(const Option& begun, std::int64_t more_loose, std::int64_t more_full) const = 0;
  virtual void take(const Option& option) = 0;
};

class CoverSearch {
 public:
  // `only_best`: leave out a SKU where another one is as good in every respect for this profile.
  CoverSearch(const Market& market, const RequirementProfile& profile, bool only_best);

  const std::vector<Need>& missing() const { return missing_; }
  // What the needs of one user cost at least, in millionths.
  std::int64_t least() const;
  // False when the steps ran out.
  bool run(Collector& collector, std::int64_t& steps);

 private:
  using Words = std::vector<std::uint64_t>;
  struct Candidate {
    SkuNumber sku = 0;
    std::int64_t loose = 0, full = 0, seats = 0;
    bool tied = false, pinned = false;
    Words gives, conflicts;
    std::vector<std::size_t> bases;  // into groups_
    Words base_for;                  // groups it belongs to
  };

  bool available(SkuNumber sku) const;
  void pick_needs();
  void pick_candidates();
  void connect();
  void drop_beaten();
  bool beats(std::size_t first, std::size_t second) const;
  void split_prices();
  bool extend(std::size_t depth);
  const Words* obligation(const Words& covered, const Words& forbidden) const;
  void choose(std::size_t candidate);
  void take_back(std::size_t candidate);
  bool valid(const std::vector<std::size_t>& chosen) const;
  bool something_superfluous() const;

  const Market& market_;
  const RequirementProfile& profile_;
  std::vector<Need> missing_, needs_;  // needs_: those that do not follow from others
  bool impossible_ = false;
  std::vector<Candidate> candidates_;  // cheapest first
  std::vector<Words> groups_, givers_; // over candidates; givers_ for each of needs_
  Words all_needs_;
  std::vector<std::int64_t> loose_share_, full_share_;  // of each need: what giving it adds at least

  Collector* collector_ = nullptr;
  std::int64_t* steps_ = nullptr;
  std::vector<std::size_t> chosen_;
  Option begun_;
  std::vector<Words> covered_, forbidden_;  // by depth
};

}  // namespace csp::bundles
