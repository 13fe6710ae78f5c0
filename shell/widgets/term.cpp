#include "shell/widgets/term.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "core/base/text.hpp"
#include "imgui_internal.h"
#include "shell/look.hpp"
#include "shell/twin.hpp"
#include "shell/widgets/button.hpp"
#include "shell/widgets/line_break.hpp"
#include "shell/widgets/text.hpp"

namespace csp::ui {
namespace {

std::set<std::string> explained;  // on this page, in this frame

bool letter(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0; }

// Where the word stands by itself; npos = nowhere.
std::size_t find_word(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || !letter(text[at - 1])) && (end == text.size() || !letter(text[end]))) return at;
  }
  return std::string_view::npos;
}

// Items between two lines of text must not disturb what stands after them.
struct Aside {
  ImGuiWindow* window = ImGui::GetCurrentWindow();
  ImGuiLastItemData last = GImGui->LastItemData;
  ImVec2 cursor = window->DC.CursorPos, before = window->DC.CursorPosPrevLine, most = window->DC.CursorMaxPos;
  ImVec2 line = window->DC.CurrLineSize, line_before = window->DC.PrevLineSize;
  float base = window->DC.CurrLineTextBaseOffset, base_before = window->DC.PrevLineTextBaseOffset;
  bool same = window->DC.IsSameLine;
  ~Aside() {
    GImGui->LastItemData = last;
    window->DC.CursorPos = cursor;
    window->DC.CursorPosPrevLine = before;
    window->DC.CursorMaxPos = most;
    window->DC.CurrLineSize = line;
    window->DC.PrevLineSize = line_before;
    window->DC.CurrLineTextBaseOffset = base;
    window->DC.PrevLineTextBaseOffset = base_before;
    window->DC.IsSameLine = same;
  }
};

void mark(const Term& term, ImVec2 at, float width, float height) {
  ImGui::PushID(term.id.c_str());
  ImGui::SetCursorScreenPos({at.x, at.y - 2});
  ImGui::SetNextItemAllowOverlap();
  if (ImGui::InvisibleButton("term", {width, height + 4}, ImGuiButtonFlags_EnableNav)) ImGui::OpenPopup("meaning");
  twin::item(twin::Role::term, term.title, {.hint = term.meaning});
  const bool lit = ImGui::IsItemHovered();
  for (float x = at.x; x < at.x + width; x += 4) {
    ImGui::GetWindowDrawList()->AddRectFilled({x, at.y + height - 2}, {ImMin(x + 2, at.x + width), at.y + height - 1},
                                              lit ? look().theme.accent : look().theme.ink_faint);
  }
  ImGui::RenderNavCursor(GImGui->LastItemData.Rect, GImGui->LastItemData.ID);
  if (!ImGui::IsPopupOpen("meaning")) tooltip(term.meaning);
  show_meaning(term.title, term.meaning);
  ImGui::PopID();
}

}  // namespace

void show_meaning(std::string_view title, std::string_view meaning) {
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(14, 12));
  ImGui::SetNextWindowSizeConstraints({0, 0}, {ImMin(340.0F, look().width - 24), look().height});
  if (ImGui::BeginPopup("meaning", ImGuiWindowFlags_NoMove)) {
    const ImVec2 low = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
    twin::begin(twin::Role::dialog, title, low, {low.x + size.x, low.y + size.y}, {}, ImGui::GetID("meaning"));
    strong(title);
    wrapped_text(meaning, ImMin(298.0F, look().width - 66));
    twin::text(meaning);
    twin::end();
    ImGui::EndPopup();
  }
  ImGui::PopStyleVar();
}

const std::vector<Term>& glossary(const Language& language) {
  static std::map<std::string, std::vector<Term>> glossaries;
  const auto [found, fresh] = glossaries.try_emplace(language.code());
  std::vector<Term>& terms = found->second;
  if (!fresh) return terms;
  constexpr std::string_view prefix = "glossary.", suffix = ".words";
  for (const auto& [key, value] : language.texts()) {
    if (!key.starts_with(prefix) || !key.ends_with(suffix)) continue;
    Term term;
    term.id = key.substr(prefix.size(), key.size() - prefix.size() - suffix.size());
    term.meaning = language(std::string(prefix) + term.id);
    for (const std::string_view word : text::split(value, '|')) term.words.emplace_back(word);
    term.title = term.words.front();
    terms.push_back(std::move(term));
  }
  std::sort(terms.begin(), terms.end(), [](const Term& a, const Term& b) { return text::folded(a.title) < text::folded(b.title); });
  return terms;
}

void begin_terms() { explained.clear(); }

void mark_terms(std::string_view text, ImVec2 at, float wrap) {
  if (!look().language || ImGui::GetCurrentWindow()->SkipItems || text.empty()) return;
  struct Mark {
    const Term* term;
    ImVec2 at;
    float width;
  };
  std::vector<Mark> marks;
  const float size = ImGui::GetFontSize();
  float y = at.y - size;
  for (const std::string_view words : broken_lines(ImGui::GetFont(), size, text, wrap > 0 ? wrap : FLT_MAX)) {
    y += size;
    const char* line = words.data();
    for (const Term& term : glossary(*look().language)) {
      if (explained.count(term.id) > 0) continue;
      for (const std::string& word : term.words) {
        const std::size_t found = find_word(words, word);
        if (found == std::string_view::npos) continue;
        const float x = ImGui::CalcTextSize(line, line + found).x, width = ImGui::CalcTextSize(line + found, line + found + word.size()).x;
        const auto over = [&](const Mark& other) {
          return other.at.y == y && other.at.x < at.x + x + width && at.x + x < other.at.x + other.width;
        };
        if (std::any_of(marks.begin(), marks.end(), over)) continue;
        explained.insert(term.id);
        marks.push_back({&term, {at.x + x, y}, width});
        break;
      }
    }
  }
  if (marks.empty()) return;
  const Aside aside;
  for (const Mark& each : marks) mark(*each.term, each.at, each.width, size);
}

}  // namespace csp::ui
