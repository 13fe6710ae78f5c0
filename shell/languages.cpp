#include "shell/languages.hpp"

#include "shell/built_in.hpp"

namespace csp {

std::vector<Language> load_languages() {
  std::vector<Language> languages;
  for (const std::string& code : built_in_languages()) {
    if (auto language = built_in_language(code)) languages.push_back(std::move(*language));
  }
  if (languages.empty()) languages.emplace_back();
  return languages;
}

std::size_t best_language(const std::vector<Language>& languages, std::string_view tag) {
  std::size_t english = 0;
  const std::string_view wanted = tag.substr(0, tag.find('-'));
  for (std::size_t i = 0; i < languages.size(); ++i) {
    if (languages[i].code() == tag || languages[i].code() == wanted) return i;
    if (languages[i].code() == "en") english = i;
  }
  return english;
}

}  // namespace csp
