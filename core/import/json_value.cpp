#include "core/import/json_value.hpp"

#include "core/base/text.hpp"

namespace csp {
namespace {

bool same_name(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    if (lower(a[i]) != lower(b[i])) return false;
  }
  return true;
}

const JsonValue& absent() {
  static const JsonValue null;
  return null;
}

}  // namespace

const JsonValue& JsonValue::operator[](std::string_view name) const {
  for (const JsonMember& member : members) {
    if (same_name(member.name, name)) return member.value;
  }
  return absent();
}

bool JsonValue::has(std::string_view name) const {
  for (const JsonMember& member : members) {
    if (same_name(member.name, name)) return true;
  }
  return false;
}

std::string_view JsonValue::scalar() const {
  switch (kind) {
    case Kind::String:
    case Kind::Number: return text;
    case Kind::Boolean: return boolean ? "true" : "false";
    default: return {};
  }
}

std::optional<bool> JsonValue::truth() const {
  const std::string_view word = scalar();
  if (text::equals_ignoring_ascii_case(word, "true")) return true;
  if (text::equals_ignoring_ascii_case(word, "false")) return false;
  return std::nullopt;
}

}  // namespace csp
