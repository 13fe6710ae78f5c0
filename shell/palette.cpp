#include "shell/palette.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "imgui_internal.h"
#include "shell/twin.hpp"
#include "shell/widgets/field.hpp"
#include "shell/widgets/popup.hpp"
#include "shell/widgets/text.hpp"

namespace csp {
namespace {

constexpr std::size_t most_hits = 40;

}  // namespace

void Palette::open() {
  opening_ = true;
  wanted_.clear();
  searched_.reset();
  lit_ = 0;
}

std::vector<Palette::Entry> Palette::entries(const Context& context, const std::vector<Command>& commands) {
  std::vector<Entry> found;
  const std::string folded = text::folded_words(wanted_);
  const std::vector<std::string_view> words = text::split(folded, ' ');
  for (const Command& command : commands) {
    const std::string own = text::folded_words(command.label);
    const bool matches =
        std::all_of(words.begin(), words.end(), [&](std::string_view word) { return own.find(word) != std::string::npos; });
    if (matches && command.enabled) found.push_back({command.label, command.keys, &command, {}});
  }
  Search search{wanted_, context.language.code(), context.workspace.revision()};
  if (searched_ != search) {
    hits_ = context.workspace.search(wanted_, most_hits, context.language);
    searched_ = std::move(search);
  }
  for (const Hit& hit : hits_) {
    // Names of people and files are not for those who look on.
    const bool named = hit.place.part == "users" || hit.place.part == "file";
    if (context.look.presenting && named) continue;
    found.push_back({hit.label, context.text(hit.kind), nullptr, hit.place});
  }
  return found;
}

bool Palette::draw_entry(const Entry& entry, bool lit, int index) {
  const Look& now = look();
  const float height = now.touch ? 44.0F : 32.0F;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  ImGui::PushID(index);
  const bool pressed = ImGui::InvisibleButton("entry", {width, height}, ImGuiButtonFlags_EnableNav);
  const bool under = ImGui::IsItemHovered() || (ImGui::IsItemFocused() && GImGui->NavCursorVisible);
  twin::item(twin::Role::option, entry.label, {.flags = lit ? twin::selected : 0, .hint = entry.kind});
  if (lit) ImGui::ScrollToItem(ImGuiScrollFlags_KeepVisibleEdgeY);
  ImGui::PopID();
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (lit || under) list->AddRectFilled(at, {at.x + width, at.y + height}, now.theme.accent_soft, now.theme.radius);
  if (lit) list->AddRectFilled(at, {at.x + 3, at.y + height}, now.theme.accent, 2);
  const float kind_width = ui::text_extent(entry.kind, nullptr, text_size::small).x;
  const float y = at.y + (height - text_size::body) / 2;
  ui::draw_text({at.x + 12, y}, now.theme.ink, entry.label, nullptr, text_size::body, ImMax(40.0F, width - kind_width - 36),
                ui::Cut::middle);
  ui::draw_text({ImFloor(at.x + width - kind_width - 12), y + 1}, now.theme.ink_quiet, entry.kind, nullptr, text_size::small);
  return pressed;
}

void Palette::run(Context& context, const Entry& entry) {
  ui::close_dialog();
  if (entry.command != nullptr)
    entry.command->run();
  else
    context.jump = entry.place;
}

void Palette::draw(Context& context, const std::vector<Command>& commands) {
  if (opening_) ui::open_dialog("palette");
  opening_ = false;
  if (!ui::begin_dialog("palette", context.text("palette.title"), 620)) return;
  const std::string placeholder = context.text("palette.hint");
  if (ui::text_field(context.text("palette.field"), wanted_, {.placeholder = placeholder, .show_label = false, .steers = true})) lit_ = 0;
  const bool enter = ui::submitted();
  const int lines = ui::steered();
  const std::vector<Entry> found = entries(context, commands);
  const int count = static_cast<int>(found.size());
  lit_ += lines;
  lit_ = count == 0 ? 0 : (lit_ + count) % count;
  if (count == 0) ui::paragraph_quiet(context.text({"palette.nothing", {{"text", wanted_}}}));
  const float height =
      ImMin(static_cast<float>(count) * (context.look.touch ? 44.0F : 32.0F) + 4, ImMin(420.0F, context.look.height - 220));
  if (count > 0 && ImGui::BeginChild("found", {0, height}, ImGuiChildFlags_NavFlattened)) {
    twin::begin_scroll();
    ImGui::PushStyleVarY(ImGuiStyleVar_ItemSpacing, 0);
    const Entry* taken = nullptr;
    for (int i = 0; i < count; ++i) {
      if (draw_entry(found[static_cast<std::size_t>(i)], i == lit_, i)) taken = &found[static_cast<std::size_t>(i)];
    }
    ImGui::PopStyleVar();
    twin::end_scroll();
    ImGui::EndChild();
    if (enter) taken = &found[static_cast<std::size_t>(lit_)];
    if (taken != nullptr) run(context, *taken);
  } else if (count > 0) {
    ImGui::EndChild();
  }
  ui::paragraph_small(context.text("palette.keys"));
  ui::end_dialog();
}

}  // namespace csp
