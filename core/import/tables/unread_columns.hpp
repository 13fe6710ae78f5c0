#pragma once
// What does a table hold in columns whose names are not known? Nothing is guessed from them; but what a plan would depend on, an end, a
// state, a renewal or whose subscriptions they are, must not vanish because somebody calls it otherwise. Their values tell what they hold.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/import/values/fields.hpp"

namespace csp {

class UnreadColumns {
 public:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  // Which of the kind's columns tells this; kNone: it has none.
  struct Places {
    std::size_t end = kNone, status = kNone, term = kNone, trial = kNone, channel = kNone;
    bool sellers_tell = false;  // may the rows be of any channel, so that a seller's name is a hint?
    std::size_t billing = kNone;
  };

  // `product`: of the row, in whatever words.
  void look(const Cells& cells, const Places& places, std::string_view product = {});
  // Columns of dates, while no column tells the end.
  void tell_dates(FileReport& report) const;
  // Columns of a table of users that say which service plans are on, or one for each plan in which some are off.
  void tell_plans(FileReport& report, const Catalog& catalog) const;
  // Columns of a table of users that say how licences are assigned, while none does whose name is known.
  void tell_ways(FileReport& report, const Catalog& catalog) const;
  // Do columns hold licences? Asked before each row of a table of users is compared.
  bool hold_licences(const Catalog& catalog);
  // `other_in`: the first licence in a text that the user of the row has not; empty: there is none.
  void compare_licences(const Cells& cells, const std::function<std::string(std::string_view)>& other_in);
  // Columns of a table of users that hold licences beside `read`, others than the users have where they were compared, or that say which of
  // them nobody has any more or is to have.
  void tell_licences(FileReport& report, const Catalog& catalog, const std::string& read) const;
  // Every column that a plan could depend on. `customers`: how many the columns name that are known. `subscriptions`: of the table.
  void tell(FileReport& report, std::int64_t customers, const std::vector<Subscription>& subscriptions) const;

 private:
  struct Unread {
    std::size_t place;
    std::string name;
    std::vector<std::string> values;  // different ones, as they came first; at most kMostValues
    bool many = false;                // there are more
    std::size_t last = 0;             // value of the row before
    std::string last_written;         // as it stood there
    std::int64_t filled = 0;          // rows
    std::int64_t changes = 0;         // rows with another value than the row before
    std::unordered_map<std::string, std::size_t> value_of_product;
    bool parts_product = false;  // the same product stands beside two of the values
    std::size_t looked_at = 0;   // values: are they licences?
    bool has_licences = false;
    std::string other_licence;  // that a user has not whose row names it
  };
  enum class What { Nothing, Dates, States, Renewal, Terms, Trials, Parents, Channels, Promotions, Billing };
  // Terms or ways of billing: in words that may be either, its name says which.
  What terms_or_billing(const Unread& column, std::string_view name) const;
  What what(const Unread& column, const std::vector<Subscription>& subscriptions) const;
  bool may_name_customers(const Unread& column) const;
  bool tells_channels(const Unread& column, std::string_view name) const;
  // By its name, or where it has none as spreadsheets call it: "(G)".
  static std::string shown_name(const Unread& column);
  void take(Unread& column, std::string_view cell, std::string_view product) const;

  std::optional<std::vector<Unread>> columns_;  // once the header was seen
  bool compared_ = false;                       // with what the users have
  std::int64_t rows_ = 0;
  bool has_end_ = false, has_status_ = false, has_term_ = false, has_trial_ = false, has_channel_ = false, has_billing_ = false,
       sellers_tell_ = false;
};

}  // namespace csp
