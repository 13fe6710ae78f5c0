#include <doctest/doctest.h>

#include <algorithm>

#include "core/output/output.hpp"
#include "tests/core/support/built_in_language.hpp"
#include "tests/core/support/letter_of.hpp"
#include "tests/core/support/planner_world.hpp"

using namespace csp;
using namespace planner_world;

TEST_CASE("the losing partner is asked to let end what is bought again, with the last day for it") {
  World world;
  world.settings.assume_transfer_possible = false;
  world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2027-05-30", 40)).name = "Suite of the works";
  const std::string text = letter(world, "letter-source-partner.txt");
  CHECK(says(text, "Suite of the works"));
  CHECK(says(text, "2027"));
  CHECK(!says(text, "<"));
  // Where the subscription itself is transferred, nothing is to be ended.
  world.settings.assume_transfer_possible = true;
  CHECK(letter(world, "letter-source-partner.txt").empty());
}

TEST_CASE("the losing partner's window is that of the gate") {
  World world;
  world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2027-05-30", 40));
  world.decide("k").path = Path::LetGo;
  const Language& english = support::built_in_language("en");
  const Plan plan = world.plan();
  const auto gate = std::find_if(plan.steps.begin(), plan.steps.end(), [](const Step& step) { return step.kind() == StepKind::EndChoice; });
  REQUIRE(gate != plan.steps.end());
  CHECK(says(letter(world, "letter-source-partner.txt"), "on " + english.date(gate->planned) + ", not before " +
                                                             english.date(gate->earliest) + ", at the latest on " +
                                                             english.date(gate->latest)));
}

TEST_CASE("a credit is asked for each subscription that is cancelled early, with its amount where prices are known") {
  World world;
  world.add(subscription("k", "SPE_E3", Channel::WebDirectMosa, "2027-05-30", 40)).name = "Suite of the works";
  world.decide("k").order_date = world.today + 20;
  const std::string open = letter(world, "letter-credit-request.txt");
  CHECK(says(open, "Suite of the works"));
  CHECK(!says(open, "USD"));
  world.price("SPE_E3", "480", "400");
  const std::string priced = letter(world, "letter-credit-request.txt");
  CHECK(says(priced, "Suite of the works"));
  CHECK(says(priced, "USD"));
}

TEST_CASE("a claimed credit begins on the day after the last one used, also for units that are given back in parts") {
  World world;
  world.add(subscription("k", "SPB", Channel::WebDirectMosa, "2027-05-30", 200));
  world.price("SPB", "264", "211");
  const Language& english = support::built_in_language("en");
  const Plan plan = world.plan();
  const std::optional<Date> last = move_of(plan, "k").source_last_day;
  REQUIRE(last.has_value());
  int claimed = 0;
  Date latest;
  for (const LedgerLine& line : plan.ledger) {
    if (line.kind != LedgerKind::ExpectedCredit) continue;
    ++claimed;
    latest = std::max(latest, line.from);
    const std::string days = "last day used " + english.date(line.from - 1) + ", unused from " + english.date(line.from);
    bool told = false;
    for (const char* name : {"letter-credit-request.txt", "letter-credit-request-1.txt", "letter-credit-request-2.txt",
                             "letter-credit-request-3.txt", "letter-credit-request-4.txt"})
      told = told || says(letter(world, name), days);
    CHECK_MESSAGE(told, days);
  }
  CHECK(claimed > 1);
  CHECK(latest == *last + 1);  // as the plan ends the last part
}

TEST_CASE("a credit is claimed under the id that billing knows, the same as in the gates; an unknown one is a gap to be filled in") {
  World world;
  Subscription& added = world.add(subscription("k", "SPE_E3", Channel::WebDirectMosa, "2027-05-30", 40));
  added.directory_id = "id-of-the-directory";
  const auto gate = [&] {
    for (const Step& step : world.plan().steps) {
      if (step.kind() == StepKind::Credit) return support::built_in_language("en")(step.detail());
    }
    return std::string();
  };
  for (const char* id : {"id-of-billing", ""}) {
    world.customer.subscriptions[0].commerce_id = id;
    const std::string shown = *id == '\0' ? "[fill in the id]" : id;
    CHECK(says(letter(world, "letter-credit-request.txt"), "subscription " + shown + ","));
    CHECK(says(gate(), "subscription id " + shown + ","));
    CHECK_FALSE(says(letter(world, "letter-credit-request.txt"), "id-of-the-directory"));
  }
}

TEST_CASE("TRANSFER-LAST-WEEK: what renews before its transfer: the losing partner is asked in time to leave its renewal on") {
  World world;
  world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2026-12-04", 40));
  const std::string before = letter(world, "letter-transfer-renewal.txt");
  CHECK(says(before, "renews on 5 Dec 2026"));
  CHECK(says(before, "by 3 Dec 2026"));  // the last day on which the choice at its end can still be changed
  CHECK(says(before, "on 14 Dec 2026"));
  CHECK(says(before, "leave renewal switched on"));
  // The request speaks of the term that runs by then.
  const std::string request = letter(world, "letter-transfer-request.txt");
  CHECK(says(request, "term ends 4 Dec 2027"));
  CHECK_FALSE(says(request, "term ends 4 Dec 2026"));
  world.customer.subscriptions[0].term_end = day("2027-05-30");
  CHECK(letter(world, "letter-transfer-renewal.txt").empty());
  CHECK(says(letter(world, "letter-transfer-request.txt"), "term ends 30 May 2027"));
}

TEST_CASE("no letter is written where nobody has to be written to") {
  World world;
  world.add(subscription("k", "SPE_E3", Channel::TargetPartner, "2027-05-30", 40));
  for (const char* name : {"letter-source-partner.txt", "letter-credit-request.txt", "letter-transfer-request.txt"})
    CHECK_MESSAGE(letter(world, name).empty(), name);
}

TEST_CASE("a partner without a name leaves a gap to be filled in, and who bills is found out before a letter asks for anything") {
  World world;
  world.settings.assume_transfer_possible = false;
  world.settings.partner_name.clear();
  world.add(subscription("theirs", "SPE_E3", Channel::CspPartner, "2027-03-21", 10));
  world.add(subscription("nobodys", "SPE_E5", Channel::Unknown, "2027-03-21", 10));
  world.settings.default_channel = Channel::Unknown;
  const std::string text = letter(world, "letter-source-partner.txt");
  REQUIRE_FALSE(text.empty());
  CHECK_FALSE(says(text, "your partner"));
  CHECK(says(text, "[your company"));
  CHECK(says(text, "theirs"));
  CHECK_FALSE(says(text, "nobodys"));
}

World bought_again_from_a_partner() {
  World world;
  world.settings.assume_transfer_possible = false;
  world.settings.source_partner_name = "Fourth Coffee IT";
  world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2027-05-30", 40));
  return world;
}

TEST_CASE("the losing partner is told to wait for the word that users have been moved, for what ends and for nothing else") {
  World world = bought_again_from_a_partner();
  CHECK(says(letter(world, "letter-source-partner.txt"), "only after our written word"));
  world.add(subscription("looked-at", "VISIOCLIENT", Channel::CspPartner, "2027-05-30", 40)).end_action = EndOfTermAction::CancelAtTermEnd;
  const std::string both = letter(world, "letter-source-partner.txt");
  CHECK(both.find("only after our written word") == both.rfind("only after our written word"));
}

TEST_CASE("the customer has a letter to its present partner with all that this one is asked to do") {
  World world = bought_again_from_a_partner();
  const std::string ends = letter(world, "letter-consent.txt");
  CHECK(says(ends, "To: Fourth Coffee IT"));
  CHECK(says(ends, "to be ended; last day 30 May 2027"));
  world.settings.assume_transfer_possible = true;
  CHECK(says(letter(world, "letter-consent.txt"), "to be handed over by a transfer"));
}

TEST_CASE("in the customer's letter only what is replaced waits for a word: what is let go ends without one") {
  World world = bought_again_from_a_partner();
  CHECK(says(letter(world, "letter-consent.txt"), "Please end nothing before"));
  CHECK_FALSE(says(letter(world, "letter-consent.txt"), "do not wait for a word"));
  world.add(subscription("gone", "VISIOCLIENT", Channel::CspPartner, "2027-05-30", 40));
  world.settings.subscriptions["gone"].path = Path::LetGo;
  const std::string some = letter(world, "letter-consent.txt");
  CHECK(says(some, "to be ended; last day 30 May 2027. We do not need it any longer"));
  CHECK(says(some, "Please end nothing else before"));
}

TEST_CASE("the customer's letter asks to wait for a word only where the runbook has one given: what is set to end is left as it is") {
  World world = bought_again_from_a_partner();
  world.customer.subscriptions[0].end_action = EndOfTermAction::CancelAtTermEnd;
  const Plan plan = world.plan();
  REQUIRE(std::none_of(plan.steps.begin(), plan.steps.end(), [](const Step& step) { return step.kind() == StepKind::GoAhead; }));
  const std::string set = letter(world, "letter-consent.txt");
  CHECK(says(set, "is already set to end on 30 May 2027; please leave that as it is"));
  CHECK_FALSE(says(set, "Please end nothing"));
  // What has still to be ended waits.
  world.add(subscription("other", "VISIOCLIENT", Channel::CspPartner, "2027-05-30", 40));
  CHECK(says(letter(world, "letter-consent.txt"), "Please end nothing else before"));
  World handed_over = bought_again_from_a_partner();
  handed_over.settings.assume_transfer_possible = true;
  CHECK(says(letter(handed_over, "letter-consent.txt"), "Please end none of them."));
  CHECK_FALSE(says(letter(handed_over, "letter-consent.txt"), "confirmed to you in writing that"));
}

TEST_CASE("what is to renew stays with the losing partner: neither letter lets it end or wait for a word") {
  World world;
  world.settings.assume_transfer_possible = false;
  world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2027-01-31", 40)).end_action = EndOfTermAction::CancelAtTermEnd;
  world.decide("k").path = Path::RenewAndWait;
  const std::string consent = letter(world, "letter-consent.txt");
  CHECK(says(consent, "stay with you for now"));
  CHECK(says(consent, "to renew after 31 Jan 2027; it must not end"));
  CHECK(says(consent, "Please end none of them."));
  CHECK_FALSE(says(consent, "handed over or ended"));
  const std::string asked = letter(world, "letter-source-partner.txt");
  CHECK(says(asked, "It is to go on, not to end"));
  CHECK_FALSE(says(asked, "only after our written word"));

  world.add(subscription("l", "POWER_BI_PRO", Channel::CspPartner, "2027-01-31", 4));
  const std::string both = letter(world, "letter-consent.txt");
  CHECK(says(both, "what is written below each of them"));
  CHECK(says(both, "it must not end"));
  CHECK(says(both, "to be ended; last day 31 Jan 2027"));
  CHECK(says(both, "Please end nothing before"));
}

TEST_CASE("what users keep only by an exchange waits for the word in both letters, although nothing replaces it") {
  World world;
  world.settings.assume_transfer_possible = false;
  world.add(subscription("office", "ENTERPRISEPACK", Channel::CspPartner, "2027-01-14", 30));
  world.add(subscription("ems", "EMS", Channel::CspPartner, "2027-01-14", 30));
  std::vector<AssignedSku>& held = world.customer.profiles.front().skus;
  held.push_back({sku("EMS"), {}, {}, true});
  std::sort(held.begin(), held.end(), [](const AssignedSku& a, const AssignedSku& b) { return a.sku < b.sku; });
  world.customer.profiles.pop_back();
  world.decide("office").path = Path::BuyOther;
  world.decide("office").targets = {TargetChoice{sku("SPE_E3"), {}, {}}};
  world.decide("ems").path = Path::LetGo;
  const std::string consent = letter(world, "letter-consent.txt");
  CHECK_FALSE(says(consent, "do not wait for a word"));
  CHECK(says(consent, "Please end nothing before"));
  const std::string asked = letter(world, "letter-source-partner.txt");
  std::size_t waiting = 0;
  for (std::size_t at = asked.find("only after our written word"); at != std::string::npos;
       at = asked.find("only after our written word", at + 1))
    ++waiting;
  CHECK(waiting == 2);
}

TEST_CASE("where only the agreement is missing it has a letter of its own, else it stands in that of the relationship") {
  World world;
  world.settings.agreement = AgreementState::NotAccepted;
  world.add(subscription("k", "SPE_E3", Channel::WebDirectMca, "2027-03-21", 10));
  CHECK(says(letter(world, "letter-agreement.txt"), "Microsoft Customer Agreement by 11 Mar 2027"));
  CHECK(letter(world, "letter-relationship.txt").empty());
  world.settings.relationship_accepted = false;
  CHECK(letter(world, "letter-agreement.txt").empty());
  CHECK(says(letter(world, "letter-relationship.txt"), "Microsoft Customer Agreement"));
  CHECK(says(letter(world, "letter-relationship.txt"), "multifactor authentication"));
}

TEST_CASE("users of a licence that only ends are not told that it is replaced") {
  World world;
  world.add(subscription("k", "SPE_E3", Channel::WebDirectMca, "2027-03-21", 10));
  world.decide("k").path = Path::LetGo;
  const std::string text = letter(world, "letter-users.txt");
  CHECK(says(text, "last day of"));
  CHECK_FALSE(says(text, "will be replaced"));
  CHECK_FALSE(says(text, "licences are replaced"));
}

TEST_CASE("what another partner billed is credited to that partner, and asked for there") {
  World world;
  world.settings.assume_transfer_possible = false;
  Subscription& added = world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2027-11-19", 40));
  added.purchased = added.term_start = day("2026-11-20");
  added.name = "Suite of the works";
  added.unit_price_month = Money{amount("40"), *Currency::parse("USD")};
  world.price("SPE_E3", "480", "400");
  const Plan plan = world.plan();
  REQUIRE(std::any_of(plan.steps.begin(), plan.steps.end(), [](const Step& step) { return step.form == StepForm::CreditPartner; }));
  CHECK(letter(world, "letter-credit-request.txt").empty());
  const std::string asked = letter(world, "letter-credit-partner.txt");
  CHECK(says(asked, "Suite of the works"));
  CHECK_FALSE(says(asked, "billing support"));
}

TEST_CASE("MCA-REACCEPT: who has an old acceptance is asked to accept again, not whether it is accepted already") {
  World world;
  world.settings.agreement = AgreementState::AttestedBefore2023April;
  world.add(subscription("k", "SPE_E3", Channel::WebDirectMca, "2027-03-21", 10));
  CHECK(says(letter(world, "letter-agreement.txt"), "Agreement again by 11 Mar 2027"));
  world.settings.relationship_accepted = false;
  CHECK(says(letter(world, "letter-relationship.txt"), "Agreement again under Billing"));
  CHECK_FALSE(says(letter(world, "letter-relationship.txt"), "not accepted yet"));
}

TEST_CASE("an indirect reseller's letters name its provider: as who is invited along, who makes the request, and who is billed") {
  World world;
  world.settings.relationship_accepted = false;
  world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2027-05-30", 40));
  const std::string provider = "[name of our indirect provider]";
  CHECK_FALSE(says(letter(world, "letter-relationship.txt"), provider));
  CHECK(says(letter(world, "letter-transfer-request.txt"), "We create a transfer request"));
  world.settings.partner_model = PartnerModel::IndirectReseller;
  CHECK(says(letter(world, "letter-relationship.txt"), "and " + provider));
  const std::string transfer = letter(world, "letter-transfer-request.txt");
  CHECK(says(transfer, provider + ", the indirect provider through whom we order, creates a transfer request"));
  CHECK(says(transfer, "from the day of the transfer on, " + provider + " is"));
  CHECK_FALSE(says(transfer, "We create"));
}

TEST_CASE("no letter asks for what has to be done on the day on which it is written, where the window has another one") {
  World world;  // of a Sunday
  world.settings.relationship_accepted = false;
  world.settings.prerequisite_days = 1;
  world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2027-05-30", 40));
  CHECK(says(letter(world, "letter-relationship.txt"), "by 23 Nov 2026"));
}

TEST_CASE("a letter asks for the same last day as the gate") {
  World world;
  world.settings.relationship_accepted = false;
  world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2027-05-30", 40));
  const Plan plan = world.plan();
  REQUIRE(plan.steps.front().kind() == StepKind::Relationship);
  CHECK(says(letter(world, "letter-relationship.txt"), "by " + support::built_in_language("en").date(plan.steps.front().latest)));
}

TEST_CASE("an id of the tenant that nobody knows is filled in by its reader: its own, or that of its customer") {
  World world;
  world.customer.tenant.reset();
  world.settings.relationship_accepted = false;
  world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2027-05-30", 40));
  const std::string transfer = letter(world, "letter-transfer-request.txt");
  CHECK(says(transfer, "(tenant [the customer's tenant id])"));
  CHECK_FALSE(says(transfer, "[your tenant id]"));
  CHECK_FALSE(says(letter(world, "letter-relationship.txt"), "[the customer's tenant id]"));
}

TEST_CASE("the losing partner is asked about one subscription in the singular") {
  World world;
  world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2027-05-30", 40));
  CHECK(says(letter(world, "letter-transfer-request.txt"), "1. Is it a trial"));
  world.add(subscription("l", "POWER_BI_PRO", Channel::CspPartner, "2027-05-30", 4));
  CHECK(says(letter(world, "letter-transfer-request.txt"), "1. Is any of them a trial"));
}

TEST_CASE("each of two losing partners reads of its own subscriptions alone, and the one whom nobody named has a gap for its name") {
  const Guid named = *Guid::parse("c3000000-0000-4000-8000-000000000003"), other = *Guid::parse("c3000000-0000-4000-8000-000000000004");
  World world;
  world.settings.source_partner_name = "Litware, Inc.";
  world.settings.source_partner_tenant = named;
  Subscription& first = world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2027-05-30", 40));
  first.owner_tenant = named;
  first.name = "Suite of the works";
  Subscription& second = world.add(subscription("l", "POWER_BI_PRO", Channel::CspPartner, "2027-05-30", 4));
  second.owner_tenant = other;
  second.name = "Reports of the works";
  for (const bool transfers : {true, false}) {
    world.settings.assume_transfer_possible = transfers;
    for (const std::string stem : {"letter-consent", transfers ? "letter-transfer-request" : "letter-source-partner"}) {
      CAPTURE(stem);
      const std::string to_named = letter(world, stem + "-1.txt"), to_other = letter(world, stem + "-2.txt");
      CHECK(letter(world, stem + ".txt").empty());
      CHECK(says(to_named, "To: Litware, Inc."));
      CHECK(says(to_named, "Suite of the works"));
      CHECK_FALSE(says(to_named, "Reports of the works"));
      CHECK(says(to_other, "To: [name of the partner whose tenant id is " + other.text() + "]"));
      CHECK(says(to_other, "Reports of the works"));
      CHECK_FALSE(says(to_other, "Suite of the works"));
      CHECK_FALSE(says(to_other, "Litware"));
      CHECK_FALSE(says(to_other, "other ones come"));
    }
  }
}

TEST_CASE("what is cancelled months later is claimed in a letter of its own, which the gate of its claim names") {
  World world;
  world.add(subscription("early", "SPE_E3", Channel::WebDirectMosa, "2027-05-30", 40)).name = "Suite of the works";
  world.add(subscription("late", "POWER_BI_PRO", Channel::WebDirectMosa, "2027-10-30", 4)).name = "Reports of the works";
  world.decide("early").order_date = world.today + 20;
  world.decide("late").order_date = world.today + 200;
  for (const bool priced : {false, true}) {
    CAPTURE(priced);
    if (priced) {
      world.price("SPE_E3", "480", "400");
      world.price("POWER_BI_PRO", "120", "100");
    }
    const std::string first = letter(world, "letter-credit-request-1.txt"), second = letter(world, "letter-credit-request-2.txt");
    CHECK(says(first, "Suite of the works"));
    CHECK_FALSE(says(first, "Reports of the works"));
    CHECK(says(second, "Reports of the works"));
    CHECK_FALSE(says(second, "Suite of the works"));
  }
}

TEST_CASE("who has paid in advance agrees to a transfer on condition of what is refunded, and the losing partner is asked for the amount") {
  World world;
  world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2027-05-30", 40));
  CHECK_FALSE(says(letter(world, "letter-consent.txt"), "paid in advance"));
  CHECK_FALSE(says(letter(world, "letter-transfer-request.txt"), "paid in advance"));
  world.customer.subscriptions[0].billing_plan = BillingPlan::Annual;
  CHECK(says(letter(world, "letter-consent.txt"), "on condition that you confirm to us in writing the amount"));
  CHECK(says(letter(world, "letter-transfer-request.txt"), "confirm the amount that you pass on to"));
}

TEST_CASE("where only a surplus subscription of a licence ends, nobody is told to lose it; else only as many as have none left") {
  World world;
  world.add(subscription("most", "SPE_E3", Channel::WebDirectMca, "2027-06-30", 40)).name = "Microsoft 365 E3";
  world.add(subscription("surplus", "SPE_E3", Channel::WebDirectMca, "2027-03-21", 5)).name = "Microsoft 365 E3";
  world.decide("most").path = Path::BuySame;
  world.decide("surplus").path = Path::LetGo;
  world.customer.profiles.resize(1);
  const auto assigned = [&](std::int64_t count) {
    world.customer.profiles.front().users = count;
    world.customer.pools.front().consumed = count;
  };
  assigned(40);
  CHECK(letter(world, "letter-users.txt").empty());
  CHECK_FALSE(finding(world.plan(), "surplus", "PLAN-STILL-ASSIGNED"));
  assigned(42);
  const auto told = finding(world.plan(), "surplus", "PLAN-STILL-ASSIGNED");
  REQUIRE(told);
  if (!told) return;
  CHECK(argument(told->message.arguments, "units") == MessageValue(std::int64_t{2}));
  const std::string text = letter(world, "letter-users.txt");
  CHECK(says(text, "last day of Microsoft 365 E3;"));  // staff see no mark that tells subscriptions apart
}

TEST_CASE("who loses mail and files with a licence that ends is told so, and not that they stay as they are") {
  World world;
  world.add(subscription("suite", "SPB", Channel::WebDirectMca, "2027-03-21", 15)).name = "Suite of the works";
  world.decide("suite").path = Path::LetGo;
  const std::string text = letter(world, "letter-users.txt");
  CHECK(says(text, "With it goes what you keep in Microsoft Teams, Exchange Online Plan 1"));
  CHECK(says(text, "SharePoint"));
  CHECK_FALSE(says(text, "your files"));
  CHECK(says(text, "save beforehand what you need"));
}

TEST_CASE("where licences are replaced and others end, nobody reads that there is nothing to do, and the days are in order") {
  World world;
  world.add(subscription("office", "STANDARDPACK", Channel::WebDirectMca, "2027-06-30", 15));
  world.decide("office").path = Path::BuyOther;
  world.decide("office").targets = {TargetChoice{sku("ENTERPRISEPACK"), {}, {}}};
  world.add(subscription("bi", "POWER_BI_PRO", Channel::WebDirectMca, "2027-03-21", 4)).name = "Reports of the works";
  world.decide("bi").path = Path::LetGo;
  const std::string text = letter(world, "letter-users.txt");
  CHECK_FALSE(says(text, "do not have to do anything beforehand"));
  REQUIRE(says(text, "last day of Reports of the works"));
  REQUIRE(says(text, "becomes"));
  CHECK(text.find("last day of Reports of the works") < text.find("becomes"));
}

TEST_CASE("what the new licence contains is not called gone: it comes again on the day of the exchange") {
  World world;
  world.add(subscription("suite", "SPE_E3", Channel::WebDirectMca, "2027-02-28", 20));
  world.decide("suite").path = Path::BuyOther;
  world.decide("suite").targets = {TargetChoice{sku("SPE_E5"), {}, {}}};
  world.decide("suite").order_date = day("2027-02-19");
  world.add(subscription("phone", "MCOEV", Channel::WebDirectMca, "2027-02-14", 20)).name = "Telephones of the works";
  world.decide("phone").path = Path::LetGo;
  std::vector<AssignedSku>& held = world.customer.profiles.front().skus;
  held.push_back({sku("MCOEV"), {}, {}, true});
  std::sort(held.begin(), held.end(), [](const AssignedSku& a, const AssignedSku& b) { return a.sku < b.sku; });
  world.customer.profiles.pop_back();
  const std::string text = letter(world, "letter-users.txt");
  CHECK(says(text, "last day of Telephones of the works; what it gives comes again with Microsoft 365 E5 on 23 Feb 2027"));
  CHECK_FALSE(says(text, "not replaced"));
}

TEST_CASE("staff whose new licence has less room for their data are told so, and not that there is nothing to do beforehand") {
  World world;
  world.add(subscription("mail", "EXCHANGEENTERPRISE", Channel::WebDirectMca, "2027-03-21", 5));
  world.decide("mail").path = Path::BuyOther;
  world.decide("mail").targets = {TargetChoice{sku("EXCHANGESTANDARD"), {}, {}}};
  const std::string text = letter(world, "letter-users.txt");
  CHECK(says(text, "It gives less for Exchange Online Plan 2"));
  CHECK_FALSE(says(text, "your files"));
  CHECK_FALSE(says(text, "you do not have to do anything beforehand"));
  world.decide("mail").targets = {TargetChoice{sku("SPE_E3"), {}, {}}};
  CHECK(says(letter(world, "letter-users.txt"), "you do not have to do anything beforehand"));
}

TEST_CASE("EST-ACTIONS: the letters give what runs in its extended service term no further year, and what has ended none at all") {
  World world;
  world.settings.assume_transfer_possible = false;
  world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2026-11-02", 40)).end_action = EndOfTermAction::ExtendedServiceTerm;
  const std::string extended = letter(world, "letter-source-partner.txt");
  CHECK(says(extended, "in its extended service term since 3 Nov 2026"));
  CHECK_FALSE(says(extended, "2027"));
  world.customer.subscriptions[0].state = SubscriptionState::InGrace;
  world.customer.subscriptions[0].end_action = EndOfTermAction::CancelAtTermEnd;
  CHECK_FALSE(says(letter(world, "letter-consent.txt") + letter(world, "letter-source-partner.txt"), "term ends"));
}

TEST_CASE("NCE-TRIAL: whether a trial at the losing partner ends its customer decides, and that partner is asked for one setting") {
  World world;
  world.add(subscription("k", "SPE_E3", Channel::CspPartner, "2027-05-30", 40));
  Subscription& trial = world.add(subscription("t", "SPB", Channel::CspPartner, "2026-12-09", 25));
  trial.name = "Trial of the works";
  trial.trial = true;
  trial.term = Term::OneMonth;
  const Language& english = support::built_in_language("en");
  const Plan plan = world.plan();
  const Step* decision = step_of(plan, "trial-decision");
  REQUIRE(decision != nullptr);
  const std::string asked = letter(world, "letter-source-partner.txt");
  CHECK(says(asked, "Switch off the renewal of the trial Trial of the works"));
  CHECK(says(asked, "only after our written word"));
  CHECK_FALSE(says(asked, "decide to let it become paid"));
  const std::string agreed = letter(world, "letter-consent.txt");
  CHECK(says(agreed, "is a trial. Whether it ends or becomes a paid term we decide by " + english.date(decision->latest)));
  CHECK_FALSE(says(agreed, "Please end none of them."));
}
