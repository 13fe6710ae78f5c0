#pragma once
// What may a customer see of a plan? Everything but the partner's cost: the types here have no place for it, so a document made from
// a CustomerView cannot show it.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/output/output.hpp"
#include "core/plan/sources/losing_partners.hpp"
#include "core/plan/sources/who_loses.hpp"

namespace csp {

struct PublicTargetLine {
  std::string id;
  Guid sku;
  std::string name;
  std::optional<ProductSku> product_sku;
  OfferMatch match = OfferMatch::None;
  std::int64_t units = 0;
  Term term = Term::OneYear;
  BillingPlan billing_plan = BillingPlan::Monthly;
  Date order_date;
  Date usable_from;
  Date term_end;
  std::optional<Decimal> retail_unit_month;
  Currency currency;
};

struct PublicLedgerLine {
  LedgerKind kind = LedgerKind::SourceCharge;
  std::string subscription;
  std::string target_line;
  Date from;
  Date to;
  std::int64_t units = 0;
  Money amount;
  bool overlap = false;
  std::string rule;
};

struct CustomerView {
  const Catalog& catalog;
  const Customer& customer;
  const PlanSettings& settings;
  const Language& language;
  Date today;
  const std::vector<Finding>& preflight;
  const std::vector<Move>& moves;
  const std::vector<Action>& actions;
  const std::vector<Step>& steps;
  const std::vector<CostSummary>& costs;
  const std::vector<Finding>& findings;
  const Proof& proof;
  std::vector<PublicTargetLine> target_lines;
  std::vector<PublicLedgerLine> ledger;
  std::string version;
  std::string hash;                                                         // 64 digits
  std::map<std::string, std::string, std::less<>> subscription_names = {};  // by key
  // With what the partner's people should do about each finding: advice to who works with the planner, nothing for a customer.
  bool advice = false;
  LosingPartners losing_partners = {};
  LicenceLosses losses = {};  // users who have no licence any more once one is let go

  // Places in `customer.subscriptions`, `target_lines` and `moves`, by key, id and subscription.
  std::map<std::string, std::size_t, std::less<>> subscription_places = {}, target_line_places = {}, move_places = {};
  std::map<std::string, Date, std::less<>> transfer_days = {};
  // What stands on papers and drafts that somebody would act on, while the plan does not hold; empty when it does.
  std::string not_ready_notice = {};

  const Subscription* find_subscription(std::string_view key) const;
  const PublicTargetLine* find_target_line(std::string_view id) const;
  const Move* find_move(std::string_view subscription) const;
  // Name for people: the catalogue's, else the part number or id.
  std::string sku_name(const Guid& sku) const;
  std::string subscription_name(std::string_view key) const;
  // Without the mark that tells it apart from others of its name: where its units and its id stand beside it.
  std::string plain_name(const Subscription& subscription) const;
  std::optional<Date> transfer_date(std::string_view subscription) const;   // first day with the new partner, for transfers
  Channel channel_of(const Subscription& subscription) const;               // as decided, else as the files tell
  std::optional<Date> term_end_of(const Subscription& subscription) const;  // the same
  Term term_of(const Subscription& subscription) const;
  std::string customer_name() const;
  // Of the partner whose subscriptions a step or a letter is about; a gap to be filled in where nobody told its name.
  std::string name_of(const LosingPartner& partner) const;
  LosingPartner losing_partner(const Step& step) const;
  // A sentence that names the partner, or the one that does without a name: "your partner" put in its place is wrong wherever a word
  // changes with its place in the sentence.
  Message naming_partner(std::string_view named, std::string_view unnamed, MessageArguments arguments = {}) const;
};

CustomerView customer_view(const OutputContext& context, const Language& language);

// Users who hold its SKU and have none of it left once the subscription is let go; where no file names users, as many as there are units.
std::int64_t users_who_lose(const CustomerView& view, const Subscription& subscription);

// Whether a subscription leaves its source under the plan.
bool moves_away(const Move& move);
// A way that cannot be taken as it stands: its finding says why, and nothing of it may look done.
bool is_open(const CustomerView& view, const Move& move);

}  // namespace csp
