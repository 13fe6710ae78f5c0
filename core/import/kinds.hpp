#pragma once
// Which kinds of export are there? One function each, defined in core/import/kinds/<kind>.cpp.

#include "core/import/reader.hpp"

namespace csp {

Kind licensing_list_kind();
Kind price_list_kind();
Kind offer_matrix_kind();
Kind offer_mapping_kind();
Kind graph_subscribed_skus_kind();
Kind graph_directory_subscriptions_kind();
Kind graph_users_kind();
Kind partner_center_subscribed_skus_kind();
Kind partner_center_subscriptions_kind();
Kind partner_center_customers_kind();
Kind admin_center_users_kind();
Kind admin_center_licenses_kind();
Kind user_licence_table_kind();
Kind volume_licensing_kind();
Kind your_products_kind();
Kind migration_subscriptions_kind();
Kind migrated_subscriptions_kind();
Kind nce_reconciliation_kind();
Kind legacy_reconciliation_kind();
Kind partner_center_screen_kind();
Kind partner_analytics_kind();
Kind pax8_kind();
Kind td_synnex_kind();
Kind crayon_kind();
Kind cloudblue_kind();
Kind cloudblue_assets_kind();
Kind dicker_data_kind();
Kind arrow_kind();
Kind sherweb_kind();
Kind distributor_list_kind();
Kind bulk_user_template_kind();
Kind usage_report_kind();
Kind licence_details_kind();
Kind graph_groups_kind();
Kind transfer_request_kind();
Kind migration_record_kind();
Kind cart_kind();
Kind licence_change_kind();
Kind licence_deployment_kind();
Kind daily_usage_kind();
Kind legacy_price_list_kind();

}  // namespace csp
