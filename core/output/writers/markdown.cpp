#include "core/output/writers/markdown.hpp"

#include "core/base/text.hpp"

namespace csp {

std::string markdown_text(std::string_view text) {
  static constexpr std::string_view marks = "\\`*_[]|~";
  std::string out;
  const std::string line = text::visible(text, 4000);
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (c == '<')
      out += "&lt;";
    else if (c == '&')
      out += "&amp;";
    else if (marks.find(c) != std::string_view::npos)
      (out += '\\') += c;
    else if (c == '-' && (i == 0 || line[i - 1] == '-'))
      out += "\\-";  // list or rule
    else if ((c == '#' || c == '+' || c == '=' || c == '>') && (i == 0 || line[i - 1] == c))
      (out += '\\') += c;  // heading, list, underline, quotation
    else if ((c == '.' || c == ')') && i > 0 && line[i - 1] >= '0' && line[i - 1] <= '9' && i < 10)
      (out += '\\') += c;  // numbered list
    else if (c == ':' && line.compare(i, 3, "://") == 0)
      out += "\\:";  // readers that make links of bare addresses
    else if (c == '.' && i >= 3 && (line[i - 1] | 0x20) == 'w' && (line[i - 2] | 0x20) == 'w' && (line[i - 3] | 0x20) == 'w')
      out += "\\.";
    else
      out += c;
  }
  return out;
}

std::string plain_text(std::string_view text) {
  std::string out;
  for (std::string_view line : text::split(text, '\n')) {
    out += text::visible(line, 10'000);
    out += "\r\n";
  }
  while (out.size() >= 4 && out.compare(out.size() - 4, 4, "\r\n\r\n") == 0) out.resize(out.size() - 2);
  return out;
}

}  // namespace csp
