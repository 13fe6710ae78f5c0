#pragma once
// What does one JSON item say? A small tree that never fails a question: an absent member is null, a wrong type gives nothing.
// Member names match without regard to letter case, because SDKs and command lines write them in theirs. Numbers stay as written.
// The tree owns nothing: it looks into the text and into the arena of whoever made it, and is good during the call only.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace csp {

struct JsonMember;

// Neighbours in an arena.
template <typename T>
struct JsonList {
  const T* first = nullptr;
  std::size_t count = 0;
  const T* begin() const { return first; }
  const T* end() const { return first + count; }
  std::size_t size() const { return count; }
  bool empty() const { return count == 0; }
  const T& operator[](std::size_t index) const { return first[index]; }
};

struct JsonValue {
  enum class Kind : std::uint8_t { Null, Boolean, Number, String, Array, Object };

  Kind kind = Kind::Null;
  bool boolean = false;
  std::string_view text;  // of a string, or a number as written
  JsonList<JsonMember> members;
  JsonList<JsonValue> elements;

  bool is_null() const { return kind == Kind::Null; }
  bool is_string() const { return kind == Kind::String; }
  bool is_array() const { return kind == Kind::Array; }
  bool is_object() const { return kind == Kind::Object; }

  // Null when this is no object or has no such member. With several of the name, the first.
  const JsonValue& operator[](std::string_view name) const;
  bool has(std::string_view name) const;
  // Of a list its elements. Windows PowerShell writes a list of one as that one, and any list as {"value": […], "Count": 2}; what is
  // null or {} has none.
  JsonList<JsonValue> listed() const;
  // Text of a string, number or boolean ("true", "false"); empty for everything else.
  std::string_view scalar() const;
  // "true"/"false" also as text in any case; empty otherwise.
  std::optional<bool> truth() const;
};

struct JsonMember {
  std::string_view name;
  JsonValue value;
};

// Memory of the trees: taken piece by piece, given back from a mark on.
class JsonArena {
 public:
  struct Mark {
    std::size_t block = 0;
    std::size_t used = 0;
  };
  Mark mark() const { return {block_, used_}; }
  void rewind(const Mark& mark);
  std::string_view copy(std::string_view text);
  template <typename T>
  JsonList<T> copy(const T* first, std::size_t count) {
    if (count == 0) return {};
    T* out = static_cast<T*>(take(count * sizeof(T)));
    for (std::size_t i = 0; i < count; ++i) new (out + i) T(first[i]);
    return {out, count};
  }

 private:
  void* take(std::size_t bytes);
  struct Block {
    std::unique_ptr<std::max_align_t[]> memory;
    std::size_t size = 0;  // in bytes
  };
  std::vector<Block> blocks_;
  std::size_t block_ = 0;  // the one in use
  std::size_t used_ = 0;   // bytes of it
};

}  // namespace csp
