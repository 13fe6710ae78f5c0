#pragma once
// Does a list hold prices in columns that do not say what they are for? What is paid today must not vanish without a word, nor be guessed:
// a price can be one of a month or of the whole term, and the customer's or the partner's.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/import/report.hpp"
#include "core/import/tables/cells.hpp"

namespace csp {

class UnreadPrices {
 public:
  void look(const Cells& cells, std::size_t price_column);
  void tell(FileReport& report) const;

 private:
  std::optional<std::vector<std::size_t>> places_;             // whose names are those of prices, once the header was seen
  std::vector<std::pair<std::string, std::string>> examples_;  // by column
};

}  // namespace csp
