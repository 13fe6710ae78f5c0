#include "shell/portfolio_names.hpp"

#include "core/base/text.hpp"
#include "shell/archived_files.hpp"

namespace csp {
namespace {

bool leads_elsewhere(std::string_view part) { return part.empty() || part == "." || part == ".."; }

}  // namespace

std::string directory_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return std::string(path.substr(0, slash == std::string_view::npos ? 0 : slash));
}

std::string stem_of(std::string_view path) {
  std::string name = name_in(path);
  for (const std::string_view ending : {".zip", ".cspmove.json", ".json"}) {
    if (name.size() > ending.size() && text::ends_ignoring_ascii_case(name, ending)) return name.substr(0, name.size() - ending.size());
  }
  return name;
}

std::optional<std::string> customer_folder(std::string_view path, const std::function<bool(const std::string&)>& is_taken) {
  std::string last, whole;
  for (const std::string_view part : text::split(path, '/')) {
    last = part;
    if (leads_elsewhere(part)) continue;
    if (!whole.empty()) whole += '/';
    whole += part;
  }
  if (leads_elsewhere(last)) return std::nullopt;
  for (const std::string& name : {last, whole}) {
    if (!is_taken(name)) return name;
  }
  return std::nullopt;
}

}  // namespace csp
