#include "shell/views/plan_progress.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "imgui.h"
#include "shell/widgets/card.hpp"
#include "shell/widgets/table.hpp"
#include "shell/widgets/text.hpp"

namespace csp {
namespace {

struct StateTag {
  ui::Tone tone;
  const char* shape;
  const char* word;
};

StateTag tag_of(VerifyState state) {
  switch (state) {
    case VerifyState::Done:
      return {ui::Tone::good, "●", "plan.progress.done"};
    case VerifyState::Open:
      return {ui::Tone::neutral, "○", "plan.progress.open"};
    case VerifyState::Late:
      return {ui::Tone::bad, "■", "plan.progress.late"};
    case VerifyState::Different:
      return {ui::Tone::warn, "▲", "plan.progress.different"};
    case VerifyState::NotShown:
      break;
  }
  return {ui::Tone::info, "?", "plan.progress.not_shown"};
}

// What needs somebody comes first, what is done last.
int rank_of(VerifyState state) {
  switch (state) {
    case VerifyState::Late:
      return 0;
    case VerifyState::Different:
      return 1;
    case VerifyState::NotShown:
      return 2;
    case VerifyState::Open:
      return 3;
    case VerifyState::Done:
      break;
  }
  return 4;
}

std::string value_text(const Context& context, const Message& value) {
  return value.key.empty() ? context.text("plan.changes.nothing") : context.text(value);
}

}  // namespace

void PlanProgress::refresh() {
  if (revision_ == session_.revision() && baseline_ == session_.document().baseline) return;
  revision_ = session_.revision();
  baseline_ = session_.document().baseline;
  progress_ = progress_of(session_.document(), session_.plan());
  if (progress_.verification) {
    std::stable_sort(progress_.verification->items.begin(), progress_.verification->items.end(),
                     [](const VerifyItem& a, const VerifyItem& b) { return rank_of(a.state) < rank_of(b.state); });
  }
}

void PlanProgress::draw_next(Context& context, const Verification& verification) {
  if (!verification.next) {
    ui::paragraph(context.text("plan.progress.finished"));
    return;
  }
  const NextStep& next = *verification.next;
  const std::string title = context.text(next.title);
  ui::paragraph(next.late ? context.text({"plan.progress.overdue", {{"title", title}}})
                          : context.text({"plan.progress.next", {{"date", next.date}, {"title", title}}}));
}

void PlanProgress::draw_table(Context& context, const std::string& title, const Lines& lines) {
  const std::vector<ui::Column> columns = {{.title = context.text("plan.progress.state"), .width = 130},
                                           {.title = context.text("plan.progress.what")}};
  ui::Table table("progress-table", title, columns, {.height = lines.size() > 6 ? 300.0F : 0.0F, .revision = revision_});
  if (!table) return;
  table.rows(static_cast<int>(lines.size()), [&](int row) {
    const auto& [item, finding] = lines[static_cast<std::size_t>(row)];
    const StateTag tag = tag_of(item->state);
    const std::string word = context.text(tag.word);
    table.cell(
        word, [&, shown = tag] { ui::tag(shown.tone, shown.shape, word); }, rank_of(item->state));
    table.text(context.text(finding->message));
  });
}

// On a phone a sentence needs the whole width.
void PlanProgress::draw_list(Context& context, const Lines& lines) {
  for (const auto& [item, finding] : lines) {
    const StateTag tag = tag_of(item->state);
    ui::separator();
    ui::tag(tag.tone, tag.shape, context.text(tag.word));
    ui::paragraph(context.text(finding->message));
  }
}

void PlanProgress::draw_verification(Context& context) {
  refresh();
  if (!progress_.verification) return;
  const Verification& verification = *progress_.verification;
  const std::string title = context.text("plan.progress.title");
  ui::begin_card("progress", title);
  ui::heading(2, title);
  ui::paragraph_quiet(context.text({"plan.progress.text",
                                    {{"date", baseline_->today},
                                     {"done", verification.done},
                                     {"open", verification.open},
                                     {"late", verification.late},
                                     {"different", verification.different},
                                     {"not_shown", verification.not_shown}}}));
  draw_next(context, verification);
  Lines lines;
  for (const VerifyItem& item : verification.items) {
    for (const Finding& finding : item.findings) lines.emplace_back(&item, &finding);
  }
  if (context.look.narrow)
    draw_list(context, lines);
  else
    draw_table(context, title, lines);
  ui::paragraph_small(context.text("plan.progress.hint"));
  ui::end_card();
}

void PlanProgress::draw_changes(Context& context) {
  refresh();
  if (progress_.changes.empty()) return;
  const std::string title = context.text("plan.changes.title");
  ui::begin_card("changes", title);
  ui::heading(2, title);
  const bool narrow = context.look.narrow;
  const std::vector<ui::Column> columns = {{.title = context.text("plan.changes.subscription"), .weight = narrow ? 1.2F : 1.5F},
                                           {.title = context.text("plan.changes.what")},
                                           {.title = context.text("plan.changes.before")},
                                           {.title = context.text("plan.changes.now")}};
  const std::vector<PlanDifference>& changes = progress_.changes;
  int clicked = -1;
  if (ui::Table table("changes-table", title, columns,
                      {.height = changes.size() > 8 ? 360.0F : 0.0F, .lines = narrow ? 2 : 1, .selectable = true, .revision = revision_});
      table) {
    const auto name_of = [&](int row) {
      const PlanDifference& change = changes[static_cast<std::size_t>(row)];
      return change.subscription.empty() ? context.text("plan.changes.whole") : text::visible(change.name);
    };
    table.rows(
        static_cast<int>(changes.size()),
        [&](int row) {
          const PlanDifference& change = changes[static_cast<std::size_t>(row)];
          table.text(name_of(row));
          table.text_quiet(context.text(text_key(change.kind)));
          table.text_quiet(value_text(context, change.before));
          table.text(value_text(context, change.after));
        },
        {}, name_of);
    clicked = table.clicked_row();
  }
  if (clicked >= 0) {
    const std::string& key = changes[static_cast<std::size_t>(clicked)].subscription;
    if (session_.find_subscription(key) != nullptr) session_.looked_at = key;
  }
  ui::end_card();
}

}  // namespace csp
