#pragma once
// Which tenant SKU does an offer give, where no table is certain, and which one is meant by a name? Asked once, remembered in the plan.

#include <functional>
#include <map>
#include <memory>
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
  struct Candidates {
    std::vector<Guid> skus;
    bool nearly = false;  // called by a part of the name only
  };
  const Candidates& candidates(const Product& product);
  void draw_product(Context& context, const Subscription& subscription, const Product& product, std::function<void()>& edit);
  void draw_answers(Context& context, std::function<void()>& edit);
  void draw_answer(Context& context, const Product& product, const Guid& sku, std::function<void()>& edit);
  void map(const Product& product, const Guid& sku, std::function<void()>& edit);
  std::string called(const Guid& sku) const;

  Session& session_;
  std::shared_ptr<const Catalog> catalog_;        // that they were looked up in
  std::map<std::string, Candidates> candidates_;  // by text of the product; the whole catalogue is read for one
  SkuPicker picker_;
  Guid picked_;
  std::string picking_;  // product whose picker is open
};

}  // namespace csp
