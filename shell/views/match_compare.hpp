#pragma once
// Does this SKU keep what that one gives? Any two SKUs of the catalogue, with or without a customer.

#include <optional>

#include "core/equivalence/comparison.hpp"
#include "shell/context.hpp"
#include "shell/session.hpp"
#include "shell/views/sku_picker.hpp"

namespace csp {

class MatchCompare {
 public:
  explicit MatchCompare(Session& session) : session_(session) {}
  void draw(Context& context);
  void start_with(const Guid& today) { today_ = today, renewed_ = true; }

 private:
  Session& session_;
  SkuPicker today_picker_, then_picker_;
  Guid today_, then_;
  bool renewed_ = false, show_small_ = false;
  std::shared_ptr<const Catalog> catalog_;  // what the comparison was made with
  std::optional<Comparison> comparison_;
};

}  // namespace csp
