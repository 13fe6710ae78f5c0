#include "core/output/writers/csv.hpp"

#include "core/base/text.hpp"
#include "core/output/writers/hidden.hpp"

namespace csp {
namespace {

std::string cell_text(const Cell& cell) {
  struct Write {
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(const std::string& text) const { return neutral_text(text); }
    std::string operator()(std::int64_t number) const { return std::to_string(number); }
    std::string operator()(Decimal number) const { return number.text(2); }
    std::string operator()(Date date) const { return date.iso(); }
  };
  return std::visit(Write{}, cell);
}

void put(std::string& out, std::string_view text) {
  const bool outer_blank = !text.empty() && (text.front() == ' ' || text.back() == ' ');
  if (!outer_blank && text.find_first_of(",;\"\r\n\t") == std::string_view::npos) {
    out += text;
    return;
  }
  out += '"';
  for (char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

}  // namespace

bool looks_like_formula(std::string_view text) {
  std::size_t offset = 0;
  while (offset < text.size()) {
    const std::uint32_t c = text::decode_utf8(text, offset);
    if (c == '=' || c == '+' || c == '-' || c == '@' || c == '\t' || c == '\r' || c == '\n' || c == 0) return true;
    if (c == 0xff1d || c == 0xff0b || c == 0xff0d || c == 0xff20) return true;  // full-width = + - @
    if (c != ' ' && c != 0xa0 && c != 0xfeff && c != 0x200b) return false;      // blanks in front do not stop a spreadsheet
  }
  return false;
}

std::string neutral_text(std::string_view text) {
  std::string out;
  if (looks_like_formula(text)) out += '\'';
  std::size_t offset = 0;
  while (offset < text.size()) {
    const std::uint32_t c = text::decode_utf8(text, offset);
    text::append_utf8(out, is_hidden_in_cell(c) ? 0xfffd : c);
  }
  return out;
}

std::string csv_row(const std::vector<std::string>& cells) {
  std::string out;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i != 0) out += ',';
    put(out, cells[i]);
  }
  return out + "\r\n";
}

std::string csv(const Table& table) {
  std::string out = "\xef\xbb\xbf";
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (i != 0) out += ',';
    put(out, neutral_text(table.columns[i]));
  }
  out += "\r\n";
  for (const std::vector<Cell>& row : table.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i != 0) out += ',';
      put(out, cell_text(row[i]));
    }
    out += "\r\n";
  }
  return out;
}

}  // namespace csp
