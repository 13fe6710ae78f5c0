#include "shell/guide.hpp"

#include "imgui_internal.h"
#include "shell/twin.hpp"
#include "shell/widgets/button.hpp"
#include "shell/widgets/text.hpp"

namespace csp {
namespace {

constexpr int phone_lines = 3;

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

// On a phone there is room for one of the two beside the button, in as many lines as it needs; both are said.
void few_words(const Context& context, ImVec2 at, float width, const StepGuide& guide) {
  const Look& now = context.look;
  const std::string needs = context.text("guide.needs") + " " + context.text(guide.needs),
                    has = context.text("guide.has") + " " + context.text(guide.has);
  const bool nothing = guide.has.key == "guide.files.has_nothing";
  ui::draw_lines(at, now.theme.ink_quiet, nothing ? needs : has, nullptr, text_size::small, width, phone_lines);
  ImGui::SetCursorScreenPos(at);
  ImGui::Dummy({width, phone_lines * text_size::small});
  twin::text(needs);
  twin::text(has);
}

}  // namespace

float guide_height(const Context& context) { return context.look.narrow ? 64.0F : 52.0F; }

void draw_guide(Context& context, const StepGuide& guide, ImVec2 at, float width) {
  const float height = guide_height(context), edge = context.look.narrow ? 12.0F : 20.0F;
  const std::string next = context.text(guide.next);
  const float button = ImMin(ui::button_width(next), width * 0.55F);
  const float room = width - 2 * edge - button - 16;
  const float lines = context.look.narrow ? phone_lines : 2, top = at.y + (height - lines * text_size::small) / 2;
  if (context.look.narrow) {
    few_words(context, {at.x + edge, top}, room, guide);
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
