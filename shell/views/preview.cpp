#include "shell/views/preview.hpp"

#include <algorithm>
#include <array>

#include "core/base/text.hpp"
#include "core/import/containers/workbook_text.hpp"

namespace csp {
namespace {

// Name of the element of a tag "<...>", lower case, without the slash.
std::string element_of(std::string_view tag) {
  std::size_t at = 1;
  if (at < tag.size() && tag[at] == '/') ++at;
  std::string name;
  while (at < tag.size() &&
         ((tag[at] >= 'a' && tag[at] <= 'z') || (tag[at] >= 'A' && tag[at] <= 'Z') || (tag[at] >= '0' && tag[at] <= '9')))
    name += tag[at++];
  return text::ascii_lower(name);
}

bool silent(std::string_view element) {
  return element == "style" || element == "script" || element == "svg" || element == "head" || element == "title";
}

bool in_line(std::string_view element) {
  constexpr std::array<std::string_view, 12> elements = {"a",    "b",     "i",    "em",   "strong", "span",
                                                         "code", "small", "abbr", "time", "sup",    "wbr"};
  return std::find(elements.begin(), elements.end(), element) != elements.end();
}

void append_entity(std::string& out, std::string_view html, std::size_t& at) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> known = {
      {{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&nbsp;", " "}}};
  for (const auto& [entity, sign] : known) {
    if (!html.substr(at).starts_with(entity)) continue;
    out += sign;
    at += entity.size();
    return;
  }
  out += html[at++];
}

}  // namespace

std::string text_of_html(std::string_view html) {
  std::string out;
  bool blank = true;  // the line has nothing yet, or ends with a blank
  const auto new_line = [&] {
    while (!out.empty() && out.back() == ' ') out.pop_back();
    if (!out.empty() && out.back() != '\n') out += '\n';
    blank = true;
  };
  for (std::size_t at = 0; at < html.size();) {
    const char sign = html[at];
    if (sign == '<') {
      if (html.substr(at).starts_with("<!--")) {
        const std::size_t end = html.find("-->", at);
        at = end == std::string_view::npos ? html.size() : end + 3;
        continue;
      }
      const std::size_t end = html.find('>', at);
      if (end == std::string_view::npos) break;
      const std::string_view tag = html.substr(at, end - at + 1);
      const std::string element = element_of(tag);
      at = end + 1;
      if (silent(element) && tag.size() > 1 && tag[1] != '/' && tag[tag.size() - 2] != '/') {
        const std::string closing = "</" + element;
        const std::size_t closes = html.find(closing, at);
        if (closes == std::string_view::npos) break;
        const std::size_t closed = html.find('>', closes);
        if (closed == std::string_view::npos) break;
        at = closed + 1;
        continue;
      }
      if (element == "td" || element == "th") {
        if (tag[1] != '/' && !out.empty() && out.back() != '\n') out += " · ", blank = true;
      } else if (!in_line(element)) {
        new_line();
        if (element == "li" && tag[1] != '/') out += "• ", blank = true;
      }
      continue;
    }
    if (sign == '\n' || sign == '\r' || sign == '\t' || sign == ' ') {
      if (!blank) out += ' ';
      blank = true;
      ++at;
      continue;
    }
    if (sign == '&')
      append_entity(out, html, at);
    else
      out += html[at++];
    blank = false;
  }
  new_line();
  return out;
}

namespace {

// A workbook as its sheets, one after the other, each under its name.
std::string text_of_workbook(std::string_view bytes) {
  std::string out;
  for (const SheetText& sheet : workbook_text(bytes, 256 * 1024)) out += (out.empty() ? "" : "\n") + sheet.name + "\n\n" + sheet.lines;
  return out;
}

constexpr std::size_t longest_paragraph = 4000, longest_line = 400;

}  // namespace

Preview preview_of(const OutputFile& file, std::size_t most_lines) {
  Preview preview;
  const std::string_view type = file.media_type;
  preview.is_html = type.starts_with("text/html");
  preview.is_prose = preview.is_html || file.name.ends_with(".txt");
  preview.is_workbook = type.find("spreadsheetml") != std::string_view::npos;
  const bool is_text =
      type.starts_with("text/") || type.find("json") != std::string_view::npos || type.find("powershell") != std::string_view::npos;
  if (!preview.is_workbook && (!is_text || !text::is_valid_utf8(file.bytes))) return preview;
  const std::string extracted = preview.is_html       ? text_of_html(file.bytes)
                                : preview.is_workbook ? text_of_workbook(file.bytes)
                                                      : std::string();
  std::string_view rest = preview.is_html || preview.is_workbook ? std::string_view(extracted) : std::string_view(file.bytes);
  if (rest.starts_with("\xEF\xBB\xBF")) rest.remove_prefix(3);
  while (!rest.empty()) {
    if (preview.lines.size() == most_lines) {
      preview.cut = true;
      break;
    }
    const std::size_t end = rest.find('\n');
    std::string_view line = rest.substr(0, end);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    preview.lines.push_back(text::visible(line, preview.is_prose ? longest_paragraph : longest_line));
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
  }
  return preview;
}

std::string hash_of_plan(const std::vector<OutputFile>& files) {
  constexpr std::string_view member = "\"hash\":";
  for (const OutputFile& file : files) {
    if (file.name != "plan.json") continue;
    const std::size_t found = file.bytes.rfind(member);
    if (found == std::string::npos) return {};
    const std::size_t begin = file.bytes.find('"', found + member.size());
    const std::size_t end = begin == std::string::npos ? begin : file.bytes.find('"', begin + 1);
    return end == std::string::npos ? std::string() : file.bytes.substr(begin + 1, end - begin - 1);
  }
  return {};
}

}  // namespace csp
