#include "core/plan/verify/match.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "core/customer/term_length.hpp"

namespace csp::verifying {
namespace {

bool same_id(const std::string& a, const std::string& b) { return !a.empty() && text::equals_ignoring_ascii_case(a, b); }

bool has_id(const Subscription& subscription) { return !subscription.commerce_id.empty() || !subscription.directory_id.empty(); }

// The key of one without an id says what it is called, and is not that of another.
bool same_key(const Subscription& before, const Subscription& after) { return before.key == after.key; }

// Several products can stand under one number of a seller's: their keys say which is which.
bool same_ids(const Subscription& before, const Subscription& after) {
  return same_id(before.commerce_id, after.commerce_id) || same_id(before.directory_id, after.directory_id);
}

bool have_ids(const Subscription& a, const Subscription& b) {
  return (!a.commerce_id.empty() && !b.commerce_id.empty()) || (!a.directory_id.empty() && !b.directory_id.empty());
}

bool same_product(const Subscription& before, const Subscription& after) {
  if (!before.sku.is_zero() || !after.sku.is_zero()) return before.sku == after.sku;
  return !before.name.empty() && text::equals_ignoring_ascii_case(before.name, after.name);
}

bool could_be_target(const Subscription& subscription, const PlanSettings& settings) {
  if (subscription.owner_tenant && settings.partner_tenant) return subscription.owner_tenant == settings.partner_tenant;
  return subscription.channel == Channel::TargetPartner || subscription.channel == Channel::Unknown ||
         subscription.channel == Channel::CspPartner;
}

constexpr int kBestFit = 15;

// How well a new subscription fits a line, up to kBestFit; 0 = not at all. Without the SKU only the very same units on or after the order
// count.
int fit(const TargetLine& line, const Subscription& found) {
  const bool same_units = found.units == line.units;
  const bool same_end = found.term_end == line.term_end;
  if (found.sku == line.sku) return 8 + (same_units ? 4 : 0) + (same_end ? 2 : 0) + (found.product_sku == line.product_sku ? 1 : 0);
  const bool in_time = found.purchased && *found.purchased >= line.order_date - 7 && *found.purchased <= line.order_date + 31;
  return same_units && (same_end || in_time) ? 1 : 0;
}

void match_sources(const Customer& planned, const Customer& now, Matches& matches, std::vector<bool>& taken) {
  matches.source.resize(planned.subscriptions.size());
  for (const auto same : {same_key, same_ids}) {
    for (std::size_t p = 0; p < planned.subscriptions.size(); ++p) {
      for (std::size_t n = 0; n < now.subscriptions.size() && !matches.source[p]; ++n) {
        if (!taken[n] && same(planned.subscriptions[p], now.subscriptions[n])) matches.source[p] = n, taken[n] = true;
      }
    }
  }
  using Like = bool (*)(const Subscription& before, const Subscription& after);
  // Without ids: the product with the same end and units, with the same end, or the only one that the same side bills.
  constexpr Like likes[] = {
      [](const Subscription& before, const Subscription& after) {
        return before.term_end && after.term_end == before.term_end && after.units == before.units;
      },
      [](const Subscription& before, const Subscription& after) { return before.term_end && after.term_end == before.term_end; },
      [](const Subscription& before, const Subscription& after) {
        return !has_id(before) && !has_id(after) && before.channel == after.channel;
      }};
  for (const Like like : likes) {
    for (std::size_t p = 0; p < planned.subscriptions.size(); ++p) {
      if (matches.source[p]) continue;
      const Subscription& before = planned.subscriptions[p];
      std::vector<std::size_t> candidates;
      for (std::size_t n = 0; n < now.subscriptions.size(); ++n) {
        const Subscription& after = now.subscriptions[n];
        if (!taken[n] && !have_ids(before, after) && same_product(before, after) && like(before, after)) candidates.push_back(n);
      }
      if (candidates.size() == 1) matches.source[p] = candidates.front(), taken[candidates.front()] = true;
    }
  }
}

bool billed_by_target(const Subscription& subscription, const PlanSettings& settings) {
  if (subscription.owner_tenant && settings.partner_tenant) return subscription.owner_tenant == settings.partner_tenant;
  return subscription.channel == Channel::TargetPartner;
}

bool gives_nothing(const Subscription& subscription) {
  return subscription.state == SubscriptionState::Deleted || subscription.state == SubscriptionState::Disabled ||
         subscription.state == SubscriptionState::Suspended;
}

// The end it had, or that of the next term.
bool same_end_or_next(const Subscription& before, const Subscription& after) {
  if (!before.term_end || !after.term_end) return false;
  if (*after.term_end == *before.term_end) return true;
  const int months = months_of(before.term);
  return months > 0 && *after.term_end == add_months_clamped(*before.term_end + 1, months) - 1;
}

// A transfer may give a subscription other ids: it is found again at the partner who was to get it, by product, units and end. What is left
// under its old id is over then.
void match_transferred(const Customer& planned, const PlanSettings& settings, const Plan& plan, const Customer& now, Matches& matches,
                       std::vector<bool>& taken) {
  for (const Action& action : plan.actions) {
    if (action.kind != ActionKind::Transfer) continue;
    const auto before = std::find_if(planned.subscriptions.begin(), planned.subscriptions.end(),
                                     [&](const Subscription& each) { return each.key == action.subscription; });
    if (before == planned.subscriptions.end()) continue;
    std::optional<std::size_t>& source = matches.source[static_cast<std::size_t>(before - planned.subscriptions.begin())];
    if (source && !gives_nothing(now.subscriptions[*source])) continue;
    for (std::size_t n = 0; n < now.subscriptions.size(); ++n) {
      const Subscription& after = now.subscriptions[n];
      const bool alike = same_product(*before, after) && after.units == before->units && same_end_or_next(*before, after);
      if (taken[n] || !alike || gives_nothing(after) || !billed_by_target(after, settings)) continue;
      source = n;
      taken[n] = true;
      break;
    }
  }
}

void match_line(const TargetLine& line, int quality, const PlanSettings& settings, const Customer& now, std::vector<bool>& taken,
                std::optional<std::size_t>& found) {
  for (std::size_t n = 0; n < now.subscriptions.size(); ++n) {
    const Subscription& subscription = now.subscriptions[n];
    if (taken[n] || fit(line, subscription) != quality || !subscription.seat_based || !could_be_target(subscription, settings)) continue;
    found = n;
    taken[n] = true;
    return;
  }
}

}  // namespace

Matches match(const Customer& planned, const PlanSettings& settings, const Plan& plan, const Customer& now) {
  Matches matches;
  std::vector<bool> taken(now.subscriptions.size(), false);
  match_sources(planned, now, matches, taken);
  match_transferred(planned, settings, plan, now, matches, taken);
  matches.line.resize(plan.target_lines.size());
  matches.other_sku.assign(plan.target_lines.size(), false);
  // The best pairs first, so that a good fit is not taken away by a poor one.
  for (int quality = kBestFit; quality > 0; --quality) {
    for (std::size_t l = 0; l < plan.target_lines.size(); ++l) {
      if (!matches.line[l]) match_line(plan.target_lines[l], quality, settings, now, taken, matches.line[l]);
    }
  }
  for (std::size_t l = 0; l < plan.target_lines.size(); ++l)
    matches.other_sku[l] = matches.line[l] && now.subscriptions[*matches.line[l]].sku != plan.target_lines[l].sku;
  for (std::size_t n = 0; n < now.subscriptions.size(); ++n) {
    if (!taken[n]) matches.unplanned.push_back(n);
  }
  return matches;
}

}  // namespace csp::verifying
