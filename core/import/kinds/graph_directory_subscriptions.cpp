// Microsoft Graph directory/subscriptions (companySubscription): every commercial subscription of the tenant with its status and
// next date, and the partner tenant that created it.

#include "core/base/text.hpp"
#include "core/import/fields.hpp"
#include "core/import/reader.hpp"

namespace csp {
namespace {

class DirectorySubscriptions : public Reader {
 public:
  using Reader::Reader;

  void item(const JsonValue& item) override {
    FileReport& report = context_.report;
    Subscription subscription;
    const auto id = id_field(report, "id", item["id"].scalar(), Need::Required);
    const std::string_view commerce =
        item["commerceSubscriptionId"].scalar().empty() ? item["ocpSubscriptionId"].scalar() : item["commerceSubscriptionId"].scalar();
    subscription.part_number = text::trimmed(item["skuPartNumber"].scalar());
    if (const auto sku = Guid::parse(item["skuId"].scalar())) {
      subscription.sku = *sku;
    } else if (const Sku* known = context_.catalog.find_sku_by_part_number(subscription.part_number)) {
      subscription.sku = known->id;
    } else {
      guid_field(report, "skuId", item["skuId"].scalar(), Need::Required);
    }
    subscription.units = count_field(report, "totalLicenses", item["totalLicenses"].scalar(), Need::Required).value_or(0);
    if (report.row_refused() || !id) return;
    subscription.directory_id = *id;
    subscription.commerce_id = commerce;
    subscription.key = text::ascii_lower(commerce.empty() ? std::string_view(*id) : commerce);
    if (const Sku* known = context_.catalog.find_sku(subscription.sku)) subscription.name = known->name;
    if (subscription.name.empty()) subscription.name = subscription.part_number;
    subscription.state_text = item["status"].scalar();
    subscription.state = value::state(subscription.state_text);
    subscription.trial = item["isTrial"].truth().value_or(false);
    if (const auto owner = Guid::parse(item["ownerTenantId"].scalar()); owner && !owner->is_zero()) subscription.owner_tenant = owner;
    subscription.origins.push_back(report.origin());
    std::vector<Subscription>& all = context_.records.subscriptions;
    all.push_back(std::move(subscription));
    dates_.read(context_, all, all.size() - 1, &Subscription::purchased, "createdDateTime", item["createdDateTime"].scalar());
    // The date is the end of the term only while the subscription is enabled; later it is the end of the grace period or the deletion.
    if (all.back().state == SubscriptionState::Active) {
      dates_.read(context_, all, all.size() - 1, &Subscription::term_end, "nextLifecycleDateTime", item["nextLifecycleDateTime"].scalar());
    }
  }

  void finish() override { dates_.resolve(context_, context_.records.subscriptions, {true, true}); }

 private:
  Dates<Subscription> dates_;
};

}  // namespace

Kind graph_directory_subscriptions_kind() {
  return {"graph-directory-subscriptions",
          "",
          {},
          "nextLifecycleDateTime+totalLicenses|commerceSubscriptionId+totalLicenses|ocpSubscriptionId+totalLicenses|nextLifecycleDateTime+"
          "skuId",
          "#directory/subscriptions",
          false,
          make_reader<DirectorySubscriptions>};
}

}  // namespace csp
