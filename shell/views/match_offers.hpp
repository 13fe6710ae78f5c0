#pragma once
// Which tenant SKU does an offer give, where no table is certain, and which one is meant by a name? Asked once, remembered in the plan.

#include <functional>
#include <optional>
#include <string>
#include <vector>

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
  // What is asked about: an offer, or a name where the file tells no offer.
  struct Product {
    std::optional<ProductSku> offer;
    std::string name;
    std::string text() const { return offer ? offer->text() : name; }
    friend bool operator==(const Product&, const Product&) = default;
  };
  static std::optional<Product> asked_about(const Subscription& subscription);
  std::vector<Guid> candidates(const Product& product) const;
  void draw_product(Context& context, const Subscription& subscription, const Product& product, std::function<void()>& edit);
  void draw_answers(Context& context, std::function<void()>& edit);
  void draw_answer(Context& context, const Product& product, const Guid& sku, std::function<void()>& edit);
  void map(const Product& product, const Guid& sku, std::function<void()>& edit);

  Session& session_;
  SkuPicker picker_;
  Guid picked_;
  std::string picking_;  // product whose picker is open
};

}  // namespace csp
