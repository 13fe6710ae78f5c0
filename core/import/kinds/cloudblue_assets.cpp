// CloudBlue Connect assets: items with a manufacturer part number "ProductId:SkuId_term:billing" and ids among the parameters.

#include "core/base/text.hpp"
#include "core/import/lists/listed_customers.hpp"
#include "core/import/reader.hpp"
#include "core/import/told.hpp"
#include "core/import/values/fields.hpp"
#include "core/import/values/ids.hpp"

namespace csp {
namespace {

std::string_view parameter(const JsonValue& asset, std::string_view name) {
  for (const JsonValue& candidate : asset["params"].elements) {
    if (text::equals_ignoring_ascii_case(candidate["id"].scalar(), name) ||
        text::equals_ignoring_ascii_case(candidate["name"].scalar(), name)) {
      return candidate["value"].scalar();
    }
  }
  return {};
}

class CloudBlueAssets : public Reader {
 public:
  using Reader::Reader;

  void item(const JsonValue& request) override {
    FileReport& report = context_.report;
    const JsonValue& asset = request["asset"].is_object() ? request["asset"] : request;
    const auto id = subscription_id_field(report, "params.subscription_id", parameter(asset, "subscription_id"));
    const JsonValue* product = nullptr;
    for (const JsonValue& item : asset["items"].elements) {
      const std::string_view quantity = item["quantity"].scalar();
      if (!value::product_sku_in(item["mpn"].scalar()) || quantity == "0" || quantity.empty()) continue;
      if (product != nullptr) {
        report.refused(import_finding::kValueRefused, {{"column", std::string("items.mpn")},
                                                       {"found", text::quoted(item["mpn"].scalar())},
                                                       {"expected", TextKey{"import.expected.one_product"}}});
        return;
      }
      product = &item;
    }
    if (product == nullptr) {
      report.refused(import_finding::kValueMissing, {{"column", std::string("items.mpn")}});
      return;
    }
    const auto units = count_field(report, "items.quantity", (*product)["quantity"].scalar(), Need::Required);
    if (!id || !units || report.row_refused()) return;
    const std::string_view part = (*product)["mpn"].scalar();
    Subscription subscription;
    subscription.commerce_id = *id;
    subscription.key = text::ascii_lower(*id);
    subscription.units = *units;
    subscription.name = (*product)["display_name"].scalar();
    subscription.product_sku = value::product_sku_in(part)->id;
    subscription.term = value::term_in(part);
    subscription.channel = Channel::CspPartner;
    subscription.state_text = asset["status"].scalar();
    subscription.state = value::state(subscription.state_text);
    Told told(report, subscription.statements);
    told.by(Aspect::CommerceId, "params.subscription_id", *id);
    told.by(Aspect::Units, "items.quantity", (*product)["quantity"].scalar());
    told.by(Aspect::Name, "items.display_name", subscription.name);
    told.by(Aspect::Offer, "items.mpn", part);
    told.by(Aspect::Term, "items.mpn", part, Conclusion::Wording);
    told.by(Aspect::Channel, "items.mpn", part, Conclusion::NewCommerceId);
    told.by(Aspect::State, "status", subscription.state_text);
    subscription.origins.push_back(report.origin());
    customers_.take(context_, {parameter(asset, "microsoft_customer_id"), parameter(asset, "microsoft_domain"), {}});
    context_.records.subscriptions.push_back(std::move(subscription));
  }

  void finish() override { customers_.finish(context_); }

 private:
  ListedCustomers customers_;
};

}  // namespace

Kind cloudblue_assets_kind() {
  return {.id = "cloudblue-assets",
          .worth = {Worth::Rows::Subscriptions, Worth::Authority::List, Worth::Ids::MayBeSellers},
          .json_signs = "asset.params|items+params",
          .make = make_reader<CloudBlueAssets>};
}

}  // namespace csp
