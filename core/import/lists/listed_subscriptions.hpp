#pragma once
// How does a list with one row (or several) for each subscription become subscriptions? Partner tools, invoices and distributors
// name the same facts in different words; each kind gives the names of the columns that it has, folded: lower case, without spaces and
// signs.

#include <array>
#include <initializer_list>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "core/import/lists/listed_customers.hpp"
#include "core/import/lists/repeated_rows.hpp"
#include "core/import/lists/shared_ids.hpp"
#include "core/import/tables/customer_columns.hpp"
#include "core/import/tables/unread_columns.hpp"
#include "core/import/tables/unread_prices.hpp"
#include "core/import/told.hpp"
#include "core/import/values/amounts.hpp"

namespace csp {

struct Listed {
  enum Place : std::size_t {
    kId,
    kName,
    kOffer,
    kProductId,
    kSkuId,
    kUnits,
    kStatus,
    kPurchased,
    kStart,
    kEnd,
    kTerm,
    kBilling,
    kAutoRenew,     // yes: it renews. No: what happens instead is not said, it may be the paid extended term (rule EST-DEFAULT)
    kCancelsAtEnd,  // yes: it is cancelled for the end of its term, whatever the column of renewal says
    kTrial,
    kTenant,
    kCustomer,
    kParent,
    kChanged,
    kUnitPrice,  // what the customer pays today for one unit and month; only where the column's name says just that
    kCurrency,   // of the price, where it does not stand beside the amount
    kDomain,     // of the customer; also a tenant named by its domain instead of its id is one
    kUnitType,   // "Licenses"; a meter such as "1 Hour" tells that no seats are counted
    kCategory,   // of the product, where it can be Azure or software
    kOwnId,      // of the distributor, beside Microsoft's in kId: stands in for it where that is empty, and names the base of an add-on
    kNextTerm,   // what is ordered for the next term: so many units, or another product
    kCancelUntil,
    kPromotion,
    kChannel,       // from whom it was bought, or under which agreement
    kNickname,      // what somebody called the subscription; its name where the product's is not there
    kMigratedFrom,  // the legacy subscription that it was before
    kColumns
  };
};

struct PlacedColumn {
  std::size_t place;  // one of Listed, or of what a kind has besides
  Column column;
};

// Any list may tell a promotion, a channel or what it was before, and in the same words.
inline constexpr std::string_view kPromotionNames =
    "promotionid|promotion|promoid|promo|promotioncode|promocode|promotionname|promoname|promotionapplied|haspromotion";
inline constexpr std::string_view kChannelNames =
    "purchasechannel|agreementtype|licensingprogram|licenseprogram|purchasedfrom|kaufkanal|einkaufskanal|canaldachat|canaldecompra|"
    "canalediacquisto|satinalmakanali|購入チャネル";

inline constexpr std::string_view kMigratedFromNames = "migratedfromsubscriptionid|migratedfromsubscription|migratedfrom";

// The columns of a kind, each by what it tells; those that are not named it does not have.
template <std::size_t kCount>
constexpr std::array<Column, kCount> listed_columns(std::initializer_list<PlacedColumn> named) {
  std::array<Column, kCount> columns{};
  columns[Listed::kPromotion] = {kPromotionNames};
  columns[Listed::kChannel] = {kChannelNames};
  columns[Listed::kMigratedFrom] = {kMigratedFromNames};
  for (const PlacedColumn& each : named) {
    columns[each.place] = each.column;
    columns[each.place].figure_first = each.place == Listed::kUnits;
    columns[each.place].part_number_first = each.place == Listed::kOffer;
  }
  return columns;
}

struct ListedForm {
  UsualOrder order = {};               // of slash dates
  bool billing_tells_term = false;     // where nothing else does: billed by the month without a commitment
  bool terms_in_hours = false;         // 720 a month, 8640 a year, 25920 three years
  bool numbered_states = false;        // 1 active, 2 suspended, 4 deleted, 8 cancelled by the customer, 16 converted
  bool documented = false;             // its columns are Microsoft's, and those that are not named decide nothing
  Channel channel = Channel::Unknown;  // when the row has no product SKU or offer to tell it
};

class ListedRows : public Reader {
 protected:
  ListedRows(ReaderContext context, ListedForm form) : Reader(context), form_(form) {}
  // All that the row says but its days, with `units_text` for the units. Empty: the row was refused.
  std::optional<Subscription> read(const Cells& cells, std::string_view units_text);
  void finish_list();
  // Where the row has its id: Microsoft's, or the distributor's own where that is empty.
  static std::size_t id_place(const Cells& cells);

  ListedForm form_;
  std::map<std::string, std::string> keys_;       // by the distributor's own id
  std::map<std::string, std::int32_t> own_rows_;  // where that id stands
  std::map<std::int32_t, std::string> parents_;   // the whole text that names the base, by row
  std::set<std::string> apart_;                   // keys of those that only the whole of their ids tells apart

 private:
  std::optional<std::int64_t> units_of(const Cells& cells, std::string_view text);
  void compare_columns(const Cells& cells);
  bool read_product(const Cells& cells, Subscription& subscription, Told& told);
  void read_channel(const Cells& cells, Subscription& subscription, Told& told, std::size_t product_place);
  void read_period(const Cells& cells, Subscription& subscription, Told& told);
  void read_end_action(const Cells& cells, Subscription& subscription, Told& told);
  void read_circumstances(const Cells& cells, Subscription& subscription, Told& told);

  ListedCustomers customers_;
  OtherCustomers other_customers_;
  UnreadColumns unread_columns_;
  Amounts amounts_;
};

// One row for each subscription.
class ListedSubscriptions : public ListedRows {
 public:
  ListedSubscriptions(ReaderContext context, ListedForm form) : ListedRows(context, form) {}
  void row(const Cells& cells) override;
  void finish() override;

 private:
  Dates<Subscription> dates_;
  RepeatedIds repeated_ids_;
  SharedIds shared_ids_;
  UnreadPrices unread_prices_;
};

template <typename Rows, const ListedForm& kForm>
std::unique_ptr<Reader> make_listed(ReaderContext context) {
  return std::make_unique<Rows>(context, kForm);
}

}  // namespace csp
