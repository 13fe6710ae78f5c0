#include "shell/built_in.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "assets/embedded.hpp"
#include "core/base/text.hpp"

namespace csp {
namespace {

// The names of folders right below `root`, sorted and unique (assets are sorted by path).
std::vector<std::string> folders_below(std::string_view root) {
  std::vector<std::string> names;
  for (const EmbeddedAsset& asset : embedded_assets()) {
    const std::vector<std::string_view> parts = text::split(asset.path, '/');
    if (parts.size() < 3 || parts[0] != root) continue;
    if (std::find(names.begin(), names.end(), parts[1]) == names.end()) names.emplace_back(parts[1]);
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace

tl::expected<std::shared_ptr<const Catalog>, std::string> built_in_catalog() {
  tl::expected<Catalog, std::string> loaded = load_catalog(embedded_asset);
  if (!loaded) return tl::make_unexpected(loaded.error());
  return std::make_shared<const Catalog>(std::move(*loaded));
}

std::vector<std::string> demo_ids() { return folders_below("demo"); }

tl::expected<Demo, std::string> demo(std::string_view id) {
  const std::string folder = "demo/" + std::string(id) + "/";
  const std::string_view bytes = embedded_asset(folder + "demo.json");
  if (bytes.empty()) return tl::make_unexpected("there is no demo customer \"" + std::string(id) + "\"");
  const nlohmann::json description = nlohmann::json::parse(bytes, nullptr, false);
  const auto string_of = [&](const char* key) {
    return description.is_object() && description.contains(key) && description[key].is_string() ? description[key].get<std::string>()
                                                                                                : std::string{};
  };
  Demo demo;
  demo.id = id;
  demo.name = string_of("name");
  const std::optional<Date> today = Date::from_iso(string_of("today"));
  if (!today) return tl::make_unexpected("demo customer " + demo.id + " has no date");
  demo.today = *today;
  demo.settings = embedded_asset("demo/" + string_of("settings"));
  if (description.contains("files") && description["files"].is_array()) {
    for (const nlohmann::json& file : description["files"]) {
      const std::string path = file.is_string() ? file.get<std::string>() : std::string{};
      demo.files.push_back(
          {path.substr(path.find_last_of('/') == std::string::npos ? 0 : path.find_last_of('/') + 1), embedded_asset("demo/" + path)});
      if (demo.files.back().bytes.empty()) return tl::make_unexpected("demo customer " + demo.id + " lacks its file " + path);
    }
  }
  return demo;
}

}  // namespace csp
