#pragma once
// Which customers does a list of subscriptions name? By the tenant's id, else by a domain of the tenant, else by a name; what a
// row with two of them says about the other rows counts too.

#include <cstdint>
#include <initializer_list>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>

#include "core/import/reader.hpp"

namespace csp {

class ListedCustomers {
 public:
  struct Named {
    std::string_view tenant;  // an id, or a domain of the tenant instead
    std::string_view domain;
    std::string_view name;
  };
  // Keeps a record of each customer.
  void take(const ReaderContext& context, const Named& named);
  std::int64_t count() const;
  // A plan is for one.
  void finish(const ReaderContext& context);

 private:
  struct Known {
    std::string tenant, domain, name;  // as compared
    friend bool operator==(const Known&, const Known&) = default;
    friend bool operator<(const Known& a, const Known& b) {
      return std::tie(a.tenant, a.domain, a.name) < std::tie(b.tenant, b.domain, b.name);
    }
  };
  void join_domains(const ReaderContext& context);
  std::set<Known> known_;
  std::map<std::string, std::string> names_;           // as written, by what is compared
  std::string last_tenant_, last_domain_, last_name_;  // as the row before wrote them: nearly always this one does, too
};

// An indirect provider's list names the reseller and the end customer, and both columns have names of a customer. What stands in the one
// that is not believed is looked at as well.
class OtherCustomers {
 public:
  void look(const Cells& cells, std::initializer_list<std::size_t> columns);
  // `customers`: those of the believed columns.
  void tell(FileReport& report, std::int64_t customers) const;

 private:
  struct Column {
    std::string name;
    std::map<std::string, std::string> values;  // as written, by what is compared
  };
  std::map<int, Column> columns_;  // by their places in the table
};

// The text is a domain and nothing else: in lower case, without "@" in front or a final dot; empty when it is none.
std::string domain_named(std::string_view text);

}  // namespace csp
