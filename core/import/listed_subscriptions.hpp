#pragma once
// How does a list with one row (or several) for each subscription become subscriptions? Partner tools, invoices and distributors
// name the same facts in different words; each kind gives its column names in the order below, folded: lower case, without spaces
// and signs. What it does not have is {""}.

#include <map>
#include <string>

#include "core/import/amounts.hpp"
#include "core/import/listed_customers.hpp"
#include "core/import/told.hpp"

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
    kAutoRenew,  // yes: it renews. No: what happens instead is not said, it may be the paid extended term (rule EST-DEFAULT)
    kTrial,
    kTenant,
    kCustomer,
    kParent,
    kChanged,
    kUnitPrice,  // what the customer pays today for one unit and month; only where the column's name says just that
    kCurrency,   // of the price, where it does not stand beside the amount
    kDomain,     // of the customer; also a tenant named by its domain instead of its id is one
    kColumns
  };
};

struct ListedForm {
  UsualOrder order;                    // of slash dates
  bool latest_row_counts = false;      // invoices: several rows for each subscription; the one changed last tells the units
  bool terms_in_hours = false;         // 720 a month, 8640 a year, 25920 three years
  bool numbered_states = false;        // 1 active, 2 suspended, 4 deleted, 8 cancelled by the customer, 16 converted
  Channel channel = Channel::Unknown;  // when the row has no product SKU or offer to tell it
};

class ListedSubscriptions : public Reader {
 public:
  ListedSubscriptions(ReaderContext context, ListedForm form) : Reader(context), form_(form) {}
  void row(const Cells& cells) override;
  void finish() override;

 private:
  bool read_product(const Cells& cells, Subscription& subscription, Told& told);
  void read_period(const Cells& cells, Subscription& subscription, Told& told);

  ListedForm form_;
  std::map<std::string, std::pair<std::size_t, Date>> latest_;  // by id: place and day of change
  ListedCustomers customers_;
  Dates<Subscription> dates_;
  Amounts amounts_;
};

}  // namespace csp
