#include "core/base/text.hpp"

#include <algorithm>

namespace csp::text {
namespace {

constexpr std::uint32_t kReplacement = 0xfffd;

bool is_blank(std::uint32_t c) {
  return c == ' ' || (c >= 0x09 && c <= 0x0d) || c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200b) || c == 0x2028 || c == 0x2029 ||
         c == 0x202f || c == 0x205f || c == 0x2060 || c == 0x3000 || c == 0xfeff;
}

bool is_punctuation(std::uint32_t c) {
  return (c >= 0x21 && c <= 0x2f) || (c >= 0x3a && c <= 0x40) || (c >= 0x5b && c <= 0x60) || (c >= 0x7b && c <= 0x7e) ||
         (c >= 0xa1 && c <= 0xbf && c != 0xaa && c != 0xb5 && c != 0xba) || (c >= 0x2010 && c <= 0x205e);
}

std::uint32_t lower(std::uint32_t c) {
  if (c >= 'A' && c <= 'Z') return c + 32;
  if (c >= 0xc0 && c <= 0xde && c != 0xd7) return c + 32;
  if (c == 0x130 || c == 0x131) return 'i';  // Turkish dotted capital and dotless small I
  if ((c >= 0x100 && c <= 0x137) || (c >= 0x14a && c <= 0x177)) return c | 1;
  if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17e)) return (c & 1) ? c + 1 : c;
  if (c >= 0x391 && c <= 0x3a9) return c + 32;
  if (c >= 0x410 && c <= 0x42f) return c + 32;
  if (c >= 0x400 && c <= 0x40f) return c + 80;
  return c;
}

// Small letters with a mark, each of the letter and the mark that macOS writes apart.
struct Composed {
  char letter;
  std::uint16_t mark;
  std::uint16_t whole;
};
constexpr Composed kComposed[] = {
    {'a', 0x300, 0xe0},  {'a', 0x301, 0xe1},  {'a', 0x302, 0xe2},  {'a', 0x303, 0xe3},  {'a', 0x308, 0xe4},  {'a', 0x30a, 0xe5},
    {'c', 0x327, 0xe7},  {'e', 0x300, 0xe8},  {'e', 0x301, 0xe9},  {'e', 0x302, 0xea},  {'e', 0x308, 0xeb},  {'i', 0x300, 0xec},
    {'i', 0x301, 0xed},  {'i', 0x302, 0xee},  {'i', 0x308, 0xef},  {'n', 0x303, 0xf1},  {'o', 0x300, 0xf2},  {'o', 0x301, 0xf3},
    {'o', 0x302, 0xf4},  {'o', 0x303, 0xf5},  {'o', 0x308, 0xf6},  {'u', 0x300, 0xf9},  {'u', 0x301, 0xfa},  {'u', 0x302, 0xfb},
    {'u', 0x308, 0xfc},  {'y', 0x301, 0xfd},  {'y', 0x308, 0xff},  {'a', 0x306, 0x103}, {'a', 0x328, 0x105}, {'c', 0x301, 0x107},
    {'c', 0x30c, 0x10d}, {'d', 0x30c, 0x10f}, {'e', 0x328, 0x119}, {'e', 0x30c, 0x11b}, {'g', 0x306, 0x11f}, {'n', 0x301, 0x144},
    {'n', 0x30c, 0x148}, {'o', 0x30b, 0x151}, {'r', 0x30c, 0x159}, {'s', 0x301, 0x15b}, {'s', 0x327, 0x15f}, {'s', 0x30c, 0x161},
    {'t', 0x30c, 0x165}, {'u', 0x30a, 0x16f}, {'u', 0x30b, 0x171}, {'z', 0x301, 0x17a}, {'z', 0x307, 0x17c}, {'z', 0x30c, 0x17e},
};

// Puts a mark to the letter before it; false when there is no such letter.
bool compose(std::string& out, std::uint32_t mark) {
  if (out.empty()) return false;
  for (const Composed& each : kComposed) {
    if (each.mark != mark || each.letter != out.back()) continue;
    out.pop_back();
    append_utf8(out, each.whole);
    return true;
  }
  // The two marks of kana: each letter that takes one is followed by what it becomes.
  if ((mark != 0x3099 && mark != 0x309a) || out.size() < 3) return false;
  std::size_t at = out.size() - 3;
  const std::uint32_t kana = decode_utf8(out, at);
  if (at != out.size() || kana < 0x3046 || kana > 0x30db) return false;
  out.resize(out.size() - 3);
  const bool u = kana == 0x3046 || kana == 0x30a6;
  append_utf8(out, u ? kana + 0x4e : kana + (mark - 0x3098));
  return true;
}

bool is_mark(std::uint32_t c) { return (c >= 0x300 && c <= 0x328) || c == 0x3099 || c == 0x309a; }

}  // namespace

std::uint32_t decode_utf8(std::string_view text, std::size_t& offset) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(offset);
  std::size_t length = 0;
  std::uint32_t value = 0;
  std::uint32_t least = 0;
  if (first < 0x80) {
    ++offset;
    return first;
  }
  if (first >= 0xc2 && first <= 0xdf) {
    length = 2, value = first & 0x1fu, least = 0x80;
  } else if (first >= 0xe0 && first <= 0xef) {
    length = 3, value = first & 0x0fu, least = 0x800;
  } else if (first >= 0xf0 && first <= 0xf4) {
    length = 4, value = first & 0x07u, least = 0x10000;
  } else {
    ++offset;
    return kReplacement;
  }
  if (offset + length > text.size()) {
    ++offset;
    return kReplacement;
  }
  for (std::size_t i = 1; i < length; ++i) {
    const unsigned char next = byte(offset + i);
    if ((next & 0xc0) != 0x80) {
      ++offset;
      return kReplacement;
    }
    value = (value << 6) | (next & 0x3fu);
  }
  if (value < least || value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff)) {
    ++offset;
    return kReplacement;
  }
  offset += length;
  return value;
}

void append_utf8(std::string& out, std::uint32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xc0 | (c >> 6));
    out += static_cast<char>(0x80 | (c & 0x3f));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xe0 | (c >> 12));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3f));
    out += static_cast<char>(0x80 | (c & 0x3f));
  } else {
    out += static_cast<char>(0xf0 | (c >> 18));
    out += static_cast<char>(0x80 | ((c >> 12) & 0x3f));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3f));
    out += static_cast<char>(0x80 | (c & 0x3f));
  }
}

bool is_valid_utf8(std::string_view text) {
  std::size_t offset = 0;
  while (offset < text.size()) {
    const std::size_t before = offset;
    if (decode_utf8(text, offset) == kReplacement && text.substr(before, offset - before) != "\xef\xbf\xbd") return false;
  }
  return true;
}

std::string_view trimmed(std::string_view text) {
  const auto plain = [](char c) { return c > ' ' && c < 0x7f; };
  if (!text.empty() && plain(text.front()) && plain(text.back())) return text;
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t next = begin;
    if (!is_blank(decode_utf8(text, next))) break;
    begin = next;
  }
  std::size_t end = text.size();
  while (end > begin) {
    std::size_t start = end - 1;
    while (start > begin && (static_cast<unsigned char>(text[start]) & 0xc0) == 0x80) --start;
    std::size_t next = start;
    if (!is_blank(decode_utf8(text, next)) || next != end) break;
    end = start;
  }
  return text.substr(begin, end - begin);
}

std::uint32_t narrowed(std::uint32_t c) {
  if (c >= 0xff01 && c <= 0xff5e) return c - 0xff01 + '!';
  return c == 0xffe5 ? 0xa5 : c;  // ￥
}

std::string narrowed(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t offset = 0; offset < text.size();) append_utf8(out, narrowed(decode_utf8(text, offset)));
  return out;
}

std::string folded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::size_t offset = 0;
  while (offset < text.size()) {
    const std::uint32_t c = narrowed(decode_utf8(text, offset));
    if (is_blank(c) || is_invisible(c) || is_punctuation(c) || (is_mark(c) && compose(out, c)) || c == 0x307) continue;
    append_utf8(out, lower(c));
  }
  return out;
}

std::string folded_words(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool gap = false;
  std::size_t offset = 0;
  while (offset < text.size()) {
    const std::uint32_t c = narrowed(decode_utf8(text, offset));
    if (is_invisible(c) && !is_blank(c)) continue;
    if (is_blank(c) || (is_punctuation(c) && c != '+')) {
      gap = true;
      continue;
    }
    if (!gap && is_mark(c) && compose(out, c)) continue;
    if (gap && !out.empty()) out += ' ';
    gap = false;
    append_utf8(out, lower(c));
  }
  return out;
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::string ascii_lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return out;
}

bool equals_ignoring_ascii_case(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (lower(a[i]) != lower(b[i])) return false;
  }
  return true;
}

bool ends_ignoring_ascii_case(std::string_view text, std::string_view ending) {
  return text.size() >= ending.size() && equals_ignoring_ascii_case(text.substr(text.size() - ending.size()), ending);
}

bool is_invisible(std::uint32_t c) {
  return c < 0x20 || (c >= 0x7f && c <= 0x9f) || c == 0xad || c == 0x61c || (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) ||
         (c >= 0x2060 && c <= 0x206f) || c == 0xfeff || (c >= 0xfff9 && c <= 0xfffb) || (c >= 0xe0000 && c <= 0xe0fff) ||
         (c >= 0xfdd0 && c <= 0xfdef) || (c & 0xfffe) == 0xfffe;
}

std::string visible(std::string_view text, std::size_t maximum) {
  std::string out;
  out.reserve(maximum < text.size() / 4 ? maximum * 4 : text.size());  // a line with a quote that never closes may be the whole file
  std::size_t offset = 0;
  std::size_t count = 0;
  while (offset < text.size()) {
    const std::uint32_t c = decode_utf8(text, offset);
    if (count++ == maximum) {
      out += "…";
      break;
    }
    if (c == '\t' || c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029) {
      out += ' ';
    } else {
      append_utf8(out, is_invisible(c) ? kReplacement : c);
    }
  }
  return out;
}

void append_listed(std::string& list, std::string_view item, std::string_view mark) {
  if (!list.empty()) list += mark;
  list += item;
}

std::string listed(const std::vector<std::string>& items, std::string_view mark) {
  std::string list;
  for (const std::string& item : items) append_listed(list, item, mark);
  return list;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

}  // namespace csp::text
