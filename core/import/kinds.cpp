// The one table of export kinds. A new kind is a file in core/import/kinds/ and a line here (and its texts "import.kind.<id>"
// and "import.how.<id>", and a fixture).

#include "core/import/kinds.hpp"

#include <array>

#include "core/import/import.hpp"

namespace csp {

std::span<const Kind> kinds() {
  static const std::array table = {
      licensing_list_kind(),
      price_list_kind(),
      offer_matrix_kind(),
      offer_mapping_kind(),
      graph_subscribed_skus_kind(),
      graph_directory_subscriptions_kind(),
      usage_report_kind(),
      graph_users_kind(),
      partner_center_subscribed_skus_kind(),
      daily_usage_kind(),
      nce_reconciliation_kind(),
      legacy_reconciliation_kind(),
      migration_record_kind(),
      crayon_kind(),
      td_synnex_kind(),
      pax8_kind(),
      partner_analytics_kind(),
      partner_center_subscriptions_kind(),
      partner_center_customers_kind(),
      admin_center_users_kind(),
      admin_center_licenses_kind(),
      bulk_user_template_kind(),
      user_licence_table_kind(),
      migration_subscriptions_kind(),
      migrated_subscriptions_kind(),
      partner_center_screen_kind(),
      cloudblue_kind(),
      cloudblue_assets_kind(),
      dicker_data_kind(),
      arrow_kind(),
      sherweb_kind(),
      licence_details_kind(),
      graph_groups_kind(),
      transfer_request_kind(),
      cart_kind(),
      licence_change_kind(),
      licence_deployment_kind(),
      legacy_price_list_kind(),
      volume_licensing_kind(),
      distributor_list_kind(),
      your_products_kind(),
  };
  return table;
}

const std::vector<KindDescription>& import_kinds() {
  static const std::vector<KindDescription> descriptions = [] {
    static std::vector<std::string> keys;
    keys.reserve(2 * kinds().size());
    std::vector<KindDescription> out;
    for (const Kind& kind : kinds()) {
      if (kind.make == nullptr) continue;
      keys.push_back("import.kind." + std::string(kind.id));
      keys.push_back("import.how." + std::string(kind.id));
      out.push_back({kind.id, keys[keys.size() - 2], keys.back()});
    }
    return out;
  }();
  return descriptions;
}

}  // namespace csp
