// Reading whole items at a stretch must be nothing but quicker: every text says the same when it comes character by character, where no
// item is ever whole.
#include "core/import/json/json_item_text.hpp"

#include "core/import/json/json_items.hpp"
#include "tests/core/import/support.hpp"

using namespace csp;
using namespace csp::import_test;

namespace {

struct Told : JsonItems::Receiver {
  std::string text;
  void write(const JsonValue& value) {
    text += static_cast<char>('0' + static_cast<int>(value.kind));
    text += value.scalar();
    for (const JsonMember& member : value.members) {
      (text += member.name) += ':';
      write(member.value);
    }
    for (const JsonValue& element : value.elements) write(element);
    text += ';';
  }
  void list_begins() override { text += "\nlist"; }
  void item(JsonValue& item) override {
    text += "\nitem ";
    write(item);
  }
  void envelope(const JsonValue& envelope) override {
    text += "\nenvelope ";
    write(envelope);
  }
  void duplicate_key(const std::string& name) override { text += "\ntwice " + name; }
};

std::string told(std::string_view text, std::size_t chunk) {
  Told told;
  JsonItems items(told);
  JsonScanner scanner(items, true);
  for (std::size_t at = 0; at < text.size(); at += chunk) scanner.feed(text.substr(at, chunk));
  scanner.finish();
  if (scanner.error()) told.text += "\nerror " + std::to_string(scanner.error()->line) + ":" + std::to_string(scanner.error()->column);
  return told.text;
}

}  // namespace

TEST_CASE("a name twice in one item is told whatever the items before it had") {
  const std::string text =
      R"({"value":[{"a":1,"b":2,"c":3},{"a":1,"c":3,"b":2},{"a":1,"b":2,"c":3,"b":4},{"a":1,"c":3,"d":4,"b":2},{"b":1,"c":2,"d":3,"b":4},
      {"l":[{"x":1,"y":2},{"y":1,"x":2},{"x":1,"y":2,"x":3}]},{"a":1,"a":2},{"a":1,"b":{"x":1,"x":2}}]})";
  const std::string slowly = told(text, 1);
  for (const char* twice : {"twice b", "twice x", "twice a"}) CHECK(slowly.find(twice) != std::string::npos);
  CHECK(told(text, text.size()) == slowly);
}

TEST_CASE("an item read at a stretch says what it says character by character") {
  const std::vector<std::string> items = {
      R"({"id":"1","n":-1.5e+3,"t":true,"f":false,"z":null,"list":[1,"two",[],{}],"o":{"a":{"b":"c"}}})",
      R"({"long":"a text of more than eight letters with ü and 陽子","empty":"","":"no name"})",
      R"({"escape":"a\"b\\c\u00fc\ud83d\ude00","after":1})",
      R"({"twice":1,"twice":2})",
      R"({"value":[{"inner":1},{"inner":2}],"@odata.count":2})",
      R"({"users":{"not":"a list"},"body":{"status":1}})",
      R"({"id":"1","status":200,"body":{"value":[{"deep":1}]}})",
      R"({ "blanks" :	[ 1 , 2 ] , "x" : { } })",
      R"({"bad":01})",
      R"({"bad":1.})",
      R"({"bad":tru})",
      R"({"bad":"line
break"})",
      R"({"bad" 1})",
      R"({"bad":1,})",
      R"({"bad":[1,]})",
      R"({"bad":1]})",
      R"({"cut":"of)",
      R"({"cut":)",
      R"({)"};
  for (const std::string& item : items) {
    for (const std::string& text : {"{\"value\":[" + item + "," + item + "]}", "[" + item + "\n,{\"next\":1}]",
                                    "{\"@odata.context\":\"x\",\"value\":[{\"first\":0}," + item + "]}"}) {
      CAPTURE(text);
      const std::string slowly = told(text, 1);
      CHECK(told(text, text.size()) == slowly);
      CHECK(told(text, 7) == slowly);
    }
  }
}

TEST_CASE("depth ends at the same place, whole or not") {
  for (const std::size_t depth : {60, 61, 62, 63, 64, 65}) {
    std::string text = "[{\"a\":";
    for (std::size_t i = 0; i < depth; ++i) text += "[";
    for (std::size_t i = 0; i < depth; ++i) text += "]";
    text += "}]";
    CAPTURE(depth);
    CHECK(told(text, text.size()) == told(text, 1));
  }
}
