#pragma once
// What is better? Weights are compared place by place: what stands further left decides, and only a draw there lets the next place
// speak. They add up place by place, so that a sum of the least is the least sum. A place is wider than what is put into it: sums of absurd
// prices stay exact, and what was added can be taken away again.

#include <array>
#include <cstddef>
#include <cstdint>

namespace csp::plan {

__extension__ typedef __int128 WideSum;

struct Weight {
  static constexpr std::size_t kPlaces = 8;
  std::array<WideSum, kPlaces> places{};

  // For people and further sums: the nearest that 64 bits hold.
  std::int64_t at(std::size_t place) const {
    constexpr WideSum most = INT64_MAX;
    return static_cast<std::int64_t>(places[place] > most ? most : places[place] < -most ? -most : places[place]);
  }

  // Written out: the oldest standard library has no <=> for arrays.
  friend bool operator==(const Weight& a, const Weight& b) { return a.places == b.places; }
  friend bool operator<(const Weight& a, const Weight& b) { return a.places < b.places; }
  friend bool operator>(const Weight& a, const Weight& b) { return b < a; }
  friend bool operator<=(const Weight& a, const Weight& b) { return !(b < a); }
  friend bool operator>=(const Weight& a, const Weight& b) { return !(a < b); }
  Weight& operator+=(const Weight& other) {
    for (std::size_t i = 0; i < kPlaces; ++i) places[i] += other.places[i];
    return *this;
  }
  Weight& operator-=(const Weight& other) {
    for (std::size_t i = 0; i < kPlaces; ++i) places[i] -= other.places[i];
    return *this;
  }
  friend Weight operator+(Weight a, const Weight& b) { return a += b; }
  friend Weight operator-(Weight a, const Weight& b) { return a -= b; }
};

}  // namespace csp::plan
