#pragma once
// Which kinds of export are there? One function each, defined in core/import/kinds/<kind>.cpp.

#include "core/import/reader.hpp"

namespace csp {

Kind licensing_list_kind();
Kind price_list_kind();
Kind offer_matrix_kind();
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

}  // namespace csp
