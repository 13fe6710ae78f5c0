#include "core/import/json_item_text.hpp"

#include <array>
#include <cstring>

#include "core/base/text.hpp"

namespace csp {
bool names_a_list(std::string_view key) {
  static constexpr std::array<std::string_view, 9> kNames = {"value",   "items",   "content", "responses", "data",
                                                             "results", "records", "users",   "charges"};
  for (const std::string_view name : kNames) {
    if (text::equals_ignoring_ascii_case(key, name)) return true;
  }
  return false;
}

std::size_t JsonItemText::read(std::string_view text, std::size_t depth, JsonValue& item) {
  at_ = text.data();
  end_ = at_ + text.size();
  members_.clear();
  elements_.clear();
  return object(item, depth, true) ? static_cast<std::size_t>(at_ - text.data()) : 0;
}

void JsonItemText::skip_blanks() {
  while (at_ < end_ && static_cast<unsigned char>(*at_) <= ' ' && (*at_ == ' ' || *at_ == '\n' || *at_ == '\r' || *at_ == '\t')) ++at_;
}

bool JsonItemText::name_is_new(std::size_t first, std::string_view name) const {
  for (std::size_t i = first; i < members_.size(); ++i) {
    const std::string_view known = members_[i].name;
    if (known.size() == name.size() && (name.empty() || (known[0] == name[0] && std::memcmp(known.data(), name.data(), name.size()) == 0)))
      return false;
  }
  return true;
}

bool JsonItemText::object(JsonValue& out, std::size_t depth, bool outermost) {
  if (depth == 0) return false;
  ++at_;
  out.kind = JsonValue::Kind::Object;
  const std::size_t first = members_.size();
  skip_blanks();
  if (at_ < end_ && *at_ == '}') {
    ++at_;
    return true;
  }
  for (;;) {
    JsonMember member;
    if (at_ == end_ || *at_ != '"' || !string(member.name)) return false;
    if (!name_is_new(first, member.name)) return false;
    skip_blanks();
    if (at_ == end_ || *at_ != ':') return false;
    ++at_;
    skip_blanks();
    if (at_ == end_) return false;
    // These may hold items of their own: the finder decides.
    if (outermost && ((*at_ == '[' && names_a_list(member.name)) || (*at_ == '{' && text::equals_ignoring_ascii_case(member.name, "body"))))
      return false;
    if (!value(member.value, depth - 1)) return false;
    members_.push_back(member);
    skip_blanks();
    if (at_ == end_) return false;
    if (*at_ == '}') break;
    if (*at_ != ',') return false;
    ++at_;
    skip_blanks();
  }
  ++at_;
  out.members = arena_.copy(members_.data() + first, members_.size() - first);
  members_.resize(first);
  return true;
}

bool JsonItemText::list(JsonValue& out, std::size_t depth) {
  if (depth == 0) return false;
  ++at_;
  out.kind = JsonValue::Kind::Array;
  const std::size_t first = elements_.size();
  skip_blanks();
  if (at_ < end_ && *at_ == ']') {
    ++at_;
    return true;
  }
  for (;;) {
    JsonValue element;
    if (at_ == end_ || !value(element, depth - 1)) return false;
    elements_.push_back(element);
    skip_blanks();
    if (at_ == end_) return false;
    if (*at_ == ']') break;
    if (*at_ != ',') return false;
    ++at_;
    skip_blanks();
  }
  ++at_;
  out.elements = arena_.copy(elements_.data() + first, elements_.size() - first);
  elements_.resize(first);
  return true;
}

bool JsonItemText::value(JsonValue& out, std::size_t depth) {
  switch (*at_) {
    case '"':
      out.kind = JsonValue::Kind::String;
      return string(out.text);
    case '{':
      return object(out, depth, false);
    case '[':
      return list(out, depth);
    case 't':
    case 'f':
      out.kind = JsonValue::Kind::Boolean;
      out.boolean = *at_ == 't';
      return word(out.boolean ? "true" : "false");
    case 'n':
      return word("null");
    default:
      out.kind = JsonValue::Kind::Number;
      return number(out.text);
  }
}

bool JsonItemText::string(std::string_view& out) {
  const char* begin = ++at_;
  // Eight at a time: a quote, a backslash or a control character ends the run.
  while (end_ - at_ >= 8) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, at_, 8);
    constexpr std::uint64_t kOnes = 0x0101010101010101ull;
    constexpr std::uint64_t kHighs = 0x8080808080808080ull;
    const std::uint64_t quote = eight ^ (kOnes * '"');
    const std::uint64_t backslash = eight ^ (kOnes * '\\');
    const std::uint64_t met =
        (((quote - kOnes) & ~quote) | ((backslash - kOnes) & ~backslash) | ((eight - kOnes * 0x20) & ~eight)) & kHighs;
    if (met != 0) {
      at_ += __builtin_ctzll(met) / 8;
      break;
    }
    at_ += 8;
  }
  while (at_ < end_ && *at_ != '"' && *at_ != '\\' && static_cast<unsigned char>(*at_) >= 0x20) ++at_;
  if (at_ == end_ || *at_ != '"') return false;
  out = std::string_view(begin, static_cast<std::size_t>(at_ - begin));
  ++at_;
  return true;
}

bool JsonItemText::number(std::string_view& out) {
  const char* begin = at_;
  if (at_ < end_ && *at_ == '-') ++at_;
  if (at_ == end_ || !text::is_digit(*at_)) return false;
  if (*at_ == '0') {
    ++at_;
  } else {
    while (at_ < end_ && text::is_digit(*at_)) ++at_;
  }
  if (at_ < end_ && *at_ == '.') {
    ++at_;
    if (at_ == end_ || !text::is_digit(*at_)) return false;
    while (at_ < end_ && text::is_digit(*at_)) ++at_;
  }
  if (at_ < end_ && (*at_ == 'e' || *at_ == 'E')) {
    ++at_;
    if (at_ < end_ && (*at_ == '+' || *at_ == '-')) ++at_;
    if (at_ == end_ || !text::is_digit(*at_)) return false;
    while (at_ < end_ && text::is_digit(*at_)) ++at_;
  }
  out = std::string_view(begin, static_cast<std::size_t>(at_ - begin));
  return true;  // what follows is looked at by the list or object around it
}

bool JsonItemText::word(std::string_view expected) {
  if (static_cast<std::size_t>(end_ - at_) < expected.size() || std::memcmp(at_, expected.data(), expected.size()) != 0) return false;
  at_ += expected.size();
  return true;
}

}  // namespace csp
