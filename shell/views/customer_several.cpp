// One decision for several subscriptions at once: those that are ticked, or the lines pasted from a spreadsheet.
#include <algorithm>
#include <array>

#include "core/base/text.hpp"
#include "core/plan/words.hpp"
#include "imgui.h"
#include "shell/context.hpp"
#include "shell/typed_values.hpp"
#include "shell/views/customer.hpp"
#include "shell/views/names.hpp"
#include "shell/widgets/button.hpp"
#include "shell/widgets/card.hpp"
#include "shell/widgets/enum_combo.hpp"
#include "shell/widgets/field_grid.hpp"
#include "shell/widgets/finished_field.hpp"
#include "shell/widgets/text.hpp"

namespace csp {
namespace {

// A day as a spreadsheet gives it back: in a form of the language, or as it was shown.
std::optional<Date> pasted_day(const Context& context, const std::string& text, const std::vector<Date>& around) {
  if (const auto date = day_from(text, context.language)) return date;
  for (const Date date : around) {
    if (context.language.date(date) == text) return date;
  }
  return std::nullopt;
}

}  // namespace

void CustomerStepView::draw_several(Context& context) {
  const std::vector<std::string> keys(ticked_.begin(), ticked_.end());
  if (keys.empty()) return;
  const auto count = static_cast<std::int64_t>(keys.size());
  const std::string title = context.text({"customer.several.title", {{"count", count}}});
  ui::begin_card("several", title);
  ui::heading(2, title);
  ui::paragraph_quiet(context.text("customer.several.text"));
  ui::FieldGrid grid(210, 3);
  const std::string placeholder = context.text("files.choose");
  const auto choose = [&](std::string_view label_key, const auto& values, auto member) {
    // What all of them have already is shown as chosen.
    const auto decided = [&](const std::string& key) {
      const auto found = session_.settings().subscriptions.find(key);
      return found == session_.settings().subscriptions.end() ? std::nullopt : found->second.*member;
    };
    const auto first = decided(keys.front());
    const bool all = std::all_of(keys.begin(), keys.end(), [&](const std::string& key) { return decided(key) == first; });
    const auto value =
        ui::enum_combo(context.text(label_key), values, all ? first : std::nullopt, [&](auto each) { return context.text(text_key(each)); },
                       {.width = grid.next(), .placeholder = placeholder});
    if (!value) return;
    session_.decide_all({"customer.several.edit",
                         {{"count", count}, {"field", TextKey{std::string(label_key)}}, {"value", TextKey{std::string(text_key(*value))}}}},
                        keys, [&](SubscriptionDecision& decision) { decision.*member = value; });
  };
  ImGui::PushID("several");
  choose("customer.correct.channel",
         std::array{Channel::WebDirectMosa, Channel::WebDirectMca, Channel::EnterpriseAgreement, Channel::OpenValue, Channel::CspPartner,
                    Channel::CspPartnerLegacy, Channel::TargetPartner},
         &SubscriptionDecision::channel);
  choose("customer.correct.end_action",
         std::array{EndOfTermAction::Renew, EndOfTermAction::CancelAtTermEnd, EndOfTermAction::ExtendedServiceTerm},
         &SubscriptionDecision::end_action);
  choose("customer.correct.term", std::array{Term::OneMonth, Term::OneYear, Term::ThreeYears}, &SubscriptionDecision::term);
  std::optional<Date> end;
  if (ui::finished_date(context.language, context.text("customer.correct.end"), end, {.width = grid.next()}) && end) {
    session_.decide_all({"customer.several.edit", {{"count", count}, {"field", TextKey{"customer.correct.end"}}, {"value", *end}}}, keys,
                        [&](SubscriptionDecision& decision) { decision.term_end = end; });
  }
  ImGui::PopID();
  if (ui::button(context.text("customer.several.none"))) ticked_.clear();
  ui::end_card();
}

// End dates and prices as pasted become decisions: one undo step. What cannot be read is named and changes nothing.
void CustomerStepView::paste(Context& context, const std::vector<ui::PastedRow>& rows, const std::vector<std::string>& unknown) {
  struct Change {
    std::string key;
    std::optional<Date> end;
    std::optional<Money> price;
  };
  std::vector<Change> changes;
  std::vector<std::string> unread = unknown;
  std::vector<Date> known;
  for (const plan::Source& source : sources_) {
    if (source.term_end) known.push_back(*source.term_end);
  }
  for (const ui::PastedRow& row : rows) {
    const plan::Source& source = sources_[static_cast<std::size_t>(row.row)];
    for (const auto& [column, cell] : row.cells) {
      if (cell.empty() || cell == not_known) continue;
      if (column == SubscriptionColumn::end && cell != date_text(context, source.term_end)) {
        const std::optional<Date> day = pasted_day(context, cell, known);
        if (day && day == source.term_end) continue;  // as it was copied
        if (day)
          changes.push_back({source.key(), day, {}});
        else
          unread.push_back(cell);
      } else if (column == SubscriptionColumn::price && cell != money_text(context, source.unit_price_month)) {
        if (const std::optional<Money> price = money_from(cell, session_.settings().currency, context.language))
          changes.push_back({source.key(), {}, price});
        else
          unread.push_back(cell);
      }
    }
  }
  const auto count = static_cast<std::int64_t>(changes.size());
  if (!changes.empty()) {
    session_.edit({"customer.paste.edit", {{"count", count}}}, [&](PlanSettings& settings) {
      for (const Change& change : changes) {
        SubscriptionDecision& decision = settings.subscriptions[change.key];
        if (change.end) decision.term_end = change.end;
        if (change.price) decision.unit_price_month = change.price;
      }
    });
  }
  context.toast = unread.empty()
                      ? context.text({"customer.paste.done", {{"count", count}}})
                      : context.text({"customer.paste.partly",
                                      {{"count", count}, {"unread", static_cast<std::int64_t>(unread.size())}, {"first", unread.front()}}});
}

}  // namespace csp
