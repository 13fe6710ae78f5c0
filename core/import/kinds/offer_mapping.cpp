// Offer mapping: what people answered when an offer's tenant SKU was not certain, saved by this planner for colleagues
// (core/output/offer_mapping.cpp). Header: ProductId, SkuId, OfferTitle, ChosenTenantSkuId, ChosenSkuPartNumber. A row without ids is
// about the product that a file calls by that title; beside an id titles are for people, as part numbers are, and not read. The same
// names as members of JSON items.

#include <array>

#include "core/import/reader.hpp"
#include "core/import/values/fields.hpp"

namespace csp {
namespace {

enum { kProductId, kSkuId, kChosen, kTitle, kPartNumber };
constexpr std::array<Column, 5> kColumns = {{
    {"productid"},
    {"skuid"},
    {"chosentenantskuid", true},
    {"offertitle"},
    {"chosenskupartnumber"},
}};

class OfferMapping : public Reader {
 public:
  using Reader::Reader;

  void row(const Cells& cells) override {
    FileReport& report = context_.report;
    const bool named = cells[kProductId].empty() && cells[kSkuId].empty() && !cells[kTitle].empty();
    const auto sku = guid_field(report, cells.name(kChosen), cells[kChosen], Need::Required);
    if (named) {
      if (!report.row_refused()) context_.records.name_answers.emplace_back(std::string(cells[kTitle]), *sku);
      return;
    }
    const auto offer = product_sku_field(report, cells.name(kSkuId), cells[kProductId], cells[kSkuId], Need::Required);
    if (report.row_refused()) return;
    context_.records.offer_answers.emplace_back(*offer, *sku);
  }
};

}  // namespace

Kind offer_mapping_kind() {
  return {.id = "offer-mapping",
          .worth = {Worth::Rows::NoCustomers, Worth::Authority::List, Worth::Ids::MayBeSellers},
          .table_signs = "chosentenantskuid+productid+skuid",
          .columns = kColumns,
          .json_signs = "chosenTenantSkuId+productId+skuId",
          .flat_json = true,
          .make = make_reader<OfferMapping>};
}

}  // namespace csp
