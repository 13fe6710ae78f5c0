#include "shell/widgets/text.hpp"

#include "imgui_internal.h"
#include "shell/twin.hpp"
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
  ImGui::PushTextWrapPos(0);
  ImGui::TextUnformatted(text.data(), text.data() + text.size());
  ImGui::PopTextWrapPos();
  twin::text(text);
  if (explains) mark_terms(text, ImGui::GetItemRectMin(), wrap);
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
  ImGui::PushTextWrapPos(0);
  ImGui::TextUnformatted(text.data(), text.data() + text.size());
  ImGui::PopTextWrapPos();
  twin::heading(level, text);
}

void page_heading(std::string_view title, std::string_view subtitle) {
  heading(1, title);
  if (subtitle.empty()) return;
  ImGui::SetCursorPosY(ImGui::GetCursorPosY() - ImGui::GetStyle().ItemSpacing.y + 2);
  paragraph_quiet(subtitle);
}

void draw_text(ImVec2 position, ImU32 color, std::string_view text, ImFont* font, float line_height, float width) {
  ImGui::PushFont(font ? font : look().fonts.regular, line_height);
  ImGui::PushStyleColor(ImGuiCol_Text, color);
  ImDrawList* list = ImGui::GetWindowDrawList();
  const char* end = text.data() + text.size();
  if (width > 0) {
    const ImVec2 size = ImGui::CalcTextSize(text.data(), end);
    const ImVec2 corner(position.x + width, position.y + line_height);
    ImGui::RenderTextEllipsis(list, position, corner, corner.x, text.data(), end, &size);
  } else {
    list->AddText(position, ImGui::GetColorU32(ImGuiCol_Text), text.data(), end);
  }
  ImGui::PopStyleColor();
  ImGui::PopFont();
}

bool draw_lines(ImVec2 at, ImU32 color, std::string_view text, ImFont* font, float line_height, float width, int lines) {
  const char *begin = text.data(), *const end = begin + text.size();
  for (int line = 1; line < lines; ++line) {
    ImGui::PushFont(font ? font : look().fonts.regular, line_height);
    const char* stop = ImGui::GetFont()->CalcWordWrapPosition(ImGui::GetFontSize(), begin, end, width);
    ImGui::PopFont();
    if (stop == end) break;
    // A word longer than the line breaks behind a stroke, where it has one: "SharePoint/" and "OneDrive".
    if (stop > begin && *stop != ' ' && stop[-1] != ' ') {
      const std::string_view head(begin, static_cast<std::size_t>(stop - begin));
      const std::size_t stroke = head.find_last_of("/-");
      if (stroke != std::string_view::npos && head.find(' ', stroke) == std::string_view::npos) stop = begin + stroke + 1;
    }
    draw_text(at, color, {begin, static_cast<std::size_t>(stop - begin)}, font, line_height);
    while (stop < end && *stop == ' ') ++stop;
    begin = stop;
    at.y += line_height;
  }
  const std::string_view rest(begin, static_cast<std::size_t>(end - begin));
  const bool fits = text_extent(rest, font, line_height).x <= width;
  draw_text(at, color, rest, font, line_height, fits ? 0 : width);
  return fits;
}

ImVec2 text_extent(std::string_view text, ImFont* font, float line_height) {
  ImGui::PushFont(font ? font : look().fonts.regular, line_height);
  const ImVec2 size = ImGui::CalcTextSize(text.data(), text.data() + text.size());
  ImGui::PopFont();
  return size;
}

std::vector<std::string_view> text_lines(std::string_view text, float width) {
  ImGui::PushFont(look().fonts.regular, text_size::body);
  std::vector<std::string_view> lines;
  const char *from = text.data(), *end = from + text.size();
  while (from < end) {
    const char* to = ImGui::GetFont()->CalcWordWrapPosition(ImGui::GetFontSize(), from, end, width);
    if (to == from) ++to;
    lines.emplace_back(from, static_cast<std::size_t>(to - from));
    from = to;
    while (from < end && *from == ' ') ++from;
  }
  if (lines.empty()) lines.push_back(text);
  ImGui::PopFont();
  return lines;
}

std::string_view shown_part(std::string_view label) { return label.substr(0, label.find("##")); }

}  // namespace csp::ui
