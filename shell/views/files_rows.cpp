#include "shell/views/files_rows.hpp"

#include <algorithm>
#include <array>

#include "core/base/text.hpp"
#include "core/output/row_ledger_csv.hpp"
#include "imgui.h"
#include "shell/widgets/button.hpp"
#include "shell/widgets/card.hpp"
#include "shell/widgets/field.hpp"
#include "shell/widgets/table.hpp"
#include "shell/widgets/text.hpp"

namespace csp {
namespace {

constexpr std::size_t lines_a_frame = 20'000;

}  // namespace

bool FilesRows::matches(const Context& context, const RowLedgerLine& line) const {
  if (outcome_ != 0 && (line.outcome == RowLedgerLine::Outcome::Refused) != (outcome_ == 2)) return false;
  if (folded_.empty()) return true;
  return text::folded(line.file->name).find(folded_) != std::string::npos ||
         text::folded(line.finding->rule).find(folded_) != std::string::npos || std::to_string(line.row) == text::trimmed(wanted_) ||
         text::folded(context.text(line.finding->message)).find(folded_) != std::string::npos;
}

void FilesRows::renew(const Context& context) {
  if (facts_ != session_.document().facts) {
    facts_ = session_.document().facts;
    lines_ = row_ledger(facts_->files);
    changed_ = true;
  }
  if (!changed_ && language_ == context.language.code()) return;
  changed_ = false;
  language_ = context.language.code();
  folded_ = text::folded(wanted_);
  found_.clear();
  searched_ = 0;
}

// A million rows may have been refused, and each says why in a sentence.
void FilesRows::search_on(Context& context) {
  const std::size_t end = std::min(lines_.size(), searched_ + lines_a_frame);
  for (; searched_ < end; ++searched_) {
    if (matches(context, lines_[searched_])) found_.push_back(lines_[searched_]);
  }
  if (searched_ < lines_.size()) context.platform.request_frame();
}

void FilesRows::draw(Context& context) {
  renew(context);
  if (lines_.empty()) return;
  search_on(context);
  const bool complete = searched_ == lines_.size();
  const std::string title = context.text("files.rows.title");
  ui::begin_card("rows", title);
  ui::heading(2, title);
  const std::string search = context.text("files.rows.search");
  if (ui::text_field(search, wanted_, {.width = 280, .placeholder = search, .show_label = false})) changed_ = true;
  if (!context.look.narrow) ImGui::SameLine(0, 12);
  const std::array<std::string, 3> outcomes = {context.text("files.rows.all"), context.text("import.ledger.repaired"),
                                               context.text("import.ledger.refused")};
  if (ui::combo(context.text("import.ledger.outcome"), outcome_, outcomes, {.width = 180, .show_label = false})) changed_ = true;
  if (!context.look.narrow) ImGui::SameLine(0, 12);
  if (ui::button(context.text("files.rows.save"), {.enabled = complete})) {
    context.platform.save_file("rows.csv", "text/csv", row_ledger_csv(found_, context.language));
  }
  ui::small(complete
                ? context.text({"files.rows.count",
                                {{"count", static_cast<std::int64_t>(found_.size())}, {"all", static_cast<std::int64_t>(lines_.size())}}})
                : context.text("customer.users.searching"));
  const std::array<ui::Column, 4> columns = {{
      {.title = context.text("import.ledger.file"), .weight = 1.2F},
      {.title = context.text("import.ledger.row"), .width = 76, .number = true},
      {.title = context.text("import.ledger.outcome"), .width = 130},
      {.title = context.text("import.ledger.message"), .weight = 3},
  }};
  if (ui::Table table("rows", title, columns, {.height = found_.size() > 6 ? 360.0F : 0.0F, .lines = 3, .sortable = false, .tools = false});
      table) {
    table.rows(static_cast<int>(found_.size()), [&](int row) {
      const RowLedgerLine& line = found_[static_cast<std::size_t>(row)];
      table.text(text::visible(line.file->name));
      table.number(line.row == 0 ? "–" : context.language.count(line.row));
      table.cell([&] {
        if (line.outcome == RowLedgerLine::Outcome::Refused)
          ui::tag(ui::Tone::bad, "■", context.text("import.ledger.refused"));
        else
          ui::tag(ui::Tone::warn, "▲", context.text("import.ledger.repaired"));
      });
      table.text(text::visible(context.text(line.finding->message)));
    });
  }
  ui::end_card();
}

}  // namespace csp
