// Where texts break into lines: nothing is lost, nothing is too wide, and amounts, dates, domains and file names stay whole.
#include <doctest/doctest.h>

#include <string>

#include "shell/widgets/line_break.hpp"
#include "tests/shell/support/screen.hpp"

using namespace csp;

namespace {

constexpr float size = 20;  // a character of the test's face is half as wide

std::vector<std::string_view> lines_of(std::string_view text, float width) {
  return ui::broken_lines(ImGui::GetIO().Fonts->Fonts.front(), size, text, width);
}

std::string without_blanks(std::string_view text) {
  std::string kept;
  for (const char c : text) {
    if (c != ' ' && c != '\n') kept += c;
  }
  return kept;
}

}  // namespace

TEST_CASE("a text in lines is the same text, each line fits, and no word is torn that would fit one") {
  const csp::test::Screen screen;
  const std::string text =
      "Contoso Ltd at contoso.example pays USD 1,380.03 until 31.1.2027, as prices-2026.12.csv says. "
      "\xE7\xB5\x82\xE4\xBA\x86\xE6\x97\xA5\xE3\x80\x82\n"
      "Nobody loses a service.";
  for (float width = 15; width < 900; width += 5) {
    CAPTURE(width);
    std::string together;
    for (const std::string_view line : lines_of(text, width)) {
      together += line;
      CHECK(ImGui::GetIO().Fonts->Fonts.front()->CalcTextSizeA(size, FLT_MAX, 0, line.data(), line.data() + line.size()).x <= width);
    }
    CHECK(without_blanks(together) == without_blanks(text));
    for (const char* whole : {"contoso.example", "1,380.03", "31.1.2027,", "prices-2026.12.csv"}) {
      if (10 * static_cast<float>(std::string_view(whole).size()) > width) continue;
      bool found = false;
      for (const std::string_view line : lines_of(text, width)) found = found || line.find(whole) != std::string_view::npos;
      CHECK_MESSAGE(found, whole);
    }
  }
}

TEST_CASE("a line feed ends a line, also an empty one") {
  const csp::test::Screen screen;
  CHECK(lines_of("one\n\ntwo", 500) == std::vector<std::string_view>{"one", "", "two"});
  CHECK(lines_of("", 500) == std::vector<std::string_view>{""});
}
