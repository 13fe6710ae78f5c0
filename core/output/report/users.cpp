#include <algorithm>

#include "core/base/text.hpp"
#include "core/output/document.hpp"
#include "core/output/report/sections.hpp"
#include "core/plan/sources/who_loses.hpp"

namespace csp::report {
namespace {

using document::say;

constexpr std::int64_t kServicesNamed = 8;  // a longer list is no longer read

// Swaps of one day with the same effect are one row, however many profiles and batches they are made of.
struct Change {
  Date day;
  std::vector<Guid> add;
  std::vector<Guid> remove;
  std::int64_t users = 0;
};

std::vector<Change> changes_of(const CustomerView& view) {
  std::vector<Change> changes;
  for (const Action& action : view.actions) {
    if (action.kind != ActionKind::Swap || action.users == 0) continue;
    Change change{action.date, {}, action.remove, action.users};
    for (const AssignedSku& sku : action.add) change.add.push_back(sku.sku);
    const auto same = std::find_if(changes.begin(), changes.end(), [&](const Change& other) {
      return other.day == change.day && other.add == change.add && other.remove == change.remove;
    });
    if (same == changes.end())
      changes.push_back(change);
    else
      same->users += change.users;
  }
  return changes;
}

SafeHtml names(const CustomerView& view, const std::vector<Guid>& skus) {
  SafeHtml out;
  for (const Guid& sku : skus) out += (out.empty() ? SafeHtml() : SafeHtml(" + ")) + SafeHtml::text(view.sku_name(sku), 120);
  return out.empty() ? SafeHtml("–") : out;
}

std::string plan_name(const CustomerView& view, PlanIndex plan) {
  if (plan >= view.catalog.plans.size()) return {};
  const ServicePlan& known = view.catalog.plans[plan];
  return known.friendly_name.empty() ? known.name : known.friendly_name;
}

// Of those who hold the SKU: how many there are, and how many of them have the service from no other licence of theirs today.
struct NewFor {
  std::int64_t holders = 0, users = 0;
};
NewFor new_for(const CustomerView& view, const Guid& sku, PlanIndex plan) {
  NewFor found;
  for (const Profile& profile : view.customer.profiles) {
    const auto holds = [&](const AssignedSku& assigned) { return assigned.sku == sku; };
    if (std::none_of(profile.skus.begin(), profile.skus.end(), holds)) continue;
    found.holders += profile.users;
    const bool beside = std::any_of(profile.skus.begin(), profile.skus.end(), [&](const AssignedSku& assigned) {
      const Sku* other = holds(assigned) ? nullptr : view.catalog.find_sku(assigned.sku);
      return other != nullptr && std::binary_search(other->plans.begin(), other->plans.end(), plan);
    });
    if (!beside) found.users += profile.users;
  }
  return found;
}

// "gains Teams Phone; loses …" for the services that decide.
SafeHtml effects(const CustomerView& view) {
  std::vector<SafeHtml> items;
  for (const Move& move : view.moves) {
    if (!move.comparison || move.comparison->verdict == Verdict::Same) continue;
    const Subscription* subscription = view.find_subscription(move.subscription);
    const auto service = [&](const PlanChange& change, bool in_full) {
      const NewFor known = in_full || subscription == nullptr ? NewFor() : new_for(view, subscription->sku, change.plan);
      const std::string name = plan_name(view, change.plan);
      if (known.users == known.holders) return name;
      return view.language(Message{"output.users.new_for", {{"service", name}, {"users", known.users}}});
    };
    const auto say_services = [&](const char* key, const std::vector<PlanChange>& plans, bool in_full) {
      std::string names;
      std::int64_t count = 0;
      std::int64_t left_out = 0;
      const auto flush = [&] {
        if (names.empty()) return;
        if (left_out != 0) names += " " + view.language(Message{"output.users.more", {{"count", left_out}}});
        items.push_back(say(view, Message{key, {{"subscription", view.subscription_name(move.subscription)}, {"services", names}}}));
        names.clear();
      };
      for (const PlanChange& change : plans) {
        if (change.small_feature) continue;
        if (count++ >= kServicesNamed && !in_full) {
          ++left_out;
          continue;
        }
        text::append_listed(names, service(change, in_full));
        if (in_full && count % kServicesNamed == 0) flush();
      }
      flush();
    };
    // What is lost is named in full; what is gained only as far as anybody reads. The plan file has all of it.
    say_services("output.users.loses", move.comparison->lost, true);
    say_services("output.users.lowered", move.comparison->lowered, true);
    std::vector<PlanChange> gained = move.comparison->gained;
    std::erase_if(gained, [&](const PlanChange& change) {
      const NewFor known = subscription == nullptr ? NewFor() : new_for(view, subscription->sku, change.plan);
      return known.holders > 0 && known.users == 0;
    });
    say_services("output.users.gains", gained, false);
  }
  return document::list(items);
}

// Users who hold a licence that ends without being replaced: for them something does change.
SafeHtml endings(const CustomerView& view) {
  std::vector<SafeHtml> items;
  for (const Move& move : view.moves) {
    const Subscription* subscription = view.find_subscription(move.subscription);
    if (move.path != Path::LetGo || subscription == nullptr) continue;
    const std::string name = view.subscription_name(move.subscription);
    if (nobody_tells_who_has(*subscription))
      items.push_back(say(view, Message{"output.users.ends_untold", {{"users", subscription->units}, {"subscription", name}}}));
    const std::int64_t users = users_who_lose(view, *subscription);
    if (users == 0) continue;
    if (move.source_last_day)
      items.push_back(
          say(view, Message{"output.users.ends_on", {{"users", users}, {"subscription", name}, {"date", *move.source_last_day}}}));
    else
      items.push_back(say(view, Message{"output.users.ends", {{"users", users}, {"subscription", name}}}));
  }
  return document::list(items);
}

}  // namespace

SafeHtml users(const CustomerView& view, const Figures& figures) {
  const std::vector<Change> changes = changes_of(view);
  const SafeHtml ending = endings(view);
  SafeHtml content;
  if (changes.empty() && !holds(figures.standing)) {
    content = element("p", say(view, "output.users.not_yet"));
  } else if (changes.empty() && !ending.empty()) {
    content = element("p", {{"class", "lead"}}, say(view, "output.users.nothing_but"));
  } else if (changes.empty() && !view.customer.assignments_known) {
    content = element("p", {{"class", "lead"}}, say(view, "output.users.unknown"));
  } else if (changes.empty()) {
    content = element("p", {{"class", "lead"}}, say(view, "output.users.nothing"));
    content += element("p", say(view, "output.users.nothing_detail"));
  } else {
    const std::int64_t others = std::max<std::int64_t>(0, figures.users - figures.reassigned);
    const char* key = others == 0 ? "output.users.all" : holds(figures.standing) ? "output.users.some" : "output.users.some_open";
    content = element("p", {{"class", "lead"}}, say(view, Message{key, {{"reassigned", figures.reassigned}, {"others", others}}}));
    content += element("p", say(view, "output.users.some_detail"));
    std::vector<std::vector<SafeHtml>> rows;
    rows.reserve(changes.size());
    for (const Change& change : changes) {
      rows.push_back({SafeHtml::text(view.language.date(change.day)), SafeHtml::text(view.language.count(change.users)),
                      names(view, change.remove), names(view, change.add)});
    }
    const Language& language = view.language;
    content += document::table(view, "",
                               {{language("output.column.day"), false},
                                {language("output.column.users"), true},
                                {language("output.column.licence_now"), false},
                                {language("output.column.licence_then"), false}},
                               rows);
  }
  content += ending + effects(view);
  return document::section("users", say(view, "output.users.heading"), content);
}

}  // namespace csp::report
