#include <algorithm>
#include <iterator>

#include "core/plan/accepted.hpp"
#include "core/plan/all_findings.hpp"
#include "core/plan/checks/bases.hpp"
#include "core/plan/checks/ceilings.hpp"
#include "core/plan/checks/covered.hpp"
#include "core/plan/checks/preflight.hpp"
#include "core/plan/checks/units_with_us.hpp"
#include "core/plan/costs/compare_costs.hpp"
#include "core/plan/costs/price_findings.hpp"
#include "core/plan/dates/explain_ends.hpp"
#include "core/plan/dates/optimise.hpp"
#include "core/plan/dates/workdays.hpp"
#include "core/plan/findings.hpp"
#include "core/plan/planning.hpp"
#include "core/plan/proof/proof.hpp"
#include "core/plan/sources/after_end.hpp"
#include "core/plan/sources/kept_elsewhere.hpp"
#include "core/plan/sources/lost_decisions.hpp"
#include "core/plan/sources/paths.hpp"
#include "core/plan/sources/settled_path.hpp"
#include "core/plan/steps/let_go_data.hpp"
#include "core/plan/steps/order_lines.hpp"
#include "core/plan/steps/steps.hpp"
#include "core/plan/words.hpp"

namespace csp {
namespace {

using namespace csp::plan;

// The daily price of doing nothing once the term is over (rules EST-DEFAULT, PRICE-EST).
void show_extended_cost(std::vector<Draft>& drafts, Date today) {
  for (Draft& draft : drafts) {
    const bool extends = draft.path != Path::OutOfScope && draft.end.action == EndOfTermAction::ExtendedServiceTerm &&
                         draft.tariff.extended_month && !draft.tariff.extended_month->amount.is_zero() && draft.source.term_end;
    if (!extends) continue;
    const Money& month = *draft.tariff.extended_month;
    // Prorated by day: twelve months are 365 days.
    const Decimal day = month.amount.scaled(draft.source.units * 12, 365).rounded(month.currency.places());
    draft.findings.push_back(finding("PRICE-EST", Severity::Note, "extended_day_cost",
                                     {{"name", draft.source.name},
                                      {"from", draft.source.extended ? today : *draft.source.term_end + 1},
                                      {"cost", Money{day, month.currency}}},
                                     draft.key()));
  }
}

// Takes the words out of the draft, which nobody reads any more.
Move finished_move(Draft& draft) {
  Move move;
  move.subscription = draft.key();
  move.path = draft.path;
  move.options = std::move(draft.options);
  move.comparison = std::move(draft.comparison);
  move.why = std::move(draft.why);
  move.findings = std::move(draft.findings);
  move.date_rule = std::move(draft.day_rule);
  move.levers = std::move(draft.levers);
  for (const Buy& buy : draft.buys) {
    if (!buy.line.empty()) move.target_lines.push_back(buy.line);
  }
  const Schedule& schedule = draft.schedule;
  if (draft.buys_something()) {
    move.order_date = schedule.order_date;
    // What gives no service stands beside nothing.
    if (schedule.source_last_day && !draft.source.stopped())
      move.overlap_days = std::max(0, *schedule.source_last_day - schedule.order_date + 1);
  }
  if (draft.path != Path::OutOfScope) {
    move.end_choice_by = schedule.end_choice_by;
    move.source_last_day = schedule.source_last_day;
    const bool ends = buys(draft.path) || draft.path == Path::LetGo;
    if (ends && schedule.end_choice_on) move.end_choice = EndOfTermAction::CancelAtTermEnd;
    if (draft.path == Path::RenewAndWait && schedule.end_choice_on) move.end_choice = EndOfTermAction::Renew;
  }
  if (draft.path == Path::PartnerTransfer && draft.transfer.possible) {
    move.end_choice = EndOfTermAction::Renew;
    move.end_choice_by =
        draft.source.term_end ? std::max(draft.transfer.end_choice_on, *draft.source.term_end - 1) : draft.transfer.end_choice_on;
  }
  return move;
}

bool same(const Finding& one, const Finding& other) { return one.rule == other.rule && one.message == other.message; }
template <class Said>
bool same(const Said& one, const Said& other) {
  return one == other;
}

template <class Said>
void add_unsaid(std::vector<Said>& into, std::vector<Said>&& from) {
  for (Said& one : from) {
    const bool said = std::any_of(into.begin(), into.end(), [&](const Said& before) { return same(before, one); });
    if (!said) into.push_back(std::move(one));
  }
}

void add_cost(std::vector<Money>& into, const std::vector<Money>& from) {
  for (const Money& money : from) {
    const auto known = std::find_if(into.begin(), into.end(), [&](const Money& sum) { return sum.currency == money.currency; });
    if (known != into.end())
      known->amount += money.amount;
    else
      into.push_back(money);
  }
}

// The next part of the same subscription (core/plan/sources/parts.hpp): what becomes of the whole is said once.
void join(Move& move, Move&& part) {
  for (std::size_t i = 0; i < move.options.size() && i < part.options.size(); ++i) {
    PathOption& option = move.options[i];
    // Without the price of a part a sum would look cheap.
    if (option.cost.empty() || part.options[i].cost.empty())
      option.cost.clear();
    else
      add_cost(option.cost, part.options[i].cost);
    option.feasible = option.feasible && part.options[i].feasible;
    add_unsaid(option.reasons, std::move(part.options[i].reasons));
  }
  add_unsaid(move.target_lines, std::move(part.target_lines));
  add_unsaid(move.why, std::move(part.why));
  add_unsaid(move.findings, std::move(part.findings));
  add_unsaid(move.levers, std::move(part.levers));
  if (part.order_date && (!move.order_date || *part.order_date < *move.order_date)) move.order_date = part.order_date;
  if (part.source_last_day && (!move.source_last_day || *part.source_last_day > *move.source_last_day))
    move.source_last_day = part.source_last_day;
  move.overlap_days = std::max(move.overlap_days, part.overlap_days);
  if (part.end_choice) move.end_choice = part.end_choice, move.end_choice_by = part.end_choice_by;
}

// Why one subscription is bought in several orders.
void explain_parts(const Circumstances& circumstances, std::vector<Draft>& drafts) {
  for (Draft& draft : drafts) {
    const Source& source = draft.source;
    if (source.parts == 1 || source.part != 1 || !draft.buys_something()) continue;
    draft.why.push_back(Message{"why.in_parts",
                                {{"parts", std::int64_t{source.parts}},
                                 {"room", source.units},
                                 {"units", source.subscription->units},
                                 {"limit", circumstances.figures.business_seats},
                                 {"rule", std::string("SMB-300")}}});
  }
}

// What a person accepted on these facts no longer blocks, and what a person confirmed is no question any more; both stay visible.
void apply_acceptance(Plan& plan, const PlanSettings& settings) {
  for_each_finding(plan, [&](Finding& found, const FindingPlace& place) {
    if (place.list == FindingList::Gap) return;  // the prover's
    if (found.severity != Severity::Blocker && found.severity != Severity::Ask) return;
    if (acceptance_of(found, settings) == nullptr) return;
    found.severity = found.severity == Severity::Blocker ? Severity::Warning : Severity::Note;
  });
}

// Bought for a year, what ran by the month is owed to its end: nobody should learn that from an invoice.
void explain_commitments(std::vector<Draft>& drafts, const std::vector<TargetLine>& lines) {
  for (Draft& draft : drafts) {
    if (!draft.buys_something() || draft.source.term != Term::OneMonth) continue;
    for (const Buy& buy : draft.buys) {
      const auto line = std::find_if(lines.begin(), lines.end(), [&](const TargetLine& one) { return one.id == buy.line; });
      if (line == lines.end() || line->term == Term::OneMonth) continue;
      draft.findings.push_back(finding("NCE-REDUCE", Severity::Ask, draft.source.extended ? "commitment_longer_est" : "commitment_longer",
                                       {{"name", draft.source.name},
                                        {"term", TextKey{std::string(text_key(line->term))}},
                                        {"units", buy.units},
                                        {"end", line->term_end}},
                                       draft.key(), true));
      break;
    }
  }
}

}  // namespace

bool Plan::has_blockers() const {
  bool blocked = false;
  for_each_finding(*this, [&](const Finding& found, const FindingPlace& place) {
    // Proof::safe answers for gaps.
    blocked = blocked || (place.list != FindingList::Gap && found.severity == Severity::Blocker);
  });
  return blocked;
}

Plan make_plan(const Catalog& catalog, const Customer& customer, const PlanSettings& settings, const Prices& prices, Date today) {
  PlanMemory memory;
  return make_plan(catalog, customer, settings, prices, today, memory);
}

Plan make_plan(const Catalog& catalog, const Customer& customer, const PlanSettings& settings, const Prices& prices, Date today,
               PlanMemory& memory) {
  Planning planning(catalog, customer, settings, prices, today, memory, true);
  const Circumstances& circumstances = planning.circumstances();
  const PriceBook& book = planning.book();
  TargetFinder& finder = planning.finder();
  std::vector<Draft>& drafts = planning.drafts();

  Plan plan;
  plan.today = today;
  plan.optimum = optimise(circumstances, drafts, book.currency(), plan.findings);
  for (Draft& draft : drafts) settle_path(draft, circumstances);
  plan.target_lines = order_lines(catalog, drafts);
  for (Draft& draft : drafts) {
    if (draft.buys.empty() || !buys(draft.path)) continue;
    std::vector<Guid> targets;
    for (const Buy& buy : draft.buys) targets.push_back(buy.offer.sku);
    draft.comparison = finder.comparison(draft.source.subscription->sku, targets);
    if (draft.path != Path::BuyOther) continue;
    leave_out_kept(circumstances, drafts, draft.source.subscription->sku, *draft.comparison);
    // An ordinary SKU that is ordered by an offer of the customer's own segment belongs to no other.
    const bool own_segment = std::all_of(draft.buys.begin(), draft.buys.end(), [&](const Buy& buy) {
      const Sku* sku = catalog.find_sku(buy.offer.sku);
      const bool sold = sku != nullptr && sold_in_segments(sku->segment, settings.segment) && buy.offer.product_sku;
      return sold || (sku != nullptr && sku->segment == settings.segment);
    });
    if (own_segment) std::erase_if(draft.comparison->findings, [](const Finding& found) { return found.rule == "EQ-SEGMENT"; });
    draft.findings.insert(draft.findings.end(), draft.comparison->findings.begin(), draft.comparison->findings.end());
  }
  const std::vector<SwapBatch> batches = reassignments(circumstances, drafts);
  explain_commitments(drafts, plan.target_lines);
  explain_ends(circumstances, planning.sources(), plan.target_lines, drafts);
  explain_parts(circumstances, drafts);
  explain_bases(circumstances, drafts);
  explain_what_is_left(catalog, drafts, today);
  explain_let_go_data(circumstances, drafts, batches);
  show_extended_cost(drafts, today);
  plan.preflight = preflight(circumstances, drafts);
  const std::vector<Finding> over = ceilings(circumstances, drafts);
  plan.findings.insert(plan.findings.end(), over.begin(), over.end());
  Runbook book_of_steps = runbook(circumstances, drafts, plan.target_lines, batches);
  plan.steps = std::move(book_of_steps.steps);
  plan.actions = std::move(book_of_steps.actions);
  ask_about_covered(circumstances, plan.actions, drafts);
  ask_about_units_with_us(circumstances, plan.actions, drafts);

  for (const Draft& draft : drafts) {
    if (draft.path == Path::OutOfScope) continue;
    const std::vector<LedgerLine> lines = charges_of(course_of(draft, circumstances), today, circumstances.horizon_end);
    plan.ledger.insert(plan.ledger.end(), lines.begin(), lines.end());
  }
  plan.costs = summaries(circumstances, drafts, plan.ledger);
  if (plan.costs.size() > 1) plan.findings.push_back(mixed_currencies(plan.costs));
  const std::vector<Finding> priced = price_findings(book, drafts, plan.target_lines);
  plan.findings.insert(plan.findings.end(), priced.begin(), priced.end());
  const std::vector<Finding> doubtful = doubtful_prices(book, plan.target_lines, settings.customer_country, today);
  plan.findings.insert(plan.findings.end(), doubtful.begin(), doubtful.end());
  // What blocks the picture of the customer (two tenants in one set, missing pages) blocks the plan that rests on it.
  std::copy_if(customer.findings.begin(), customer.findings.end(), std::back_inserter(plan.findings),
               [](const Finding& finding) { return finding.severity == Severity::Blocker; });

  plan.moves.reserve(drafts.size());
  std::vector<std::size_t> move_of(drafts.size());
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    Move move = finished_move(drafts[i]);
    if (drafts[i].source.part > 1)
      join(plan.moves.back(), std::move(move));
    else
      plan.moves.push_back(std::move(move));
    move_of[i] = plan.moves.size() - 1;
  }
  for (const SwapBatch& batch : batches) {
    Move& move = plan.moves[move_of[batch.draft]];
    if (!move.swap_date || batch.date < *move.swap_date) move.swap_date = batch.date;
  }
  const LicenceLosses losses(customer, plan.moves, plan.actions);
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    if (drafts[i].source.last_part()) tell_who_loses(drafts[i].source, customer, losses, plan.moves[move_of[i]]);
  }
  plan.proof = prove(catalog, customer, settings, plan.actions, today);
  apply_acceptance(plan, settings);
  const std::vector<Finding> lost = plan::lost_decisions(customer, settings);
  plan.findings.insert(plan.findings.end(), lost.begin(), lost.end());
  const std::vector<Finding> not_accepted = void_acceptances(plan, settings);
  plan.findings.insert(plan.findings.end(), not_accepted.begin(), not_accepted.end());
  return plan;
}

}  // namespace csp
