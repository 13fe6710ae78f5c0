#include "core/output/plan_file/plan_json.hpp"

#include "core/output/plan_file/plan_json_facts.hpp"
#include "core/output/writers/sha256.hpp"
#include "core/plan/settings_file/settings_json.hpp"
#include "core/plan/words.hpp"

namespace csp {
namespace {

using plan_json::put;

void put_words(JsonText& json, std::string_view name, const std::vector<std::string>& words) {
  json.key(name).array();
  for (const std::string& word : words) json.text(word);
  json.close();
}

void put_findings(JsonText& json, std::string_view name, const std::vector<Finding>& findings) {
  json.key(name).array();
  for (const Finding& finding : findings) put(json, finding);
  json.close();
}

void put_changes(JsonText& json, const Catalog& catalog, std::string_view name, const std::vector<PlanChange>& changes) {
  const auto plan_id = [&](PlanIndex index) { return index < catalog.plans.size() ? catalog.plans[index].id.text() : std::string(); };
  json.key(name).array();
  for (const PlanChange& change : changes) {
    json.object().key("plan").text(plan_id(change.plan));
    if (change.by) json.key("by").text(plan_id(*change.by));
    if (change.small_feature) json.key("small").boolean(true);
    json.close();
  }
  json.close();
}

void put_comparison(JsonText& json, const Catalog& catalog, const Comparison& comparison) {
  json.key("comparison").object();
  json.key("verdict").text(verdict_word(comparison.verdict));
  json.key("segmentDiffers").boolean(comparison.segment_differs);
  put_changes(json, catalog, "raised", comparison.raised);
  put_changes(json, catalog, "lowered", comparison.lowered);
  put_changes(json, catalog, "lost", comparison.lost);
  put_changes(json, catalog, "gained", comparison.gained);
  put_findings(json, "findings", comparison.findings);
  json.close();
}

void put_lever(JsonText& json, const Lever& lever) {
  json.object().key("gain").text(lever.gain == Lever::Gain::Earlier ? "earlier" : "cheaper");
  json.key("rule").text(lever.rule).key("nextRule").text(lever.next_rule).key("date").text(lever.date.iso());
  if (lever.saving) {
    json.key("saving");
    put(json, *lever.saving);
  }
  json.key("text");
  put(json, lever.text);
  json.close();
}

void put_optimum(JsonText& json, const Optimum& optimum) {
  json.key("optimum").object();
  json.key("minimised").text(word(optimum.minimised)).key("feasible").boolean(optimum.feasible).key("proven").boolean(optimum.proven);
  if (!optimum.binding.empty()) json.key("binding").text(optimum.binding);
  const std::pair<std::string_view, const std::vector<Money>*> sums[] = {
      {"cost", &optimum.cost}, {"bound", &optimum.bound}, {"start", &optimum.start}};
  for (const auto& [name, amounts] : sums) {
    json.key(name).array();
    for (const Money& money : *amounts) put(json, money);
    json.close();
  }
  json.key("shortDays").number(optimum.short_days).key("choices").number(optimum.choices).key("nodes").number(optimum.nodes);
  json.close();
}

void put_move(JsonText& json, const Catalog& catalog, const Move& move) {
  json.object().key("subscription").text(move.subscription).key("path").text(word(move.path));
  json.key("options").array();
  for (const PathOption& option : move.options) {
    json.object().key("path").text(word(option.path)).key("feasible").boolean(option.feasible).key("chosen").boolean(option.chosen);
    put_findings(json, "reasons", option.reasons);
    json.key("cost").array();
    for (const Money& money : option.cost) put(json, money);
    json.close().close();
  }
  json.close();
  put_words(json, "targetLines", move.target_lines);
  if (move.comparison) put_comparison(json, catalog, *move.comparison);
  put(json, "orderDate", move.order_date);
  put(json, "swapDate", move.swap_date);
  put(json, "endChoiceBy", move.end_choice_by);
  if (move.end_choice) json.key("endChoice").text(word(*move.end_choice));
  put(json, "sourceLastDay", move.source_last_day);
  json.key("overlapDays").number(move.overlap_days);
  if (!move.date_rule.empty()) json.key("dateRule").text(move.date_rule);
  json.key("levers").array();
  for (const Lever& lever : move.levers) put_lever(json, lever);
  json.close();
  json.key("why").array();
  for (const Message& why : move.why) put(json, why);
  json.close();
  put_findings(json, "findings", move.findings);
  json.close();
}

void put_target_line(JsonText& json, const TargetLine& line) {
  json.object().key("id").text(line.id).key("sku").text(line.sku.text()).key("name").text(line.name);
  if (line.product_sku) json.key("productSku").text(line.product_sku->text());
  json.key("match").text(word(line.match)).key("units").number(line.units).key("term").text(word(line.term));
  json.key("billingPlan").text(word(line.billing_plan));
  json.key("orderDate").text(line.order_date.iso()).key("usableFrom").text(line.usable_from.iso()).key("termEnd").text(line.term_end.iso());
  if (line.retail_unit_month) json.key("retailUnitMonth").text(line.retail_unit_month->text());
  if (line.partner_unit_month) json.key("partnerUnitMonth").text(line.partner_unit_month->text());
  json.key("currency").text(line.currency.code());
  put_words(json, "forSubscriptions", line.for_subscriptions);
  json.close();
}

void put_action(JsonText& json, const Action& action) {
  json.object().key("id").text(action.id).key("kind").text(word(action.kind)).key("date").text(action.date.iso());
  if (!action.subscription.empty()) json.key("subscription").text(action.subscription);
  if (action.kind == ActionKind::SetEndOfTerm) json.key("choice").text(word(action.choice));
  if (!action.target_line.empty()) json.key("targetLine").text(action.target_line);
  if (!action.sku.is_zero()) json.key("sku").text(action.sku.text());
  if (action.units != 0) json.key("units").number(action.units);
  if (action.kind == ActionKind::Swap) {
    json.key("profile").text(action.profile).key("firstUser").number(action.first_user).key("users").number(action.users);
    json.key("add").array();
    for (const AssignedSku& sku : action.add) put(json, sku);
    json.close().key("remove").array();
    for (const Guid& sku : action.remove) json.text(sku.text());
    json.close();
  }
  json.close();
}

void put_step(JsonText& json, const Step& step) {
  json.object().key("id").text(step.id).key("kind").text(word(step.kind())).key("role").text(word(step.role));
  json.key("earliest").text(step.earliest.iso()).key("planned").text(step.planned.iso()).key("latest").text(step.latest.iso());
  const std::pair<std::string_view, Message> texts[] = {
      {"title", step.title()}, {"detail", step.detail()}, {"why", step.why()}, {"proof", step.proof()}, {"wayBack", step.way_back()}};
  for (const auto& [name, message] : texts) {
    json.key(name);
    put(json, message);
  }
  json.key("rule").text(step.rule);
  put_words(json, "after", step.after);
  put_words(json, "actions", step.actions);
  put_words(json, "subscriptions", step.subscriptions);
  json.close();
}

void put_ledger_line(JsonText& json, const LedgerLine& line) {
  json.object().key("kind").text(word(line.kind));
  if (!line.subscription.empty()) json.key("subscription").text(line.subscription);
  if (!line.target_line.empty()) json.key("targetLine").text(line.target_line);
  json.key("from").text(line.from.iso()).key("to").text(line.to.iso()).key("units").number(line.units).key("amount");
  put(json, line.amount);
  if (line.partner_amount) {
    json.key("partnerAmount");
    put(json, *line.partner_amount);
  }
  json.key("overlap").boolean(line.overlap).key("rule").text(line.rule).close();
}

void put_cost(JsonText& json, const CostSummary& cost) {
  json.object().key("currency").text(cost.currency.code());
  const std::pair<std::string_view, Decimal> amounts[] = {{"source", cost.source},
                                                          {"target", cost.target},
                                                          {"overlap", cost.overlap},
                                                          {"unusedCommitment", cost.unused_commitment},
                                                          {"expectedCredit", cost.expected_credit},
                                                          {"total", cost.total},
                                                          {"doingNothing", cost.doing_nothing},
                                                          {"allAtOnce", cost.all_at_once},
                                                          {"eachAtEnd", cost.each_at_end}};
  for (const auto& [name, amount] : amounts) json.key(name).text(amount.text());
  json.close();
}

void put_proof(JsonText& json, const Catalog& catalog, const Proof& proof) {
  json.object(JsonLayout::Lines).key("safe").boolean(proof.safe);
  json.key("firstDay").text(proof.first_day.iso()).key("lastDay").text(proof.last_day.iso());
  json.key("users").number(proof.users).key("services").number(proof.services);
  json.key("days").number(proof.days).key("changeDays").number(proof.change_days);
  json.key("gaps").array(JsonLayout::Lines);
  for (const ServiceGap& gap : proof.gaps) {
    json.object().key("profile").text(gap.profile);
    if (!gap.sku.is_zero()) json.key("sku").text(gap.sku.text());
    if (gap.plan && *gap.plan < catalog.plans.size()) json.key("plan").text(catalog.plans[*gap.plan].id.text());
    json.key("from").text(gap.from.iso()).key("to").text(gap.to.iso()).key("users").number(gap.users);
    json.key("missingUnits").number(gap.missing_units).key("lowered").boolean(gap.lowered);
    json.key("accepted").boolean(gap.accepted).key("beforePlan").boolean(gap.before_plan).key("finding");
    put(json, gap.finding);
    json.close();
  }
  json.close();
  put_findings(json, "notes", proof.notes);
  json.close();
}

// The document up to, not including, the comma before the hash.
std::string without_hash(const OutputContext& context) {
  std::string settings = settings_to_json(context.settings);
  while (!settings.empty() && settings.back() == '\n') settings.pop_back();
  JsonText json;
  json.bytes().reserve(1024 + context.customer.users.size() * 128);
  json.object(JsonLayout::Lines).key("schema").text("csp-move-plan").key("version").number(kPlanFileVersion);
  json.key("planner").text(context.version).key("today").text(context.plan.today.iso());
  json.key("facts").object().key("date").text(context.catalog.facts_date.iso()).key("name").text(context.catalog.facts_name).close();
  json.key("settings").raw(settings);
  json.key("customer");
  put(json, context.customer);
  json.key("prices").array(JsonLayout::Lines);
  for (const PriceRecord& price : context.prices) put(json, price);
  json.close();
  json.key("plan").raw(derived_json(context));
  return std::move(json.bytes());
}

}  // namespace

std::string derived_json(const OutputContext& context) {
  const Plan& plan = context.plan;
  JsonText json;
  const auto rows = [&](std::string_view name, const auto& items, auto put_one) {
    json.key(name).array(JsonLayout::Lines);
    for (const auto& item : items) put_one(item);
    json.close();
  };
  json.object(JsonLayout::Lines);
  put_findings(json, "preflight", plan.preflight);
  rows("moves", plan.moves, [&](const Move& move) { put_move(json, context.catalog, move); });
  rows("targetLines", plan.target_lines, [&](const TargetLine& line) { put_target_line(json, line); });
  rows("actions", plan.actions, [&](const Action& action) { put_action(json, action); });
  rows("steps", plan.steps, [&](const Step& step) { put_step(json, step); });
  rows("ledger", plan.ledger, [&](const LedgerLine& line) { put_ledger_line(json, line); });
  rows("costs", plan.costs, [&](const CostSummary& cost) { put_cost(json, cost); });
  put_optimum(json, plan.optimum);
  put_findings(json, "findings", plan.findings);
  json.key("proof");
  put_proof(json, context.catalog, plan.proof);
  json.close();
  return std::move(json.bytes());
}

std::string write_plan(const OutputContext& context) {
  std::string document = without_hash(context);
  const std::size_t end = document.size();
  document += "\n}\n";
  const std::string hash = sha256_hex(document);
  document.resize(end);
  return document + ",\n\"hash\":\"" + hash + "\"\n}\n";
}

std::string plan_hash(const OutputContext& context) {
  if (!context.plan_hash.empty()) return std::string(context.plan_hash);
  return sha256_hex(without_hash(context) + "\n}\n");
}

std::string short_hash(std::string_view hash) { return std::string(hash.substr(0, kShortHashDigits)); }

}  // namespace csp
