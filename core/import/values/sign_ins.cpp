#include "core/import/values/sign_ins.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "core/base/text.hpp"
#include "core/import/values/spreadsheet_errors.hpp"

namespace csp {
namespace {

// What stands in a sign-in name: letters and digits of all scripts, the signs that user principal names may have, and one '@'. Asked of
// every row, so each byte only adds its weight.
constexpr std::uint32_t kStranger = 1 << 16;
constexpr std::array<std::uint32_t, 256> kWeights = [] {
  std::array<std::uint32_t, 256> weights{};
  for (std::size_t c = 0; c < weights.size(); ++c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'), digit = c >= '0' && c <= '9';
    weights[c] = letter || digit || c >= 128 ? 0 : kStranger;
  }
  for (const char c : std::string_view("._-!#^~'+&=%*?$`{}|")) weights[static_cast<unsigned char>(c)] = 0;
  weights['@'] = 1;
  return weights;
}();

bool is_sign_in(std::string_view text) {
  std::uint32_t weight = 0;
  for (const char c : text) weight += kWeights[static_cast<unsigned char>(c)];
  return weight == 1 && text.size() < kStranger;
}

// "mailto:anna@contoso.com", "Anna <anna@contoso.com>"
std::string_view without_mail_form(std::string_view text) {
  constexpr std::string_view kMailTo = "mailto:";
  if (const std::size_t open = text.rfind('<'); open != std::string_view::npos && text.back() == '>')
    text = text::trimmed(text.substr(open + 1, text.size() - open - 2));
  if (text.size() > kMailTo.size() && text::equals_ignoring_ascii_case(text.substr(0, kMailTo.size()), kMailTo))
    text = text::trimmed(text.substr(kMailTo.size()));
  return text;
}

// The directory puts a deleted user's id in front of the name: 00000005111142228333000000000005anna@contoso.com
bool begins_with_id(std::string_view name) {
  constexpr std::size_t kDigits = 32;
  const auto is_hex = [](char c) { return text::is_digit(c) || ((c | 32) >= 'a' && (c | 32) <= 'f'); };
  return name.size() > kDigits && std::all_of(name.begin(), name.begin() + kDigits, is_hex) && name[kDigits] != '@';
}

}  // namespace

std::optional<std::string_view> SignIns::of_row(FileReport& report, const Cells& cells, std::size_t column) {
  std::optional<std::string_view> name = id_of_row(report, cells, column);
  if (!name) return std::nullopt;
  if (!is_sign_in(*name)) {
    if (value::is_spreadsheet_error(*name)) {
      report.refused(import_finding::kValueMissing, {{"column", cells.name(column)}});
      return std::nullopt;
    }
    const std::string_view bare = without_mail_form(*name);
    if (!is_sign_in(bare)) {
      if (example_.empty()) example_ = text::quoted(*name);
      report.note(import_finding::kNoSignIn, {{"column", cells.name(column)}, {"found", example_}});
      return name;
    }
    name = bare;
  }
  if (!begins_with_id(*name)) return name;
  report.note(import_finding::kUserDeleted, {{"found", text::quoted(*name)}});
  return std::nullopt;
}

}  // namespace csp
