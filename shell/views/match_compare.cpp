#include "shell/views/match_compare.hpp"

#include <cmath>
#include <utility>

#include "imgui.h"
#include "shell/views/match_coverage.hpp"
#include "shell/views/names.hpp"
#include "shell/widgets/button.hpp"
#include "shell/widgets/card.hpp"
#include "shell/widgets/text.hpp"

namespace csp {

void MatchCompare::draw(Context& context) {
  const Catalog& catalog = session_.catalog();
  const float room = ImGui::GetContentRegionAvail().x;
  const bool side_by_side = room > 640;
  const float half = side_by_side ? std::floor((room - 12) / 2) : 0;
  ui::begin_card("today", context.text("match.compare.today"), half);
  renewed_ = today_picker_.draw(context, "today", context.text("match.compare.today"), catalog, today_) || renewed_;
  ui::end_card();
  if (side_by_side) ImGui::SameLine(0, 12);
  ui::begin_card("then", context.text("match.compare.then"), half);
  renewed_ = then_picker_.draw(context, "then", context.text("match.compare.then"), catalog, then_) || renewed_;
  ui::end_card();

  const std::string title = context.text("match.compare.result");
  ui::begin_card("result", title);
  if (today_.is_zero() || then_.is_zero()) {
    ui::paragraph_quiet(context.text("match.compare.choose"));
    ui::end_card();
    return;
  }
  if (renewed_ || !comparison_ || catalog_ != session_.document().facts->catalog) {
    catalog_ = session_.document().facts->catalog;
    comparison_ = compare(catalog, {{today_, {}}}, {{then_, {}}});
    renewed_ = false;
  }
  ui::heading(2, context.text({"match.pair", {{"today", sku_name(catalog, today_)}, {"then", sku_name(catalog, then_)}}}));
  verdict_tag(context, comparison_->verdict);
  ImGui::SameLine(0, 10);
  ui::paragraph_quiet(change_summary(context, *comparison_));
  if (ui::button(context.text("match.compare.swap"))) {
    std::swap(today_, then_);
    renewed_ = true;
  }
  draw_coverage(context, catalog, *comparison_, show_small_);
  ui::end_card();
  if (!anything_to_check(*comparison_)) return;
  const std::string checks = context.text("match.checks.title");
  ui::begin_card("checks", checks);
  ui::heading(2, checks);
  draw_checks(context, session_, *comparison_);
  ui::end_card();
}

}  // namespace csp
