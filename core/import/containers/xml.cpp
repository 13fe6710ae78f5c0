#include "core/import/containers/xml.hpp"

#include "core/base/text.hpp"
#include "core/import/containers/limits.hpp"

namespace csp {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

bool is_blank(char c) { return kBlanks.find(c) != std::string_view::npos; }

std::string_view without_prefix(std::string_view name) {
  return name.substr(name.rfind(':') == std::string_view::npos ? 0 : name.rfind(':') + 1);
}

bool is_name(std::string_view name) {
  if (name.empty() || (name[0] >= '0' && name[0] <= '9') || name[0] == '-' || name[0] == '.') return false;
  return name.find_first_of("<>&\"'=/!?") == std::string_view::npos;
}

}  // namespace

std::string_view XmlElement::operator[](std::string_view attribute) const {
  for (const auto& [name, value] : attributes) {
    if (name == attribute) return value;
  }
  return {};
}

void XmlScanner::feed(std::string_view utf8) {
  if (failed_) return;
  pending_.append(utf8);
  std::size_t used = 0;
  while (!failed_ && used < pending_.size()) {
    const std::string_view rest = std::string_view(pending_).substr(used);
    const std::size_t length = next(rest);
    if (length == 0) break;
    for (const char c : rest.substr(0, length)) {
      line_ += c == '\n';
      column_ = c == '\n' ? 1 : column_ + 1;
    }
    used += length;
  }
  pending_.erase(0, used);
  if (pending_.size() > ContainerLimits::kXmlToken) fail();
}

void XmlScanner::finish() {
  if (failed_) return;
  if (!root_seen_ || !open_.empty() || pending_.find_first_not_of(kBlanks) != std::string::npos) fail();
}

std::size_t XmlScanner::fail() {
  failed_ = true;
  return 0;
}

std::size_t XmlScanner::next(std::string_view rest) {
  if (rest[0] == '<') return markup(rest);
  const std::size_t end = rest.find('<');
  if (end == std::string_view::npos) return 0;
  const std::string_view text = rest.substr(0, end);
  if (open_.empty()) {
    // A byte order mark may stand in front.
    return text::trimmed(text).empty() ? end : fail();
  }
  std::string plain;
  if (!unescape(text, plain)) return fail();
  events_.text(plain);
  return end;
}

std::size_t XmlScanner::markup(std::string_view rest) {
  const auto until = [&](std::string_view opening, std::string_view closing) -> std::size_t {
    const std::size_t end = rest.find(closing, opening.size());
    return end == std::string_view::npos ? 0 : end + closing.size();
  };
  constexpr std::string_view kComment = "<!--";
  constexpr std::string_view kCharacters = "<![CDATA[";
  if (rest.size() < 2) return 0;
  if (rest[1] == '?') return until("<?", "?>");
  if (rest[1] == '!') {
    if (rest.substr(0, kComment.size()) == kComment) return until(kComment, "-->");
    if (rest.substr(0, kCharacters.size()) == kCharacters) {
      const std::size_t length = until(kCharacters, "]]>");
      if (length == 0) return 0;
      if (open_.empty()) return fail();
      events_.text(rest.substr(kCharacters.size(), length - kCharacters.size() - 3));
      return length;
    }
    const bool may_become_one = kComment.substr(0, rest.size()) == rest || kCharacters.substr(0, rest.size()) == rest;
    return may_become_one ? 0 : fail();
  }
  char quote = 0;
  for (std::size_t at = 1; at < rest.size(); ++at) {
    const char c = rest[at];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '<') {
      return fail();
    } else if (c == '>') {
      return tag(rest.substr(1, at - 1)) ? at + 1 : fail();
    }
  }
  return 0;
}

bool XmlScanner::tag(std::string_view inside) {
  if (!inside.empty() && inside[0] == '/') {
    const std::string_view name = text::trimmed(inside.substr(1));
    if (open_.empty() || open_.back() != name) return false;
    events_.end(without_prefix(name));
    open_.pop_back();
    return true;
  }
  const bool closed = !inside.empty() && inside.back() == '/';
  if (closed) inside.remove_suffix(1);
  const std::size_t end = inside.find_first_of(kBlanks);
  const std::string_view name = inside.substr(0, end);
  if (!is_name(name) || !attributes(inside.substr(name.size()))) return false;
  if (open_.empty() && root_seen_) return false;
  if (open_.size() >= ContainerLimits::kXmlDepth) return false;
  root_seen_ = true;
  events_.begin({without_prefix(name), attributes_});
  if (closed) {
    events_.end(without_prefix(name));
  } else {
    open_.emplace_back(name);
  }
  return true;
}

bool XmlScanner::attributes(std::string_view text) {
  attributes_.clear();
  for (;;) {
    const std::size_t blanks = text.find_first_not_of(kBlanks);
    if (blanks == std::string_view::npos) return true;
    if (blanks == 0) return false;
    text.remove_prefix(blanks);
    const std::size_t equals = text.find('=');
    if (equals == std::string_view::npos) return false;
    std::string_view name = text.substr(0, equals);
    while (!name.empty() && is_blank(name.back())) name.remove_suffix(1);
    if (!is_name(name) || name.find_first_of(kBlanks) != std::string_view::npos) return false;
    text.remove_prefix(equals + 1);
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    if (text.empty() || (text[0] != '"' && text[0] != '\'')) return false;
    const std::size_t end = text.find(text[0], 1);
    if (end == std::string_view::npos) return false;
    std::string value;
    if (!unescape(text.substr(1, end - 1), value)) return false;
    attributes_.emplace_back(without_prefix(name), std::move(value));
    text.remove_prefix(end + 1);
  }
}

bool XmlScanner::unescape(std::string_view text, std::string& out) const {
  for (;;) {
    const std::size_t amp = text.find('&');
    out.append(text.substr(0, amp));
    if (amp == std::string_view::npos) return true;
    const std::size_t end = text.find(';', amp);
    if (end == std::string_view::npos || end - amp > 12) return false;
    const std::string_view name = text.substr(amp + 1, end - amp - 1);
    if (name == "lt")
      out += '<';
    else if (name == "gt")
      out += '>';
    else if (name == "amp")
      out += '&';
    else if (name == "quot")
      out += '"';
    else if (name == "apos")
      out += '\'';
    else if (name.size() >= 2 && name[0] == '#') {
      const bool hex = name[1] == 'x';
      std::uint32_t code = 0;
      const std::string_view digits = name.substr(hex ? 2 : 1);
      if (digits.empty()) return false;
      for (const char c : digits) {
        const int digit = c >= '0' && c <= '9'          ? c - '0'
                          : hex && c >= 'a' && c <= 'f' ? c - 'a' + 10
                          : hex && c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                        : -1;
        if (digit < 0 || code > 0x10ffff) return false;
        code = code * (hex ? 16 : 10) + static_cast<std::uint32_t>(digit);
      }
      if (code == 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return false;
      text::append_utf8(out, code);
    } else {
      return false;
    }
    text.remove_prefix(end + 1);
  }
}

}  // namespace csp
