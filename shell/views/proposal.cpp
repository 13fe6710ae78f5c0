#include "shell/views/proposal.hpp"

#include <algorithm>

#include "shell/views/names.hpp"
#include "shell/widgets/button.hpp"

namespace csp {

bool is_proposal(const Move& move) {
  return std::any_of(move.findings.begin(), move.findings.end(),
                     [](const Finding& finding) { return finding.message.key == "finding.target_proposed"; });
}

bool draw_keep(Context& context, Session& session, const Move& move, const std::vector<const TargetLine*>& lines,
               std::function<void()>& edit) {
  const Subscription* subscription = session.find_subscription(move.subscription);
  // Seats that move in parts are several lines of one SKU.
  std::vector<Guid> skus;
  for (const TargetLine* line : lines) {
    if (std::find(skus.begin(), skus.end(), line->sku) == skus.end()) skus.push_back(line->sku);
  }
  if (subscription == nullptr || skus.empty()) return false;
  const std::string name = session.subscription_name(move.subscription), target = bundle_name(session.catalog(), skus);
  if (!ui::button(context.text("match.target.keep"),
                  {.kind = ui::ButtonKind::primary,
                   .name = context.text({"match.target.keep.name", {{"target", target}, {"subscription", name}}})}))
    return false;
  edit = [&session, key = move.subscription, name, target, skus] {
    session.decide({"match.edit.keep", {{"subscription", name}, {"target", target}}}, key, [&](SubscriptionDecision& decision) {
      decision.path = Path::BuyOther;
      decision.targets.clear();
      for (const Guid& sku : skus) decision.targets.push_back({sku, 0, std::nullopt});
    });
  };
  return true;
}

}  // namespace csp
