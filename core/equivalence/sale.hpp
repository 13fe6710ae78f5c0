#pragma once
// May a SKU be bought new on a day, and if not, what becomes of those who have it? From the facts about retired offers, and from the
// days in which a SKU was closed in some countries (suites with Teams: a dated rule that people can overrule).

#include <optional>
#include <string>
#include <string_view>

#include "core/catalog/catalog.hpp"

namespace csp {

// How the days in which suites with Teams were closed (rule TEAMS-SALE-CLOSED; over since TEAMS-SALE-BACK) are to be taken.
enum class TeamsSale {
  ByDate,  // as the facts say for the day and the country
  OnSale,  // they can be bought, whatever the facts say
  Closed,  // they cannot: only who has them keeps them
};

struct SaleTerms {
  std::optional<Date> day;  // of the purchase; empty = after everything the facts know
  std::string country;      // of the customer, ISO 3166-1 alpha-2; empty = not known
  TeamsSale teams = TeamsSale::ByDate;
};

enum class Sale {
  Open,       // nothing speaks against a new purchase
  RenewOnly,  // existing subscriptions renew, nobody buys it new (rule EOS-RENEW or TEAMS-SALE-CLOSED)
  Closed,     // neither: it ends with its term
};

struct SaleState {
  Sale sale = Sale::Open;
  const RetiredOffer* fact = nullptr;  // what is known about its end of sale; null when nothing is
  std::string rule;                    // why it is not open
  std::optional<Date> until;           // last day of a closed time that has an end
};

SaleState sale_of(const Catalog& catalog, const Guid& sku, const SaleTerms& terms);

std::string_view sale_word(Sale sale);  // "open", "renew-only", "closed"

}  // namespace csp
