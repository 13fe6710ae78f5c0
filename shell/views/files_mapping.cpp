#include "shell/views/files_mapping.hpp"

#include <algorithm>
#include <array>

#include "core/base/text.hpp"
#include "core/import/file_index.hpp"
#include "core/import/tables/mapping_preview.hpp"
#include "imgui_internal.h"
#include "shell/context.hpp"
#include "shell/views/field_names.hpp"
#include "shell/views/files_mapping_preview.hpp"
#include "shell/widgets/button.hpp"
#include "shell/widgets/card.hpp"
#include "shell/widgets/field.hpp"
#include "shell/widgets/table.hpp"
#include "shell/widgets/text.hpp"

namespace csp {
namespace {

// "Microsoft 365 E3, Power BI Pro, …": what stands below a column.
std::string sample(const TablePreview& table, std::size_t place) {
  std::string out;
  for (std::size_t i = 0; i < table.rows.size() && i < 3; ++i) {
    if (place >= table.rows[i].size()) continue;
    const std::string cell = text::visible(text::trimmed(table.rows[i][place]), 40);
    if (!cell.empty()) out += (out.empty() ? "" : " · ") + cell;
  }
  return out;
}

}  // namespace

void FilesMapping::renew(const ImportedFile& file) {
  if (file_ == &file) return;
  file_ = &file;
  table_ = file.table;
  signature_ = header_signature(table_.header);
  const auto known = session_.settings().column_mappings.find(signature_);
  remembered_ = known != session_.settings().column_mappings.end();
  kinds_.clear();
  const std::vector<KindForTable> ranked = kinds_for_table(session_.catalog(), table_);
  for (const KindForTable& kind : ranked) kinds_.push_back(kind.mapping.kind);
  mapping_ = remembered_ ? known->second : ranked.front().mapping;
  all_fields_ = false;
  preview_.reset();
}

void FilesMapping::propose_again() {
  mapping_ = propose_mapping(session_.catalog(), table_, mapping_.kind).mapping;
  preview_.reset();
}

void FilesMapping::draw(Context& context, std::size_t index, bool into_view) {
  const ImportedFile& file = *session_.document().facts->files[index];
  if (file.table.header.empty()) return;
  renew(file);
  ImGui::PushID("mapping");
  ui::heading(3, context.text(remembered_ ? "files.mapping.title.known" : "files.mapping.title"));
  if (into_view) ImGui::ScrollToItem(ImGuiScrollFlags_KeepVisibleCenterY);
  ui::paragraph_quiet(context.text("files.mapping.text"));
  const float width = context.look.narrow ? 300.0F : 420.0F;
  draw_rows(context);
  draw_kind(context, width);
  draw_fields(context, width);
  draw_preview(context, index);
  draw_actions(context, index);
  ImGui::PopID();
}

// The table as it stands: what its columns mean is seen in its rows.
void FilesMapping::draw_rows(Context& context) {
  constexpr std::size_t most_rows = 5;
  if (table_.rows.empty()) return;
  const std::string title = context.text("files.mapping.rows");
  std::vector<ui::Column> columns;
  for (const std::string& name : table_.header) columns.push_back({.title = text::visible(name, 60)});
  ui::Table table("rows", title, columns, {.sortable = false, .tools = false});
  if (!table) return;
  for (std::size_t row = 0; row < table_.rows.size() && row < most_rows; ++row) {
    table.next_row();
    for (std::size_t place = 0; place < columns.size(); ++place)
      table.text(place < table_.rows[row].size() ? text::visible(table_.rows[row][place], 80) : std::string());
  }
}

void FilesMapping::draw_kind(Context& context, float width) {
  std::vector<std::string> names;
  int kind = 0;
  for (std::size_t i = 0; i < kinds_.size(); ++i) {
    names.push_back(context.text("import.kind." + kinds_[i]));
    if (kinds_[i] == mapping_.kind) kind = static_cast<int>(i);
  }
  if (ui::combo(context.text("files.mapping.kind"), kind, names, {.width = width, .explanation = context.text("files.mapping.kind.why")})) {
    mapping_.kind = kinds_[static_cast<std::size_t>(kind)];
    propose_again();
  }
  const std::vector<std::string> missing = missing_fields(mapping_);
  if (missing.empty()) return;
  std::string fields;
  for (const std::string& field : missing) text::append_listed(fields, field_name(context.language, field));
  ui::tag(ui::Tone::warn, "▲", context.text("files.mapping.incomplete"));
  ui::paragraph(context.text({"files.mapping.missing", {{"fields", fields}}}));
}

void FilesMapping::draw_fields(Context& context, float width) {
  std::int64_t left_out = 0;
  std::vector<std::string> columns = {context.text("files.mapping.none")};
  for (const std::string& name : table_.header) columns.push_back(text::visible(name, 60));
  for (const MappingField& field : mapping_fields(mapping_.kind)) {
    int place = 0;
    for (std::size_t i = 0; i < table_.header.size(); ++i) {
      const auto given = mapping_.columns.find(text::folded(table_.header[i]));
      if (given != mapping_.columns.end() && given->second == field.id) place = static_cast<int>(i) + 1;
    }
    if (place == 0 && !field.required && !all_fields_) {
      ++left_out;
      continue;
    }
    const std::string name = field_name(context.language, field.id);
    const std::string label = field.required ? context.text({"files.mapping.required", {{"field", name}}}) : name;
    if (ui::combo(label, place, columns, {.width = width})) {
      for (auto it = mapping_.columns.begin(); it != mapping_.columns.end();)
        it = it->second == field.id ? mapping_.columns.erase(it) : std::next(it);
      if (place > 0) mapping_.columns[text::folded(table_.header[static_cast<std::size_t>(place) - 1])] = field.id;
      preview_.reset();
    }
    if (place > 0) ui::paragraph_small(sample(table_, static_cast<std::size_t>(place) - 1));
  }
  if (left_out > 0 && ui::link(context.text({"files.mapping.more", {{"count", left_out}}}))) all_fields_ = true;
}

void FilesMapping::draw_preview(Context& context, std::size_t index) {
  if (!missing_fields(mapping_).empty()) return;
  if (!preview_) {
    preview_ = preview_mapping(session_.catalog(), table_, mapping_);
    set_file_index(*preview_, static_cast<std::int32_t>(index));  // what it finds is in this file
  }
  draw_mapping_preview(context, session_, *preview_, static_cast<std::int32_t>(index));
}

void FilesMapping::draw_actions(Context& context, std::size_t index) {
  const std::string name = text::visible(file_->name);
  const ColumnMapping mapping = mapping_;  // what follows may replace the file that is shown
  const std::string signature = signature_;
  const bool usable = missing_fields(mapping).empty();
  const auto known = session_.settings().column_mappings.find(signature);
  const bool changed = known == session_.settings().column_mappings.end() || !(known->second == mapping);
  if (!session_.can_reread(index)) ui::paragraph_quiet(context.text("files.mapping.open_again"));
  if (usable && changed && ui::primary_button(context.text("files.mapping.use"))) {
    session_.map_columns(index, mapping);
    session_.look_at({"files", "file", {}, static_cast<std::int32_t>(index)});  // what was read of it is seen next
    file_ = nullptr;
    context.toast = context.text({"files.mapping.used", {{"name", name}}});
    return;
  }
  if (usable) {
    if (ui::button(context.text("files.mapping.save"))) {
      context.platform.save_file("columns.cspmove-columns.json", "application/json", column_mappings_to_json({{signature, mapping}}));
    }
    ImGui::SameLine(0, 12);
  }
  if (remembered_ && ui::button(context.text("files.mapping.forget"))) {
    session_.forget_columns(index);
    file_ = nullptr;
    return;
  }
  ImGui::NewLine();
}

}  // namespace csp
