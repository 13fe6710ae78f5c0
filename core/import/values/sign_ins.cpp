#include "core/import/values/sign_ins.hpp"

#include <algorithm>
#include <array>

#include "core/base/text.hpp"
#include "core/import/values/spreadsheet_errors.hpp"

namespace csp {
namespace {

// What stands in a sign-in name: letters and digits of all scripts, and the signs that user principal names may have.
constexpr std::array<bool, 256> kOfName = [] {
  std::array<bool, 256> of_name{};
  for (int c = 0; c < 256; ++c)
    of_name[static_cast<std::size_t>(c)] = (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z' && c < 128) || c >= 128;
  for (const char c : std::string_view("._-!#^~'+&=%*?$`@{}|")) of_name[static_cast<unsigned char>(c)] = true;
  return of_name;
}();

bool is_sign_in(std::string_view text) {
  int at_signs = 0;
  bool fits = true;
  for (const char c : text) {
    fits = fits && kOfName[static_cast<unsigned char>(c)];
    at_signs += c == '@';
  }
  return fits && at_signs == 1;
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
  if (value::is_spreadsheet_error(*name)) {
    report.refused(import_finding::kValueMissing, {{"column", cells.name(column)}});
    return std::nullopt;
  }
  if (!is_sign_in(*name)) {
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
