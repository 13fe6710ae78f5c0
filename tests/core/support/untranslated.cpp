#include "tests/core/support/untranslated.hpp"

#include <algorithm>

namespace support {
namespace {

bool in_room(char c) { return (c >= 'a' && c <= 'z') || c == '_' || c == '\\'; }  // Markdown writes "\_"
bool in_rest(char c) { return in_room(c) || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-'; }

std::string key_at(std::string_view text) {
  const auto room = static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), in_room) - text.begin());
  if (room == 0 || room >= text.size() || text[room] != '.') return {};
  const std::string_view after = text.substr(room + 1);
  const auto rest = static_cast<std::size_t>(std::find_if_not(after.begin(), after.end(), in_rest) - after.begin());
  if (rest == 0) return {};
  const std::string_view closing = after.substr(rest, 4);
  if (closing.substr(0, 1) != ">" && closing != "&gt;") return {};
  return std::string(text.substr(0, room + 1 + rest));
}

}  // namespace

std::string untranslated(std::string_view text) {
  for (std::size_t at = text.find_first_of("<&"); at != std::string_view::npos; at = text.find_first_of("<&", at + 1)) {
    if (text[at] == '&' && text.substr(at, 4) != "&lt;") continue;
    std::string key = key_at(text.substr(at + (text[at] == '<' ? 1 : 4)));
    if (!key.empty()) return key;
  }
  return {};
}

}  // namespace support
