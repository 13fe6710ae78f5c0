// Is the plan safe, who says so, and what do people accept?

#include <algorithm>

#include "core/plan/accepted.hpp"
#include "core/plan/all_findings.hpp"
#include "core/plan/proof/proof.hpp"
#include "imgui_internal.h"
#include "shell/views/finding_list.hpp"
#include "shell/views/names.hpp"
#include "shell/views/plan.hpp"
#include "shell/views/why.hpp"
#include "shell/widgets/button.hpp"
#include "shell/widgets/card.hpp"
#include "shell/widgets/finished_field.hpp"
#include "shell/widgets/popup.hpp"
#include "shell/widgets/text.hpp"

namespace csp {
namespace {

constexpr std::size_t notes_at_first = 3, gaps_at_first = 12;

}  // namespace

void PlanView::draw_proof(Context& context, float width) {
  const Proof& proof = session_.plan().proof;
  ui::begin_card("proof", context.text("plan.proof.title"), width);
  ui::heading(2, context.text("plan.proof.title"));
  // Nothing is asked, but the plan is not safe: the proof says why.
  if (question_shown_.now() && question_.subject.empty() && question_.finding.empty())
    ImGui::ScrollToItem(ImGuiScrollFlags_KeepVisibleEdgeY);
  const auto open =
      std::count_if(proof.gaps.begin(), proof.gaps.end(), [](const ServiceGap& gap) { return !gap.accepted && !gap.before_plan; });
  ui::tag(proof.safe ? ui::Tone::good : ui::Tone::bad, proof.safe ? "●" : "■",
          context.text(proof.safe ? "plan.proof.safe" : "plan.proof.unsafe"));
  ImGui::SameLine(0, 10);
  ImGui::BeginGroup();
  const bool short_today = std::any_of(proof.gaps.begin(), proof.gaps.end(), [](const ServiceGap& gap) { return gap.before_plan; });
  ui::paragraph(proof.safe ? context.text(short_today ? "plan.proof.safe.short" : "plan.proof.safe.text")
                           : context.text({"plan.proof.unsafe.text", {{"count", static_cast<std::int64_t>(open)}}}));
  ImGui::EndGroup();
  const Customer& customer = session_.customer();
  ui::paragraph_small(context.text({"plan.proof.scope",
                                    {{"first", proof.first_day},
                                     {"last", proof.last_day},
                                     {"days", proof.days},
                                     {"changes", proof.change_days},
                                     {"users", proof.users},
                                     {"profiles", static_cast<std::int64_t>(customer.profiles.size())},
                                     {"pools", static_cast<std::int64_t>(customer.pools.size())},
                                     {"services", proof.services}}}));
  const std::vector<const ServiceGap*>& gaps = desk_->gaps();
  bool* all = ImGui::GetStateStorage()->GetBoolRef(ImGui::GetID("all-gaps"), false);
  const std::size_t shown = *all ? gaps.size() : std::min(gaps.size(), gaps_at_first);
  for (std::size_t i = 0; i < shown; ++i) draw_gap(context, *gaps[i], static_cast<int>(i));
  if (shown < gaps.size() && ui::link(context.text({"files.finding.all", {{"count", static_cast<std::int64_t>(gaps.size())}}})))
    *all = true;
  std::vector<const Finding*> notes;
  for (const Finding& note : proof.notes) notes.push_back(&note);
  if (!notes.empty()) {
    ui::separator();
    ui::heading(3, context.text("plan.proof.notes"));
    draw_findings(context, session_, "proof-notes", notes, {.at_first = notes_at_first});
  }
  const std::vector<const Finding*> findings = desk_->plan_findings();
  if (!findings.empty()) {
    ui::separator();
    ui::heading(3, context.text("plan.findings.title"));
    const Finding* asked = asked_of(findings);
    const auto below = [&](const Finding& finding) { draw_accept_link(context, finding); };
    draw_findings(context, session_, "plan-findings", findings,
                  {.at_first = asked != nullptr ? findings.size() : 6,
                   .below = below,
                   .asked = asked,
                   .asked_title = question_title_,
                   .reveal = question_shown_.now()});
  }
  ui::end_card();
}

void PlanView::draw_gap(Context& context, const ServiceGap& gap, int index) {
  ui::separator();
  ImGui::PushID(index);
  const char* word = gap.accepted      ? "plan.gap.accepted"
                     : gap.before_plan ? "plan.gap.before"
                     : gap.lowered     ? "plan.gap.lowered"
                                       : "plan.gap.lost";
  const ui::Tone tone = gap.accepted || gap.before_plan ? ui::Tone::warn : ui::Tone::bad;
  ui::tag(tone, gap.accepted ? "✓" : gap.before_plan ? "◆" : "■", context.text(word));
  ImGui::SameLine(0, 8);
  ui::small(context.text({"plan.gap.days", {{"from", gap.from}, {"to", gap.to}, {"count", std::int64_t{gap.to - gap.from + 1}}}}));
  ui::paragraph(context.text(gap.finding.message));
  if (!gap.finding.action.key.empty()) ui::paragraph_quiet(context.text(gap.finding.action));
  const Move* cause = desk_->cause_of(gap);
  const std::string name = cause ? desk_->name(cause->subscription) : std::string();
  bool beside = false;
  if (cause && ui::link(context.text({"plan.gap.cause", {{"name", name}}}))) {
    session_.looked_at = cause->subscription;
    context.toast = context.text({"plan.gap.shown", {{"name", name}}});
  }
  beside = cause != nullptr;
  if (!gap.accepted && !gap.before_plan) {
    if (beside) ImGui::SameLine(0, 16);
    if (ui::link(context.text("plan.accept.open"),
                 context.text({"plan.accept.open.name", {{"finding", context.text(gap.finding.message)}}}))) {
      accepting_ = {gap.finding.rule, gap.finding.subject, accepting_.accepted_by, exception_facts(gap)};
      accepting_alike_.clear();
      accepting_text_ = context.text(gap.finding.message);
      open_accept_ = true;
    }
  }
  draw_rule(context, session_.catalog(), gap.finding.rule);
  ImGui::PopID();
}

// A blocker may be accepted as an exception; what the plan assumes and asks about may be confirmed, with all questions of its kind.
void PlanView::draw_accept_link(Context& context, const Finding& finding) {
  const bool asks = finding.severity == Severity::Ask;
  if (!asks && finding.severity != Severity::Blocker) return;
  const std::string text = context.text(finding.message);
  if (!ui::link(context.text(asks ? "plan.confirm.open" : "plan.accept.open"),
                context.text({asks ? "plan.confirm.open.name" : "plan.accept.open.name", {{"finding", text}}})))
    return;
  const auto exception = [&](const Finding& one) {
    return AcceptedException{one.rule, one.subject, accepting_.accepted_by, facts_digest(one)};
  };
  accepting_ = exception(finding);
  accepting_text_ = text;
  accepting_alike_.clear();
  for_each_finding(session_.plan(), [&](const Finding& other, const FindingPlace& place) {
    const bool alike = other.severity == Severity::Ask && other.rule == finding.rule && other.message.key == finding.message.key;
    if (asks && alike && place.list != FindingList::Comparison) accepting_alike_.push_back(exception(other));
  });
  open_accept_ = true;
}

void PlanView::accept(const char* edit, std::vector<AcceptedException> accepted) {
  for (AcceptedException& each : accepted) each.accepted_by = accepting_.accepted_by;
  edit_ = [this, edit, accepted = std::move(accepted)] {
    session_.edit({edit, {{"rule", accepted.front().finding}, {"by", accepted.front().accepted_by}}},
                  [&](PlanSettings& settings) { settings.accepted.insert(settings.accepted.end(), accepted.begin(), accepted.end()); });
  };
  ui::close_dialog();
}

void PlanView::draw_accept_dialog(Context& context) {
  if (open_accept_) ui::open_dialog("accept");
  open_accept_ = false;
  const bool asks = !accepting_alike_.empty();
  if (!ui::begin_dialog("accept", context.text(asks ? "plan.confirm.title" : "plan.accept.title"))) return;
  ui::paragraph(accepting_text_);
  ui::paragraph_quiet(context.text(asks ? "plan.confirm.text" : "plan.accept.text"));
  ui::text_field(context.text(asks ? "plan.confirm.by" : "plan.accept.by"), accepting_.accepted_by,
                 {.placeholder = context.text("plan.accept.by.example")});
  const bool named = !accepting_.accepted_by.empty();
  if (ui::primary_button(context.text(asks ? "plan.confirm.do" : "plan.accept.do"), named)) {
    context.toast = context.text(asks ? "plan.confirm.done" : "plan.accept.done");
    accept(asks ? "plan.edit.confirm" : "plan.edit.accept", {accepting_});
  }
  if (accepting_alike_.size() > 1) {
    if (!context.look.narrow) ImGui::SameLine(0, 10);
    if (ui::button(context.text({"plan.confirm.all", {{"count", static_cast<std::int64_t>(accepting_alike_.size())}}}),
                   {.enabled = named})) {
      context.toast = context.text("plan.confirm.done");
      accept("plan.edit.confirm", accepting_alike_);
    }
  }
  if (!context.look.narrow || accepting_alike_.size() < 2) ImGui::SameLine(0, 10);
  if (ui::button(context.text("plan.accept.cancel"))) ui::close_dialog();
  ui::end_dialog();
}

void PlanView::draw_margin(Context& context, float width) {
  ui::begin_card("margin", context.text("plan.margin.title"), width);
  ui::heading(2, context.text("plan.margin.title"));
  ui::paragraph_quiet(context.text("plan.margin.text"));
  const int margin = session_.settings().margin_days;
  int wish = margin;
  if (ui::button("−##less", {.enabled = margin > 1, .name = context.text("plan.margin.less")})) --wish;
  ImGui::SameLine(0, 8);
  if (ui::button("+##more", {.enabled = margin < 60, .name = context.text("plan.margin.more")})) ++wish;
  ImGui::SameLine(0, 12);
  ImGui::SetNextItemWidth(120);
  std::optional<std::int64_t> typed = margin;
  if (ui::finished_count(context.language, context.text("plan.margin.field"), typed, 60, context.text("plan.margin.wrong"),
                         {.width = 120, .show_label = false}) &&
      typed && *typed >= 1) {
    wish = static_cast<int>(*typed);
  }
  if (wish != margin) {
    edit_ = [this, wish] {
      session_.edit(
          {"plan.edit.margin", {{"count", std::int64_t{wish}}}}, [wish](PlanSettings& settings) { settings.margin_days = wish; }, "margin");
    };
  }
  if (const std::string reason = why_margin_is_short(context); !reason.empty()) {
    ui::tag(ui::Tone::warn, "▲", context.text({"plan.days", {{"count", std::int64_t{desk_->figures().margin->days}}}}));
    ui::paragraph(reason);
  }
  draw_exceptions(context);
  ui::end_card();
}

void PlanView::draw_exceptions(Context& context) {
  const std::vector<AcceptedException>& accepted = session_.settings().accepted;
  ui::separator();
  ui::heading(3, context.text("plan.exceptions.title"));
  if (accepted.empty()) {
    ui::paragraph_quiet(context.text("plan.exceptions.none"));
    return;
  }
  for (std::size_t i = 0; i < accepted.size(); ++i) {
    ImGui::PushID(static_cast<int>(i));
    const AcceptedException& exception = accepted[i];
    const bool holds = desk_->in_force(i);
    ui::tag(holds ? ui::Tone::good : ui::Tone::warn, holds ? "✓" : "▲",
            context.text(holds ? "plan.exceptions.in_force" : "plan.exceptions.void"));
    ImGui::SameLine(0, 8);
    ui::small(exception.finding);
    ui::paragraph(context.text({"plan.exceptions.by", {{"by", exception.accepted_by}}}));
    if (ui::link(context.text("plan.exceptions.withdraw"),
                 context.text({"plan.exceptions.withdraw.name", {{"rule", exception.finding}}}))) {
      edit_ = [this, i, rule = exception.finding] {
        session_.edit({"plan.edit.withdraw", {{"rule", rule}}}, [i](PlanSettings& settings) {
          if (i < settings.accepted.size()) settings.accepted.erase(settings.accepted.begin() + static_cast<std::ptrdiff_t>(i));
        });
      };
    }
    ImGui::PopID();
  }
}

}  // namespace csp
