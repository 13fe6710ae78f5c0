#include "core/inventory/believed_product.hpp"

#include <algorithm>
#include <array>

#include "core/customer/aspects.hpp"

namespace csp {
namespace {

using namespace inventory_finding;

constexpr std::array kAboutProduct = {Aspect::Sku, Aspect::PartNumber, Aspect::Name, Aspect::Offer, Aspect::Trial, Aspect::SeatBased};

bool about_product(const Statement& statement) {
  return std::find(kAboutProduct.begin(), kAboutProduct.end(), statement.aspect) != kAboutProduct.end();
}

const Subscription* record_at(const Files& files, const Origin& origin) {
  if (origin.file < 0 || static_cast<std::size_t>(origin.file) >= files.size()) return nullptr;
  const std::vector<Subscription>& records = files[static_cast<std::size_t>(origin.file)]->records.subscriptions;
  const auto found =
      std::find_if(records.begin(), records.end(), [&](const Subscription& record) { return record.origins.front() == origin; });
  return found == records.end() ? nullptr : &*found;
}

bool tells_units_only(const Picture& picture, const Origin& origin) { return picture.worth(origin).rows == Worth::Rows::UnitsOfTenant; }

// What each file says of the product, judged by what is believed now.
void state_product(const Picture& picture, const Subscription& believed, Subscription& subscription) {
  std::erase_if(subscription.statements, about_product);
  for (std::size_t place = 0; place < subscription.origins.size(); ++place) {
    const Origin& origin = subscription.origins[place];
    const Subscription* record = record_at(picture.files, origin);
    // A report of units told no more than its end of a subscription that a list has.
    if (record == nullptr || tells_units_only(picture, origin) != tells_units_only(picture, believed.origins.front())) continue;
    for (Statement statement : record->statements) {
      if (!about_product(statement) || !tells(subscription, statement.aspect)) continue;
      statement.origin = static_cast<std::uint16_t>(place);
      statement.belief = record == &believed                             ? Belief::Chosen
                         : same(*record, subscription, statement.aspect) ? Belief::Agrees
                                                                         : Belief::Overruled;
      subscription.statements.push_back(statement);
    }
  }
}

void take_back(std::vector<Finding>& findings, const std::string& subject) {
  std::erase_if(findings, [&](const Finding& finding) {
    if (finding.subject != subject) return false;
    const auto is = [&](const FindingId& id) { return finding.rule == id.id; };
    return is(kSkuByTitle) || is(kSkuByName) || is(kSkuByPool) || is(kSkuAmbiguous) || is(kSkuUnknown) || is(kNameUnknown) ||
           is(kNameAndOfferDiffer);
  });
}

}  // namespace

std::string source_of(const Customer& customer, const Origin& origin) {
  const auto file = static_cast<std::size_t>(origin.file);
  return (file < customer.file_names.size() ? customer.file_names[file] : std::string()) + ":" + std::to_string(origin.row);
}

const Subscription* record_at(const Files& files, const Customer& customer, const Subscription& subscription, const std::string& source) {
  for (const Origin& origin : subscription.origins) {
    if (source_of(customer, origin) != source) continue;
    if (const Subscription* record = record_at(files, origin)) return record;
  }
  return nullptr;
}

void take_product(const Picture& picture, const Subscription& record, Subscription& subscription) {
  subscription.sku = record.sku;
  subscription.part_number = record.part_number;
  subscription.name = record.name;
  subscription.product_sku = record.product_sku;
  subscription.legacy_offer = record.legacy_offer;
  subscription.trial = record.trial;
  subscription.seat_based = record.seat_based;
  state_product(picture, record, subscription);
  std::vector<Finding>& findings = picture.inventory.findings;
  std::vector<Finding>& of_customer = picture.customer().findings;
  take_back(findings, subscription.key);
  take_back(of_customer, subscription.key);
  const std::size_t before = of_customer.size();
  find_sku(picture, subscription);
  findings.insert(findings.end(), of_customer.begin() + static_cast<std::ptrdiff_t>(before), of_customer.end());
}

}  // namespace csp
