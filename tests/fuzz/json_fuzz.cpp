// The JSON scanner and the search for items: accepts what an independent parser accepts, the same for every chunking.

#include <nlohmann/json.hpp>
#include <string>

#include "core/base/text.hpp"
#include "core/import/json/json_items.hpp"
#include "tests/fuzz/target.hpp"

namespace {

struct Items : csp::JsonItems::Receiver {
  std::string text;
  static void write(std::string& out, const csp::JsonValue& value) {
    out += static_cast<char>('0' + static_cast<int>(value.kind));
    out += value.scalar();
    for (const csp::JsonMember& member : value.members) {
      out += member.name;
      out += ':';
      write(out, member.value);
    }
    for (const csp::JsonValue& element : value.elements) write(out, element);
    out += ';';
  }
  void list_begins() override { text += "list"; }
  void item(csp::JsonValue& item) override { write(text += "item ", item); }
  void envelope(const csp::JsonValue& envelope) override { write(text += "envelope ", envelope); }
  void duplicate_key(const std::string& name) override { text += "twice " + name; }
};

std::string scan(std::string_view text, std::size_t chunk, bool lines, bool& accepted, bool& too_deep) {
  Items items;
  csp::JsonItems finder(items);
  csp::JsonScanner scanner(finder, lines);
  for (std::size_t at = 0; at < text.size(); at += chunk) scanner.feed(text.substr(at, chunk));
  scanner.finish();
  accepted = !scanner.error();
  too_deep = scanner.error() && scanner.error()->too_deep;
  return accepted ? items.text : std::to_string(scanner.error()->line) + ":" + std::to_string(scanner.error()->column);
}

// A number that no double can hold is JSON all the same; the other parser stops there and tells nothing of what follows.
struct Judge : nlohmann::json_sax<nlohmann::json> {
  bool overflow = false;
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override { return true; }
  bool key(string_t&) override { return true; }
  bool end_object() override { return true; }
  bool start_array(std::size_t) override { return true; }
  bool end_array() override { return true; }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception& error) override {
    constexpr int kNumberOverflow = 406;
    overflow = error.id == kNumberOverflow;
    return false;
  }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = csp::fuzz::text(data, size);
  if (!csp::text::is_valid_utf8(text)) return 0;  // the decoder never gives such
  bool accepted = false;
  bool too_deep = false;
  scan(text, size + 1, false, accepted, too_deep);
  const bool byte_order_mark = text.substr(0, 3) == "\xef\xbb\xbf";
  const bool zero = text.find('\0') != std::string_view::npos;  // the other parser takes it for the end
  const bool surrogate = text.find("\\u") != std::string_view::npos;
  if (!too_deep && !byte_order_mark && !zero && !(surrogate && accepted)) {
    Judge judge;
    const bool is_json = nlohmann::json::sax_parse(text, &judge);
    csp::fuzz::require(judge.overflow || accepted == is_json, "accepts exactly JSON");
  }
  const std::string whole = scan(text, size + 1, true, accepted, too_deep);
  bool ascii = true;
  for (const char c : text) ascii = ascii && static_cast<unsigned char>(c) < 0x80;
  if (ascii) csp::fuzz::require(whole == scan(text, csp::fuzz::chunk_of(text), true, accepted, too_deep), "items do not depend on chunks");
  return 0;
}
