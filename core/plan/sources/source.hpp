#pragma once
// What is true about one source subscription once the person's decisions are laid over the files?

#include <optional>
#include <string>
#include <vector>

#include "core/catalog/catalog.hpp"
#include "core/catalog/lifecycle.hpp"
#include "core/customer/customer.hpp"
#include "core/plan/settings.hpp"

namespace csp::plan {

struct Source {
  const Subscription* subscription = nullptr;
  const SubscriptionDecision* decision = nullptr;  // null: nothing was decided
  const Sku* sku = nullptr;                        // null: not in the catalogue
  const std::string& key() const { return subscription->key; }
  std::string name;      // for people: core/plan/sources/subscription_names.hpp
  std::string row_name;  // as the admin center calls it, without what tells those of one name apart
  Channel channel = Channel::Unknown;
  bool channel_inferred = false;   // nobody said so: concluded from the partner tenant, the settings' default or as below
  bool agreement_assumed = false;  // direct from Microsoft, and nobody said under which agreement: the one that costs more to leave
  Term term = Term::Unknown;
  BillingPlan billing_plan = BillingPlan::Unknown;
  std::optional<Date> bought;         // purchase or last renewal, whichever is later: the earliest day that it can be
  std::optional<Date> bought_latest;  // the latest day that it can be, where nobody tells how long the term is
  bool bought_inferred = false;       // counted back from the end of the term
  std::optional<Date> term_end;       // inclusive
  bool term_end_inferred = false;     // counted back from the end of the free days
  bool extended = false;              // it runs in an extended service term already (rule EST-SKU-NAME); its end is that of a paid month
  // Last day of the 7-day window of a purchase or renewal, as a file tells or counted from it (NCE-CANCEL).
  std::optional<Date> cancel_until;
  EndOfTermAction end_action = EndOfTermAction::Unknown;
  std::optional<bool> auto_renew;
  std::optional<Money> unit_price_month;
  std::int64_t units = 0;
  Segment segment = Segment::Commercial;
  // Which of the parts in which the subscription is handed over one after another (core/plan/sources/parts.hpp), and how many units it
  // keeps when this one is gone. `units` are those of the part. Nearly always there is one part, which leaves nothing.
  int part = 1;
  int parts = 1;
  std::int64_t units_left = 0;
  std::optional<std::int64_t> units_wanted;  // to buy in place of this part; empty: as for a whole source

  // Its users are without service already (LIFE-CSP-SUSPENDED and the like): it neither renews nor goes on, and every day of waiting is one
  // more without.
  bool stopped() const { return subscription->state == SubscriptionState::Suspended || subscription->state == SubscriptionState::Disabled; }

  // With this part the subscription itself is gone: what counts subscriptions counts this one.
  bool last_part() const { return part == parts; }
};

// All sources in order of key.
std::vector<Source> sources_of(const Catalog& catalog, const Customer& customer, const PlanSettings& settings, Date today);

// Bought, but for a later day: until then it gives no units, and it may be the follower of another one.
bool has_not_begun(const Source& source, Date today);
// Its term is over: it is in its free days, or gives no service any more. Nothing about its end can be chosen.
bool is_over(const Source& source, Date today);
// Said to be in its free days, but its term ended more than 180 days ago: nobody keeps anything longer.
bool is_long_over(const Source& source, Date today);
// Nobody is billed for it any more. What a partner suspends in new commerce is billed to the end of its term (rule LIFE-CSP-SUSPENDED).
bool is_unbilled(const Source& source, Date today);
// Suspended before its term is over: billed to its end all the same, and whoever bills it can switch it on again until then.
bool is_suspended_in_term(const Source& source, Date today);

// Under an agreement some products, some of Copilot for one, have fewer free days than the others (rule LIFE-VOLUME-SHORT).
bool may_have_short_grace(const Source& source);
// The free days of what simply expires, as many as there may be; those that are sure can be fewer (EndOfTerm::grace_days).
std::optional<int> most_free_days(const Catalog& catalog, const Source& source);

// Who sells it, as far as its end is concerned.
SellingChannel selling_channel(Channel channel);

}  // namespace csp::plan
