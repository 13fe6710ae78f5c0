#include "core/output/customer_view.hpp"

#include <algorithm>

#include "core/customer/units_in_use.hpp"
#include "core/inventory/names.hpp"
#include "core/output/figures.hpp"
#include "core/output/plan_file/plan_json.hpp"
#include "core/plan/sources/subscription_names.hpp"
#include "core/plan/sources/told_seller.hpp"
#include "core/plan/sources/told_term.hpp"

namespace csp {

CustomerView customer_view(const OutputContext& context, const Language& language) {
  const Plan& plan = context.plan;
  CustomerView view{context.catalog,
                    context.customer,
                    context.settings,
                    language,
                    plan.today,
                    plan.preflight,
                    plan.moves,
                    plan.actions,
                    plan.steps,
                    plan.costs,
                    plan.findings,
                    plan.proof,
                    {},
                    {},
                    std::string(context.version),
                    plan_hash(context)};
  for (const TargetLine& line : plan.target_lines) {
    view.target_lines.push_back({line.id, line.sku, line.name, line.product_sku, line.match, line.units, line.term, line.billing_plan,
                                 line.order_date, line.usable_from, line.term_end, line.retail_unit_month, line.currency});
  }
  view.losing_partners = LosingPartners(context.customer, context.settings);
  view.losses = LicenceLosses(context.customer, plan.moves, plan.actions);
  for (std::size_t i = 0; i < view.target_lines.size(); ++i) view.target_line_places.emplace(view.target_lines[i].id, i);
  for (std::size_t i = 0; i < plan.moves.size(); ++i) view.move_places.emplace(plan.moves[i].subscription, i);
  const std::vector<std::string> names = plan::subscription_names(context.catalog, context.customer, context.settings);
  for (std::size_t i = 0; i < names.size(); ++i) {
    view.subscription_names.emplace(context.customer.subscriptions[i].key, names[i]);
    view.subscription_places.emplace(context.customer.subscriptions[i].key, i);
  }
  for (const Action& action : plan.actions) {
    if (action.kind == ActionKind::Transfer) view.transfer_days.emplace(action.subscription, action.date);
  }
  for (const LedgerLine& line : plan.ledger) {
    view.ledger.push_back(
        {line.kind, line.subscription, line.target_line, line.from, line.to, line.units, line.amount, line.overlap, line.rule});
  }
  if (!holds(figures_of(view).standing)) view.not_ready_notice = language("output.not_ready_notice");
  return view;
}

namespace {

template <class Rows>
auto found(const Rows& rows, const std::map<std::string, std::size_t, std::less<>>& places, std::string_view id) {
  const auto place = places.find(id);
  return place == places.end() ? nullptr : &rows[place->second];
}

}  // namespace

const Subscription* CustomerView::find_subscription(std::string_view key) const {
  return found(customer.subscriptions, subscription_places, key);
}

const PublicTargetLine* CustomerView::find_target_line(std::string_view id) const { return found(target_lines, target_line_places, id); }

const Move* CustomerView::find_move(std::string_view subscription) const { return found(moves, move_places, subscription); }

std::string CustomerView::sku_name(const Guid& sku) const {
  const Sku* known = catalog.find_sku(sku);
  if (known != nullptr) return csp::sku_name(catalog, sku);
  const std::string part_number = pool_part_number(customer, sku);
  return part_number.empty() ? sku.text() : part_number;
}

std::string CustomerView::plain_name(const Subscription& subscription) const { return plan::plain_name(catalog, customer, subscription); }

std::string CustomerView::subscription_name(std::string_view key) const {
  const auto named = subscription_names.find(key);
  return named == subscription_names.end() ? std::string(key) : named->second;
}

std::optional<Date> CustomerView::transfer_date(std::string_view subscription) const {
  const auto day = transfer_days.find(subscription);
  return day == transfer_days.end() ? std::nullopt : std::optional(day->second);
}

Channel CustomerView::channel_of(const Subscription& subscription) const {
  const auto decided = settings.subscriptions.find(subscription.key);
  if (decided != settings.subscriptions.end() && decided->second.channel) return *decided->second.channel;
  const Channel told = told_seller(subscription, settings);
  const bool agreement_told = is_direct(settings.default_channel);
  return told == Channel::WebDirect && agreement_told ? settings.default_channel : told;
}

std::optional<Date> CustomerView::term_end_of(const Subscription& subscription) const { return told_term_end(subscription, settings); }

Term CustomerView::term_of(const Subscription& subscription) const { return told_term(subscription, settings); }

std::string CustomerView::customer_name() const {
  if (!settings.customer_name.empty()) return settings.customer_name;
  return customer.name.empty() ? customer.domain : customer.name;
}

std::string CustomerView::name_of(const LosingPartner& partner) const {
  const MessageValue name = losing_partners.name(partner);
  if (const auto* known = std::get_if<std::string>(&name)) return *known;
  return language(Message{std::get<TextKey>(name).key, partner_arguments(losing_partners, partner)});
}

LosingPartner CustomerView::losing_partner(const Step& step) const {
  return step.subscriptions.empty() ? std::nullopt : losing_partners.of(step.subscriptions.front());
}

Message CustomerView::naming_partner(std::string_view named, std::string_view unnamed, MessageArguments arguments) const {
  if (settings.partner_name.empty()) return {std::string(unnamed), std::move(arguments)};
  arguments.changed().push_back({"partner", settings.partner_name});
  return {std::string(named), std::move(arguments)};
}

std::int64_t users_who_lose(const CustomerView& view, const Subscription& subscription) {
  const std::int64_t units = view.losses.at_end_of(subscription.key);
  return view.customer.assignments_known ? std::min(units, users_with(view.customer, subscription.sku)) : units;
}

bool moves_away(const Move& move) {
  return move.path == Path::PartnerTransfer || move.path == Path::ChannelTransfer || move.path == Path::BuySame ||
         move.path == Path::BuyOther;
}

bool is_open(const CustomerView& view, const Move& move) {
  if (buys(move.path)) return move.target_lines.empty();
  return move.path == Path::PartnerTransfer && !view.transfer_date(move.subscription);
}

}  // namespace csp
