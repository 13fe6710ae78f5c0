#include "shell/views/plan.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/inventory/finding_ids.hpp"
#include "imgui.h"
#include "shell/context.hpp"
#include "shell/twin.hpp"
#include "shell/views/finding_list.hpp"
#include "shell/views/names.hpp"
#include "shell/views/proposal.hpp"
#include "shell/widgets/button.hpp"
#include "shell/widgets/card.hpp"
#include "shell/widgets/text.hpp"

namespace csp {
namespace {

constexpr float side_width = 316, card_gap = 12;

}  // namespace

void PlanView::refresh(const Context& context) {
  if (desk_ && desk_->belongs_to(session_, context.language)) return;
  desk_ = std::make_unique<PlanDesk>(session_, context.language);
  const Lanes& lanes = desk_->lanes();
  const bool other = window_.first != lanes.first;
  window_.first = lanes.first;
  window_.last = lanes.last;
  // The axis stands still while a date is being dragged.
  if (!dragging_ || other)
    window_.fit_last = std::min(lanes.last, end_of_month(std::max(lanes.last_change + 75, add_months_clamped(lanes.first, 6))));
  if (other) window_.fit();
  if (!session_.plan().moves.empty() && desk_->move(session_.looked_at) == nullptr)
    session_.looked_at = session_.plan().moves.front().subscription;
}

void PlanView::take_question(Context& context) {
  const std::optional<Place> place = session_.take_place(id());
  if (place && place->part == "step") show_step(context, place->subject);
  if (!place || place->part != "question") {
    question_shown_.begin_frame(context.platform);
    return;
  }
  question_ = *place;
  question_focused_ = false;
  leads_ = true;
  question_shown_.ask();
  context.platform.request_frame();
  number_question(context);
  // Who sees the page reads it in its frame.
  if (!question_title_.empty()) context.platform.announce(question_title_ + ". " + question_text_);
}

void PlanView::number_question(const Context& context) {
  question_title_.clear();
  question_text_.clear();
  if (question_.finding.empty()) return;
  const std::vector<const Finding*> open = session_.open_questions();
  const auto at = std::find_if(open.begin(), open.end(), [&](const Finding* finding) { return asks(*finding); });
  if (at == open.end()) return;
  question_title_ =
      context.text({"plan.question", {{"number", std::int64_t{at - open.begin()} + 1}, {"count", static_cast<std::int64_t>(open.size())}}});
  question_text_ = context.text((*at)->message);
}

// Whoever comes by the keyboard answers by it. The choice for the end of a term takes the focus itself.
void PlanView::lead_to_answer(const Context& context) {
  const std::vector<const Finding*> open = session_.open_questions();
  const auto at = std::find_if(open.begin(), open.end(), [&](const Finding* finding) { return asks(*finding); });
  if (at == open.end() || asks_for_end((*at)->message.key)) return;
  const Move* move = desk_->move(question_.subject);
  if (move != nullptr && (*at)->message.key == "finding.target_proposed")
    twin::seek(keep_name(context, session_, *move, desk_->lines(*move)));
  else
    twin::seek(context.text({"plan.confirm.open.name", {{"finding", context.text((*at)->message)}}}));
}

bool PlanView::asks(const Finding& finding) const {
  return question_.subject == finding.subject && question_.finding == finding.message.key;
}

const Finding* PlanView::asked_of(const std::vector<const Finding*>& findings) const {
  if (question_title_.empty()) return nullptr;
  const auto at = std::find_if(findings.begin(), findings.end(), [&](const Finding* finding) { return asks(*finding); });
  return at == findings.end() ? nullptr : *at;
}

void PlanView::draw(Context& context) {
  take_question(context);
  refresh(context);
  number_question(context);
  if (std::exchange(leads_, false)) lead_to_answer(context);
  draw_heading(context);
  progress_.draw_verification(context);  // later users alone tell what was reassigned, too
  if (session_.plan().moves.empty()) {
    ui::begin_card("empty", context.text("plan.empty.title"));
    ui::heading(2, context.text("plan.empty.title"));
    const std::vector<Finding>& findings = session_.inventory().findings;
    const auto newer = std::find_if(findings.begin(), findings.end(),
                                    [](const Finding& each) { return each.rule == inventory_finding::kNoLaterSubscriptions.id; });
    if (newer != findings.end())
      draw_findings(context, session_, "newer", {&*newer});
    else
      ui::paragraph(context.text("plan.empty.text"));
    if (ui::primary_button(context.text("plan.empty.files"))) context.go_to = "files";
    ui::end_card();
    return;
  }
  const float room = ImGui::GetContentRegionAvail().x;
  const bool beside = room > 820 && !as_table_;  // all its dates want to be seen at once
  // As high as its rows, as far as the figures below stay in view.
  const float wanted = 46 * static_cast<float>(session_.plan().moves.size()) + 184;
  const float height = beside ? std::clamp(wanted, 400.0F, std::max(400.0F, context.look.height - 330)) : 0;
  const float left = beside ? std::floor(room - side_width - card_gap) : room;
  if (as_table_)
    draw_table(context, left, height);
  else
    draw_timeline(context, left, height);
  // Whatever was changed is answered in this very frame by everything that follows.
  if (edit_) {
    const auto change = std::move(edit_);
    edit_ = nullptr;
    change();
    refresh(context);
    number_question(context);
  }
  if (beside) ImGui::SameLine(0, card_gap);
  draw_why(context, beside ? side_width : room, height);
  draw_figures(context);
  const bool two = room > 820;
  draw_proof(context, two ? std::floor((room - card_gap) * 0.6F) : room);
  if (two) ImGui::SameLine(0, card_gap);
  draw_margin(context, two ? std::floor((room - card_gap) * 0.4F) : room);
  if (auto chosen = frontier_.draw(context, room)) edit_ = std::move(chosen);
  if (auto wished = wishes_.draw(context, room)) edit_ = std::move(wished);
  progress_.draw_changes(context);
  draw_steps(context);
  draw_accept_dialog(context);
  if (edit_) {
    const auto change = std::move(edit_);
    edit_ = nullptr;
    change();
  }
}

void PlanView::draw_heading(Context& context) {
  const std::string as_table = context.text(as_table_ ? "plan.show_timeline" : "plan.show_table");
  const bool any = !session_.plan().moves.empty();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float room = ImGui::GetContentRegionAvail().x, width = ui::button_width(as_table);
  const bool beside = any && !context.look.narrow;
  ImGui::BeginChild("heading", {beside ? room - width - 24 : room, 0}, ImGuiChildFlags_AutoResizeY | ImGuiChildFlags_NavFlattened);
  ui::page_heading(context.text(title_key()), plan_summary(context, session_, *desk_));
  ImGui::EndChild();
  if (!any) return;
  const ImVec2 below = ImGui::GetCursorScreenPos();
  if (beside) ImGui::SetCursorScreenPos({at.x + room - width, at.y});
  if (ui::button(as_table, {.width = width})) as_table_ = !as_table_;
  if (beside) {
    ImGui::SetCursorScreenPos(below);
    ImGui::Dummy({0, 0});
    ImGui::SetCursorScreenPos(below);
  }
}

void PlanView::draw_figures(Context& context) {
  const Plan& plan = session_.plan();
  std::array<ui::Figure, 5> figures;
  std::array<std::string, 5> values, notes;
  const std::array<const char*, 5> labels = {"plan.figure.overlap", "plan.figure.all_at_once", "plan.figure.each_at_end",
                                             "plan.figure.credit", "plan.figure.margin"};
  std::array<std::string, 5> titles;
  int overlapping = 0, days = 0;
  const std::optional<TightestMargin>& tightest = desk_->figures().margin;
  for (const Move& move : plan.moves) {
    if (move.overlap_days > 0) ++overlapping, days += move.overlap_days;
  }
  if (plan.costs.empty() || desk_->figures().unpriced.any()) {
    const char* missing = plan.costs.empty() ? "plan.figure.no_prices" : "plan.figure.prices_missing";
    for (std::size_t i = 0; i < 4; ++i) values[i] = "–", notes[i] = context.text(missing);
  } else {
    const CostSummary& costs = plan.costs.front();
    values[0] = context.language.money({costs.overlap, costs.currency});
    notes[0] = overlapping == 0
                   ? context.text("plan.figure.overlap.none")
                   : context.text({"plan.figure.overlap.note", {{"days", std::int64_t{days}}, {"count", std::int64_t{overlapping}}}});
    values[1] = difference_text(context, costs.total - costs.all_at_once, costs.currency);
    notes[1] = context.text("plan.figure.all_at_once.note");
    values[2] = difference_text(context, costs.total - costs.each_at_end, costs.currency);
    notes[2] = context.text("plan.figure.each_at_end.note");
    values[3] = context.language.money({costs.expected_credit, costs.currency});
    notes[3] = context.text(costs.expected_credit.is_zero() ? "plan.figure.credit.none" : "plan.figure.credit.note");
    if (plan.costs.size() > 1)
      notes[0] = context.text({"plan.figure.currencies", {{"count", static_cast<std::int64_t>(plan.costs.size() - 1)}}});
  }
  values[4] = context.text({"plan.days", {{"count", std::int64_t{session_.settings().margin_days}}}});
  const std::optional<TightestMargin>& after_end = desk_->figures().after_end;
  notes[4] = after_end  ? context.text({"plan.figure.margin.after_end", {{"name", desk_->name(after_end->subscription)}}})
             : tightest ? context.text({"plan.figure.margin.tightest",
                                        {{"name", desk_->name(tightest->subscription)}, {"count", std::int64_t{tightest->days}}}})
                        : context.text("plan.figure.margin.none");
  for (std::size_t i = 0; i < figures.size(); ++i) {
    titles[i] = context.text(labels[i]);
    figures[i] = {.label = titles[i], .value = values[i], .note = notes[i]};
  }
  if (after_end) figures[4].tone = ui::Tone::bad;
  const std::string short_margin = why_margin_is_short(context);
  if (!short_margin.empty()) figures[4].tone = ui::Tone::warn, figures[4].explanation = short_margin;
  ui::figure_strip("figures", figures.data(), static_cast<int>(figures.size()));
}

std::string PlanView::why_margin_is_short(const Context& context) const {
  const std::optional<TightestMargin>& tightest = desk_->figures().margin;
  if (!tightest || tightest->days >= session_.settings().margin_days) return {};
  return context.text(why_short(*tightest, desk_->name(tightest->subscription), session_.plan(), session_.settings()));
}

void PlanView::move_date(const std::string& key, Date day, const std::string& stroke) {
  edit_ = [this, name = desk_->name(key), key, day, stroke] {
    session_.decide(
        {"plan.edit.order_date", {{"name", name}, {"date", day}}}, key,
        [day](SubscriptionDecision& decision) { decision.order_date = day; }, stroke);
  };
}

}  // namespace csp
