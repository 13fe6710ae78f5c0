#include "shell/views/match_compare.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "imgui.h"
#include "shell/views/match_coverage.hpp"
#include "shell/views/match_desk.hpp"
#include "shell/views/names.hpp"
#include "shell/widgets/button.hpp"
#include "shell/widgets/card.hpp"
#include "shell/widgets/text.hpp"

namespace csp {
namespace {

constexpr std::size_t targets_at_first = 6, most_targets = 40;

Bundle bundle_of(const std::vector<Guid>& skus) {
  Bundle bundle;
  for (const Guid& sku : skus) bundle.push_back({sku, {}});
  return bundle;
}

}  // namespace

void MatchCompare::start_with(const Guid& today) {
  today_.skus = {today};
  today_.picked = today;
  renewed_ = true;
}

void MatchCompare::draw_side(Context& context, const char* id, const char* title_key, Side& side) {
  const Catalog& catalog = session_.catalog();
  ImGui::PushID(id);
  if (side.picker.draw(context, "sku", context.text(title_key), catalog, side.picked)) {
    if (!side.adding) side.skus.clear();
    if (std::find(side.skus.begin(), side.skus.end(), side.picked) == side.skus.end()) side.skus.push_back(side.picked);
    side.adding = false;
    renewed_ = true;
  }
  std::optional<std::size_t> taken;
  for (std::size_t i = 0; side.skus.size() > 1 && i < side.skus.size(); ++i) {
    const std::string name = sku_name(catalog, side.skus[i]);
    ImGui::PushID(static_cast<int>(i));
    if (ui::link(context.text({"match.compare.remove", {{"sku", name}}}))) taken = i;
    ImGui::PopID();
  }
  if (taken) {
    side.skus.erase(side.skus.begin() + static_cast<std::ptrdiff_t>(*taken));
    side.picked = side.skus.back();
    renewed_ = true;
  }
  if (!side.skus.empty() && ui::toggle(context.text("match.compare.add"), side.adding, {.tooltip = context.text("match.compare.add.why")}))
    side.adding = !side.adding;
  ImGui::PopID();
}

void MatchCompare::draw(Context& context) {
  const float room = ImGui::GetContentRegionAvail().x;
  const bool side_by_side = room > 640;
  const float half = side_by_side ? std::floor((room - 12) / 2) : 0;
  ui::begin_card("today", context.text("match.compare.today"), half);
  draw_side(context, "today", "match.compare.today", today_);
  ui::end_card();
  if (side_by_side) ImGui::SameLine(0, 12);
  ui::begin_card("then", context.text("match.compare.then"), half);
  draw_side(context, "then", "match.compare.then", then_);
  ui::end_card();
  if (renewed_ || facts_ != session_.document().facts) {
    facts_ = session_.document().facts;
    comparison_.reset();
    targets_.reset();
    renewed_ = false;
  }
  draw_result(context);
  draw_targets(context);
}

void MatchCompare::draw_result(Context& context) {
  const Catalog& catalog = session_.catalog();
  const std::string title = context.text("match.compare.result");
  ui::begin_card("result", title);
  if (today_.skus.empty() || then_.skus.empty()) {
    ui::paragraph_quiet(context.text("match.compare.choose"));
    ui::end_card();
    return;
  }
  const Bundle today = bundle_of(today_.skus), then = bundle_of(then_.skus);
  if (!comparison_) comparison_ = compare(catalog, today, then);
  ui::heading(2, context.text({"match.pair", {{"today", bundle_name(catalog, today_.skus)}, {"then", bundle_name(catalog, then_.skus)}}}));
  verdict_tag(context, comparison_->verdict);
  ImGui::SameLine(0, 10);
  ui::paragraph_quiet(change_summary(context, *comparison_));
  const bool swap = ui::button(context.text("match.compare.swap"));
  draw_coverage(context, catalog, today, then, *comparison_, show_small_);
  ui::end_card();
  if (anything_to_check(*comparison_)) {
    const std::string checks = context.text("match.checks.title");
    ui::begin_card("checks", checks);
    ui::heading(2, checks);
    draw_checks(context, session_, *comparison_);
    ui::end_card();
  }
  if (!swap) return;
  std::swap(today_.skus, then_.skus);
  std::swap(today_.picked, then_.picked);
  renewed_ = true;
}

// What could stand on the other side: a press puts it there.
void MatchCompare::draw_targets(Context& context) {
  if (today_.skus.empty()) return;
  const Catalog& catalog = session_.catalog();
  if (!targets_) targets_ = targets_for(session_, bundle_of(today_.skus), most_targets);
  const std::string title = context.text({"match.targets.title", {{"name", bundle_name(catalog, today_.skus)}}});
  ui::begin_card("targets", title);
  ui::heading(2, title);
  const std::size_t count = all_targets_ ? targets_->size() : std::min(targets_->size(), targets_at_first);
  for (std::size_t i = 0; i < count; ++i) {
    const TargetCandidate& candidate = (*targets_)[i];
    const std::string name = bundle_name(catalog, candidate.skus);
    ImGui::PushID(static_cast<int>(i));
    if (i > 0) ui::separator();
    verdict_tag(context, candidate.comparison.verdict);
    ImGui::SameLine(0, 10);
    if (ui::link(name, context.text({"match.compare.put", {{"target", name}}}))) {
      then_.skus = candidate.skus;
      then_.picked = candidate.skus.front();
      renewed_ = true;
    }
    std::string about = context.text(candidate.why_key) + " · " + change_summary(context, candidate.comparison);
    if (candidate.cheapest && candidate.why_key != "target.cheapest") about = context.text("target.cheapest") + " · " + about;
    if (!candidate.can_be_bought())
      about += " · " + context.text(
                           "equivalence.text.sale." +
                           std::string(sale_word(
                               std::max_element(candidate.sales.begin(), candidate.sales.end(), [](const SaleState& a, const SaleState& b) {
                                 return a.sale < b.sale;
                               })->sale)));
    ui::paragraph_small(about);
    ImGui::PopID();
  }
  if (targets_->size() > targets_at_first && ui::link(context.text({all_targets_ ? "match.targets.fewer" : "match.targets.all",
                                                                    {{"count", static_cast<std::int64_t>(targets_->size())}}}))) {
    all_targets_ = !all_targets_;
  }
  ui::end_card();
}

}  // namespace csp
