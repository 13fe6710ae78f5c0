# Writes one C++ file that holds every asset as bytes, sorted by path. Called at build time with ROOT, FILES (comma list), OUT.
string(REPLACE "," ";" FILES "${FILES}")
set(arrays "")
set(rows "")
set(index 0)
foreach(path IN LISTS FILES)
  file(READ "${ROOT}/${path}" hex HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
  string(APPEND arrays "const unsigned char asset_${index}[] = {${bytes}0};\n")
  string(APPEND rows "    {\"${path}\", {reinterpret_cast<const char*>(asset_${index}), sizeof asset_${index} - 1}},\n")
  math(EXPR index "${index} + 1")
endforeach()
file(WRITE "${OUT}.new" "// Generated from assets/ by assets/embed.cmake.
#include \"assets/embedded.hpp\"

#include <array>

namespace {
${arrays}
const std::array<csp::EmbeddedAsset, ${index}> all_assets = {{
${rows}}};
}  // namespace

namespace csp {
std::span<const EmbeddedAsset> embedded_assets() { return all_assets; }

std::string_view embedded_asset(std::string_view path) {
  for (const EmbeddedAsset& asset : all_assets) {
    if (asset.path == path) return asset.bytes;
  }
  return {};
}
}  // namespace csp
")
file(RENAME "${OUT}.new" "${OUT}")
