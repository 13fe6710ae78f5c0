// The one table of export kinds. A new kind is a file in core/import/kinds/ that defines <name>_kind(), and a line here; README.md ("how to
// add an export kind") lists what else belongs to it, and the tests name most of what is missing.

#include <array>

#include "core/import/import.hpp"
#include "core/import/reader.hpp"

namespace csp {

// An item of JSON is of the first kind whose signs it has: what could be mistaken for another one stands before it. A table is of the kind
// that knows most of its columns, and the order decides only between equals.
#define CSP_KINDS(EACH)                \
  EACH(licensing_list)                 \
  EACH(price_list)                     \
  EACH(offer_matrix)                   \
  EACH(offer_mapping)                  \
  EACH(graph_subscribed_skus)          \
  EACH(graph_directory_subscriptions)  \
  EACH(usage_report)                   \
  EACH(graph_users)                    \
  EACH(partner_center_subscribed_skus) \
  EACH(daily_usage)                    \
  EACH(nce_reconciliation)             \
  EACH(legacy_reconciliation)          \
  EACH(migration_record)               \
  EACH(crayon)                         \
  EACH(td_synnex)                      \
  EACH(pax8)                           \
  EACH(partner_analytics)              \
  EACH(partner_center_subscriptions)   \
  EACH(partner_center_customers)       \
  EACH(admin_center_users)             \
  EACH(admin_center_licenses)          \
  EACH(bulk_user_template)             \
  EACH(user_licence_table)             \
  EACH(directory_users)                \
  EACH(product_users)                  \
  EACH(migration_subscriptions)        \
  EACH(migrated_subscriptions)         \
  EACH(partner_center_screen)          \
  EACH(cloudblue)                      \
  EACH(cloudblue_assets)               \
  EACH(dicker_data)                    \
  EACH(arrow)                          \
  EACH(sherweb_subscriptions)          \
  EACH(sherweb)                        \
  EACH(licence_details)                \
  EACH(graph_groups)                   \
  EACH(transfer_request)               \
  EACH(cart)                           \
  EACH(licence_change)                 \
  EACH(licence_deployment)             \
  EACH(legacy_price_list)              \
  EACH(community_prices)               \
  EACH(provider_prices)                \
  EACH(licence_summary)                \
  EACH(licence_relationship)           \
  EACH(volume_licensing)               \
  EACH(distributor_list)               \
  EACH(your_products)

#define CSP_DECLARE(name) Kind name##_kind();
CSP_KINDS(CSP_DECLARE)

std::span<const Kind> kinds() {
#define CSP_CALL(name) name##_kind(),
  static const std::array table = {CSP_KINDS(CSP_CALL)};
  return table;
}

const Kind* kind_named(std::string_view id) {
  for (const Kind& kind : kinds()) {
    if (kind.id == id) return &kind;
  }
  return nullptr;
}

Worth worth_of(std::string_view kind) {
  const Kind* known = kind_named(kind);
  return known == nullptr ? kOfDeclined : known->worth;
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
