#include "core/import/lists/listed_subscriptions.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "core/import/lists/compared_columns.hpp"
#include "core/import/lists/named_subscription.hpp"
#include "core/import/lists/told_period.hpp"
#include "core/import/values/ids.hpp"
#include "core/import/values/unknown_word.hpp"

namespace csp {
namespace {

SubscriptionState numbered_state(std::string_view text) {
  if (text == "1") return SubscriptionState::Active;
  if (text == "2") return SubscriptionState::Suspended;
  if (text == "4" || text == "8" || text == "16") return SubscriptionState::Deleted;
  return value::state(text);  // its tables have words
}

// As a term of the trade, when it is a number of hours; otherwise as it stands.
std::string_view term_of_hours(std::string_view text) {
  if (text == "720" || text == "744") return "P1M";
  if (text == "8640" || text == "8760") return "P1Y";
  if (text == "25920" || text == "26280") return "P3Y";
  return text;
}

// As ids are compared; Microsoft's may stand in a text.
std::string key_of(std::string_view id) {
  const std::optional<Guid> guid = value::id_in(id);
  return guid ? guid->text() : id_key(id);
}

bool is_day(std::string_view text) { return value::date(text).is_day(); }

// "1-Year (ends 2027-06-30)": the day; empty where the term names none.
std::string_view day_in_term(std::string_view term) {
  constexpr std::string_view kEnds = "(ends ";
  const std::size_t at = term.find(kEnds);
  if (at == std::string_view::npos || term.back() != ')') return {};
  const std::string_view day = text::trimmed(term.substr(at + kEnds.size(), term.size() - at - kEnds.size() - 1));
  return is_day(day) ? day : std::string_view();
}

// Under "Renewal" some write whether it renews, and some when: that is the end where no column tells it.
std::size_t end_place(const Cells& cells) {
  if (!cells[Listed::kEnd].empty()) return Listed::kEnd;
  return is_day(cells[Listed::kAutoRenew]) ? Listed::kAutoRenew : day_in_term(cells[Listed::kTerm]).empty() ? Listed::kEnd : Listed::kTerm;
}

std::string_view end_text(const Cells& cells) {
  const std::size_t place = end_place(cells);
  return place == Listed::kTerm ? day_in_term(cells[place]) : cells[place];
}

// The decimal mark that another cell of the row proves: 36,50 beside 25,000.
std::optional<char> mark_of_row(const Cells& cells) {
  for (const std::string_view cell : cells.as_written()) {
    const auto amount = value::amount(value::without_spreadsheet_guard(cell));
    if (amount && amount->certain_mark != 0) return amount->certain_mark;
  }
  return std::nullopt;
}

// "2026-06-30T22:00:00.000Z": what a program writes in UTC of a midnight in Europe, and so of the first day of a term the day before.
bool is_midnight_of_next_day(std::string_view text) {
  const std::size_t time = text.find("T2");
  if (time == std::string_view::npos || text.back() != 'Z' ||
      (!text.substr(time).starts_with("T22:00:00") && !text.substr(time).starts_with("T23:00:00")))
    return false;
  return text.find_first_not_of("0.", time + 9) == text.size() - 1;
}

// The hour of a clock whose minutes and seconds are these, AM or PM or of 24 hours; -1: another time, none, or one with a zone.
int hour_of(std::string_view text, std::string_view minutes_and_seconds) {
  const std::size_t at = text.find(minutes_and_seconds);
  if (at == std::string_view::npos || at == 0 || !text::is_digit(text[at - 1])) return -1;
  const std::string rest = text::folded(text.substr(at + minutes_and_seconds.size()));
  const std::size_t begin = at >= 2 && text::is_digit(text[at - 2]) ? at - 2 : at - 1;
  int hour = 0;
  for (const char digit : text.substr(begin, at - begin)) hour = hour * 10 + (digit - '0');
  if (rest == "am" || rest == "pm") return hour % 12 + (rest == "pm" ? 12 : 0);
  return rest.empty() ? hour : -1;
}

// A term from 5:00:00 PM to 4:59:59 PM is one of whole UTC days, as a machine to the west of them writes it: its first day is the next one.
// As the start would be written with the zone of that machine; empty where it is none.
std::string start_with_zone(std::string_view start, std::string_view end) {
  constexpr int kNoon = 12;
  if (start.find(":00:00") == std::string_view::npos) return {};
  const int from = hour_of(start, ":00:00"), to = hour_of(end, ":59:59");
  if (from <= kNoon || to < from - 2 || to > from) return {};  // summer time may lie between
  return std::string(start) + "-" + (24 - from < 10 ? "0" : "") + std::to_string(24 - from) + ":00";
}

// "State" beside a city or a country is where the customer is.
bool is_of_address(const Cells& cells) {
  if (!text::is_one_of(text::folded(cells.name(Listed::kStatus)), {"state", "estado", "stato"})) return false;
  return std::any_of(cells.header().begin(), cells.header().end(), [](const std::string& name) {
    return text::is_one_of(text::folded(name), {"city", "country", "zip", "zipcode", "postalcode", "ciudad", "país", "cidade", "città"});
  });
}

// Of a product that is licensed by seats, or for a term.
bool is_of_subscription(const Cells& cells) {
  return value::begins_product_id(cells[Listed::kOffer]) || value::begins_product_id(cells[Listed::kProductId]) ||
         value::product_sku_in(cells[Listed::kOffer]) || value::term(cells[Listed::kTerm]) != Term::Unknown;
}

// "1 Hour", "10 GB", "10K": what is used is measured. "1 Seat", "1 Month", "1 Lizenz": what is bought is counted.
bool is_meter(const Cells& cells) {
  const std::string unit = text::folded(cells[Listed::kUnitType]);
  if (unit.find("usage") != std::string::npos) return true;
  if (unit.empty() || !text::is_digit(unit.front())) return false;
  const std::string_view word = std::string_view(unit).substr(std::min(unit.find_first_not_of("0123456789"), unit.size()));
  // "1 Named User", "1 Device License"
  for (const std::string_view counted : {"licen", "user", "seat", "lizenz", "lisans"}) {
    if (word.find(counted) != std::string_view::npos) return false;
  }
  for (const std::string_view counted : {"each", "unit", "month", "year", "monat", "jahr"}) {
    if (word.starts_with(counted)) return false;
  }
  if (text::is_one_of(word, {"ea", "pc", "pcs", "st", "stk"})) return false;
  if (text::is_one_of(word, {"k", "m"})) return true;
  for (const std::string_view measured : {"day", "gb", "gib", "tb", "mb", "api"}) {
    if (word.starts_with(measured)) return true;  // such letters also stand inside of other words: "number", "member"
  }
  for (const std::string_view measured :
       {"hour", "stunde", "heure", "hora", "minute", "second", "transaction", "message", "request", "operation"}) {
    if (word.find(measured) != std::string_view::npos) return true;
  }
  return !is_of_subscription(cells);
}

// The column that tells that no seats are counted: usage, software bought once and the like.
std::optional<std::size_t> not_seats(const Cells& cells) {
  if (is_meter(cells)) return Listed::kUnitType;
  const std::string category = text::folded(cells[Listed::kCategory]);
  const bool software = category.starts_with("software") && category.find("subscri") == std::string::npos;
  if (category.starts_with("azure") || software || category.starts_with("reservation") || category.starts_with("savingsplan"))
    return Listed::kCategory;
  if (text::folded(cells[Listed::kTrial]).starts_with("perpetual")) return Listed::kTrial;
  if (text::folded(cells[Listed::kTerm]).starts_with("perpetual")) return Listed::kTerm;
  const std::string billing = text::folded(cells[Listed::kBilling]);
  if (text::is_one_of(billing, {"usage", "usagebased"}) || (billing == "onetime" && !is_of_subscription(cells))) return Listed::kBilling;
  if (text::ascii_lower(cells[Listed::kOffer].substr(0, 6)) == "ms-azr") return Listed::kOffer;
  const std::size_t name_place = cells[Listed::kName].empty() ? Listed::kNickname : Listed::kName;
  if (text::is_one_of(text::folded(cells[name_place]), {"azureplan", "azure", "microsoftazure", "microsoftazureplan", "azureプラン"}))
    return name_place;
  return std::nullopt;
}

}  // namespace

// Two columns of a table that answer the same: the more particular one is believed, and it is said when the other has something else.
void ListedRows::compare_columns(const Cells& cells) {
  const std::string_view renewal = cells[Listed::kAutoRenew], end = cells[Listed::kEnd];
  if (!end.empty() && is_day(renewal) && !value::same_date(value::date(end), value::date(renewal)))
    context_.report.note(import_finding::kColumnsDiffer, {{"column", cells.name(Listed::kEnd)}, {"other", cells.name(Listed::kAutoRenew)}});
  csp::compare_columns(context_.report, cells,
                       {{Listed::kUnits, Compared::Units},
                        {Listed::kOffer, Compared::PartNumber},
                        {Listed::kEnd, Compared::Day},
                        {Listed::kAutoRenew, Compared::Renewal},
                        {Listed::kStatus, Compared::State},
                        {Listed::kTerm, Compared::Term}});
}

std::optional<std::int64_t> ListedRows::units_of(const Cells& cells, std::string_view text) {
  if (text.find_first_of(".,") != std::string_view::npos && context_.options.decimal_mark == ImportOptions::DecimalMark::Detect) {
    const auto count = value::count_with(text, std::nullopt);
    if (const auto mark = count && count->assumed ? mark_of_row(cells) : std::nullopt) {
      if (const auto proved = value::count_with(text, *mark)) return proved->value;
    }
  }
  return count_field(context_, cells.name(Listed::kUnits), text, Need::Required);
}

std::size_t ListedRows::id_place(const Cells& cells) {
  return value::is_no_id(cells[Listed::kId]) && !value::is_no_id(cells[Listed::kOwnId]) ? Listed::kOwnId : Listed::kId;
}

std::optional<Subscription> ListedRows::read(const Cells& cells, std::string_view units_text) {
  FileReport& report = context_.report;
  constexpr UnreadColumns::Places kPlaces = {Listed::kEnd,     Listed::kStatus, Listed::kTerm,   Listed::kTrial,
                                             Listed::kChannel, false,           Listed::kBilling};
  unread_columns_.look(cells, kPlaces, cells[cells[Listed::kOffer].empty() ? Listed::kName : Listed::kOffer]);
  const std::size_t place_of_id = id_place(cells);
  const auto id = subscription_id_field(report, cells.name(place_of_id), cells[place_of_id]);
  const std::optional<std::size_t> without_seats = not_seats(cells);
  // 731.2 hours are no count, and nobody needs one.
  const auto units = without_seats ? std::optional(value::count(units_text).value_or(0)) : units_of(cells, units_text);
  Subscription subscription;
  Told told(report, subscription.statements);
  if (!read_product(cells, subscription, told) || !id || !units || report.row_refused()) return std::nullopt;
  subscription.key = key_of(*id);
  // In braces, without hyphens or in a text no partner can look it up.
  subscription.commerce_id = id->size() != subscription.key.size() ? subscription.key : *id;
  subscription.units = *units;
  const std::size_t name_place = cells[Listed::kName].empty() ? Listed::kNickname : Listed::kName;
  subscription.name = cells[name_place];
  subscription.seat_based = !without_seats;
  subscription.state_text = cells[Listed::kStatus];
  subscription.state = subscription.state_text.empty() ? SubscriptionState::Unknown
                       : form_.numbered_states         ? numbered_state(subscription.state_text)
                                                       : value::state(subscription.state_text);
  if (subscription.state == SubscriptionState::Unknown && (is_of_address(cells) || value::is_placeholder(subscription.state_text)))
    subscription.state_text.clear();
  if (!subscription.state_text.empty() && subscription.state == SubscriptionState::Unknown) {
    report.note(import_finding::kWordUnknown, {{"column", cells.name(Listed::kStatus)}, {"found", text::quoted(subscription.state_text)}},
                subscription.key);
  }
  read_period(cells, subscription, told);
  compare_columns(cells);
  std::optional<bool> trial = value::names_trial(cells[Listed::kTrial]) ? std::optional(true) : value::truth(cells[Listed::kTrial]);
  const int other_trial = trial.value_or(false) ? -1 : other_trial_place(cells, Listed::kTrial);
  if (other_trial >= 0) trial = true;
  const bool trial_by_name = value::names_trial(subscription.name);
  const bool trial_by_term = value::names_trial(cells[Listed::kTerm]);  // "One-Month commitment for trial"
  subscription.trial = trial.value_or(trial_by_name || trial_by_term || value::names_trial(subscription.state_text));
  subscription.unit_price_month = amounts_.unit_price(context_, cells, Listed::kUnitPrice, Listed::kCurrency);
  if (!value::is_no_id(cells[Listed::kParent])) {
    subscription.parent_key = key_of(cells[Listed::kParent]);
    parents_.emplace(report.origin().row, id_key(cells[Listed::kParent]));
  }
  read_circumstances(cells, subscription, told);
  if (!value::is_no_id(cells[Listed::kMigratedFrom]))
    context_.records.migrations.push_back({key_of(cells[Listed::kMigratedFrom]), subscription.key, report.origin()});
  if (!value::is_no_id(cells[Listed::kOwnId])) {
    keys_.emplace(key_of(cells[Listed::kOwnId]), subscription.key);
    own_rows_.emplace(key_of(cells[Listed::kOwnId]), report.origin().row);
  }
  told.by(Aspect::CommerceId, cells, place_of_id);
  told.by(Aspect::Name, cells, name_place);
  told.by(Aspect::Units, cells, Listed::kUnits);
  if (without_seats) told.by(Aspect::SeatBased, cells, *without_seats, Conclusion::BilledByUsage);
  told.by(Aspect::State, cells, Listed::kStatus);
  if (other_trial >= 0)
    told.by(Aspect::Trial, text::trimmed(cells.header()[static_cast<std::size_t>(other_trial)]),
            cells.as_written()[static_cast<std::size_t>(other_trial)]);
  else
    told.by(Aspect::Trial, cells,
            trial           ? Listed::kTrial
            : trial_by_name ? name_place
            : trial_by_term ? Listed::kTerm
                            : Listed::kStatus,
            trial ? Conclusion::Read : Conclusion::Wording);
  told.by(Aspect::UnitPrice, cells, Listed::kUnitPrice);
  told.by(Aspect::Parent, cells, Listed::kParent);
  told.by(Aspect::Purchased, cells, Listed::kPurchased);
  told.by(Aspect::TermStart, cells, Listed::kStart);
  told.by(Aspect::TermEnd, cells, end_place(cells));
  subscription.origins.push_back(report.origin());
  customers_.take(context_, {cells[Listed::kTenant], cells[Listed::kDomain], cells[Listed::kCustomer]});
  other_customers_.look(cells, {Listed::kCustomer, Listed::kTenant, Listed::kDomain});
  return subscription;
}

void ListedRows::read_period(const Cells& cells, Subscription& subscription, Told& told) {
  const auto period = [&](std::size_t column) { return form_.terms_in_hours ? term_of_hours(cells[column]) : cells[column]; };
  subscription.term = value::term(period(Listed::kTerm));
  if (subscription.term == Term::Unknown) subscription.term = value::term_in(cells[Listed::kTerm]);
  if (subscription.term != Term::Unknown) {
    told.by(Aspect::Term, cells, Listed::kTerm);
  } else {
    subscription.term = value::term_in(cells[Listed::kOffer]);
    if (subscription.term != Term::Unknown || !form_.billing_tells_term) {
      told.by(Aspect::Term, cells, Listed::kOffer, Conclusion::Wording);
    } else {
      subscription.term = value::term(cells[Listed::kBilling]);
      told.by(Aspect::Term, cells, Listed::kBilling, Conclusion::Wording);
    }
  }
  if (const int place = cells.varies(Listed::kBilling) ? cells.other_place(Listed::kBilling) : -1;
      place >= 0 && subscription.term == Term::Unknown) {
    // "Billing Term" beside "Billing Cycle" tells for how long one is bound.
    const std::string_view other = value::without_spreadsheet_guard(cells.as_written()[static_cast<std::size_t>(place)]);
    subscription.term = value::term_in(other);
    if (subscription.term != Term::Unknown) told.by(Aspect::Term, text::trimmed(cells.header()[static_cast<std::size_t>(place)]), other);
  }
  subscription.billing_plan = value::billing_plan_of(period(Listed::kBilling), subscription.term);
  told.by(Aspect::BillingPlan, cells, Listed::kBilling);
  subscription.auto_renew = value::renews(cells[Listed::kAutoRenew]);
  if (value::term(period(Listed::kTerm)) == Term::Unknown && value::term_in(cells[Listed::kTerm]) == Term::Unknown)
    tell_unknown_word(context_.report, cells, Listed::kTerm, subscription.key);
  if (subscription.billing_plan == BillingPlan::Unknown && subscription.seat_based)
    tell_unknown_word(context_.report, cells, Listed::kBilling, subscription.key);
  if (!subscription.auto_renew && !is_day(cells[Listed::kAutoRenew]))
    tell_unknown_word(context_.report, cells, Listed::kAutoRenew, subscription.key);
  told.by(Aspect::AutoRenew, cells, Listed::kAutoRenew);
  if (cells[Listed::kAutoRenew].empty()) {
    subscription.auto_renew = value::renews_on(cells[Listed::kEnd]);
    if (subscription.auto_renew) told.by(Aspect::AutoRenew, cells, Listed::kEnd, Conclusion::Wording);
  }
  read_end_action(cells, subscription, told);
}

// What is cancelled runs to its end and no further, also where a flag of renewal was left on.
void ListedRows::read_end_action(const Cells& cells, Subscription& subscription, Told& told) {
  const auto ends = [&](std::size_t column, Conclusion conclusion) {
    subscription.end_action = EndOfTermAction::CancelAtTermEnd;
    told.by(Aspect::EndAction, cells, column, conclusion);
  };
  const std::optional<bool> cancelled = value::truth(cells[Listed::kCancelsAtEnd]);
  if (!cancelled) tell_unknown_word(context_.report, cells, Listed::kCancelsAtEnd, subscription.key);
  if (value::cancels_at_end(subscription.state_text)) {
    ends(Listed::kStatus, Conclusion::Wording);
  } else if (value::cancels_at_end(cells[Listed::kAutoRenew])) {
    ends(Listed::kAutoRenew, Conclusion::Wording);
  } else if (cancelled.value_or(false)) {
    ends(Listed::kCancelsAtEnd, Conclusion::Read);
    if (subscription.auto_renew.value_or(false))
      context_.report.note(import_finding::kColumnsDiffer,
                           {{"column", cells.name(Listed::kCancelsAtEnd)}, {"other", cells.name(Listed::kAutoRenew)}});
  } else if (subscription.auto_renew.value_or(false)) {
    subscription.end_action = EndOfTermAction::Renew;
    told.by(Aspect::EndAction, cells, cells[Listed::kAutoRenew].empty() ? Listed::kEnd : Listed::kAutoRenew, Conclusion::AutoRenew);
  }
}

// What hinders or spoils a transfer: a promotion, and other units or another product from the next term on. As many units as now are no
// change.
void ListedRows::read_circumstances(const Cells& cells, Subscription& subscription, Told& told) {
  const std::string_view next = cells[Listed::kNextTerm];
  const bool told_next = !value::says_nothing(next);
  subscription.has_scheduled_changes = told_next && value::truth(next) != false && value::count(next) != subscription.units;
  if (told_next) told.by(Aspect::ScheduledChanges, cells, Listed::kNextTerm);
  const std::string_view promotion = cells[Listed::kPromotion];
  const bool told_promotion = !value::says_nothing(promotion);
  subscription.has_promotion = told_promotion && value::truth(promotion).value_or(true);
  if (told_promotion) told.by(Aspect::Promotion, cells, Listed::kPromotion);
  told.by(Aspect::CancelUntil, cells, Listed::kCancelUntil);
}

bool ListedRows::read_product(const Cells& cells, Subscription& subscription, Told& told) {
  FileReport& report = context_.report;
  subscription.channel = form_.channel;
  // Where one column has both ids in some lists, others have only the second one there.
  const bool apart = cells[Listed::kSkuId].empty() && cells[Listed::kOffer].size() <= 4 && cells[Listed::kProductId].size() == 12;
  const std::size_t sku_place = apart ? Listed::kOffer : Listed::kSkuId;
  if (!cells[Listed::kProductId].empty() && !cells[sku_place].empty()) {
    subscription.product_sku =
        product_sku_field(report, cells.name(sku_place), cells[Listed::kProductId], cells[sku_place], Need::Optional);
  }
  const std::size_t told_by = subscription.product_sku ? sku_place : Listed::kOffer;
  const std::string_view offer = cells[Listed::kOffer];
  if (const auto beside = subscription.product_sku && !apart ? value::product_sku_in(offer) : std::nullopt;
      beside && !(beside->id == *subscription.product_sku))
    report.note(import_finding::kColumnsDiffer, {{"column", cells.name(sku_place)}, {"other", cells.name(Listed::kOffer)}});
  if (value::is_scientific(offer)) {
    report.refused(import_finding::kIdScientific, {{"column", cells.name(Listed::kOffer)}, {"found", std::string(offer)}});
    return false;
  }
  if (!subscription.product_sku) {
    if (const auto found = value::product_sku_in(offer)) {
      subscription.product_sku = found->id;
    } else if (const auto written = value::product_sku_written(offer)) {
      subscription.product_sku = written->id;
      if (written->padded) report.repaired(import_finding::kSkuIdPadded, {{"found", std::string(offer)}, {"repaired", written->id.text()}});
    } else if (const Sku* sku = context_.catalog.find_sku_by_text(offer)) {
      subscription.sku = sku->id;
      subscription.part_number = sku->part_number;
    } else if (const auto legacy = Guid::parse(offer)) {
      // A seller has GUIDs of its own for what it sells.
      const bool names_offer = text::folded(cells.name(Listed::kOffer)).find("offer") != std::string::npos;
      if (names_offer || context_.catalog.find_legacy_offer(*legacy) != nullptr)
        subscription.legacy_offer = legacy;
      else
        report.repaired(
            import_finding::kValueIgnored,
            {{"column", cells.name(Listed::kOffer)}, {"found", text::quoted(offer)}, {"expected", TextKey{"import.expected.offer"}}});
    } else if (value::begins_product_id(offer)) {
      report.repaired(
          import_finding::kValueIgnored,
          {{"column", cells.name(Listed::kOffer)}, {"found", text::quoted(offer)}, {"expected", TextKey{"import.expected.product_sku"}}});
    }
  }
  if (subscription.sku.is_zero()) {
    told.by(Aspect::Offer, cells, told_by);
  } else {
    told.by(Aspect::Sku, cells, Listed::kOffer, Guid::parse(offer) ? Conclusion::Read : Conclusion::LicensingList);
    told.by(Aspect::PartNumber, cells, Listed::kOffer, Guid::parse(offer) ? Conclusion::LicensingList : Conclusion::Read);
  }
  read_channel(cells, subscription, told, told_by);
  return true;
}

// A product of the partners' price list is theirs where no column says otherwise.
void ListedRows::read_channel(const Cells& cells, Subscription& subscription, Told& told, std::size_t product_place) {
  if (subscription.product_sku) subscription.channel = Channel::CspPartner;
  if (subscription.legacy_offer) subscription.channel = Channel::CspPartnerLegacy;
  if (!cells[Listed::kChannel].empty()) {
    const Channel channel = channel_word(cells[Listed::kChannel]);
    if (channel == Channel::Unknown) tell_unknown_word(context_.report, cells, Listed::kChannel);
    if (channel != Channel::Unknown && !sold_by_partner(channel)) {
      subscription.channel = channel;
      told.by(Aspect::Channel, cells, Listed::kChannel);
      return;
    }
  }
  if (subscription.product_sku)
    told.by(Aspect::Channel, cells, product_place, Conclusion::NewCommerceId);
  else if (subscription.legacy_offer)
    told.by(Aspect::Channel, cells, product_place, Conclusion::LegacyOfferId);
  else
    told.concluded(Aspect::Channel, Conclusion::KindOfFile);
}

void ListedRows::finish_list() {
  amounts_.finish(context_);
  customers_.finish(context_);
  other_customers_.tell(context_.report, customers_.count());
  if (form_.documented)
    unread_columns_.tell_dates(context_.report);
  else
    unread_columns_.tell(context_.report, customers_.count(), context_.records.subscriptions);
}

void ListedSubscriptions::row(const Cells& cells) {
  unread_prices_.look(cells, Listed::kUnitPrice);
  auto subscription = read(cells, cells[Listed::kUnits]);
  if (!subscription) return;
  repeated_ids_.look(context_.report, cells.as_written(), *subscription);
  shared_ids_.look(context_.report, cells.name(id_place(cells)), cells[id_place(cells)]);
  std::vector<Subscription>& all = context_.records.subscriptions;
  all.push_back(std::move(*subscription));
  const auto date = [&](std::optional<Date> Subscription::*member, std::size_t column) {
    dates_.read(context_, all, all.size() - 1, member, cells.name(column), cells[column]);
  };
  date(&Subscription::purchased, Listed::kPurchased);
  const std::string zoned_start = start_with_zone(cells[Listed::kStart], end_text(cells));
  dates_.read(context_, all, all.size() - 1, &Subscription::term_start, cells.name(Listed::kStart),
              zoned_start.empty() ? cells[Listed::kStart] : std::string_view(zoned_start));
  dates_.read(context_, all, all.size() - 1, &Subscription::term_end, cells.name(end_place(cells)), end_text(cells));
  date(&Subscription::cancel_until, Listed::kCancelUntil);
  Subscription& taken = all.back();
  if (!taken.term_start || !is_midnight_of_next_day(cells[Listed::kStart])) return;
  taken.term_start = *taken.term_start + 1;
  if (taken.term_end && is_midnight_of_next_day(end_text(cells))) taken.term_end = *taken.term_end + 1;
}

void ListedSubscriptions::finish() {
  for (const SharedIds::Apart& apart : shared_ids_.finish(context_.report, context_.records.subscriptions)) {
    const std::string key = id_key(apart.text);
    for (auto& [own, known] : keys_) {
      if (known == apart.subscription->key && own_rows_[own] == apart.subscription->origins.front().row) known = key;
    }
    apart.subscription->key = key;
    apart.subscription->commerce_id = apart.text;
    apart_.insert(key);
  }
  for (Subscription& subscription : context_.records.subscriptions) {
    const auto parent = parents_.find(subscription.origins.front().row);
    if (parent != parents_.end() && apart_.count(parent->second) > 0) subscription.parent_key = parent->second;
    if (const auto base = keys_.find(subscription.parent_key); base != keys_.end()) subscription.parent_key = base->second;
  }
  dates_.of_term(&Subscription::term_start, &Subscription::term_end);
  dates_.resolve(context_, context_.records.subscriptions, form_.order);
  for (Subscription& subscription : context_.records.subscriptions) {
    check_period(context_.report, subscription);
  }
  finish_list();
  unread_prices_.tell(context_.report);
}

}  // namespace csp
