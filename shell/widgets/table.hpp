#pragma once
// Real tables: sorting, resizing, a header that stays, numbers to the right, a million rows at the price of the visible ones.
//
//   ui::Table table("subscriptions", name, columns, {.height = 400});
//   if (table) {
//     if (table.sort_changed()) sort(rows, table.sort_column(), table.sort_ascending());
//     table.rows(count, [&](int row) {
//       table.text(name);            // one call per column, in order
//       table.number("1,250");
//       table.cell([&] { ui::tag(...); });
//     });
//   }
//
// Sort an index of row numbers, never the rows. Every row is one line high; details belong beside or below the table.

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "shell/look.hpp"

namespace csp::ui {

struct Column {
  std::string title;
  float width = 0;    // CSS pixels; 0 = takes part of the rest by weight
  float weight = 1;
  bool number = false;  // right-aligned
  std::string explanation = {};  // tooltip of the header
};

struct TableOptions {
  float height = 0;  // 0 = as high as its rows; otherwise scrolls inside, header stays
  int frozen_columns = 0;
  bool sortable = true;
  int sort_column = -1;  // at first
  bool sort_ascending = true;
  bool selectable = false;  // rows can be clicked: see clicked_row
};

class Table {
 public:
  Table(const char* id, std::string_view name, std::span<const Column> columns, const TableOptions& options = {});
  ~Table();
  Table(const Table&) = delete;
  Table& operator=(const Table&) = delete;
  explicit operator bool() const { return open_; }

  // The sort order the user chose; sort_changed is true in the first frame and whenever it changes.
  bool sort_changed() const { return sort_changed_; }
  int sort_column() const { return sort_column_; }
  bool sort_ascending() const { return sort_ascending_; }

  // Calls draw_row for visible rows only. `selected(row)` marks rows, `name(row)` is said for a selectable one (both may be empty).
  void rows(int count, const std::function<void(int row)>& draw_row, const std::function<bool(int row)>& selected = {},
            const std::function<std::string(int row)>& name = {});
  // Or row by row, for short tables. `name` is said for a selectable row.
  void next_row(bool selected = false, std::string_view name = {});

  void text(std::string_view text);
  void text_quiet(std::string_view text);
  void strong(std::string_view text);
  void mono(std::string_view text);
  void number(std::string_view text);
  void cell(const std::function<void()>& draw);  // anything of one line: tag, link, several on one line

  // Row that was clicked (or activated by keyboard) in this frame, -1 = none. Only with selectable.
  int clicked_row() const { return clicked_; }

 private:
  void header();
  void finish_row();
  bool next_cell();
  void put(std::string_view text, ImFont* font, ImU32 color, bool right);

  std::span<const Column> columns_;
  TableOptions options_;
  bool open_ = false, sort_changed_ = false, sort_ascending_ = true, row_open_ = false, scrolls_ = false;
  int sort_column_ = -1, column_ = -1, row_ = -1, clicked_ = -1;
  ImVec2 row_low_, row_high_;
  float* memory_ = nullptr;  // height of the rows in the last frame
};

}  // namespace csp::ui
