#pragma once
// Real tables: sorting, filtering, resizing, a header and a first column that stay, several rows ticked, copying to and pasting
// from a spreadsheet, numbers to the right, a million rows at the price of the visible ones.
//
//   ui::Table table("subscriptions", name, columns, {.height = 400});
//   if (table) {
//     table.rows(count, [&](int row) {
//       table.text(name);            // one call per column, in order
//       table.number("1,250", 1250);
//       table.cell(word, [&] { ui::tag(...); });
//     });
//   }
//
// The table sorts, filters and copies what its cells say; the view draws rows by their own numbers and knows nothing of it.
// Every row is equally high, one line or as many as the options say; details belong beside or below the table. Up to sixty rows are drawn
// whole, and so said; of more only those in sight.
// On a phone, where the columns do not fit beside each other, the cells of a row stand below each other, each beside the title of its
// column; a column without a title is left out there. Each of up to sixty rows is then as high as its texts need.

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/date.hpp"
#include "imgui.h"
#include "shell/look.hpp"

namespace csp::ui {

struct Column {
  std::string title;
  float width = 0;  // CSS pixels; 0 = takes part of the rest by weight
  float weight = 1;
  bool number = false;           // right-aligned
  std::string explanation = {};  // tooltip of the header
};

// What a cell is sorted by when its text does not do: the days of a date, the micros of an amount, a count.
using SortKey = std::optional<std::int64_t>;

// Cells that came from a spreadsheet and belong to one row: index of the column and the text, as far as the titles were known.
struct PastedRow {
  int row = 0;
  std::vector<std::pair<int, std::string>> cells;
};

struct TableOptions {
  float height = 0;        // 0 = as high as its rows; otherwise scrolls inside, header stays
  int lines = 1;           // of a row and of the titles: text is broken between words, the last line is cut
  int frozen_columns = 0;  // stay when the table scrolls sideways; the first one does anyhow where there is room
  bool sortable = true;
  int sort_column = -1;  // at first
  bool sort_ascending = true;
  bool selectable = false;  // rows can be clicked: see clicked_row
  bool tools = true;        // a filter and a copy button above tables of more than a few rows
  bool stacks = true;       // on a phone; false: scrolls sideways there, too
  // Changes whenever cells may say something else; spares long tables reading all their cells in each frame. 0 = not known.
  std::uint64_t revision = 0;
  // Rows can be ticked: the keys of those that are. `key` tells rows apart for good.
  std::set<std::string>* ticked = nullptr;
  std::function<std::string(int row)> key = {};
  // Takes cells pasted from a spreadsheet that has our titles in its first line and the first column's text in each row; `unknown`
  // are the first cells of lines that belong to no row.
  std::function<void(const std::vector<PastedRow>& rows, const std::vector<std::string>& unknown)> paste = {};
};

class Table {
 public:
  Table(const char* id, std::string_view name, std::span<const Column> columns, const TableOptions& options = {});
  ~Table();
  Table(const Table&) = delete;
  Table& operator=(const Table&) = delete;
  explicit operator bool() const { return open_; }

  // Calls draw_row for the rows that are drawn, in the order the user chose. `selected(row)` marks rows, `name(row)` is said for a
  // selectable one (both may be empty).
  void rows(int count, const std::function<void(int row)>& draw_row, const std::function<bool(int row)>& selected = {},
            const std::function<std::string(int row)>& name = {});
  // Or row by row, for short tables that are neither sorted nor filtered. `name` is said for a selectable row.
  void next_row(bool selected = false, std::string_view name = {});

  void text(std::string_view text, SortKey key = {});
  void text_quiet(std::string_view text, SortKey key = {});
  void strong(std::string_view text, SortKey key = {});
  void mono(std::string_view text);
  void number(std::string_view text, SortKey key = {});
  // Shown as people write it, sorted by time, and copied in the one form that every spreadsheet takes for a day.
  void day(std::string_view text, const std::optional<Date>& day);
  // Anything of one line: tag, link, several on one line. `text` is what is sorted by, found and copied.
  void cell(std::string_view text, const std::function<void()>& draw, SortKey key = {});
  void cell(const std::function<void()>& draw) { cell({}, draw); }
  // Where the next cell's value comes from: said with it, and shown when the pointer rests on it. Asked only of rows in sight.
  void from(const std::function<std::string()>& source);

  // Row that was clicked (or activated by keyboard) in this frame, -1 = none. Only with selectable.
  int clicked_row() const { return clicked_; }

 private:
  struct Memory;
  struct Cell {
    std::string text;
    SortKey key;
    std::string copied = {};  // where that is another text
    ImFont* font = nullptr;   // of a text; null: the view draws something else
  };

  void draw_tools();
  void header();
  // table_ticks.cpp
  void draw_tick_of_all();
  void draw_tick(int row, std::string_view called);
  bool tick(std::string_view name, bool on);
  void tick_rows(int shown);
  // table_stacked.cpp
  void draw_order();
  void stacked_header();
  void stack_cell();
  float stacked_room() const;
  bool stands_stacked(std::size_t column) const;  // a column of signs has no title to stand beside
  bool heads(std::size_t column) const;
  float text_height(std::size_t column, std::string_view text, ImFont* font) const;
  float stacked_height();
  std::vector<float>& slots();  // of the current row
  void fit_slot(std::size_t column, float height);
  void measure_slots(int count, const std::function<void(int row)>& draw_row);
  void finish_row();
  float row_height();
  bool next_cell();
  void put(std::string_view text, ImFont* font, ImU32 color, bool right, SortKey key);
  bool takes_down(std::string_view text, SortKey key, ImFont* font);
  // table_rows.cpp
  std::vector<Cell> cells_of(int row, const std::function<void(int row)>& draw_row);
  void arrange(int count, const std::function<void(int row)>& draw_row);
  void copy_rows(int count, const std::function<void(int row)>& draw_row, const std::function<bool(int row)>& selected);
  void paste_rows(int count, const std::function<void(int row)>& draw_row);
  void copy_line(const std::vector<Cell>& cells);
  void copy_titles();
  int at(int place) const;  // row at a place of the shown order
  std::uint64_t version() const;

  std::string id_;
  std::string name_;
  std::span<const Column> columns_;
  TableOptions options_;
  Memory* memory_ = nullptr;
  ImGuiID key_ = 0;
  bool open_ = false, row_open_ = false, scrolls_ = false, copies_ = false, stacked_ = false;
  bool equal_rows_ = false;  // of a stacked table: too many to give each its own height
  float titles_ = 0;         // of a stacked table: the room of its columns' titles
  bool nothing_ = false;     // no row contains what is looked for
  int lead_ = 0;             // columns before the first of the view: the ticks
  int column_ = -1, row_ = -1, place_ = -1, clicked_ = -1;
  int ticked_place_ = -1;
  bool tick_all_ = false, ticked_on_ = false;
  std::string source_;                  // of the next cell
  std::string copied_;                  // the same
  std::vector<Cell>* taken_ = nullptr;  // cells are taken down here; nothing is drawn
  std::vector<Cell> line_;              // of the row being drawn, while copying row by row
  ImVec2 row_low_, row_high_;
  float* height_ = nullptr;  // of the rows in the last frame
};

// Below it a table scrolls sideways instead of squeezing its text, or, on a phone, stacks its cells.
float least_table_width(std::span<const Column> columns);

// Cells of the table that was worked with last, else of the first on the page. Asked for now, they come with the next frame.
// `chosen`: the row that is lit in the table that was worked with, where none is ticked.
void ask_for_cells(bool chosen);
struct CopiedCells {
  std::string text;  // tab separated, titles first
  int rows = 0;
};
std::optional<CopiedCells> take_cells();
// No table was worked with yet: for an application that begins.
void forget_tables();
// Is there a table that would take them? Then it does with the next frame.
bool offer_cells(std::string_view text);
void begin_tables();  // once a frame, before the first table

}  // namespace csp::ui
