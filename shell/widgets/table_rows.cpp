// Which rows does a table show, in which order, and what do they say for a spreadsheet? Cells are read by letting the view draw
// rows while nothing is drawn.
#include <algorithm>
#include <map>
#include <numeric>

#include "core/base/text.hpp"
#include "core/output/writers/csv.hpp"
#include "imgui_internal.h"
#include "shell/widgets/table_memory.hpp"

namespace csp::ui {
namespace {

// The number a text of figures stands for, in millionths; texts without a figure come before all numbers.
std::int64_t figure_of(std::string_view text, std::string_view decimal_mark) {
  std::int64_t value = 0;
  int places = -1;
  bool any = false, negative = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c >= '0' && c <= '9') {
      if (places >= 6 || value > INT64_MAX / 20) continue;
      value = value * 10 + (c - '0');
      any = true;
      if (places >= 0) ++places;
    } else if (!any && (c == '-' || text.substr(i).starts_with("−"))) {
      negative = true;
    } else if (any && places < 0 && text.substr(i).starts_with(decimal_mark)) {
      places = 0;
    }
  }
  if (!any) return INT64_MIN;
  for (int i = std::max(places, 0); i < 6 && value < INT64_MAX / 10; ++i) value *= 10;
  return negative ? -value : value;
}

bool contains_all(const std::string& text, const std::vector<std::string>& words) {
  return std::all_of(words.begin(), words.end(), [&](const std::string& word) { return text.find(word) != std::string::npos; });
}

std::string one_line(std::string_view text) {
  std::string line(text);
  for (char& c : line) c = c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
  return line;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::string_view line : text::split(text, '\n')) {
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (!line.empty()) lines.push_back(line);
  }
  return lines;
}

}  // namespace

std::vector<Table::Cell> Table::cells_of(int row, const std::function<void(int row)>& draw_row) {
  std::vector<Cell> cells;
  cells.reserve(columns_.size());
  taken_ = &cells;
  column_ = -1;
  draw_row(row);
  taken_ = nullptr;
  cells.resize(columns_.size());
  return cells;
}

void Table::arrange(int count, const std::function<void(int row)>& draw_row) {
  Memory& memory = *memory_;
  const bool wanted = memory.sort_column >= 0 || !memory.words.empty();
  const bool other = version() == 0 || memory.revision != version() || memory.made_rows != count ||
                     memory.made_column != memory.sort_column || memory.made_ascending != memory.sort_ascending || memory.filter_changed;
  memory.arranged = wanted;
  if (!wanted || !other) return;
  memory.revision = version();
  memory.made_rows = count;
  memory.made_column = memory.sort_column;
  memory.made_ascending = memory.sort_ascending;
  memory.filter_changed = false;
  struct Key {
    std::int64_t number = 0;
    std::string text;
  };
  std::vector<Key> keys(static_cast<std::size_t>(count));
  memory.order.clear();
  const std::string mark(look().language ? look().language->decimal_mark() : ".");
  for (int row = 0; row < count; ++row) {
    const std::vector<Cell> cells = cells_of(row, draw_row);
    if (!memory.words.empty()) {
      std::string all;
      for (const Cell& cell : cells) all += text::folded_words(cell.text) + '\n';
      if (!contains_all(all, memory.words)) continue;
    }
    memory.order.push_back(row);
    if (memory.sort_column < 0) continue;
    const auto column = static_cast<std::size_t>(memory.sort_column);
    Key& key = keys[static_cast<std::size_t>(row)];
    if (cells[column].key)
      key.number = *cells[column].key;
    else if (columns_[column].number)
      key.number = figure_of(cells[column].text, mark);
    else
      key.text = text::folded_words(cells[column].text);
  }
  if (memory.sort_column < 0) return;
  const bool up = memory.sort_ascending;
  std::stable_sort(memory.order.begin(), memory.order.end(), [&](int a, int b) {
    const Key &first = keys[static_cast<std::size_t>(up ? a : b)], &second = keys[static_cast<std::size_t>(up ? b : a)];
    return first.number != second.number ? first.number < second.number : first.text < second.text;
  });
}

// The same cells say something else in another language, and while presenting. 0 = not known.
std::uint64_t Table::version() const {
  if (options_.revision == 0) return 0;
  const std::string_view language = look().language ? std::string_view(look().language->code()) : std::string_view();
  return (options_.revision * 31 + std::hash<std::string_view>()(language)) * 2 + (look().presenting ? 1 : 0) + 1;
}

int Table::at(int place) const { return memory_->arranged ? memory_->order[static_cast<std::size_t>(place)] : place; }

void Table::copy_line(const std::vector<Cell>& cells) {
  std::string& text = table_traffic().copied->text;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) text += '\t';
    // Figures stay figures; words from a file must not become a formula.
    if (!cells[i].copied.empty())
      text += cells[i].copied;
    else
      text += columns_[i].number ? one_line(cells[i].text) : neutral_text(one_line(cells[i].text));
  }
  text += '\n';
}

void Table::copy_titles() {
  table_traffic().copied = CopiedCells{};
  std::vector<Cell> titles;
  for (const Column& column : columns_) titles.push_back({column.title, {}});
  copy_line(titles);
}

void Table::copy_rows(int count, const std::function<void(int row)>& draw_row, const std::function<bool(int row)>& selected) {
  const int shown = memory_->arranged ? static_cast<int>(memory_->order.size()) : count;
  const auto ticked = [&](int row) { return options_.ticked != nullptr && options_.ticked->count(options_.key(row)) > 0; };
  bool any = false;
  for (int place = 0; place < shown && options_.ticked != nullptr; ++place) any = any || ticked(at(place));
  const bool chosen = !any && table_traffic().copy_chosen && table_traffic().active == key_ && selected && options_.selectable;
  bool lit = false;
  for (int place = 0; place < shown && chosen; ++place) lit = lit || selected(at(place));
  for (int place = 0; place < shown; ++place) {
    const int row = at(place);
    if ((any && !ticked(row)) || (lit && !selected(row))) continue;
    copy_line(cells_of(row, draw_row));
    ++table_traffic().copied->rows;
  }
}

void Table::paste_rows(int count, const std::function<void(int row)>& draw_row) {
  const std::string pasted = std::move(table_traffic().pasted);
  table_traffic().pasted.clear();
  const std::vector<std::string_view> lines = lines_of(pasted);
  if (lines.empty()) return;
  std::vector<int> columns;  // of the pasted cells, -1 = not one of ours
  for (const std::string_view title : text::split(lines.front(), '\t')) {
    const auto found = std::find_if(columns_.begin(), columns_.end(),
                                    [&](const Column& column) { return text::folded(column.title) == text::folded(title); });
    columns.push_back(found == columns_.end() ? -1 : static_cast<int>(found - columns_.begin()));
  }
  std::multimap<std::string, int> rows;  // by what the first cell says
  for (int row = 0; row < count; ++row) rows.emplace(neutral_text(one_line(cells_of(row, draw_row).front().text)), row);
  std::vector<PastedRow> found;
  std::vector<std::string> unknown;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const std::vector<std::string_view> cells = text::split(lines[i], '\t');
    PastedRow line{-1, {}};
    for (std::size_t c = 0; c < cells.size() && c < columns.size(); ++c) {
      if (columns[c] == 0) {
        // Rows that say the same are met in their order.
        const auto same = rows.find(std::string(cells[c]));
        if (same != rows.end()) {
          line.row = same->second;
          rows.erase(same);
        }
      } else if (columns[c] > 0) {
        line.cells.emplace_back(columns[c], std::string(cells[c]));
      }
    }
    if (line.row >= 0)
      found.push_back(std::move(line));
    else
      unknown.emplace_back(cells.empty() ? std::string_view() : cells.front());
  }
  options_.paste(found, unknown);
}

TableTraffic& table_traffic() {
  static TableTraffic traffic;
  return traffic;
}

void begin_tables() {
  TableTraffic& traffic = table_traffic();
  traffic.active_seen = traffic.active_drawn;
  traffic.active_drawn = false;
  traffic.takes_paste = 0;
}

void ask_for_cells(bool chosen) {
  table_traffic().copy_asked = true;
  table_traffic().copy_chosen = chosen;
}

void forget_tables() { table_traffic() = {}; }

std::optional<CopiedCells> take_cells() {
  std::optional<CopiedCells> cells = std::move(table_traffic().copied);
  table_traffic().copied.reset();
  table_traffic().copy_asked = false;
  return cells;
}

bool offer_cells(std::string_view text) {
  TableTraffic& traffic = table_traffic();
  if (traffic.takes_paste == 0) return false;
  // Cells are for this table when their first line has the title of its first column and of one more.
  std::size_t known = 0;
  bool first = false;
  for (const std::string_view title : text::split(text.substr(0, text.find_first_of("\r\n")), '\t')) {
    const auto found = std::find(traffic.titles.begin(), traffic.titles.end(), text::folded(title));
    if (found == traffic.titles.end()) continue;
    ++known;
    first = first || found == traffic.titles.begin();
  }
  if (!first || known < 2) return false;
  traffic.pasted = text;
  traffic.paste_for = traffic.takes_paste;
  return true;
}

std::string word(const Message& message) { return look().language ? (*look().language)(message) : message.key; }

}  // namespace csp::ui
