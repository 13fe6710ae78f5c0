#include "shell/views/proposal.hpp"

#include <algorithm>

#include "shell/views/names.hpp"
#include "shell/widgets/button.hpp"

namespace csp {

bool is_proposal(const Move& move) {
  return std::any_of(move.findings.begin(), move.findings.end(),
                     [](const Finding& finding) { return finding.message.key == "finding.target_proposed"; });
}

namespace {

// Seats that move in parts are several lines of one SKU.
std::vector<Guid> skus_of(const std::vector<const TargetLine*>& lines) {
  std::vector<Guid> skus;
  for (const TargetLine* line : lines) {
    if (std::find(skus.begin(), skus.end(), line->sku) == skus.end()) skus.push_back(line->sku);
  }
  return skus;
}

}  // namespace

std::string keep_name(const Context& context, const Session& session, const Move& move, const std::vector<const TargetLine*>& lines) {
  if (lines.empty()) return {};
  return context.text(
      {"match.target.keep.name",
       {{"target", bundle_name(session.catalog(), skus_of(lines))}, {"subscription", session.subscription_name(move.subscription)}}});
}

bool draw_keep(Context& context, Session& session, const Move& move, const std::vector<const TargetLine*>& lines,
               std::function<void()>& edit) {
  const Subscription* subscription = session.find_subscription(move.subscription);
  const std::vector<Guid> skus = skus_of(lines);
  if (subscription == nullptr || skus.empty()) return false;
  const std::string name = session.subscription_name(move.subscription), target = bundle_name(session.catalog(), skus);
  const std::string spoken = keep_name(context, session, move, lines);
  if (!ui::button(context.text("match.target.keep"), {.kind = ui::ButtonKind::primary, .name = spoken})) return false;
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
