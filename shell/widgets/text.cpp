#include "shell/widgets/text.hpp"

#include <string>

#include "imgui_internal.h"
#include "shell/twin.hpp"
#include "shell/widgets/line_break.hpp"
#include "shell/widgets/term.hpp"

namespace csp::ui {
namespace {

void line(std::string_view text, ImFont* font, float size, ImU32 color) {
  const TextStyle style(font, size, color);
  ImGui::TextUnformatted(text.data(), text.data() + text.size());
  twin::text(text);
}

void wrapped(std::string_view text, ImFont* font, float size, ImU32 color, bool explains) {
  const TextStyle style(font, size, color);
  const float wrap = ImGui::CalcWrapWidthForPos(ImGui::GetCursorScreenPos(), 0);
  wrapped_text(text);
  twin::text(text);
  if (explains) mark_terms(text, ImGui::GetItemRectMin(), wrap);
}

// Of "Microsoft Teams Phone Standard" and the like the last word tells it from its neighbours, so whole words stay at the end where one
// fits. What is very long, or more than twice as long as its room, is no name. In the current font.
void draw_cut(ImDrawList* list, ImVec2 at, std::string_view text, float width, Cut cut) {
  ImFont* font = ImGui::GetFont();
  ImFontBaked* baked = font->GetFontBaked(ImGui::GetFontSize());
  const char *const begin = text.data(), *const end = begin + text.size();
  constexpr std::string_view sign = "…";
  const float room = width - ImGui::CalcTextSize(sign.data(), sign.data() + sign.size()).x;
  constexpr std::size_t longest_name = 80;
  const bool name = cut == Cut::middle && text.size() <= longest_name && ImGui::CalcTextSize(begin, end).x <= 2 * width;
  const char* tail = end;
  float tail_width = 0;
  while (name && tail > begin) {
    const char* before = tail - 1;
    while (before > begin && (static_cast<unsigned char>(*before) & 0xC0) == 0x80) --before;
    unsigned int letter = 0;
    ImTextCharFromUtf8(&letter, before, tail);
    const float advance = baked->GetCharAdvance(static_cast<ImWchar>(letter));
    if (tail_width + advance > room * 0.45F) break;
    tail_width += advance;
    tail = before;
  }
  const std::string_view kept(tail, static_cast<std::size_t>(end - tail));
  if (const std::size_t blank = kept.find(' ');
      tail > begin && tail[-1] != ' ' && blank != std::string_view::npos && blank + 1 < kept.size()) {
    tail += blank;
    tail_width = ImGui::CalcTextSize(tail, end).x;
  }
  while (tail < end && *tail == ' ') ++tail;
  const char* head = begin;
  font->CalcTextSizeA(ImGui::GetFontSize(), ImMax(1.0F, room - tail_width), 0, begin, tail, &head);
  while (head > begin && head[-1] == ' ') --head;
  std::string shown(begin, head);
  shown.append(sign).append(tail, end);
  list->AddText(at, ImGui::GetColorU32(ImGuiCol_Text), shown.data(), shown.data() + shown.size());
}

}  // namespace

TextStyle::TextStyle(ImFont* font, float line_height, ImU32 color) {
  ImGui::PushFont(font, line_height);
  ImGui::PushStyleColor(ImGuiCol_Text, color);
}

TextStyle::~TextStyle() {
  ImGui::PopStyleColor();
  ImGui::PopFont();
}

void text(std::string_view text) { line(text, look().fonts.regular, text_size::body, look().theme.ink); }
void strong(std::string_view text) { line(text, look().fonts.strong, text_size::body, look().theme.ink); }
void quiet(std::string_view text) { line(text, look().fonts.regular, text_size::body, look().theme.ink_quiet); }
void small(std::string_view text) { line(text, look().fonts.regular, text_size::small, look().theme.ink_faint); }
void mono(std::string_view text) { line(text, look().fonts.mono, text_size::body, look().theme.ink); }
void paragraph(std::string_view text) { wrapped(text, look().fonts.regular, text_size::body, look().theme.ink, true); }
void paragraph_quiet(std::string_view text) { wrapped(text, look().fonts.regular, text_size::body, look().theme.ink_quiet, true); }
void paragraph_small(std::string_view text) { wrapped(text, look().fonts.regular, text_size::small, look().theme.ink_faint, false); }

void heading(int level, std::string_view text) {
  const float size = level <= 1 ? text_size::title : level == 2 ? text_size::lead : text_size::body;
  const TextStyle style(look().fonts.strong, size, look().theme.ink);
  wrapped_text(text);
  twin::heading(level, text);
}

void page_heading(std::string_view title, std::string_view subtitle) {
  heading(1, title);
  if (subtitle.empty()) return;
  ImGui::SetCursorPosY(ImGui::GetCursorPosY() - ImGui::GetStyle().ItemSpacing.y + 2);
  paragraph_quiet(subtitle);
}

void draw_text(ImVec2 position, ImU32 color, std::string_view text, ImFont* font, float line_height, float width, Cut cut) {
  ImGui::PushFont(font ? font : look().fonts.regular, line_height);
  ImGui::PushStyleColor(ImGuiCol_Text, color);
  ImDrawList* list = ImGui::GetWindowDrawList();
  const char* end = text.data() + text.size();
  if (width > 0 && ImGui::CalcTextSize(text.data(), end).x > width)
    draw_cut(list, position, text, width, cut);
  else
    list->AddText(position, ImGui::GetColorU32(ImGuiCol_Text), text.data(), end);
  ImGui::PopStyleColor();
  ImGui::PopFont();
}

bool draw_lines(ImVec2 at, ImU32 color, std::string_view text, ImFont* font, float line_height, float width, int lines) {
  std::string_view rest = text;
  for (int line = 1; line < lines; ++line) {
    ImGui::PushFont(font ? font : look().fonts.regular, line_height);
    std::string_view head = first_line(ImGui::GetFont(), ImGui::GetFontSize(), rest, width);
    ImGui::PopFont();
    if (head.size() == rest.size()) break;
    // A word longer than the line breaks behind a stroke, where it has one: "SharePoint/" and "OneDrive".
    if (rest[head.size()] != ' ' && head.back() != ' ') {
      const std::size_t stroke = head.find_last_of("/-");
      if (stroke != std::string_view::npos && head.find(' ', stroke) == std::string_view::npos) head = head.substr(0, stroke + 1);
    }
    draw_text(at, color, head, font, line_height);
    rest.remove_prefix(head.size());
    while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
    at.y += line_height;
  }
  const bool fits = text_extent(rest, font, line_height).x <= width;
  draw_text(at, color, rest, font, line_height, fits ? 0 : width, lines == 1 ? Cut::middle : Cut::end);
  return fits;
}

ImVec2 text_extent(std::string_view text, ImFont* font, float line_height) {
  ImGui::PushFont(font ? font : look().fonts.regular, line_height);
  const ImVec2 size = ImGui::CalcTextSize(text.data(), text.data() + text.size());
  ImGui::PopFont();
  return size;
}

std::vector<std::string_view> text_lines(std::string_view text, float width, float line_height, ImFont* font) {
  ImGui::PushFont(font ? font : look().fonts.regular, line_height);
  std::vector<std::string_view> lines = broken_lines(ImGui::GetFont(), ImGui::GetFontSize(), text, width);
  ImGui::PopFont();
  return lines;
}

std::string_view shown_part(std::string_view label) { return label.substr(0, label.find("##")); }

}  // namespace csp::ui
