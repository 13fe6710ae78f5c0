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
  // Nothing that begins like this and costs so much or more is wanted.
  virtual std::int64_t limit(const Option& begun) const = 0;
  virtual void take(const Option& option) = 0;
};

class CoverSearch {
 public:
  // Worthwhile: SKUs with minimum units count as free. Cheapest: by price alone.
  enum class Aim { Worthwhile, Cheapest };
  // One object serves many profiles: it keeps its memory.
  explicit CoverSearch(const Assortment& assortment) : assortment_(assortment) {}
  // To be called before the rest. `profile` must live as long as it is asked about. A SKU that `enough` others beat in every respect is
  // left out: it is in none of the best `enough` bundles.
  void start(const RequirementProfile& profile, Aim aim, std::size_t enough);

  const std::vector<Need>& missing() const { return missing_; }
  // What the needs of one user cost at least, in millionths.
  std::int64_t least() const;
  // False when the steps ran out.
  bool run(Collector& collector, std::int64_t& steps);

 private:
  using Words = std::vector<std::uint64_t>;
  struct Candidate {
    SkuNumber sku = 0;
    std::int64_t price = 0;  // as the aim counts it
    std::int64_t loose = 0, full = 0, seats = 0;
    bool tied = false, pinned = false, free_standing = false;  // needs no base
    std::uint32_t bases_begin = 0, bases_end = 0;              // into groups_
  };

  bool available(SkuNumber sku) const { return (available_[sku / 64u] >> (sku % 64u)) & 1; }
  void pick_needs();
  void pick_candidates();
  void drop_beaten(std::size_t enough);
  bool beats(std::size_t first, std::size_t second) const;
  void connect();
  // Fixed: so many words hold a bit for each candidate; 0: candidate_words_. Nearly always one word does, and the compiler can count on it.
  template <std::size_t Fixed>
  bool extend(std::size_t depth, std::int64_t at_least);
  const std::uint64_t* missing_base() const;
  void take();
  void leave_out_dear(std::size_t depth, std::int64_t limit, std::int64_t at_least);
  void choose(std::size_t candidate);
  void take_back(std::size_t candidate);
  bool enough_without(std::size_t left_out) const;
  bool something_superfluous() const;

  // What one node works with; kept, so that going on needs no memory.
  struct Level {
    Words covered, forbidden;
    std::vector<std::size_t> open;    // needs, those with the fewest givers first
    std::vector<std::size_t> givers;  // how many can still give each need of `open`
    std::vector<std::int64_t> rest;   // of each candidate's price, after the open needs have got their shares
    std::vector<std::size_t> children;
  };
  // Gives each open need a share of the price of every SKU that gives it, so that the shares are what is still to be paid at least.
  // Less than zero: some need cannot be given any more.
  template <std::size_t Fixed>
  std::int64_t share_prices(Level& level) const;

  const Assortment& assortment_;
  const RequirementProfile* profile_ = nullptr;
  Aim aim_ = Aim::Worthwhile;
  Words available_;  // a bit for each SKU
  std::vector<Need> missing_;
  std::vector<std::size_t> needs_;  // distinct ones that do not follow from others
  bool impossible_ = false;
  std::vector<Candidate> candidates_;  // cheapest first
  std::vector<std::int64_t> prices_;   // of each
  std::size_t need_words_ = 0, candidate_words_ = 0;
  Words gives_, conflicts_;  // of each candidate, one after the other: over needs, over candidates
  Words groups_, givers_;    // over candidates, one after the other; givers_ for each of needs_
  Words all_needs_;
  std::vector<std::size_t> wanted_needs_;  // all distinct ones
  std::vector<SkuNumber> waiting_;
  std::vector<char> left_out_;  // candidates that others beat
  Words wanted_, seen_;
  std::vector<std::size_t> position_;              // of a SKU among the candidates
  std::vector<const std::uint64_t*> addon_bases_;  // groups of candidates that need a base, over SKUs

  Collector* collector_ = nullptr;
  std::int64_t* steps_ = nullptr;
  std::vector<std::size_t> chosen_;
  std::size_t chosen_addons_ = 0;  // of them need a base
  Option begun_;                   // without its SKUs
  std::vector<Level> levels_;      // by depth
};

}  // namespace csp::bundles
