#include "shell/widgets/table.hpp"

#include <map>
#include <utility>

#include "core/base/text.hpp"
#include "imgui_internal.h"
#include "shell/twin.hpp"
#include "shell/widgets/button.hpp"
#include "shell/widgets/field.hpp"
#include "shell/widgets/table_memory.hpp"
#include "shell/widgets/text.hpp"

namespace csp::ui {
namespace {

constexpr float cell_padding = 5, side_padding = 8;
constexpr int tools_from = 5;            // rows from which filtering and copying is worth a line
constexpr int most_drawn_rows = 60;      // with more, only those in sight are drawn and said
constexpr float stacked_below = 560;     // CSS pixels of room
constexpr std::size_t stacked_from = 3;  // columns

}  // namespace

float least_table_width(std::span<const Column> columns) {
  float sum = 0;
  for (const Column& column : columns) sum += (column.width > 0 ? column.width : 110 * column.weight) + 2 * side_padding;
  return sum;
}

float Table::row_height() {
  const float lines = stacked_ ? stacked_height() : static_cast<float>(options_.lines) * text_size::body;
  return ImMax(lines + 2 * cell_padding, look().touch ? 44.0F : 0.0F);
}

Table::Table(const char* id, std::string_view name, std::span<const Column> columns, const TableOptions& options)
    : id_(id), name_(name), columns_(columns), options_(options), key_(ImGui::GetID(id)), lead_(options.ticked != nullptr ? 1 : 0) {
  static std::map<ImGuiID, Memory> memories;
  const auto [found, fresh] = memories.try_emplace(key_);
  memory_ = &found->second;
  if (fresh) memory_->sort_column = options.sort_column, memory_->sort_ascending = options.sort_ascending;
  if (memory_->sort_column >= static_cast<int>(columns.size())) memory_->sort_column = -1;
  const float ticks = lead_ > 0 ? tick_width() + 2 * side_padding : 0;
  const float room = ImGui::GetContentRegionAvail().x, least = least_table_width(columns) + ticks;
  stacked_ = options.stacks && room < least && room < stacked_below && columns.size() >= stacked_from;
  const bool sideways = room < least && !stacked_;
  if (options_.tools) draw_tools();

  const ImVec2 at = ImGui::GetCursorScreenPos();
  scrolls_ = options.height > 0 || sideways;
  ImGuiTableFlags flags = ImGuiTableFlags_Resizable | ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_NoBordersInBody |
                          ImGuiTableFlags_PadOuterX | ImGuiTableFlags_NoSavedSettings;
  if (options.height > 0) flags |= ImGuiTableFlags_ScrollY;
  if (sideways) flags |= ImGuiTableFlags_ScrollX;
  // A table as high as its rows remembers how high that was: the twin needs it before the rows are drawn, and a table that
  // scrolls sideways would take all the height there is.
  float height = options.height;
  if (height <= 0) {
    height_ = ImGui::GetStateStorage()->GetFloatRef(key_, 8 * row_height());
    height = *height_;
  }
  ImGui::PushStyleVar(ImGuiStyleVar_CellPadding, ImVec2(side_padding, cell_padding));
  ImGui::PushStyleVar(ImGuiStyleVar_ScrollbarSize, 10);
  // Dear ImGui keeps the first widths of a table by its id and count of columns: with columns of other widths it is another table to it.
  const std::string kept_as = std::string(id) + "/" + std::to_string(static_cast<int>(least));
  const int drawn_columns = (stacked_ ? 1 : static_cast<int>(columns.size())) + lead_;
  open_ = ImGui::BeginTable(kept_as.c_str(), drawn_columns, flags, {0, sideways ? height : options.height}, sideways ? least : 0);
  if (!open_) {
    ImGui::PopStyleVar(2);
    return;
  }
  const ImVec2 high(at.x + room, at.y + height);
  int said = 0;
  for (std::size_t i = 0; i < columns.size(); ++i) said += stands_stacked(i) ? 1 : 0;
  const float rows = memory_->rows > 0 ? static_cast<float>(memory_->rows + 1) : -1;
  twin::begin(twin::Role::table, name, at, high, {.extra = {rows, static_cast<float>(said + lead_), 0, 0}}, ImGui::GetCurrentTable()->ID);
  if (scrolls_) twin::begin_scroll();
  if (lead_ > 0) ImGui::TableSetupColumn("##ticks", ImGuiTableColumnFlags_WidthFixed | ImGuiTableColumnFlags_NoResize, tick_width());
  if (stacked_) ImGui::TableSetupColumn("##stack", ImGuiTableColumnFlags_WidthStretch, 1);
  int index = 0;
  float first_width = 0;
  for (const Column& column : stacked_ ? std::span<const Column>() : columns) {
    ImGuiTableColumnFlags column_flags = column.width > 0 ? ImGuiTableColumnFlags_WidthFixed : ImGuiTableColumnFlags_WidthStretch;
    if (sideways && column.width <= 0)
      column_flags = (column_flags & ~ImGuiTableColumnFlags_WidthStretch) | ImGuiTableColumnFlags_WidthFixed;
    const float width = column.width > 0 ? column.width : sideways ? 110 * column.weight : column.weight;
    if (index == 0) first_width = width + ticks + 2 * side_padding;
    // Ids by position: titles change with the language, widths and order stay.
    char column_id[16];
    ImFormatString(column_id, sizeof column_id, "##%d", index++);
    ImGui::TableSetupColumn(column_id, column_flags, width);
  }
  const int frozen = options.frozen_columns == 0 && sideways && first_width < room / 2 ? 1 : options.frozen_columns;
  ImGui::TableSetupScrollFreeze(frozen > 0 && !stacked_ ? frozen + lead_ : 0, options.height > 0 && !stacked_ ? 1 : 0);
  if (stacked_)
    stacked_header();
  else
    header();
  TableTraffic& traffic = table_traffic();
  const ImRect outer = ImGui::GetCurrentTable()->OuterRect;
  if (ImGui::IsMouseClicked(0) && outer.Contains(ImGui::GetIO().MousePos) && ImGui::IsWindowHovered(ImGuiHoveredFlags_ChildWindows))
    traffic.active = key_;
  traffic.active_drawn = traffic.active_drawn || traffic.active == key_;
  copies_ = traffic.copy_asked && !traffic.copied && (traffic.active == key_ || !traffic.active_seen);
  if (copies_) copy_titles();
}

Table::~Table() {
  if (!open_) return;
  finish_row();
  if (height_ != nullptr) {
    const ImGuiTable* table = ImGui::GetCurrentTable();
    const float rows_end = ImMax(table->RowPosY2, ImGui::GetCursorScreenPos().y);
    const float below = scrolls_ ? table->InnerWindow->Scroll.y + ImGui::GetStyle().ScrollbarSize + 2 : 0;
    *height_ = ImFloor(rows_end - table->OuterRect.Min.y + below);
  }
  if (scrolls_) twin::end_scroll();
  twin::end();
  ImGui::EndTable();
  ImGui::PopStyleVar(2);
  if (nothing_) paragraph_quiet(word({"table.nothing", {{"filter", memory_->filter}}}));
}

// A line above tables of more than a few rows: what to look for, how much of it there is, and a way into a spreadsheet.
void Table::draw_tools() {
  Memory& memory = *memory_;
  if (memory.rows < tools_from && memory.filter.empty()) return;
  ImGui::PushID(id_.c_str());
  const std::string copy = word({"table.copy", {}});
  const float room = ImGui::GetContentRegionAvail().x, copy_width = button_width(copy);
  const float width = ImMin(260.0F, room - copy_width - 12);
  const std::string placeholder = word({"table.filter", {}});
  if (text_field(word({"table.filter.name", {{"table", name_}}}), memory.filter,
                 {.width = width, .placeholder = placeholder, .show_label = false})) {
    memory.words.clear();
    const std::string folded = text::folded_words(memory.filter);
    for (const std::string_view part : text::split(folded, ' ')) {
      if (!part.empty()) memory.words.emplace_back(part);
    }
    memory.filter_changed = true;
  }
  ImGui::SameLine(0, 12);
  if (!memory.words.empty()) {
    const std::string count =
        word({"table.count", {{"count", static_cast<std::int64_t>(memory.order.size())}, {"all", static_cast<std::int64_t>(memory.rows)}}});
    if (text_extent(count).x < room - width - copy_width - 36) {
      ImGui::SetCursorPosY(ImGui::GetCursorPosY() + (look().theme.target - text_size::body) / 2);
      quiet(count);
      ImGui::SameLine(0, 12);
      ImGui::SetCursorPosY(ImGui::GetCursorPosY() - (look().theme.target - text_size::body) / 2);
    }
  }
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() + ImMax(0.0F, ImGui::GetContentRegionAvail().x - copy_width));
  if (button(copy,
             {.name = word({"table.copy.name", {{"table", name_}}}),
              .tooltip = word({"table.copy.why", {{"keys", std::string(ImGui::GetIO().ConfigMacOSXBehaviors ? "⌘C" : "Ctrl+C")}}})})) {
    table_traffic().active = key_;
    table_traffic().active_seen = true;
    ask_for_cells(false);
  }
  if (stacked_ && options_.sortable) draw_order();
  ImGui::PopID();
}

void Table::header() {
  ImGui::TableNextRow(ImGuiTableRowFlags_Headers, static_cast<float>(options_.lines) * text_size::small + 2 * cell_padding);
  const ImVec2 low = ImGui::GetCursorScreenPos();
  twin::begin(twin::Role::row, {}, low, {low.x + ImGui::GetContentRegionAvail().x, low.y + row_height()}, {.extra = {1, 0, 0, 0}});
  if (lead_ > 0) draw_tick_of_all();
  for (int i = 0; i < static_cast<int>(columns_.size()); ++i) {
    ImGui::TableSetColumnIndex(i + lead_);  // also out of sight: cells are read with the titles of their columns
    const Column& column = columns_[static_cast<std::size_t>(i)];
    ImGui::PushID(i);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const bool sorted = options_.sortable && memory_->sort_column == i;
    ImGui::SetNextItemAllowOverlap();
    const bool pressed =
        options_.sortable
            ? ImGui::InvisibleButton("header", {ImMax(width, 1.0F), ImMax(24.0F, text_size::small)}, ImGuiButtonFlags_EnableNav)
            : (ImGui::Dummy({ImMax(width, 1.0F), static_cast<float>(options_.lines) * text_size::small}), false);
    const twin::Flags flags = !sorted ? 0 : memory_->sort_ascending ? twin::sorted_up : twin::sorted_down;
    twin::item(twin::Role::column_header, column.title, {.flags = flags, .hint = column.explanation, .level = options_.sortable ? 1 : 0});
    if (options_.sortable && ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    const float sign = sorted ? 14.0F : 0.0F;
    const float extent = text_extent(column.title, look().fonts.strong, text_size::small).x;
    const float x = column.number ? ImMax(at.x, at.x + width - extent) : at.x;
    const float y = at.y + (options_.sortable ? 3.0F : 0.0F);
    draw_lines({ImFloor(x), y}, look().theme.ink_quiet, column.title, look().fonts.strong, text_size::small, width - sign, options_.lines);
    if (!column.explanation.empty() && extent <= width - sign) {
      // Dotted below: there is an explanation.
      for (float dot = x; dot < ImMin(x + extent, at.x + width - sign); dot += 4) {
        ImGui::GetWindowDrawList()->AddRectFilled({dot, y + 17}, {dot + 2, y + 18}, look().theme.control_line);
      }
    }
    if (sorted) {
      const float sign_x = column.number ? ImMax(x - 8, at.x - 4) : ImMin(x + extent + 9, at.x + width - 5);
      const float tip = memory_->sort_ascending ? -3.0F : 3.0F, middle = y + 9;
      ImGui::GetWindowDrawList()->AddTriangleFilled({sign_x - 4, middle - tip}, {sign_x + 4, middle - tip}, {sign_x, middle + tip},
                                                    look().theme.ink_quiet);
    }
    if (options_.sortable) ImGui::RenderNavCursor(GImGui->LastItemData.Rect, GImGui->LastItemData.ID);
    if (!column.explanation.empty()) tooltip(column.explanation);
    if (pressed) {
      memory_->sort_ascending = !(sorted && memory_->sort_ascending);
      memory_->sort_column = i;
      table_traffic().active = key_;
    }
    ImGui::PopID();
  }
  twin::end();
}

void Table::finish_row() {
  if (!row_open_) return;
  row_open_ = false;
  if (copies_ && !line_.empty()) {
    line_.resize(columns_.size());
    copy_line(line_);
    ++table_traffic().copied->rows;
    line_.clear();
  }
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
    ImGui::TableSetColumnIndex(lead_);
    const twin::Mute mute;
    ImGui::PushID(row_);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const ImU32 lit = selected ? 0 : look().theme.ground;
    ImGui::PushStyleColor(ImGuiCol_Header, 0U);
    ImGui::PushStyleColor(ImGuiCol_HeaderHovered, lit);
    ImGui::PushStyleColor(ImGuiCol_HeaderActive, lit);
    const ImGuiSelectableFlags flags = ImGuiSelectableFlags_SpanAllColumns | ImGuiSelectableFlags_AllowOverlap;
    if (ImGui::Selectable("##row", selected, flags, {0, row_height() - 2 * cell_padding})) {
      clicked_ = row_;
      table_traffic().active = key_;
    }
    ImGui::PopStyleColor(3);
    twin::item(
        twin::Role::row, name,
        {.flags = selected ? twin::selected : 0, .level = 1, .extra = {static_cast<float>((place_ >= 0 ? place_ : row_) + 2), 0, 0, 0}});
    ImGui::SetCursorScreenPos(at);
    ImGui::PopID();
    column_ = -1;
    twin::enter();
  } else {
    twin::begin(twin::Role::row, name, row_low_, row_high_, {.extra = {static_cast<float>((place_ >= 0 ? place_ : row_) + 2), 0, 0, 0}});
  }
  row_open_ = true;
}

void Table::rows(int count, const std::function<void(int row)>& draw_row, const std::function<bool(int row)>& selected,
                 const std::function<std::string(int row)>& name) {
  if (!open_) return;
  memory_->rows = count;
  equal_rows_ = count > most_drawn_rows;
  if (stacked_ && equal_rows_) measure_slots(count, draw_row);
  arrange(count, draw_row);
  TableTraffic& traffic = table_traffic();
  if (copies_) copy_rows(count, draw_row, selected);
  copies_ = false;
  if (options_.paste && (traffic.takes_paste == 0 || traffic.active == key_)) {
    traffic.takes_paste = key_;
    traffic.titles.clear();
    for (const Column& column : columns_) traffic.titles.push_back(text::folded(column.title));
  }
  if (options_.paste && !traffic.pasted.empty() && traffic.paste_for == key_) paste_rows(count, draw_row);
  const int shown = memory_->arranged ? static_cast<int>(memory_->order.size()) : count;
  const auto draw = [&](int first, int end) {
    for (place_ = first; place_ < end; ++place_) {
      const int row = at(place_);
      row_ = row - 1;
      const std::string called = name ? name(row) : std::string();
      next_row(selected && selected(row), called);
      if (lead_ > 0) draw_tick(row, called);
      draw_row(row);
    }
  };
  if (count <= most_drawn_rows) {
    draw(0, shown);
  } else {
    ImGuiListClipper clipper;
    clipper.Begin(shown, row_height());
    while (clipper.Step()) draw(clipper.DisplayStart, clipper.DisplayEnd);
  }
  finish_row();
  place_ = -1;
  nothing_ = shown == 0 && count > 0;
  tick_rows(shown);
}

bool Table::next_cell() {
  ++column_;
  if (!stacked_) return ImGui::TableSetColumnIndex(column_ + lead_);
  const bool visible = ImGui::TableSetColumnIndex(lead_);
  stack_cell();
  return visible;
}

// While rows are read for sorting or copying nothing is drawn; while a short table is copied, both happen.
bool Table::takes_down(std::string_view text, SortKey key, ImFont* font) {
  if (taken_ != nullptr) {
    ++column_;
    taken_->push_back({std::string(text), key, std::exchange(copied_, {}), font});
    return true;
  }
  if (copies_) line_.push_back({std::string(text), key, copied_, font});
  copied_.clear();
  return false;
}

void Table::put(std::string_view text, ImFont* font, ImU32 color, bool right, SortKey key) {
  if (stacked_) {
    if (heads(static_cast<std::size_t>(column_ + 1))) font = look().fonts.strong;
    right = false;
  }
  if (takes_down(text, key, font)) return;
  const bool visible = next_cell();
  if (stacked_ && !equal_rows_) fit_slot(static_cast<std::size_t>(column_), text_height(static_cast<std::size_t>(column_), text, font));
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float room = ImGui::GetContentRegionAvail().x;
  const float extent = visible ? text_extent(text, font).x : 0;
  const float x = right ? ImFloor(at.x + ImMax(0.0F, room - extent)) : at.x;
  ImGui::SetCursorScreenPos({x, at.y});
  const int lines = stacked_ ? static_cast<int>(slots()[static_cast<std::size_t>(column_)] / text_size::body) : options_.lines;
  ImGui::Dummy({ImMax(1.0F, ImMin(extent, room)), extent > room ? static_cast<float>(lines) * text_size::body : text_size::body});
  const std::string source = std::move(source_);
  source_.clear();
  twin::cell(text, source);
  if (!visible) return;
  const float middle = options_.lines == 1 && !stacked_ ? (row_height() - text_size::body) / 2 - cell_padding : 0;
  const bool whole = draw_lines({x, at.y + middle}, color, text, font, text_size::body, room, lines);
  if ((whole && source.empty()) || !ImGui::IsItemHovered()) return;
  tooltip(whole ? source : source.empty() ? std::string(text) : std::string(text) + '\n' + source);
}

void Table::from(const std::function<std::string()>& source) {
  if (taken_ == nullptr) source_ = source();
}

void Table::text(std::string_view text, SortKey key) {
  const bool right = columns_[static_cast<std::size_t>(column_) + 1].number;
  put(text, look().fonts.regular, look().theme.ink, right, key);
}
void Table::text_quiet(std::string_view text, SortKey key) { put(text, look().fonts.regular, look().theme.ink_quiet, false, key); }
void Table::strong(std::string_view text, SortKey key) { put(text, look().fonts.strong, look().theme.ink, false, key); }
void Table::mono(std::string_view text) { put(text, look().fonts.mono, look().theme.ink, false, {}); }
void Table::number(std::string_view text, SortKey key) { put(text, look().fonts.regular, look().theme.ink, true, key); }

void Table::day(std::string_view text, const std::optional<Date>& day) {
  if (day) copied_ = day->iso();
  this->text(text, day ? std::int64_t{day->days_since_epoch()} : std::int64_t{-1'000'000});
}

void Table::cell(std::string_view text, const std::function<void()>& draw, SortKey key) {
  if (takes_down(text, key, nullptr)) return;
  next_cell();
  if (stacked_ && !stands_stacked(static_cast<std::size_t>(column_))) {
    slots()[static_cast<std::size_t>(column_)] = 0;
    return;
  }
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const std::string source = std::move(source_);
  source_.clear();
  twin::begin(twin::Role::cell, {}, at, {at.x + ImGui::GetContentRegionAvail().x, at.y + text_size::body}, {.hint = source});
  if (stacked_) ImGui::BeginGroup();
  draw();
  if (stacked_) {
    ImGui::EndGroup();
    fit_slot(static_cast<std::size_t>(column_), ImMax(text_size::body, ImGui::GetItemRectSize().y));
  }
  twin::end();
  if (!source.empty() && ImGui::IsItemHovered()) tooltip(source);
}

}  // namespace csp::ui
