// Offer matrix: which tenant SKU (ProvisioningId) does a ProductId:SkuId give?

#include <array>

#include "core/base/text.hpp"
#include "core/import/reader.hpp"
#include "core/import/values/fields.hpp"

namespace csp {
namespace {

enum { kProductId, kSkuId, kSkuTitle, kProductTitle, kProvisioningId, kProvisioningString, kMinimum, kMaximum };
constexpr std::array<Column, 8> kColumns = {{
    {"productid", true},
    {"skuid", true},
    {"skutitle"},
    {"producttitle"},
    {"provisioningid", true},
    {"provisioningstring"},
    {"minlicenses"},
    {"maxlicenses"},
}};

class OfferMatrix : public Reader {
 public:
  using Reader::Reader;

  void row(const Cells& cells) override {
    FileReport& report = context_.report;
    Offer offer;
    const auto id = product_sku_field(report, cells.name(kSkuId), cells[kProductId], cells[kSkuId], Need::Required);
    const auto sku = guid_field(report, cells.name(kProvisioningId), cells[kProvisioningId], Need::Required);
    if (report.row_refused()) return;
    offer.id = *id;
    offer.skus.push_back(*sku);
    offer.title = cells[kSkuTitle].empty() ? cells[kProductTitle] : cells[kSkuTitle];
    offer.match = OfferMatch::OfferMatrix;
    offer.trial = text::folded(offer.title).find("trial") != std::string::npos;
    offer.minimum_units = count_field(report, cells.name(kMinimum), cells[kMinimum], Need::Optional);
    offer.maximum_units = count_field(report, cells.name(kMaximum), cells[kMaximum], Need::Optional);
    if (offer.maximum_units && *offer.maximum_units >= 10'000'000) offer.maximum_units.reset();  // the matrix's word for "no limit"
    if (const Offer* known = context_.catalog.find_offer(offer.id)) offer.segment = known->segment;
    context_.records.offers.push_back(std::move(offer));
  }
};

}  // namespace

Kind offer_matrix_kind() {
  return {.id = "nce-offer-matrix",
          .worth = {Worth::Rows::NoCustomers, Worth::Authority::List, Worth::Ids::MayBeSellers},
          .table_signs = "provisioningid+provisioningstring|provisioningid+productid+skuid",
          .columns = kColumns,
          .json_signs = "provisioningId+productId+skuId",
          .flat_json = true,
          .make = make_reader<OfferMatrix>};
}

}  // namespace csp
