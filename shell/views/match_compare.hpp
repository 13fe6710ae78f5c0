#pragma once
// Does this SKU, or these together, keep what those give? Any SKUs of the catalogue, with or without a customer.

#include <optional>
#include <vector>

#include "core/equivalence/comparison.hpp"
#include "shell/context.hpp"
#include "shell/session.hpp"
#include "shell/views/sku_picker.hpp"

namespace csp {

class MatchCompare {
 public:
  explicit MatchCompare(Session& session) : session_(session) {}
  void draw(Context& context);
  void start_with(const Guid& today);

 private:
  struct Side {
    SkuPicker picker;
    Guid picked;
    std::vector<Guid> skus;  // on one user
    bool adding = false;     // the next choice comes beside, not in place of, what is chosen
  };

  void draw_side(Context& context, const char* id, const char* title_key, Side& side);
  void draw_result(Context& context);
  void draw_targets(Context& context);

  Session& session_;
  Side today_, then_;
  bool renewed_ = false, show_small_ = false, all_targets_ = false;
  std::shared_ptr<const Facts> facts_;  // what the answers were made with
  std::optional<Comparison> comparison_;
  std::optional<std::vector<TargetCandidate>> targets_;  // in place of today's side
};

}  // namespace csp
