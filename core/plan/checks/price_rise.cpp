#include "core/plan/checks/price_rise.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace csp::plan {

bool price_rose(const Sku& sku) {
  // Microsoft licensing news, "2026 packaging and pricing updates", as quoted on 2026-07-06 and 2026-09-23.
  constexpr std::array<std::string_view, 17> parts = {"ENTERPRISEPACK",
                                                      "ENTERPRISEPREMIUM",
                                                      "SPE_E3",
                                                      "SPE_E5",
                                                      "SPE_F1",
                                                      "M365_F1_COMM",
                                                      "Office_365_E3_(no_Teams)",
                                                      "Microsoft_365_E3_(no_Teams)",
                                                      "Microsoft_365_E5_(no_Teams)",
                                                      "O365_BUSINESS_ESSENTIALS",
                                                      "O365_BUSINESS_PREMIUM",
                                                      "O365_BUSINESS",
                                                      "OFFICESUBSCRIPTION",
                                                      "EMS",
                                                      "EMSPREMIUM",
                                                      "AAD_PREMIUM",
                                                      "AAD_PREMIUM_P2"};
  return std::find(parts.begin(), parts.end(), sku.part_number) != parts.end();
}

}  // namespace csp::plan
