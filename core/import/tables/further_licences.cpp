#include "core/import/tables/further_licences.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "core/import/values/fields.hpp"

namespace csp {
namespace {

// "license1" can begin a list itself.
std::string_view without_count(std::string_view name) {
  const std::size_t last = name.find_last_not_of("0123456789");
  return last == std::string_view::npos || name.size() - last > 3 ? name : name.substr(0, last + 1);
}

}  // namespace

bool goes_on_with(std::string_view name, std::string_view first) {
  return name != first && without_count(name) != name && without_count(name) == without_count(first);
}

void FurtherLicences::find(const Cells& cells, std::size_t column) {
  found_ = true;
  if (cells.header().empty()) return;
  const std::string name = text::folded(cells.name(column));
  bool right_of_it = false;
  for (std::size_t place = 0; place < cells.header().size(); ++place) {
    const std::string other = text::folded(cells.header()[place]);
    const bool is_it = other == name;
    right_of_it = is_it || (right_of_it && other.empty());
    if (is_it || cells.knows(place)) continue;
    if (right_of_it || goes_on_with(other, name)) places_.push_back(place);
  }
}

std::string_view FurtherLicences::text_of(const Cells& cells, std::size_t column) {
  if (!found_) find(cells, column);
  bool more = false;
  for (const std::size_t place : places_) {
    if (place >= cells.as_written().size()) continue;
    const std::string_view text = value::without_spreadsheet_guard(cells.as_written()[place]);
    if (text.empty()) continue;
    if (!more) text_ = cells[column];
    more = true;
    text_.append("\n").append(text);
  }
  return more ? std::string_view(text_) : cells[column];
}

void FurtherLicences::compare(const ReaderContext& context, const Cells& cells, std::size_t column, UserRecords::HoldingNumber holding) {
  if (!cells.varies(column)) return;
  for (const int place : cells.other_places(column)) {
    const std::string_view text = value::without_spreadsheet_guard(cells.as_written()[static_cast<std::size_t>(place)]);
    const std::string other = other_in(context, text, holding);
    if (other.empty()) continue;
    std::string& example = examples_[place];
    if (example.empty()) example = text::quoted(other);
    context.report.note(import_finding::kLicencesElsewhere,
                        {{"column", std::string(text::trimmed(cells.header()[static_cast<std::size_t>(place)]))},
                         {"found", example},
                         {"read", cells.name(column)}});
  }
}

std::string FurtherLicences::other_in(const ReaderContext& context, std::string_view text, UserRecords::HoldingNumber holding) {
  constexpr std::size_t kMostKnown = 4096;
  const auto known = others_.find({std::string(text), holding});
  if (known != others_.end() && !known->second) return {};
  std::string other = unknown_of(context, text, holding);
  if (known == others_.end() && others_.size() < kMostKnown) others_.emplace(std::pair(std::string(text), holding), !other.empty());
  return other;
}

// The first name in it of a SKU that the holding has not.
std::string FurtherLicences::unknown_of(const ReaderContext& context, std::string_view text, UserRecords::HoldingNumber holding) {
  const Holding& held = context.records.users.holdings()[holding];
  if (!held.unresolved_names.empty()) return {};  // which they are is asked about already
  while (!text.empty()) {
    const std::size_t end = text.find_first_of(",;|+\n");
    const std::string_view name = text::trimmed(text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    const Sku* sku = name.empty() ? nullptr : sku_meaning(context.catalog, name).sku;
    if (sku == nullptr) continue;
    if (std::none_of(held.skus.begin(), held.skus.end(), [&](const AssignedSku& each) { return each.sku == sku->id; }))
      return std::string(name);
  }
  return {};
}

}  // namespace csp
