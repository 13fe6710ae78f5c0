#include <algorithm>
#include <set>
#include <string>

#include "core/catalog/rule_text.hpp"
#include "core/output/document.hpp"
#include "core/output/report/sections.hpp"
#include "core/plan/accepted.hpp"
#include "core/plan/all_findings.hpp"
#include "core/plan/dates/workdays.hpp"

namespace csp::report {
namespace {

using document::say;

// Sources are named by their English titles; a screen reader should know.
SafeHtml in_english(std::string_view text) { return element("span", {{"lang", "en"}}, SafeHtml::text(text, 1200)); }

// What was accepted, in words; null when it no longer occurs. Several findings may have a rule and a subject in common: whoever accepted
// one of them accepted none of the others.
const Finding* accepted_finding(const CustomerView& view, const AcceptedException& exception) {
  const Finding* accepted = nullptr;
  for_each_finding(view, [&](const Finding& finding, const FindingPlace& place) {
    if (covers(exception, finding, place) && (accepted == nullptr || place.gap != nullptr)) accepted = &finding;
  });
  return accepted;
}

// Does an amount of the plan stand on a price list that was opened?
bool uses_price_list(const CustomerView& view) {
  const auto priced = [](const PublicTargetLine& line) { return line.retail_unit_month.has_value(); };
  const auto estimated = [](const Finding& finding) { return finding.rule == "PLAN-SOURCE-PRICE-ESTIMATED"; };
  return std::any_of(view.target_lines.begin(), view.target_lines.end(), priced) ||
         std::any_of(view.findings.begin(), view.findings.end(), estimated);
}

// Between partners or between partner and Microsoft: nothing the customer could answer.
bool is_homework(const CustomerView& view, const Finding& finding) {
  const Rule* rule = view.catalog.find_rule(finding.rule);
  return rule != nullptr && rule->topic == "partner";
}

// A note, but what the customer pays or cannot leave as it is stands on it.
bool is_assumption(const Finding& finding) {
  return finding.rule == "PLAN-SOURCE-PRICE-ESTIMATED" || finding.rule == "PRICE-EST" || finding.rule == "PLAN-UNUSED-UNITS" ||
         finding.message.key == "finding.ends_for_good";
}

// The customer reads neither what is only between partners nor what the planner notes for those who work with it.
bool is_told(const CustomerView& view, const Finding& finding) {
  if (view.advice) return true;
  if (finding.severity == Severity::Ask) return !is_homework(view, finding);
  return finding.severity != Severity::Note || is_assumption(finding);
}

void collect(std::set<std::string>& rules, const CustomerView& view, const std::vector<Finding>& findings) {
  for (const Finding& finding : findings) {
    if (is_told(view, finding)) rules.insert(finding.rule);
  }
}

// What the runbook says of the customer to others is said to the customer itself.
Message asked_as(const Step& step) {
  const bool released = step.form == StepForm::Release || step.form == StepForm::ReleaseGroup;
  if (step.kind() == StepKind::Swap && !released) return {"output.requests.swap", {}};
  if (step.kind() == StepKind::Relationship) return {"output.requests.relationship", {}};
  if (step.kind() == StepKind::Agreement) return {"output.requests.agreement", {}};
  if (step.form == StepForm::SegmentCheckEducation) return {"output.requests.segment_education", {}};
  if (step.form == StepForm::SegmentCheckNonprofit) return {"output.requests.segment_nonprofit", {}};
  if (step.form == StepForm::SegmentCheckGovernment) return {"output.requests.segment_government", {}};
  return step.detail();
}

// Work falls on a weekend where a term leaves no other day.
SafeHtml working_days(const CustomerView& view) {
  std::int64_t count = 0;
  Date first;
  for (const Step& step : view.steps) {
    if (plan::is_workday(step.planned)) continue;
    first = count == 0 ? step.planned : std::min(first, step.planned);
    ++count;
  }
  if (count == 0) return say(view, "output.assumption.holidays");
  return say(view, Message{"output.assumption.holidays_weekend", {{"count", count}, {"date", first}}});
}

}  // namespace

SafeHtml gap_item(const CustomerView& view, const ServiceGap& gap) {
  SafeHtml out = document::tag(gap.accepted      ? document::Tone::Warning
                               : gap.before_plan ? document::Tone::Neutral
                                                 : document::Tone::Bad,
                               say(view, gap.accepted      ? "output.gap.accepted"
                                         : gap.before_plan ? "output.gap.before"
                                                           : "output.gap.open"));
  // What concerns the tenant as a whole is said as the proof says it.
  if (breaks_limit(gap) || gap.finding.rule == "NCE-ADDON") return out += " " + say(view, gap.finding.message), out;
  std::string service;
  if (gap.plan && *gap.plan < view.catalog.plans.size())
    service = view.catalog.plans[*gap.plan].friendly_name.empty() ? view.catalog.plans[*gap.plan].name
                                                                  : view.catalog.plans[*gap.plan].friendly_name;
  if (service.empty() && !gap.sku.is_zero()) service = view.sku_name(gap.sku);
  // Where units are short somebody is without a service of theirs; of a service itself nobody has units.
  const char* key = gap.missing_units > 0 && !gap.plan ? "output.gap.units" : gap.lowered ? "output.gap.lowered" : "output.gap.lost";
  out += " " +
         say(view,
             Message{key, {{"service", service}, {"users", gap.users}, {"units", gap.missing_units}, {"from", gap.from}, {"to", gap.to}}});
  return out;
}

SafeHtml requests(const CustomerView& view, const Figures& figures) {
  std::vector<const Step*> steps;
  for (const Step& step : view.steps) {
    if (step.role == Role::CustomerAdmin || step.kind() == StepKind::Gdap) steps.push_back(&step);
  }
  std::stable_sort(steps.begin(), steps.end(), [](const Step* a, const Step* b) { return a->planned < b->planned; });
  SafeHtml content;
  if (steps.empty()) content = element("p", say(view, holds(figures.standing) ? "output.requests.none" : "output.requests.none_yet"));
  // What is asked for here may be the very step that an open point forbids.
  const std::string notice = steps.empty() ? std::string() : view.not_ready_notice;
  if (!notice.empty()) content = element("p", {{"class", "strong"}}, SafeHtml::text(notice));
  std::vector<std::vector<SafeHtml>> rows;
  for (const Step* step : steps) {
    // The partner asks for delegated rights, but only the customer can grant them.
    const bool grant = step->kind() == StepKind::Gdap;
    SafeHtml what = element("div", {{"class", "strong"}}, grant ? say(view, "output.requests.gdap") : say(view, step->title()));
    if (grant)
      what += element("div", say(view, view.naming_partner("output.requests.gdap_detail", "output.requests.gdap_detail_unnamed")));
    else
      what += element("div", say(view, asked_as(*step)));
    // No file of ours can look into the tenant: what was seen there has to be said.
    if (step->kind() == StepKind::CheckUnits) what += " " + say(view, "output.requests.check_units");
    SafeHtml why = document::say_if(view, step->why());
    const SafeHtml note = document::rule_note(view, step->rule);
    if (!note.empty()) why += element("div", note);
    // The planned day with its window: done before it opens, a cancellation would take a service away.
    SafeHtml when = element("span", {{"class", "strong nowrap"}}, SafeHtml::text(view.language.date(step->planned)));
    when += element("div", {{"class", "soft"}},
                    say(view, Message{"output.calendar.window", {{"earliest", step->earliest}, {"latest", step->latest}}}));
    rows.push_back({when, what, why});
  }
  const Language& language = view.language;
  if (!rows.empty())
    content += document::table(
        view, "output.requests.caption",
        {{language("output.column.day"), false}, {language("output.column.what"), false}, {language("output.column.why"), false}}, rows);
  return document::section("requests", say(view, "output.requests.heading"), content);
}

SafeHtml risks(const CustomerView& view) {
  std::vector<SafeHtml> items;
  for (const ServiceGap& gap : view.proof.gaps) items.push_back(gap_item(view, gap));
  for (const Severity severity : {Severity::Blocker, Severity::Warning}) {
    for (SafeHtml& item : document::finding_items(view, findings_of(view, severity))) items.push_back(std::move(item));
  }
  for (const Move& move : view.moves) {
    if (!move.comparison) continue;
    for (const DataAtRisk& data : move.comparison->data_at_risk) {
      const std::string plan = data.plan < view.catalog.plans.size() ? view.catalog.plans[data.plan].friendly_name : std::string();
      SafeHtml item = document::tag(document::Tone::Warning, say(view, "output.risk.data")) + " " +
                      SafeHtml::text(view.subscription_name(move.subscription), 120) + " · " + SafeHtml::text(plan, 120) + ": " +
                      (data.what.empty() ? SafeHtml() : say(view, data.what));
      if (!data.days.empty()) item += " " + say(view, Message{"output.risk.data_days", {{"days", data.days}}});
      if (!data.recoverable_by.empty()) item += element("div", {{"class", "soft"}}, say(view, data.recoverable_by));
      items.push_back(item);
    }
  }
  SafeHtml content = items.empty() ? element("p", say(view, "output.risk.none")) : document::list(items);
  // A question that was confirmed is a note since; what is between partners is the customer's business as little as before.
  std::vector<SafeHtml> accepted, confirmed;
  for (const AcceptedException& exception : view.settings.accepted) {
    const std::string by = exception.accepted_by.empty() ? view.language("output.risk.somebody") : exception.accepted_by;
    const Finding* finding = accepted_finding(view, exception);
    const bool answered = finding != nullptr && finding->severity == Severity::Note;
    if (answered && is_homework(view, *finding) && !view.advice) continue;
    SafeHtml item = finding == nullptr
                        ? say(view, Message{"output.risk.accepted_gone",
                                            {{"finding", exception.finding}, {"subject", view.subscription_name(exception.subject)}}})
                        : say(view, finding->message);
    item += element("div", {{"class", "soft"}},
                    say(view, Message{answered ? "output.risk.confirmed_by" : "output.risk.accepted_by", {{"name", by}}}));
    (answered ? confirmed : accepted).push_back(item);
  }
  if (!accepted.empty()) content += element("h3", say(view, "output.risk.accepted")) + document::list(accepted);
  if (!confirmed.empty()) content += element("h3", say(view, "output.risk.confirmed")) + document::list(confirmed);
  return document::section("risks", say(view, "output.risk.heading"), content);
}

SafeHtml assumptions(const CustomerView& view, const Figures& figures) {
  std::vector<const Finding*> open = findings_of(view, Severity::Ask);
  std::erase_if(open, [&](const Finding* finding) { return !is_told(view, *finding); });
  std::vector<SafeHtml> items = document::finding_items(view, open);
  if (!view.advice) {  // the internal form has all notes in a section of their own
    std::vector<const Finding*> notes = findings_of(view, Severity::Note);
    std::erase_if(notes, [&](const Finding* finding) { return !is_told(view, *finding); });
    for (SafeHtml& item : document::finding_items(view, notes)) items.push_back(std::move(item));
  }
  for (const Finding& note : view.proof.notes) {
    if (note.severity == Severity::Note) items.push_back(document::finding_item(view, note));
  }
  if (figures.margin) {
    const char* kept = figures.margin->handed_over ? "output.assumption.margin_handover" : "output.assumption.margin";
    items.push_back(say(view, Message{kept, {{"days", std::int64_t{figures.margin->days}}}}));
  }
  if (!view.costs.empty() && uses_price_list(view)) items.push_back(say(view, "output.assumption.prices"));
  if (!view.steps.empty()) items.push_back(working_days(view));
  items.push_back(say(view, "output.assumption.files"));
  return document::section("assumptions", say(view, "output.assumption.heading"), document::list(items));
}

SafeHtml sources(const CustomerView& view) {
  std::set<std::string> rules;
  collect(rules, view, view.preflight);
  collect(rules, view, view.findings);
  for (const Move& move : view.moves) collect(rules, view, move.findings);
  for (const Step& step : view.steps) rules.insert(step.rule);
  for (const PublicLedgerLine& line : view.ledger) rules.insert(line.rule);
  std::vector<std::vector<SafeHtml>> rows;
  for (const std::string& id : rules) {
    const Rule* rule = view.catalog.find_rule(id);
    if (rule == nullptr) continue;
    SafeHtml source = in_english(rule->source);
    if (!rule->source_date.empty()) source += ", " + SafeHtml::text(rule->source_date, 40);
    if (rule->confidence == Confidence::Low) source += " " + document::tag(document::Tone::Warning, say(view, "output.to_be_confirmed"));
    rows.push_back({element("span", {{"class", "mono"}}, SafeHtml::text(id)), say(view, rule_text(*rule)), source});
  }
  const Language& language = view.language;
  SafeHtml content = element("p", say(view, Message{"output.sources.intro", {{"date", view.catalog.facts_date}}}));
  if (!rows.empty())
    content += document::table(
        view, "",
        {{language("output.column.rule"), false}, {language("output.column.fact"), false}, {language("output.column.from_where"), false}},
        rows);
  return document::section("sources", say(view, "output.sources.heading"), content);
}

}  // namespace csp::report
