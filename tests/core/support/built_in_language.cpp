#include "tests/core/support/built_in_language.hpp"

#include <cstdio>
#include <cstdlib>
#include <map>

#include "assets/embedded.hpp"

namespace support {

using namespace csp;

const std::vector<std::string>& built_in_languages() {
  static const std::vector<std::string> codes = [] {
    constexpr std::string_view before = "text/";
    std::vector<std::string> found;
    for (const EmbeddedAsset& asset : embedded_assets()) {
      if (asset.path.substr(0, before.size()) != before) continue;
      const std::string_view rest = asset.path.substr(before.size());
      const std::string code(rest.substr(0, rest.find('/')));
      if (found.empty() || found.back() != code) found.push_back(code);
    }
    return found;
  }();
  return codes;
}

const Language& built_in_language(const std::string& code) {
  static std::map<std::string, Language> read;
  if (const auto known = read.find(code); known != read.end()) return known->second;
  const std::string folder = "text/" + code + "/";
  std::vector<std::string_view> files;
  for (const EmbeddedAsset& asset : embedded_assets()) {
    if (asset.path.substr(0, folder.size()) == folder) files.push_back(asset.bytes);
  }
  auto language = Language::parse(code, files);
  if (files.empty() || !language) {
    std::fprintf(stderr, "no language %s: %s\n", code.c_str(), language ? "no texts" : language.error().c_str());
    std::abort();
  }
  return read.emplace(code, *std::move(language)).first->second;
}

}  // namespace support
