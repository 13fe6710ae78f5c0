#include "core/import/json/json_value.hpp"

#include <algorithm>
#include <cstring>

#include "core/base/few_bytes.hpp"
#include "core/base/text.hpp"

namespace csp {
namespace {

constexpr std::size_t kBlock = 64 * 1024;
constexpr std::size_t kSpareBlocks = 4;  // kept after a big item

inline bool same_member(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  if (same_bytes(a, b)) return true;
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
    if (same_member(member.name, name)) return member.value;
  }
  return absent();
}

bool JsonValue::has(std::string_view name) const {
  for (const JsonMember& member : members) {
    if (same_member(member.name, name)) return true;
  }
  return false;
}

JsonList<JsonValue> JsonValue::listed() const {
  if (is_array()) return elements;
  if (is_object() && has("value") && has("Count")) return (*this)["value"].listed();
  const bool says_something = is_object() ? !members.empty() : !is_null();
  return says_something ? JsonList<JsonValue>{this, 1} : JsonList<JsonValue>{};
}

std::string_view JsonValue::scalar() const {
  switch (kind) {
    case Kind::String:
    case Kind::Number:
      return text;
    case Kind::Boolean:
      return boolean ? "true" : "false";
    default:
      return {};
  }
}

std::optional<bool> JsonValue::truth() const {
  const std::string_view word = scalar();
  if (text::equals_ignoring_ascii_case(word, "true")) return true;
  if (text::equals_ignoring_ascii_case(word, "false")) return false;
  return std::nullopt;
}

void* JsonArena::take(std::size_t bytes) {
  constexpr std::size_t kAlign = sizeof(std::max_align_t);
  const std::size_t wanted = (bytes + kAlign - 1) / kAlign * kAlign;
  while (block_ < blocks_.size() && used_ + wanted > blocks_[block_].size) {
    ++block_;
    used_ = 0;
  }
  if (block_ == blocks_.size()) {
    const std::size_t size = std::max(kBlock, wanted);
    blocks_.push_back({std::make_unique<std::max_align_t[]>(size / kAlign + 1), size});
  }
  void* place = reinterpret_cast<char*>(blocks_[block_].memory.get()) + used_;
  used_ += wanted;
  return place;
}

std::string_view JsonArena::copy(std::string_view text) {
  if (text.empty()) return {};
  char* place = static_cast<char*>(take(text.size()));
  std::memcpy(place, text.data(), text.size());
  return {place, text.size()};
}

void JsonArena::rewind(const Mark& mark) {
  block_ = mark.block;
  used_ = mark.used;
  if (blocks_.size() > block_ + kSpareBlocks) blocks_.resize(block_ + kSpareBlocks);
}

}  // namespace csp
