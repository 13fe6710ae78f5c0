#pragma once
// A catalogue of a few SKUs and a tenant that can be written down in three lines, for worked examples.
//
//   E3 = mail 2, office 2, teams        E1 = mail 1, teams        F3 = mail 1 (frontline), teams
//   MAIL2 = mail 2                      SUITE = everything of E3 and more
//   BASIC, PREMIUM = Business family    STORAGE = belongs to the tenant     VOICE = add-on, phone

#include <string>
#include <vector>

#include "core/catalog/catalog.hpp"
#include "core/customer/customer.hpp"
#include "core/plan/plan.hpp"

namespace support {

inline csp::Date D(const char* iso) { return *csp::Date::from_iso(iso); }

csp::Catalog small_catalog();
csp::Guid sku(const std::string& part_number);  // id in small_catalog(); for an unknown name an id that it lacks

// An annual new-commerce subscription with another CSP partner, bought a year before its end, cancelling at it.
csp::Subscription ending(const std::string& key, const std::string& part_number, std::int64_t units, csp::Date last_day);

// One profile of `users` people, each with these SKUs assigned directly.
csp::Profile people(const std::string& id, std::int64_t users, const std::vector<std::string>& part_numbers);

csp::Action order(csp::Date date, const std::string& part_number, std::int64_t units);
csp::Action choose(csp::Date date, const std::string& subscription, csp::EndOfTermAction choice);
csp::Action cancel_now(csp::Date date, const std::string& subscription);
csp::Action swap(csp::Date date, const std::string& profile, std::int64_t first, std::int64_t users, const std::string& remove,
                 const std::string& add);

}  // namespace support
