#include "core/import/tables/unread_prices.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "core/import/values/values.hpp"

namespace csp {
namespace {

bool names_price(std::string_view header) {
  const std::string name = text::folded(header);
  // "Cost centre", "CostCode", "Nettoyage": such a word has another meaning.
  for (const std::string_view other : {"costcent", "costcode", "costobject", "costlocation", "nettoyage"}) {
    if (name.find(other) != std::string::npos) return false;
  }
  for (const std::string_view word :
       {"price", "cost", "msrp", "preis", "netto", "prix", "precio", "prezzo", "preço", "fiyat", "価格", "単価"}) {
    if (name.find(word) != std::string::npos) return true;
  }
  return false;
}

}  // namespace

void UnreadPrices::look(const Cells& cells, std::size_t price_column) {
  const std::vector<std::string>& header = cells.header();
  if (!places_) {
    places_.emplace();
    for (std::size_t place = 0; place < header.size() && !cells.has_column(price_column); ++place) {
      if (!cells.knows(place) && names_price(header[place])) places_->push_back(place);
    }
  }
  for (auto place = places_->begin(); place != places_->end();) {
    const std::string_view cell = *place < cells.as_written().size() ? text::trimmed(cells.as_written()[*place]) : std::string_view();
    const auto amount = value::amount(cell);
    if (!amount || amount->value.is_zero()) {
      ++place;
      continue;
    }
    examples_.emplace_back(text::trimmed(header[*place]), text::quoted(cell));
    place = places_->erase(place);  // one example is enough
  }
}

void UnreadPrices::tell(FileReport& report) const {
  for (const auto& [column, example] : examples_) report.about_file(import_finding::kPriceUnread, {{"column", column}, {"found", example}});
}

}  // namespace csp
