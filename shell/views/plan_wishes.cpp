#include "shell/views/plan_wishes.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/text.hpp"
#include "core/plan/words.hpp"
#include "imgui.h"
#include "shell/widgets/button.hpp"
#include "shell/widgets/card.hpp"
#include "shell/widgets/field_grid.hpp"
#include "shell/widgets/finished_field.hpp"
#include "shell/widgets/text.hpp"

namespace csp {
namespace {

// What Microsoft sells a term with (rule NCE-BILL): a month is billed at once, and only three years have a bill of their own.
std::vector<BillingPlan> billed(Term term) {
  if (term == Term::OneMonth) return {BillingPlan::Monthly};
  if (term == Term::ThreeYears) return {BillingPlan::Monthly, BillingPlan::Annual, BillingPlan::Triennial};
  return {BillingPlan::Monthly, BillingPlan::Annual};
}

Message named(const Freeze& freeze) {
  return {freeze.name.empty() ? "plan.wishes.freeze" : "plan.wishes.freeze.named",
          {{"first", freeze.first}, {"last", freeze.last}, {"name", freeze.name}}};
}

}  // namespace

void PlanWishes::change(std::string_view label_key, MessageValue value, std::function<void(PlanSettings&)> edit) {
  edit_ = [this, name = Message{"files.edit", {{"field", TextKey{std::string(label_key)}}, {"value", std::move(value)}}},
           edit = std::move(edit)] { session_.edit(name, edit); };
}

void PlanWishes::number(Context& context, std::string_view label_key, std::string_view why_key, float width, int least, int most,
                        int PlanSettings::*member) {
  std::optional<std::int64_t> value = session_.settings().*member;
  const std::string wrong = context.text({"plan.wishes.number.wrong", {{"least", std::int64_t{least}}, {"most", std::int64_t{most}}}});
  const bool none = *value == 0 && least == 0 && member == &PlanSettings::moves_a_week;
  if (none) value.reset();
  if (!ui::finished_count(context.language, context.text(label_key), value, most, wrong,
                          {.width = width, .tooltip = context.text(why_key)}))
    return;
  const int wanted = std::clamp(static_cast<int>(value.value_or(least)), least, most);
  if (wanted == session_.settings().*member) return;
  change(label_key, std::int64_t{wanted}, [=](PlanSettings& settings) { settings.*member = wanted; });
}

void PlanWishes::check(Context& context, std::string_view label_key, std::string_view why_key, bool PlanSettings::*member) {
  bool value = session_.settings().*member;
  if (ui::explained_checkbox(context.text(label_key), context.text(why_key), value))
    change(label_key, TextKey{value ? "files.yes" : "files.no"}, [=](PlanSettings& settings) { settings.*member = value; });
}

template <class Values, class Key>
std::optional<ui::ChoiceOf<Values>> PlanWishes::choice(Context& context, std::string_view label_key, float width, const Values& values,
                                                       ui::ChoiceOf<Values> now, const Key& key) {
  const std::string why = context.text(std::string(label_key) + ".why");
  return ui::enum_combo(context.text(label_key), values, now, [&](auto value) { return context.text(key(value)); },
                        {.width = width, .tooltip = why});
}

void PlanWishes::draw_time(Context& context) {
  ui::heading(3, context.text("plan.wishes.time"));
  ui::FieldGrid grid;
  std::optional<Date> finish = session_.settings().latest_finish;
  if (ui::finished_date(context.language, context.text("plan.wishes.finish"), finish,
                        {.width = grid.next(), .tooltip = context.text("plan.wishes.finish.why")})) {
    change("plan.wishes.finish", finish ? MessageValue(*finish) : MessageValue(TextKey{"plan.wishes.any"}),
           [finish](PlanSettings& settings) { settings.latest_finish = finish; });
  }
  number(context, "plan.wishes.moves", "plan.wishes.moves.why", grid.next(), 0, 10'000, &PlanSettings::moves_a_week);
  number(context, "plan.wishes.prerequisites", "plan.wishes.prerequisites.why", grid.next(), 0, 60, &PlanSettings::prerequisite_days);
  number(context, "plan.wishes.gap", "plan.wishes.gap.why", grid.next(), 0, 30, &PlanSettings::gap_days);
}

void PlanWishes::draw_freezes(Context& context) {
  ui::heading(3, context.text("plan.wishes.freezes"));
  const std::vector<Freeze>& freezes = session_.settings().freezes;
  ui::paragraph_quiet(context.text(freezes.empty() ? "plan.wishes.freezes.none" : "plan.wishes.freezes.text"));
  for (std::size_t i = 0; i < freezes.size(); ++i) {
    const Message said = named(freezes[i]);
    ImGui::PushID(static_cast<int>(i));
    ui::text(context.text(said));
    ImGui::SameLine(0, 10);
    if (ui::link(context.text("plan.wishes.freeze.remove"),
                 context.text({"plan.wishes.freeze.remove.name", {{"first", freezes[i].first}, {"last", freezes[i].last}}}))) {
      edit_ = [this, gone = freezes[i]] {
        session_.edit({"plan.edit.freeze_removed", {{"first", gone.first}, {"last", gone.last}}}, [&](PlanSettings& settings) {
          settings.freezes.erase(std::remove(settings.freezes.begin(), settings.freezes.end(), gone), settings.freezes.end());
        });
      };
    }
    ImGui::PopID();
  }
  ui::FieldGrid grid(200, 3);
  ui::finished_date(context.language, context.text("plan.wishes.freeze.first"), first_,
                    {.width = grid.next(), .takes_focus = std::exchange(added_, false)});
  const bool turned = first_ && last_ && *last_ < *first_;
  const std::string wrong = turned ? context.text("plan.wishes.freeze.wrong") : std::string();
  ui::finished_date(context.language, context.text("plan.wishes.freeze.last"), last_, {.width = grid.next(), .error = wrong});
  ui::text_field(context.text("plan.wishes.freeze.reason"), name_, {.width = grid.next()});
  if (!ui::button(context.text("plan.wishes.freeze.add"), {.enabled = first_ && last_ && !turned})) return;
  edit_ = [this, freeze = Freeze{*first_, *last_, std::string(text::trimmed(name_))}] {
    session_.edit({"plan.edit.freeze_added", {{"first", freeze.first}, {"last", freeze.last}}}, [&](PlanSettings& settings) {
      settings.freezes.push_back(freeze);
      std::stable_sort(settings.freezes.begin(), settings.freezes.end(),
                       [](const Freeze& a, const Freeze& b) { return a.first < b.first; });
    });
  };
  first_.reset();
  last_.reset();
  name_.clear();
  added_ = true;  // the button is no longer one: on with the next freeze
}

void PlanWishes::draw_purchase(Context& context) {
  ui::heading(3, context.text("plan.wishes.bought"));
  ui::FieldGrid grid;
  constexpr std::array terms = {Term::OneMonth, Term::OneYear, Term::ThreeYears};
  const PlanSettings& settings = session_.settings();
  const auto name = [](auto value) { return text_key(value); };
  if (const auto term = choice(context, "plan.wishes.term", grid.next(), terms, settings.term, name)) {
    change("plan.wishes.term", TextKey{std::string(text_key(*term))}, [term = *term](PlanSettings& changed) {
      changed.term = term;
      const std::vector<BillingPlan> sold = billed(term);
      if (std::find(sold.begin(), sold.end(), changed.billing_plan) == sold.end()) changed.billing_plan = sold.front();
    });
  }
  if (const auto plan = choice(context, "plan.wishes.billing", grid.next(), billed(settings.term), settings.billing_plan, name)) {
    change("plan.wishes.billing", TextKey{std::string(text_key(*plan))},
           [plan = *plan](PlanSettings& changed) { changed.billing_plan = plan; });
  }
}

void PlanWishes::draw_best(Context& context) {
  ui::heading(3, context.text("plan.wishes.best"));
  ui::FieldGrid grid;
  constexpr std::array whose = {Minimise::CustomerCost, Minimise::PartnerCost};
  const auto name = [](Minimise value) {
    return std::string_view(value == Minimise::PartnerCost ? "plan.wishes.partner" : "plan.wishes.customer");
  };
  if (const auto wish = choice(context, "plan.wishes.minimise", grid.next(), whose, session_.settings().minimise, name)) {
    change("plan.wishes.minimise", TextKey{std::string(name(*wish))}, [wish = *wish](PlanSettings& settings) { settings.minimise = wish; });
  }
  number(context, "plan.wishes.horizon", "plan.wishes.horizon.why", grid.next(), 1, 60, &PlanSettings::horizon_months);
  check(context, "plan.wishes.weigh", "plan.wishes.weigh.why", &PlanSettings::weigh_paths);
  check(context, "plan.wishes.transfer", "plan.wishes.transfer.why", &PlanSettings::assume_transfer_possible);
}

std::function<void()> PlanWishes::draw(Context& context, float width) {
  edit_ = nullptr;
  const std::string title = context.text("plan.wishes.title");
  ui::begin_card("wishes", title, width);
  ui::heading(2, title);
  ui::paragraph_quiet(context.text("plan.wishes.text"));
  draw_time(context);
  draw_freezes(context);
  draw_purchase(context);
  draw_best(context);
  ui::end_card();
  return std::move(edit_);
}

}  // namespace csp
