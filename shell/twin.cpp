#include "shell/twin.hpp"

#include <cstdarg>
#include <cstring>
#include <map>
#include <utility>

#include "imgui_internal.h"

namespace csp::twin {
namespace {

constexpr int frames_to_seek = 5;
constexpr int frames_to_show = 8;       // the view itself goes first: it may show more than the control, e.g. the question with its answer
constexpr int frames_of_scrolling = 3;  // heights of cards above it are known a frame later
constexpr float room_around_shown = 16;

// Where an item lives, so that a command of the next frame can focus it.
struct Place {
  ImGuiWindow* window = nullptr;
  ImRect rectangle;
  ImGuiNavLayer layer = ImGuiNavLayer_Main;
  ImGuiID scope = 0;
};

struct State {
  Snapshot snapshot;
  std::map<ImGuiID, Place> places;
  std::uint32_t depth = 0;
  int muted = 0;
  ImRect added;  // of the latest ItemAdd, which comes before its label
  ImGuiID added_id = 0;
  bool added_disabled = false;
  ImGuiID wants_focus = 0;
  bool leaves_controls = false;  // the focus went to a title

  ImGuiID focus = 0;
  bool focus_visible = false;
  ImGuiID edited = 0;
  std::map<ImGuiID, std::string> edits;
  std::string sought;  // the control of this name takes the focus
  int seek_frames = 0;
  ImGuiID shown = 0;  // what the focus was wished for, until it stands in view
  int show_frames = 0;
  ImGuiID submitted = 0;
  ImGuiID steered = 0;
  int steer_lines = 0;
  float zoom = 1;
  struct Scroll {
    float x, y;
  };
  std::map<ImGuiID, Scroll> scrolls;
};

State* state = nullptr;

std::uint32_t keep(std::string_view text) {
  const auto offset = static_cast<std::uint32_t>(state->snapshot.strings.size());
  state->snapshot.strings.append(text);
  return offset;
}

// Dear ImGui's labels carry an id after "##" that nobody should hear.
std::string_view clean(std::string_view label) {
  const std::size_t mark = label.find("##");
  return mark == std::string_view::npos ? label : label.substr(0, mark);
}

void fill(Node& node, Role role, std::string_view name, const Options& options) {
  node.shape = static_cast<std::uint32_t>(role) | static_cast<std::uint32_t>(options.level & 255) << 8 | state->depth << 16;
  node.flags = options.flags;
  const std::string_view shown = clean(name);
  node.name = keep(shown);
  node.name_size = static_cast<std::uint32_t>(shown.size());
  node.value = keep(options.value);
  node.value_size = static_cast<std::uint32_t>(options.value.size());
  node.hint = keep(options.hint);
  node.hint_size = static_cast<std::uint32_t>(options.hint.size());
  std::memcpy(node.extra, options.extra, sizeof node.extra);
}

Node& add(ImGuiID id, const ImRect& rectangle) {
  Node node{};
  node.id = id;
  node.x = rectangle.Min.x;
  node.y = rectangle.Min.y;
  node.width = rectangle.GetWidth();
  node.height = rectangle.GetHeight();
  return state->snapshot.nodes.emplace_back(node);
}

// The node of an item reported a moment ago; widgets describe right after drawing, so it is near the end.
Node* recent(ImGuiID id) {
  auto& nodes = state->snapshot.nodes;
  std::size_t looked = 0;
  for (std::size_t i = nodes.size(); i-- > 0 && looked < 8; ++looked) {
    if (nodes[i].id == id) return &nodes[i];
  }
  return nullptr;
}

void remember_place(ImGuiID id, const ImRect& rectangle) {
  ImGuiContext& gui = *GImGui;
  state->places[id] = {gui.CurrentWindow, rectangle, gui.CurrentWindow->DC.NavLayerCurrent, gui.CurrentFocusScopeId};
}

void leaf(Role role, std::string_view text, const ImRect& rectangle, int level = 0) {
  if (!state || text.empty()) return;
  Options options;
  options.level = level;
  fill(add(0, rectangle), role, text, options);
}

std::uint64_t hash_bytes(std::uint64_t hash, const void* data, std::size_t size) {
  const auto* bytes = static_cast<const unsigned char*>(data);
  for (std::size_t i = 0; i < size; ++i) hash = (hash ^ bytes[i]) * 1099511628211ULL;
  return hash;
}

void hook_added(ImGuiID id, const ImRect& rectangle, const ImGuiLastItemData* data) {
  state->added = rectangle;
  state->added_id = id;
  state->added_disabled = data && (data->ItemFlags & ImGuiItemFlags_Disabled) != 0;
}

void hook_labelled(ImGuiContext& gui, ImGuiID id, const char* label, ImGuiItemStatusFlags status) {
  if (state->muted > 0 || !label || id != state->added_id) return;
  if (!gui.CurrentWindow || id == gui.CurrentWindow->ID) return;  // the window itself
  if (clean(label).empty() || recent(id)) return;
  Role role = Role::button;
  Options options;
  if (status & ImGuiItemStatusFlags_Inputable) role = Role::textbox;
  if (status & ImGuiItemStatusFlags_Checkable) {
    role = Role::checkbox;
    options.flags |= checkable | ((status & ImGuiItemStatusFlags_Checked) ? checked : 0);
  }
  if (status & ImGuiItemStatusFlags_Openable) options.flags |= expandable | ((status & ImGuiItemStatusFlags_Opened) ? expanded : 0);
  if (state->added_disabled) options.flags |= disabled;
  fill(add(id, state->added), role, label, options);
  remember_place(id, state->added);
}

}  // namespace

void item(Role role, std::string_view name, const Options& options) {
  if (!state) return;
  const ImGuiLastItemData& data = GImGui->LastItemData;
  Node* node = recent(data.ID);
  if (!node || data.ID == 0) node = &add(data.ID, data.Rect);
  fill(*node, role, name, options);
  if (data.ItemFlags & ImGuiItemFlags_Disabled) node->flags |= disabled;
  if (data.ID) remember_place(data.ID, data.Rect);
}

void text(std::string_view text) {
  if (state) leaf(Role::text, text, GImGui->LastItemData.Rect);
}
void text(std::string_view text, ImVec2 minimum, ImVec2 maximum) { leaf(Role::text, text, {minimum, maximum}); }
void heading(int level, std::string_view text) {
  if (state) leaf(Role::heading, text, GImGui->LastItemData.Rect, level);
}
void status(std::string_view text) {
  if (state) leaf(Role::status, text, GImGui->LastItemData.Rect);
}
void cell(std::string_view text, std::string_view hint) {
  if (!state) return;
  fill(add(0, GImGui->LastItemData.Rect), Role::cell, text, {.hint = hint});
}

void begin(Role role, std::string_view name, ImVec2 minimum, ImVec2 maximum, const Options& options, ImGuiID id) {
  if (!state) return;
  fill(add(id, {minimum, maximum}), role, name, options);
  ++state->depth;
}

void end() {
  if (state && state->depth > 0) --state->depth;
}

void enter() {
  if (state) ++state->depth;
}

void begin_scroll() {
  if (!state) return;
  ImGuiWindow* window = GImGui->CurrentWindow;
  const auto wish = state->scrolls.find(window->ID);
  if (wish != state->scrolls.end()) {
    ImGui::SetScrollX(window, ImClamp(wish->second.x, 0.0F, window->ScrollMax.x));
    ImGui::SetScrollY(window, ImClamp(wish->second.y, 0.0F, window->ScrollMax.y));
    state->scrolls.erase(wish);
  }
  const ImRect view = window->InnerRect;
  Options options;
  options.extra[0] = window->Scroll.x;
  options.extra[1] = window->Scroll.y;
  options.extra[2] = view.GetWidth() + window->ScrollMax.x;
  options.extra[3] = view.GetHeight() + window->ScrollMax.y;
  begin(Role::scroll, {}, view.Min, view.Max, options, window->ID);
}

void end_scroll() { end(); }

Mute::Mute() {
  if (state) ++state->muted;
}
Mute::~Mute() {
  if (state) --state->muted;
}

void focus_last_item() {
  if (!state) return;
  state->wants_focus = GImGui->LastItemData.ID;
}

void focus_title(ImGuiID id) {
  if (state && state->wants_focus == 0) state->wants_focus = id;
}

void seek(std::string_view name) {
  if (!state) return;
  state->sought = name;
  state->seek_frames = frames_to_seek;
}

bool leads() { return state && state->show_frames > 0; }

bool edits(ImGuiID id) { return state && state->edited == id && id != 0; }

std::optional<std::string> take_edit(ImGuiID id) {
  if (!state) return std::nullopt;
  const auto found = state->edits.find(id);
  if (found == state->edits.end()) return std::nullopt;
  std::string text = std::move(found->second);
  state->edits.erase(found);
  return text;
}

bool take_submit(ImGuiID id) {
  if (!state || state->submitted != id || id == 0) return false;
  state->submitted = 0;
  return true;
}

int take_steer(ImGuiID id) {
  if (!state || state->steered != id || id == 0) return 0;
  state->steered = 0;
  return state->steer_lines;
}

void set_zoom(float zoom) {
  if (state) state->zoom = zoom;
}

void start() {
  stop();
  state = new State;
  ImGui::GetCurrentContext()->TestEngineHookItems = true;
}

void stop() {
  delete state;
  state = nullptr;
}

// Where the keyboard was led to is seen, also by whoever came by the pointer.
static void scroll_to_shown() {
  if (state->show_frames == 0) return;
  --state->show_frames;
  const auto found = state->places.find(state->shown);
  if (found == state->places.end() || !found->second.window->WasActive) return;
  // A panel that scrolls by itself shows what belongs together: the question before its answer, say.
  if (found->second.window->ScrollMax.y > 0) {
    state->show_frames = 0;
    return;
  }
  const ImRect& seen = found->second.window->InnerClipRect;
  ImRect around = found->second.rectangle;
  if (around.Min.y >= seen.Min.y && around.Max.y <= seen.Max.y) {
    state->show_frames = 0;
    return;
  }
  if (state->show_frames >= frames_of_scrolling) return;
  around.Expand(room_around_shown);
  ImGui::ScrollToRect(found->second.window, around, ImGuiScrollFlags_KeepVisibleEdgeY);
}

void begin_frame() {
  if (!state) return;
  ImGuiContext& gui = *GImGui;
  state->snapshot.nodes.clear();
  state->snapshot.strings.clear();
  state->depth = 0;
  state->wants_focus = 0;
  if (std::exchange(state->leaves_controls, false)) {
    gui.NavId = 0;
    gui.NavCursorVisible = gui.NavHighlightItemUnderNav = false;
  }
  if (state->focus != 0) {
    const auto found = state->places.find(state->focus);
    if (found != state->places.end() && found->second.window->WasActive) {
      const Place& place = found->second;
      if (gui.NavWindow != place.window) ImGui::FocusWindow(place.window);
      ImGui::SetNavID(state->focus, place.layer, place.scope, ImGui::WindowRectAbsToRel(place.window, place.rectangle));
      gui.NavCursorVisible = state->focus_visible;
      gui.NavHighlightItemUnderNav = state->focus_visible;
      if (state->focus_visible) {
        ImGui::ScrollToRect(place.window, place.rectangle, ImGuiScrollFlags_KeepVisibleEdgeX | ImGuiScrollFlags_KeepVisibleEdgeY);
      }
    }
    state->focus = 0;
  }
  scroll_to_shown();
  state->places.clear();
}

// The view that has it may be drawn in the next frame only.
void find_sought() {
  // This frame still has the list in which it was chosen by its name.
  if (state->seek_frames == 0 || state->seek_frames-- == frames_to_seek) return;
  for (const Node& node : state->snapshot.nodes) {
    if (std::string_view(state->snapshot.strings).substr(node.name, node.name_size) != state->sought || state->places.count(node.id) == 0)
      continue;
    state->wants_focus = state->shown = node.id;
    state->show_frames = frames_to_show;
    state->seek_frames = 0;
    return;
  }
}

const Snapshot& end_frame() {
  ImGuiContext& gui = *GImGui;
  Snapshot& snapshot = state->snapshot;
  find_sought();
  snapshot.focused = gui.NavId;
  snapshot.focus_visible = gui.NavCursorVisible;
  snapshot.wants_focus = state->wants_focus;
  if (state->zoom != 1) {
    for (Node& node : snapshot.nodes) {
      for (float* length : {&node.x, &node.y, &node.width, &node.height}) *length *= state->zoom;
      if (static_cast<Role>(node.shape & 255) != Role::scroll) continue;
      for (float& length : node.extra) length *= state->zoom;
    }
  }
  std::uint64_t hash = 1469598103934665603ULL;
  hash = hash_bytes(hash, snapshot.nodes.data(), snapshot.nodes.size() * sizeof(Node));
  snapshot.hash = hash_bytes(hash, snapshot.strings.data(), snapshot.strings.size());
  // An edit is for the frame after it; a field that is gone never takes it.
  state->edits.clear();
  state->submitted = 0;
  state->steered = 0;
  return snapshot;
}

const Snapshot& last() { return state->snapshot; }

void command_activate(ImGuiID id) { ImGui::ActivateItemByID(id); }
void command_focus(ImGuiID id, bool visible) {
  state->focus = id;
  state->leaves_controls = id == 0;
  state->focus_visible = visible;
}
void command_edit(ImGuiID id, std::string_view text) { state->edits[id] = std::string(text); }
void command_submit(ImGuiID id) { state->submitted = id; }
void command_steer(ImGuiID id, int lines) {
  state->steered = id;
  state->steer_lines = lines;
}
void command_text_focus(ImGuiID id) { state->edited = id; }
void command_scroll(ImGuiID window, float x, float y) { state->scrolls[window] = {x / state->zoom, y / state->zoom}; }

}  // namespace csp::twin

// Dear ImGui calls these for every item while TestEngineHookItems is on.
void ImGuiTestEngineHook_ItemAdd(ImGuiContext*, ImGuiID id, const ImRect& rectangle, const ImGuiLastItemData* data) {
  if (csp::twin::state) csp::twin::hook_added(id, rectangle, data);
}
void ImGuiTestEngineHook_ItemInfo(ImGuiContext* gui, ImGuiID id, const char* label, ImGuiItemStatusFlags status) {
  if (csp::twin::state) csp::twin::hook_labelled(*gui, id, label, status);
}
void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}
const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID) { return nullptr; }
