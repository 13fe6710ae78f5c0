#pragma once
// The steps by which many files become one picture of the customer. Each takes the files in their order and adds to the picture;
// Merging calls them one after the other, and those that look at users bit by bit.

#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/import/worth.hpp"
#include "core/inventory/finding_ids.hpp"
#include "core/inventory/merge.hpp"

namespace csp {

using Files = std::vector<std::shared_ptr<const ImportedFile>>;

struct Picture {
  const Catalog& catalog;
  const Files& files;
  Inventory& inventory;
  const Inventory* of_plan = nullptr;  // the saved plan's, where these files are opened on top of one

  Customer& customer() const { return inventory.customer; }
  void report(Finding finding) const { inventory.customer.findings.push_back(std::move(finding)); }
  const std::string& file_name(const Origin& origin) const { return inventory.customer.file_names[static_cast<std::size_t>(origin.file)]; }
  // Of two files that tell the same the one of the higher authority is believed, then the later opened.
  Worth worth(const Origin& origin) const { return worth_of(files[static_cast<std::size_t>(origin.file)]->kind); }
};

void read_tenant(const Picture& picture);
void join_subscriptions(const Picture& picture);                    // needs nothing
void join_own_ids(const Picture& picture);                          // needs their SKUs
void join_pooled(const Picture& picture);                           // needs the SKUs of all the others
void name_rows(const Picture& picture);                             // needs all subscriptions
void keep_of_plan(const Picture& picture);                          // needs all keys of subscriptions, and users
void sum_units(const Picture& picture);                             // needs subscriptions and users
void find_skus(const Picture& picture);                             // needs subscriptions and the pools that files tell
void find_sku(const Picture& picture, Subscription& subscription);  // of one whose product is another one now
void check_domains(const Picture& picture);                         // needs the tenant and users
void check_completeness(const Picture& picture);                    // needs everything

// Which of the SKUs of this name does the tenant have units of? Null when none or several: a name is never guessed.
class PooledNames {
 public:
  explicit PooledNames(const Picture& picture);
  const Sku* sku_named(std::string_view name) const;
  bool has(const Guid& sku) const { return skus_.count(sku) != 0; }

 private:
  const Catalog& catalog_;
  std::set<Guid> skus_;
};
// The files ask which SKU this name means; the answer is known now.
void take_back_name(const Picture& picture, std::string_view name);

// Needs nothing.
class UserFolding {
 public:
  explicit UserFolding(const Picture& picture);
  ~UserFolding();
  // Looks at no more than so many users; true while there is more.
  bool work(std::size_t most);
  // The domain most of those with licences sign in with, in lower case, guests apart; of equal ones the first in the alphabet.
  std::string most_frequent_domain() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Needs users.
class ActivityCheck {
 public:
  explicit ActivityCheck(const Picture& picture);
  ~ActivityCheck();
  // Looks at no more than so many rows and users; true while there is more.
  bool work(std::size_t most);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace csp
