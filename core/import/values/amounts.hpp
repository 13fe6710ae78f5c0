#pragma once
// What amount does a cell name, and in which currency? Whether a point or a comma divides the decimals is decided in the same way for the
// whole file, and said at its end where a value could be read in two ways.

#include <optional>
#include <string>

#include "core/import/values/fields.hpp"

namespace csp {

class Amounts {
 public:
  // Nothing in an empty cell. A bad or negative amount refuses the row when it is required, otherwise the row is read without it.
  std::optional<value::Amount> read(const ReaderContext& context, const Cells& cells, std::size_t column, Need need);
  // The price of one unit and month: an amount, with its currency beside it or in a column of its own. Without a currency there is no
  // price, and the row says so.
  std::optional<Money> unit_price(const ReaderContext& context, const Cells& cells, std::size_t price, std::size_t currency);
  // All rows were seen.
  void finish(const ReaderContext& context) const;

 private:
  std::string assumed_;        // the first value that could be read in two ways
  std::string lone_point_;     // the first such as "1.200", read as one and a fifth
  bool proves_comma_ = false;  // another value has its decimals behind a comma
};

}  // namespace csp
