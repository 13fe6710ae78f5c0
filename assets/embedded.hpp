#pragma once
// Which facts, texts and demo customers are built in? Each asset is the file under assets/ of that path, byte for byte.

#include <span>
#include <string_view>

namespace csp {

struct EmbeddedAsset {
  std::string_view path;  // relative to assets/, for example "text/en/import.json"
  std::string_view bytes;
};

// All assets, sorted by path. In the page the bytes of some are unpacked on demand: ask embedded_asset for them.
std::span<const EmbeddedAsset> embedded_assets();

// The bytes of one asset; empty when there is none of that path.
std::string_view embedded_asset(std::string_view path);

}  // namespace csp
