#include "core/import/decode.hpp"

#include <algorithm>
#include <array>

#include "core/base/sixteen_bytes.hpp"
#include "core/base/text.hpp"

namespace csp {
namespace {

constexpr std::size_t kFirstLook = 64;          // bytes that tell UTF-16 without a mark
constexpr std::size_t kLegacyLook = 64 * 1024;  // bytes that tell a code page from damaged UTF-8
constexpr std::uint32_t kReplacement = 0xfffd;

// 0x80..0x9f of Windows-1252; 0 = not a character there.
constexpr std::array<std::uint16_t, 32> kWindows1252 = {
    0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0,
    0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178};

std::uint32_t legacy_character(unsigned char byte, bool turkish) {
  if (byte < 0x80) return byte;
  if (turkish) {
    switch (byte) {
      case 0x8e:
      case 0x9e:
        return 0;
      case 0xd0:
        return 0x11e;
      case 0xdd:
        return 0x130;
      case 0xde:
        return 0x15e;
      case 0xf0:
        return 0x11f;
      case 0xfd:
        return 0x131;
      case 0xfe:
        return 0x15f;
      default:
        break;
    }
  }
  return byte < 0xa0 ? kWindows1252[byte - 0x80u] : byte;
}

// Turkish letters stand where Windows-1252 has Icelandic ones. Icelandic text always has accented vowels beside them.
bool looks_turkish(std::string_view bytes) {
  std::int64_t turkish = 0;
  std::int64_t icelandic = 0;
  for (const char c : bytes) {
    switch (static_cast<unsigned char>(c)) {
      case 0xd0:
      case 0xdd:
      case 0xde:
      case 0xf0:
      case 0xfd:
      case 0xfe:
        ++turkish;
        break;
      case 0xc1:
      case 0xc9:
      case 0xcd:
      case 0xd3:
      case 0xda:
      case 0xc6:
      case 0xe1:
      case 0xe9:
      case 0xed:
      case 0xf3:
      case 0xfa:
      case 0xe6:
        ++icelandic;
        break;
      default:
        break;
    }
  }
  return turkish > icelandic;
}

bool between(unsigned char c, unsigned char first, unsigned char last) { return c >= first && c <= last; }

bool leads_in_shift_jis(unsigned char c) { return between(c, 0x81, 0x9f) || between(c, 0xe0, 0xfc); }

// Everything is whole in it, most pairs begin with bytes that are only signs in Windows-1252 (kana and the common kanji do), and pairs
// follow one another: a word has several characters. A curled apostrophe before an s looks like a pair and stands alone.
bool looks_like_shift_jis(std::string_view bytes) {
  std::int64_t pairs = 0;
  std::int64_t common = 0;
  std::int64_t together = 0;
  bool after_pair = false;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const unsigned char c = static_cast<unsigned char>(bytes[at]);
    const bool pair = leads_in_shift_jis(c);
    if (pair) {
      if (at + 1 == bytes.size()) break;
      const unsigned char second = static_cast<unsigned char>(bytes[++at]);
      if (!between(second, 0x40, 0xfc) || second == 0x7f) return false;
      ++pairs;
      common += c <= 0x9f;
      together += after_pair;
    } else if (c >= 0x80 && !between(c, 0xa1, 0xdf)) {
      return false;
    }
    after_pair = pair;
  }
  return pairs >= 2 && 2 * common > pairs && 3 * together >= pairs;
}

// Bytes of the UTF-8 character at `offset`; 0 = none begins there, -1 = cut off by the end of `bytes`.
int utf8_length(std::string_view bytes, std::size_t offset) {
  const unsigned char first = static_cast<unsigned char>(bytes[offset]);
  const std::size_t length = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
  if (length <= 1) return static_cast<int>(length);
  if (length == 2 && offset + 2 <= bytes.size()) return (static_cast<unsigned char>(bytes[offset + 1]) & 0xc0) == 0x80 ? 2 : 0;
  if (offset + length > bytes.size()) {
    for (std::size_t i = offset + 1; i < bytes.size(); ++i) {
      if ((static_cast<unsigned char>(bytes[i]) & 0xc0) != 0x80) return 0;
    }
    return -1;
  }
  std::size_t next = offset;
  const std::uint32_t value = text::decode_utf8(bytes, next);
  return next - offset == length && (value != kReplacement || bytes.substr(offset, 3) == "\xef\xbf\xbd") ? static_cast<int>(length) : 0;
}

std::size_t ascii_run(std::string_view bytes, std::size_t offset) {
  const char* begin = bytes.data() + offset;
  const char* end = find_marked(
      begin, bytes.data() + bytes.size(), [](SixteenBytes sixteen) { return sixteen.not_ascii(); },
      [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  return static_cast<std::size_t>(end - begin);
}

}  // namespace

std::string_view Decoder::encoding() const {
  switch (form_) {
    case Form::Utf16LittleEndian:
      return byte_order_mark_ ? "UTF-16LE" : "UTF-16LE without BOM";
    case Form::Utf16BigEndian:
      return byte_order_mark_ ? "UTF-16BE" : "UTF-16BE without BOM";
    case Form::Windows1252:
      return "Windows-1252";
    case Form::Windows1254:
      return "Windows-1254";
    case Form::ShiftJis:
      return "Shift_JIS";
    case Form::Unknown:
    case Form::Utf8:
      break;
  }
  return byte_order_mark_ ? "UTF-8 with BOM" : "UTF-8";
}

void Decoder::feed(std::string_view bytes, std::string& out) {
  pending_.append(bytes);
  decode(out, false);
}

std::size_t Decoder::take_as_is(std::string_view bytes) {
  if (form_ != Form::Utf8 || !pending_.empty()) return 0;
  std::size_t at = 0;
  for (;;) {
    at += ascii_run(bytes, at);
    if (at == bytes.size()) return at;
    const int length = utf8_length(bytes, at);
    if (length <= 0) return at;
    form_certain_ = true;
    at += static_cast<std::size_t>(length);
  }
}

void Decoder::finish(std::string& out) { decode(out, true); }

void Decoder::decode(std::string& out, bool at_end) {
  if (form_ == Form::Unknown) decide_form(at_end);
  switch (form_) {
    case Form::Unknown:
      return;
    case Form::Utf8:
      decode_utf8(out, at_end);
      break;
    case Form::Utf16LittleEndian:
    case Form::Utf16BigEndian:
      decode_utf16(out, at_end);
      break;
    case Form::Windows1252:
    case Form::Windows1254:
      decode_legacy(out);
      break;
    case Form::ShiftJis:
      decode_shift_jis(out, at_end);
      break;
  }
  pending_.erase(0, used_);
  used_ = 0;
}

void Decoder::decide_form(bool at_end) {
  if (pending_.size() < kFirstLook && !at_end) return;
  const std::string_view head = std::string_view(pending_).substr(0, kFirstLook);
  if (head.substr(0, 3) == "\xef\xbb\xbf") {
    form_ = Form::Utf8;
    used_ = 3;
    byte_order_mark_ = form_certain_ = true;
  } else if (head.substr(0, 2) == "\xff\xfe") {
    form_ = Form::Utf16LittleEndian;
    used_ = 2;
    byte_order_mark_ = true;
  } else if (head.substr(0, 2) == "\xfe\xff") {
    form_ = Form::Utf16BigEndian;
    used_ = 2;
    byte_order_mark_ = true;
  } else {
    // Text in a Western header line has a zero in every second byte when it is UTF-16.
    std::size_t zeros[2] = {0, 0};
    std::size_t pairs = 0;
    for (; 2 * pairs + 1 < head.size(); ++pairs) {
      if (head[2 * pairs] == '\n' || head[2 * pairs + 1] == '\n') break;
      zeros[0] += head[2 * pairs] == 0;
      zeros[1] += head[2 * pairs + 1] == 0;
    }
    if (pairs >= 1 && zeros[1] == pairs && zeros[0] == 0) {
      form_ = Form::Utf16LittleEndian;
    } else if (pairs >= 1 && zeros[0] == pairs && zeros[1] == 0) {
      form_ = Form::Utf16BigEndian;
    } else {
      form_ = Form::Utf8;
    }
  }
}

void Decoder::decode_utf8(std::string& out, bool at_end) {
  while (used_ < pending_.size()) {
    const std::size_t run = ascii_run(pending_, used_);
    out.append(pending_, used_, run);
    used_ += run;
    if (used_ == pending_.size()) return;
    const int length = utf8_length(pending_, used_);
    if (length > 0) {
      out.append(pending_, used_, static_cast<std::size_t>(length));
      used_ += static_cast<std::size_t>(length);
      form_certain_ = true;
      continue;
    }
    if (length < 0 && !at_end) return;
    if (!form_certain_) {
      if (rest().size() < kLegacyLook && !at_end) return;
      decide_legacy();
      if (is_legacy()) {
        decode_legacy(out);
        return;
      }
      if (is_unreadable()) {
        decode_shift_jis(out, at_end);
        return;
      }
    }
    ++damaged_;
    ++used_;
    text::append_utf8(out, kReplacement);
  }
}

// At the first byte that is no UTF-8 and with nothing but ASCII before it: a code page, unless real UTF-8 characters follow.
void Decoder::decide_legacy() {
  const std::string_view look = rest().substr(0, kLegacyLook);
  std::int64_t whole = 0;
  std::int64_t broken = 0;
  for (std::size_t at = 0; at < look.size();) {
    at += ascii_run(look, at);
    if (at >= look.size()) break;
    const int length = utf8_length(look, at);
    if (length < 0) break;
    length > 0 ? ++whole : ++broken;
    at += length > 0 ? static_cast<std::size_t>(length) : 1;
  }
  if (whole > broken) {
    form_certain_ = true;
  } else if (looks_like_shift_jis(look)) {
    form_ = Form::ShiftJis;
  } else {
    form_ = looks_turkish(look) ? Form::Windows1254 : Form::Windows1252;
  }
}

void Decoder::decode_legacy(std::string& out) {
  const bool turkish = form_ == Form::Windows1254;
  for (; used_ < pending_.size(); ++used_) {
    std::uint32_t c = legacy_character(static_cast<unsigned char>(pending_[used_]), turkish);
    if (c == 0 && pending_[used_] != 0) {
      ++damaged_;
      c = kReplacement;
    }
    text::append_utf8(out, c);
  }
}

void Decoder::decode_shift_jis(std::string& out, bool at_end) {
  while (used_ < pending_.size()) {
    const unsigned char c = static_cast<unsigned char>(pending_[used_]);
    const bool pair = leads_in_shift_jis(c);
    if (pair && used_ + 1 == pending_.size() && !at_end) return;
    used_ += pair ? 2 : 1;
    text::append_utf8(out, c < 0x80 ? c : kReplacement);
  }
  used_ = std::min(used_, pending_.size());
}

void Decoder::decode_utf16(std::string& out, bool at_end) {
  const std::size_t low = form_ == Form::Utf16LittleEndian ? 0 : 1;
  const auto unit = [&](std::size_t at) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(pending_[at + low])) |
           static_cast<std::uint32_t>(static_cast<unsigned char>(pending_[at + 1 - low])) << 8;
  };
  while (used_ + 2 <= pending_.size()) {
    std::uint32_t c = unit(used_);
    std::size_t length = 2;
    if (c >= 0xd800 && c <= 0xdbff) {
      if (used_ + 4 > pending_.size() && !at_end) return;
      const std::uint32_t second = used_ + 4 <= pending_.size() ? unit(used_ + 2) : 0;
      if (second >= 0xdc00 && second <= 0xdfff) {
        c = 0x10000 + ((c - 0xd800) << 10) + (second - 0xdc00);
        length = 4;
      }
    }
    if (c >= 0xd800 && c <= 0xdfff) {
      ++damaged_;
      c = kReplacement;
    }
    text::append_utf8(out, c);
    used_ += length;
  }
  if (at_end && used_ < pending_.size()) {
    ++damaged_;
    ++used_;
    text::append_utf8(out, kReplacement);
  }
}

}  // namespace csp
