#include "core/catalog/family_text.hpp"

#include "core/base/text.hpp"

namespace csp {

std::string family_key(std::string_view family) {
  std::string key = "family.";
  for (const char c : text::ascii_lower(family)) {
    if ((c >= 'a' && c <= 'z') || text::is_digit(c))
      key += c;
    else if (key.back() != '_')
      key += '_';
  }
  if (key.back() == '_') key.pop_back();
  return key;
}

std::string family_text(const Language& language, std::string_view family) {
  const std::string key = family_key(family);
  return language.has(key) ? language(key) : std::string(family);
}

}  // namespace csp
