#include "core/plan/sources/title_markets.hpp"

#include "core/base/text.hpp"

namespace csp::plan {
namespace {

// The countries that stand between `words` and the bracket's end; empty when the title has no such words.
std::string_view countries_behind(std::string_view title, std::string_view words) {
  const std::size_t at = title.find(words);
  if (at == std::string_view::npos) return {};
  const std::string_view rest = title.substr(at + words.size());
  return rest.substr(0, rest.find(')'));
}

bool is_among(std::string_view country, std::string_view countries) {
  for (const std::string_view each : text::split(countries, '/')) {
    if (text::equals_ignoring_ascii_case(country, each == "UK" ? "GB" : each)) return true;
  }
  return false;
}

}  // namespace

bool title_allows(std::string_view title, std::string_view country) {
  if (country.empty()) return true;
  if (const std::string_view in = countries_behind(title, "(customers in "); !in.empty()) return is_among(country, in);
  if (const std::string_view out = countries_behind(title, "(customers outside "); !out.empty()) return !is_among(country, out);
  return true;
}

}  // namespace csp::plan
