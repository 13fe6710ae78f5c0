// The built-in assets of the page. They come packed beside the program (web/pack.mjs) and are handed over by web/page/assets.js:
// facts, demo customers and English at the start, the other languages when the first of their texts is asked for.

#include <emscripten/emscripten.h>

#include <algorithm>
#include <vector>

#include "assets/embedded.hpp"

extern "C" void page_unpack_languages(void);

namespace csp {
namespace {

std::vector<EmbeddedAsset>& handed_over() {
  static std::vector<EmbeddedAsset> assets;
  return assets;
}

const EmbeddedAsset* find_asset(std::string_view path) {
  const std::vector<EmbeddedAsset>& assets = handed_over();
  const auto found =
      std::lower_bound(assets.begin(), assets.end(), path, [](const EmbeddedAsset& a, std::string_view wanted) { return a.path < wanted; });
  return found != assets.end() && found->path == path ? &*found : nullptr;
}

}  // namespace

std::span<const EmbeddedAsset> embedded_assets() { return handed_over(); }

std::string_view embedded_asset(std::string_view path) {
  const EmbeddedAsset* asset = find_asset(path);
  if (asset != nullptr && asset->bytes.data() == nullptr) {
    page_unpack_languages();
    asset = find_asset(path);
  }
  return asset == nullptr ? std::string_view{} : asset->bytes;
}

}  // namespace csp

// `bytes` were allocated by the page and stay ours; none of them: such a file exists and is handed over later. Files come in the
// order of their paths, or for a second time.
extern "C" EMSCRIPTEN_KEEPALIVE void planner_asset(const char* path, unsigned path_size, const char* bytes, unsigned size) {
  std::vector<csp::EmbeddedAsset>& assets = csp::handed_over();
  const std::string_view name(path, path_size);
  const auto at = std::lower_bound(assets.begin(), assets.end(), name,
                                   [](const csp::EmbeddedAsset& a, std::string_view wanted) { return a.path < wanted; });
  if (at != assets.end() && at->path == name) {
    at->bytes = {bytes, size};
    return;
  }
  char* kept = new char[path_size];
  std::copy(path, path + path_size, kept);
  assets.insert(at, {{kept, path_size}, {bytes, size}});
}
