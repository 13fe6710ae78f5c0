#pragma once
// A million people in little memory: what plans and outputs need of each, packed into one record of some fifty bytes. A directory id
// takes 16 bytes, the part of a sign-in name behind the @ and the usage location are kept once for all who share them.

#include <array>
#include <cstdint>
#include <functional>
#include <iterator>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace csp {

struct User {
  std::string id;  // directory object id, may be empty
  std::string principal_name;
  std::string display_name;
  std::string usage_location;
};

// A directory object id as a file writes it. Most are just as Guid::text() would write them: then 16 bytes stand for the text.
struct DirectoryId {
  DirectoryId() = default;
  DirectoryId(std::string_view written);
  DirectoryId(const std::string& written) : DirectoryId(std::string_view(written)) {}
  DirectoryId(const char* written) : DirectoryId(std::string_view(written)) {}
  std::string_view as_kept() const { return is_guid ? std::string_view(bytes, sizeof bytes) : text; }

  std::string_view text;
  char bytes[16] = {};
  bool is_guid = false;
};

// What a record says without building strings.
struct UserGlance {
  std::uint32_t domain = 0;    // PackedUsers::domain(); 0 = the sign-in name has none
  std::uint32_t location = 0;  // 0 = no usage location
  bool guest = false;          // "#EXT#" in the sign-in name
};

// Users one after the other. Grows by adding; what was added stays.
class PackedUsers {
 public:
  struct Fields {
    DirectoryId id;
    std::string_view principal_name, display_name, usage_location;
  };
  void add(const Fields& user, std::int32_t row);
  std::size_t size() const { return places_.size(); }
  User operator[](std::size_t index) const;
  std::int32_t row(std::size_t index) const;  // of the file it was read from; 0 = none
  UserGlance glance(std::size_t index) const;
  const std::string& domain(std::uint32_t number) const { return domains_.texts[number]; }  // as the file writes it

  // For finding the same person again: by directory id, and by sign-in name without regard to ASCII letter case. Equal hashes have to
  // be compared; 0 is the hash of an empty text.
  static std::uint32_t hash_of_id(const DirectoryId& id);
  static std::uint32_t hash_of_name(std::string_view name);
  bool has_id(std::size_t index, const DirectoryId& id) const;
  bool has_name(std::size_t index, std::string_view name) const;
  bool has_same_id(std::size_t one, std::size_t other) const;
  bool has_same_name(std::size_t one, std::size_t other) const;

 private:
  // Few texts that many share, by number; number 0 is the empty text.
  struct Shared {
    std::vector<std::string> texts{std::string()};
    std::map<std::string, std::uint32_t, std::less<>> numbers;
    std::array<std::uint16_t, 64> familiar{};  // numbers met lately, by what a glance at the text tells
    std::uint32_t number(std::string_view text);
  };
  struct View;
  View view(std::size_t index) const;
  std::string principal_name(const View& view) const;
  char* room_for(std::size_t bytes);

  std::vector<std::vector<char>> blocks_;
  std::size_t used_ = 0;               // of the last block
  std::vector<std::uint32_t> places_;  // block and place in the block
  Shared domains_;
  Shared locations_;
};

// The users of a customer: some of those that files gave, in an order of their own, without copying them.
class Users {
 public:
  class Iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = User;
    using difference_type = std::ptrdiff_t;
    using pointer = const User*;
    using reference = User;
    Iterator(const Users& users, std::size_t at) : users_(&users), at_(at) {}
    User operator*() const { return (*users_)[at_]; }
    Iterator& operator++() {
      ++at_;
      return *this;
    }
    friend bool operator==(const Iterator& a, const Iterator& b) { return a.at_ == b.at_; }

   private:
    const Users* users_;
    std::size_t at_;
  };

  void push_back(const User& user);
  // Adds one of `pack` by its place.
  void refer(const std::shared_ptr<const PackedUsers>& pack, std::size_t place);
  void reserve(std::size_t count) { numbers_.reserve(count); }
  std::size_t size() const { return numbers_.size(); }
  bool empty() const { return numbers_.empty(); }
  User operator[](std::size_t index) const;
  User front() const { return (*this)[0]; }
  User back() const { return (*this)[size() - 1]; }
  Iterator begin() const { return {*this, 0}; }
  Iterator end() const { return {*this, size()}; }
  // The domains they sign in with, in lower case, and how many with each; none with those of guests alone.
  std::map<std::string, std::int64_t> domains() const;

 private:
  struct Pack {
    std::shared_ptr<const PackedUsers> users;
    std::uint32_t first = 0;  // number of its first user
  };
  const Pack& pack_of(std::uint32_t number) const;

  std::vector<Pack> packs_;
  std::vector<std::uint32_t> numbers_;  // over all packs
  std::shared_ptr<PackedUsers> own_;    // added one by one; always the last pack when there is one
};

}  // namespace csp
