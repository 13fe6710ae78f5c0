#include "core/output/writers/json_text.hpp"

#include "core/base/text.hpp"

namespace csp {
namespace {

// Characters that are legal in JSON but not safe to look at, those that end a line in scripts among them.
bool is_misleading(std::uint32_t c) { return text::is_invisible(c) || c == 0x2028 || c == 0x2029; }

void append_escape(std::string& out, std::uint32_t unit) {
  static constexpr std::string_view digits = "0123456789abcdef";
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out += digits[unit >> shift & 15u];
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  std::size_t offset = 0;
  while (offset < text.size()) {
    // Plain ASCII runs are copied as they are: user lists are mostly that.
    std::size_t plain = offset;
    while (plain < text.size() && text[plain] >= 0x20 && text[plain] < 0x7f && text[plain] != '"' && text[plain] != '\\') ++plain;
    out += text.substr(offset, plain - offset);
    offset = plain;
    if (offset == text.size()) break;
    const std::uint32_t c = text::decode_utf8(text, offset);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += static_cast<char>(c);
    } else if (is_misleading(c)) {
      if (c > 0xffff) append_escape(out, 0xd7c0 + (c >> 10));  // the first of two surrogates
      append_escape(out, c > 0xffff ? 0xdc00 + (c & 0x3ff) : c);
    } else {
      text::append_utf8(out, c);
    }
  }
  out += '"';
}

void JsonText::new_line() {
  out_ += '\n';
  out_.append(levels_.empty() ? 0 : levels_.size() - 1, ' ');
}

void JsonText::separate() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (levels_.empty()) return;
  if (levels_.back().any) out_ += ',';
  levels_.back().any = true;
  if (levels_.back().layout == JsonLayout::Lines) new_line();
}

JsonText& JsonText::open(char opening, char closing, JsonLayout layout) {
  separate();
  out_ += opening;
  levels_.push_back({closing, false, layout});
  return *this;
}

JsonText& JsonText::close() {
  const Level level = levels_.back();
  levels_.pop_back();
  if (level.any && level.layout == JsonLayout::Lines) new_line();
  out_ += level.closing;
  return *this;
}

JsonText& JsonText::key(std::string_view name) {
  separate();
  append_json_string(out_, name);
  out_ += ':';
  after_key_ = true;
  return *this;
}

JsonText& JsonText::text(std::string_view value) {
  separate();
  append_json_string(out_, value);
  return *this;
}

JsonText& JsonText::number(std::int64_t value) {
  separate();
  out_ += std::to_string(value);
  return *this;
}

JsonText& JsonText::boolean(bool value) {
  separate();
  out_ += value ? "true" : "false";
  return *this;
}

JsonText& JsonText::null() {
  separate();
  out_ += "null";
  return *this;
}

JsonText& JsonText::raw(std::string_view json) {
  separate();
  out_ += json;
  return *this;
}

}  // namespace csp
