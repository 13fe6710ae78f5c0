// Whoever is twice in a list is found, wherever the two rows stand and however many share a hash.
#include "core/customer/repeats.hpp"

#include <doctest/doctest.h>

#include <random>
#include <set>

using namespace csp;

TEST_SUITE("repeats") {
  TEST_CASE("somebody is twice in a list exactly when a set of all of them is smaller than the list") {
    std::mt19937 random(20'261'127);
    for (int round = 0; round < 400; ++round) {
      const std::size_t size = random() % (round % 20 == 0 ? 5000 : 40);
      const std::uint32_t people = static_cast<std::uint32_t>(1 + random() % (4 * size * size + 1));
      // Several people share a hash; nobody has the hash of an empty name but those without a name.
      const std::uint32_t sharing = 1 + random() % 3;
      const std::uint32_t spread = round % 2 == 0 ? 1 : 0x9e37'79b9;
      std::vector<std::uint32_t> list;
      std::set<std::uint32_t> different;
      Repeats repeats;
      for (std::size_t i = 0; i < size; ++i) {
        list.push_back(random() % people);
        different.insert(list.back());
        const std::uint32_t hash = (list.back() / sharing + 1) * spread;
        repeats.add(hash == 0 ? 1 : hash);
      }
      CAPTURE(round);
      CHECK(repeats.any([&](std::uint32_t one, std::uint32_t other) { return list[one] == list[other]; }) == (different.size() < size));
    }
  }

  TEST_CASE("those without a name are not one person") {
    Repeats repeats;
    for (int i = 0; i < 2000; ++i) repeats.add(0);
    CHECK_FALSE(repeats.any([](std::uint32_t, std::uint32_t) { return true; }));
  }
}
