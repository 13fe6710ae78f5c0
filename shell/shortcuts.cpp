#include "shell/shortcuts.hpp"

#include <algorithm>
#include <array>

#include "imgui_internal.h"
#include "shell/widgets/button.hpp"
#include "shell/widgets/popup.hpp"
#include "shell/widgets/table.hpp"
#include "shell/widgets/text.hpp"

namespace csp {
namespace {

bool opening = false;

struct Shortcut {
  std::string keys;
  const char* text;
};

}  // namespace

std::string command_keys(std::string_view letter, bool shift) {
  const bool apple = ImGui::GetIO().ConfigMacOSXBehaviors;
  return (apple ? (shift ? "⇧⌘" : "⌘") : (shift ? "Ctrl+Shift+" : "Ctrl+")) + std::string(letter);
}

void open_shortcuts() { opening = true; }

void draw_shortcuts(Context& context, bool& single_keys) {
  if (opening) ui::open_dialog("shortcuts");
  opening = false;
  const std::string title = context.text("keys.title");
  const float width = ImMin(720.0F, context.look.width - 24), keys_width = context.look.narrow ? 96.0F : 132.0F;
  if (!ui::begin_dialog("shortcuts", title, width)) return;
  const std::array<Shortcut, 14> shortcuts = {{
      {command_keys("K"), "keys.palette"},
      {command_keys("O"), "keys.open"},
      {command_keys("S"), "keys.save"},
      {command_keys("Z"), "keys.undo"},
      {command_keys("Z", true), "keys.redo"},
      {command_keys("C"), "keys.copy"},
      {command_keys("V"), "keys.paste"},
      {"Tab", "keys.tab"},
      {context.text("keys.arrows"), "keys.arrows.text"},
      {"← →", "keys.date"},
      {context.text("keys.enter"), "keys.enter.text"},
      {"Esc", "keys.escape"},
      {"1 – 6", "keys.steps"},
      {"?", "keys.sheet"},
  }};
  const std::array<ui::Column, 2> columns = {
      {{.title = context.text("keys.column.keys"), .width = keys_width}, {.title = context.text("keys.column.text")}}};
  // Nothing is cut: all rows have the lines that the longest of them needs.
  const float room = width - keys_width - 80;
  std::size_t lines = 1;
  for (const Shortcut& shortcut : shortcuts) {
    lines = std::max(lines, ui::text_lines(context.text(shortcut.text), room).size());
    if (ui::text_extent(shortcut.keys, context.look.fonts.strong).x > keys_width) lines = std::max(lines, std::size_t{2});
  }
  if (ui::Table table("keys", title, columns, {.lines = static_cast<int>(lines), .sortable = false, .tools = false}); table) {
    for (const Shortcut& shortcut : shortcuts) {
      table.next_row();
      table.strong(shortcut.keys);
      table.text(context.text(shortcut.text));
    }
  }
  ui::checkbox(context.text("keys.single"), single_keys);
  ui::paragraph_small(context.text("keys.single.why"));
  if (ui::primary_button(context.text("keys.close"))) ui::close_dialog();
  ui::end_dialog();
}

}  // namespace csp
