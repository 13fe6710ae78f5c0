#include "shell/views/match_bundles.hpp"

#include <algorithm>
#include <array>

#include "core/equivalence/bundles/explain.hpp"
#include "imgui.h"
#include "shell/views/names.hpp"
#include "shell/widgets/button.hpp"
#include "shell/widgets/card.hpp"
#include "shell/widgets/table.hpp"
#include "shell/widgets/text.hpp"

namespace csp {

using bundles::Outcome;

void MatchBundles::draw(Context& context) {
  if (stamp_.renewed(session_)) found_.reset();
  const std::string title = context.text("bundles.title");
  ui::begin_card("bundles", title);
  ui::heading(2, title);
  if (!open_) ui::paragraph_quiet(context.text("bundles.show.why"));
  if (ui::button(context.text(open_ ? "bundles.hide" : "bundles.show"))) open_ = !open_;
  if (open_) draw_answer(context);
  ui::end_card();
}

void MatchBundles::draw_answer(Context& context) {
  if (found_ == nullptr) {
    looked_at_ = 0;
    found_ = std::make_unique<plan::CheapestBundles>(plan::cheapest_bundles(session_.catalog(), session_.customer(), session_.settings(),
                                                                            session_.inventory().prices, session_.document().today));
  }
  for (const Message& note : found_->notes) ui::paragraph(context.text(note));
  if (!found_->notes.empty()) return;
  draw_total(context);
  if (found_->answer.found) {
    draw_choices(context);
    draw_chosen(context);
  }
  for (const bundles::NotCovered& left_out : found_->answer.not_covered)
    ui::paragraph_small(context.text(plan::left_out(session_.catalog(), *found_, left_out)));
}

void MatchBundles::draw_total(Context& context) const {
  for (const Message& sentence : plan::total_of(*found_)) ui::paragraph(context.text(sentence));
}

std::string MatchBundles::today(std::size_t profile) const {
  std::vector<Guid> skus;
  for (const AssignedSku& assigned : found_->profiles[profile]->skus) skus.push_back(assigned.sku);
  return bundle_name(session_.catalog(), skus);
}

void MatchBundles::draw_choices(Context& context) {
  const std::string title = context.text("bundles.title");
  const std::array<ui::Column, 5> columns = {{
      {.title = context.text("bundles.column.users"), .width = 96, .number = true},
      {.title = context.text("bundles.column.today"), .weight = 1.2F},
      {.title = context.text("bundles.column.bundle"), .weight = 1.2F},
      {.title = context.text("bundles.column.price"), .width = 104, .number = true},
      {.title = context.text("bundles.column.why"), .weight = 1.6F},
  }};
  const auto& choices = found_->answer.choices;
  ui::Table table(
      "bundles", title, columns,
      {.height = choices.size() > 7 ? 340.0F : 0.0F, .lines = 2, .sortable = false, .selectable = true, .revision = session_.revision()});
  if (!table) return;
  const auto name = [&](int row) { return today(choices[static_cast<std::size_t>(row)].profile); };
  table.rows(
      static_cast<int>(choices.size()),
      [&](int row) {
        const bundles::Choice& choice = choices[static_cast<std::size_t>(row)];
        table.number(context.language.count(choice.users));
        table.text(today(choice.profile));
        table.text(bundles::names_of(found_->requirements.problem, choice.skus));
        table.number(context.language.money({choice.price, found_->currency}));
        table.text(context.text(choice.why));
      },
      [&](int row) { return static_cast<std::size_t>(row) == looked_at_; }, name);
  if (table.clicked_row() >= 0) looked_at_ = static_cast<std::size_t>(table.clicked_row());
}

void MatchBundles::draw_chosen(Context& context) const {
  if (looked_at_ >= found_->answer.choices.size()) return;
  const bundles::Choice& choice = found_->answer.choices[looked_at_];
  ui::paragraph(context.text(choice.why));
  for (const bundles::Alternative& other : found_->answer.alternatives) {
    if (other.profile == choice.profile) ui::paragraph_small(context.text(plan::told(*found_, other)));
  }
}

}  // namespace csp
