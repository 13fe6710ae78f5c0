#include "shell/views/files_start.hpp"

#include <algorithm>

#include "imgui.h"
#include "shell/built_in.hpp"
#include "shell/shortcuts.hpp"
#include "shell/views/finding_list.hpp"
#include "shell/widgets/button.hpp"
#include "shell/widgets/card.hpp"
#include "shell/widgets/field_grid.hpp"
#include "shell/widgets/text.hpp"

namespace csp {
namespace {

constexpr float card_height = 168;  // so that three side by side end on one line

struct DemoEntry {
  std::string id, name;
};

// The demo customers do not change while the program runs.
const std::vector<DemoEntry>& demos() {
  static const std::vector<DemoEntry> entries = [] {
    std::vector<DemoEntry> list;
    for (const std::string& id : demo_ids()) {
      if (const auto known = demo(id)) list.push_back({id, known->name});
    }
    return list;
  }();
  return entries;
}

void open(Context& context, Session& session, const DemoEntry& entry) {
  session.looked_at.clear();
  session.open_demo(entry.id);
  context.toast = context.text({"files.demo.opened", {{"name", entry.name}}});
}

void draw_demos(Context& context, Session& session) {
  ui::FieldGrid grid(240, 3);
  for (const DemoEntry& entry : demos()) {
    const float width = grid.next();
    if (!context.look.narrow) ImGui::SetNextWindowSizeConstraints({width, card_height}, {width, 2 * card_height});
    ui::begin_card(entry.id.c_str(), entry.name, width);
    ui::heading(3, entry.name);
    const std::string about = "files.demo." + entry.id;
    ui::paragraph_quiet(context.language.has(about) ? context.text(about) : std::string());
    if (!context.look.narrow) ImGui::SetCursorPosY(std::max(ImGui::GetCursorPosY(), card_height - 12 - context.look.theme.target));
    if (ui::button(context.text("files.demo.open"), {.name = context.text({"files.demo.open.name", {{"name", entry.name}}})}))
      open(context, session, entry);
    ui::end_card();
  }
}

void draw_how(Context& context, const KindDescription& kind) {
  const std::string how = context.text(kind.export_key);
  ui::strong(context.text(kind.name_key));
  ImGui::PushStyleVarY(ImGuiStyleVar_ItemSpacing, 2);
  ui::paragraph_quiet(how);
  const std::string command = command_in(how);
  if (!command.empty() && ui::link(context.text("files.finding.copy"), context.text({"files.finding.copy.name", {{"command", command}}})))
    context.platform.copy_text(command, context.text("files.finding.copied"));
  ImGui::PopStyleVar();
}

}  // namespace

void draw_start(Context& context, Session& session) {
  const std::string own = context.text("files.own.title");
  ui::begin_card("own", own);
  ui::heading(2, own);
  ui::paragraph(context.text("files.own.text"));
  if (ui::primary_button(context.text("files.own.open"))) context.platform.pick_files();
  if (!context.look.narrow) ImGui::SameLine(0, 12);
  if (ui::button(context.text("files.own.plan"))) context.platform.pick_files();
  if (ui::link(context.text("files.own.many"))) context.go_to = "portfolio";
  ui::paragraph_small(context.text({context.look.touch ? "files.hint.touch" : "files.hint", {{"keys", command_keys("V")}}}));
  ui::end_card();
  ui::heading(2, context.text("files.demos.title"));
  ui::paragraph_quiet(context.text("files.demos.text"));
  draw_demos(context, session);
}

void draw_start_again(Context& context, Session& session) {
  const std::string title = context.text("files.other.title");
  ui::begin_card("other", title);
  ui::heading(2, title);
  ui::paragraph_quiet(context.text("files.other.text"));
  if (ui::button(context.text("files.other.empty"))) {
    session.looked_at.clear();
    session.start_empty();
  }
  for (const DemoEntry& entry : demos()) {
    const std::string label = context.text({"files.demo.open.name", {{"name", entry.name}}});
    ImGui::SameLine(0, 8);
    if (ImGui::GetContentRegionAvail().x < ui::button_width(label)) ImGui::NewLine();
    if (ui::button(label, {.enabled = session.document().demo != entry.id})) open(context, session, entry);
  }
  ui::end_card();
}

void draw_accepted_kinds(Context& context) {
  const std::string title = context.text("files.kinds.title");
  ui::begin_card("kinds", title);
  ui::heading(2, title);
  ui::paragraph_quiet(context.text("files.kinds.text"));
  bool* shown = ImGui::GetStateStorage()->GetBoolRef(ImGui::GetID("shown"), false);
  if (ui::link(context.text(*shown ? "files.kinds.hide" : "files.kinds.show"))) *shown = !*shown;
  if (*shown) {
    for (const KindDescription& kind : import_kinds()) {
      ImGui::PushID(kind.id.data(), kind.id.data() + kind.id.size());
      ui::separator();
      draw_how(context, kind);
      ImGui::PopID();
    }
  }
  ui::end_card();
}

}  // namespace csp
