// Batch migration tool: legacy subscriptions of the partner, with ends, terms and seats, as downloaded or prepared for upload.

#include "core/base/migration_columns.hpp"
#include "core/base/text.hpp"
#include "core/import/lists/listed_subscriptions.hpp"
#include "core/import/reader.hpp"
#include "core/import/values/ids.hpp"
#include "core/import/values/way_of_buying.hpp"

namespace csp {
namespace {

constexpr auto kColumns = listed_columns<Listed::kColumns>({
    {Listed::kId, {"legacysubscriptionid", true}},
    {Listed::kName, {"legacyproductname"}},
    {Listed::kUnits, {"currentseatcount", true}},
    {Listed::kEnd, {"expirationdate"}},
    {Listed::kTerm, {"currentterm"}},
    {Listed::kBilling, {"currentbillingplan"}},
    {Listed::kAutoRenew, {"autorenewenabled"}},
    {Listed::kTenant, {"customertenantid"}},
    {Listed::kCustomer, {"customername"}},
    {Listed::kParent, {"basesubscriptionid"}},
    {Listed::kDomain, {"customerdomain|domain"}},
});

// Keeps the row besides: the tool takes its file back only with every cell but the five editable ones as it was.
class MigrationSubscriptions : public ListedSubscriptions {
 public:
  using ListedSubscriptions::ListedSubscriptions;

  void row(const Cells& cells) override {
    const std::size_t before = context_.records.subscriptions.size();
    ListedSubscriptions::row(cells);
    if (context_.records.subscriptions.size() == before) return;
    Subscription& subscription = context_.records.subscriptions.back();
    find_sku(cells, subscription);
    std::vector<std::string> kept;
    for (std::string_view column : kMigrationColumns) {
      if (const auto cell = written(cells, column)) kept.emplace_back(*cell);
    }
    if (kept.empty()) return;
    const std::optional<Guid> owner = Guid::parse(kept.front());
    if (owner && !owner->is_zero()) {
      subscription.owner_tenant = owner;
      Told(context_.report, subscription.statements).at(Aspect::OwnerTenant, kMigrationColumns[0]);
    }
    // All columns of the tool, or those of its first version.
    if (kept.size() == kMigrationColumns.size() || kept.size() == kMigrationColumns.size() - 2)
      subscription.migration_row = std::move(kept);
  }

 private:
  static std::optional<std::string_view> written(const Cells& cells, std::string_view column) {
    const std::string name = text::folded(column);
    for (std::size_t place = 0; place < cells.header().size() && place < cells.as_written().size(); ++place) {
      if (text::folded(cells.header()[place]) == name) return cells.as_written()[place];
    }
    return std::nullopt;
  }

  // The tool names the new-commerce product that gives the same SKU. It tells what a legacy name does not that several products have, or
  // none in the licensing list.
  void find_sku(const Cells& cells, Subscription& subscription) const {
    constexpr std::string_view kColumn = "NcePsa";
    if (skus_sold_as(context_.catalog, subscription.name).size() == 1) return;
    const auto product = value::product_sku_in(written(cells, kColumn).value_or(std::string_view()));
    const Offer* offer = product ? context_.catalog.find_offer(product->id) : nullptr;
    if (offer == nullptr || offer->skus.size() != 1) return;
    subscription.sku = offer->skus.front();
    Told(context_.report, subscription.statements).at(Aspect::Sku, kColumn, Conclusion::OfferTable);
  }
};

constexpr ListedForm kForm = {.order = {true, true}, .documented = true, .channel = Channel::CspPartnerLegacy};

}  // namespace

Kind migration_subscriptions_kind() {
  return {.id = "bam-legacy-subscriptions",
          .worth = {Worth::Rows::Subscriptions, Worth::Authority::List, Worth::Ids::Microsofts},
          .table_signs = "legacysubscriptionid+currentseatcount",
          .columns = kColumns,
          .flat_json = true,
          .make = make_listed<MigrationSubscriptions, kForm>};
}

}  // namespace csp
