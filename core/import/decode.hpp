#pragma once
// In which encoding is this file, and what is its text in UTF-8? Works on chunks of any size and gives the same text for
// every chunking. Looks at no more than 64 KiB before it decides.

#include <cstdint>
#include <string>
#include <string_view>

namespace csp {

class Decoder {
 public:
  // Appends the text of `bytes` (as far as it can be told yet) to `out`.
  void feed(std::string_view bytes, std::string& out);
  // How many of the first bytes are text as they stand, once it is known that this is UTF-8 and nothing waits; they need not be fed.
  std::size_t take_as_is(std::string_view bytes);
  void finish(std::string& out);

  // "UTF-8", "UTF-8 with BOM", "UTF-16LE", "UTF-16BE", "UTF-16LE without BOM", "UTF-16BE without BOM", "Windows-1252",
  // "Windows-1254", "Shift_JIS". Final after finish().
  std::string_view encoding() const;
  bool is_legacy() const { return form_ == Form::Windows1252 || form_ == Form::Windows1254; }
  // Told for certain enough, and without a table for its characters: every one beyond ASCII became U+FFFD. Final after finish().
  bool is_unreadable() const { return form_ == Form::ShiftJis; }
  // Places that are no character of the encoding; each became U+FFFD.
  std::int64_t damaged() const { return damaged_; }

 private:
  enum class Form { Unknown, Utf8, Utf16LittleEndian, Utf16BigEndian, Windows1252, Windows1254, ShiftJis };

  void decide_form(bool at_end);
  void decode(std::string& out, bool at_end);
  void decode_utf8(std::string& out, bool at_end);
  void decode_utf16(std::string& out, bool at_end);
  void decode_legacy(std::string& out);
  void decode_shift_jis(std::string& out, bool at_end);
  void decide_legacy();
  std::string_view rest() const { return std::string_view(pending_).substr(used_); }

  Form form_ = Form::Unknown;
  bool byte_order_mark_ = false;
  bool form_certain_ = false;  // UTF-8 was told by a mark or by a real multi-byte character
  std::int64_t damaged_ = 0;
  std::string pending_;  // bytes not decoded yet begin at used_
  std::size_t used_ = 0;
};

}  // namespace csp
