// How long does planning again take, and how does it grow? One JSON line per measurement; the figures that matter are ratios.
// Counted is the processor's time, not the clock's: a busy machine gives the same figures.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "assets/embedded.hpp"
#include "core/plan/dates/frontier.hpp"
#include "core/plan/insight/lanes.hpp"
#include "core/plan/plan_memory.hpp"
#include "core/plan/proof/proof.hpp"

namespace {

using namespace csp;

// The processor's time; in a browser, which does not tell it, the clock's.
double now() {
#ifdef __EMSCRIPTEN__
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count();
#else
  return 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
#endif
}

struct Taken {
  double first = 0, median = 0, most = 0;
};

Taken milliseconds_of(const std::function<void()>& work, int times) {
  std::vector<double> taken;
  for (int i = 0; i < times; ++i) {
    const double start = now();
    work();
    taken.push_back(now() - start);
  }
  Taken result;
  result.first = taken.front();
  std::sort(taken.begin(), taken.end());
  result.median = taken[taken.size() / 2];
  result.most = taken.back();
  return result;
}

double milliseconds(const std::function<void()>& work, int times) { return milliseconds_of(work, times).median; }

struct Tenant {
  Customer customer;
  PlanSettings settings;
  Prices prices;
  Date today = *Date::from_iso("2026-11-22");
};

bool gives(const Offer& offer, const Guid& sku) { return std::find(offer.skus.begin(), offer.skus.end(), sku) != offer.skus.end(); }

// Subscriptions over the SKUs of the catalogue that are still sold, profiles over one to three of them, equally many users each.
Tenant tenant_of(const Catalog& catalog, int subscriptions, int profiles, std::int64_t users, int retired) {
  Tenant tenant;
  tenant.settings.customer_country = tenant.settings.partner_country = "US";
  tenant.settings.relationship_accepted = true;
  tenant.settings.agreement = AgreementState::AcceptedDirectly;
  tenant.settings.assume_transfer_possible = false;
  tenant.settings.currency = *Currency::parse("USD");
  std::vector<Guid> closed;
  for (const RetiredOffer& offer : catalog.retired_offers) {
    if (!offer.buyable) closed.insert(closed.end(), offer.skus.begin(), offer.skus.end());
  }
  std::vector<const Sku*> sold, gone;
  for (const Sku& sku : catalog.skus) {
    if (sku.plans.empty() || sku.segment != Segment::Commercial || sku.business_family) continue;
    const bool is_closed = std::find(closed.begin(), closed.end(), sku.id) != closed.end();
    if (is_closed)
      gone.push_back(&sku);
    else if (std::any_of(catalog.offers.begin(), catalog.offers.end(), [&](const Offer& offer) { return gives(offer, sku.id); }))
      sold.push_back(&sku);
  }
  for (int i = 0; i < subscriptions; ++i) {
    Subscription made;
    made.key = "k" + std::to_string(100000 + i);
    made.name = made.key;
    const Sku& sku = i < retired ? *gone[static_cast<std::size_t>(i) % gone.size()] : *sold[static_cast<std::size_t>(i * 7) % sold.size()];
    made.sku = sku.id;
    made.part_number = sku.part_number;
    made.units = users;
    made.state = SubscriptionState::Active;
    made.channel = i % 3 == 0 ? Channel::WebDirectMca : Channel::CspPartner;
    made.term = Term::OneYear;
    made.billing_plan = BillingPlan::Monthly;
    made.term_end = tenant.today + 20 + (i * 37) % 330;
    made.end_action = EndOfTermAction::Renew;
    made.unit_price_month = Money{Decimal::from_cents(900 + i), tenant.settings.currency};
    tenant.customer.subscriptions.push_back(made);
  }
  for (const Sku* sku : sold) {
    for (const Offer& offer : catalog.offers) {
      if (offer.trial || !gives(offer, sku->id)) continue;
      PriceRecord price;
      price.product_sku = offer.id;
      price.term = Term::OneYear;
      price.billing_plan = BillingPlan::Monthly;
      price.currency = tenant.settings.currency;
      price.retail_price = Decimal::from_integer(120);
      price.partner_price = Decimal::from_integer(96);
      tenant.prices.push_back(price);
    }
  }
  tenant.customer.assignments_known = profiles > 0;
  std::uint32_t member = 0;
  for (int i = 0; i < profiles; ++i) {
    Profile profile;
    profile.id = "P" + std::to_string(i + 1);
    profile.users = users / profiles;
    std::vector<Guid> skus;
    for (int k = 0; k <= i % 3; ++k)
      skus.push_back(tenant.customer.subscriptions[static_cast<std::size_t>((i * 5 + k * 11) % subscriptions)].sku);
    std::sort(skus.begin(), skus.end());
    skus.erase(std::unique(skus.begin(), skus.end()), skus.end());
    for (const Guid& sku : skus) profile.skus.push_back(AssignedSku{sku, {}, {}, true});
    for (std::int64_t user = 0; user < profile.users; ++user) profile.members.push_back(member++);
    tenant.customer.profiles.push_back(std::move(profile));
  }
  for (std::uint32_t user = 0; user < member; ++user) tenant.customer.users.push_back({});
  return tenant;
}

// As the page does it: what an edit does not touch is remembered as long as the facts are the same.
void rest_on_facts(PlanMemory& memory) { memory.rest_on(std::make_shared<const int>(0)); }

Plan planned(const Catalog& catalog, const Tenant& tenant, PlanMemory& memory) {
  return make_plan(catalog, tenant.customer, tenant.settings, tenant.prices, tenant.today, memory);
}

void report(const char* what, double value, const char* unit) {
  std::printf("{\"measure\":\"%s\",\"value\":%.3f,\"unit\":\"%s\"}\n", what, value, unit);
}

// 300 subscriptions, 1,000,000 users; the goal is a frame of 16 ms.
void report_replan(const std::string& after, const Taken& taken) {
  report(("replan_after_a_" + after).c_str(), taken.median, "ms");
  report(("first_replan_after_a_" + after).c_str(), taken.first, "ms");
  report(("longest_replan_after_a_" + after).c_str(), taken.most, "ms");
}

}  // namespace

int main() {
  const auto catalog = load_catalog(embedded_asset);
  if (!catalog) return 1;
  Tenant large = tenant_of(*catalog, 300, 1000, 1'000'000, 0);
  PlanMemory memory;
  rest_on_facts(memory);
  const double first = milliseconds(
      [&] {
        PlanMemory fresh;
        planned(*catalog, large, fresh);
      },
      3);
  planned(*catalog, large, memory);
  // As the page does it (shell/frontier_ahead.hpp): the curve is worked out before anybody edits, and a person takes a second to begin.
  // The first edits of all come before everything else that is measured: a browser has made the best of little more than that by then.
  FrontierSearch ahead(*catalog, large.customer, large.settings, large.prices, large.today, memory);
  std::vector<double> each;
  for (bool more = true; more;) each.push_back(milliseconds([&] { more = ahead.advance(); }, 1));
  for (const double begin = now(); now() - begin < 1000;) {
  }
  const auto edited = [&](const std::function<void(SubscriptionDecision&, int)>& change) {
    int times = 0;
    planned(*catalog, large, memory);
    const Taken taken = milliseconds_of(
        [&] {
          ++times;
          change(large.settings.subscriptions["k100007"], times);
          planned(*catalog, large, memory);
        },
        15);
    large.settings.subscriptions.clear();
    return taken;
  };
  const Taken date = edited([&](SubscriptionDecision& decision, int times) { decision.order_date = large.today + 10 + times; });
  const Taken target = edited([&](SubscriptionDecision& decision, int times) {
    TargetChoice choice;
    choice.sku = large.customer.subscriptions[static_cast<std::size_t>(20 + times % 3)].sku;
    decision.targets = {choice};
  });
  int edit = 0;
  const Taken margin = milliseconds_of(
      [&] {
        large.settings.margin_days = 5 + ++edit % 7;
        planned(*catalog, large, memory);
      },
      15);
  const Taken freeze = milliseconds_of(
      [&] {
        large.settings.freezes = {{large.today + 30 + ++edit, large.today + 40 + edit, ""}};
        planned(*catalog, large, memory);
      },
      15);
  const double again = margin.median;
  large.settings.freezes.clear();
  const Plan plan = planned(*catalog, large, memory);
  const double lanes = milliseconds([&] { lanes_of(*catalog, large.customer, large.settings, plan); }, 9);
  const double proof = milliseconds([&] { prove(*catalog, large.customer, large.settings, plan.actions, large.today); }, 5);
  large.settings.moves_a_week = 7;
  const double limited = milliseconds(
      [&] {
        large.settings.margin_days = 5 + ++edit % 7;
        planned(*catalog, large, memory);
      },
      7);
  large.settings.moves_a_week = 0;
  const double curve = milliseconds([&] { frontier(*catalog, large.customer, large.settings, large.prices, large.today, memory); }, 3);
  report("longest_plan_of_the_curve_made_ahead", *std::max_element(each.begin(), each.end()), "ms");
  report_replan("date", date);
  report_replan("target", target);
  report_replan("margin", margin);
  report_replan("freeze", freeze);
  report("timeline_to_replan_after_a_date", lanes / date.median, "ratio");
  report("first_plan_to_replan", first / again, "ratio");
  report("proof_of_replan", proof / again, "share");
  report("replan_with_week_limit_to_replan", limited / again, "ratio");
  report("frontier_of_33_plans_to_replan", curve / again, "ratio");
  double before = 0;
  for (const int count : {75, 150, 300}) {
    const Tenant tenant = tenant_of(*catalog, count, count * 3, 3000 * count, 0);
    PlanMemory own;
    rest_on_facts(own);
    Tenant changing = tenant;
    planned(*catalog, tenant, own);
    int day = 0;
    const double taken = milliseconds(
        [&] {
          changing.settings.subscriptions["k100007"].order_date = tenant.today + 10 + ++day;
          planned(*catalog, changing, own);
        },
        15);
    if (before > 0) report(count == 150 ? "growth_75_to_150" : "growth_150_to_300", taken / before, "ratio");
    before = taken;
  }
  const Tenant old = tenant_of(*catalog, 11, 20, 2000, 11);
  PlanMemory remembered;
  const double found = milliseconds(
      [&] {
        PlanMemory fresh;
        planned(*catalog, old, fresh);
      },
      3);
  planned(*catalog, old, remembered);
  const double known = milliseconds([&] { planned(*catalog, old, remembered); }, 9);
  report("eleven_retired_skus_first", found, "ms");
  report("eleven_retired_skus_first_to_again", found / known, "ratio");
  return 0;
}
