#pragma once
// What does one JSON item say? A small tree that never fails a question: an absent member is null, a wrong type gives nothing.
// Member names match without regard to letter case, because SDKs and command lines write them in theirs. Numbers stay as written.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace csp {

struct JsonMember;

struct JsonValue {
  enum class Kind : std::uint8_t { Null, Boolean, Number, String, Array, Object };

  Kind kind = Kind::Null;
  bool boolean = false;
  std::string text;  // of a string, or a number as written
  std::vector<JsonMember> members;
  std::vector<JsonValue> elements;

  bool is_null() const { return kind == Kind::Null; }
  bool is_string() const { return kind == Kind::String; }
  bool is_array() const { return kind == Kind::Array; }
  bool is_object() const { return kind == Kind::Object; }

  // Null when this is no object or has no such member. With several of the name, the first.
  const JsonValue& operator[](std::string_view name) const;
  bool has(std::string_view name) const;
  // Text of a string, number or boolean ("true", "false"); empty for everything else.
  std::string_view scalar() const;
  // "true"/"false" also as text in any case; empty otherwise.
  std::optional<bool> truth() const;
};

struct JsonMember {
  std::string name;
  JsonValue value;
};

}  // namespace csp
