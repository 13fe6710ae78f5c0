#pragma once
// What are the columns of the batch migration tool's subscriptions.csv, as downloaded and as taken back? (Record definitions of the
// tool in microsoft/Partner-Center-DotNet-Samples, version of 2023.) Its version of 2022 lacks AutoRenewEnabled and CustomTermEndDate.

#include <array>
#include <string_view>

namespace csp {

inline constexpr std::array<std::string_view, 22> kMigrationColumns = {"PartnerTenantId",
                                                                       "IndirectResellerMpnId",
                                                                       "CustomerName",
                                                                       "CustomerTenantId",
                                                                       "LegacySubscriptionId",
                                                                       "LegacySubscriptionName",
                                                                       "LegacyProductName",
                                                                       "ExpirationDate",
                                                                       "AutoRenewEnabled",
                                                                       "MigrationEligible",
                                                                       "NcePsa",
                                                                       "CurrentTerm",
                                                                       "CurrentBillingPlan",
                                                                       "CurrentSeatCount",
                                                                       "StartNewTermInNce",
                                                                       "Term",
                                                                       "BillingPlan",
                                                                       "SeatCount",
                                                                       "CustomTermEndDate",
                                                                       "AddOn",
                                                                       "BaseSubscriptionId",
                                                                       "MigrationIneligibilityReason"};

inline constexpr std::array<std::string_view, 2> kMigrationColumnsOf2023 = {"AutoRenewEnabled", "CustomTermEndDate"};

}  // namespace csp
