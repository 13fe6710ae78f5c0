#include "shell/widgets/table.hpp"

#include "imgui_internal.h"
#include "shell/twin.hpp"
#include "shell/widgets/button.hpp"
#include "shell/widgets/text.hpp"

namespace csp::ui {
namespace {

constexpr float cell_padding = 5, side_padding = 8;

float row_height() { return ImMax(text_size::body + 2 * cell_padding, look().touch ? 44.0F : 0.0F); }

// Least width of the whole table: below it the table scrolls sideways instead of squeezing its text.
float least_width(std::span<const Column> columns) {
  float sum = 0;
  for (const Column& column : columns) sum += (column.width > 0 ? column.width : 110 * column.weight) + 2 * side_padding;
  return sum;
}

}  // namespace

Table::Table(const char* id, std::string_view name, std::span<const Column> columns, const TableOptions& options)
    : columns_(columns), options_(options) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float room = ImGui::GetContentRegionAvail().x, least = least_width(columns);
  const bool sideways = room < least;
  scrolls_ = options.height > 0 || sideways;
  ImGuiTableFlags flags = ImGuiTableFlags_Resizable | ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_NoBordersInBody | ImGuiTableFlags_PadOuterX | ImGuiTableFlags_NoSavedSettings;
  if (options.height > 0) flags |= ImGuiTableFlags_ScrollY;
  if (sideways) flags |= ImGuiTableFlags_ScrollX;
  // A table as high as its rows remembers how high that was: the twin needs it before the rows are drawn, and a table that
  // scrolls sideways would take all the height there is.
  float height = options.height;
  if (height <= 0) {
    memory_ = ImGui::GetStateStorage()->GetFloatRef(ImGui::GetID(id), 8 * row_height());
    height = *memory_;
  }
  if (options.sortable) flags |= ImGuiTableFlags_Sortable;
  ImGui::PushStyleVar(ImGuiStyleVar_CellPadding, ImVec2(side_padding, cell_padding));
  ImGui::PushStyleVar(ImGuiStyleVar_ScrollbarSize, 10);
  open_ = ImGui::BeginTable(id, static_cast<int>(columns.size()), flags, {0, sideways ? height : options.height}, sideways ? least : 0);
  if (!open_) {
    ImGui::PopStyleVar(2);
    return;
  }
  const ImVec2 high(at.x + room, at.y + height);
  twin::begin(twin::Role::table, name, at, high, {.extra = {-1, static_cast<float>(columns.size()), 0, 0}}, ImGui::GetCurrentTable()->ID);
  if (scrolls_) twin::begin_scroll();
  int index = 0;
  for (const Column& column : columns) {
    ImGuiTableColumnFlags column_flags = column.width > 0 ? ImGuiTableColumnFlags_WidthFixed : ImGuiTableColumnFlags_WidthStretch;
    if (options.sort_column == index) {
      column_flags |= ImGuiTableColumnFlags_DefaultSort |
                      (options.sort_ascending ? ImGuiTableColumnFlags_PreferSortAscending : ImGuiTableColumnFlags_PreferSortDescending);
    }
    if (sideways && column.width <= 0) column_flags = (column_flags & ~ImGuiTableColumnFlags_WidthStretch) | ImGuiTableColumnFlags_WidthFixed;
    const float width = column.width > 0 ? column.width : sideways ? 110 * column.weight : column.weight;
    // Ids by position: titles change with the language, widths and order stay.
    char column_id[16];
    ImFormatString(column_id, sizeof column_id, "##%d", index++);
    ImGui::TableSetupColumn(column_id, column_flags, width);
  }
  // Before anything that fixes the layout, as asking for the sort order does.
  ImGui::TableSetupScrollFreeze(options.frozen_columns, options.height > 0 ? 1 : 0);
  if (options.sortable) {
    if (ImGuiTableSortSpecs* specs = ImGui::TableGetSortSpecs(); specs && specs->SpecsCount > 0) {
      sort_column_ = specs->Specs[0].ColumnIndex;
      sort_ascending_ = specs->Specs[0].SortDirection != ImGuiSortDirection_Descending;
      sort_changed_ = specs->SpecsDirty;
      specs->SpecsDirty = false;
    }
  }
  header();
}

Table::~Table() {
  if (!open_) return;
  finish_row();
  if (memory_ != nullptr) {
    const ImGuiTable* table = ImGui::GetCurrentTable();
    const float rows_end = ImMax(table->RowPosY2, ImGui::GetCursorScreenPos().y);
    const float below = scrolls_ ? table->InnerWindow->Scroll.y + ImGui::GetStyle().ScrollbarSize + 2 : 0;
    *memory_ = ImFloor(rows_end - table->OuterRect.Min.y + below);
  }
  if (scrolls_) twin::end_scroll();
  twin::end();
  ImGui::EndTable();
  ImGui::PopStyleVar(2);
}

void Table::header() {
  ImGui::TableNextRow(ImGuiTableRowFlags_Headers, text_size::small + 2 * cell_padding);
  const ImVec2 low = ImGui::GetCursorScreenPos();
  twin::begin(twin::Role::row, {}, low, {low.x + ImGui::GetContentRegionAvail().x, low.y + row_height()});
  for (int i = 0; i < static_cast<int>(columns_.size()); ++i) {
    if (!ImGui::TableSetColumnIndex(i)) continue;
    const Column& column = columns_[static_cast<std::size_t>(i)];
    ImGui::PushID(i);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const bool sorted = options_.sortable && sort_column_ == i;
    ImGui::SetNextItemAllowOverlap();
    const bool pressed = options_.sortable ? ImGui::InvisibleButton("header", {ImMax(width, 1.0F), ImMax(24.0F, text_size::small)})
                                           : (ImGui::Dummy({ImMax(width, 1.0F), text_size::small}), false);
    const twin::Flags flags = !sorted ? 0 : sort_ascending_ ? twin::sorted_up : twin::sorted_down;
    twin::item(twin::Role::column_header, column.title, {.flags = flags, .hint = column.explanation, .level = options_.sortable ? 1 : 0});
    if (options_.sortable && ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    const float sign = sorted ? 14.0F : 0.0F;
    const float extent = text_extent(column.title, look().fonts.strong, text_size::small).x;
    const float x = column.number ? ImMax(at.x, at.x + width - extent) : at.x;
    const float y = at.y + (options_.sortable ? 3.0F : 0.0F);
    draw_text({ImFloor(x), y}, look().theme.ink_quiet, column.title, look().fonts.strong, text_size::small, width - sign);
    if (sorted) {
      const float sign_x = column.number ? x - 8 : ImMin(x + extent + 9, at.x + width - 5);
      const float tip = sort_ascending_ ? -3.0F : 3.0F, middle = y + 9;
      ImGui::GetWindowDrawList()->AddTriangleFilled({sign_x - 4, middle - tip}, {sign_x + 4, middle - tip}, {sign_x, middle + tip}, look().theme.ink_quiet);
    }
    if (!column.explanation.empty()) tooltip(column.explanation);
    if (pressed) {
      const bool descending = sorted && sort_ascending_;
      ImGui::TableSetColumnSortDirection(i, descending ? ImGuiSortDirection_Descending : ImGuiSortDirection_Ascending, false);
    }
    ImGui::PopID();
  }
  twin::end();
}

void Table::finish_row() {
  if (!row_open_) return;
  row_open_ = false;
  twin::end();
}

void Table::next_row(bool selected, std::string_view name) {
  finish_row();
  ++row_;
  column_ = -1;
  ImGui::TableNextRow(0, row_height());
  ImGuiTable* table = ImGui::GetCurrentTable();
  if (selected) ImGui::TableSetBgColor(ImGuiTableBgTarget_RowBg0, look().theme.accent_soft);
  row_low_ = {table->WorkRect.Min.x, table->RowPosY1};
  row_high_ = {table->WorkRect.Max.x, table->RowPosY1 + row_height()};
  if (options_.selectable) {
    ImGui::TableSetColumnIndex(0);
    const twin::Mute mute;
    ImGui::PushID(row_);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const ImU32 lit = selected ? 0 : look().theme.ground;
    ImGui::PushStyleColor(ImGuiCol_Header, 0U);
    ImGui::PushStyleColor(ImGuiCol_HeaderHovered, lit);
    ImGui::PushStyleColor(ImGuiCol_HeaderActive, lit);
    const ImGuiSelectableFlags flags = ImGuiSelectableFlags_SpanAllColumns | ImGuiSelectableFlags_AllowOverlap;
    if (ImGui::Selectable("##row", selected, flags, {0, row_height() - 2 * cell_padding})) clicked_ = row_;
    ImGui::PopStyleColor(3);
    twin::item(twin::Role::row, name, {.flags = selected ? twin::selected : 0, .level = 1});
    ImGui::SetCursorScreenPos(at);
    ImGui::PopID();
    column_ = -1;
    twin::enter();
  } else {
    twin::begin(twin::Role::row, name, row_low_, row_high_);
  }
  row_open_ = true;
}

void Table::rows(int count, const std::function<void(int row)>& draw_row, const std::function<bool(int row)>& selected,
                 const std::function<std::string(int row)>& name) {
  if (!open_) return;
  ImGuiListClipper clipper;
  clipper.Begin(count, row_height());
  while (clipper.Step()) {
    for (int row = clipper.DisplayStart; row < clipper.DisplayEnd; ++row) {
      row_ = row - 1;
      next_row(selected && selected(row), name ? name(row) : std::string());
      draw_row(row);
    }
  }
  finish_row();
}

bool Table::next_cell() {
  ++column_;
  return ImGui::TableSetColumnIndex(column_);
}

void Table::put(std::string_view text, ImFont* font, ImU32 color, bool right) {
  const bool visible = next_cell();
  ImVec2 at = ImGui::GetCursorScreenPos();
  at.y += (row_height() - text_size::body) / 2 - cell_padding;
  const float room = ImGui::GetContentRegionAvail().x;
  const float extent = visible ? text_extent(text, font).x : 0;
  const float x = right ? ImFloor(at.x + ImMax(0.0F, room - extent)) : at.x;
  ImGui::Dummy({ImMax(1.0F, ImMin(extent, room)), text_size::body});
  twin::cell(text);
  if (!visible) return;
  draw_text({x, at.y}, color, text, font, text_size::body, extent > room ? room : 0);
  if (extent > room && ImGui::IsItemHovered()) tooltip(text);
}

void Table::text(std::string_view text) {
  const bool right = columns_[static_cast<std::size_t>(column_ + 1)].number;
  put(text, look().fonts.regular, look().theme.ink, right);
}
void Table::text_quiet(std::string_view text) { put(text, look().fonts.regular, look().theme.ink_quiet, false); }
void Table::strong(std::string_view text) { put(text, look().fonts.strong, look().theme.ink, false); }
void Table::mono(std::string_view text) { put(text, look().fonts.mono, look().theme.ink, false); }
void Table::number(std::string_view text) { put(text, look().fonts.regular, look().theme.ink, true); }

void Table::cell(const std::function<void()>& draw) {
  next_cell();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  twin::begin(twin::Role::cell, {}, at, {at.x + ImGui::GetContentRegionAvail().x, at.y + text_size::body});
  draw();
  twin::end();
}

}  // namespace csp::ui
