#pragma once
// What is on the canvas, for those who do not see it? Dear ImGui draws pixels; the twin is the same interface as a list of
// nodes with role, name, state and place. web/page/twin.js mirrors it into transparent page elements, so that screen readers,
// browser automation and the keyboard find every control. What is done to an element comes back as a command.
//
// Widgets of shell/widgets report themselves. In a view you only need, around plain drawing: heading, text, begin/end.
// Dear ImGui's own Button, Checkbox, Selectable, ... appear by themselves (through its item hooks) as long as they are visible.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "imgui.h"

namespace csp::twin {

// Order is part of the interface to web/page/twin.js: tests/house/twin.py compares roles and flags.
enum class Role : std::uint8_t {
  none,
  button,
  link,
  checkbox,
  radio,
  textbox,
  combobox,
  option,
  slider,
  heading,
  text,
  status,
  image,
  table,
  row,
  column_header,
  cell,
  navigation,
  main,
  banner,
  contentinfo,
  region,
  group,
  dialog,
  listbox,
  list,
  list_item,
  progress,
  tooltip,
  scroll,
  alert,
  row_header,
  term,
};

using Flags = std::uint32_t;
inline constexpr Flags disabled = 1U << 0;
inline constexpr Flags checkable = 1U << 1;  // has a checked or not checked state
inline constexpr Flags checked = 1U << 2;
inline constexpr Flags selected = 1U << 3;
inline constexpr Flags expandable = 1U << 4;  // has an open or closed state
inline constexpr Flags expanded = 1U << 5;
inline constexpr Flags invalid = 1U << 6;
inline constexpr Flags current = 1U << 7;  // the step or page the user is on
inline constexpr Flags multiline = 1U << 8;
inline constexpr Flags modal = 1U << 9;
inline constexpr Flags required = 1U << 10;
inline constexpr Flags sorted_up = 1U << 11;
inline constexpr Flags sorted_down = 1U << 12;
inline constexpr Flags mono = 1U << 13;  // text field in the monospaced face
inline constexpr Flags opens_menu = 1U << 14;
inline constexpr Flags steers = 1U << 16;     // text field whose arrow keys up and down move through the options beside it: take_steer
inline constexpr Flags figures = 1U << 17;    // text field for a number: on-screen keyboards show digits
inline constexpr Flags pressable = 1U << 15;  // a toggle button: `checked` says whether it is pressed

// Texts refer into Snapshot::strings. 18 words of 4 bytes each: read as such by web/page/twin.js.
struct Node {
  std::uint32_t id;
  std::uint32_t shape;  // role | level << 8 | depth << 16
  Flags flags;
  float x, y, width, height;
  std::uint32_t name, name_size;
  std::uint32_t value, value_size;
  std::uint32_t hint, hint_size;  // description or placeholder
  float extra[4];                 // scroll: x, y, content width, content height; table: rows, columns; progress: value, max
  std::uint32_t owner;            // text size in CSS pixels for text fields
};
static_assert(sizeof(Node) == 18 * 4 && offsetof(Node, name) == 7 * 4 && offsetof(Node, extra) == 13 * 4,
              "web/page/twin.js reads these words");

struct Snapshot {
  std::vector<Node> nodes;
  std::string strings;
  std::uint64_t hash = 0;  // equal hash = nothing to update
  ImGuiID focused = 0;     // item of the keyboard focus, 0 = none
  bool focus_visible = false;
  ImGuiID wants_focus = 0;  // a control or part asks for the focus (a field in a dialog that just opened, another view)
};

struct Options {
  Flags flags = 0;
  std::string_view value = {};
  std::string_view hint = {};
  int level = 0;
  float extra[4] = {0, 0, 0, 0};
};

// Describes the Dear ImGui item drawn last: call right after it (also when it is scrolled out of view).
void item(Role role, std::string_view name, const Options& options = {});

// Plain text and headings at the place of the last item, or at the given rectangle.
void text(std::string_view text);
void text(std::string_view text, ImVec2 minimum, ImVec2 maximum);
void heading(int level, std::string_view text);
void status(std::string_view text);                            // read out when it changes
void cell(std::string_view text, std::string_view hint = {});  // a cell with nothing but text

// A node with children. `id` makes it recognisable over frames (ImGui::GetID("...")); 0 is fine for plain groups.
void begin(Role role, std::string_view name, ImVec2 minimum, ImVec2 maximum, const Options& options = {}, ImGuiID id = 0);
void end();
// What follows, until end(), belongs to the node reported last (a selectable row with its cells).
void enter();
// The same for the current Dear ImGui window (call inside BeginChild / BeginPopup): keeps the page's scroll position equal to its own.
void begin_scroll();
void end_scroll();

// While one of these lives, Dear ImGui's own items are not reported (the caller describes them, or they are decoration).
struct Mute {
  Mute();
  ~Mute();
  Mute(const Mute&) = delete;
  Mute& operator=(const Mute&) = delete;
};

// Moves the focus to the last item at the end of this frame.
void focus_last_item();
// The same for the title of a part that begin() opened with this id: somebody was led to another view. Who is in the navigation stays
// there.
void focus_title(ImGuiID id);
// The same for the control of this name, as soon as one of the next frames has it: somebody was led to it from elsewhere.
void seek(std::string_view name);
// More frames are due until what somebody was led to is found and stands in view.
bool leads();

// Text fields are edited by the platform (input methods, dead keys, on-screen keyboards, clipboard). While `edits(id)`, the
// platform shows the text itself; what was typed arrives by take_edit; Enter by take_submit.
bool edits(ImGuiID id);
std::optional<std::string> take_edit(ImGuiID id);
bool take_submit(ImGuiID id);
int take_steer(ImGuiID id);  // lines down, negative = up

// --- for shell/gui and the platform ---
void start();
void stop();
void set_zoom(float zoom);    // nodes are given in the outside's pixels
void begin_frame();           // after ImGui::NewFrame
const Snapshot& end_frame();  // before ImGui::Render
const Snapshot& last();

void command_activate(ImGuiID id);
void command_focus(ImGuiID id, bool visible);  // 0 = it went to what is no control
void command_edit(ImGuiID id, std::string_view text);
void command_submit(ImGuiID id);
void command_steer(ImGuiID id, int lines);
void command_text_focus(ImGuiID id);  // 0 = no text field is being edited
void command_scroll(ImGuiID window, float x, float y);

}  // namespace csp::twin
