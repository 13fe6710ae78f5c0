#pragma once
// What does a text from a file say, once invisible characters and letter case no longer matter, and how is it shown safely?

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace csp::text {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Decodes one UTF-8 code point at `offset` and moves it on; U+FFFD (and one byte on) where the bytes are not valid UTF-8.
std::uint32_t decode_utf8(std::string_view text, std::size_t& offset);
void append_utf8(std::string& out, std::uint32_t code_point);
bool is_valid_utf8(std::string_view text);

// Without blanks at both ends: ASCII white space, non-breaking and zero-width blanks, byte order mark.
std::string_view trimmed(std::string_view text);

// Full-width letters, digits and signs, as Japanese keyboards write them beside kana, are the ordinary ones: "２５" is "25".
std::uint32_t narrowed(std::uint32_t code_point);
std::string narrowed(std::string_view text);

// For comparing headers, names and words: lower case (ASCII, Latin-1, Latin Extended-A, Greek, Cyrillic, Turkish dotted and
// dotless I become i), letters and marks that stand apart as one, blanks of every kind, punctuation and zero-width characters dropped,
// full-width characters narrowed.
std::string folded(std::string_view text);

// For comparing product names: as folded(), but words stay apart by single blanks and '+' is kept.
std::string folded_words(std::string_view text);

std::string ascii_lower(std::string_view text);
bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words);
bool equals_ignoring_ascii_case(std::string_view a, std::string_view b);
bool ends_ignoring_ascii_case(std::string_view text, std::string_view ending);

// Control characters, bidirectional marks and whatever else shows nothing, or something else than what stands there.
bool is_invisible(std::uint32_t c);
// For showing to people: valid UTF-8 on one line; control characters, bidirectional marks and other invisible characters
// become U+FFFD, line breaks and tabs a blank; at most `maximum` code points, then "…".
std::string visible(std::string_view text, std::size_t maximum = 400);

// The same of a cell, a line or a value that a finding quotes: enough of it to be found in its file.
inline constexpr std::size_t kQuotedCharacters = 200;
inline std::string quoted(std::string_view text) { return visible(text, kQuotedCharacters); }

// "a, b" and c are "a, b, c".
void append_listed(std::string& list, std::string_view item, std::string_view mark = ", ");
std::string listed(const std::vector<std::string>& items, std::string_view mark = ", ");

std::vector<std::string_view> split(std::string_view text, char separator);

}  // namespace csp::text
