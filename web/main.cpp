// The program as the page sees it: a handful of functions to feed events, run a frame, and read what to draw.
// Structures handed to the page are arrays of 32-bit words; web/page/memory.js names their fields.

#include <emscripten/emscripten.h>

#include <memory>
#include <string>
#include <vector>

#include "imgui_internal.h"
#include "shell/app.hpp"
#include "shell/gui.hpp"
#include "shell/start.hpp"
#include "shell/twin.hpp"
#include "web/browser_platform.hpp"
#include "web/keys.hpp"

// Called by the page; kept and exported by the linker.
#define PAGE_CALL extern "C" EMSCRIPTEN_KEEPALIVE

// Answered by the page (web/bridge.js), as the calls of browser_platform.cpp are.
extern "C" void page_take_plan(const char* bytes, std::size_t size);

namespace {

using namespace csp;

struct TextureWish {
  std::uint32_t id, status, width, height, pixels;
  std::uint32_t x, y, update_width, update_height;
};

struct ListPart {
  std::uint32_t vertices, vertex_count, indices, index_count, first_command, command_count;
};

struct Command {
  float clip[4];
  std::uint32_t texture, vertex_offset, index_offset, count;
};

// One frame for the page. Addresses stay good until the next frame.
struct Frame {
  std::uint32_t textures, texture_count;
  std::uint32_t lists, list_count;
  std::uint32_t commands, command_count;
  std::uint32_t nodes, node_count, strings, strings_size, hash_low, hash_high;
  std::uint32_t focused, focus_visible, wants_focus;
  std::uint32_t cursor, text_wanted, zoom_percent;
};

struct Program {
  BrowserPlatform platform;
  std::unique_ptr<Session> session = make_session(platform);
  Gui gui{platform};
  App app{platform, *session, gui, make_views(*session)};
  std::vector<TextureWish> textures;
  std::vector<ListPart> lists;
  std::vector<Command> commands;
  Frame frame{};
};

Program* program = nullptr;

std::uint32_t address(const void* pointer) { return static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(pointer)); }

// Texture requests are answered by the page in this very frame (or, with a lost context, by sending everything again later).
void collect_textures(bool all) {
  program->textures.clear();
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    ImTextureStatus status = texture->Status;
    if (all && status == ImTextureStatus_OK) status = ImTextureStatus_WantCreate;
    if (status == ImTextureStatus_OK || status == ImTextureStatus_Destroyed) continue;
    const std::uint32_t id = static_cast<std::uint32_t>(texture->UniqueID) + 1;
    const ImTextureRect& part = texture->UpdateRect;
    program->textures.push_back({id, static_cast<std::uint32_t>(status), static_cast<std::uint32_t>(texture->Width),
                                 static_cast<std::uint32_t>(texture->Height), address(texture->Pixels), part.x, part.y, part.w, part.h});
    if (status == ImTextureStatus_WantDestroy) {
      if (texture->UnusedFrames == 0) {
        program->textures.pop_back();
        continue;
      }
      texture->SetTexID(ImTextureID_Invalid);
      texture->SetStatus(ImTextureStatus_Destroyed);
    } else {
      texture->SetTexID(static_cast<ImTextureID>(id));
      texture->SetStatus(ImTextureStatus_OK);
    }
  }
}

void collect_lists(const ImDrawData& data) {
  program->lists.clear();
  program->commands.clear();
  for (const ImDrawList* list : data.CmdLists) {
    ListPart part{address(list->VtxBuffer.Data),
                  static_cast<std::uint32_t>(list->VtxBuffer.Size),
                  address(list->IdxBuffer.Data),
                  static_cast<std::uint32_t>(list->IdxBuffer.Size),
                  static_cast<std::uint32_t>(program->commands.size()),
                  0};
    for (const ImDrawCmd& command : list->CmdBuffer) {
      if (command.UserCallback || command.ElemCount == 0) continue;
      program->commands.push_back({{command.ClipRect.x, command.ClipRect.y, command.ClipRect.z, command.ClipRect.w},
                                   static_cast<std::uint32_t>(command.GetTexID()),
                                   command.VtxOffset,
                                   command.IdxOffset,
                                   command.ElemCount});
      ++part.command_count;
    }
    program->lists.push_back(part);
  }
}

}  // namespace

// visits: somebody comes to the page; not when a fresh program takes the place of one that stopped.
PAGE_CALL void planner_start(int apple, int visits) {
  program = new Program;
  program->gui.apple_keyboard(apple != 0);
  if (visits != 0) program->app.first_visit();
}

// all_textures: the renderer lost its own and needs every one again.
PAGE_CALL const Frame* planner_frame(float width, float height, float density, double time_s, int smooth_edges, int all_textures) {
  const ImDrawData* data = program->gui.frame(width, height, density, time_s, smooth_edges != 0, [&] { program->app.draw(time_s); });
  collect_textures(all_textures != 0);
  collect_lists(*data);
  const twin::Snapshot& twin = twin::last();
  Frame& frame = program->frame;
  frame = {address(program->textures.data()),
           static_cast<std::uint32_t>(program->textures.size()),
           address(program->lists.data()),
           static_cast<std::uint32_t>(program->lists.size()),
           address(program->commands.data()),
           static_cast<std::uint32_t>(program->commands.size()),
           address(twin.nodes.data()),
           static_cast<std::uint32_t>(twin.nodes.size()),
           address(twin.strings.data()),
           static_cast<std::uint32_t>(twin.strings.size()),
           static_cast<std::uint32_t>(twin.hash),
           static_cast<std::uint32_t>(twin.hash >> 32),
           twin.focused,
           twin.focus_visible ? 1U : 0U,
           twin.wants_focus,
           static_cast<std::uint32_t>(ImGui::GetMouseCursor()),
           ImGui::GetIO().WantTextInput ? 1U : 0U,
           static_cast<std::uint32_t>(program->gui.zoom() * 100 + 0.5F)};
  return &frame;
}

PAGE_CALL void planner_appearance_changed() { program->app.appearance_changed(); }
PAGE_CALL void planner_pointer_moved(float x, float y, int touch) { program->gui.pointer_moved(x, y, touch != 0); }
PAGE_CALL void planner_pointer_button(int button, int down) { program->gui.pointer_button(button, down != 0); }
PAGE_CALL void planner_pointer_left() { program->gui.pointer_left(); }
PAGE_CALL void planner_wheel(float x, float y) { program->gui.wheel(x, y); }
PAGE_CALL void planner_modifiers(int control, int shift, int alt, int super) { program->gui.modifiers(control, shift, alt, super); }
PAGE_CALL void planner_key(const char* code, unsigned size, int down) {
  const ImGuiKey key = key_of({code, size});
  if (key != ImGuiKey_None) program->gui.key(key, down != 0);
}
PAGE_CALL void planner_character(unsigned character) { program->gui.character(character); }
PAGE_CALL void planner_window_focus(int focused) { program->gui.window_focus(focused != 0); }

PAGE_CALL void planner_activate(unsigned id) {
  twin::command_activate(id);
  program->platform.request_frame();
}
PAGE_CALL void planner_focus(unsigned id, int visible) {
  twin::command_focus(id, visible != 0);
  program->platform.request_frame();
}
PAGE_CALL void planner_edit(unsigned id, const char* text, unsigned size) {
  twin::command_edit(id, {text, size});
  program->platform.request_frame();
}
PAGE_CALL void planner_submit(unsigned id) {
  twin::command_submit(id);
  program->platform.request_frame();
}
PAGE_CALL void planner_steer(unsigned id, int lines) {
  twin::command_steer(id, lines);
  program->platform.request_frame();
}
PAGE_CALL void planner_text_focus(unsigned id) {
  twin::command_text_focus(id);
  program->platform.request_frame();
}
PAGE_CALL void planner_scroll(unsigned window, float x, float y) {
  twin::command_scroll(window, x, y);
  program->platform.request_frame();
}

PAGE_CALL void planner_file_begins(unsigned file, const char* name, unsigned size, double size_bytes) {
  program->app.files_arrive();
  program->session->file_begins(file, {name, size}, static_cast<std::uint64_t>(size_bytes));
  program->platform.request_frame();
}
PAGE_CALL void planner_file_continues(unsigned file, const std::uint8_t* bytes, unsigned size) {
  program->session->file_continues(file, {bytes, size});
  program->platform.request_frame();
}
// outcome: 0 = stopped, 1 = complete, 2 = could not be read to its end
PAGE_CALL void planner_file_ends(unsigned file, int outcome) {
  if (outcome == 2)
    program->session->file_unreadable(file);
  else
    program->session->file_ends(file, outcome == 1);
  program->platform.request_frame();
}
PAGE_CALL void planner_pasted(const char* text, unsigned size) { program->app.pasted({text, size}); }
PAGE_CALL void planner_copy() { program->app.copy(); }
// Another number whenever the document is another.
PAGE_CALL unsigned planner_revision() { return static_cast<unsigned>(program->session->revision()); }
// The plan as it is, for the page to keep where the whole memory is too large for that.
PAGE_CALL void planner_give_plan() {
  const std::string plan = program->session->plan_file();
  page_take_plan(plan.data(), plan.size());
}
// The last program stopped. Either its memory was put back into this one, or there is a plan, which is all that was kept of it.
// `name`: of the file that was being read, or empty.
PAGE_CALL void planner_recovered(const char* name, unsigned size, const char* plan, unsigned plan_size) {
  program->session->program_stopped({name, size}, {plan, plan_size});
  program->app.show("files");
  program->platform.announce(program->app.language()(*program->session->open_problem()));
  program->platform.request_frame();
}
PAGE_CALL void planner_saved() { program->session->plan_saved(); }
PAGE_CALL void planner_not_saved() { program->session->plan_not_saved(); }
// Nothing could be written into the browser's storage.
PAGE_CALL void planner_copy_refused() { program->app.tell(program->app.language()(Message{"about.kept.refused", {}})); }
PAGE_CALL void planner_copied(const char* done, unsigned size) { program->app.tell({done, size}); }
PAGE_CALL void planner_not_copied() { program->app.tell(program->app.language()("table.not_copied")); }
// The attempts to send something are over: a screen reader hears where to look.
PAGE_CALL void planner_tried() { program->platform.request_frame(); }
PAGE_CALL void planner_stop_presenting() {
  if (program->app.presenting()) program->app.present(false);
}
PAGE_CALL int planner_unsaved() { return program->session->unsaved_changes() ? 1 : 0; }
