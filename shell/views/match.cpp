#include "shell/views/match.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/text.hpp"
#include "core/plan/words.hpp"
#include "imgui_internal.h"
#include "shell/context.hpp"
#include "shell/match_questions.hpp"
#include "shell/views/match_coverage.hpp"
#include "shell/views/names.hpp"
#include "shell/views/proposal.hpp"
#include "shell/widgets/button.hpp"
#include "shell/widgets/card.hpp"
#include "shell/widgets/finished_field.hpp"
#include "shell/widgets/text.hpp"

namespace csp {
namespace {

constexpr std::int64_t most_units = 10'000'000;

Bundle bundle_of(const std::vector<const TargetLine*>& lines) {
  Bundle bundle;
  for (const TargetLine* line : lines) bundle.push_back({line->sku, {}});
  return bundle;
}

// How sure it is that the product SKU gives the tenant SKU.
std::string matched_key(const Catalog& catalog, const TargetLine& line) {
  const Offer* offer = line.product_sku ? catalog.find_offer(*line.product_sku) : nullptr;
  if (line.match == OfferMatch::UserMapping) return "catalog.matched.user";
  if (line.match == OfferMatch::OfferMatrix) return "catalog.matched.matrix";
  return "catalog.matched." + (offer == nullptr || offer->matched_by.empty() ? std::string("none") : offer->matched_by);
}

}  // namespace

void MatchView::draw(Context& context) {
  const bool nothing = session_.customer().subscriptions.empty();
  if (stamp_.renewed(session_)) {
    desk_ = std::make_unique<MatchDesk>(session_);
    flow_ = nullptr;
    outcome_ = 0;
  }
  if (session_.take_place(id())) {
    // Somebody wants to see what takes the place of the subscription that is looked at.
    comparing_ = false;
    if (mode_ == Mode::Profiles) mode_.reset();
    details_.ask();
  }
  draw_heading(context, nothing);
  if (comparing_ || nothing) {
    compare_.draw(context);
    return;
  }
  if (flow_ == nullptr || language_ != context.language.code()) {
    flow_ = std::make_unique<MatchFlow>(context, *desk_, session_);
    language_ = context.language.code();
  }
  if (desk_->move(session_.looked_at) == nullptr && !session_.plan().moves.empty())
    session_.looked_at = session_.plan().moves.front().subscription;
  const Move* move = desk_->move(session_.looked_at);
  const plan::Source* source = desk_->source(session_.looked_at);
  offers_.draw(context, edit_);
  const float room = ImGui::GetContentRegionAvail().x;
  const bool side_by_side = room > 860;
  const float left = side_by_side ? std::floor(room - 312) : room;
  ImGui::BeginGroup();
  ui::begin_card("moves", context.text("match.moves.title"), left);
  draw_modes(context);
  ui::end_card();
  const ProfileOutcome* outcome = mode_ == Mode::Profiles ? shown_outcome() : nullptr;
  const bool one = outcome == nullptr && move != nullptr && source != nullptr;
  if (outcome != nullptr || one) {
    ui::begin_card("chosen", outcome != nullptr ? outcome->profile->id : text::visible(source->name), left);
    if (outcome != nullptr)
      draw_profile(context, *outcome);
    else
      draw_subscription(context, *move, *source);
    ui::end_card();
  }
  ImGui::EndGroup();
  if (outcome != nullptr || one) {
    if (side_by_side) ImGui::SameLine(0, 12);
    ImGui::BeginGroup();
    if (outcome != nullptr) {
      draw_profile_targets(context, *outcome);
      draw_checks_card(context, outcome->comparison);
    } else {
      draw_targets(context, *move, *source);
      if (move->comparison) draw_checks_card(context, *move->comparison);
    }
    ImGui::EndGroup();
  }
  bundles_.draw(context);
  if (edit_) {
    const std::function<void()> edit = std::move(edit_);
    edit_ = nullptr;
    edit();
  }
}

void MatchView::draw_heading(Context& context, bool nothing) {
  std::string subtitle = context.text(nothing ? "match.empty" : "match.compare.help");
  if (!nothing && !comparing_) {
    const auto& moves = session_.plan().moves;
    const std::int64_t swaps = std::count_if(moves.begin(), moves.end(), [](const Move& move) { return move.path == Path::BuyOther; });
    const std::int64_t losing = std::count_if(moves.begin(), moves.end(), loses);
    subtitle = context.text(
        {swaps > 0 ? "match.summary" : "match.summary.same", {{"lines", static_cast<std::int64_t>(moves.size())}, {"swaps", swaps}}});
    const std::int64_t unknown = std::count_if(moves.begin(), moves.end(), product_unknown);
    if (unknown > 0) subtitle += " " + context.text({"match.summary.unknown", {{"count", unknown}}});
    if (losing > 0) subtitle += " " + context.text({"match.summary.losing", {{"count", losing}}});
  }
  const ImVec2 top = ImGui::GetCursorPos();
  ui::page_heading(context.text("match.title"), subtitle);
  if (nothing) {
    if (ui::primary_button(context.text("customer.empty.action"))) context.go_to = "files";
    return;
  }
  const std::string label = context.text(comparing_ ? "match.compare.back" : "match.compare.open");
  const ImVec2 below = ImGui::GetCursorPos();
  if (!context.look.narrow) ImGui::SetCursorPos({top.x + ImGui::GetContentRegionAvail().x - ui::text_extent(label).x - 28, top.y});
  const bool pressed = ui::button(label);
  if (!context.look.narrow) ImGui::SetCursorPos(below);
  if (pressed) {
    comparing_ = !comparing_;
    const Subscription* looked_at = session_.find_subscription(session_.looked_at);
    if (comparing_ && looked_at != nullptr && !looked_at->sku.is_zero()) compare_.start_with(looked_at->sku);
  }
}

void MatchView::draw_modes(Context& context) {
  struct Entry {
    Mode mode;
    const char* key;
  };
  const Mode now = mode_.value_or(context.look.narrow ? Mode::Table : Mode::Flow);
  constexpr std::array<Entry, 3> entries = {
      {{Mode::Flow, "match.mode.flow"}, {Mode::Table, "match.mode.table"}, {Mode::Profiles, "match.mode.profiles"}}};
  bool first = true;
  for (const Entry& entry : entries) {
    if (entry.mode == Mode::Profiles && desk_->outcomes().empty()) continue;
    if (!first) ImGui::SameLine(0, 8);
    first = false;
    if (ui::toggle(context.text(entry.key), now == entry.mode)) mode_ = entry.mode;
  }
  if (now == Mode::Profiles && !desk_->outcomes().empty()) {
    draw_profiles(context);
  } else if (now == Mode::Flow) {
    const std::string chosen = flow_->draw(context, session_.looked_at);
    if (!chosen.empty()) {
      session_.looked_at = chosen;
      details_.ask();
    }
  } else {
    draw_moves(context);
  }
}

void MatchView::draw_subscription(Context& context, const Move& move, const plan::Source& source) {
  ui::heading(2, context.text({"match.pair", {{"today", source.name}, {"then", target_name(context, *desk_, move, source)}}}));
  details_.title(context.platform, context.look.narrow ? 220 : 120);
  if (is_proposal(move)) {
    ui::tag(ui::Tone::warn, "▲", context.text("match.target.proposed"));
    draw_keep(context, session_, move, desk_->lines(move), edit_);
  }
  ui::paragraph_quiet(context.text({"match.path", {{"path", TextKey{std::string(text_key(move.path))}}}}));
  const std::vector<const TargetLine*> lines = desk_->lines(move);
  for (const TargetLine* line : lines) {
    if (line->product_sku)
      ui::paragraph_small(context.text(
          {"match.order_as",
           {{"sku", line->name}, {"offer", line->product_sku->text()}, {"how", TextKey{matched_key(session_.catalog(), *line)}}}}));
  }
  if (buys(move.path)) draw_seats(context, move, source);
  if (move.comparison) {
    ui::paragraph(change_summary(context, *move.comparison));
    draw_affected(context, source);
    draw_coverage(context, session_.catalog(), {{source.subscription->sku, {}}}, bundle_of(lines), *move.comparison, show_small_);
  } else {
    const bool itself = move.path == Path::PartnerTransfer || move.path == Path::ChannelTransfer;
    ui::paragraph(context.text(itself ? "match.moves_itself" : "match.no_comparison"));
  }
}

void MatchView::draw_checks_card(Context& context, const Comparison& comparison) {
  if (!anything_to_check(comparison)) return;
  const std::string title = context.text("match.checks.title");
  ui::begin_card("checks", title);
  ui::heading(2, title);
  draw_checks(context, session_, comparison);
  ui::end_card();
}

void MatchView::draw_seats(Context& context, const Move& move, const plan::Source& source) {
  const std::vector<const TargetLine*> lines = desk_->lines(move);
  std::optional<std::int64_t> seats = source.decision != nullptr && source.decision->units ? source.decision->units
                                      : lines.empty()                                      ? std::optional(source.units)
                                                                                           : std::optional(lines.front()->units);
  const std::string key = source.key(), name = source.name;
  ImGui::PushID(key.c_str());
  const auto readable = context.text({"match.seats.error", {{"most", most_units}}});
  if (ui::finished_count(context.language, context.text("match.seats"), seats, most_units, readable,
                         {.width = 160, .tooltip = context.text("match.seats.why")})) {
    if (seats && *seats == 0) seats.reset();
    const std::int64_t shown = seats.value_or(source.units);
    edit_ = [this, key, name, seats, shown] {
      session_.decide({"match.edit.seats", {{"subscription", name}, {"count", shown}}}, key, [&](SubscriptionDecision& decision) {
        decision.units = seats;
        for (TargetChoice& target : decision.targets) target.units = 0;
      });
    };
  }
  ImGui::PopID();
}

}  // namespace csp
