#pragma once
// What is an export of this kind worth beside others that tell of the same? Each kind says it where it is declared (core/import/kinds), and
// whoever puts files together asks here instead of knowing kinds by name.

#include <string_view>

namespace csp {

struct Worth {
  // What are its rows about?
  enum class Rows {
    Subscriptions,  // or what became of some
    UnitsOfTenant,  // of a SKU each, from whichever sellers
    People,         // or the groups that they are in
    EveryCustomer,  // of a partner: not whose the other files are
    NoCustomers,    // prices, offers, products
  };
  // Whose word is it? In this order each is believed more: commerce knows best what was bought, the directory what is assigned; tables for
  // people come last.
  enum class Authority { List, Directory, Commerce };
  // Whose are the ids of its subscriptions?
  enum class Ids {
    MayBeSellers,  // nobody knows: a distributor's list has ids of its own, or Microsoft's
    OfInvoice,     // Microsoft's, but for some products not those that Partner Center shows
    Microsofts,    // answers and downloads of Microsoft's, and of a seller who passes its ids on
  };

  // All three have to be said: a kind that says nothing of itself does not compile.
  constexpr Worth(Rows about, Authority word, Ids whose) : rows(about), authority(word), ids(whose) {}

  Rows rows;
  Authority authority;
  Ids ids;
};

// Of the kinds that are not read: nothing of theirs stands beside anything.
inline constexpr Worth kOfDeclined{Worth::Rows::NoCustomers, Worth::Authority::List, Worth::Ids::MayBeSellers};

// By the id of its kind (ImportedFile::kind); of one that nobody knows like that of those that are not read.
Worth worth_of(std::string_view kind);

}  // namespace csp
