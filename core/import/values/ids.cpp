#include "core/import/values/ids.hpp"

#include <algorithm>
#include <utility>

#include "core/base/text.hpp"
#include "core/import/values/values.hpp"

namespace csp::value {
namespace {

constexpr std::size_t kGuid = 36, kLongest = 300;

bool is_upper_alphanumeric(char c) { return text::is_digit(c) || (c >= 'A' && c <= 'Z'); }

bool is_alphanumeric(char c) { return text::is_digit(c) || ((c | 32) >= 'a' && (c | 32) <= 'z'); }

// "566891234567890000": a spreadsheet keeps fifteen digits of a number, and writes zeros for the others.
bool is_rounded(std::string_view text) {
  constexpr std::size_t kKept = 15, kLeast = kKept + 3;  // fewer zeros may have been there
  return text.size() >= kLeast && text.size() <= 30 && text.front() != '0' && std::all_of(text.begin(), text.end(), text::is_digit) &&
         text.find_first_not_of('0', kKept) == std::string_view::npos;
}

// Where the different GUIDs of a text in plain signs begin.
std::vector<std::pair<Guid, std::size_t>> guids_of(std::string_view whole) {
  std::vector<std::pair<Guid, std::size_t>> found;
  for (std::size_t at = 0; at + kGuid <= whole.size(); ++at) {
    const bool begins = at == 0 || !is_alphanumeric(whole[at - 1]);
    const bool ends = at + kGuid == whole.size() || !is_alphanumeric(whole[at + kGuid]);
    const auto id = begins && ends ? Guid::parse(whole.substr(at, kGuid)) : std::nullopt;
    if (id && std::none_of(found.begin(), found.end(), [&](const auto& known) { return known.first == *id; })) found.emplace_back(*id, at);
  }
  return found;
}

// "<tenant>:1001", "/providers/<id>/A1": what is joined to it tells one from the other; "/subscriptions/<id>/…" says which one it is.
bool begins_longer_id(std::string_view whole, std::size_t at) {
  constexpr std::string_view kSubscription = "subscriptions/";
  const std::size_t end = at + kGuid;
  if (end + 1 >= whole.size() || std::string_view("/:_.|#-").find(whole[end]) == std::string_view::npos) return false;
  if (!is_alphanumeric(whole[end + 1])) return false;
  return !text::ascii_lower(whole.substr(0, at)).ends_with(kSubscription);
}

}  // namespace

bool is_scientific(std::string_view text) {
  text = text::trimmed(text);
  if (is_rounded(text)) return true;
  const std::size_t e = text.find_first_of("eE");
  if (e == std::string_view::npos || e == 0 || e + 2 >= text.size() || (text[e + 1] != '+' && text[e + 1] != '-')) return false;
  const auto numeric = [](char c) { return text::is_digit(c) || c == '.' || c == ','; };
  const std::string_view exponent = text.substr(e + 2);
  return std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(e), numeric) &&
         std::all_of(exponent.begin(), exponent.end(), text::is_digit);
}

bool is_no_id(std::string_view text) {
  if (is_placeholder(text) || says_nothing(text)) return true;
  if (text::is_one_of(text::folded(text), {"pending", "tbd", "tba", "tbc", "todo", "new", "missing", "empty", "noid"})) return true;
  if (text.front() == '#' && (text.back() == '!' || text.back() == '?')) return true;  // a spreadsheet's error
  const auto id = Guid::parse_plain(text);
  return id && id->is_zero();
}

std::optional<ProductSkuText> product_sku(std::string_view product_id, std::string_view sku_id) {
  const auto upper = [](std::string_view text) {
    std::string out(text);
    for (char& c : out) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    return out;
  };
  ProductSkuText out;
  out.id.product_id = upper(without_spreadsheet_guard(product_id));
  out.id.sku_id = upper(without_spreadsheet_guard(sku_id));
  if (out.id.product_id.size() != 12 || out.id.sku_id.empty() || out.id.sku_id.size() > 4) return std::nullopt;
  for (const std::string* part : {&out.id.product_id, &out.id.sku_id}) {
    if (!std::all_of(part->begin(), part->end(), is_upper_alphanumeric)) return std::nullopt;
  }
  out.padded = out.id.sku_id.size() < 4;
  out.id.sku_id.insert(0, 4 - out.id.sku_id.size(), '0');
  return out;
}

std::optional<ProductSkuText> product_sku_in(std::string_view text) {
  for (std::size_t at = 0; at + 17 <= text.size(); ++at) {
    const std::string_view rest = text.substr(at);
    if (rest.substr(0, 6) != "CFQ7TT" && rest.substr(0, 3) != "DZH" && rest.substr(0, 4) != "DG7G") continue;
    if (std::string_view(":/-_").find(rest[12]) == std::string_view::npos) continue;
    if (rest.size() > 17 && is_upper_alphanumeric(rest[17])) continue;
    if (auto found = product_sku(rest.substr(0, 12), rest.substr(13, 4)); found && !found->padded) return found;
  }
  return std::nullopt;
}

bool begins_product_id(std::string_view text) { return text.size() >= 6 && text::equals_ignoring_ascii_case(text.substr(0, 6), "CFQ7TT"); }

std::optional<ProductSkuText> product_sku_written(std::string_view text) {
  text = text::trimmed(text);
  // "USCFQ7TTC0LFLX0001": the country in front.
  if (text.size() == 18 && !begins_product_id(text) && begins_product_id(text.substr(2))) text.remove_prefix(2);
  if (!begins_product_id(text) || text.size() < 13) return std::nullopt;
  std::string_view sku = text.substr(12);
  while (!sku.empty() && std::string_view(" :/-_").find(sku.front()) != std::string_view::npos) sku.remove_prefix(1);
  // Run together it is told from a longer id only by its full length.
  if (sku.empty() || (sku.size() != 4 && sku.data() == text.data() + 12)) return std::nullopt;
  return product_sku(text.substr(0, 12), sku);
}

std::optional<Guid> id_in(std::string_view text) {
  if (const auto plain = Guid::parse_plain(text)) return plain;
  if (text.size() <= kGuid || text.size() > kLongest) return std::nullopt;
  const std::string whole = with_plain_signs(text);
  const auto found = guids_of(whole);
  if (found.size() != 1 || begins_longer_id(whole, found.front().second)) return std::nullopt;
  return found.front().first;
}

std::vector<Guid> ids_in(std::string_view text) {
  std::vector<Guid> ids;
  if (text.size() < kGuid || text.size() > kLongest) return ids;
  for (const auto& [id, at] : guids_of(with_plain_signs(text))) ids.push_back(id);
  return ids;
}

std::optional<Guid> sku_id(std::string_view text) {
  if (const auto id = Guid::parse(text)) return id;
  const std::size_t bar = text.rfind('_');
  return bar != std::string_view::npos && Guid::parse(text.substr(0, bar)) ? Guid::parse(text.substr(bar + 1)) : std::nullopt;
}

}  // namespace csp::value
