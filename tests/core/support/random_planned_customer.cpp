#include "tests/core/support/random_planned_customer.hpp"

namespace support {

using namespace csp;

namespace {

constexpr const char* kPartNumbers[] = {"SPE_E3",
                                        "SPE_E5",
                                        "ENTERPRISEPACK",
                                        "STANDARDPACK",
                                        "ENTERPRISEPREMIUM",
                                        "EXCHANGESTANDARD",
                                        "EXCHANGEENTERPRISE",
                                        "O365_BUSINESS_ESSENTIALS",
                                        "O365_BUSINESS_PREMIUM",
                                        "SPB",
                                        "SPE_F1",
                                        "VISIOCLIENT",
                                        "PROJECTPROFESSIONAL",
                                        "EMS",
                                        "MCOEV",
                                        "POWER_BI_PRO",
                                        "ENTERPRISEWITHSCAL"};

}  // namespace

PlannedCustomer random_planned_customer(Dice& dice, const Catalog& catalog, Date today) {
  std::vector<Guid> skus;
  for (const char* part_number : kPartNumbers) {
    if (const Sku* sku = catalog.find_sku_by_part_number(part_number)) skus.push_back(sku->id);
  }
  PlannedCustomer made;
  made.customer = random_customer(dice, catalog, skus, today);
  for (Subscription& subscription : made.customer.subscriptions) {
    if (const Sku* sku = catalog.find_sku(subscription.sku)) subscription.part_number = sku->part_number;
    if (dice.chance(60)) subscription.state = SubscriptionState::Active;
    if (dice.chance(60) && subscription.term_end) subscription.term_end = today + dice.between(10, 300);
    if (dice.chance(60)) subscription.channel = Channel::CspPartner;
    subscription.parent_key = {};
  }
  made.settings = random_settings(dice, made.customer, today);
  made.settings.customer_country = made.settings.partner_country = "US";
  made.settings.segment = Segment::Commercial;
  made.settings.relationship_accepted = dice.chance(80);
  made.settings.agreement = dice.chance(80) ? AgreementState::AcceptedDirectly : AgreementState::Unknown;
  made.settings.assume_transfer_possible = dice.chance(40);
  return made;
}

}  // namespace support
