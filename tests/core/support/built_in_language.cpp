#include "tests/core/support/built_in_language.hpp"

#include <cstdio>
#include <cstdlib>
#include <map>

#include "assets/embedded.hpp"

namespace support {

using namespace csp;

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
