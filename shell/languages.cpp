#include "shell/languages.hpp"

#include <array>
#include <map>
#include <string>
#include <utility>

#include "assets/embedded.hpp"

namespace csp {

std::vector<Language> load_languages() {
  std::map<std::string, std::vector<std::string_view>> files;
  for (const EmbeddedAsset& asset : embedded_assets()) {
    constexpr std::string_view folder = "text/";
    if (!asset.path.starts_with(folder) || !asset.path.ends_with(".json")) continue;
    const std::string_view rest = asset.path.substr(folder.size());
    const std::size_t slash = rest.find('/');
    if (slash != std::string_view::npos) files[std::string(rest.substr(0, slash))].push_back(asset.bytes);
  }
  std::vector<Language> languages;
  for (const auto& [code, texts] : files) {
    if (auto language = Language::parse(code, texts)) languages.push_back(std::move(*language));
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

std::string_view own_name(std::string_view code) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 8> names = {{
      {"de", "Deutsch"}, {"en", "English"}, {"es", "Español"}, {"fr", "Français"},
      {"it", "Italiano"}, {"ja", "日本語"}, {"pt-BR", "Português (Brasil)"}, {"tr", "Türkçe"},
  }};
  for (const auto& [known, name] : names) {
    if (known == code) return name;
  }
  return code;
}

}  // namespace csp
