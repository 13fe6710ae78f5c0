#pragma once
// What can be bought in CSP for a source, under which product SKU, at which price?

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/equivalence/bundles/requirements.hpp"
#include "core/equivalence/comparison.hpp"
#include "core/plan/costs/prices.hpp"
#include "core/plan/plan.hpp"
#include "core/plan/plan_memory.hpp"
#include "core/plan/sources/source.hpp"

namespace csp::plan {

enum class Buyable {
  Yes,      // an offer is known that is neither a trial nor closed
  Unknown,  // a current SKU without any known offer: probably, check the price list
  No,       // closed for new purchases, or no such SKU
};

// One tenant SKU with the product SKU that gives it.
struct TargetOffer {
  Guid sku;
  std::string name;
  std::optional<ProductSku> product_sku;
  OfferMatch match = OfferMatch::None;
  std::optional<std::int64_t> minimum_units;
  std::optional<std::int64_t> maximum_units;
  // The wanted ones, or others where it is not sold so (rules TERM-NO-MONTHLY, NCE-TERM, NCE-BILL).
  Term term = Term::OneYear;
  BillingPlan billing_plan = BillingPlan::Monthly;
  std::optional<UnitPrice> price;  // for this term and billing plan
};

// What is proposed in place of a SKU that cannot be bought; null when there is nothing.
struct Proposal {
  const TargetCandidate* chosen = nullptr;
  // Gives exactly the same where the chosen one gives more, but the price list does not know it: it may cost less. Null mostly.
  const TargetCandidate* equal_unpriced = nullptr;
};

// May an ordinary tenant SKU be what an offer of the customer's other segment gives? Several product SKUs give one tenant SKU, such as
// the nonprofit and the commercial form of a product (rule EQ-SEGMENT is about the offers).
bool sold_in_segments(Segment of_sku, Segment of_customer);

// Answers are remembered: many subscriptions share one SKU, and what depends on the catalogue alone outlives the plan.
class TargetFinder {
 public:
  TargetFinder(const Catalog& catalog, const Customer& customer, const PlanSettings& settings, const PriceBook& prices, Date today,
               PlanMemory& memory);

  Buyable buyable(const Guid& sku);
  const RetiredOffer* closed(const Guid& sku) const;  // why not buyable; null otherwise
  // Marked as not sold any more where no retired offer tells how it goes on (rule EOS-RENEW), and in no price list of the day either.
  bool marked_retired(const Guid& sku) const;
  // May who has it renew it (rule EOS-RENEW)? Else it ends with its term.
  bool renews(const Guid& sku) const {
    const RetiredOffer* known = closed(sku);
    return known == nullptr || known->renewable;
  }
  SaleState sale(const Guid& sku) const { return sale_of(catalog_, sku, sale_terms_); }
  // True when existing subscriptions of a closed SKU do not go on into an extended service term (rule EST-EXCLUDED).
  bool end_of_sale(const Guid& sku) const { return closed_.count(sku) != 0; }
  TargetOffer offer(const Guid& sku, const std::optional<ProductSku>& wished, Date order_date);
  // Days on which the price of this SKU, or the product SKU that gives it, may change; sorted, each once.
  const std::vector<Date>& price_days(const Guid& sku);
  // Does the list change a price that list_price_of_source() may tell, on a day after the first and not after the second?
  bool price_changes(const Source& source, Date after, Date until);
  // What the source pays by the price list; empty when the list does not tell.
  std::optional<UnitPrice> list_price_of_source(const Source& source, Date day);
  std::optional<UnitPrice> extended_term_price(const Source& source, const RuleFigures& figures, Date day);
  // Ranked proposals in place of a SKU that cannot be bought, with the cheapest by today's prices; the expensive question.
  const std::vector<TargetCandidate>& proposals(const Guid& sku, Segment segment, bool under_agreement = false);
  // The same in place of several SKUs on one user, and of all SKUs of a profile, with what is switched off.
  const std::vector<TargetCandidate>& proposals(const Bundle& source, Segment segment, bool under_agreement = false);
  const std::vector<TargetCandidate>& proposals(const Profile& profile, Segment segment);
  // The one to propose: of those that keep everything and can be bought the cheapest on that day for so many units, the best ranked one
  // where the price list does not know them, of successors one that keeps everything; the nearest where nothing does. Plans that all users
  // have from another SKU beside it, in order of index, need no keeping.
  Proposal proposal(const Guid& sku, std::int64_t units, Segment segment, Date day, const std::vector<PlanIndex>& beside = {});
  // How many units of one of the targets stand for so many of the source: as many, unless units hold different amounts (EQ-QUANTITY).
  std::int64_t units_for(const Guid& source, std::int64_t units, const std::vector<Guid>& targets, const Guid& target);
  const Comparison& comparison(const Guid& source, const std::vector<Guid>& targets);
  // Everything that can be ordered at a known price and is not banned, with its minimum units. Offers with conditions of their own only
  // for SKUs that are in `today` (sorted).
  std::vector<bundles::Priced> priced_skus(Date day, const std::vector<Guid>& today = {});

 private:
  std::vector<ProductSku> offers_of_source(const Source& source);
  const std::vector<bundles::Priced>& priced_today();
  std::optional<Decimal> retail_month(const Guid& source, std::int64_t units, const TargetCandidate& candidate, Date day);
  const std::vector<const Offer*>& offers(const Guid& sku);
  bool listed(const Guid& sku) const;  // a row of the price list is newer than any table of retired offers
  // In which segment is the SKU sold to this customer? An ordinary tenant SKU in the customer's own, any other in its own.
  Segment segment_of(const Guid& sku) const;
  void price_offer(TargetOffer& offer, Date order_date) const;
  bool sold_to_customer(const Offer& offer, const Guid& sku) const;
  // Trials and extended service terms (rules NCE-TRIAL, EST-SKU-NAME): they are read, never ordered.
  static bool never_ordered(const Offer& offer);
  bool never_ordered(const ProductSku& id) const;
  // Is it sold for this term, billed so? What the price list leaves open the catalogue tells; true where neither does.
  bool sold_for(const ProductSku& id, Term term, BillingPlan billing_plan) const;

  const Catalog& catalog_;
  const PlanSettings& settings_;
  const PriceBook& prices_;
  std::map<Guid, std::vector<const Offer*>> offers_;
  std::map<Guid, const RetiredOffer*> closed_;
  std::map<Guid, const RetiredOffer*> closed_for_now_;  // for those who do not have it yet (rule TEAMS-SALE-CLOSED)
  std::map<Guid, std::vector<ProductSku>> mapped_;      // the user's own mapping, turned round
  std::set<ProductSku> not_ordered_;                    // of the customer's own trials and extended service terms
  std::map<Guid, std::vector<Date>> price_days_;
  SaleTerms sale_terms_;
  std::optional<std::vector<bundles::Priced>> priced_today_;
  std::map<PlanMemory::Question, std::vector<TargetCandidate>> priced_;  // the memory's proposals with today's prices
  PlanMemory& memory_;
};

}  // namespace csp::plan
