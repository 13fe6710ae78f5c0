// How does a table read on a phone, where its columns do not fit beside each other? Each row is a block: the first cell is its
// title, the others follow below each other, each beside the title of its column. What the header does there, a choice does here.
#include <algorithm>
#include <cmath>

#include "imgui_internal.h"
#include "shell/twin.hpp"
#include "shell/widgets/field.hpp"
#include "shell/widgets/table_memory.hpp"
#include "shell/widgets/text.hpp"

namespace csp::ui {
namespace {

constexpr float title_gap = 12;          // between a column's title and the value
constexpr float most_for_titles = 0.4F;  // of the row; longer titles break
constexpr int most_measured_rows = 200;  // of a table whose rows are equally high: one that needs more is cut
constexpr int most_value_lines = 4;      // of a value
constexpr int most_title_lines = 2;

float titles_width(std::span<const Column> columns, float room) {
  float widest = 0;
  for (std::size_t i = columns.front().number ? 0 : 1; i < columns.size(); ++i)
    widest = std::max(widest, text_extent(columns[i].title, nullptr, text_size::small).x);
  return std::ceil(std::min(widest, room * most_for_titles));
}

float height_of(std::string_view text, float room, int most, float line_height, ImFont* font) {
  return static_cast<float>(std::min(most, static_cast<int>(text_lines(text, room, line_height, font).size()))) * line_height;
}

}  // namespace

std::vector<float>& Table::slots() {
  const auto index = static_cast<std::size_t>(equal_rows_ || row_ < 0 ? 0 : row_);
  if (memory_->slots.size() <= index) memory_->slots.resize(index + 1, std::vector<float>(columns_.size(), text_size::body));
  std::vector<float>& row = memory_->slots[index];
  if (row.size() != columns_.size()) row.assign(columns_.size(), text_size::body);  // a view may show more of them than a moment ago
  return row;
}

float Table::stacked_height() {
  float sum = 0;
  for (const float slot : slots()) sum += slot;
  return sum;
}

float Table::stacked_room() const {
  const ImGuiTable* table = ImGui::GetCurrentTable();
  const ImGuiTableColumn& column = table->Columns[lead_];
  return column.WorkMaxX - column.WorkMinX;
}

void Table::fit_slot(std::size_t column, float height) {
  float& slot = slots()[column];
  slot = equal_rows_ ? std::max(slot, std::ceil(height)) : std::ceil(height);
}

// The first cell is the row's title; a figure says nothing without its own.
bool Table::heads(std::size_t column) const { return column == 0 && !columns_.front().number; }

bool Table::stands_stacked(std::size_t column) const { return !stacked_ || column == 0 || !columns_[column].title.empty(); }

float Table::text_height(std::size_t column, std::string_view text, ImFont* font) const {
  if (!stands_stacked(column)) return 0;
  const float room = stacked_room();
  if (heads(column)) return height_of(text, room, most_value_lines, text_size::body, font);
  return std::max(height_of(columns_[column].title, titles_, most_title_lines, text_size::small, nullptr),
                  height_of(text, room - titles_ - title_gap, most_value_lines, text_size::body, font));
}

// Of many rows, equally high: the texts of the first ones before any is drawn, for a page whose rows grow while it is scrolled would jump.
void Table::measure_slots(int count, const std::function<void(int row)>& draw_row) {
  const float room = stacked_room();
  const bool same = memory_->slots_room == room && memory_->slots_rows == count && memory_->slots_version == version() &&
                    (memory_->slots.empty() || memory_->slots.front().size() == columns_.size());
  if (same && version() != 0) return;
  if (!same) memory_->slots.clear();
  memory_->slots_room = room;
  memory_->slots_rows = count;
  memory_->slots_version = version();
  for (row_ = 0; row_ < std::min(count, most_measured_rows); ++row_) {
    const std::vector<Cell> cells = cells_of(row_, draw_row);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (cells[i].font != nullptr) fit_slot(i, text_height(i, cells[i].text, cells[i].font));
    }
  }
  row_ = column_ = -1;
}

// Puts the cursor where the next cell's value belongs, and the column's title beside it.
void Table::stack_cell() {
  const auto index = static_cast<std::size_t>(column_);
  float y = row_low_.y + ImGui::GetStyle().CellPadding.y;
  for (std::size_t i = 0; i < index; ++i) y += slots()[i];
  const ImGuiTableColumn& column = ImGui::GetCurrentTable()->Columns[lead_];
  float x = column.WorkMinX;
  if (!heads(index)) {
    // The small line stands on the value's own, not above it.
    draw_lines({x, y + text_size::body - text_size::small - 1}, look().theme.ink_quiet, columns_[index].title, nullptr, text_size::small,
               titles_, most_title_lines);
    x += titles_ + title_gap;
  }
  ImGui::SetCursorScreenPos({x, y});
}

// A header for those who do not see: cells are read with the titles of their columns.
void Table::stacked_header() {
  ImGui::TableNextRow(0, lead_ > 0 ? ImMax(look().touch ? 44.0F : 24.0F, text_size::body + 2 * ImGui::GetStyle().CellPadding.y) : 1);
  ImGui::TableSetColumnIndex(lead_);
  titles_ = titles_width(columns_, stacked_room());
  const ImVec2 low = ImGui::GetCursorScreenPos(), high(low.x + stacked_room(), low.y + text_size::small);
  twin::begin(twin::Role::row, {}, low, high, {.extra = {1, 0, 0, 0}});
  if (lead_ > 0) {
    draw_text({low.x, low.y}, look().theme.ink_quiet, word({"table.all", {}}), nullptr, text_size::body);
    draw_tick_of_all();
  }
  for (int i = 0; i < static_cast<int>(columns_.size()); ++i) {
    const Column& column = columns_[static_cast<std::size_t>(i)];
    if (!stands_stacked(static_cast<std::size_t>(i))) continue;
    const bool sorted = options_.sortable && memory_->sort_column == i;
    const twin::Flags flags = !sorted ? 0 : memory_->sort_ascending ? twin::sorted_up : twin::sorted_down;
    twin::begin(twin::Role::column_header, column.title, low, high, {.flags = flags, .hint = column.explanation});
    twin::end();
  }
  twin::end();
}

// What is pressed in a header, as a choice: as the rows come, or by a column, up or down.
void Table::draw_order() {
  std::vector<std::string> orders = {word({"table.order.none", {}})};
  for (const Column& column : columns_) {
    orders.push_back(word({"table.order.up", {{"column", column.title}}}));
    orders.push_back(word({"table.order.down", {{"column", column.title}}}));
  }
  int chosen = memory_->sort_column < 0 ? 0 : 1 + 2 * memory_->sort_column + (memory_->sort_ascending ? 0 : 1);
  if (!combo(word({"table.order", {{"table", name_}}}), chosen, orders, {.show_label = false})) return;
  memory_->sort_column = (chosen + 1) / 2 - 1;
  memory_->sort_ascending = chosen % 2 == 1;
  table_traffic().active = key_;
}

}  // namespace csp::ui
