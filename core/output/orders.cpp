#include <algorithm>
#include <map>
#include <set>

#include "core/base/text.hpp"
#include "core/inventory/names.hpp"
#include "core/output/customer_view.hpp"
#include "core/output/orders_table.hpp"
#include "core/output/output_list.hpp"
#include "core/output/plan_file/plan_json.hpp"
#include "core/output/words.hpp"
#include "core/output/writers/csv.hpp"
#include "core/output/writers/json_text.hpp"

namespace csp {
namespace {

std::string_view cycle(BillingPlan plan) {
  switch (plan) {
    case BillingPlan::Annual:
      return "annual";
    case BillingPlan::Triennial:
      return "triennial";
    default:
      return "monthly";
  }
}

// A cart as Partner Center takes it, but with what cannot be known offline left visibly open: the availability id changes from day to
// day, so a draft must never look ready to send. One cart for each order day, because a cart lives seven days.
std::string cart(const CustomerView& view, Date day, const std::vector<const PublicTargetLine*>& lines) {
  JsonText json;
  const std::string& notice = view.not_ready_notice;
  json.object(JsonLayout::Lines).key("_draft").text((notice.empty() ? "" : notice + " ") + view.language("output.cart.draft"));
  json.key("_orderDate").text(day.iso()).key("_plan").text(short_hash(view.hash));
  json.key("_customerTenantId").text(view.customer.tenant ? view.customer.tenant->text() : "FILL-CUSTOMER-TENANT-ID");
  json.key("lineItems").array(JsonLayout::Lines);
  std::int64_t id = 0;
  for (const PublicTargetLine* line : lines) {
    const std::string product = line->product_sku ? line->product_sku->text() : "FILL-PRODUCT-ID:FILL-SKU-ID";
    json.object()
        .key("id")
        .number(id++)
        .key("catalogItemId")
        .text(product + ":FILL-AVAILABILITY-ID")
        .key("friendlyName")
        .text(name_to_order(view.catalog, line->product_sku, line->name));
    json.key("quantity")
        .number(line->units)
        .key("termDuration")
        .text(words::iso_duration(line->term))
        .key("billingCycle")
        .text(cycle(line->billing_plan));
    if (view.settings.partner_model != PartnerModel::DirectBill) {
      json.key("participants")
          .array()
          .object()
          .key("key")
          .text("transaction_reseller")
          .key("value")
          .text("FILL-RESELLER-PARTNER-ID")
          .close()
          .close();
    }
    json.close();
  }
  json.close().close();
  return json.bytes() + "\n";
}

}  // namespace

std::vector<const PublicTargetLine*> ordered_lines(const CustomerView& view) {
  std::set<std::string> bought;
  for (const Move& move : view.moves) {
    if (buys(move.path)) bought.insert(move.target_lines.begin(), move.target_lines.end());
  }
  for (const Action& action : view.actions) {
    if (action.kind == ActionKind::Order) bought.insert(action.target_line);
  }
  std::vector<const PublicTargetLine*> lines;
  for (const PublicTargetLine& line : view.target_lines) {
    if (bought.count(line.id) != 0) lines.push_back(&line);
  }
  std::stable_sort(lines.begin(), lines.end(),
                   [](const PublicTargetLine* a, const PublicTargetLine* b) { return a->order_date < b->order_date; });
  return lines;
}

Table orders_table(const CustomerView& view) {
  Table table;
  table.name = view.language("output.orders.sheet");
  for (const char* key : {"line", "order_date", "usable_from", "product", "product_sku", "sku_id", "part_number", "units", "term",
                          "billing_plan", "term_end", "currency", "retail_unit", "retail_month", "subscriptions", "remark", "plan"}) {
    table.columns.push_back(view.language("output.column." + std::string(key)));
  }
  const std::string& notice = view.not_ready_notice;
  for (const PublicTargetLine* line : ordered_lines(view)) {
    const Sku* sku = view.catalog.find_sku(line->sku);
    Cell unit;
    Cell month;
    if (line->retail_unit_month) {
      unit = *line->retail_unit_month;
      month = line->retail_unit_month->scaled(line->units).rounded(line->currency.places());
    }
    std::string names;
    for (const Move& move : view.moves) {
      if (std::find(move.target_lines.begin(), move.target_lines.end(), line->id) != move.target_lines.end())
        text::append_listed(names, view.subscription_name(move.subscription));
    }
    table.rows.push_back({line->id, line->order_date, line->usable_from,
                          name_to_order(view.catalog, line->product_sku, line->name.empty() ? view.sku_name(line->sku) : line->name),
                          line->product_sku ? line->product_sku->text() : std::string(),
                          line->sku.is_zero() ? std::string() : line->sku.text(), sku == nullptr ? std::string() : sku->part_number,
                          line->units, view.language(text_key(line->term)), view.language(text_key(line->billing_plan)), line->term_end,
                          std::string(line->currency.code()), unit, month, names, notice, short_hash(view.hash)});
  }
  return table;
}

std::string cart_name(const CustomerView& view, Date day) {
  const bool one = std::all_of(view.target_lines.begin(), view.target_lines.end(),
                               [&](const PublicTargetLine& line) { return line.order_date == view.target_lines.front().order_date; });
  return one ? "cart-draft.json" : "cart-draft-" + day.iso() + ".json";
}

std::vector<OutputFile> make_orders(const OutputContext& context) {
  const CustomerView view = customer_view(context, context.partner_language);
  std::map<Date, std::vector<const PublicTargetLine*>> carts;
  for (const PublicTargetLine* line : ordered_lines(view)) carts[line->order_date].push_back(line);
  if (carts.empty()) return {};  // a transfer brings its lines along; an empty sheet would only raise questions
  std::vector<OutputFile> files = {{"orders.csv", "text/csv", csv(orders_table(view))}};
  for (const auto& [day, lines] : carts) files.push_back({cart_name(view, day), "application/json", cart(view, day, lines)});
  return files;
}

}  // namespace csp
