#include "shell/views/files.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/text.hpp"
#include "imgui_internal.h"
#include "shell/context.hpp"
#include "shell/shortcuts.hpp"
#include "shell/views/files_start.hpp"
#include "shell/views/finding_list.hpp"
#include "shell/views/names.hpp"
#include "shell/widgets/button.hpp"
#include "shell/widgets/card.hpp"
#include "shell/widgets/field.hpp"
#include "shell/widgets/table.hpp"
#include "shell/widgets/text.hpp"

namespace csp {

namespace {

// The importer names a byte order mark in English.
std::string encoding_name(const Context& context, const std::string& encoding) {
  constexpr std::string_view kMark = " with BOM";
  if (!encoding.ends_with(kMark)) return encoding;
  return context.text({"files.encoding.with_mark", {{"encoding", encoding.substr(0, encoding.size() - kMark.size())}}});
}

std::string kind_name(const Context& context, const ImportedFile& file) {
  for (const KindDescription& kind : import_kinds()) {
    if (kind.id == file.kind) return context.text(kind.name_key);
  }
  return context.text("files.kind.unknown");
}

// Of a file that is of no use: why, as far as one line tells.
std::string kind_or_reason(const Context& context, const ImportedFile& file) {
  if (file.kind != "unknown") return kind_name(context, file);
  if (!file.table.header.empty()) return context.text("files.kind.unmapped");
  const auto told = std::find_if(file.findings.begin(), file.findings.end(), [](const Finding& finding) {
    return finding.severity >= Severity::Warning && finding.rule != "IMPORT-UNKNOWN" && finding.rule.rfind("IMPORT-ROW-", 0) != 0;
  });
  return told == file.findings.end() ? kind_name(context, file) : context.text(told->message);
}

bool has_finding(const ImportedFile& file, std::string_view beginning) {
  return std::any_of(file.findings.begin(), file.findings.end(),
                     [&](const Finding& finding) { return finding.rule.rfind(beginning, 0) == 0; });
}

// Of the table of files: shares of what the columns of fixed width leave, and the width of these with the edges of all.
constexpr float weight_of_name = 1.5F, weight_of_kind = 2.2F, fixed_columns = 600;

}  // namespace

void FilesView::draw(Context& context) {
  // Asked for in the last frame: nothing refers to the document yet.
  if (std::exchange(rescue_, false)) session_.take_rescued();
  const bool nothing = session_.document().facts->files.empty() && session_.customer().subscriptions.empty();
  ui::page_heading(context.text("files.title"), context.text("files.help"));
  draw_problem(context);
  reading_.draw(context);
  if (nothing) {
    draw_start(context, session_);
    draw_accepted_kinds(context);
    return;
  }
  draw_table(context);
  if (const std::optional<Place> place = session_.take_place(id()); place && place->file >= 0) {
    selected_ = place->file;
    to_columns_ = place->part == "columns";
    asked_.ask();
  }
  asked_.begin_frame(context.platform);
  draw_details(context);
  rows_.draw(context);
  changes_.draw(context);
  differences_.draw(context);
  draw_missing(context);
  if (!context.look.presenting) {
    move_.draw(context);
    draw_start_again(context, session_);
  }
  draw_accepted_kinds(context);
}

void FilesView::draw_problem(Context& context) {
  if (!session_.open_problem()) return;
  const std::string title = context.text("files.problem.title");
  ui::begin_card("problem", title);
  ui::tag(ui::Tone::bad, "■", title);
  ui::paragraph(context.text(*session_.open_problem()));
  if (session_.open_problem_detail()) ui::paragraph_quiet(context.text(*session_.open_problem_detail()));
  if (session_.rescued()) {
    ui::paragraph(context.text({"files.rescue.text", {{"count", session_.rescued()->decisions}}}));
    if (ui::button(context.text("files.rescue.take"))) rescue_ = true;
  }
  ui::end_card();
}

// A file that was refused, wholly or in part, says why without being asked.
int FilesView::first_with_trouble(const std::vector<std::shared_ptr<const ImportedFile>>& files) {
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (files[i]->rows.refused > 0 || files[i]->kind == "unknown") return static_cast<int>(i);
  }
  return -1;
}

void FilesView::draw_table(Context& context) {
  const auto& files = session_.document().facts->files;
  if (const Facts* facts = session_.document().facts.get(); facts != shown_) {
    shown_ = facts;
    selected_ = first_with_trouble(files);
  }
  const std::string title = context.text("files.table.title");
  ui::begin_card("files", title);
  if (files.empty()) {
    // A saved plan carries what was read, not the files themselves.
    ui::heading(2, context.text("files.from_plan.title"));
    ui::paragraph_quiet(context.text("files.from_plan.text"));
  } else {
    const std::array<ui::Column, 7> columns = {{
        {.title = context.text("files.column.file"), .weight = weight_of_name},
        {.title = context.text("files.column.kind"), .weight = weight_of_kind},
        {.title = context.text("files.column.encoding"), .width = 120, .explanation = context.text("files.column.encoding.why")},
        {.title = context.text("files.column.read"), .width = 76, .number = true, .explanation = context.text("files.column.read.why")},
        {.title = context.text("files.column.repaired"),
         .width = 88,
         .number = true,
         .explanation = context.text("files.column.repaired.why")},
        {.title = context.text("files.column.refused"),
         .width = 84,
         .number = true,
         .explanation = context.text("files.column.refused.why")},
        {.title = context.text("files.column.complete"), .width = 116, .explanation = context.text("files.column.complete.why")},
    }};
    // A handful of files is told without cutting what they are; a long list keeps its rows low.
    const float room = (ImGui::GetContentRegionAvail().x - fixed_columns) * weight_of_kind / (weight_of_name + weight_of_kind);
    const bool whole_kinds = files.size() > 12 || context.look.narrow || std::all_of(files.begin(), files.end(), [&](const auto& file) {
                               return ui::text_extent(kind_or_reason(context, *file)).x <= room;
                             });
    ui::Table table("files", title, columns, {.lines = whole_kinds ? 1 : 2, .selectable = true, .revision = session_.revision()});
    if (table) {
      table.rows(
          static_cast<int>(files.size()),
          [&](int row) {
            const ImportedFile& file = *files[static_cast<std::size_t>(row)];
            table.text(context.name(text::visible(file.name)));
            table.text(kind_or_reason(context, file));
            table.text_quiet(encoding_name(context, file.encoding));
            table.number(context.language.count(file.rows.read));
            const auto count = [&](std::int64_t rows, ui::Tone tone, std::string_view shape) {
              if (rows == 0)
                table.number("0");
              else
                table.cell(context.language.count(rows), [&] { tag_at_right(tone, shape, context.language.count(rows)); });
            };
            count(file.rows.repaired, ui::Tone::warn, "▲");
            count(file.rows.refused, ui::Tone::bad, "■");
            const bool nothing = file.rows.read + file.rows.repaired == 0 && file.rows.refused > 0;
            const bool usable = file.kind != "unknown" && !nothing, whole = usable && file.complete;
            // Rows that were left out are missing, whatever the file says of its pages.
            const bool in_part = whole && file.rows.refused > 0;
            const std::string complete = context.text(in_part  ? "files.complete.part"
                                                      : whole  ? "files.complete.yes"
                                                      : usable ? "files.complete.no"
                                                               : "files.complete.unusable");
            table.cell(complete, [&] {
              if (in_part)
                ui::tag(ui::Tone::warn, "▲", complete);
              else
                ui::tag(whole ? ui::Tone::good : ui::Tone::bad, whole ? "●" : "■", complete);
            });
          },
          [&](int row) { return selected_ == row; },
          [&](int row) { return context.name(text::visible(files[static_cast<std::size_t>(row)]->name)); });
      if (table.clicked_row() >= 0) selected_ = selected_ == table.clicked_row() ? -1 : table.clicked_row();
    }
  }
  if (session_.document().demo.empty()) {
    if (ui::button(context.text("files.open_more"))) context.platform.pick_files();
  } else if (ui::primary_button(context.text("files.other.own"))) {
    // One's own files take the place of a demo, so nothing has to be closed first.
    context.platform.pick_files();
  }
  ImGui::SameLine(0, 12);
  if (context.look.narrow) ImGui::NewLine();
  ui::paragraph_small(context.text({context.look.touch ? "files.hint.touch" : "files.hint", {{"keys", command_keys("V")}}}));
  ui::end_card();
}

void FilesView::draw_details(Context& context) {
  const auto& files = session_.document().facts->files;
  if (selected_ < 0 || static_cast<std::size_t>(selected_) >= files.size()) return;
  const std::size_t index = static_cast<std::size_t>(selected_);
  const std::shared_ptr<const ImportedFile> kept = files[index];  // a mapping may replace it below
  const ImportedFile& file = *kept;
  const std::string name = context.name(text::visible(file.name));
  ui::begin_card("details", name);
  ui::heading(2, name);
  if (asked_.now() && !to_columns_) ImGui::ScrollToItem(ImGuiScrollFlags_KeepVisibleCenterY);
  ui::paragraph_quiet(context.text({"files.details.rows",
                                    {{"kind", kind_name(context, file)},
                                     {"total", file.rows.total()},
                                     {"read", file.rows.read},
                                     {"repaired", file.rows.repaired},
                                     {"refused", file.rows.refused}}}));
  if (file.findings.empty())
    ui::paragraph(context.text("files.details.clean"));
  else
    draw_findings(context, session_, name.c_str(), by_severity(file.findings), {.of_file = selected_});
  draw_reading_choices(context, index);
  if (&file != session_.document().facts->files[index].get()) return ui::end_card();  // read again by the choice just made
  mapping_.draw(context, index, asked_.now() && to_columns_);
  if (&file != session_.document().facts->files[index].get()) return ui::end_card();  // read again by the mapping just made
  if (ui::button(context.text("files.remove"), {.name = context.text({"files.remove.name", {{"name", name}}})})) {
    selected_ = -1;
    session_.remove_file(index);
    context.toast = context.text({"files.removed", {{"name", name}}});
  }
  ui::end_card();
}

// What content alone could not settle, a person decides; the file is read again.
void FilesView::draw_reading_choices(Context& context, std::size_t index) {
  const ImportedFile& file = *session_.document().facts->files[index];
  if (!session_.can_reread(index)) return;
  ReadingChoices choices = file.read_as;
  if (has_finding(file, "IMPORT-DATE-ORDER") || choices.date_order != ReadingChoices::DateOrder::Detect) {
    const std::array<std::string, 3> orders = {context.text("files.date_order.detect"), context.text("files.date_order.month_first"),
                                               context.text("files.date_order.day_first")};
    int choice = static_cast<int>(choices.date_order);
    if (ui::combo(context.text("files.date_order"), choice, orders, {.width = 320, .explanation = context.text("files.date_order.why")})) {
      choices.date_order = static_cast<ReadingChoices::DateOrder>(choice);
    }
  }
  if (has_finding(file, "IMPORT-NUMBER-FORM") || choices.decimal_mark != ReadingChoices::DecimalMark::Detect) {
    const std::array<std::string, 3> marks = {context.text("files.decimal_mark.detect"), context.text("files.decimal_mark.point"),
                                              context.text("files.decimal_mark.comma")};
    int choice = static_cast<int>(choices.decimal_mark);
    if (ui::combo(context.text("files.decimal_mark"), choice, marks,
                  {.width = 320, .explanation = context.text("files.decimal_mark.why")})) {
      choices.decimal_mark = static_cast<ReadingChoices::DecimalMark>(choice);
    }
  }
  if (choices != file.read_as) session_.reread_file(index, choices);
}

void FilesView::draw_missing(Context& context) {
  std::vector<const Finding*> findings;
  for (const Finding* finding : by_severity(session_.inventory().findings)) {
    if (finding->severity != Severity::Note) findings.push_back(finding);
  }
  const std::string title = context.text("files.missing.title");
  ui::begin_card("missing", title);
  ui::heading(2, title);
  if (findings.empty()) {
    // What no file can tell is asked elsewhere, and not denied here.
    const StepStatus plan = session_.step("plan");
    if (plan.state != StepState::attention) {
      ui::tag(ui::Tone::good, "●", context.text("files.missing.nothing"));
      ImGui::SameLine(0, 10);
    }
    ui::paragraph(plan.state == StepState::attention
                      ? context.text({"files.missing.nothing.questions", {{"count", std::int64_t{plan.count}}}})
                      : context.text("files.missing.nothing.text"));
  }
  draw_findings(context, session_, "missing", findings, {.at_first = 8});
  ui::end_card();
}

}  // namespace csp
