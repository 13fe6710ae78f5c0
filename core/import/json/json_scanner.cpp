#include "core/import/json/json_scanner.hpp"

#include <cstdint>

#include "core/base/sixteen_bytes.hpp"
#include "core/base/text.hpp"

namespace csp {
namespace {

// Of a string: its end, an escape, or what must not be in it.
const char* find_end_of_run(const char* at, const char* end) {
  return find_marked(
      at, end, [](SixteenBytes bytes) { return bytes.equal('"') | bytes.equal('\\') | bytes.below(0x20); },
      [](char c) { return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20; });
}

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

}  // namespace

JsonScanner::JsonScanner(JsonEvents& events, bool lines, std::int64_t lines_before)
    : events_(events), lines_(lines), among_text_(lines_before > 0), line_(1 + lines_before) {}

void JsonScanner::feed(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && !error_) {
    if (text[at] == '{' && token_ == Token::None && (expect_ == Expect::Value || expect_ == Expect::ValueOrEnd) && !stack_.empty()) {
      if (const std::size_t whole = events_.whole_object(text.substr(at), kMaximumDepth - stack_.size()); whole > 0) {
        at += whole;
        end_value();
        continue;
      }
    }
    at = step(text, at);
  }
  if (!error_) advance_position(text);
}

void JsonScanner::finish() {
  if (error_) return;
  if (token_ == Token::Number && number_may_end()) end_number();
  if (token_ == Token::OtherText) token_ = Token::None;
  if (token_ != Token::None || expect_ != Expect::Nothing) fail({}, 0, expected());
}

// Handles the character at `at` and what belongs to it; gives the place to go on.
std::size_t JsonScanner::step(std::string_view text, std::size_t at) {
  const char c = text[at];
  switch (token_) {
    case Token::String:
      return in_string(text, at);
    case Token::Escape:
      if (!escape(c)) fail(text, at, "import.json.expected.escape");
      return at + 1;
    case Token::Hex:
      if (!hex(c)) fail(text, at, "import.json.expected.hex");
      return at + 1;
    case Token::Number:
      if (in_number(c)) {
        buffer_ += c;
        return at + 1;
      }
      if (!number_may_end()) {
        fail(text, at, "import.json.expected.digit");
        return at;
      }
      end_number();
      return at;
    case Token::Word:
      if (c != word_[word_at_]) {
        fail(text, at, "import.json.expected.value");
        return at;
      }
      if (++word_at_ == word_.size()) {
        token_ = Token::None;
        if (word_ == "null") {
          events_.null();
        } else {
          events_.boolean(word_ == "true");
        }
        end_value();
      }
      return at + 1;
    case Token::OtherText:
      pass_over(c);
      return at + 1;
    case Token::None:
      break;
  }
  if (is_space(c)) {
    line_break_since_root_ = line_break_since_root_ || c == '\n' || c == '\r';
    return at + 1;
  }
  // The mark at the beginning of a file that was put behind another one.
  if (expect_ == Expect::Nothing && (c == '\xef' || c == '\xbb' || c == '\xbf')) return at + 1;
  if (!structure(c)) {
    if (among_text_ && expect_ == Expect::Nothing && line_break_since_root_)
      pass_over(c);
    else
      fail(text, at, expected());
  }
  return at + 1;
}

// To the end of the line.
void JsonScanner::pass_over(char c) {
  constexpr std::size_t kShown = 200;
  const bool first = token_ == Token::None && passed_over_.empty();
  const bool ends = c == '\n' || c == '\r';
  if (!ends && (first || first_passed_over_) && passed_over_.size() < kShown) passed_over_ += c;
  first_passed_over_ = !ends && (first || first_passed_over_);
  token_ = ends ? Token::None : Token::OtherText;
}

std::size_t JsonScanner::in_string(std::string_view text, std::size_t at) {
  const char* found = find_end_of_run(text.data() + at, text.data() + text.size());
  const std::size_t end = static_cast<std::size_t>(found - text.data());
  if (end > at && high_surrogate_ != 0) flush_surrogate();
  buffer_.append(text, at, end - at);
  if (end == text.size()) return end;
  if (text[end] == '\\') {
    token_ = Token::Escape;
  } else if (text[end] == '"') {
    flush_surrogate();
    end_string();
  } else {
    fail(text, end, "import.json.expected.string_character");
  }
  return end + 1;
}

bool JsonScanner::structure(char c) {
  switch (expect_) {
    case Expect::ValueOrEnd:
      if (c == ']') return close('[');
      return begin_value(c);
    case Expect::Value:
      return begin_value(c);
    case Expect::KeyOrEnd:
      if (c == '}') return close('{');
      [[fallthrough]];
    case Expect::Key:
      if (c != '"') return false;
      key_ = true;
      token_ = Token::String;
      return true;
    case Expect::Colon:
      if (c != ':') return false;
      expect_ = Expect::Value;
      return true;
    case Expect::CommaOrEnd:
      if (c == ',') {
        expect_ = stack_.back() == '{' ? Expect::Key : Expect::Value;
        return true;
      }
      return (c == '}' && close('{')) || (c == ']' && close('['));
    case Expect::Nothing:
      if (among_text_ && line_break_since_root_ && (c == '{' || c == '[')) return open(c);
      // JSON Lines: another object on a line of its own; or another list, where an answer was appended to a file.
      return lines_ && line_break_since_root_ && c == last_root_ && open(c);
  }
  return false;
}

bool JsonScanner::begin_value(char c) {
  if (c == '{' || c == '[') return open(c);
  if (c == '"') {
    key_ = false;
    token_ = Token::String;
    return true;
  }
  if (c == '-' || text::is_digit(c)) {
    token_ = Token::Number;
    part_ = c == '-' ? NumberPart::Minus : c == '0' ? NumberPart::Zero : NumberPart::Integer;
    buffer_.assign(1, c);
    return true;
  }
  word_ = c == 't' ? "true" : c == 'f' ? "false" : c == 'n' ? "null" : "";
  if (word_.empty()) return false;
  token_ = Token::Word;
  word_at_ = 1;
  return true;
}

bool JsonScanner::in_number(char c) {
  switch (part_) {
    case NumberPart::Minus:
      if (!text::is_digit(c)) return false;
      part_ = c == '0' ? NumberPart::Zero : NumberPart::Integer;
      return true;
    case NumberPart::Integer:
      if (text::is_digit(c)) return true;
      [[fallthrough]];
    case NumberPart::Zero:
      if (c == '.') return part_ = NumberPart::Point, true;
      break;
    case NumberPart::Point:
      if (!text::is_digit(c)) return false;
      part_ = NumberPart::Fraction;
      return true;
    case NumberPart::Fraction:
      if (text::is_digit(c)) return true;
      break;
    case NumberPart::Exponent:
      if (c == '+' || c == '-') return part_ = NumberPart::ExponentSign, true;
      [[fallthrough]];
    case NumberPart::ExponentSign:
      if (!text::is_digit(c)) return false;
      part_ = NumberPart::ExponentDigits;
      return true;
    case NumberPart::ExponentDigits:
      return text::is_digit(c);
  }
  if (c != 'e' && c != 'E') return false;
  part_ = NumberPart::Exponent;
  return true;
}

bool JsonScanner::number_may_end() const {
  return part_ == NumberPart::Zero || part_ == NumberPart::Integer || part_ == NumberPart::Fraction || part_ == NumberPart::ExponentDigits;
}

void JsonScanner::end_number() {
  token_ = Token::None;
  events_.number(buffer_);
  buffer_.clear();
  end_value();
}

void JsonScanner::end_string() {
  token_ = Token::None;
  if (key_) {
    events_.key(buffer_);
    expect_ = Expect::Colon;
  } else {
    events_.string(buffer_);
    end_value();
  }
  buffer_.clear();
}

bool JsonScanner::escape(char c) {
  if (c == 'u') {
    token_ = Token::Hex;
    hex_digits_ = 0;
    hex_value_ = 0;
    return true;
  }
  static constexpr std::string_view kLetters = "\"\\/bfnrt";
  static constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
  const std::size_t index = kLetters.find(c);
  if (index == std::string_view::npos) return false;
  flush_surrogate();
  buffer_ += kMeanings[index];
  token_ = Token::String;
  return true;
}

bool JsonScanner::hex(char c) {
  const int digit = text::is_digit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
  if (digit < 0) return false;
  hex_value_ = hex_value_ * 16 + static_cast<std::uint32_t>(digit);
  if (++hex_digits_ < 4) return true;
  token_ = Token::String;
  const bool low = hex_value_ >= 0xdc00 && hex_value_ <= 0xdfff;
  if (low && high_surrogate_ != 0) {
    text::append_utf8(buffer_, 0x10000 + ((high_surrogate_ - 0xd800) << 10) + (hex_value_ - 0xdc00));
    high_surrogate_ = 0;
    return true;
  }
  flush_surrogate();
  if (hex_value_ >= 0xd800 && hex_value_ <= 0xdbff) {
    high_surrogate_ = hex_value_;
  } else {
    text::append_utf8(buffer_, low ? 0xfffd : hex_value_);
  }
  return true;
}

// Half of a pair without its other half: a name cut in the middle of an emoji. Shown as U+FFFD.
void JsonScanner::flush_surrogate() {
  if (high_surrogate_ != 0) text::append_utf8(buffer_, 0xfffd);
  high_surrogate_ = 0;
}

void JsonScanner::end_value() {
  expect_ = stack_.empty() ? Expect::Nothing : Expect::CommaOrEnd;
  line_break_since_root_ = false;
}

bool JsonScanner::open(char opener) {
  if (stack_.size() == kMaximumDepth) {
    too_deep_ = true;
    return false;
  }
  stack_.push_back(opener);
  if (opener == '{') {
    events_.begin_object();
    expect_ = Expect::KeyOrEnd;
  } else {
    events_.begin_array();
    expect_ = Expect::ValueOrEnd;
  }
  return true;
}

bool JsonScanner::close(char opener) {
  if (stack_.empty() || stack_.back() != opener) return false;
  stack_.pop_back();
  if (opener == '{') {
    events_.end_object();
  } else {
    events_.end_array();
  }
  if (stack_.empty()) last_root_ = opener;
  end_value();
  return true;
}

std::string_view JsonScanner::expected() const {
  switch (token_) {
    case Token::String:
    case Token::Escape:
    case Token::Hex:
      return "import.json.expected.end_of_string";
    case Token::Number:
      return "import.json.expected.digit";
    case Token::Word:
      return "import.json.expected.value";
    case Token::OtherText:
    case Token::None:
      break;
  }
  if (too_deep_) return "import.json.expected.less_depth";
  switch (expect_) {
    case Expect::Value:
      return "import.json.expected.value";
    case Expect::ValueOrEnd:
      return "import.json.expected.value_or_end";
    case Expect::KeyOrEnd:
      return "import.json.expected.key_or_end";
    case Expect::Key:
      return "import.json.expected.key";
    case Expect::Colon:
      return "import.json.expected.colon";
    case Expect::CommaOrEnd:
      return stack_.back() == '{' ? "import.json.expected.comma_or_brace" : "import.json.expected.comma_or_bracket";
    case Expect::Nothing:
      break;
  }
  return "import.json.expected.nothing";
}

namespace {

// A character that nobody sees is named by its number: U+00A0.
void append_shown(std::string& out, std::uint32_t c) {
  std::string character;
  text::append_utf8(character, c);
  if (c < 0x80 || (!text::is_invisible(c) && !text::trimmed(character).empty())) {
    out += character;
    return;
  }
  out += "U+";
  for (int shift = c > 0xffff ? 16 : 12; shift >= 0; shift -= 4) out += "0123456789ABCDEF"[c >> shift & 15u];
}

}  // namespace

void JsonScanner::fail(std::string_view text, std::size_t at, std::string_view expected) {
  JsonError error;
  advance_position(text.substr(0, at));
  error.line = line_;
  error.column = column_;
  error.expected = expected;
  error.too_deep = too_deep_;
  if (at < text.size()) {
    std::size_t next = at;
    append_shown(error.found, text::decode_utf8(text, next));
  }
  error_ = std::move(error);
}

// Every character of a big export passes here only to be counted for the place of an error.
void JsonScanner::advance_position(std::string_view text) {
  const std::size_t breaks = count_marked(
      text, [](SixteenBytes bytes) { return bytes.equal('\n'); }, [](char c) { return c == '\n'; });
  if (breaks > 0) {
    line_ += static_cast<std::int64_t>(breaks);
    column_ = 1;
    text.remove_prefix(text.rfind('\n') + 1);
  }
  const std::size_t going_on = count_marked(
      text, [](SixteenBytes bytes) { return bytes.going_on(); }, [](char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; });
  column_ += static_cast<std::int64_t>(text.size() - going_on);
}

}  // namespace csp
