// The subscriptions of the customer: the table, the facts of one, and what a person corrects or fills in.
#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/text.hpp"
#include "core/plan/words.hpp"
#include "imgui.h"
#include "imgui_internal.h"
#include "shell/context.hpp"
#include "shell/views/customer.hpp"
#include "shell/views/names.hpp"
#include "shell/views/provenance.hpp"
#include "shell/widgets/button.hpp"
#include "shell/widgets/card.hpp"
#include "shell/widgets/enum_combo.hpp"
#include "shell/widgets/field_grid.hpp"
#include "shell/widgets/finished_field.hpp"
#include "shell/widgets/sourced.hpp"
#include "shell/widgets/table.hpp"
#include "shell/widgets/text.hpp"

namespace csp {
namespace {

constexpr int most_rows_unscrolled = 14;

const UnitPool* pool_of(const Customer& customer, const Guid& sku) {
  const auto found = std::find_if(customer.pools.begin(), customer.pools.end(), [&](const UnitPool& pool) { return pool.sku == sku; });
  return found == customer.pools.end() || sku.is_zero() ? nullptr : &*found;
}

// In the narrow column of a table what decides the rules stands in sight; the facts below say the whole.
std::string short_channel(const Context& context, Channel channel) {
  const std::string key(text_key(channel));
  return context.text(context.language.has(key + ".short") ? key + ".short" : key);
}

}  // namespace

void CustomerStepView::draw_subscription_table(Context& context, float height) {
  // A title is read whole in every language. What has to be filled in stands in sight; the part number is last: it is told below too.
  const auto column = [&](const char* key, float width, bool number, const char* why) {
    std::string title = context.text(key);
    const float least = ui::text_extent(title, context.look.fonts.strong, text_size::small).x + 6;
    return ui::Column{std::move(title), std::max(width, std::ceil(least)), 1, number, why != nullptr ? context.text(why) : std::string()};
  };
  float state_width = 0;
  for (const plan::Source& source : sources_)
    state_width = std::max(state_width, ui::tag_width("▲", context.text(text_key(source.subscription->state))));
  const std::array<ui::Column, subscription_columns> columns = {{
      {.title = context.text("customer.column.subscription"), .weight = 1.4F},
      column("customer.column.units", 56, true, "customer.column.units.why"),
      column("customer.column.assigned", 64, true, "customer.column.assigned.why"),
      column("customer.column.state", state_width, false, nullptr),
      column("customer.column.end", 92, false, "customer.column.end.why"),
      {.title = context.text("customer.column.end_action"), .weight = 1.0F, .explanation = context.text("customer.column.end_action.why")},
      {.title = context.text("customer.column.channel"), .weight = 1.1F, .explanation = context.text("customer.column.channel.why")},
      column("customer.column.price", 76, true, "customer.column.price.why"),
      {.title = context.text("customer.column.part_number"),
       .weight = 0.9F,
       .explanation = context.text("customer.column.part_number.why")},
  }};
  std::pair<std::vector<ui::PastedRow>, std::vector<std::string>> pasted;
  bool arrived = false;
  ui::Table table("subscriptions", context.text("customer.subscriptions.title"), columns,
                  {.height = height,
                   .lines = 2,  // all columns beside each other from a small laptop on
                   .selectable = true,
                   .revision = session_.revision(),
                   .ticked = &ticked_,
                   .key = [&](int row) { return sources_[static_cast<std::size_t>(row)].key(); },
                   .paste =
                       [&](const std::vector<ui::PastedRow>& rows, const std::vector<std::string>& unknown) {
                         pasted = {rows, unknown};
                         arrived = true;
                       }});
  if (!table) return;
  const auto looked_at = [&](int row) { return sources_[static_cast<std::size_t>(row)].key() == session_.looked_at; };
  table.rows(
      static_cast<int>(sources_.size()),
      [&](int row) {
        const plan::Source& source = sources_[static_cast<std::size_t>(row)];
        const Subscription& subscription = *source.subscription;
        const auto from = [&](Aspect aspect) { table.from([&, aspect] { return source_text(context, source, aspect); }); };
        from(Aspect::Name);
        table.text(text::visible(source.name));
        from(Aspect::Units);
        table.number(context.language.count(source.units));
        const UnitPool* pool = pool_of(session_.customer(), subscription.sku);
        if (pool != nullptr && !pool->company_level)
          table.from([&] {
            return provenance_text(context, session_.customer(), plan::provenance(session_.customer(), *pool, Aspect::Consumed));
          });
        // A nought would be read as "unused".
        const bool counted = session_.customer().pools_known || session_.customer().assignments_known;
        table.number(counted && pool != nullptr && !pool->company_level ? context.language.count(pool->consumed) : std::string(not_known));
        const std::string state = context.text(text_key(subscription.state));
        const bool active = subscription.state == SubscriptionState::Active;
        from(Aspect::State);
        table.cell(state, [&] { ui::tag(active ? ui::Tone::good : ui::Tone::warn, active ? "●" : "▲", state); });
        from(Aspect::TermEnd);
        table.day(date_text(context, source.term_end), source.term_end);
        from(Aspect::EndAction);
        table.text(context.text(text_key(source.end_action)));
        from(Aspect::Channel);
        if (source.channel == Channel::Unknown || source.agreement_assumed) {
          const std::string open = context.text(source.agreement_assumed ? "channel.web_direct.short" : "channel.unknown");
          table.cell(open, [&] { ui::tag(ui::Tone::warn, "▲", open); });
        } else
          table.text(short_channel(context, source.channel));
        from(Aspect::UnitPrice);
        table.number(money_text(context, source.unit_price_month),
                     source.unit_price_month ? amount_key(source.unit_price_month->amount) : std::int64_t{-1});
        from(Aspect::PartNumber);
        table.text_quiet(text::visible(subscription.part_number));
      },
      looked_at, [&](int row) { return text::visible(sources_[static_cast<std::size_t>(row)].name); });
  if (table.clicked_row() >= 0) {
    session_.looked_at = sources_[static_cast<std::size_t>(table.clicked_row())].key();
    facts_.ask();
  }
  // An edit makes the rows anew: only when they have been drawn.
  if (arrived) paste(context, pasted.first, pasted.second);
}

void CustomerStepView::draw_subscriptions(Context& context) {
  const std::string title = context.text("customer.subscriptions.title");
  ui::begin_card("subscriptions", title);
  const bool many = sources_.size() > most_rows_unscrolled;
  draw_subscription_table(context, many ? 460.0F : 0.0F);
  renew();
  const auto chosen =
      std::find_if(sources_.begin(), sources_.end(), [&](const plan::Source& source) { return source.key() == session_.looked_at; });
  if (chosen == sources_.end()) ui::paragraph_small(context.text("customer.subscriptions.hint"));
  ui::end_card();
  const std::string looked_at = session_.looked_at;
  draw_several(context);
  renew();
  const auto shown = std::find_if(sources_.begin(), sources_.end(), [&](const plan::Source& source) { return source.key() == looked_at; });
  if (shown != sources_.end()) draw_subscription(context, *shown);
}

void CustomerStepView::draw_subscription(Context& context, const plan::Source& source) {
  const std::string name = text::visible(source.name);
  const bool side_by_side = ImGui::GetContentRegionAvail().x > 860;
  const float half = side_by_side ? std::floor((ImGui::GetContentRegionAvail().x - 12) * 0.44F) : 0;
  ui::begin_card("facts", name, half);
  ui::heading(2, name);
  facts_.title(context.platform, context.look.narrow ? 220 : 120);
  draw_facts(context, source);
  if (ui::link(context.text("customer.to_match"), context.text({"customer.to_match.name", {{"name", name}}}))) context.go_to = "match";
  ui::end_card();
  if (side_by_side) ImGui::SameLine(0, 12);
  const std::string title = context.text("customer.correct.title");
  ui::begin_card("correct", title);
  ui::heading(2, title);
  ui::paragraph_quiet(context.text("customer.correct.text"));
  draw_corrections(context, source);
  ui::end_card();
  if (asked_.now()) ImGui::ScrollToItem(ImGuiScrollFlags_KeepVisibleEdgeY);
}

std::string CustomerStepView::source_text(const Context& context, const plan::Source& source, Aspect aspect) const {
  return provenance_text(context, session_.customer(), plan::provenance(session_.customer(), source, session_.settings(), aspect));
}

void CustomerStepView::draw_facts(Context& context, const plan::Source& source) {
  const Subscription& subscription = *source.subscription;
  const float labels = ImGui::GetContentRegionAvail().x > 460 ? 220.0F : 170.0F;
  const auto line = [&](std::string_view key, const std::string& value) {
    if (value.empty()) return;
    ui::quiet(context.text(key));
    ImGui::SameLine(labels, 0);
    ui::paragraph(value);
  };
  const auto value = [&](std::string_view key, const std::string& shown, std::initializer_list<Aspect> aspects) {
    if (shown.empty()) return;
    std::string told;
    for (const Aspect aspect : aspects) {
      const std::string each = source_text(context, source, aspect);
      if (told.find(each) == std::string::npos) told += (told.empty() ? "" : "\n") + each;
    }
    ui::sourced(context.text(key), shown, told, labels);
  };
  ImGui::PushStyleVarY(ImGuiStyleVar_ItemSpacing, 5);
  value("customer.column.subscription", text::visible(source.name), {Aspect::Name});
  value("customer.fact.sku",
        subscription.sku.is_zero() ? context.text("customer.fact.sku.unknown") : sku_name(session_.catalog(), subscription.sku),
        {Aspect::Sku});
  value("customer.fact.offer", subscription.product_sku ? subscription.product_sku->text() : std::string(), {Aspect::Offer});
  value("customer.fact.id", text::visible(subscription.commerce_id.empty() ? subscription.directory_id : subscription.commerce_id),
        {subscription.commerce_id.empty() ? Aspect::DirectoryId : Aspect::CommerceId});
  value("customer.fact.parent", text::visible(subscription.parent_key), {Aspect::Parent});
  value("customer.column.units", context.language.count(source.units), {Aspect::Units});
  value("customer.fact.state",
        context.text(text_key(subscription.state)) +
            (subscription.state_text.empty() ? "" : " (" + text::visible(subscription.state_text) + ")"),
        {Aspect::State});
  value("customer.fact.bought",
        date_text(context, source.bought) + (source.bought_inferred ? " " + context.text("customer.fact.inferred") : ""),
        {Aspect::Purchased});
  value("customer.fact.end", date_text(context, source.term_end), {Aspect::TermEnd});
  const bool in_grace = subscription.state == SubscriptionState::InGrace;
  value(in_grace ? "customer.fact.grace_until" : "customer.fact.data_until", date_text(context, subscription.phase_end),
        {Aspect::PhaseEnd});
  value("customer.column.end_action", context.text(text_key(source.end_action)), {Aspect::EndAction});
  value("customer.fact.term", context.text(text_key(source.term)) + ", " + context.text(text_key(source.billing_plan)),
        {Aspect::Term, Aspect::BillingPlan});
  value("customer.fact.cancel", subscription.cancel_until ? context.language.date(*subscription.cancel_until) : std::string(),
        {Aspect::CancelUntil});
  value("customer.fact.price", source.unit_price_month ? context.language.money(*source.unit_price_month) : std::string(),
        {Aspect::UnitPrice});
  value("customer.fact.channel",
        context.text(text_key(source.channel)) + (source.channel_inferred ? " " + context.text("customer.fact.inferred") : ""),
        {Aspect::Channel});
  const auto note = [&](bool applies, std::string_view key, Aspect aspect) {
    if (applies) value("customer.fact.notes", context.text(key), {aspect});
  };
  note(subscription.trial, "customer.fact.trial", Aspect::Trial);
  note(!subscription.seat_based, "customer.fact.not_seats", Aspect::SeatBased);
  note(subscription.has_promotion, "customer.fact.promotion", Aspect::Promotion);
  note(subscription.has_scheduled_changes, "customer.fact.scheduled", Aspect::ScheduledChanges);
  std::string origins;
  for (const Origin& origin : subscription.origins) {
    const std::string place = origin_text(context, session_.customer(), origin);
    if (!place.empty()) origins += (origins.empty() ? "" : "\n") + place;
  }
  line("customer.fact.origin", origins);
  ImGui::PopStyleVar();
}

void CustomerStepView::decide(const plan::Source& source, std::string_view field_key, MessageValue value,
                              const std::function<void(SubscriptionDecision&)>& change) {
  session_.decide(
      {"customer.edit", {{"subscription", source.name}, {"field", TextKey{std::string(field_key)}}, {"value", std::move(value)}}},
      source.key(), change);
}

void CustomerStepView::draw_corrections(Context& context, const plan::Source& original) {
  // An edit makes the sources anew: work on a copy.
  const plan::Source source = original;
  const SubscriptionDecision none;
  const SubscriptionDecision decision = source.decision != nullptr ? *source.decision : none;
  ImGui::PushID(source.key().c_str());
  ui::FieldGrid grid(210, 2);
  const auto value_of = [](const auto& value) { return value ? MessageValue(*value) : MessageValue(std::string(not_known)); };

  static constexpr Channel channels[] = {Channel::WebDirectMosa, Channel::WebDirectMca, Channel::EnterpriseAgreement,
                                         Channel::OpenValue,     Channel::CspPartner,   Channel::CspPartnerLegacy,
                                         Channel::TargetPartner};
  const auto choose = [&](std::string_view label_key, std::string_view why_key, const auto& values, auto now, auto member) {
    const std::string placeholder = context.text("files.choose");
    const auto value = ui::enum_combo(context.text(label_key), values, now, [&](auto each) { return context.text(text_key(each)); },
                                      {.width = grid.next(), .placeholder = placeholder, .tooltip = context.text(why_key)});
    if (!value) return;
    decide(source, label_key, TextKey{std::string(text_key(*value))}, [&](SubscriptionDecision& changed) { changed.*member = value; });
  };
  choose("customer.correct.channel", "files.move.channel.why", channels, source.channel, &SubscriptionDecision::channel);
  static constexpr EndOfTermAction actions[] = {EndOfTermAction::Renew, EndOfTermAction::CancelAtTermEnd,
                                                EndOfTermAction::ExtendedServiceTerm};
  choose("customer.correct.end_action", "customer.correct.end_action.why", actions, source.end_action, &SubscriptionDecision::end_action);
  static constexpr Term terms[] = {Term::OneMonth, Term::OneYear, Term::ThreeYears};
  choose("customer.correct.term", "customer.correct.term.why", terms, source.term, &SubscriptionDecision::term);

  std::optional<Date> end = source.term_end;
  if (ui::finished_date(context.language, context.text("customer.correct.end"), end,
                        {.width = grid.next(), .tooltip = context.text("customer.correct.end.why")})) {
    decide(source, "customer.correct.end", value_of(end), [&](SubscriptionDecision& changed) { changed.term_end = end; });
  }
  // The day beside it, in the facts, is the one that counts; what was counted back is no entry, and stands there as a proposal.
  std::optional<Date> purchased = decision.purchased;
  if (!purchased && !source.bought_inferred) purchased = source.bought;
  const std::string concluded =
      !purchased && source.bought ? context.language.date(*source.bought) + " " + context.text("customer.fact.inferred") : std::string();
  if (ui::finished_date(context.language, context.text("customer.correct.purchased"), purchased,
                        {.width = grid.next(), .placeholder = concluded, .tooltip = context.text("customer.correct.purchased.why")})) {
    decide(source, "customer.correct.purchased", value_of(purchased),
           [&](SubscriptionDecision& changed) { changed.purchased = purchased; });
  }
  std::optional<Money> price = source.unit_price_month;
  // What every other price of the plan is in needs not be written again.
  const std::vector<CostSummary>& costs = session_.plan().costs;
  const Currency usual = session_.settings().currency.known() ? session_.settings().currency
                         : costs.size() == 1                  ? costs.front().currency
                                                              : Currency();
  if (ui::finished_money(context.language, context.text("customer.correct.price"), price, usual,
                         context.text("customer.correct.price.error"),
                         {.width = grid.next(), .tooltip = context.text("customer.correct.price.why")})) {
    decide(source, "customer.correct.price", value_of(price), [&](SubscriptionDecision& changed) { changed.unit_price_month = price; });
  }
  const bool by_hand =
      decision.channel || decision.end_action || decision.term || decision.term_end || decision.purchased || decision.unit_price_month;
  if (by_hand && ui::button(context.text("customer.correct.clear"))) {
    session_.decide({"customer.correct.cleared", {{"subscription", source.name}}}, source.key(), [](SubscriptionDecision& changed) {
      changed.channel.reset();
      changed.end_action.reset();
      changed.term.reset();
      changed.term_end.reset();
      changed.purchased.reset();
      changed.unit_price_month.reset();
    });
  }
  ImGui::PopID();
}

}  // namespace csp
