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
      graph_subscribed_skus_kind(),
      graph_directory_subscriptions_kind(),
      graph_users_kind(),
      partner_center_subscribed_skus_kind(),
      partner_center_subscriptions_kind(),
      partner_center_customers_kind(),
      admin_center_users_kind(),
      admin_center_licenses_kind(),
      user_licence_table_kind(),
      volume_licensing_kind(),
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
