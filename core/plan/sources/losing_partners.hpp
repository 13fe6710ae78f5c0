#pragma once
// Which partner bills a subscription today, where several lose some? Files tell it by the tenant that created it (ownerTenantId). A partner
// can neither end nor hand over what another one sold, and what that one sold is none of its business: words, requests and letters are made
// for each partner by itself.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/language.hpp"
#include "core/customer/customer.hpp"
#include "core/plan/settings.hpp"

namespace csp {

// Nothing: the partner that the settings name, or no file tells whose it is. Else the tenant of another one.
using LosingPartner = std::optional<Guid>;

class LosingPartners {
 public:
  LosingPartners() = default;
  LosingPartners(const Customer& customer, const PlanSettings& settings);

  LosingPartner of(std::string_view subscription) const;
  // All that bill something: the one of the settings first, then by tenant.
  const std::vector<LosingPartner>& all() const { return all_; }
  // The name of the one, with {owner} for another one, of which no more than the tenant is known.
  MessageValue name(const LosingPartner& partner) const;
  // "letter-consent.txt"; with the partner's number where there are several: "letter-consent-2.txt".
  std::string letter(std::string_view stem, const LosingPartner& partner) const;

 private:
  std::string name_;
  std::map<std::string, Guid, std::less<>> others_;  // subscription -> tenant
  std::vector<LosingPartner> all_;
};

// What a message that names it needs; {which} says its number, as in the names of its letters, where there are several.
std::vector<MessageArgument> partner_arguments(const LosingPartners& partners, const LosingPartner& partner);

}  // namespace csp
