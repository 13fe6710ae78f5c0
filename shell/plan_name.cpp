#include "shell/plan_name.hpp"

#include "core/base/text.hpp"

namespace csp {
namespace {

// With the ending, and three bytes to a letter, still below the 255 bytes that file systems give a name.
constexpr std::size_t most_letters = 70;

// Refused by Windows, whose shares and sticks the files end up on; what visible() has replaced cannot be seen in a dialog either.
bool is_refused(std::uint32_t c) {
  constexpr std::string_view refused = "\\/:*?\"<>|";
  return c < 0x20 || c == 0xfffd || (c < 0x80 && refused.find(static_cast<char>(c)) != std::string_view::npos);
}

// Names of devices, which Windows keeps for itself whatever their ending is.
bool is_device(std::string_view name) {
  const std::string lower = text::ascii_lower(name);
  if (text::is_one_of(lower, {"con", "prn", "aux", "nul"})) return true;
  return lower.size() == 4 && (lower.starts_with("com") || lower.starts_with("lpt")) && text::is_digit(lower[3]);
}

}  // namespace

std::string customer_file_stem(std::string_view customer) {
  std::string name;
  const std::string shown = text::visible(customer, most_letters);
  for (std::size_t at = 0; at < shown.size();) {
    const std::uint32_t c = text::decode_utf8(shown, at);
    if (!is_refused(c))
      text::append_utf8(name, c);
    else if (!name.empty() && name.back() != '-')
      name += '-';
  }
  // A dot at the beginning hides a file; blanks and dots at an end get lost.
  const auto is_edge = [](char c) { return c == ' ' || c == '.' || c == '-'; };
  while (!name.empty() && is_edge(name.back())) name.pop_back();
  while (!name.empty() && is_edge(name.front())) name.erase(name.begin());
  if (name.empty() || is_device(name)) name = name.empty() ? "plan" : "plan-" + name;
  return name;
}

std::string plan_file_name(std::string_view customer) { return customer_file_stem(customer) + ".cspmove.json"; }

}  // namespace csp
