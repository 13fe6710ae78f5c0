// Microsoft Graph directory/subscriptions (companySubscription): every commercial subscription of the tenant with its status and
// next date, and the partner tenant that created it.

#include "core/base/text.hpp"
#include "core/import/fields.hpp"
#include "core/import/reader.hpp"
#include "core/import/told.hpp"

namespace csp {
namespace {

class DirectorySubscriptions : public Reader {
 public:
  using Reader::Reader;

  void item(const JsonValue& item) override {
    FileReport& report = context_.report;
    Subscription subscription;
    const auto id = id_field(report, "id", item["id"].scalar(), Need::Required);
    const std::string_view commerce_path = item["commerceSubscriptionId"].scalar().empty() ? "ocpSubscriptionId" : "commerceSubscriptionId";
    const std::string_view commerce = item[commerce_path].scalar();
    Told told(report, subscription.statements);
    subscription.part_number = text::trimmed(item["skuPartNumber"].scalar());
    if (const auto sku = Guid::parse(item["skuId"].scalar())) {
      subscription.sku = *sku;
      told.by(Aspect::Sku, "skuId", item["skuId"].scalar());
    } else if (const Sku* known = context_.catalog.find_sku_by_part_number(subscription.part_number)) {
      subscription.sku = known->id;
      told.by(Aspect::Sku, "skuPartNumber", subscription.part_number, Conclusion::LicensingList);
    } else {
      guid_field(report, "skuId", item["skuId"].scalar(), Need::Required);
    }
    subscription.units = count_field(report, "totalLicenses", item["totalLicenses"].scalar(), Need::Required).value_or(0);
    if (report.row_refused() || !id) return;
    subscription.directory_id = *id;
    subscription.commerce_id = commerce;
    subscription.key = text::ascii_lower(commerce.empty() ? std::string_view(*id) : commerce);
    if (const Sku* known = context_.catalog.find_sku(subscription.sku)) subscription.name = known->name;
    if (!subscription.name.empty()) {
      told.by(Aspect::Name, "skuId", subscription.name, Conclusion::LicensingList);
    } else {
      subscription.name = subscription.part_number;
      told.by(Aspect::Name, "skuPartNumber", subscription.name);
    }
    told.by(Aspect::DirectoryId, "id", *id);
    told.by(Aspect::CommerceId, commerce_path, commerce);
    told.by(Aspect::PartNumber, "skuPartNumber", subscription.part_number);
    told.by(Aspect::Units, "totalLicenses", item["totalLicenses"].scalar());
    told.by(Aspect::State, "status", item["status"].scalar());
    told.by(Aspect::Trial, "isTrial", item["isTrial"].scalar());
    told.by(Aspect::OwnerTenant, "ownerTenantId", item["ownerTenantId"].scalar());
    told.by(Aspect::Purchased, "createdDateTime", item["createdDateTime"].scalar());
    subscription.state_text = item["status"].scalar();
    subscription.state = value::state(subscription.state_text);
    // The next step is the end of the term only while it is enabled; later it is the end of the free days, and then the deletion.
    const bool in_grace_or_kept = subscription.state == SubscriptionState::InGrace || subscription.state == SubscriptionState::Suspended;
    told.by(in_grace_or_kept ? Aspect::PhaseEnd : Aspect::TermEnd, "nextLifecycleDateTime", item["nextLifecycleDateTime"].scalar());
    subscription.trial = item["isTrial"].truth().value_or(false);
    if (const auto owner = Guid::parse(item["ownerTenantId"].scalar()); owner && !owner->is_zero()) subscription.owner_tenant = owner;
    subscription.origins.push_back(report.origin());
    std::vector<Subscription>& all = context_.records.subscriptions;
    all.push_back(std::move(subscription));
    dates_.read(context_, all, all.size() - 1, &Subscription::purchased, "createdDateTime", item["createdDateTime"].scalar());
    const auto next = [&](std::optional<Date> Subscription::*member) {
      dates_.read(context_, all, all.size() - 1, member, "nextLifecycleDateTime", item["nextLifecycleDateTime"].scalar());
    };
    if (all.back().state == SubscriptionState::Active) next(&Subscription::term_end);
    if (in_grace_or_kept) next(&Subscription::phase_end);
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
