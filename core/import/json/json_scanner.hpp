#pragma once
// Is this JSON (RFC 8259), and what does it say? A scanner that is fed in chunks of any size and reports what it meets as
// events; the first error stops it with line, column, what was found and what would have been right. Nothing is guessed.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace csp {

class JsonEvents {
 public:
  virtual ~JsonEvents() = default;
  virtual void begin_object() = 0;
  virtual void end_object() = 0;
  virtual void begin_array() = 0;
  virtual void end_array() = 0;
  virtual void key(std::string& text) = 0;         // may be moved from
  virtual void string(std::string& text) = 0;      // may be moved from
  virtual void number(std::string_view text) = 0;  // as written, never through binary floating point
  virtual void boolean(bool value) = 0;
  virtual void null() = 0;
  // `text` begins with an object: whoever can take it whole gives the characters it takes; 0 = tell it piece by piece.
  virtual std::size_t whole_object(std::string_view text, std::size_t depth) {
    static_cast<void>(text);
    static_cast<void>(depth);
    return 0;
  }
};

struct JsonError {
  std::int64_t line = 1;
  std::int64_t column = 1;    // in characters, from 1
  std::string found;          // the character there; empty = the end of the file
  std::string_view expected;  // message key "import.json.expected.<...>"
  bool too_deep = false;
};

class JsonScanner {
 public:
  static constexpr std::size_t kMaximumDepth = 64;

  // `lines_before` lines were skipped in front of the JSON: what was copied from a console has other text behind it as well, and further
  // values, each beginning on a line of its own. Otherwise one value only, unless `lines` allows objects on lines of their own.
  JsonScanner(JsonEvents& events, bool lines, std::int64_t lines_before = 0);
  void feed(std::string_view text);  // does nothing after an error
  void finish();
  const std::optional<JsonError>& error() const { return error_; }
  // The first line of other text behind a value, cut; empty when there is none.
  const std::string& passed_over() const { return passed_over_; }

 private:
  enum class Expect { Value, ValueOrEnd, KeyOrEnd, Key, Colon, CommaOrEnd, Nothing };
  enum class Token { None, String, Escape, Hex, Number, Word, OtherText };
  enum class NumberPart { Minus, Zero, Integer, Point, Fraction, Exponent, ExponentSign, ExponentDigits };

  std::size_t step(std::string_view text, std::size_t at);
  std::size_t in_string(std::string_view text, std::size_t at);
  bool structure(char c);
  void pass_over(char c);
  bool begin_value(char c);
  bool in_number(char c);
  bool number_may_end() const;
  void end_string();
  void end_number();
  bool escape(char c);
  bool hex(char c);
  void flush_surrogate();
  void end_value();
  bool close(char opener);
  bool open(char opener);
  std::string_view expected() const;
  void fail(std::string_view text, std::size_t at, std::string_view expected);
  void advance_position(std::string_view text);

  JsonEvents& events_;
  bool lines_;
  bool among_text_;
  std::string passed_over_;
  bool first_passed_over_ = false;  // that line is being passed over
  std::vector<char> stack_;
  Expect expect_ = Expect::Value;
  Token token_ = Token::None;
  NumberPart part_ = NumberPart::Minus;
  bool key_ = false;
  char last_root_ = 0;  // what began the root before: { or [
  bool line_break_since_root_ = false;
  bool too_deep_ = false;
  std::string buffer_;
  std::string_view word_;
  std::size_t word_at_ = 0;
  int hex_digits_ = 0;
  std::uint32_t hex_value_ = 0;
  std::uint32_t high_surrogate_ = 0;
  std::int64_t line_ = 1;
  std::int64_t column_ = 1;
  std::optional<JsonError> error_;
};

}  // namespace csp
