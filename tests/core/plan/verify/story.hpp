#pragma once
// Later exports against a plan, worked through: Contoso moves ten E3 to the target partner, two people go to another SKU.

#include <algorithm>
#include <string>
#include <vector>

#include "core/plan/verify/verify.hpp"
#include "tests/core/support/small_world.hpp"

namespace verify_story {

using namespace csp;
using support::D;

inline const Guid kPartner = *Guid::parse("0aaaaaaa-0000-4000-8000-000000000001");

struct Story {
  Catalog catalog = support::small_catalog();
  Customer planned;
  PlanSettings settings;
  Plan plan;
  Customer now;

  Story() {
    settings.partner_tenant = kPartner;
    planned.subscriptions = {support::ending("old-e3", "E3", 10, D("2026-12-31"))};
    planned.subscriptions[0].end_action = EndOfTermAction::Renew;
    planned.assignments_known = true;
    for (int i = 0; i < 3; ++i) {
      User user;
      user.id = "user-" + std::to_string(i);
      user.principal_name = user.id + "@contoso.example";
      planned.users.push_back(user);
    }
    planned.profiles = {support::people("P1", 3, {"E3"})};
    planned.profiles[0].members = {0, 1, 2};

    plan.today = D("2026-11-22");
    TargetLine line;
    line.id = "T1";
    line.sku = support::sku("SUITE");
    line.name = "Suite";
    line.units = 10;
    line.order_date = D("2026-12-22");
    line.usable_from = D("2026-12-23");
    line.term_end = D("2027-12-21");
    line.for_subscriptions = {"old-e3"};
    plan.target_lines = {line};
    Move move;
    move.subscription = "old-e3";
    move.path = Path::BuyOther;
    move.target_lines = {"T1"};
    move.end_choice = EndOfTermAction::CancelAtTermEnd;
    move.end_choice_by = D("2026-12-29");
    move.source_last_day = D("2026-12-31");
    plan.moves = {move};
    Action order = support::order(D("2026-12-22"), "SUITE", 10);
    order.id = "A1";
    order.target_line = "T1";
    Action choose = support::choose(D("2026-12-24"), "old-e3", EndOfTermAction::CancelAtTermEnd);
    choose.id = "A2";
    Action swap = support::swap(D("2026-12-28"), "P1", 0, 3, "E3", "SUITE");
    swap.id = "A3";
    plan.actions = {order, choose, swap};
    step("S01", "2026-12-22", "A1");
    step("S02", "2026-12-24", "A2");
    step("S03", "2026-12-28", "A3");
    step("S04", "2027-01-02", "");
    now = planned;
  }

  void step(const char* id, const char* date, const char* action) {
    Step s;
    s.id = id;
    s.earliest = s.planned = s.latest = D(date);
    if (*action) s.actions = {action};
    plan.steps.push_back(s);
  }

  Subscription& ordered(const char* part_number, std::int64_t units, const char* end) {
    Subscription fresh = support::ending("new-1", part_number, units, D(end));
    fresh.purchased = D("2026-12-22");
    fresh.owner_tenant = kPartner;
    fresh.channel = Channel::TargetPartner;
    now.subscriptions.push_back(fresh);
    return now.subscriptions.back();
  }
  // From here on these people hold this SKU.
  void hold(const std::string& part_number, std::vector<std::uint32_t> members) {
    for (Profile& profile : now.profiles) {
      auto& m = profile.members;
      m.erase(std::remove_if(m.begin(), m.end(), [&](std::uint32_t i) { return std::count(members.begin(), members.end(), i) > 0; }),
              m.end());
      profile.users = static_cast<std::int64_t>(m.size());
    }
    Profile profile = support::people("N1", static_cast<std::int64_t>(members.size()), {part_number});
    profile.members = members;
    now.profiles.push_back(profile);
  }
  Verification on(const char* day) const { return verify(catalog, planned, settings, plan, now, D(day)); }
};

inline const VerifyItem* item(const Verification& verification, VerifyKind kind) {
  const auto found =
      std::find_if(verification.items.begin(), verification.items.end(), [&](const VerifyItem& i) { return i.kind == kind; });
  return found == verification.items.end() ? nullptr : &*found;
}

inline std::string told(const VerifyItem* item) { return item && !item->findings.empty() ? item->findings[0].message.key : "nothing"; }

inline std::vector<VerifyItem> of_kind(const Verification& verification, VerifyKind kind) {
  std::vector<VerifyItem> found;
  std::copy_if(verification.items.begin(), verification.items.end(), std::back_inserter(found),
               [&](const VerifyItem& item) { return item.kind == kind; });
  return found;
}

}  // namespace verify_story
