#include "core/output/customer_view.hpp"
#include "core/output/output_list.hpp"
#include "core/output/plan_file/plan_json.hpp"
#include "core/output/transfer_requests.hpp"
#include "core/output/words.hpp"
#include "core/output/writers/csv.hpp"
#include "core/output/writers/json_text.hpp"

// The gaining partner's transfer request for new commerce, and the list of subscriptions that the losing partner picks from.

namespace csp {
namespace {

std::string request(const CustomerView& view, const TransferRequest& transfer) {
  const auto tenant = [](const std::optional<Guid>& id, std::string_view open) { return id ? id->text() : std::string(open); };
  JsonText json;
  const std::string& notice = view.not_ready_notice;
  json.object(JsonLayout::Lines).key("_draft").text((notice.empty() ? "" : notice + " ") + view.language("output.transfer.draft"));
  if (transfer.request != nullptr) json.key("_requestDate").text(transfer.request->planned.iso());
  json.key("_plan").text(short_hash(view.hash));
  json.key("_customerTenantId").text(tenant(view.customer.tenant, "FILL-CUSTOMER-TENANT-ID"));
  const LosingPartner& other = transfer.partner;
  json.key("sourcePartnerTenantId").text(tenant(other ? other : view.settings.source_partner_tenant, "FILL-SOURCE-PARTNER-TENANT-ID"));
  json.key("sourcePartnerName")
      .text(other || view.settings.source_partner_name.empty() ? "FILL-SOURCE-PARTNER-NAME" : view.settings.source_partner_name);
  json.key("customerEmailId").text("FILL-CUSTOMER-EMAIL").key("customerName").text(view.customer_name());
  // A reseller's tenant bills nothing: the target is its provider's.
  const bool provider = view.settings.partner_model == PartnerModel::IndirectReseller;
  json.key("targetPartnerTenantId")
      .text(provider ? "FILL-PROVIDER-TENANT-ID" : tenant(view.settings.partner_tenant, "FILL-TARGET-PARTNER-TENANT-ID"));
  json.key("targetPartnerEmailId").text(provider ? "FILL-PROVIDER-EMAIL" : "FILL-TARGET-PARTNER-EMAIL");
  json.key("targetProductTypes").array().text("OnlineServicesNCE").close();
  if (view.settings.partner_model != PartnerModel::DirectBill) json.key("partnerOnRecord").text("FILL-RESELLER-PARTNER-ID");
  json.key("transferType").number(3);  // new commerce
  json.close();
  return json.bytes() + "\n";
}

Table list(const CustomerView& view, const TransferRequest& transfer) {
  Table table;
  table.name = view.language("output.transfer.sheet");
  for (const char* key : {"subscription_id", "product", "product_sku", "units", "term", "term_end", "plan"})
    table.columns.push_back(view.language("output.column." + std::string(key)));
  for (const Subscription* subscription : transfer.subscriptions) {
    const std::string id = subscription->commerce_id.empty() ? subscription->directory_id : subscription->commerce_id;
    Cell end;
    const Date asked = transfer.request == nullptr ? view.today : transfer.request->planned;
    if (const std::optional<Date> then = term_end_on(view, *subscription, asked)) end = *then;
    const Term term = view.term_of(*subscription);
    table.rows.push_back({id, view.plain_name(*subscription), subscription->product_sku ? subscription->product_sku->text() : std::string(),
                          subscription->units, term == Term::Unknown ? std::string() : std::string(words::iso_duration(term)), end,
                          short_hash(view.hash)});
  }
  return table;
}

}  // namespace

std::vector<OutputFile> make_transfer(const OutputContext& context) {
  const CustomerView view = customer_view(context, context.partner_language);
  std::vector<OutputFile> files;
  for (const TransferRequest& transfer : transfer_requests(view)) {
    files.push_back({transfer.file("transfer-request", ".json"), "application/json", request(view, transfer)});
    files.push_back({transfer.file("transfer-subscriptions", ".csv"), "text/csv", csv(list(view, transfer))});
  }
  return files;
}

}  // namespace csp
