#pragma once
// One whole item, read at a stretch. Most items of a big export lie undamaged and complete in the text at hand: this reads such an item
// several times faster than the scanner does, which goes character by character and can stop anywhere. Whatever is out of the ordinary
// (cut off, damaged, a name twice, an escape, a list of further items inside) is left to the scanner, so that there is one truth about it.

#include <string_view>
#include <vector>

#include "core/import/json_value.hpp"

namespace csp {

class JsonItemText {
 public:
  explicit JsonItemText(JsonArena& arena) : arena_(arena) {}

  // `text` begins with '{'. Gives the characters the object takes and fills `item`; 0 = the scanner has to read it. The tree looks into
  // `text` and the arena. At most `depth` objects and lists inside each other.
  std::size_t read(std::string_view text, std::size_t depth, JsonValue& item);

 private:
  bool object(JsonValue& out, std::size_t depth, bool outermost);
  bool list(JsonValue& out, std::size_t depth);
  bool value(JsonValue& out, std::size_t depth);
  bool string(std::string_view& out);
  bool number(std::string_view& out);
  bool word(std::string_view expected);
  void skip_blanks();
  bool name_is_new(std::size_t first, std::string_view name) const;

  JsonArena& arena_;
  const char* at_ = nullptr;
  const char* end_ = nullptr;
  std::vector<JsonMember> members_;  // of the objects that are open, the outermost first
  std::vector<JsonValue> elements_;
};

// Members of an answer that hold its items; also asked by the finder of items.
bool names_a_list(std::string_view key);

}  // namespace csp
