#pragma once
// By which names is a column of a header known? By what stands there; and where no kind of file knows that, without what people and
// programs put round a name: a remark that only says how values are written, a number in front, a first part that all names share.

#include <string>
#include <string_view>
#include <vector>

namespace csp {

struct HeaderName {
  std::string whole;  // folded
  std::string
      plain;  // folded, of "4. Quantity (seats)" the quantity, of "Column1.skuId" the skuId; empty when there is nothing to leave out
};

std::vector<HeaderName> header_names(const std::vector<std::string_view>& header);

}  // namespace csp
