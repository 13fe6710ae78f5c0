#include "shell/guide.hpp"

#include <algorithm>

#include "imgui_internal.h"
#include "shell/twin.hpp"
#include "shell/widgets/button.hpp"
#include "shell/widgets/text.hpp"

namespace csp {
namespace {

constexpr std::size_t least_lines = 2, most_lines = 5;  // of a phone

// "Needs" in strong letters, then the sentence, on one line.
void line(const Context& context, ImVec2 at, float width, std::string_view title_key, const Message& sentence) {
  const Look& now = context.look;
  const std::string title = context.text(title_key), words = context.text(sentence);
  const float gap = 6, indent = ui::text_extent(title, now.fonts.strong, text_size::small).x + gap;
  ui::draw_text(at, now.theme.ink_quiet, title, now.fonts.strong, text_size::small);
  const float room = width - indent;
  const bool cut = ui::text_extent(words, nullptr, text_size::small).x > room;
  ui::draw_text({at.x + indent, at.y}, now.theme.ink_quiet, words, nullptr, text_size::small, cut ? room : 0);
  ImGui::SetCursorScreenPos(at);
  ImGui::Dummy({width, text_size::small});
  twin::text(title + " " + words);
  if (cut) ui::tooltip(words);
}

struct Measures {
  float edge, button, words;  // words: the room left of the button
};

Measures measures_of(const Context& context, const StepGuide& guide, float width) {
  const float edge = context.look.narrow ? 12.0F : 20.0F;
  const float button = ImMin(ui::button_width(context.text(guide.next)), width * 0.55F);
  return {edge, button, width - 2 * edge - button - 16};
}

// On a phone there is room for one of the two beside the button, in as many lines as it needs; both are said.
std::string shown_words(const Context& context, const StepGuide& guide) {
  const bool nothing = guide.has.key == "guide.files.has_nothing";
  return nothing ? context.text("guide.needs") + " " + context.text(guide.needs) : context.text(guide.has);
}

int lines_of(const Context& context, const StepGuide& guide, float room) {
  const std::size_t lines = ui::text_lines(shown_words(context, guide), room, text_size::small).size();
  return static_cast<int>(std::clamp(lines, least_lines, most_lines));
}

void few_words(const Context& context, ImVec2 at, float width, const StepGuide& guide, int lines) {
  ui::draw_lines(at, context.look.theme.ink_quiet, shown_words(context, guide), nullptr, text_size::small, width, lines);
  ImGui::SetCursorScreenPos(at);
  ImGui::Dummy({width, static_cast<float>(lines) * text_size::small});
  twin::text(context.text("guide.needs") + " " + context.text(guide.needs));
  twin::text(context.text("guide.has") + " " + context.text(guide.has));
}

}  // namespace

float guide_height(const Context& context, const StepGuide& guide, float width) {
  if (!context.look.narrow) return 52;
  const int lines = lines_of(context, guide, measures_of(context, guide, width).words);
  return ImMax(64.0F, static_cast<float>(lines) * text_size::small + 16);
}

void draw_guide(Context& context, const StepGuide& guide, ImVec2 at, float width) {
  const float height = guide_height(context, guide, width);
  const auto [edge, button, room] = measures_of(context, guide, width);
  const std::string next = context.text(guide.next);
  const int lines = context.look.narrow ? lines_of(context, guide, room) : 2;
  const float top = at.y + (height - static_cast<float>(lines) * text_size::small) / 2;
  if (context.look.narrow) {
    few_words(context, {at.x + edge, top}, room, guide, lines);
  } else {
    line(context, {at.x + edge, top}, room, "guide.needs", guide.needs);
    line(context, {at.x + edge, top + text_size::small}, room, "guide.has", guide.has);
  }
  ImGui::SetCursorScreenPos({ImFloor(at.x + width - edge - button), ImFloor(at.y + (height - context.look.theme.target) / 2)});
  if (!ui::button(next, {.kind = ui::ButtonKind::primary, .width = button})) return;
  switch (guide.action) {
    case StepGuide::Action::go:
      context.jump = guide.place;
      break;
    case StepGuide::Action::open_files:
      context.platform.pick_files();
      break;
    case StepGuide::Action::save:
      context.workspace.save(context.platform);
      break;
    case StepGuide::Action::none:
      break;
  }
}

}  // namespace csp
