#include "core/import/licence_names.hpp"

#include <algorithm>
#include <array>

#include "core/base/text.hpp"

namespace csp {
namespace {

constexpr std::size_t kMostUnderstood = 4096;

bool means_none(std::string_view name) {
  static constexpr std::array<std::string_view, 14> kWords = {
      "unlicensed", "nichtlizenziert", "sanslicence", "sinlicencia", "senzalicenza", "nonlicenziato",  "semlicença",
      "lisanssız",  "lisansiz",        "lisanssiz",   "none",        "nolicense",    "ライセンスなし", "nonconcessoinlicenza"};
  return std::find(kWords.begin(), kWords.end(), text::folded(name)) != kWords.end();
}

std::vector<std::string_view> split_at_plus(std::string_view text) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '+') continue;
    const bool blank_before = at > 0 && text[at - 1] == ' ';
    const bool blank_after = at + 1 < text.size() && text[at + 1] == ' ';
    if (blank_before || blank_after) continue;
    parts.push_back(text.substr(begin, at - begin));
    begin = at + 1;
  }
  parts.push_back(text.substr(begin));
  return parts;
}

}  // namespace

const SkuMeaning& LicenceNames::meaning_of(std::string_view name) {
  const auto known = known_.find(name);
  if (known != known_.end()) return known->second;
  return known_.emplace(std::string(name), sku_meaning(context_.catalog, name)).first->second;
}

void LicenceNames::take(std::string_view name, Holding& record) {
  name = text::trimmed(name);
  if (name.empty() || means_none(name)) return;
  const SkuMeaning& meaning = meaning_of(name);
  const Sku* sku = meaning.sku;
  if (sku == nullptr) {
    report_sku_meaning(context_.report, name, meaning);
    record.unresolved_names.emplace_back(name);
    return;
  }
  const auto place =
      std::lower_bound(record.skus.begin(), record.skus.end(), sku->id, [](const AssignedSku& a, const Guid& id) { return a.sku < id; });
  if (place != record.skus.end() && place->sku == sku->id) return;
  AssignedSku assigned;
  assigned.sku = sku->id;
  record.skus.insert(place, std::move(assigned));
}

void LicenceNames::read_joined_by_plus(std::string_view text, Holding& record) {
  const std::vector<std::string_view> parts = split_at_plus(text);
  for (std::size_t first = 0; first < parts.size();) {
    // The longest run of pieces that is the name of a product: a name may contain a plus sign without blanks.
    std::size_t length = 1;
    for (std::size_t count = std::min<std::size_t>(3, parts.size() - first); count > 1; --count) {
      const char* begin = parts[first].data();
      const char* end = parts[first + count - 1].data() + parts[first + count - 1].size();
      const SkuMeaning& meaning = meaning_of(text::trimmed(std::string_view(begin, static_cast<std::size_t>(end - begin))));
      if (meaning.sku != nullptr || !meaning.candidates.empty()) {
        length = count;
        break;
      }
    }
    const char* begin = parts[first].data();
    const char* end = parts[first + length - 1].data() + parts[first + length - 1].size();
    take(std::string_view(begin, static_cast<std::size_t>(end - begin)), record);
    first += length;
  }
}

void LicenceNames::read_joined(std::string_view text, Holding& record) {
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    if (at < text.size() && text[at] != ',' && text[at] != ';' && text[at] != '\n' && text[at] != '|') continue;
    read_joined_by_plus(text::trimmed(text.substr(begin, at - begin)), record);
    begin = at + 1;
  }
}

UserRecords::HoldingNumber LicenceNames::holding_of_joined_by_plus(std::string_view text) {
  if (const auto known = by_text_.find(text); known != by_text_.end()) return known->second;
  Holding holding;
  read_joined_by_plus(text, holding);
  const UserRecords::HoldingNumber number = context_.records.users.number_of(holding);
  // A name that is not understood is told in every row.
  if (holding.unresolved_names.empty() && by_text_.size() < kMostUnderstood) by_text_.emplace(text, number);
  return number;
}

UserRecords::HoldingNumber LicenceNames::holding_of_joined(std::string_view text, UserRecords::HoldingNumber before) {
  Understood& understood = on_top_[before];
  if (const auto known = understood.find(text); known != understood.end()) return known->second;
  Holding holding = context_.records.users.holdings()[before];
  read_joined(text, holding);
  const UserRecords::HoldingNumber number = context_.records.users.number_of(holding);
  if (holding.unresolved_names.empty() && understood.size() < kMostUnderstood) understood.emplace(text, number);
  return number;
}

}  // namespace csp
