#pragma once
// One whole item, read at a stretch. Most items of a big export lie undamaged and complete in the text at hand: this reads such an item
// several times faster than the scanner does, which goes character by character and can stop anywhere. Whatever is out of the ordinary
// (cut off, damaged, a name twice, an escape, a list of further items inside) is left to the scanner, so that there is one truth about it.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/import/json/json_value.hpp"
#include "core/import/json/member_names.hpp"

namespace csp {

class JsonItemText {
 public:
  explicit JsonItemText(JsonArena& arena) : arena_(arena) {}

  // `text` begins with '{'. Gives the characters the object takes and fills `item`; 0 = the scanner has to read it. The tree looks into
  // `text` and the arena. At most `depth` objects and lists inside each other.
  std::size_t read(std::string_view text, std::size_t depth, JsonValue& item);

 private:
  // Items of one export have the same members in the same order: a name that follows the one before it as it did last time is known
  // by one comparison, and to be new in its object.
  struct KnownName {
    std::string written;      // with quotation marks and colon
    std::uint32_t next = 0;   // the name after it in its object; 0 = none seen yet
    std::uint32_t inner = 0;  // the first name of objects in its value
  };
  static constexpr std::uint32_t kUnknown = UINT32_MAX;
  static constexpr std::size_t kMostKnown = 256;

  // `place` is the known name whose value this is: 0 = the item itself, kUnknown = a name met the first time.
  bool object(JsonValue& out, std::size_t depth, std::uint32_t place);
  bool list(JsonValue& out, std::size_t depth, std::uint32_t place);
  bool value(JsonValue& out, std::size_t depth, std::uint32_t place);
  std::uint32_t known_from(std::uint32_t expected) const;
  std::uint32_t learn(std::string_view name, std::uint32_t before, std::uint32_t place);
  bool string(std::string_view& out);
  bool number(std::string_view& out);
  bool word(std::string_view expected);
  void skip_blanks();

  JsonArena& arena_;
  const char* at_ = nullptr;
  const char* end_ = nullptr;
  std::vector<KnownName> known_{KnownName{}};
  std::vector<JsonMember> members_;  // of the objects that are open, the outermost first
  MemberNames names_;
  std::vector<JsonValue> elements_;
};

// Members of an answer that hold its items; also asked by the finder of items.
bool names_a_list(std::string_view key);

}  // namespace csp
