#pragma once
// What does a table remember from frame to frame? Looks only: filter, order, ticks on the way. Kept by id, as Dear ImGui keeps its own.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/language.hpp"
#include "imgui.h"
#include "shell/widgets/table.hpp"

namespace csp::ui {

struct Table::Memory {
  std::string filter;
  std::vector<std::string> words;  // of the filter, folded
  int rows = 0;                    // all, in the last frame
  // The order of the rows and what it was made from.
  bool arranged = false;
  std::vector<int> order;
  std::uint64_t revision = 0;
  int made_rows = -1, sort_column = -1, made_column = -1;
  bool sort_ascending = true, made_ascending = true, filter_changed = false, sort_changed = true;
  int anchor = -1;  // place of the latest tick, where a range begins
  // Of a stacked table: how high the cells of each row are, or those of all rows where they are many, and for which room and rows that
  // was found out.
  std::vector<std::vector<float>> slots;
  float slots_room = 0;
  int slots_rows = -1;
  std::uint64_t slots_version = 0;
};

// What is going on between the frame's outside and its tables.
struct TableTraffic {
  ImGuiID active = 0;                              // worked with last
  bool active_drawn = false, active_seen = false;  // in this frame, in the one before
  bool copy_asked = false, copy_chosen = false;
  ImGuiID takes_paste = 0;          // in this frame: the active table, else the first that takes cells
  std::vector<std::string> titles;  // its columns, folded
  std::string pasted;               // waits for the table `paste_for`
  ImGuiID paste_for = 0;
  std::optional<CopiedCells> copied;
};
TableTraffic& table_traffic();

float tick_width();  // of the column of ticks, CSS pixels

// "Copy 12 rows", in the language on.
std::string word(const Message& message);

}  // namespace csp::ui
