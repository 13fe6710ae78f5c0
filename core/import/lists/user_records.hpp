#pragma once
// Who has which licences, as one file tells it? A million users share a few holdings: each holding is kept once, each user is a packed
// record and a number.

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/base/finding.hpp"
#include "core/customer/customer.hpp"
#include "core/customer/repeats.hpp"

namespace csp {

// What a user has. Product names instead of ids stay in unresolved_names when the catalogue cannot tell them apart.
struct Holding {
  std::vector<AssignedSku> skus;  // sorted by SKU id
  std::vector<std::string> unresolved_names;
  bool has_assignment_error = false;
  friend bool operator==(const Holding&, const Holding&) = default;
};

// One user with assignments, spelled out.
struct UserRecord : Holding {
  User user;
  Origin origin;
};

class UserRecords {
 public:
  using HoldingNumber = std::uint32_t;

  // The same number for equal holdings.
  HoldingNumber number_of(const Holding& holding);
  void add(const PackedUsers::Fields& user, HoldingNumber holding, const Origin& origin);
  void push_back(const UserRecord& record);
  void set_holding(std::size_t index, HoldingNumber holding) { numbers_[index] = holding; }
  // All rows were seen: who is in the file twice is found, and what only reading needs is given back.
  void settle();
  void set_file(std::int32_t file) { file_ = file; }
  // What the file tells of licences beside their names: the groups that give them, and the services that are off in them. Where it does
  // not, its licences are neither "all direct" nor "all on", and another file is asked. A group, or a service that is off, tells it by
  // itself.
  void tell_ways() { tells_ways_ = true; }
  void tell_plans() { tells_plans_ = true; }
  bool tells_ways() const { return tells_ways_; }
  bool tells_plans() const { return tells_plans_; }

  std::size_t size() const { return numbers_.size(); }
  bool empty() const { return numbers_.empty(); }
  UserRecord operator[](std::size_t index) const;
  UserRecord at(std::size_t index) const { return (*this)[index]; }
  Origin origin(std::size_t index) const { return {file_, users_->row(index)}; }
  HoldingNumber holding_number(std::size_t index) const { return numbers_[index]; }
  const std::vector<Holding>& holdings() const { return holdings_; }
  const std::shared_ptr<PackedUsers>& packed() const { return users_; }
  bool has_repeated() const { return repeated_; }  // the same person twice in this file; after settle()

  class Iterator {
   public:
    Iterator(const UserRecords& records, std::size_t at) : records_(&records), at_(at) {}
    UserRecord operator*() const { return (*records_)[at_]; }
    Iterator& operator++() {
      ++at_;
      return *this;
    }
    friend bool operator==(const Iterator& a, const Iterator& b) { return a.at_ == b.at_; }

   private:
    const UserRecords* records_;
    std::size_t at_;
  };
  Iterator begin() const { return {*this, 0}; }
  Iterator end() const { return {*this, size()}; }

 private:
  std::shared_ptr<PackedUsers> users_ = std::make_shared<PackedUsers>();
  std::vector<HoldingNumber> numbers_;
  std::vector<Holding> holdings_;
  std::map<std::string, HoldingNumber> known_;  // by content
  Repeats ids_;
  Repeats names_;
  bool repeated_ = false;
  bool tells_ways_ = false;
  bool tells_plans_ = false;
  std::int32_t file_ = 0;
};

// Equal keys = the same SKUs, switched-off plans and way of assignment. Also the order of profiles of equal size.
std::string profile_key(const std::vector<AssignedSku>& skus);

}  // namespace csp
