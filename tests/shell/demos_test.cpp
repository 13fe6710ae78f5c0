// The demo customers are finished plans. Every date below is worked out by hand from the rule named beside it, not copied from the
// program. Planned as of Sunday 22 November 2026.
#include <doctest/doctest.h>

#include "shell/built_in.hpp"
#include "shell/document.hpp"

using namespace csp;

namespace {

Date day(const char* iso) { return *Date::from_iso(iso); }

struct Planned {
  Document document;
  Plan plan;

  const Move& move_of(std::string_view part_number) const {
    for (const Subscription& subscription : document.facts->inventory.customer.subscriptions) {
      if (subscription.part_number != part_number && subscription.name != part_number) continue;
      for (const Move& move : plan.moves) {
        if (move.subscription == subscription.key) return move;
      }
    }
    FAIL("no such subscription: " << std::string(part_number));
    return plan.moves.front();
  }
};

Planned planned(std::string_view id) {
  const auto catalog = built_in_catalog();
  REQUIRE(catalog.has_value());
  const auto document = open_demo(*catalog, id);
  REQUIRE(document.has_value());
  return {*document, derive_plan(*document)};
}

}  // namespace

TEST_CASE("every demo customer is a safe plan without blockers, read from its files without a refused row") {
  for (const std::string& id : demo_ids()) {
    INFO(id);
    const Planned demo = planned(id);
    CHECK(demo.plan.proof.safe);
    CHECK_FALSE(demo.plan.has_blockers());
    CHECK(demo.plan.proof.users > 0);
    for (const auto& file : demo.document.facts->files) CHECK(file->rows.refused == 0);
  }
}

TEST_CASE("Contoso, direct from Microsoft: each subscription is bought again shortly before its end, the retired one, too") {
  const Planned demo = planned("contoso-direct");

  // Office 365 E3 ends on Sunday 31 January 2027. Margin 7 days: 24 January is a Sunday, so the order is on the working day before,
  // Friday 22 January (PLAN-MARGIN). Under MCA nothing is refunded after 7 days (CREDIT-MCA), so not earlier.
  CHECK(demo.move_of("ENTERPRISEPACK").path == Path::BuySame);
  CHECK(demo.move_of("ENTERPRISEPACK").order_date == day("2027-01-22"));
  CHECK(demo.move_of("ENTERPRISEPACK").source_last_day == day("2027-01-31"));
  // Recurring billing has to be off the day before the end (LIFE-DIRECT-GRACE): renewal runs on the UTC day after it (NCE-RENEW-TIME).
  CHECK(demo.move_of("ENTERPRISEPACK").end_choice_by == day("2027-01-30"));

  // Power BI Pro ends on 20 December 2026; 13 December is a Sunday, so Friday 11 December.
  CHECK(demo.move_of("POWER_BI_PRO").order_date == day("2026-12-11"));
  // Exchange Online ends on 14 May 2027; 7 May is a Friday.
  CHECK(demo.move_of("EXCHANGESTANDARD").order_date == day("2027-05-07"));

  // Office 365 E4 was retired on 7 April 2017: Office 365 E3 with Teams Phone keeps everything and is cheaper than E5. Bought under
  // the old agreement, which credits every day left (CREDIT-MOSA), so it may move on any day until a margin before its end on
  // 21 March. The new offers cost more than E4 does, so late is cheap; but what is ordered on the last Friday, 12 March, is checked on
  // Monday only, and both are paid over the weekend. On Tuesday 9 March units show within a day (NCE-RENEW-TIME), are checked on Wednesday,
  // and the users are reassigned on Thursday.
  const Move& retired = demo.move_of("ENTERPRISEWITHSCAL");
  CHECK(retired.path == Path::BuyOther);
  CHECK(retired.target_lines.size() == 2);
  CHECK(retired.order_date == day("2027-03-09"));
  CHECK(retired.swap_date == day("2027-03-11"));
  REQUIRE(retired.comparison.has_value());
  CHECK(retired.comparison->verdict == Verdict::Better);

  // Visio Plan 2 is used by nobody and is let go.
  CHECK(demo.move_of("VISIOCLIENT").path == Path::LetGo);
  CHECK_FALSE(demo.move_of("VISIOCLIENT").order_date.has_value());
}

TEST_CASE("Fabrikam, Enterprise Agreement: suites with Teams are bought as the same SKU before the agreement ends") {
  const Planned demo = planned("fabrikam-ea");
  for (const char* part : {"SPE_E3", "SPE_E5", "SPE_F1", "MCOEV", "PROJECTPROFESSIONAL"}) {
    INFO(part);
    // With-Teams suites are on sale again since 1 November 2025 (TEAMS-SALE-BACK), so the tenant SKU stays and nobody is reassigned.
    CHECK(demo.move_of(part).path == Path::BuySame);
    REQUIRE(demo.move_of(part).comparison.has_value());
    CHECK(demo.move_of(part).comparison->verdict == Verdict::Same);
    // The agreement ends on Wednesday 31 March 2027; the decision asks for 14 days of margin: Wednesday 17 March.
    CHECK(demo.move_of(part).order_date == day("2027-03-17"));
    CHECK(demo.move_of(part).source_last_day == day("2027-03-31"));
  }
  for (const Action& action : demo.plan.actions) CHECK(action.kind != ActionKind::Swap);
}

TEST_CASE("Tailwind Traders, another CSP partner: new-commerce subscriptions are transferred as they are") {
  const Planned demo = planned("tailwind-csp");
  for (const char* name : {"Microsoft 365 Business Standard", "Microsoft 365 Business Premium", "Power BI Pro", "Exchange Online (Plan 1)",
                           "Microsoft 365 Audio Conferencing"}) {
    INFO(name);
    // Active and not on trial (TRANSFER-STATE), so billing ownership moves; units, term and price stay (TRANSFER-NCE).
    CHECK(demo.move_of(name).path == Path::PartnerTransfer);
    CHECK(demo.move_of(name).target_lines.empty());
    CHECK(demo.move_of(name).overlap_days == 0);
  }
  // Power BI Pro ends on 9 December 2026 with auto-renew off and no choice: it would run on as a paid extended term (EST-DEFAULT). The
  // choice is set again the day before, at the latest.
  CHECK(demo.move_of("Power BI Pro").end_choice_by == day("2026-12-08"));
  // Nothing is ordered and nobody is reassigned.
  for (const Action& action : demo.plan.actions) CHECK((action.kind == ActionKind::Transfer || action.kind == ActionKind::SetEndOfTerm));
}
