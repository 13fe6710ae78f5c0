#include "core/import/tables/unread_columns.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "core/base/text.hpp"
#include "core/import/lists/listed_customers.hpp"
#include "core/import/lists/named_subscription.hpp"
#include "core/import/tables/assignment_ways.hpp"
#include "core/import/tables/column_words.hpp"
#include "core/import/tables/further_licences.hpp"

namespace csp {
namespace {

using namespace column_words;

constexpr std::size_t kMostValues = 64;      // different ones of a column that tell what it holds
constexpr std::int64_t kRowsCompared = 256;  // of a table: does a product stand beside two values?
constexpr std::size_t kLongestValue = 200;   // bytes; what is longer is a text about something
constexpr std::size_t kLicencesLooked = 8;   // values of a column: are they licences?
constexpr std::size_t kLongestTrial = 40;    // "Free trial"; in a longer text the word has another meaning

bool tells_a_day(std::string_view text) { return value::date(text).is_day(); }

// A list of what was bought from two of them is no list of one losing partner's.
bool names_several_sellers(const std::vector<std::string>& values) {
  std::set<std::string> names;
  for (const std::string& value : values) {
    const std::string name = text::folded(value);
    if (name.find("microsoft") == std::string::npos) names.insert(name);
  }
  return names.size() > 1;
}

bool is_number(std::string_view text) { return value::count(text).has_value(); }

bool is_guid(std::string_view text) { return Guid::parse(text).has_value(); }

// As names are: with letters, and mostly without digits.
bool is_like_name(std::string_view text) {
  constexpr std::size_t kLongestName = 80;
  const bool letters =
      std::any_of(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0 || ((c | 32) >= 'a' && (c | 32) <= 'z'); });
  return letters && text.size() <= kLongestName && std::none_of(text.begin(), text.end(), text::is_digit) && !value::truth(text) &&
         value::state(text) == SubscriptionState::Unknown && value::term(text) == Term::Unknown &&
         value::billing_plan(text) == BillingPlan::Unknown && value::segment(text) == Segment::Unknown;
}

// A group's name may hold digits, but is no number, day, mail address or word.
bool is_like_group(std::string_view text) {
  constexpr std::size_t kLongestName = 120;
  return text.size() <= kLongestName && text.find('@') == std::string_view::npos && !is_number(text) && !tells_a_day(text) &&
         !value::truth(text);
}

// One of several, as cells join them, is enough.
bool names_licence(const Catalog& catalog, std::string_view text) {
  const std::string_view first = text::trimmed(text.substr(0, text.find_first_of(",;|+\n")));
  return !first.empty() && !is_number(first) && sku_meaning(catalog, first).sku != nullptr;
}

// "EXCHANGE_S_ENTERPRISE:Success; TEAMS1:Disabled"
bool switches_off(const Catalog& catalog, std::string_view text) {
  for (std::string_view piece : text::split(text, ';')) {
    const std::size_t mark = piece.rfind(':');
    if (mark == std::string_view::npos || value::state(text::trimmed(piece.substr(mark + 1))) != SubscriptionState::Disabled) continue;
    const std::string_view plan = text::trimmed(piece.substr(0, mark));
    if (std::any_of(catalog.plans.begin(), catalog.plans.end(),
                    [&](const ServicePlan& each) { return text::equals_ignoring_ascii_case(each.name, plan); }))
      return true;
  }
  return false;
}

}  // namespace

void UnreadColumns::look(const Cells& cells, const Places& places, std::string_view product) {
  const std::vector<std::string>& header = cells.header();
  if (!columns_) {
    const auto has = [&](std::size_t column) { return column != kNone && cells.has_column(column); };
    has_end_ = has(places.end);
    has_status_ = has(places.status);
    has_term_ = has(places.term);
    has_trial_ = has(places.trial);
    has_channel_ = has(places.channel);
    has_billing_ = has(places.billing);
    sellers_tell_ = places.sellers_tell;
    columns_.emplace();
    for (std::size_t place = 0; place < header.size(); ++place) {
      if (cells.knows(place)) continue;
      Unread& column = columns_->emplace_back();
      column.place = place;
      column.name = text::trimmed(header[place]);
    }
  }
  ++rows_;
  const auto written = cells.as_written();
  for (Unread& column : *columns_) {
    if (column.place < written.size() && !written[column.place].empty()) take(column, written[column.place], product);
  }
}

void UnreadColumns::take(Unread& column, std::string_view cell, std::string_view product) const {
  if (column.many) return;
  const bool same = column.filled > 0 && column.last_written == cell;
  if (!same) {
    column.last_written = cell;
    cell = value::without_spreadsheet_guard(cell);
    if (cell.empty() || value::says_nothing(cell)) {
      column.last_written.clear();
      return;
    }
    const auto known = std::find(column.values.begin(), column.values.end(), cell);
    column.last = static_cast<std::size_t>(known - column.values.begin());
    if (known == column.values.end()) {
      column.many = column.values.size() == kMostValues || cell.size() > kLongestValue;
      if (column.many) return;
      column.values.emplace_back(cell);
    }
    ++column.changes;
  }
  ++column.filled;
  if (product.empty() || column.parts_product || rows_ > kRowsCompared) return;
  const auto [beside, first] = column.value_of_product.try_emplace(std::string(product), column.last);
  column.parts_product = beside->second != column.last;
}

UnreadColumns::What UnreadColumns::what(const Unread& column, const std::vector<Subscription>& subscriptions) const {
  if (column.values.empty()) return What::Nothing;
  const std::string name = text::folded(column.name);
  const auto all = [&](auto fits) { return std::all_of(column.values.begin(), column.values.end(), fits); };
  const auto some = [&](auto fits) { return std::any_of(column.values.begin(), column.values.end(), fits); };
  if (all(tells_a_day)) return has_end_ && !is_day_of_record(name) ? What::Dates : What::Nothing;
  if (column.many) return What::Nothing;
  // A column of Yes and No says by its name alone what it is about.
  const bool yes_or_no = all([](const std::string& text) { return value::truth(text).has_value(); });
  if (yes_or_no && some([](const std::string& text) { return value::truth(text).value_or(false); })) {
    if (!has_trial_ && has_word(name, {"trial", "testversion"})) return What::Trials;
    if (has_word(name, {"terminated", "suspended", "deleted", "gekündigt", "résilié"})) return What::States;
    if (has_word(name, {"archiv", "inactive", "inaktiv", "churned", "disabled"})) return What::States;
    if (names_cancellation(name)) return What::Renewal;
  }
  if (yes_or_no && !has_status_ && some([](const std::string& text) { return value::truth(text) == false; }) && is_flag_of_running(name))
    return What::States;
  if (names_promotion(name) && some([](const std::string& text) { return value::truth(text).value_or(true); })) return What::Promotions;
  if (tells_channels(column, name)) return What::Channels;
  if (names_renewal(name)) return What::Renewal;
  const auto runs = [](const std::string& text) {
    return value::state(text) == SubscriptionState::Active && !value::cancels_at_end(text) && !value::names_trial(text);
  };
  const auto is_state = [](const std::string& text) { return value::state(text) != SubscriptionState::Unknown; };
  if (!all(runs) && (all(is_state) || (!has_status_ && names_state(name) && !all(is_number)))) return What::States;
  const auto is_trial = [](const std::string& text) { return text.size() <= kLongestTrial && value::names_trial(text); };
  if (!has_trial_ && some(is_trial)) return What::Trials;
  if (const What told = terms_or_billing(column, name); told != What::Nothing) return told;
  if (column.filled == rows_) return What::Nothing;
  std::set<std::string> bases;
  for (const std::string& text : column.values) bases.insert(id_key(text));
  return std::any_of(subscriptions.begin(), subscriptions.end(), [&](const Subscription& each) { return bases.count(each.key) > 0; })
             ? What::Parents
             : What::Nothing;
}

UnreadColumns::What UnreadColumns::terms_or_billing(const Unread& column, std::string_view name) const {
  const auto all = [&](auto fits) { return std::all_of(column.values.begin(), column.values.end(), fits); };
  if (all([](const std::string& text) { return text.size() == 3 && value::term_in(text) != Term::Unknown; })) return What::Terms;
  const auto is_term = [](std::string_view text) { return text.size() > 2 && value::term(text) != Term::Unknown; };
  const auto is_billing = [](std::string_view text) { return text.size() > 2 && value::billing_plan(text) != BillingPlan::Unknown; };
  // "P1Y / Monthly"
  const auto is_pair = [&](const std::string& text) {
    const std::vector<std::string_view> parts = text::split(text, '/');
    return parts.size() == 2 && is_term(text::trimmed(parts[0])) && is_billing(text::trimmed(parts[1]));
  };
  if (all(is_pair)) return !has_term_ ? What::Terms : !has_billing_ ? What::Billing : What::Nothing;
  if (names_billing(name)) return !has_billing_ && all(is_billing) ? What::Billing : What::Nothing;
  if (has_term_) return What::Nothing;
  const bool named = names_term(name);
  // "36" below "Commitment months"
  const bool months = named && has_word(name, {"month", "monat", "mois", "mes", "ay", "月"});
  const auto tells_term = [&](const std::string& text) {
    if (is_number(text)) return months && text::is_one_of(text, {"1", "12", "36"});
    const bool counted = std::any_of(text.begin(), text.end(), [](char c) { return text::is_digit(c); });
    return is_term(text) && (named || counted || value::billing_plan(text) == BillingPlan::Unknown);
  };
  return all(tells_term) ? What::Terms : What::Nothing;
}

// Words of sales that are none of a partner's; a vendor is Microsoft in any list.
bool UnreadColumns::tells_channels(const Unread& column, std::string_view name) const {
  if (has_channel_) return false;
  if (names_seller(name) && (sellers_tell_ || names_several_sellers(column.values))) return true;
  const auto is_other_channel = [](const std::string& text) {
    const Channel channel = channel_word(text);
    return channel != Channel::Unknown && !sold_by_partner(channel) && text::folded(text) != "microsoft";
  };
  if (std::none_of(column.values.begin(), column.values.end(), is_other_channel)) return false;
  if (names_channel(name) || names_seller(name)) return true;
  // "Web", "Open" and "Direct" have other meanings, too.
  constexpr std::size_t kPlainWord = 6;
  return std::all_of(column.values.begin(), column.values.end(),
                     [](const std::string& text) { return channel_word(text) != Channel::Unknown; }) &&
         std::any_of(column.values.begin(), column.values.end(),
                     [&](const std::string& text) { return text.size() > kPlainWord && is_other_channel(text); });
}

// Its name may say so, or nothing but its values: filled in every row, the rows of one together, and one product beside two of them. What
// belongs to the product, as its family does, never stands so.
bool UnreadColumns::may_name_customers(const Unread& column) const {
  constexpr std::int64_t kFewRows = 2;
  const std::int64_t count = static_cast<std::int64_t>(column.values.size());
  if (count < 2) return false;
  const auto all = [&](auto fits) { return std::all_of(column.values.begin(), column.values.end(), fits); };
  const std::string name = text::folded(column.name);
  if (is_about_others(name)) return false;
  const bool named = names_customer(name) && !all(tells_a_day);
  const bool domains = all([](const std::string& text) { return !domain_named(text).empty(); });
  if (named) return domains || all(is_guid) || column.many || column.filled * 10 >= rows_ * 9;
  if (column.many || column.filled < rows_ || column.changes != count || !column.parts_product) return false;
  if (domains || (all(is_guid) && rows_ > kFewRows)) return true;
  return all(is_like_name) && (2 * count <= rows_ || column.value_of_product.size() == 1);
}

std::string UnreadColumns::shown_name(const Unread& column) {
  if (!column.name.empty()) return column.name;
  std::string letters;
  for (std::size_t left = column.place + 1; left > 0; left = (left - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (left - 1) % 26));
  return "(" + letters + ")";
}

void UnreadColumns::tell_dates(FileReport& report) const {
  if (!columns_ || has_end_) return;
  for (const Unread& column : *columns_) {
    const auto day = std::find_if(column.values.begin(), column.values.end(), tells_a_day);
    if (day != column.values.end())
      report.about_file(import_finding::kColumnUnread, {{"column", shown_name(column)}, {"found", text::quoted(*day)}});
  }
}

void UnreadColumns::tell_plans(FileReport& report, const Catalog& catalog) const {
  if (!columns_) return;
  for (const Unread& column : *columns_) {
    const bool of_all = has_word(text::folded(column.name), {"enabledplan", "enabledserviceplan", "enabledservice"});
    const bool of_one = std::any_of(catalog.plans.begin(), catalog.plans.end(),
                                    [&](const ServicePlan& plan) { return text::equals_ignoring_ascii_case(plan.name, column.name); });
    const std::string name = text::folded(column.name);
    const bool counted =
        has_word(name, {"disabledplan", "disabledservice"}) && std::all_of(column.values.begin(), column.values.end(), is_number);
    const auto found = std::find_if(column.values.begin(), column.values.end(), [&](const std::string& text) {
      return of_all || (of_one && value::truth(text) == false) || (counted && text != "0") || switches_off(catalog, text);
    });
    if (found == column.values.end()) continue;
    report.about_file(import_finding::kColumnIgnored,
                      {{"column", shown_name(column)}, {"what", TextKey{"import.unread.plans"}}, {"found", text::quoted(*found)}},
                      {{"known", TextKey{"import.unread.name.plans"}}});
  }
}

void UnreadColumns::tell_ways(FileReport& report, const Catalog& catalog) const {
  if (!columns_) return;
  for (const Unread& column : *columns_) {
    if (column.many || column.values.empty()) continue;
    const std::string name = text::folded(column.name);
    const auto tells = [&](const std::string& text) {
      return AssignmentWays::is_way(text) || (names_way(name) && value::truth(text).has_value());
    };
    const auto by_group = [&](const std::string& text) {
      const std::optional<bool> truth = value::truth(text);
      return truth ? *truth != has_word(name, {"direct", "direkt"}) : !AssignmentWays::is_direct(text);
    };
    // "Direct" beside names: these are the groups.
    const auto is_group = [&](const std::string& text) { return tells(text) || (is_like_group(text) && !names_licence(catalog, text)); };
    const bool some_direct = std::any_of(column.values.begin(), column.values.end(), AssignmentWays::is_direct);
    const auto found = std::find_if(column.values.begin(), column.values.end(), by_group);
    const bool all = some_direct ? std::all_of(column.values.begin(), column.values.end(), is_group)
                                 : std::all_of(column.values.begin(), column.values.end(), tells);
    if (found == column.values.end() || !all) continue;
    report.about_file(import_finding::kColumnIgnored,
                      {{"column", shown_name(column)}, {"what", TextKey{"import.unread.ways"}}, {"found", text::quoted(*found)}},
                      {{"known", TextKey{"import.unread.name.ways"}}});
  }
}

bool UnreadColumns::hold_licences(const Catalog& catalog) {
  bool some = false;
  compared_ = true;
  for (Unread& column : *columns_) {
    while (column.looked_at < std::min(column.values.size(), kLicencesLooked))
      column.has_licences = names_licence(catalog, column.values[column.looked_at++]) || column.has_licences;
    some = some || (column.has_licences && column.other_licence.empty());
  }
  return some;
}

void UnreadColumns::compare_licences(const Cells& cells, const std::function<std::string(std::string_view)>& other_in) {
  const auto written = cells.as_written();
  for (Unread& column : *columns_) {
    if (!column.has_licences || !column.other_licence.empty() || column.place >= written.size()) continue;
    const std::string_view cell = value::without_spreadsheet_guard(written[column.place]);
    if (!cell.empty()) column.other_licence = other_in(cell);
  }
}

void UnreadColumns::tell_licences(FileReport& report, const Catalog& catalog, const std::string& read) const {
  if (!columns_) return;
  for (const Unread& column : *columns_) {
    const std::string name = text::folded(column.name);
    if (column.values.empty() || name.empty()) continue;
    const auto gone = std::find_if(column.values.begin(), column.values.end(), [&](const std::string& text) {
      const std::optional<bool> truth = value::truth(text);
      if (names_removal(name)) return tells_a_day(text) || truth.value_or(false);
      return (names_assignment(name) && truth == false) || (!column.many && orders_removal(text));
    });
    if (gone != column.values.end()) {
      report.about_file(import_finding::kRemovalsUnread, {{"column", column.name}, {"found", text::quoted(*gone)}});
      continue;
    }
    if (goes_on_with(name, text::folded(read))) continue;
    // What has many values is about the people, unless its name says otherwise.
    const bool named = has_word(name, {"licen", "lizenz", "lisans", "ライセンス", "sku"});
    if (column.many && !named) continue;
    const std::size_t looked_at = std::min(column.values.size(), kLicencesLooked);
    std::vector<const std::string*> licences;
    for (std::size_t at = 0; at < looked_at; ++at) {
      if (names_licence(catalog, column.values[at])) licences.push_back(&column.values[at]);
    }
    if (licences.empty() || (!named && 2 * licences.size() < looked_at)) continue;
    if (compared_ && column.other_licence.empty()) continue;  // the same, told twice
    const std::string& other = compared_ ? column.other_licence : *licences.front();
    report.about_file(import_finding::kLicencesElsewhere, {{"column", column.name}, {"found", text::quoted(other)}, {"read", read}});
  }
}

void UnreadColumns::tell(FileReport& report, std::int64_t customers, const std::vector<Subscription>& subscriptions) const {
  tell_dates(report);
  if (!columns_) return;
  static constexpr std::array<std::string_view, 10> kNames = {"",       "dates",   "states",   "renewal",    "terms",
                                                              "trials", "parents", "channels", "promotions", "billing"};
  for (const Unread& column : *columns_) {
    const What found = what(column, subscriptions);
    if (found == What::Nothing && customers == 0 && may_name_customers(column)) {
      report.about_file(
          import_finding::kCustomersUnread,
          {{"column", shown_name(column)}, {"first", text::quoted(column.values[0])}, {"second", text::quoted(column.values[1])}});
      continue;
    }
    if (found == What::Nothing) continue;
    const std::string name(kNames[static_cast<std::size_t>(found)]);
    const bool yes_or_no =
        std::all_of(column.values.begin(), column.values.end(), [](const std::string& text) { return value::truth(text).has_value(); });
    const auto telling = std::find_if(column.values.begin(), column.values.end(), [&](const std::string& text) {
      if (yes_or_no) return value::truth(text) == (found != What::States || !is_flag_of_running(text::folded(column.name)));
      if (found == What::Channels) return !sold_by_partner(channel_word(text));
      return found == What::Trials ? value::names_trial(text) : found != What::States || value::state(text) != SubscriptionState::Active;
    });
    const std::string& example = telling == column.values.end() ? column.values.front() : *telling;
    const std::string folded = text::folded(column.name);
    if (found == What::Dates && !names_start(folded)) {
      report.about_file(import_finding::kDaysIgnored, {{"column", shown_name(column)}, {"found", text::quoted(example)}});
      continue;
    }
    const bool counts = std::all_of(column.values.begin(), column.values.end(), is_number);
    const std::string known = found != What::Renewal ? name : counts ? "next" : names_cancellation(folded) ? "cancel" : name;
    report.about_file(import_finding::kColumnIgnored,
                      {{"column", shown_name(column)}, {"what", TextKey{"import.unread." + name}}, {"found", text::quoted(example)}},
                      {{"known", TextKey{"import.unread.name." + known}}});
  }
}

}  // namespace csp
