#include "core/output/credit_claims.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

namespace csp {
namespace {

class Claims {
 public:
  explicit Claims(const CustomerView& view) : view_(view) {
    for (const Step& step : view.steps) {
      if (step.kind() != StepKind::Credit) continue;
      for (const std::string& key : step.subscriptions) gates_.emplace(key, step.planned);
    }
    for (const PublicLedgerLine& line : view.ledger) {
      if (line.kind != LedgerKind::ExpectedCredit) continue;
      claim(line.subscription, day_of(line)).lines.push_back(&line);
      with_amount_.insert(line.subscription);
    }
    for (const Step& step : view.steps) {
      if (step.kind() != StepKind::Credit) continue;
      for (const std::string& key : step.subscriptions) {
        if (with_amount_.count(key) == 0) claim(key, step.planned).without_amount.push_back(key);
      }
    }
  }

  std::vector<CreditClaim> in_order() {
    std::stable_sort(claims_.begin(), claims_.end(), [](const CreditClaim& a, const CreditClaim& b) {
      return a.at_partner != b.at_partner ? b.at_partner : a.day < b.day;
    });
    for (CreditClaim& claim : claims_) {
      const auto alike = [&](const CreditClaim& other) { return other.at_partner == claim.at_partner; };
      claim.number = static_cast<std::size_t>(std::count_if(claims_.data(), &claim, alike)) + 1;
      claim.count = static_cast<std::size_t>(std::count_if(claims_.begin(), claims_.end(), alike));
    }
    return std::move(claims_);
  }

 private:
  // What is given back without a gate of its own is credited from its first unused day.
  Date day_of(const PublicLedgerLine& line) const {
    const auto gate = gates_.find(line.subscription);
    return gate == gates_.end() ? line.from : gate->second;
  }

  CreditClaim& claim(const std::string& key, Date day) {
    const Subscription* subscription = view_.find_subscription(key);
    const bool at_partner = subscription != nullptr && sold_by_partner(view_.channel_of(*subscription));
    const LosingPartner partner = at_partner ? view_.losing_partners.of(key) : std::nullopt;
    const auto known = std::find_if(claims_.begin(), claims_.end(), [&](const CreditClaim& claim) {
      return claim.at_partner == at_partner && claim.partner == partner && claim.day == day;
    });
    if (known != claims_.end()) return *known;
    CreditClaim& made = claims_.emplace_back();
    made.at_partner = at_partner;
    made.partner = partner;
    made.day = day;
    return made;
  }

  const CustomerView& view_;
  std::vector<CreditClaim> claims_;
  std::map<std::string_view, Date> gates_;  // day on which its credit is asked for, by subscription
  std::set<std::string_view> with_amount_;  // subscriptions
};

}  // namespace

std::string CreditClaim::letter() const {
  std::string name = at_partner ? "letter-credit-partner" : "letter-credit-request";
  if (count > 1) name += "-" + std::to_string(number);
  return name + ".txt";
}

std::vector<CreditClaim> credit_claims(const CustomerView& view) { return Claims(view).in_order(); }

const CreditClaim* claim_of(const std::vector<CreditClaim>& claims, const Step& step) {
  const auto names = [&](const std::string& key) {
    return std::find(step.subscriptions.begin(), step.subscriptions.end(), key) != step.subscriptions.end();
  };
  const auto found = std::find_if(claims.begin(), claims.end(), [&](const CreditClaim& claim) {
    if (step.kind() != StepKind::Credit || claim.day != step.planned) return false;
    return std::any_of(claim.without_amount.begin(), claim.without_amount.end(), names) ||
           std::any_of(claim.lines.begin(), claim.lines.end(), [&](const PublicLedgerLine* line) { return names(line->subscription); });
  });
  return found == claims.end() ? nullptr : &*found;
}

}  // namespace csp
