#pragma once
// Which rows of a list without ids are which of the subscriptions that other files know by id? The best fits are taken first, whatever the
// order of the rows: what differs in state, units, end or channel must not take the place of the row that fits.

#include <cstddef>
#include <optional>
#include <vector>

#include "core/customer/customer.hpp"

namespace csp {

// Does one say that a partner sold it, and the other that it is an agreement or Microsoft's own sale?
bool bought_elsewhere(const Subscription& known, const Subscription& row);

struct NamedRow {
  std::optional<std::size_t> joined;
  std::vector<std::size_t> may_be;  // several fit equally well
  std::vector<std::size_t> beside;  // of its product
  bool contested = false;           // another row of the file fits as well
};

class NamedRows {
 public:
  explicit NamedRows(const std::vector<Subscription>& known) : known_(known) {}
  // `candidates`: places in `known` of the row's SKU.
  void add(const Subscription& row, std::vector<std::size_t> candidates);
  void match();
  const NamedRow& row(std::size_t at) const { return matched_[at]; }

 private:
  enum class Fit;
  Fit fit(const Subscription& row, const Subscription& known) const;
  void match_as(Fit fit);
  bool join_only_fit(std::size_t row, Fit fit);
  std::vector<std::size_t> free_fits(std::size_t row, Fit fit) const;

  const std::vector<Subscription>& known_;
  std::vector<const Subscription*> rows_;
  std::vector<NamedRow> matched_;
  std::vector<std::size_t> open_;  // rows that have candidates and are none of them yet
  std::vector<bool> taken_;        // of `known`
};

}  // namespace csp
