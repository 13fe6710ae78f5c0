#pragma once
// Which problems can putting the files together report? Texts as for reading: "finding.<id>" and "action.<id>".

#include <array>
#include <string>
#include <vector>

#include "core/import/finding_ids.hpp"

namespace csp {

namespace inventory_finding {

// The files are not one customer, or not the whole of it.
inline constexpr FindingId kTenantsDiffer{"INVENTORY-TENANTS-DIFFER", Severity::Blocker, true};
inline constexpr FindingId kSubscriptionsForeign{"INVENTORY-SUBSCRIPTIONS-FOREIGN", Severity::Blocker, true};
inline constexpr FindingId kCustomersDiffer{"INVENTORY-CUSTOMERS-DIFFER", Severity::Ask, true};
inline constexpr FindingId kDomainsDiffer{"INVENTORY-DOMAINS-DIFFER", Severity::Ask, true};
inline constexpr FindingId kDomainUnconfirmed{"INVENTORY-DOMAIN-UNCONFIRMED", Severity::Note, true};
inline constexpr FindingId kInitialDomains{"INVENTORY-INITIAL-DOMAINS", Severity::Ask, true};
inline constexpr FindingId kSetIncomplete{"INVENTORY-SET-INCOMPLETE", Severity::Blocker, true};
inline constexpr FindingId kSetUnproven{"INVENTORY-SET-UNPROVEN", Severity::Ask, true};
inline constexpr FindingId kFileUnused{"INVENTORY-FILE-UNUSED", Severity::Warning, true};
inline constexpr FindingId kRowsRefused{"INVENTORY-ROWS-REFUSED", Severity::Warning, true};
// What no file tells.
inline constexpr FindingId kNoSubscriptions{"INVENTORY-NO-SUBSCRIPTIONS", Severity::Blocker, true};
inline constexpr FindingId kNoLaterSubscriptions{"INVENTORY-NO-LATER-SUBSCRIPTIONS", Severity::Blocker, true};
inline constexpr FindingId kNoAssignments{"INVENTORY-NO-ASSIGNMENTS", Severity::Warning, true};
inline constexpr FindingId kWaysUntold{"INVENTORY-WAYS-UNTOLD", Severity::Note, true};
inline constexpr FindingId kMembersUntold{"INVENTORY-MEMBERS-UNTOLD", Severity::Ask, true};
inline constexpr FindingId kUsersPartly{"INVENTORY-USERS-PARTLY", Severity::Ask, true};
inline constexpr FindingId kUsersBeyond{"INVENTORY-USERS-BEYOND", Severity::Ask, true};
inline constexpr FindingId kNoUnits{"INVENTORY-NO-UNITS", Severity::Warning, true};
inline constexpr FindingId kNoPrices{"INVENTORY-NO-PRICES", Severity::Warning, true};
inline constexpr FindingId kUsersOfPlan{"INVENTORY-USERS-OF-PLAN", Severity::Note, true};
inline constexpr FindingId kPricesOfPlan{"INVENTORY-PRICES-OF-PLAN", Severity::Note, true};
inline constexpr FindingId kNoEndDates{"INVENTORY-NO-END-DATES", Severity::Ask, true};
// Contradictions.
inline constexpr FindingId kUnitsDiffer{"INVENTORY-UNITS-DIFFER", Severity::Ask, true};
inline constexpr FindingId kEndsDiffer{"INVENTORY-ENDS-DIFFER", Severity::Ask, true};
inline constexpr FindingId kRenewalsDiffer{"INVENTORY-RENEWALS-DIFFER", Severity::Ask, true};
inline constexpr FindingId kStatesDiffer{"INVENTORY-STATES-DIFFER", Severity::Ask, true};
inline constexpr FindingId kSkusDiffer{"INVENTORY-SKUS-DIFFER", Severity::Ask, true};
inline constexpr FindingId kPoolsDiffer{"INVENTORY-POOLS-DIFFER", Severity::Ask, true};
inline constexpr FindingId kPoolAndSubscriptionsDiffer{"INVENTORY-POOL-AND-SUBSCRIPTIONS-DIFFER", Severity::Ask, true};
inline constexpr FindingId kUsersDiffer{"INVENTORY-USERS-DIFFER", Severity::Ask, true};
inline constexpr FindingId kOwnIdJoined{"INVENTORY-OWN-ID-JOINED", Severity::Ask, true};
inline constexpr FindingId kNamedJoined{"INVENTORY-NAMED-JOINED", Severity::Ask, true};
inline constexpr FindingId kListedBeside{"INVENTORY-LISTED-BESIDE", Severity::Ask, true};
inline constexpr FindingId kNumberShared{"INVENTORY-NUMBER-SHARED", Severity::Ask, true};
inline constexpr FindingId kRowNotJoined{"INVENTORY-ROW-NOT-JOINED", Severity::Ask, true};
inline constexpr FindingId kMigratedLeftOut{"INVENTORY-MIGRATED-LEFT-OUT", Severity::Warning, true};
inline constexpr FindingId kMigratedStillListed{"INVENTORY-MIGRATED-STILL-LISTED", Severity::Ask, true};
inline constexpr FindingId kMigratedUnlisted{"INVENTORY-MIGRATED-UNLISTED", Severity::Ask, true};
// Who uses what they have, and whom a group could not give it.
inline constexpr FindingId kUsersIdle{"INVENTORY-USERS-IDLE", Severity::Note, true};
inline constexpr FindingId kGroupHasErrors{"INVENTORY-GROUP-HAS-ERRORS", Severity::Warning, true};
inline constexpr FindingId kGroupInWork{"INVENTORY-GROUP-IN-WORK", Severity::Note, true};
// Which SKU is it?
inline constexpr FindingId kSkuNotListed{"INVENTORY-SKU-NOT-LISTED", Severity::Warning, true};
inline constexpr FindingId kNameAndOfferDiffer{"INVENTORY-NAME-AND-OFFER-DIFFER", Severity::Ask, true};
inline constexpr FindingId kSkuByTitle{"INVENTORY-SKU-BY-TITLE", Severity::Note, true};
inline constexpr FindingId kSkuByName{"INVENTORY-SKU-BY-NAME", Severity::Note, true};
inline constexpr FindingId kSkuByPool{"INVENTORY-SKU-BY-POOL", Severity::Note, true};
inline constexpr FindingId kNameByPool{"INVENTORY-NAME-BY-POOL", Severity::Note, true};
inline constexpr FindingId kSkuAmbiguous{"INVENTORY-SKU-AMBIGUOUS", Severity::Ask, true};
inline constexpr FindingId kSkuUnknown{"INVENTORY-SKU-UNKNOWN", Severity::Ask, true};
inline constexpr FindingId kNameUnknown{"INVENTORY-NAME-UNKNOWN", Severity::Ask, true};
inline constexpr FindingId kUsersUnresolved{"INVENTORY-USERS-UNRESOLVED", Severity::Warning, true};

}  // namespace inventory_finding

inline constexpr std::array kInventoryFindings = {
    inventory_finding::kTenantsDiffer,
    inventory_finding::kSubscriptionsForeign,
    inventory_finding::kCustomersDiffer,
    inventory_finding::kSetIncomplete,
    inventory_finding::kSetUnproven,
    inventory_finding::kFileUnused,
    inventory_finding::kRowsRefused,
    inventory_finding::kNoSubscriptions,
    inventory_finding::kNoLaterSubscriptions,
    inventory_finding::kNoAssignments,
    inventory_finding::kWaysUntold,
    inventory_finding::kMembersUntold,
    inventory_finding::kUsersPartly,
    inventory_finding::kUsersBeyond,
    inventory_finding::kNoUnits,
    inventory_finding::kNoPrices,
    inventory_finding::kUsersOfPlan,
    inventory_finding::kPricesOfPlan,
    inventory_finding::kNoEndDates,
    inventory_finding::kUnitsDiffer,
    inventory_finding::kEndsDiffer,
    inventory_finding::kStatesDiffer,
    inventory_finding::kRenewalsDiffer,
    inventory_finding::kSkusDiffer,
    inventory_finding::kPoolsDiffer,
    inventory_finding::kPoolAndSubscriptionsDiffer,
    inventory_finding::kUsersDiffer,
    inventory_finding::kOwnIdJoined,
    inventory_finding::kNamedJoined,
    inventory_finding::kListedBeside,
    inventory_finding::kNameAndOfferDiffer,
    inventory_finding::kRowNotJoined,
    inventory_finding::kMigratedLeftOut,
    inventory_finding::kMigratedStillListed,
    inventory_finding::kMigratedUnlisted,
    inventory_finding::kSkuNotListed,
    inventory_finding::kSkuByTitle,
    inventory_finding::kSkuByName,
    inventory_finding::kSkuByPool,
    inventory_finding::kNameByPool,
    inventory_finding::kSkuAmbiguous,
    inventory_finding::kSkuUnknown,
    inventory_finding::kNameUnknown,
    inventory_finding::kNumberShared,
    inventory_finding::kUsersUnresolved,
    inventory_finding::kUsersIdle,
    inventory_finding::kGroupHasErrors,
    inventory_finding::kGroupInWork,
    inventory_finding::kDomainsDiffer,
    inventory_finding::kInitialDomains,
    inventory_finding::kDomainUnconfirmed,
};

inline Finding inventory_problem(const FindingId& id, std::vector<MessageArgument> arguments, std::vector<Origin> origins,
                                 std::string subject = {}) {
  Finding finding;
  finding.rule = id.id;
  finding.severity = id.severity;
  if (id.has_action) finding.action = Message{"action." + finding.rule, arguments};
  finding.message = Message{"finding." + finding.rule, std::move(arguments)};
  finding.origins = std::move(origins);
  finding.subject = std::move(subject);
  return finding;
}

}  // namespace csp
