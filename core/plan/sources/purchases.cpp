#include "core/plan/sources/purchases.hpp"

#include "core/customer/term_length.hpp"
#include "core/plan/sources/transfers.hpp"

#include <algorithm>

namespace csp::plan {
namespace {

// As many as were asked for, else as many as stand for the units there are today.
std::int64_t units_to_buy(const Draft& draft, const std::vector<Guid>& targets, const Guid& target, const Circumstances& circumstances) {
  const SubscriptionDecision* decision = draft.source.decision;
  if (draft.source.units_wanted) return *draft.source.units_wanted;
  if (decision != nullptr && decision->units) return *decision->units;
  return circumstances.finder.units_for(draft.source.subscription->sku, draft.source.units, targets, target);
}

Course course_with(const Draft& draft, Path path, const Schedule& schedule, const TransferDates& transfer, const std::vector<Buy>& buys,
                   const Circumstances& circumstances) {
  Course course;
  course.source = &draft.source;
  course.tariff = &draft.tariff;
  course.at_end = draft.end.action;
  course.term_end = schedule.term_end ? schedule.term_end : draft.source.term_end;
  course.margin_days = circumstances.settings.margin_days;
  switch (path) {
    case Path::PartnerTransfer:
      if (!transfer.possible) break;
      course.at_end = EndOfTermAction::Renew;
      course.transfer_date = transfer.complete_on;
      // What is added waits for the transfer: counted, it would only put that off.
      if (const std::optional<UnitsChange> change = units_change(draft.source, transfer); change && change->units < draft.source.units) {
        course.other_units_from = change->from;
        course.other_units = change->units;
      }
      break;
    case Path::RenewAndWait:
      course.ending = schedule.ending;
      course.source_last_day = schedule.source_last_day;
      if (schedule.end_choice_on) course.at_end = EndOfTermAction::Renew;
      break;
    case Path::BuySame:
    case Path::BuyOther:
      course.ending = schedule.ending;
      course.source_last_day = schedule.source_last_day;
      if (!schedule.possible) break;
      course.order_date = schedule.order_date;
      for (const Buy& buy : buys) {
        course.purchases.push_back(
            Purchase{buy.line, buy.units, buy.offer.price.value_or(UnitPrice()), renewals_of(buy, schedule.order_date, circumstances)});
      }
      break;
    case Path::LetGo:
      course.ending = schedule.possible ? schedule.ending : Leaving::None;
      course.source_last_day = schedule.source_last_day;
      break;
    case Path::ChannelTransfer:
      // Nobody of ours sets its day; the agreement bills to its end, and the target from then on by its own list.
      if (!draft.source.term_end || draft.source.channel != Channel::EnterpriseAgreement) break;
      course.transfer_date = *draft.source.term_end + 1;
      course.transfer_price = circumstances.finder.list_price_of_source(draft.source, *course.transfer_date);
      break;
    case Path::OutOfScope:
      break;
  }
  return course;
}

}  // namespace

std::vector<PriceStep> renewals_of(const Buy& buy, Date order, const Circumstances& circumstances) {
  const int months = months_of(buy.offer.term);
  if (!buy.offer.price || add_months_clamped(order, months) > circumstances.horizon_end) return {};
  const std::vector<Date>& changes = circumstances.finder.price_days(buy.offer.sku);
  if (changes.empty() || changes.back() <= order) return {};
  return renewal_steps(order, months, order, circumstances.horizon_end, *buy.offer.price,
                       [&](Date day) { return circumstances.finder.offer(buy.offer.sku, buy.offer.product_sku, day).price; });
}

Course course_of(const Draft& draft, const Circumstances& circumstances) {
  return course_with(draft, draft.path, draft.schedule, draft.transfer, draft.buys, circumstances);
}

Course course_of(const Draft& draft, const Way& way, const Circumstances& circumstances) {
  return course_with(draft, way.path, way.schedule, way.transfer, way.buys, circumstances);
}

bool priced_alike(const Way& way, Date one, Date other, const Circumstances& circumstances) {
  const Date from = std::min(one, other), to = std::max(one, other);
  return std::all_of(way.targets.begin(), way.targets.end(), [&](const TargetChoice& target) {
    const std::vector<Date>& days = circumstances.finder.price_days(target.sku);
    const auto next = std::upper_bound(days.begin(), days.end(), from);
    return !target.product_sku && (next == days.end() || to < *next);
  });
}

std::vector<Buy> buys_on(const Draft& draft, const Way& way, Date day, const Circumstances& circumstances) {
  std::vector<Buy> buys;
  std::vector<Guid> skus;
  skus.reserve(way.targets.size());
  for (const TargetChoice& target : way.targets) skus.push_back(target.sku);
  for (const TargetChoice& target : way.targets) {
    Buy buy;
    buy.offer = circumstances.finder.offer(target.sku, target.product_sku, day);
    // A SKU that the licensing list lacks is called what the files call it: nobody can order a row of digits.
    if (target.sku == draft.source.subscription->sku && draft.source.sku == nullptr) buy.offer.name = draft.source.name;
    buy.units = target.units != 0 ? target.units : units_to_buy(draft, skus, target.sku, circumstances);
    buys.push_back(std::move(buy));
  }
  return buys;
}

}  // namespace csp::plan
