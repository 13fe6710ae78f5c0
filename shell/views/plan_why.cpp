// Why these dates? The reasons of one subscription with rule and source, what else could be done, and what a person may decide.

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/text.hpp"
#include "core/plan/words.hpp"
#include "imgui_internal.h"
#include "shell/twin.hpp"
#include "shell/views/finding_list.hpp"
#include "shell/views/names.hpp"
#include "shell/views/plan.hpp"
#include "shell/views/proposal.hpp"
#include "shell/views/why.hpp"
#include "shell/widgets/button.hpp"
#include "shell/widgets/card.hpp"
#include "shell/widgets/finished_field.hpp"
#include "shell/widgets/text.hpp"

namespace csp {
namespace {

constexpr float frame_room = 7;  // at both sides of the reasons, for the frame of a question

// The plan asks twice for nothing: a reason that only repeats another one is left out.
bool repeats(const std::vector<Message>& reasons, std::size_t index) {
  for (std::size_t i = 0; i < index; ++i) {
    if (reasons[i] == reasons[index]) return true;
  }
  return false;
}

}  // namespace

void PlanView::draw_why(Context& context, float width, float height) {
  ui::begin_card("why", context.text("plan.why.title"), width, height);
  ui::heading(2, context.text("plan.why.title"));
  const Move* move = desk_->move(session_.looked_at);
  const Lane* lane = desk_->lane(session_.looked_at);
  if (!move || !lane) {
    ui::paragraph_quiet(context.text("plan.why.none"));
    ui::end_card();
    return;
  }
  ImGui::PushID(move->subscription.c_str());
  ImGui::PushStyleVarY(ImGuiStyleVar_ItemSpacing, 6);
  ui::heading(3, desk_->name(move->subscription));
  why_.title(context.platform, context.look.narrow ? 220 : 120);
  const MoveTag tag = move_tag(context, *move);
  ui::tag(tag.tone, tag.shape, tag.word);
  if (const std::string path = context.text(text_key(move->path)); tag.word != path) {
    // Beside the tag where there is room for it in this language.
    ImGui::SameLine(0, 8);
    if (ui::text_extent(path, nullptr, text_size::small).x > ImGui::GetContentRegionAvail().x) ImGui::NewLine();
    ui::small(path);
  }
  // What follows scrolls below the name, and begins at its top for another subscription or customer.
  const bool scrolls = height > 0;
  if (scrolls) {
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() - frame_room);
    const ImVec2 room = ImGui::GetContentRegionAvail();
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(frame_room, 0));
    ui::begin_scrolled("reasons", {room.x + frame_room, room.y}, ImGuiChildFlags_NavFlattened | ImGuiChildFlags_AlwaysUseWindowPadding);
    ImGui::PopStyleVar();
    const std::string now = std::to_string(session_.document().id) + "/" + move->subscription;
    if (std::exchange(reasons_of_, now) != now) ImGui::SetScrollY(0);
  }
  draw_date(context, *move, *lane);
  draw_reasons(context, *move);
  draw_what_to_mind(context, *move);
  draw_paths(context, *move);
  draw_end_of_term(context, *move);
  if (scrolls) ui::end_scrolled();
  ImGui::PopStyleVar();
  ImGui::PopID();
  ui::end_card();
}

void PlanView::draw_what_to_mind(Context& context, const Move& move) {
  const std::vector<const Finding*> findings = desk_->findings(move);
  if (findings.empty()) return;
  ui::separator();
  ui::heading(3, context.text("plan.why.findings"));
  // What somebody asked for is not left out of the list. The end of the term is answered further down, where it is asked.
  const Finding* asked = asked_of(findings);
  const bool here = asked != nullptr && (!asks_for_end(asked->message.key) || move.path == Path::OutOfScope);
  const auto below = [&](const Finding& finding) {
    // These two are answered where they stand.
    if (finding.message.key == "finding.target_proposed")
      draw_keep(context, session_, move, desk_->lines(move), edit_);
    else if (!asks_for_end(finding.message.key))
      draw_accept_link(context, finding);
  };
  draw_findings(context, session_, "move-findings", findings,
                {.at_first = asked != nullptr ? findings.size() : 6,
                 .below = below,
                 .asked = here ? asked : nullptr,
                 .asked_title = question_title_,
                 .reveal = question_shown_.now()});
}

void PlanView::draw_reasons(Context& context, const Move& move) {
  if (move.why.empty()) {
    ui::paragraph_quiet(context.text("plan.why.no_reason"));
    return;
  }
  for (std::size_t i = 0; i < move.why.size(); ++i) {
    if (repeats(move.why, i)) continue;
    ui::separator();
    draw_reason(context, session_.catalog(), move.why[i]);
  }
}

void PlanView::draw_date(Context& context, const Move& move, const Lane& lane) {
  if (!lane.decided_day) return;
  ui::separator();
  const bool transfer = move.path == Path::PartnerTransfer || move.path == Path::ChannelTransfer;
  std::optional<Date> day = lane.decided_day;
  const std::string note = context.text(lane.pinned ? "plan.date.is_fixed" : "plan.date.is_proposed");
  if (ui::finished_date(context.language, context.text(transfer ? "plan.date.transfer" : "plan.date.order"), day, {.explanation = note}) &&
      day) {
    const Date today = session_.document().today;
    if (*day < today)
      context.toast = context.text({"plan.date.past", {{"date", *day}, {"today", today}}});
    else
      move_date(move.subscription, *day, {});
  }
  if (!lane.pinned) return;
  if (ui::button(context.text("plan.date.reset"),
                 {.name = context.text({"plan.date.reset.name", {{"name", desk_->name(move.subscription)}}})})) {
    edit_ = [this, key = move.subscription, name = desk_->name(move.subscription)] {
      session_.decide({"plan.edit.date_reset", {{"name", name}}}, key, [](SubscriptionDecision& decision) { decision.order_date.reset(); });
    };
  }
}

void PlanView::draw_paths(Context& context, const Move& move) {
  if (move.options.empty()) return;
  ui::separator();
  ui::heading(3, context.text("plan.paths.title"));
  int index = 0;
  for (const PathOption& option : move.options) {
    ImGui::PushID(index++);
    draw_path(context, move, option);
    ImGui::PopID();
  }
  const auto decision = session_.settings().subscriptions.find(move.subscription);
  if (decision == session_.settings().subscriptions.end() || !decision->second.path) return;
  if (ui::button(context.text("plan.paths.reset"),
                 {.name = context.text({"plan.paths.reset.name", {{"name", desk_->name(move.subscription)}}})})) {
    edit_ = [this, key = move.subscription, name = desk_->name(move.subscription)] {
      session_.decide({"plan.edit.path_reset", {{"name", name}}}, key, [](SubscriptionDecision& decided) { decided.path.reset(); });
    };
  }
}

void PlanView::draw_path(Context& context, const Move& move, const PathOption& option) {
  const std::string name = context.text(text_key(option.path));
  const std::string state = context.text(option.chosen     ? "plan.paths.chosen"
                                         : option.feasible ? "plan.paths.feasible"
                                                           : "plan.paths.not_feasible");
  const ui::Tone tone = option.chosen ? ui::Tone::info : option.feasible ? ui::Tone::good : ui::Tone::neutral;
  ImGui::Dummy({0, 1});
  if (option.chosen)
    ui::strong(name);
  else
    ui::text(name);
  ui::tag(tone, option.chosen ? "●" : option.feasible ? "✓" : "×", state);
  std::string cost;
  for (const Money& money : option.cost) text::append_listed(cost, context.language.money(money), " + ");
  if (!cost.empty()) {
    const float extent = ui::text_extent(cost).x;
    ImGui::SameLine(0, 8);
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + std::max(0.0F, ImGui::GetContentRegionAvail().x - extent));
    ui::text(cost);
  }
  for (const Finding& reason : option.reasons) ui::paragraph_small(context.text(reason.message));
  if (option.chosen || !option.feasible) return;
  if (ui::link(context.text("plan.paths.choose"),
               context.text({"plan.paths.choose.name", {{"path", name}, {"name", desk_->name(move.subscription)}}}))) {
    edit_ = [this, key = move.subscription, path = option.path, subscription = desk_->name(move.subscription)] {
      const Message step{"plan.edit.path", {{"name", subscription}, {"path", TextKey{std::string(text_key(path))}}}};
      session_.decide(step, key, [path](SubscriptionDecision& decision) {
        decision.path = path;
        decision.order_date.reset();
      });
    };
  }
}

// What stands at the source today, when the files do not tell or are out of date.
void PlanView::draw_end_of_term(Context& context, const Move& move) {
  const Subscription* subscription = desk_->subscription(move.subscription);
  if (!subscription || move.path == Path::OutOfScope) return;
  ui::separator();
  const auto decision = session_.settings().subscriptions.find(move.subscription);
  const SubscriptionDecision* decided = decision == session_.settings().subscriptions.end() ? nullptr : &decision->second;
  constexpr std::array<EndOfTermAction, 4> actions = {EndOfTermAction::Unknown, EndOfTermAction::Renew, EndOfTermAction::CancelAtTermEnd,
                                                      EndOfTermAction::ExtendedServiceTerm};
  std::vector<std::string> choices = {
      context.text({"plan.end.from_files", {{"action", TextKey{std::string(text_key(subscription->end_action))}}}})};
  int index = 0;
  for (std::size_t i = 1; i < actions.size(); ++i) {
    choices.push_back(context.text(text_key(actions[i])));
    if (decided && decided->end_action && *decided->end_action == actions[i]) index = static_cast<int>(i);
  }
  const std::string note = move.end_choice
                               ? context.text({"plan.end.plan_sets", {{"action", TextKey{std::string(text_key(*move.end_choice))}}}})
                               : std::string();
  // Whoever is led here by the keyboard answers by it.
  const bool asked = !question_title_.empty() && question_.subject == move.subscription && asks_for_end(question_.finding);
  const bool arrives = asked && question_shown_.now() && !question_focused_;
  if (asked) {
    ui::begin_asked(question_title_);
    ui::paragraph(question_text_);
  }
  const bool chosen = ui::combo(context.text("plan.end.title"), index, choices, {.explanation = note, .takes_focus = arrives});
  question_focused_ = question_focused_ || arrives;
  if (asked) ui::end_asked(question_shown_.now());
  if (!chosen) return;
  const EndOfTermAction action = actions[static_cast<std::size_t>(index)];
  edit_ = [this, key = move.subscription, action, name = desk_->name(move.subscription)] {
    const Message step{"plan.edit.end_action", {{"name", name}, {"action", TextKey{std::string(text_key(action))}}}};
    session_.decide(step, key, [action](SubscriptionDecision& changed) {
      if (action == EndOfTermAction::Unknown)
        changed.end_action.reset();
      else
        changed.end_action = action;
    });
  };
}

}  // namespace csp
