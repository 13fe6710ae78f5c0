// Sherweb: payable charges of a customer. They name product and quantity; ids, terms and end dates are not in them.

#include <array>

#include "core/base/text.hpp"
#include "core/import/lists/named_subscription.hpp"
#include "core/import/reader.hpp"
#include "core/import/told.hpp"
#include "core/import/values/ids.hpp"

namespace csp {
namespace {

enum { kProduct, kSku, kQuantity, kCycle, kChargeType };
constexpr std::array<Column, 5> kColumns = {{
    {"productname", true},
    {"sku"},
    {"quantity", true},
    {"billingcycletype"},
    {"chargetype"},
}};

class SherwebCharges : public Reader {
 public:
  using Reader::Reader;

  void row(const Cells& cells) override {
    const std::string type = text::folded(cells[kChargeType]);
    if (type == "setup" || type == "usage" || type == "onetime") {
      context_.report.refused(import_finding::kChargeOnce, {{"found", text::quoted(cells[kChargeType])}});
      return;
    }
    const auto product_sku = value::product_sku_in(cells[kSku]);
    auto subscription = named_subscription(context_, cells, product_sku ? kSku : kProduct, kQuantity);
    if (!subscription) return;
    subscription->name = cells[kProduct];
    subscription->channel = Channel::CspPartner;
    subscription->billing_plan = value::billing_plan(cells[kCycle]);
    std::erase_if(subscription->statements, [](const Statement& statement) { return statement.aspect == Aspect::Name; });
    Told told(context_.report, subscription->statements);
    told.by(Aspect::Name, cells, kProduct);
    told.by(Aspect::BillingPlan, cells, kCycle);
    told.concluded(Aspect::Channel, Conclusion::KindOfFile);
    context_.records.subscriptions.push_back(std::move(*subscription));
  }
};

}  // namespace

Kind sherweb_kind() {
  return {.id = "sherweb-charges",
          .worth = {Worth::Rows::Subscriptions, Worth::Authority::List, Worth::Ids::MayBeSellers},
          .table_signs = "productname+quantity+billingcycletype+chargename",
          .columns = kColumns,
          .json_signs = "productName+quantity+billingCycleType",
          .flat_json = true,
          .make = make_reader<SherwebCharges>};
}

}  // namespace csp
