#pragma once
// What are the columns of the batch migration tool's subscriptions.csv, as downloaded and as taken back? (Record definitions of the
// tool in microsoft/Partner-Center-DotNet-Samples, version of 2023.) Its version of 2022 lacks AutoRenewEnabled and CustomTermEndDate.

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

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

// Those of a row with so many cells.
inline std::vector<std::string> migration_columns(std::size_t cells) {
  std::vector<std::string> columns;
  for (std::string_view column : kMigrationColumns) {
    const bool is_of_2023 =
        std::find(kMigrationColumnsOf2023.begin(), kMigrationColumnsOf2023.end(), column) != kMigrationColumnsOf2023.end();
    if (cells == kMigrationColumns.size() || !is_of_2023) columns.emplace_back(column);
  }
  return columns;
}

}  // namespace csp
