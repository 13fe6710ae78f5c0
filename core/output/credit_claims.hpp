#pragma once
// Which credits are claimed together? Those of one biller that are claimed on one day: months before a subscription is cancelled, nobody
// may be asked to credit it. Each claim has a letter.

#include <string>
#include <string_view>
#include <vector>

#include "core/output/customer_view.hpp"

namespace csp {

struct CreditClaim {
  bool at_partner = false;                     // who billed it is credited: a partner who ordered it, else the customer by Microsoft
  LosingPartner partner;                       // then
  Date day;                                    // on which it is claimed
  std::vector<const PublicLedgerLine*> lines;  // with amounts
  std::vector<std::string> without_amount;     // keys of subscriptions whose price nobody knows
  std::size_t number = 1;
  std::size_t count = 1;  // of all claims at Microsoft, or at partners

  // "letter-credit-request.txt"; with its number where there are several.
  std::string letter() const;
};

// In order of day, Microsoft's first.
std::vector<CreditClaim> credit_claims(const CustomerView& view);
// The claim that this gate makes; null where it makes none.
const CreditClaim* claim_of(const std::vector<CreditClaim>& claims, const Step& step);

}  // namespace csp
