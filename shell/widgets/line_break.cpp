#include "shell/widgets/line_break.hpp"

#include "imgui_internal.h"

namespace csp::ui {
namespace {

bool in_word(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0; }

bool is_blank(char c) { return c == ' ' || c == '\t'; }

// Between the two halves of "contoso.example", "1,380.03" or "31.1.2027".
bool tears_a_word(std::string_view text, std::size_t at) {
  if (at < 2 || at >= text.size()) return false;
  const char point = text[at - 1];
  return (point == '.' || point == ',') && in_word(text[at - 2]) && in_word(text[at]);
}

}  // namespace

std::string_view first_line(ImFont* font, float size, std::string_view text, float width) {
  const char *const begin = text.data(), *const end = begin + text.size();
  auto stop = static_cast<std::size_t>(font->CalcWordWrapPosition(size, begin, end, width) - begin);
  if (tears_a_word(text, stop)) {
    // Back to the blank before the word; a word that is longer than a line has none, and is torn where it must be.
    std::size_t blank = stop;
    while (blank > 0 && !is_blank(text[blank - 1])) --blank;
    while (blank > 0 && is_blank(text[blank - 1])) --blank;
    if (blank > 0) stop = blank;
  }
  if (stop == 0 && !text.empty()) {
    stop = 1;
    while (stop < text.size() && (static_cast<unsigned char>(text[stop]) & 0xC0) == 0x80) ++stop;
  }
  return text.substr(0, stop);
}

std::vector<std::string_view> broken_lines(ImFont* font, float size, std::string_view text, float width) {
  std::vector<std::string_view> lines;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t feed = std::min(text.find('\n', from), text.size());
    std::string_view rest = text.substr(from, feed - from);
    do {
      const std::string_view line = first_line(font, size, rest, width);
      lines.push_back(line);
      rest.remove_prefix(line.size());
      while (!rest.empty() && is_blank(rest.front())) rest.remove_prefix(1);
    } while (!rest.empty());
    from = feed + 1;
  }
  return lines;
}

void wrapped_text(std::string_view text, float width) {
  ImGuiWindow* window = ImGui::GetCurrentWindow();
  if (window->SkipItems) return;
  const ImVec2 at(window->DC.CursorPos.x, window->DC.CursorPos.y + window->DC.CurrLineTextBaseOffset);
  const float room = width > 0 ? width : ImGui::CalcWrapWidthForPos(window->DC.CursorPos, 0), height = ImGui::GetFontSize();
  const std::vector<std::string_view> lines = broken_lines(ImGui::GetFont(), height, text, room);
  ImVec2 size(0, height * static_cast<float>(lines.size()));
  for (const std::string_view line : lines) size.x = ImMax(size.x, ImGui::CalcTextSize(line.data(), line.data() + line.size()).x);
  const ImRect box(at, {at.x + size.x, at.y + size.y});
  ImGui::ItemSize(size, 0);
  if (!ImGui::ItemAdd(box, 0)) return;
  const ImU32 color = ImGui::GetColorU32(ImGuiCol_Text);
  float top = at.y;
  for (const std::string_view line : lines) {
    if (!line.empty()) window->DrawList->AddText({at.x, top}, color, line.data(), line.data() + line.size());
    top += height;
  }
}

}  // namespace csp::ui
