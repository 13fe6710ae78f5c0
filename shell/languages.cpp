#include "shell/languages.hpp"

#include <array>
#include <map>
#include <string>
#include <utility>

#include "assets/embedded.hpp"

namespace csp {
namespace {

// The language of "text/<language>/<room>.json", empty for any other path.
std::string_view language_of(std::string_view path) {
  constexpr std::string_view folder = "text/";
  if (!path.starts_with(folder) || !path.ends_with(".json")) return {};
  const std::string_view rest = path.substr(folder.size());
  const std::size_t slash = rest.find('/');
  return slash == std::string_view::npos ? std::string_view{} : rest.substr(0, slash);
}

// Copies, because asking for the first of them may hand over others.
std::vector<std::string> paths_of(std::string_view code) {
  std::vector<std::string> paths;
  for (const EmbeddedAsset& asset : embedded_assets()) {
    if (language_of(asset.path) == code) paths.emplace_back(asset.path);
  }
  return paths;
}

}  // namespace

const std::vector<std::string>& language_codes() {
  static const std::vector<std::string> codes = [] {
    std::vector<std::string> found;
    for (const EmbeddedAsset& asset : embedded_assets()) {
      const std::string_view code = language_of(asset.path);
      if (!code.empty() && (found.empty() || found.back() != code)) found.emplace_back(code);
    }
    if (found.empty()) found.emplace_back("en");
    return found;
  }();
  return codes;
}

std::string_view best_language(std::string_view tag) {
  const std::string_view wanted = tag.substr(0, tag.find('-'));
  std::string_view similar = "en";
  for (const std::string& code : language_codes()) {
    if (code == tag) return code;
    if (std::string_view(code).substr(0, code.find('-')) == wanted) similar = code;
  }
  return similar;
}

const Language& language_for(std::string_view tag) {
  static std::map<std::string, Language, std::less<>> read;
  const std::string_view code = best_language(tag);
  auto found = read.find(code);
  if (found == read.end()) {
    std::vector<std::string_view> files;
    for (const std::string& path : paths_of(code)) files.push_back(embedded_asset(path));
    found = read.emplace(std::string(code), Language::parse(std::string(code), files).value_or(Language{})).first;
  }
  return found->second;
}

std::string_view own_name(std::string_view code) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 8> names = {{
      {"de", "Deutsch"},
      {"en", "English"},
      {"es", "Español"},
      {"fr", "Français"},
      {"it", "Italiano"},
      {"ja", "日本語"},
      {"pt-BR", "Português (Brasil)"},
      {"tr", "Türkçe"},
  }};
  for (const auto& [known, name] : names) {
    if (known == code) return name;
  }
  return code;
}

}  // namespace csp
