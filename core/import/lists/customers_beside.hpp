#pragma once
// Whose rows are they, where the kind itself does not ask? Tools for many tenants put the customer's column in front of what Microsoft
// exports, and people write above a table whose it is. One way for all kinds, so that two customers never become one plan in silence.

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/import/lists/listed_customers.hpp"
#include "core/import/reader.hpp"
#include "core/import/records.hpp"

namespace csp {

class CustomersBeside {
 public:
  // `of_users`: rows are people, who may work for different companies of one customer.
  CustomersBeside(const ReaderContext& context, bool of_users) : context_(context), of_users_(of_users) {}
  CustomersBeside(const CustomersBeside&) = delete;
  CustomersBeside& operator=(const CustomersBeside&) = delete;

  // A line above the table: "Customer: Contoso GmbH", in one cell or two. True when it names somebody.
  bool take_title(const std::vector<std::string>& cells);
  void row(const Cells& cells);
  void item(const JsonValue& item);
  // The kind has read everything, and what it found out about customers goes first.
  void finish();

 private:
  enum class Tells { Nothing, Tenant, Domain, Name, Company };
  Tells told_by(std::string_view folded_name) const;
  struct Company {  // where people work
    std::string name;
    std::map<std::string, std::set<std::string>> domains;  // of their sign-ins, by the company
  };
  struct Place {
    std::size_t place;
    Tells tells;
    std::string name;
  };
  struct Said {
    std::string_view tenant, domain, name;
  };
  void take(Tells tells, std::string_view text, Said& said) const;
  void take_company(const std::string& column, std::string_view company, std::string_view domain);
  void keep(const Said& said);
  void ask() const;

  ReaderContext context_;
  bool of_users_;
  std::optional<std::vector<Place>> places_;               // of the table
  std::vector<std::pair<std::string, Tells>> of_members_;  // of the item before, which has the same members nearly always
  std::string column_;                                     // that tells, as the file names it
  Records aside_;                                          // until it is certain that the kind says nothing itself
  ListedCustomers customers_;
  std::map<std::string, Company> companies_;  // by column
  std::string title_name_, title_tenant_, title_domain_;
};

}  // namespace csp
