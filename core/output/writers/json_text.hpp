#pragma once
// How is a large JSON document written without holding it twice? Straight into one string, in the order of the calls. Strings are
// valid UTF-8; characters that could mislead an editor (controls, bidirectional marks) are written as \u escapes, so nothing is lost.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace csp {

// Whether the members of an object or the items of an array stand on lines of their own.
enum class JsonLayout { Inline, Lines };

class JsonText {
 public:
  JsonText& object(JsonLayout layout = JsonLayout::Inline) { return open('{', '}', layout); }
  JsonText& array(JsonLayout layout = JsonLayout::Inline) { return open('[', ']', layout); }
  JsonText& close();
  JsonText& key(std::string_view name);
  JsonText& text(std::string_view value);
  JsonText& number(std::int64_t value);
  JsonText& boolean(bool value);
  JsonText& null();
  JsonText& raw(std::string_view json);  // finished JSON from another writer

  std::string& bytes() { return out_; }

 private:
  JsonText& open(char opening, char closing, JsonLayout layout);
  void separate();
  void new_line();

  std::string out_;
  struct Level {
    char closing;
    bool any;
    JsonLayout layout;
  };
  std::vector<Level> levels_;
  bool after_key_ = false;
};

// The text with quotes.
void append_json_string(std::string& out, std::string_view text);

}  // namespace csp
