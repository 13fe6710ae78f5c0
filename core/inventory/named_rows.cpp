#include "core/inventory/named_rows.hpp"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "core/inventory/combine_subscriptions.hpp"

namespace csp {

// From the best one to the weakest; nothing is a fit that differs in two of them.
enum class NamedRows::Fit {
  Whole,       // units and end
  Units,       // nobody tells another end
  End,         // other units until the same day
  OtherUnits,  // and nobody tells another end
  OtherEnd,    // as many units until another day
  OtherState,  // units and end, but one is over
  None,
};

namespace {

enum class Phase { Untold, Runs, Lapsed, Over };

Phase phase_of(const Subscription& subscription) {
  switch (subscription.state) {
    case SubscriptionState::Active:
    case SubscriptionState::Pending:
      return Phase::Runs;
    case SubscriptionState::InGrace:
    case SubscriptionState::Suspended:
    case SubscriptionState::Disabled:
      return Phase::Lapsed;
    case SubscriptionState::Deleted:
      return Phase::Over;
    case SubscriptionState::Unknown:
      break;
  }
  return Phase::Untold;
}

enum class Seller { Untold, Partner, Microsoft, Agreement };

Seller seller_of(const Subscription& subscription) {
  const Channel channel = subscription.channel;
  if (channel == Channel::Unknown) return subscription.owner_tenant ? Seller::Partner : Seller::Untold;
  if (is_volume_licence(channel)) return Seller::Agreement;
  return is_direct(channel) ? Seller::Microsoft : Seller::Partner;
}

// Of rows that fit one subscription equally well, which is taken; the same in whatever order they stand.
auto preference(const Subscription& row, const Subscription& known) {
  return std::tuple(seller_of(row) == Seller::Untold || seller_of(row) != seller_of(known), !row.term_end,
                    row.term_end ? -row.term_end->days_since_epoch() : 0, row.channel);
}

}  // namespace

bool bought_elsewhere(const Subscription& known, const Subscription& row) {
  const Seller one = seller_of(known), other = seller_of(row);
  return one != other && one != Seller::Untold && other != Seller::Untold;
}

NamedRows::Fit NamedRows::fit(const Subscription& row, const Subscription& known) const {
  if (bought_elsewhere(known, row)) return Fit::None;
  // The directory knows no end of an agreement, only its own next step.
  const bool ends_told = row.term_end && known.term_end;
  const bool same_end = ends_told && end_together(row, known);
  const bool other_end = ends_told && !same_end && !is_volume_licence(row.channel);
  const bool same_units = row.units == known.units;
  const Phase there = phase_of(known), here = phase_of(row);
  if (there != here && there != Phase::Untold && here != Phase::Untold) return same_units && same_end ? Fit::OtherState : Fit::None;
  if (same_units) return same_end ? Fit::Whole : other_end ? Fit::OtherEnd : Fit::Units;
  return same_end ? Fit::End : other_end ? Fit::None : Fit::OtherUnits;
}

void NamedRows::add(const Subscription& row, std::vector<std::size_t> candidates) {
  if (!candidates.empty()) open_.push_back(rows_.size());
  rows_.push_back(&row);
  matched_.emplace_back().beside = std::move(candidates);
}

std::vector<std::size_t> NamedRows::free_fits(std::size_t row, Fit wanted) const {
  std::vector<std::size_t> found;
  for (const std::size_t at : matched_[row].beside) {
    if (!taken_[at] && fit(*rows_[row], known_[at]) == wanted) found.push_back(at);
  }
  return found;
}

bool NamedRows::join_only_fit(std::size_t first, Fit wanted) {
  const std::vector<std::size_t> fits = free_fits(first, wanted);
  if (fits.size() != 1) return false;
  const std::size_t at = fits.front();
  std::size_t best = first;
  for (const std::size_t row : open_) {
    if (row == first || rows_[row]->sku != known_[at].sku || free_fits(row, wanted) != fits) continue;
    if (wanted != Fit::Whole && wanted != Fit::Units) return false;  // it differs from both, and nobody knows from which less
    matched_[first].contested = matched_[row].contested = true;
    if (preference(*rows_[row], known_[at]) < preference(*rows_[best], known_[at])) best = row;
  }
  matched_[best].joined = at;
  taken_[at] = true;
  std::erase(open_, best);
  return true;
}

void NamedRows::match_as(Fit wanted) {
  // Each that is taken can leave but one for another row.
  for (bool changed = true; changed;) {
    changed = false;
    const std::vector<std::size_t> rows = open_;
    for (const std::size_t row : rows) {
      if (!matched_[row].joined && join_only_fit(row, wanted)) changed = true;
    }
  }
  const bool may_be_any = wanted == Fit::Whole || wanted == Fit::Units || wanted == Fit::End || wanted == Fit::OtherUnits;
  if (!may_be_any) return;
  std::erase_if(open_, [&](std::size_t row) {
    std::vector<std::size_t> fits = free_fits(row, wanted);
    if (fits.size() < 2) return false;
    matched_[row].may_be = std::move(fits);
    return true;
  });
}

void NamedRows::match() {
  taken_.assign(known_.size(), false);
  for (const Fit wanted : {Fit::Whole, Fit::Units, Fit::End, Fit::OtherUnits, Fit::OtherEnd, Fit::OtherState}) {
    if (open_.empty()) return;
    match_as(wanted);
  }
}

}  // namespace csp
