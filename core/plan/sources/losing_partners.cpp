#include "core/plan/sources/losing_partners.hpp"

#include <algorithm>
#include <set>

#include "core/plan/sources/told_seller.hpp"

namespace csp {
namespace {

// Who sells it is a partner that loses it, as far as anybody tells.
bool billed_by_another_partner(const Subscription& subscription, const PlanSettings& settings) {
  if (subscription.state == SubscriptionState::Deleted) return false;
  const auto decided = settings.subscriptions.find(subscription.key);
  const std::optional<Channel> channel = decided == settings.subscriptions.end() ? std::nullopt : decided->second.channel;
  return sold_by_partner(channel.value_or(told_seller(subscription, settings)));
}

}  // namespace

LosingPartners::LosingPartners(const Customer& customer, const PlanSettings& settings) : name_(settings.source_partner_name) {
  std::set<Guid> owners;
  bool unknown = false;
  for (const Subscription& subscription : customer.subscriptions) {
    if (!billed_by_another_partner(subscription, settings)) continue;
    const std::optional<Guid>& owner = subscription.owner_tenant;
    // What a person says another partner sells is not this one's, whatever tenant created it.
    const bool told = owner && !owner->is_zero() && owner != settings.partner_tenant;
    unknown = unknown || !told;
    if (!told) continue;
    owners.insert(*owner);
    others_[subscription.key] = *owner;
  }
  // The only one there is is the one that is meant, where the settings name no tenant.
  std::optional<Guid> named = settings.source_partner_tenant;
  if (!named && owners.size() == 1) named = *owners.begin();
  std::erase_if(others_, [&](const auto& owned) { return owned.second == named; });
  if (unknown || (named && owners.count(*named) != 0)) all_.push_back(std::nullopt);
  for (const Guid& owner : owners) {
    if (owner != named) all_.push_back(owner);
  }
}

LosingPartner LosingPartners::of(std::string_view subscription) const {
  const auto owned = others_.find(subscription);
  return owned == others_.end() ? std::nullopt : LosingPartner(owned->second);
}

MessageValue LosingPartners::name(const LosingPartner& partner) const {
  if (partner) return TextKey{"output.letter.fill_other_partner"};
  return name_.empty() ? MessageValue(TextKey{"output.letter.fill_source_partner"}) : MessageValue(name_);
}

std::string LosingPartners::letter(std::string_view stem, const LosingPartner& partner) const {
  std::string name(stem);
  const auto found = std::find(all_.begin(), all_.end(), partner);
  if (all_.size() > 1 && found != all_.end()) name += "-" + std::to_string(found - all_.begin() + 1);
  return name + ".txt";
}

std::vector<MessageArgument> partner_arguments(const LosingPartners& partners, const LosingPartner& partner) {
  const std::vector<LosingPartner>& all = partners.all();
  const auto place = std::find(all.begin(), all.end(), partner);
  const bool several = all.size() > 1 && place != all.end();
  return {{"source", partners.name(partner)},
          {"owner", partner ? partner->text() : std::string()},
          {"number", static_cast<std::int64_t>(place - all.begin() + 1)},
          {"partners", static_cast<std::int64_t>(all.size())},
          {"which", several ? MessageValue(TextKey{"step.which_partner"}) : MessageValue(std::string())}};
}

}  // namespace csp
