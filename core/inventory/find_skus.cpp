// Which tenant SKU does each subscription give? Through the opened offer matrix, then the built-in tables, then the name when only
// one product has it. What two tables or two products could mean is asked, never guessed.

#include <algorithm>
#include <map>

#include "core/base/text.hpp"
#include "core/customer/aspects.hpp"
#include "core/import/finding_ids.hpp"
#include "core/import/values/way_of_buying.hpp"
#include "core/inventory/offer_mapping.hpp"
#include "core/inventory/picture.hpp"

namespace csp {
namespace {

using namespace inventory_finding;

struct Finder {
  const Picture& picture;
  std::map<ProductSku, const Offer*> opened_offers;
  PooledNames pools;

  void find(Subscription& subscription) const {
    if (subscription.sku.is_zero() && subscription.product_sku && by_offer(subscription)) return;
    if (subscription.sku.is_zero() && subscription.legacy_offer) {
      if (const LegacyOffer* offer = picture.catalog.find_legacy_offer(*subscription.legacy_offer)) {
        subscription.sku = offer->sku;
        conclude(subscription, Aspect::Sku, Conclusion::OfferTable, Aspect::Offer);
        if (subscription.name.empty()) name(subscription, offer->name, Conclusion::OfferTable, Aspect::Offer);
      }
    }
    if (subscription.sku.is_zero() && subscription.seat_based) by_name(subscription);
    complete_names(subscription);
  }

  void complete_names(Subscription& subscription) const {
    if (const Sku* sku = picture.catalog.find_sku(subscription.sku)) {
      if (subscription.part_number.empty() && !sku->part_number.empty()) {
        subscription.part_number = sku->part_number;
        conclude(subscription, Aspect::PartNumber, Conclusion::LicensingList, Aspect::Sku);
      }
      if (subscription.name.empty()) name(subscription, sku->name, Conclusion::LicensingList, Aspect::Sku);
    }
  }

  static void name(Subscription& subscription, const std::string& found, Conclusion conclusion, Aspect from) {
    if (found.empty()) return;
    subscription.name = found;
    conclude(subscription, Aspect::Name, conclusion, from);
  }

  // True when a table knows the offer, also when it leaves several SKUs to choose from.
  bool by_offer(Subscription& subscription) const {
    const auto opened = opened_offers.find(*subscription.product_sku);
    const Offer* offer = opened != opened_offers.end() ? opened->second : picture.catalog.find_offer(*subscription.product_sku);
    if (offer == nullptr || offer->skus.empty()) return false;
    if (subscription.name.empty())
      name(subscription, offer->title, Conclusion::OfferTable, Aspect::Offer);
    else
      compare_name(subscription, *offer);
    if (offer->trial && !subscription.trial) {
      subscription.trial = true;
      conclude(subscription, Aspect::Trial, Conclusion::OfferTable, Aspect::Offer);
    }
    if (offer->skus.size() == 1) {
      subscription.sku = offer->skus.front();
      conclude(subscription, Aspect::Sku, offer->match == OfferMatch::Crosswalk ? Conclusion::SameTitle : Conclusion::OfferTable,
               Aspect::Offer);
      if (offer->match == OfferMatch::Crosswalk) report(kSkuByTitle, subscription, {});
    } else {
      choose(subscription, offer->skus);
    }
    complete_names(subscription);
    return true;
  }

  // "Microsoft 365 E5" beside the product id of E3: one of the two is wrong, and nobody but the seller knows which.
  void compare_name(const Subscription& subscription, const Offer& offer) const {
    const std::vector<const Sku*> named = skus_sold_as(picture.catalog, subscription.name);
    const auto gives = [&](const Sku* sku) { return std::find(offer.skus.begin(), offer.skus.end(), sku->id) != offer.skus.end(); };
    // A title with more to it, as "(no Teams)", is often shortened.
    const bool shortened = text::folded(offer.title).find(text::folded(subscription.name)) != std::string::npos;
    if (named.empty() || shortened || std::any_of(named.begin(), named.end(), gives)) return;
    report(kNameAndOfferDiffer, subscription, {}, offer.title);
  }

  void by_name(Subscription& subscription) const {
    std::vector<Guid> candidates;
    for (const Sku* sku : skus_sold_as(picture.catalog, subscription.name)) candidates.push_back(sku->id);
    if (candidates.size() == 1) {
      subscription.sku = candidates.front();
      conclude(subscription, Aspect::Sku, Conclusion::OnlyName, Aspect::Name);
      report(kSkuByName, subscription, {});
    } else if (!candidates.empty()) {
      choose(subscription, candidates);
    } else {
      report(known_by_name_only(subscription) ? kNameUnknown : kSkuUnknown, subscription, {});
    }
  }

  // Several candidates: the one the tenant has units of, when it is the only one.
  void choose(Subscription& subscription, const std::vector<Guid>& candidates) const {
    std::vector<Guid> present;
    for (const Guid& candidate : candidates) {
      if (pools.has(candidate)) present.push_back(candidate);
    }
    if (present.size() == 1) {
      subscription.sku = present.front();
      conclude(subscription, Aspect::Sku, Conclusion::OnlyUnits, subscription.product_sku ? Aspect::Offer : Aspect::Name);
      report(kSkuByPool, subscription, present);
      if (!subscription.product_sku) take_back_name(picture, subscription.name);
    } else {
      report(kSkuAmbiguous, subscription, candidates);
    }
  }

  void report(const FindingId& id, const Subscription& subscription, const std::vector<Guid>& candidates,
              const std::string& title = {}) const {
    if (subscription.state == SubscriptionState::Deleted) return;  // nothing is planned for it
    std::string names;
    const auto add = [&](const Guid& candidate) {
      const Sku* sku = picture.catalog.find_sku(candidate);
      text::append_listed(names, (sku == nullptr ? candidate.text() : sku->part_number + " (" + candidate.text() + ")"));
    };
    if (candidates.empty() && !subscription.sku.is_zero()) add(subscription.sku);
    for (const Guid& candidate : candidates) add(candidate);
    const std::string offer = subscription.product_sku    ? subscription.product_sku->text()
                              : subscription.legacy_offer ? subscription.legacy_offer->text()
                                                          : "–";
    std::vector<MessageArgument> arguments = {
        {"name", subscription.name.empty() ? subscription.key : subscription.name}, {"offer", offer}, {"skus", names}};
    if (!title.empty()) arguments.push_back({"title", title});
    picture.report(inventory_problem(id, std::move(arguments), subscription.origins, subscription.key));
  }
};

}  // namespace

PooledNames::PooledNames(const Picture& picture) : catalog_(picture.catalog) {
  for (const auto& file : picture.files) {
    for (const UnitPoolRecord& record : file->records.pools) {
      if (!record.pool.sku.is_zero()) skus_.insert(record.pool.sku);
    }
  }
}

const Sku* PooledNames::sku_named(std::string_view name) const {
  const Sku* found = nullptr;
  for (const Sku* sku : skus_sold_as(catalog_, name)) {
    if (!has(sku->id)) continue;
    if (found != nullptr) return nullptr;
    found = sku;
  }
  return found;
}

void take_back_name(const Picture& picture, std::string_view name) {
  std::erase_if(picture.customer().findings,
                [&](const Finding& finding) { return finding.rule == import_finding::kNameAmbiguous.id && finding.subject == name; });
}

namespace {

Finder finder_of(const Picture& picture) {
  Finder finder{picture, {}, PooledNames(picture)};
  for (const auto& file : picture.files) {
    for (const Offer& offer : file->records.offers) finder.opened_offers[offer.id] = &offer;
  }
  return finder;
}

}  // namespace

void find_skus(const Picture& picture) {
  const Finder finder = finder_of(picture);
  for (Subscription& subscription : picture.customer().subscriptions) finder.find(subscription);
}

void find_sku(const Picture& picture, Subscription& subscription) { finder_of(picture).find(subscription); }

}  // namespace csp
