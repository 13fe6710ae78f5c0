#pragma once
// Which tenant SKU does an offer give, where no table is certain? Asked once, remembered in the plan.

#include <functional>

#include "core/catalog/catalog.hpp"
#include "shell/context.hpp"
#include "shell/session.hpp"
#include "shell/views/sku_picker.hpp"

namespace csp {

class MatchOffers {
 public:
  explicit MatchOffers(Session& session) : session_(session) {}
  // Draws nothing when every offer is certain. `edit` receives the change to make once the drawing is done.
  void draw(Context& context, std::function<void()>& edit);

 private:
  void draw_offer(Context& context, const Subscription& subscription, std::function<void()>& edit);
  void draw_answers(Context& context, std::function<void()>& edit);
  void map(const ProductSku& product_sku, const Guid& sku, std::function<void()>& edit);

  Session& session_;
  SkuPicker picker_;
  Guid picked_;
  std::string picking_;  // product SKU whose picker is open
};

}  // namespace csp
