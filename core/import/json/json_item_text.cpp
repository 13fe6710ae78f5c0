#include "core/import/json/json_item_text.hpp"

#include <array>
#include <cstring>

#include "core/base/few_bytes.hpp"
#include "core/base/sixteen_bytes.hpp"
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
  names_.close(0);
  elements_.clear();
  return object(item, depth, 0) ? static_cast<std::size_t>(at_ - text.data()) : 0;
}

inline void JsonItemText::skip_blanks() {
  while (at_ < end_ && static_cast<unsigned char>(*at_) <= ' ' && (*at_ == ' ' || *at_ == '\n' || *at_ == '\r' || *at_ == '\t')) ++at_;
}

// The known name that stands at hand: the expected one, or one of the next when members are left out.
std::uint32_t JsonItemText::known_from(std::uint32_t expected) const {
  for (; expected != 0; expected = known_[expected].next) {
    const std::string& written = known_[expected].written;
    if (static_cast<std::size_t>(end_ - at_) > written.size() && same_bytes({at_, written.size()}, written)) return expected;
  }
  return 0;
}

// `name` stands last in its object so far, behind `before` (0 = first).
std::uint32_t JsonItemText::learn(std::string_view name, std::uint32_t before, std::uint32_t place) {
  if (known_.size() >= kMostKnown) return kUnknown;
  const std::uint32_t number = static_cast<std::uint32_t>(known_.size());
  known_.push_back({'"' + std::string(name) + "\":", 0, 0});
  (before != 0 ? known_[before].next : known_[place].inner) = number;
  return number;
}

bool JsonItemText::object(JsonValue& out, std::size_t depth, std::uint32_t place) {
  if (depth == 0) return false;
  ++at_;
  out.kind = JsonValue::Kind::Object;
  const std::size_t first = members_.size();
  skip_blanks();
  if (at_ < end_ && *at_ == '}') {
    ++at_;
    return true;
  }
  bool as_known = place != kUnknown;  // all names so far are known ones, in their order ...
  bool complete = true;               // ... and none of them was left out: only then a further name is new to them
  std::uint32_t before = 0;
  for (;;) {
    JsonMember member;
    const std::uint32_t expected = !as_known ? 0 : before != 0 ? known_[before].next : known_[place].inner;
    std::uint32_t number = known_from(expected);
    if (number != 0) {
      complete = complete && number == expected;
      const std::string& written = known_[number].written;
      member.name = std::string_view(at_ + 1, written.size() - 3);
      at_ += written.size();
    } else {
      if (at_ == end_ || *at_ != '"' || !string(member.name)) return false;
      if (names_.has(members_, first, member.name)) return false;
      skip_blanks();
      if (at_ == end_ || *at_ != ':') return false;
      ++at_;
      as_known = as_known && complete && expected == 0;
      number = as_known ? learn(member.name, before, place) : kUnknown;
      as_known = number != kUnknown;
    }
    before = number;
    skip_blanks();
    if (at_ == end_) return false;
    // These may hold items of their own: the finder decides.
    if (place == 0 &&
        ((*at_ == '[' && names_a_list(member.name)) ||
         (*at_ == '{' && (text::equals_ignoring_ascii_case(member.name, "body") || text::equals_ignoring_ascii_case(member.name, "data")))))
      return false;
    if (!value(member.value, depth - 1, number)) return false;
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
  names_.close(first);
  members_.resize(first);
  return true;
}

bool JsonItemText::list(JsonValue& out, std::size_t depth, std::uint32_t place) {
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
    if (at_ == end_ || !value(element, depth - 1, place)) return false;
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

bool JsonItemText::value(JsonValue& out, std::size_t depth, std::uint32_t place) {
  switch (*at_) {
    case '"':
      out.kind = JsonValue::Kind::String;
      return string(out.text);
    case '{':
      return object(out, depth, place);
    case '[':
      return list(out, depth, place);
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
  at_ = find_marked(
      at_, end_, [](SixteenBytes bytes) { return bytes.equal('"') | bytes.equal('\\') | bytes.below(0x20); },
      [](char c) { return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20; });
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
