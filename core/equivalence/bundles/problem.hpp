#pragma once
// Which bundles of SKUs give every user what he needs at the least cost? The question and the answer as plain data: the caller knows
// where needs and prices come from, the optimiser only counts.
//
// A need is one thing a user must be given, numbered by the caller; a SKU gives a need or not. All prices are of one currency, for one
// unit and one month.

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/guid.hpp"
#include "core/base/language.hpp"
#include "core/base/money.hpp"
#include "core/catalog/catalog.hpp"

namespace csp::bundles {

using Need = std::uint16_t;
using SkuNumber = std::uint16_t;  // position in Problem::skus

// A SKU that can be bought. Seats are bought for users; at least `minimum_units` of them when any, unused ones are paid for.
struct Purchasable {
  Guid sku;
  std::string name;
  Decimal price;            // not negative
  std::vector<Need> gives;  // sorted
  Segment segment = Segment::Commercial;
  bool business_family = false;  // each unit bought, used or not, takes a seat of the family (rule SMB-300)
  std::int64_t minimum_units = 1;
  std::vector<SkuNumber> conflicts;           // never on one user together with these; either side may name the other
  std::vector<std::vector<SkuNumber>> bases;  // of each list one SKU, other than this one, on the same user
};

// Users who need the same.
struct RequirementProfile {
  std::string id;
  std::int64_t users = 0;
  std::vector<Need> needs;                // sorted
  Segment segment = Segment::Commercial;  // segments are never mixed: only SKUs of this one
  std::vector<SkuNumber> pinned;          // every user of the profile gets these
  std::vector<SkuNumber> barred;          // nobody of the profile gets these (another audience, for example)
  std::vector<SkuNumber> today;           // what they have, where all of it can be bought: kept when nothing is cheaper
  std::vector<SkuNumber> base_elsewhere;  // works for these users without a base of its own, as it does today
};

struct Limits {
  std::size_t most_skus_per_user = 4;
  std::int64_t business_seats = 300;      // of the whole family in the tenant
  std::int64_t business_seats_taken = 0;  // by seats that stay whatever is bought
  std::vector<SkuNumber> banned;
};

struct Problem {
  std::vector<Purchasable> skus;
  std::vector<RequirementProfile> profiles;
  Limits limits;
  Currency currency;  // of all prices, for the sentences
};

enum class Outcome {
  Proven,      // nothing cheaper exists
  Stopped,     // the steps ran out: the best found, not more than gap() above the cheapest possible
  Impossible,  // proven: the business seats are not enough for those who can be given nothing else
  TooLarge,    // prices or head counts beyond what can be counted exactly
};

// What some or all users of a profile get.
struct Choice {
  std::size_t profile = 0;
  std::vector<SkuNumber> skus;  // sorted; empty: nothing is needed
  std::int64_t users = 0;
  Decimal price;  // of the bundle for one user
  Message why;
};

struct Purchase {
  SkuNumber sku = 0;
  std::int64_t assigned = 0;
  std::int64_t units = 0;  // assigned, or the minimum
  Decimal month;           // units times price
};

// Another bundle for a profile, and how much more (or, where limits stand against it, less) one user would cost.
struct Alternative {
  std::size_t profile = 0;
  std::vector<SkuNumber> skus;
  Decimal difference;
};

// A profile for which no bundle exists (or, in a stopped answer, none was found in time). It is left out of the answer's cost.
struct NotCovered {
  std::size_t profile = 0;
  std::vector<Need>
      needs;  // that no SKU gives which can be bought for these users; empty: each is given, but not together within the limits
};

struct Answer {
  Outcome outcome = Outcome::Stopped;
  bool found = false;  // there are choices; false when the steps ran out before any was found
  Decimal cost;        // for a month
  Decimal bound;       // nothing can cost less than this
  Decimal gap() const { return cost - bound; }
  std::vector<Choice> choices;            // in order of profile, most users first
  std::vector<Purchase> purchases;        // in order of SKU
  std::vector<Alternative> alternatives;  // in order of profile, cheapest first
  std::vector<NotCovered> not_covered;
  std::int64_t business_seats = 0;  // bought
  std::int64_t steps = 0;           // used
};

}  // namespace csp::bundles
