#pragma once
// What is better? Weights are compared place by place: what stands further left decides, and only a draw there lets the next place
// speak. They add up place by place, so that a sum of the least is the least sum.

#include <array>
#include <cstddef>
#include <cstdint>

namespace csp::plan {

struct Weight {
  static constexpr std::size_t kPlaces = 8;
  std::array<std::int64_t, kPlaces> places{};

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
