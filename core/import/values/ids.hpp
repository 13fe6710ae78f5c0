#pragma once
// Which product, licence or subscription does the text of a cell name by an id, in whatever form people and programs write it?

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/guid.hpp"
#include "core/catalog/catalog.hpp"

namespace csp::value {

// 5.66891E+17, or with zeros behind its fifteenth digit: what a spreadsheet leaves of a long number.
bool is_scientific(std::string_view text);

// A placeholder in the place of an id: also "Pending", "TBD", and the GUID of zeros.
bool is_no_id(std::string_view text);

// "CFQ7TTC0LF8R", "0001": the SkuId may have lost its zeros (`padded`).
struct ProductSkuText {
  ProductSku id;
  bool padded = false;
};
std::optional<ProductSkuText> product_sku(std::string_view product_id, std::string_view sku_id);
// Anywhere in a text: "CFQ7TTC0LF8R:0001:CFQ7TTC0K971", "P1Y:CFQ7TTC0LCHC:0002:1:", "CFQ7TTC0LCHC-0002", "CFQ7TTC0LF8R:0008_P1M".
std::optional<ProductSkuText> product_sku_in(std::string_view text);
// The whole text, as people and spreadsheets write it: "cfq7ttc0lf8r:0001", "CFQ7TTC0LF8R 0001", "CFQ7TTC0LF8R0001", "CFQ7TTC0LF8R:1".
std::optional<ProductSkuText> product_sku_written(std::string_view text);
bool begins_product_id(std::string_view text);

// Microsoft's id that a cell names: a GUID in whatever form, with typographic hyphens, or the only one in a text: "/subscriptions/…",
// "… (E3 HQ)"; not one that begins a longer id: "<tenant>:1001".
std::optional<Guid> id_in(std::string_view text);
// The different GUIDs that stand in a text, in their order.
std::vector<Guid> ids_in(std::string_view text);
// A skuId, also behind the tenant's id: "<tenant>_<sku>", as the ids of subscribedSkus are.
std::optional<Guid> sku_id(std::string_view text);

}  // namespace csp::value
