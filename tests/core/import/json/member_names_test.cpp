// Objects with very many members: a script that keys them by user writes one for each.
#include "core/import/json/member_names.hpp"

#include <chrono>

#include "core/import/json/json_items.hpp"
#include "tests/core/import/support.hpp"

using namespace csp;
using namespace csp::import_test;

namespace {

struct Counted : JsonItems::Receiver {
  std::size_t members = 0;
  std::vector<std::string> twice;
  void list_begins() override {}
  void item(JsonValue& item) override { members += item.members.size(); }
  void envelope(const JsonValue&) override {}
  void duplicate_key(const std::string& name) override { twice.push_back(name); }
};

Counted read(const std::string& text, std::size_t chunk) {
  Counted counted;
  JsonItems items(counted);
  JsonScanner scanner(items, true);
  for (std::size_t at = 0; at < text.size(); at += chunk) scanner.feed(std::string_view(text).substr(at, chunk));
  scanner.finish();
  CHECK_FALSE(scanner.error().has_value());
  return counted;
}

std::string object_of(int members, const std::string& last = {}) {
  std::string text = "{";
  for (int i = 0; i < members; ++i) text += (i == 0 ? "\"user" : ",\"user") + std::to_string(i) + "@contoso.example\":{\"a\":1}";
  return text + last + "}";
}

}  // namespace

TEST_CASE("a name twice is told in an object of any size, whole or in pieces, and a name of another object is none") {
  for (const int members : {1, 63, 64, 65, 66, 200, 1000}) {
    CAPTURE(members);
    const std::string again = ",\"user0@contoso.example\":1,\"new\":{\"user0@contoso.example\":1,\"b\":" + object_of(members) + "}";
    const std::string text = "[" + object_of(members, again) + "," + object_of(members) + "]";
    for (const std::size_t chunk : {text.size(), std::size_t{7}}) {
      const Counted counted = read(text, chunk);
      CHECK(counted.twice == std::vector<std::string>{"user0@contoso.example"});
      CHECK(counted.members == static_cast<std::size_t>(2 * members + 2));
    }
  }
}

TEST_CASE("an object of as many members as a tenant has users is read in seconds") {
  const std::string item = object_of(300'000);
  const auto begin = std::chrono::steady_clock::now();
  for (const std::string& text : {item, "[" + item + "]"}) CHECK(read(text, 65'536).members == 300'000);
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));  // minutes when each name is compared with all before it
}
